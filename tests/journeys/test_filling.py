"""Writing figures of the plan into somebody's workbook, from the file menu to the copy."""

from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.measure_words import measure_words
from rampath.domain.observation import Measure
from rampath.domain.projection import Money, project
from rampath.models.fill_table import Column
from rampath.views.filling.dialog import FillDialog
from workbook import build
from workbook.package_rules import broken_rules


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A return that no layout knows."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Return"
    for row in (("What", "Figure", "Twice"), ("Share 2030", 2.0, "=B2*2"), ("Share 2031", 2.1, None)):
        sheet.append(row)
    workbook.save(tmp_path / "theirs.xlsx")
    return tmp_path / "theirs.xlsx"


def opened(program: Program, answers: Answers, qtbot: QtBot, file: Path) -> FillDialog:
    answers.to_open = file
    program.window.action("fill").trigger()
    qtbot.waitUntil(lambda: program.window.filling.dialog is not None, timeout=8_000)
    dialog = program.window.filling.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.settled, timeout=8_000)
    return dialog


def point(dialog: FillDialog, row: int, column: int) -> None:
    dialog.view.setCurrentIndex(dialog.view.model().index(row - 1, column - 1))


def take(dialog: FillDialog, qtbot: QtBot, row: int, column: int, year: int) -> None:
    """Say that a cell takes the core share of Belgium in a year."""
    point(dialog, row, column)
    panel = dialog.figure
    panel.member.setCurrentIndex(panel.member.findData("BEL"))
    panel.measure.setCurrentIndex(panel.measure.findData(Measure.CORE_SHARE))
    panel.year.setValue(year)
    panel.set.click()
    qtbot.waitUntil(lambda: dialog.settled, timeout=8_000)


def share(program: Program, year: int) -> float:
    plan, focus = program.document.plan, program.window.stage.scene.focus
    found = project(plan, plan.scenario(focus.scenario)).line("BEL", Pillar.CORE, Money()).share_in(year)
    assert found is not None
    return found


def written(dialog: FillDialog, answers: Answers, qtbot: QtBot, out: Path) -> str:
    answers.to_save = out
    before = len(answers.told)
    dialog.write.click()
    qtbot.waitUntil(lambda: len(answers.told) > before, timeout=8_000)
    return answers.told[-1]


def text(dialog: FillDialog, row: int, column: Column) -> str:
    return str(dialog.model.index(row, column).data())


def test_that_a_cell_that_was_pointed_at_takes_the_figure_and_the_original_stays(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    before = theirs.read_bytes()
    dialog = opened(program, answers, qtbot, theirs)
    assert dialog.model.rowCount() == 0
    assert not dialog.write.isEnabled()
    take(dialog, qtbot, 2, 2, 2030)
    assert [text(dialog, 0, each) for each in (Column.CELL, Column.BEFORE, Column.WAS, Column.STATUS)] == [
        "Return!B2", "2", "constant", "written",
    ]  # fmt: skip
    out = tmp_path / "out.xlsx"
    said = written(dialog, answers, qtbot, out)
    assert "cells 1;" in said
    assert "byte for byte" in said
    assert openpyxl.load_workbook(out)["Return"]["B2"].value == pytest.approx(share(program, 2030) * 100, rel=1e-11)
    assert theirs.read_bytes() == before
    assert broken_rules(out) == []


def test_that_a_formula_is_not_ticked_until_somebody_says_yes(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 3, 2030)
    assert text(dialog, 0, Column.STATUS) == "needs a yes: it holds a formula, which would be lost"
    assert not dialog.write.isEnabled()
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.CELL))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.write.isEnabled()
    written(dialog, answers, qtbot, tmp_path / "out.xlsx")
    assert isinstance(openpyxl.load_workbook(tmp_path / "out.xlsx")["Return"]["C2"].value, float)


def test_that_the_cells_of_a_known_layout_are_proposed_and_follow_the_path(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    rows: build.Rows = (
        ("Table 3: Core defence expenditure as a share of GDP",),
        ("Share of real GDP (%)",),
        ("Based on 2021 prices",),
        ("", 2025, 2026, 2030),
        ("Belgium", 1.5, 1.75, 2.25),
        ("Source: NATO, Defence Investment of NATO Countries, 10 July 2026",),
    )
    file = build.write(tmp_path / "nato.xlsx", {"Table 3": rows})
    dialog = opened(program, answers, qtbot, file)
    assert [text(dialog, 0, each) for each in (Column.CELL, Column.YEAR)] == ["Table 3!D5", "2030"]
    assert measure_words(Measure.CORE_SHARE) in text(dialog, 0, Column.FIGURE)
    before = text(dialog, 0, Column.AFTER)
    program.window.path.edits.set_shares({2030: 0.0299})
    qtbot.waitUntil(lambda: dialog.settled and text(dialog, 0, Column.AFTER) != before, timeout=8_000)
    assert text(dialog, 0, Column.AFTER) == "2.99"


def test_that_a_map_is_kept_as_the_command_reads_it(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 2, 2030)
    take(dialog, qtbot, 3, 2, 2031)
    kept = dialog.uses
    answers.to_save = answers.to_open = tmp_path / "map.toml"
    dialog.save.click()
    dialog.clear.click()
    qtbot.waitUntil(lambda: dialog.settled and dialog.model.rowCount() == 0, timeout=8_000)
    dialog.load.click()
    qtbot.waitUntil(lambda: dialog.settled and dialog.model.rowCount() == 2, timeout=8_000)
    assert dialog.uses == kept


def test_that_a_spoilt_map_is_told_and_the_one_shown_stays(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 2, 2030)
    kept = dialog.uses
    answers.to_open = tmp_path / "map.toml"
    answers.to_open.write_text('[[cells]]\ncell = "nowhere"\n')
    dialog.load.click()
    assert "map.toml" in answers.told[-1]
    assert dialog.uses == kept


def test_that_the_workbook_itself_is_never_written(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path
) -> None:
    before = theirs.read_bytes()
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 2, 2030)
    assert "stays as it is; choose another name" in written(dialog, answers, qtbot, theirs)
    assert theirs.read_bytes() == before


def test_that_a_workbook_that_changed_meanwhile_is_told(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 2, 2030)
    theirs.write_bytes(theirs.read_bytes() + b" ")
    assert "changed since it was read" in written(dialog, answers, qtbot, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
    assert dialog.write.isEnabled()


def test_that_rows_are_sorted_by_any_column_and_ticks_go_with_their_cells(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    for row, column, year in ((3, 2, 2031), (2, 3, 2032), (2, 2, 2030)):
        take(dialog, qtbot, row, column, year)
    dialog.table.sortByColumn(Column.CELL, Qt.SortOrder.AscendingOrder)
    assert [text(dialog, at, Column.CELL) for at in range(3)] == ["Return!B2", "Return!C2", "Return!B3"]
    dialog.table.sortByColumn(Column.YEAR, Qt.SortOrder.DescendingOrder)
    assert [text(dialog, at, Column.YEAR) for at in range(3)] == ["2032", "2031", "2030"]
    states = [dialog.model.index(at, 0).data(Qt.ItemDataRole.CheckStateRole) for at in range(3)]
    assert states == [Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Checked]


def test_that_the_values_of_an_old_workbook_are_offered_as_xlsx_which_is_then_opened(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    file = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks" / "eurostat_GDPpc.xls"
    answers.take_offers, answers.to_open, answers.to_save = True, file, tmp_path / "copy.xlsx"
    program.window.action("fill").trigger()
    qtbot.waitUntil(lambda: program.window.filling.dialog is not None, timeout=20_000)
    dialog = cast("FillDialog", program.window.filling.dialog)
    assert dialog.windowTitle() == "Write into copy.xlsx"
    assert "Save its values as .xlsx" in answers.told[0]
    assert "does not carry formulas" in answers.told[1]
    qtbot.waitUntil(lambda: dialog.settled, timeout=8_000)


def test_that_figures_of_a_marked_plan_stay_out_of_a_file_without_a_label(
    qtbot: QtBot, program: Program, answers: Answers, theirs: Path, tmp_path: Path
) -> None:
    dialog = opened(program, answers, qtbot, theirs)
    take(dialog, qtbot, 2, 2, 2030)
    answers.label = "NATO SECRET"
    program.window.action("marking").trigger()
    qtbot.waitUntil(lambda: dialog.settled, timeout=8_000)
    assert "carries no label, which asks less care" in written(dialog, answers, qtbot, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
