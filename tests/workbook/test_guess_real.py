"""The guess at files that are out in the world, against what openpyxl and a reader's eye see there."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.grid import Book
from rampath.workbook.guess import Guess, guess, guesses
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Form, Role, blocked
from rampath.workbook.opened_book import open_book
from rampath.workbook.result import Sheets

M = Measure


@cache
def opened(shared_data: Path, name: str) -> Book:
    return open_book(shared_data / "workbooks" / name)


def read(book: Book, name: str, register: Register) -> tuple[list[Guess], Sheets]:
    """All tables of a sheet by their guesses, what is unknown acknowledged; every cell is used or told of."""
    sheet = book.sheet(name)
    assert sheet is not None
    found = [each for each in guesses(sheet, book, register) if each.score]
    sheets = read_tables(book, sheet, [each.mapping.acknowledged() for each in found], "X", register)
    assert sheets.used + sum(each.cells for each in sheets.unused) == sheet.count()
    return found, sheets


def test_that_the_world_bank_s_sheet_needs_no_help(shared_data: Path, register: Register) -> None:
    book = opened(shared_data, "worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls")
    (found,), sheets = read(book, "Data", register)
    assert (found.mapping.header_row, blocked(found.mapping)) == (1, None)
    by_cell = {row.cell: row for row in sheets.observations}
    albania = by_cell["Data!V5"]
    assert (albania.member, albania.year, albania.measure, albania.value) == (
        "ALB", 1980, M.MILITARY_SHARE, 0.0604968468303311,
    )  # fmt: skip
    assert (by_cell["Data!BF251"].member, by_cell["Data!BF251"].year) == ("USA", 2016)


@pytest.mark.parametrize(
    ("name", "header", "first", "measure", "unit", "basis", "absent"),
    [
        ("Constant (2023) US$", 6, 4, M.MILITARY_EXPENDITURE, "USD million", "constant 2023", set()),
        ("Current US$", 6, 3, M.MILITARY_EXPENDITURE, "USD million", "current", set()),
        ("Share of GDP", 6, 3, M.MILITARY_SHARE, "fraction", "", {"ISL"}),
        ("Per capita", 7, 3, M.MILITARY_PER_CAPITA, "USD", "current", {"ISL", "TUR"}),
        ("Share of Govt. spending", 8, 4, M.MILITARY_SHARE_OF_GOVERNMENT, "fraction", "", {"ISL", "TUR"}),
    ],
)
def test_that_sipri_s_sheets_are_understood(
    shared_data: Path,
    register: Register,
    name: str,
    header: int,
    first: int,
    measure: Measure,
    unit: str,
    basis: str,
    absent: set[str],
) -> None:
    book = opened(shared_data, "sipri_SIPRI-Milex-data-1949-2024_2.xlsx")
    (found,), sheets = read(book, name, register)
    assert (found.mapping.header_row, min(use.column for use in found.mapping.of_role(Role.YEAR))) == (header, first)
    assert {(row.measure, row.unit, row.price_basis) for row in sheets.observations} == {(measure, unit, basis)}
    assert set(register.codes) - {row.member for row in sheets.observations} == absent
    assert max(row.year for row in sheets.observations) == 2024


def test_that_nato_s_tables_are_read_block_by_block(shared_data: Path, register: Register) -> None:
    book = opened(shared_data, "nato_240617-def-exp-2024-TABLES-en.xlsx")
    found, sheets = read(book, "TABLE3", register)
    assert [(each.mapping.measure, each.mapping.begins, each.mapping.last_row) for each in found] == [
        (M.CORE_SHARE, 9, 43), (M.REAL_CHANGE, 45, None),
    ]  # fmt: skip
    assert Counter(row.measure for row in sheets.observations) == {M.CORE_SHARE: 363, M.REAL_CHANGE: 363}
    by_cell = {row.cell: row for row in sheets.observations}
    poland = next(row for row in by_cell.values() if (row.member, row.measure, row.year) == ("POL", M.CORE_SHARE, 2024))
    assert (round(poland.value, 4), poland.kind) == (0.0412, Kind.ESTIMATE)
    assert {"NATO", "NATO_EUR_CAN"} < {row.member for row in by_cell.values()}


def test_that_the_eda_s_sheet_of_a_member_is_a_table_of_items(shared_data: Path, register: Register) -> None:
    book = opened(shared_data, "eda_defence-data-2021.xlsx")
    (found,), sheets = read(book, "Belgium", register)
    assert (found.mapping.member, found.mapping.header_row, found.mapping.unknown_items) == ("BEL", 2, ())
    by_cell = {row.cell: row for row in sheets.observations}
    total = by_cell["Belgium!B3"]
    assert (total.measure, total.year, total.value, total.unit) == (
        M.MILITARY_EXPENDITURE, 2017, 3932.3423182345, "EUR million",
    )  # fmt: skip
    austria = book.sheet("Austria")
    assert austria is not None
    assert blocked(guess(austria, book, register).mapping) == "member"


def test_that_eurostat_s_first_block_is_gdp_per_head_and_the_others_ask(shared_data: Path, register: Register) -> None:
    book = opened(shared_data, "eurostat_GDPpc.xls")
    found, sheets = read(book, "Data", register)
    assert [each.mapping.header_row for each in found] == [11, 29, 46, 63, 80]
    assert [blocked(each.mapping) for each in found] == [None, "measure", "measure", "measure", "measure"]
    germany = next(row for row in sheets.observations if row.cell == "Data!B12")
    assert (germany.member, germany.year, germany.measure, germany.value, germany.unit) == (
        "DEU", 2000, M.GDP_PER_CAPITA, 26000.0, "EUR",
    )  # fmt: skip


def test_that_the_imf_s_list_is_parted_by_subject_and_unit(shared_data: Path, register: Register) -> None:
    book = opened(shared_data, "imf_WEOApr2025all.xlsx")
    (found,), sheets = read(book, "WEOApr2025all", register)
    assert (found.mapping.form, found.mapping.header_row) == (Form.YEARS, 1)
    known = {item.text: item for item in found.mapping.items if item.known}
    assert known["Gross domestic product, current prices · U.S. dollars · Billions"].currency == "USD"
    assert known["Gross domestic product, constant prices · Percent change · Units"].measure is M.GDP_REAL_GROWTH
    assert all("Purchasing power parity" not in text for text in known)
    albania = next(row for row in sheets.observations if row.cell == "WEOApr2025all!J46")
    assert (albania.member, albania.year, albania.measure, albania.value) == ("ALB", 1980, M.REAL_GDP, 636847.0)
    assert {row.kind for row in sheets.observations if row.year == 2030} == {Kind.ESTIMATE}


@pytest.mark.parametrize(
    "name",
    ["dod_p1_display.xlsx", "de_bundeshaushalt_HR2023.xlsx", "de_bundeshaushalt_hh_2018.csv",
     "statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv"],
)  # fmt: skip
def test_that_a_budget_s_list_is_not_taken_for_a_table_of_years(
    shared_data: Path, register: Register, name: str
) -> None:
    book = opened(shared_data, name)
    assert {guess(sheet, book, register).mapping.form for sheet in book.sheets} == {Form.LINES}
