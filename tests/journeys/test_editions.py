"""Editions through the window: another one beside, the same one again, and which of them counts."""

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.charts.slope_chart import SlopeChart
from rampath.domain.commitment import Pillar
from rampath.domain.edition import EditionChoice
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.reimport import Change, Choices, Difference, Take
from rampath.views.chart_kinds import KINDS
from rampath.views.read_dialog import Use
from workbook.build import LAYOUT_2024, write

SHARE = Measure.CORE_SHARE
NEW = {2024: 3.8, 2025: 4.4, 2020: None}
"""What Poland's shares are in the revised file."""


@pytest.fixture(autouse=True)
def _beside(answers: Answers) -> None:
    answers.use = Use.BESIDE


def imported(qtbot: QtBot, program: Program, file: Path) -> None:
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)


def share(program: Program, member: str, year: int) -> float | None:
    return program.document.plan.observations.value(member, SHARE, year)


def resent(sample: Path, folder: Path, cells: dict[str, float | str | None]) -> Path:
    """The sample's file once more, with something else in some cells of Table 3."""
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


def test_that_two_editions_stand_side_by_side_in_a_chart_of_the_last_year_that_both_observed(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    imported(qtbot, program, write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024}))
    charts, known = program.window.charts, program.document.plan.observations
    charts.choose_chart(next(kind for kind in KINDS if kind.id == "slope_editions"))
    assert isinstance(charts.chosen, SlopeChart)
    shown = charts.chosen.picture()
    assert shown is not None
    assert (shown.left, shown.right) == ("NATO June 2024 (2024)", "NATO July 2026 (2024)")
    assert shown.lines
    for line in shown.lines:
        assert line.left == known.in_edition("NATO June 2024").value(line.member, SHARE, 2024)
        assert line.right == known.in_edition("NATO July 2026").value(line.member, SHARE, 2024)
    before = charts.chosen.title
    program.window.path.set_share(2035, 0.05)
    assert charts.chosen.title == before


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
    changes: dict[str, float | str | None] = {places(program, year): cell for year, cell in NEW.items()}
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
    assert "holds figures of NATO July 2026 that the plan has already. The same: " in answers.asked[-1]
    assert ", different: 3. " in answers.asked[-1]
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


def test_that_figures_about_which_a_question_is_open_are_not_gone_from_the_file(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    slovenia = program.document.plan.observations.get("SVN", SHARE, 2025)
    assert slovenia is not None
    label = f"A{slovenia.cell.partition('!M')[2]}"
    seen: list[Difference] = []

    def stand(found: Sequence[Difference]) -> Choices:
        seen.extend(each for each in found if each.change is not Change.SAME)
        return {}

    answers.stand = stand
    imported(qtbot, program, resent(sample, tmp_path, {label: "Slovania", places(program, 2020): None}))
    assert [(each.change, each.row.member, each.row.year) for each in seen] == [(Change.GONE, "POL", 2020)]
    assert share(program, "SVN", 2025) == slovenia.value
    said = [finding.message for finding in program.document.plan.findings if finding.place == f"Table 3!{label}"]
    (only,) = said
    assert only.startswith("“Slovania” is no name that is known: Slovak Republic or Slovenia? Not answered yet;")


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


def both(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    imported(qtbot, program, write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024}))


def chosen(program: Program) -> list[str]:
    """The ticked entries of the menu in the top bar."""
    menu = program.window.bar.edition._menu
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose(program: Program, text: str) -> None:
    menu = program.window.bar.edition._menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_that_the_top_bar_names_the_edition_and_another_one_is_drawn_from_it(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    assert window.bar.edition.text() == "NATO July 2026"
    assert "Beside them, and not counting: NATO June 2024." in window.bar.edition.toolTip()
    assert chosen(program) == ["The edition that reaches furthest, others fill in", "As for all members"]

    choose(program, "NATO June 2024 alone")
    assert window.bar.edition.text() == "NATO June 2024"
    assert chosen(program) == ["NATO June 2024 alone", "As for all members"]
    assert window.path.title.startswith("Türkiye rises from 1.38\u2009%")
    row = window.members.model.row_of("TUR")
    assert row is not None
    assert window.members.model.data(window.members.model.index(row, 1)) == "1.38"
    assert window.members.model.headerData(1, Qt.Orientation.Horizontal) == "2024e"
    assert window.charts.year.currentData() == 2024
    assert program.document.undo_stack.undoText() == "Draw figures from NATO June 2024 alone"

    window.action("undo").trigger()
    assert window.bar.edition.text() == "NATO July 2026"
    assert window.path.title.startswith("Türkiye rises from 2.85\u2009%")


def test_that_one_member_can_be_drawn_from_another_edition_and_the_plan_keeps_it(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    choose(program, "NATO June 2024 first")
    assert share(program, "TUR", 2024) == 0.01375
    assert share(program, "TUR", 2026) == 0.0285, "the newer edition fills in what the older one does not tell"
    assert window.bar.edition.text() == "NATO July 2026 and 1 more"
    assert "Exception: Türkiye from NATO June 2024." in window.bar.edition.toolTip()
    answers.to_save = tmp_path / "plan.xlsx"
    window.action("save_as").trigger()
    qtbot.waitUntil(lambda: program.document.file == answers.to_save, timeout=20_000)
    kept = program.document.plan
    choose(program, "As for all members")
    assert share(program, "TUR", 2024) != 0.01375
    window.filing.open_file(answers.to_save)
    qtbot.waitUntil(lambda: program.document.plan == kept, timeout=20_000)
    assert share(program, "TUR", 2024) == 0.01375


def test_that_an_arrangement_from_the_dialog_is_one_edit(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    both(qtbot, program, tmp_path)
    answers.choices = (EditionChoice("NATO June 2024"), EditionChoice("NATO July 2026"))
    program.window.action("editions").trigger()
    assert program.document.plan.editions == answers.choices
    assert program.document.undo_stack.undoText() == "Arrange editions"
    assert "As arranged" in chosen(program)
    assert program.window.status.text == "Figures are drawn from NATO June 2024, NATO July 2026"


def test_that_the_vintage_table_is_one_key_away_and_follows_the_member_in_focus(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    window.action("vintages").trigger()
    dialog = window.vintages
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Figures by edition: Türkiye"
    heads = [dialog.model.headerData(i, Qt.Orientation.Vertical) for i in range(dialog.model.rowCount())]
    assert heads == ["NATO June 2024", "NATO July 2026", "revision from NATO June 2024, pp"]
    years = [dialog.model.headerData(i, Qt.Orientation.Horizontal) for i in range(dialog.model.columnCount())]
    at = years.index("2024")
    # 2.08 - 1.375 is 0.705, and halves go away from zero
    assert [dialog.model.data(dialog.model.index(r, at)) for r in range(3)] == ["1.38 e", "● 2.08", "+0.71"]
    window.stage.look(member="BEL")
    assert dialog.windowTitle() == "Figures by edition: Belgium"
    assert dialog.model.rowCount() == 1
    assert window.action("vintages") in window.members.menu(window.members.table.currentIndex()).actions()


def test_that_a_figure_typed_over_in_the_vintage_table_is_set_by_hand_and_undone(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    window.action("vintages").trigger()
    model = window.vintages.model
    last = model.columnCount() - 1
    before = program.document.plan
    assert model.setData(model.index(1, last), "3.05")
    row = program.document.plan.observations.get("TUR", SHARE, 2026)
    assert row is not None
    assert (row.value, row.as_read, row.edited) == (0.0305, 0.0285, True)
    assert model.data(model.index(1, last)) == "● 3.05 e ✎"
    assert window.path.title.startswith("Türkiye rises from 3.05\u2009%")
    assert "set by hand to 3.05\u2009%" in program.document.plan.findings[-1].message
    window.action("undo").trigger()
    assert program.document.plan == before
    assert model.data(model.index(1, last)) == "● 2.85 e"


def test_that_what_cannot_be_typed_is_said_and_changes_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    both(qtbot, program, tmp_path)
    program.window.action("vintages").trigger()
    before = program.document.plan
    model = program.window.vintages.model
    model.setData(model.index(0, 0), "thirty")
    assert program.document.plan is before
    assert program.window.status.text.startswith("“thirty” is no share.")


def test_that_a_series_is_drawn_from_the_edition_whose_row_is_in_focus_and_back(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    window.action("vintages").trigger()
    dialog = window.vintages
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    assert dialog.draw.text() == "&Draw this series from NATO June 2024"
    dialog.draw.click()
    assert program.document.plan.editions == (EditionChoice("NATO June 2024", "TUR", SHARE),)
    assert share(program, "TUR", 2024) == 0.01375
    assert dialog.draw.text() == "&Draw this series as the others"
    dialog.draw.click()
    assert len(program.document.plan.editions) == 0


def test_that_the_vintage_table_is_copied_and_exported_with_its_sources(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window = program.window
    both(qtbot, program, tmp_path)
    window.stage.look(member="TUR")
    window.action("vintages").trigger()
    window.vintages.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["", "2014", "2015"]
    assert lines.pop() == ""
    assert [line.split("\t")[0] for line in lines[1:]] == [
        "NATO June 2024",
        "NATO July 2026",
        "revision from NATO June 2024, pp",
    ]
    at = lines[0].split("\t").index("2024")
    assert [line.split("\t")[at] for line in lines[1:]] == ["1.375", "2.08", "0.71"]
    assert 'x:num="1.375"' in QGuiApplication.clipboard().mimeData().html(), "a German Excel takes the exact number"
    assert window.status.text == "Copied 3 rows"

    answers.to_save = tmp_path / "vintages.csv"
    window.vintages.export.click()
    with answers.to_save.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert {row["edition"] for row in rows} == {"NATO June 2024", "NATO July 2026"}
    of_2024 = {row["edition"]: row for row in rows if row["year"] == "2024"}
    assert (of_2024["NATO June 2024"]["cell"], of_2024["NATO June 2024"]["text_in_cell"]) == ("TABLE3!F7", "1.375")
    assert of_2024["NATO July 2026"]["counts"] == "yes"
    assert float(of_2024["NATO July 2026"]["revision"]) == pytest.approx(0.0208 - 0.01375)

    answers.to_save = tmp_path / "none" / "vintages.csv"
    window.vintages.export.click()
    assert "folder does not exist" in answers.told[0]
