"""Ranges of unused cells: they count as the sheet counts, and never cover a cell that was used."""

from rampath.workbook.grid import Sheet
from rampath.workbook.left_out import LeftOut
from rampath.workbook.result import Unused
from rampath.workbook.sheet_xml import Marks


def test_that_rows_below_one_another_become_one_range_with_the_text_of_its_first_cell() -> None:
    left = LeftOut(Sheet("S", [["a", 1.0], ["", ""], ["b", "", 2.0], ["c"]]))
    left.rows(range(1, 4), "other")
    left.row(4, "note")
    assert left.unused() == (Unused("S!A1:C3", "a", "other", 4), Unused("S!A4", "c", "note", 1))


def test_that_a_range_does_not_reach_over_a_row_that_was_used() -> None:
    left = LeftOut(Sheet("S", [["a"], [1.0], ["b"]]))
    left.row(1, "other")
    left.row(3, "other")
    assert [unused.place for unused in left.unused()] == ["S!A1", "S!A3"]


def test_that_cells_of_a_row_become_a_range_for_each_run_of_neighbours() -> None:
    left = LeftOut(Sheet("S", [["a", "b", 1.0, "c"]]))
    left.cells(1, [1, 2, 4], "label")
    assert left.unused() == (Unused("S!A1:B1", "a", "label", 2), Unused("S!D1", "c", "label", 1))


def test_that_error_cells_count_as_the_sheet_counts_them() -> None:
    marks = Marks({(1, 2): "#REF!", (3, 1): "#DIV/0!"}, {(2, 1): "=A1"}, frozenset())
    sheet = Sheet("S", [["a", ""], [""]], marks=marks)
    left = LeftOut(sheet)
    left.rows(range(1, left.last_row + 1), "other")
    (unused,) = left.unused()
    assert unused.cells == sheet.count() == 4
    assert left.raw(3, 1) == "#DIV/0!"
