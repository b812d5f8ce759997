"""Editions through the window: another one beside, the same one again, and which of them counts."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.reimport import Change, Choices, Difference, Take
from rampath.views.read_dialog import Use
from workbook.build import LAYOUT_2024, write

SHARE = Measure.CORE_SHARE


@pytest.fixture(autouse=True)
def _beside(answers: Answers) -> None:
    answers.use = Use.BESIDE


def imported(qtbot: QtBot, program: Program, file: Path) -> None:
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)


def share(program: Program, member: str, year: int) -> float | None:
    return program.document.plan.observations.value(member, SHARE, year)


def resent(sample: Path, folder: Path, cells: dict[str, float | None]) -> Path:
    """The sample's file once more, with other figures in some cells of Table 3."""
    workbook = openpyxl.load_workbook(sample)
    for cell, value in cells.items():
        workbook["Table 3"][cell] = value
    file = folder / sample.name
    workbook.save(file)
    return file


def places(program: Program, year: int) -> str:
    """The cell of Poland's share of a year, as the plan has it."""
    row = program.document.plan.observations.get("POL", SHARE, year)
    assert row is not None
    return row.cell.partition("!")[2]


def test_that_an_older_edition_stands_beside_and_the_newer_one_still_counts(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    before = share(program, "TUR", 2024)
    older = write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024})
    imported(qtbot, program, older)
    plan = program.document.plan
    assert plan.observations.editions == ("NATO July 2026", "NATO June 2024")
    assert share(program, "TUR", 2024) == before
    assert [source.edition for source in plan.sources] == ["NATO July 2026", "NATO June 2024"]
    assert program.document.undo_stack.undoText() == "Put NATO June 2024 beside"
    assert program.window.status.text == (
        "NATO June 2024 stands beside the others; figures are drawn from NATO July 2026"
    )
    program.window.action("undo").trigger()
    assert program.document.plan.observations.editions == ("NATO July 2026",)


def test_that_the_same_file_once_more_changes_nothing_and_says_so(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path
) -> None:
    before = program.document.plan
    imported(qtbot, program, sample)
    assert program.document.plan == before
    assert not program.document.modified
    assert not any("again" in asked for asked in answers.asked)
    assert program.window.status.text == "nato-2026.xlsx: the plan has all its figures already"


def test_that_a_revised_file_asks_figure_by_figure_and_is_one_undo(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    document = program.document
    row = document.plan.observations.get("POL", SHARE, 2025)
    assert row is not None
    document.edit("Set by hand", with_figure(document.plan, row, 0.05))
    before = document.plan
    changes = {places(program, 2024): 3.8, places(program, 2025): 4.4, places(program, 2020): None}
    seen: list[Difference] = []

    def stand(found: Sequence[Difference]) -> Choices:
        seen.extend(each for each in found if each.change is not Change.SAME)
        return {each: Take.MINE for each in found if each.change is Change.CONFLICT}

    answers.stand = stand
    imported(qtbot, program, resent(sample, tmp_path, changes))
    assert {(each.change, each.row.year) for each in seen} == {
        (Change.CHANGED, 2024), (Change.CONFLICT, 2025), (Change.GONE, 2020),
    }  # fmt: skip
    assert "Set by hand, and changed in the file too: 1." in answers.asked[-1]
    assert share(program, "POL", 2024) == 0.038
    assert share(program, "POL", 2025) == 0.05
    assert share(program, "POL", 2020) == before.observations.value("POL", SHARE, 2020)
    kept = document.plan.observations.get("POL", SHARE, 2025)
    assert kept is not None
    assert (kept.as_read, kept.raw) == (0.044, "4.4")
    said = [finding.message for finding in document.plan.findings if finding not in before.findings]
    assert any("3.75\u2009% gave way to 3.80\u2009%" in sentence for sentence in said)
    assert any("5.00\u2009% (estimate), set by hand, was kept" in sentence for sentence in said)
    assert document.undo_stack.undoText() == "Import NATO July 2026 again"
    program.window.action("undo").trigger()
    assert document.plan == before


def test_that_cancel_leaves_the_plan(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    before = program.document.plan
    answers.stand = None
    imported(qtbot, program, resent(sample, tmp_path, {places(program, 2024): 3.8}))
    assert program.document.plan is before


def test_that_paths_follow_the_edition_that_is_put_in_place(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    answers.stand = lambda _found: {}
    imported(qtbot, program, resent(sample, tmp_path, {places(program, 2026): 4.0}))
    start = program.document.plan.start("POL", Pillar.CORE)
    assert start is not None
    assert (start.year, start.share) == (2026, 0.04)
