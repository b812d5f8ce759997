"""A sheet as it stands in its file, as a table."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rampath.models.sheet_table import MOST_SPANS, CellMark, SheetRole, SheetTableModel, Tint, prepare, spans_of
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.sheet_record import KnownRecord
from rampath.workbook.sheet_xml import Marks

ROWS: list[Row] = [
    ["", "Title over three", "", ""],
    ["", "Country", 2024.0, "2025e"],
    ["", "Estonia ", 3.43, ""],
    ["", "Latvia\n(Lats)", True, date(2024, 6, 17)],
]
SHEET = Sheet(
    "TABLE3",
    ROWS,
    merged=(((1, 2), (1, 4)),),
    marks=Marks({(3, 4): "#REF!"}, {(6, 5): "=SUM(C3:C4)"}, frozenset({3})),
)
YEAR = CellMark("year 2024", Tint.FIGURES, "a column of figures for 2024")
LABEL = CellMark("label", Tint.NAMES)


def shown(model: SheetTableModel, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.at((row, column)), role)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(SheetTableModel(SHEET, {(2, 3): YEAR, (0, 2): LABEL}))
    qtmodeltester.check(SheetTableModel(Sheet("empty", [])))


def test_that_each_cell_stands_at_its_true_address_with_its_text_as_it_is() -> None:
    model = SheetTableModel(SHEET)
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(3)] == ["A", "B", "C"]
    assert model.headerData(3, Qt.Orientation.Vertical) == "4"
    assert (shown(model, 1, 1), shown(model, 2, 3), shown(model, 3, 3)) == ("", "2024", "3.43")
    assert (shown(model, 3, 2), shown(model, 4, 3), shown(model, 4, 4)) == ("Estonia ", "TRUE", "2024-06-17")


def test_that_a_row_that_is_shorter_than_the_sheet_is_empty_behind_its_end() -> None:
    model = SheetTableModel(Sheet("ragged", [["a"], ["b", "c", "d"]]))
    assert model.columnCount() == 3
    assert shown(model, 1, 3) == ""


def test_that_errors_and_formulas_without_a_value_are_shown_also_where_no_row_reaches() -> None:
    model = SheetTableModel(SHEET)
    assert (model.rowCount(), model.columnCount()) == (6, 5)
    assert (shown(model, 3, 4), shown(model, 3, 4, SheetRole.ERROR)) == ("#REF!", True)
    assert shown(model, 6, 5) == "=SUM(C3:C4)"
    assert "a formula whose value the file does not hold" in str(shown(model, 6, 5, Qt.ItemDataRole.ToolTipRole))
    assert shown(model, 3, 3, SheetRole.ERROR) is False


def test_that_a_hidden_row_is_told_at_its_edge_and_in_its_cells() -> None:
    model = SheetTableModel(SHEET)
    assert model.headerData(2, Qt.Orientation.Vertical) == "3 hidden"
    assert (shown(model, 3, 3, SheetRole.HIDDEN), shown(model, 2, 3, SheetRole.HIDDEN)) == (True, False)


def test_that_the_tip_tells_address_whole_text_and_mark() -> None:
    model = SheetTableModel(SHEET, {(2, 3): YEAR})
    assert shown(model, 2, 3, Qt.ItemDataRole.ToolTipRole) == "TABLE3!C2\n2024\na column of figures for 2024"
    assert shown(model, 1, 1, Qt.ItemDataRole.AccessibleTextRole) == "TABLE3!A1, empty"


def test_that_a_mark_of_a_cell_goes_before_that_of_its_row_and_that_before_its_columns() -> None:
    row, cell = CellMark("header", Tint.HEADER), CellMark("unit", Tint.SAID)
    model = SheetTableModel(SHEET, {(0, 2): LABEL, (2, 0): row, (2, 2): cell})
    assert (model.mark((2, 2)), model.mark((2, 1)), model.mark((3, 2)), model.mark((3, 3))) == (cell, row, LABEL, None)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B · label"


def test_that_other_marks_change_only_the_cells_that_they_are_about(qtbot: QtBot) -> None:
    model = SheetTableModel(SHEET, {(2, 3): YEAR, (2, 2): LABEL})
    reset: list[bool] = []
    model.modelReset.connect(lambda: reset.append(True))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_marks({(2, 2): LABEL, (4, 3): YEAR})
    first, last = changed.args[:2]
    assert ((first.row(), first.column()), (last.row(), last.column())) == ((1, 2), (3, 2))
    assert reset == []
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_marks({(2, 2): LABEL, (4, 3): YEAR})


def test_that_a_columns_mark_changes_the_whole_column_and_its_letter(qtbot: QtBot) -> None:
    model = SheetTableModel(SHEET)
    with qtbot.waitSignals([model.dataChanged, model.headerDataChanged]):
        model.set_marks({(0, 3): YEAR})
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C · year 2024"


def test_that_of_very_many_marks_the_whole_sheet_is_drawn_anew(qtbot: QtBot) -> None:
    model = SheetTableModel(Sheet("long", [["x", 1.5]] * 30_000))
    with qtbot.waitSignals([model.dataChanged, model.headerDataChanged]):
        model.set_marks({(row, 0): LABEL for row in range(1, 30_001)})
    assert model.mark((30_000, 1)) == LABEL
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_marks({(7, 2): YEAR})
    first, last = changed.args[:2]
    assert ((first.row(), first.column()), (last.row(), last.column())) == ((0, 0), (29_999, 1))


def test_that_marks_outside_the_sheet_do_no_harm() -> None:
    model = SheetTableModel(SHEET)
    model.set_marks({(900, 900): YEAR, (0, 77): LABEL})
    assert model.at((900, 900)) == QModelIndex()
    SheetTableModel(Sheet("empty", [])).set_marks({(0, 1): LABEL})


def test_that_of_merged_ranges_that_overlap_one_is_left() -> None:
    first, apart = ((1, 1), (3, 3)), ((4, 1), (4, 2))
    assert spans_of((first, ((2, 2), (5, 5)), apart, ((7, 7), (7, 7)))) == (first, apart)
    assert len(spans_of(tuple(((row, 1), (row, 2)) for row in range(1, MOST_SPANS + 50)))) == MOST_SPANS


def test_that_a_long_sheet_is_shown_without_making_its_cells() -> None:
    row: Row = [1.5] * 15
    sheet = prepare(Sheet("long", [row] * 200_000))
    model = SheetTableModel(sheet)
    assert shown(model, 200_000, 15) == "1.5"
    assert "cells" not in vars(sheet)


def test_that_a_hidden_column_is_told_at_its_head_and_in_its_cells() -> None:
    """Its figures are read like all others, and may be those of an earlier edition."""
    sheet = Sheet("Data", [["", 2023.0], ["Belgium", 1.2]], record=KnownRecord(hidden_columns=frozenset({2})))
    model = SheetTableModel(sheet, {(0, 2): YEAR})
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in (0, 1)] == ["A", "B hidden · year 2024"]
    assert str(model.headerData(1, across, Qt.ItemDataRole.ToolTipRole)).startswith("Column B is hidden in the file.")
    assert (shown(model, 2, 2, SheetRole.HIDDEN), shown(model, 2, 1, SheetRole.HIDDEN)) == (True, False)
    assert "in a column that is hidden in the file" in str(shown(model, 2, 2, Qt.ItemDataRole.ToolTipRole))
