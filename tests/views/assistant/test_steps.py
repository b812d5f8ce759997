"""The draft of the assistant and the steps that can be taken back."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.views.assistant.steps import Steps
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import guess_again
from views.assistant.conftest import ITEMS, RETURN
from workbook.sheets import book_of, sheet_of


@pytest.fixture
def steps(register: Register) -> Steps:
    return Steps(draft_of(book_of(sheet_of(RETURN, "Odd"), sheet_of(ITEMS, "Belgium")), register))


def test_that_looking_at_another_table_is_told_and_is_no_step(steps: Steps, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.changed):
        steps.look_at(1)
    with qtbot.assertNotEmitted(steps.changed):
        steps.look_at(1)
        steps.look_at(9)
        steps.undo()
    assert steps.entry.mapping.sheet == "Belgium"


def test_that_a_new_change_forgets_what_was_taken_back(steps: Steps) -> None:
    steps.acknowledge()
    steps.undo()
    steps.tick(0, taken=False)
    steps.redo()
    assert not steps.draft.entries[0].taken
    assert steps.draft.entries[0].mapping.unknown


def test_that_a_table_of_which_something_is_said_is_taken(steps: Steps) -> None:
    steps.look_at(1)
    steps.tick(1, taken=False)
    steps.say("measure", Measure.DEFENCE_ITEM, steps.entry.mapping.unknown_items)
    assert [item.measure for item in steps.entry.mapping.items[2:]] == [Measure.DEFENCE_ITEM] * 2
    steps.correct(replace(steps.entry.mapping, edition="Ours"), "edition")
    assert (steps.entry.taken, steps.entry.mapping.edition) == (True, "Ours")


def test_that_a_guess_for_a_table_that_was_changed_meanwhile_is_dropped(steps: Steps, register: Register) -> None:
    before = steps.entry
    sheet = steps.draft.book.sheets[0]
    other = guess_again(sheet, steps.draft.book, register, header_row=2)
    steps.correct(replace(before.mapping, edition="Ours"), "edition")
    steps.guess_anew(before, other, "header_row")
    assert steps.entry.mapping.edition == "Ours"
    steps.guess_anew(steps.entry, other, "header_row")
    assert steps.entry.mapping is other.mapping
