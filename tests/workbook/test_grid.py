"""Sheets as they are: addresses, raw text, errors, hidden rows."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from rampath.workbook.grid import Sheet, filled
from rampath.workbook.opened_book import open_book


def saved(tmp_path: Path, workbook: Workbook) -> Path:
    file = tmp_path / "grid.xlsx"
    workbook.save(file)
    return file


def test_that_addresses_are_true_where_leading_rows_and_columns_are_empty(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Far"
    sheet["D7"] = "here"
    found = open_book(saved(tmp_path, workbook)).sheets[0].cells
    assert [(cell.place, cell.text) for cell in found.values()] == [("Far!D7", "here")]


def test_that_numbers_keep_their_text_and_whole_ones_have_no_point(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    values: tuple[float | str, ...] = (2014, 2.31, "2023e", True, 0, "  ")
    for column, value in enumerate(values, 1):
        sheet.cell(1, column, value)
    cells = open_book(saved(tmp_path, workbook)).sheets[0].cells
    assert [cell.raw for cell in cells.values()] == ["2014", "2.31", "2023e", "TRUE", "0"]


def test_that_a_formula_without_a_stored_value_is_an_error_and_not_nothing(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["B1"] = "=A1+1"
    cells = open_book(saved(tmp_path, workbook)).sheets[0].cells
    formula = cells[1, 2]
    assert (formula.raw, formula.error, formula.number) == ("=A1+1", True, None)


def test_that_hidden_rows_are_known(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in range(1, 5):
        sheet.cell(row, 1, row)
    sheet.row_dimensions[3].hidden = True
    assert open_book(saved(tmp_path, workbook)).sheets[0].hidden_rows == frozenset({3})


def test_that_error_cells_of_a_real_file_are_seen(shared_data: Path) -> None:
    book = open_book(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx")
    sheet = book.sheet("TABLE8b")
    assert sheet is not None
    assert sheet.errors == {(75, column): "#REF!" for column in range(4, 10)}
    assert sheet.hidden_rows == frozenset({42, 75})


def test_that_the_same_file_has_the_same_fingerprint(tmp_path: Path) -> None:
    file = saved(tmp_path, Workbook())
    assert open_book(file).sha256 == open_book(file).sha256
    assert len(open_book(file).sha256) == 64


VALUES = st.sampled_from(["", " ", "\u00a0\t", "x", 0.0, 1.5, True, False, None])


@given(st.lists(st.lists(VALUES, max_size=4), max_size=6))
def test_that_cells_are_counted_as_each_is_seen(rows: list[list[Any]]) -> None:
    assert Sheet("A", rows).count() == sum(filled(value) for row in rows for value in row)
