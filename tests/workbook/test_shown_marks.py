"""Figures that only their number format marks as estimates."""

from pathlib import Path

import openpyxl
import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import profile_from
from rampath.workbook.reading import read_by_profile, read_workbook
from rampath.workbook.shown_marks import is_marked


@pytest.mark.parametrize(
    ("number_format", "marked"),
    [
        ('0.0"e"', True), ("0.0\\e", True), ('#,##0" (e)"', True), ('#,##0.00" est."', True), ('0.0"p"', True),
        ('General"e"', True), ('[Blue]0.0"e";[Red]-0.0"e"', True), ('"~"0.0', True), ('"ca. "#,##0', True),
        ('0.0%"e"', True), ('#,##0" e"_);(#,##0" e")', True), ('"["0.0"]"', True), ('[$€-407] #,##0" e"', True),
        ("General", False), ("0.0", False), ("0.00E+00", False), ("0.0%", False), ('#,##0" €"', False),
        ('0.0"*"', False), ('0.0" m"', False), ('#,##0.0" Mio. €"', False), ('"e"', False), ("", False), ("@", False),
        ('dd" de "mmmm" de "yyyy', False), ('0.0;-0.0"e"', False), ('"Expected "0', False),
    ],
)  # fmt: skip
def test_that_a_format_tells_whether_it_marks_an_estimate(number_format: str, marked: bool) -> None:
    assert is_marked(number_format) is marked


def test_that_a_figure_that_its_format_marks_is_an_estimate(tmp_path: Path, register: Register) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"] = "Defence expenditure, million EUR, current prices"
    rows: list[tuple[str | int, ...]] = [
        ("Country", 2022, 2023),
        ("Belgium", 5500, 6000),
        ("Estonia", 700, 800),
        ("France", 52000, 54000),
    ]
    for at, row in enumerate(rows, 3):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    sheet["C5"].number_format = '#,##0"e"'
    workbook.save(tmp_path / "return.xlsx")
    book = open_book(tmp_path / "return.xlsx")
    profile = profile_from("Mine", book, draft_of(book, register).mappings, register=register)
    told = {(row.member, row.year): row.kind for row in read_by_profile(book, profile, register).observations}
    assert told.pop(("EST", 2023)) is Kind.ESTIMATE
    assert set(told.values()) == {Kind.ACTUAL}
    assert len(told) == 5


def test_that_a_figure_of_nato_s_table_that_its_format_marks_is_an_estimate(tmp_path: Path, register: Register) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Table 3"
    sheet["A1"] = "Table 3: Defence expenditure as a share of GDP"
    sheet["A2"] = "(percentage, based on 2021 prices and exchange rates)"
    rows: list[tuple[str | float, ...]] = [
        ("", 2023, 2024),
        ("Belgium", 1.18, 1.29),
        ("Canada", 1.31, 1.46),
        ("Estonia", 2.98, 3.39),
    ]
    for at, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    sheet["C6"].number_format = '0.00"e"'
    workbook.save(tmp_path / "nato.xlsx")
    told = {(row.member, row.year): row for row in read_workbook(tmp_path / "nato.xlsx", register).observations}
    assert [at for at, row in told.items() if row.kind is Kind.ESTIMATE] == [("CAN", 2024)]
    assert {at: row.value for at, row in told.items() if row.year == 2024} == {
        ("BEL", 2024): 0.0129, ("CAN", 2024): 0.0146, ("EST", 2024): 0.0339,
    }  # fmt: skip
    assert len(told) == 6
