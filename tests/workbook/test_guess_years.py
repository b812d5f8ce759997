"""Rows of years that are told by the same day of each year, such as the end of a fiscal year."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import profile_from
from rampath.workbook.reading import read_by_profile
from workbook.build import Rows, write
from workbook.sheets import book_of, sheet_of


def rows_of(*days: date) -> Rows:
    told = [("Belgium", 5000.0), ("Estonia", 600.0), ("France", 50000.0)]
    figures = [(name, *(value + at for at in range(len(days)))) for name, value in told]
    return (("Defence expenditure, million EUR, current prices",), ("Country", *days), *figures)


@pytest.mark.parametrize(("month", "day"), [(6, 30), (7, 1), (3, 31), (9, 30), (4, 1)])
def test_that_the_same_day_of_each_year_heads_a_table_of_years_to_be_looked_at(
    month: int, day: int, register: Register
) -> None:
    sheet = sheet_of(rows_of(*(date(year, month, day) for year in (2021, 2022, 2023))))
    found = guess(sheet, book_of(sheet), register)
    assert [use.year for use in found.mapping.of_role(Role.YEAR)] == [2021, 2022, 2023]
    reason = found.reason("column 3")
    assert reason is not None
    assert not reason.sure
    assert reason.why == f"The heading is the day 2022-{month:02}-{day:02} and was read as the year 2022."


def test_that_the_last_of_february_is_the_same_day_in_leap_years(register: Register) -> None:
    sheet = sheet_of(rows_of(date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28)))
    found = guess(sheet, book_of(sheet), register)
    assert [use.year for use in found.mapping.of_role(Role.YEAR)] == [2023, 2024, 2025]


@pytest.mark.parametrize(
    "days",
    [
        (date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)),
        (date(2023, 6, 30), date(2024, 3, 31), date(2024, 9, 30)),
        (date(2024, 6, 30), date(2024, 6, 30)),
        (date(2024, 6, 30), date(2022, 6, 30), date(2023, 6, 30)),
    ],
)
def test_that_other_days_head_no_years(days: tuple[date, ...], register: Register) -> None:
    sheet = sheet_of(rows_of(*days))
    assert not guess(sheet, book_of(sheet), register).mapping.of_role(Role.YEAR)


def test_that_a_profile_knows_the_days_of_a_later_year(tmp_path: Path, register: Register) -> None:
    first, later = tmp_path / "first.xlsx", tmp_path / "later.xlsx"
    book = open_book(write(first, {"Data": rows_of(date(2022, 6, 30), date(2023, 6, 30))}))
    profile = profile_from("Mine", book, draft_of(book, register).mappings, register=register)
    write(later, {"Data": rows_of(date(2023, 6, 30), date(2024, 6, 30))})
    reading = read_by_profile(open_book(later), profile, register)
    told = {(row.member, row.year): (row.measure, row.value, row.cell) for row in reading.observations}
    assert told["EST", 2024] == (Measure.CORE_EXPENDITURE, 601.0, "Data!C4")
    assert len(told) == 6
    assert [finding.message for finding in reading.findings if "2024-06-30" in finding.message] == [
        "The heading is the day 2024-06-30 and was read as the year 2024."
    ]


def test_that_words_that_nobody_knows_over_the_year_that_is_not_over_leave_its_kind_unsure(register: Register) -> None:
    sheet = sheet_of((("Romania, RON million",), ("", "Realizat", "Ciclul", "Ciclul"), ("", 2025, 2026, 2027),
                      ("Defence expenditure", 39_000, 45_000, 50_000)))  # fmt: skip
    found = guess(sheet, replace(book_of(sheet), day=date(2026, 7, 15)), register)
    assert [use.kind for use in found.mapping.figures] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN]
    reasons = [found.reason(f"column {column}") for column in (2, 3, 4)]
    assert [reason is not None and reason.sure for reason in reasons] == [True, False, True]
    assert reasons[1] is not None
    assert reasons[1].why == ("Nobody knows what “Ciclul” says of the year 2026; its figures are taken as estimates.")


def test_that_the_heading_of_the_labels_may_say_how_firm_all_years_are(register: Register) -> None:
    rows: Rows = (("Poland, PLN million",), ("Plan", 2024, 2025), ("Defence expenditure", 160_000, 186_000))
    sheet = sheet_of(rows)
    found = guess(sheet, replace(book_of(sheet), day=date(2026, 7, 15)), register)
    assert [use.kind for use in found.mapping.figures] == [Kind.PLAN, Kind.PLAN]
    reason = found.reason("column 2")
    assert reason is not None
    assert (reason.sure, reason.why) == (
        False, "“Plan” stands left of the years and is taken to be said of all of them.",
    )  # fmt: skip


def test_that_numbers_of_something_else_in_the_row_of_years_hide_no_table(register: Register) -> None:
    rows: Rows = (("Estonia, EUR million",), ("", 2023, 2024, 2025, "", "Real GDP growth (%)", 1.0, 2.0),
                  ("Defence expenditure", 1132, 1338, 1400, "", "Inflation", 9.1, 3.7))  # fmt: skip
    sheet = sheet_of(rows)
    mapping = guess(sheet, book_of(sheet), register).mapping
    assert [(use.column, use.role, use.year) for use in mapping.columns] == [
        (1, Role.LABEL, None), (2, Role.YEAR, 2023), (3, Role.YEAR, 2024), (4, Role.YEAR, 2025),
        (6, Role.UNKNOWN, None), (7, Role.UNKNOWN, None), (8, Role.UNKNOWN, None),
    ]  # fmt: skip


def test_that_a_year_beside_a_word_that_nobody_knows_is_that_year_among_others_to_be_looked_at(
    register: Register,
) -> None:
    head = (
        "",
        "2024 (απολογισμός)",
        "2025 (εκτίμηση)",
        "2026 (αρχικός)",
        "2027 (πρόβλεψη)",
        "Δείκτης 2024",
        "GDP 2028",
    )
    rows: Rows = (("Ελλάδα, εκατ. €",), head, ("Αμυντικές δαπάνες", 7100, 7120, 7500, 7700, 104, 300_000))
    sheet = sheet_of(rows)
    found = guess(sheet, replace(book_of(sheet), day=date(2026, 7, 15)), register)
    assert [(use.column, use.role, use.year, use.kind) for use in found.mapping.columns] == [
        (1, Role.LABEL, None, Kind.ACTUAL), (2, Role.YEAR, 2024, Kind.ACTUAL), (3, Role.YEAR, 2025, Kind.ESTIMATE),
        (4, Role.YEAR, 2026, Kind.ESTIMATE), (5, Role.YEAR, 2027, Kind.PLAN),
        (6, Role.UNKNOWN, None, Kind.ACTUAL), (7, Role.UNKNOWN, None, Kind.ACTUAL),
    ]  # fmt: skip
    reason = found.reason("column 4")
    assert reason is not None
    assert not reason.sure
