"""Reading a table beside the window: only the newest state counts."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from rampath.doors.importing import assistant_doors_for
from rampath.opening import Presets
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.assistant.reader import Seen, TableReader
from rampath.views.background import Background
from rampath.workbook.draft import draft_of
from rampath.workbook.safety import WorkbookRefused
from views.assistant.conftest import RETURN
from workbook.sheets import book_of, sheet_of


@pytest.fixture
def doors(presets: Presets) -> AssistantDoors:
    return assistant_doors_for(presets)


def test_that_only_the_last_of_several_states_is_read(
    qtbot: QtBot, doors: AssistantDoors, background: Background
) -> None:
    reader = TableReader(background, doors)
    seen: list[Seen] = []
    reader.seen.connect(seen.append)
    draft = draft_of(book_of(sheet_of(RETURN)), doors.register)
    entry = draft.entries[0]
    fewer = entry.with_mapping(replace(entry.mapping, last_row=3))
    reader.read(draft, entry)
    reader.read(draft, fewer)
    assert not reader.idle
    qtbot.waitUntil(lambda: reader.idle and background.idle)
    assert [each.entry for each in seen] == [fewer]
    assert {row.member for row in seen[0].read.observations} == {"BEL"}
    assert len(seen[0].table.rows) == 1
    assert seen[0].marks[2, 0].word == "header"


def test_that_a_reading_that_is_stopped_is_never_shown(
    qtbot: QtBot, doors: AssistantDoors, background: Background
) -> None:
    reader = TableReader(background, doors)
    draft = draft_of(book_of(sheet_of(RETURN)), doors.register)
    with qtbot.assertNotEmitted(reader.seen, wait=200):
        reader.read(draft, draft.entries[0])
        reader.stop()
    assert reader.idle


def test_that_a_refusal_is_handed_on(qtbot: QtBot, doors: AssistantDoors, background: Background) -> None:
    def refuse(*_all: object) -> object:
        raise WorkbookRefused("It is gone.")

    reader = TableReader(background, replace(doors, preview=refuse))  # type: ignore[arg-type]
    draft = draft_of(book_of(sheet_of(RETURN)), doors.register)
    with qtbot.waitSignal(reader.failed) as failed:
        reader.read(draft, draft.entries[0])
    assert [str(each) for each in failed.args or ()] == ["It is gone."]
    assert reader.idle
