"""Rows amid a list that tell of the lines below them: money that comes in or goes out, parts of a line, totals."""

from dataclasses import replace
from typing import Any

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Part
from workbook.build import Rows
from workbook.lists import mapping_of
from workbook.sheets import book_of, sheet_of

BOTH = (
    "“{}” and “{}” stand in one list, and no column keeps them apart. Their lines were added together; read one of them"
    " alone, from its first row to its last."
)
OTHERWISE = (
    "Row 4 heads the columns otherwise: “2026”, and not “2024”. The lines below it were read like those above it; end"
    " the list before it."
)
PARTS = (
    "Rows that say “z toho:” of the lines below them: 1. These lines were counted; check that the lines above do not"
    " hold them already."
)
HEAD = ("Code", "Title", "Budget 2025")
REVENUE: Rows = (("71", "Rents", 4), ("72", "Sales", 6))
SPENDING: Rows = (("31", "Pay", 40), ("32", "Tanks", 90))


def said(rows: Rows, register: Register, **other: Any) -> list[tuple[str, str]]:
    book = book_of(sheet_of((HEAD, *rows), "List"))
    sheets = read_mapped(book, [mapping_of(book, **other)], register)
    return [(each.place, each.message) for each in sheets.findings if each.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("coming", "going"), [("REVENUE", "EXPENDITURE"), ("Příjmy", "Výdaje"), ("I. ПРИХОДИ", "II. РАЗХОДИ")]
)
def test_that_revenue_above_expenditure_is_told(coming: str, going: str, register: Register) -> None:
    rows: Rows = (("", coming, ""), *REVENUE, ("", going, ""), *SPENDING)
    assert said(rows, register) == [("List!B2", BOTH.format(coming, going))]


def test_that_their_totals_tell_it_too(register: Register) -> None:
    rows: Rows = (*REVENUE, ("", "Total revenue", 10), *SPENDING, ("", "Total expenditure", 130))
    (found,) = said(rows, register, totals=("Total",))
    assert found[0] == "List!B4"


def test_that_nothing_is_told_where_a_column_keeps_them_apart_or_one_stands_alone(register: Register) -> None:
    rows: Rows = (("", "EXPENDITURE", ""), *SPENDING, ("", "Other expenditure", ""), ("33", "Fuel", 5))
    assert said(rows, register) == []
    both: Rows = (("", "REVENUE", ""), *REVENUE, ("", "EXPENDITURE", ""), *SPENDING)
    assert not any("one list" in each for _, each in said(both, register, sides=(Part("all", "Code", ("7", "3")),)))


def test_that_lines_below_a_row_that_says_of_which_alone_are_told(register: Register) -> None:
    rows: Rows = (("31", "Pay", 40), ("", "z toho:", ""), ("311", "Officers", 15), ("32", "Tanks", 90))
    assert said(rows, register) == [("List!B3", PARTS)]


def test_that_a_total_above_its_lines_is_held_against_them(register: Register) -> None:
    book = book_of(sheet_of((HEAD, ("", "Total", 140), *REVENUE, *SPENDING, ("", "Total", 141)), "List"))
    sheets = read_mapped(book, [mapping_of(book, totals=("Total",))], register)
    messages = [each.message for each in sheets.findings]
    assert "Totals that the sheet states and that agree with its lines: 1." in messages
    (differing,) = [each for each in messages if each.startswith("The total states")]
    assert differing.startswith("The total states 141.000 EUR million, and its lines add up to 140.000.")


def test_that_a_total_above_lines_that_are_not_it_is_told_with_what_these_are(register: Register) -> None:
    book = book_of(sheet_of((HEAD, ("", "Total", 150), *REVENUE, *SPENDING), "List"))
    sheets = read_mapped(book, [mapping_of(book, totals=("Total",))], register)
    (message,) = [each.message for each in sheets.findings if each.severity is not Severity.NOTE]
    assert message.startswith("The total states 150.000 EUR million, and its lines add up to 140.000.")


def test_that_a_header_with_years_may_come_again_and_is_no_line(register: Register) -> None:
    head = ("Code", "Title", 2024, 2025)
    lines = [("31", "Pay", 40, 50), ("32", "Tanks", 90, 80)]

    def totals(again: tuple[object, ...]) -> tuple[list[float], list[str]]:
        book = book_of(sheet_of((head, *lines, again, *lines), "List"))
        mapping = mapping_of(book)
        columns = tuple(replace(use, header=use.header.removesuffix(".0"), year=year)
                        for use, year in zip(mapping.columns, (None, None, 2024, 2025), strict=True))  # fmt: skip
        sheets = read_mapped(book, [replace(mapping, columns=columns)], register)
        messages = [each.message for each in sheets.findings if each.severity is Severity.ERROR]
        return [each.amount for each in sheets.lines[0].totals()], messages

    assert totals(head) == ([260.0, 260.0], [])
    assert totals(("Code", "Title", 2026, 2027)) == (
        [260.0, 260.0],
        [OTHERWISE],
    )
