"""What has not happened yet on the day of the reading is no actual figure, whatever a table is like."""

from dataclasses import replace
from datetime import date

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import preview
from rampath.workbook.firmness import by_day
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess import Guess, guess
from rampath.workbook.profile import apply, profile_from
from rampath.workbook.result import Sheets
from workbook.sheets import Rows, book_of, sheet_of

DAY = date(2026, 11, 24)
TITLE = ("NATO: defence expenditure as % of GDP",)
A, E, P = Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN


def on(day: date | None, *sheets: Sheet) -> Book:
    return replace(book_of(*sheets), day=day)


def guessed(rows: Rows, register: Register, day: date | None = DAY) -> Guess:
    sheet = sheet_of(rows)
    return guess(sheet, on(day, sheet), register)


def kinds(found: Guess) -> list[tuple[int | None, Kind]]:
    return [(use.year, use.kind) for use in found.mapping.figures]


def read(rows: Rows, register: Register, day: date | None = DAY) -> Sheets:
    book = on(day, sheet_of(rows))
    return preview(book, draft_of(book, register).entries[0].mapping, register)


@pytest.mark.parametrize(
    ("year", "kind", "said", "found"),
    [
        (2025, A, False, A), (2026, A, False, E), (2026, A, True, A), (2026, P, True, P),
        (2027, A, True, P), (2027, E, True, P), (2030, A, False, P),
    ],
)  # fmt: skip
def test_that_later_years_are_plans_and_the_current_one_an_estimate_unless_it_is_said(
    year: int, kind: Kind, said: bool, found: Kind
) -> None:
    assert by_day(year, kind, DAY, said=said) is found
    assert by_day(year, kind, None, said=said) is kind


def test_that_columns_of_years_that_have_not_come_yet_are_plans_with_the_reason(register: Register) -> None:
    rows = (TITLE, ("", 2025, 2026, 2027), ("Belgium", 2.0, 2.1, 2.2), ("Estonia", 3.4, 5.4, 5.5))
    found = guessed(rows, register)
    assert kinds(found) == [(2025, A), (2026, E), (2027, P)]
    whys = [reason.why for reason in found.reasons if reason.field in {"column 3", "column 4"}]
    assert whys == [
        "The year 2026 is not over yet, so its figures are estimates.",
        "The year 2027 has not come yet, so its figures are plans.",
    ]
    assert kinds(guessed(rows, register, None)) == [(2025, A), (2026, A), (2027, A)]
    values = {(row.year, row.kind) for row in read(rows, register).observations}
    assert values == {(2025, A), (2026, E), (2027, P)}


def test_that_the_current_year_is_what_its_heading_says(register: Register) -> None:
    rows = (TITLE, ("", "2025", "2026 actual", "2027e"), ("Belgium", 2.0, 2.1, 2.2), ("Estonia", 3.4, 5.4, 5.5))
    assert kinds(guessed(rows, register)) == [(2025, A), (2026, A), (2027, P)]


def test_that_rows_of_years_that_have_not_come_yet_are_plans_and_that_is_noted(register: Register) -> None:
    rows = (TITLE, ("Year", "Belgium", "Estonia"), *((year, 2.0, 3.4) for year in range(2024, 2029)))
    found = read(rows, register)
    assert {row.year: row.kind for row in found.observations} == {2024: A, 2025: A, 2026: E, 2027: P, 2028: P}
    assert [finding.message for finding in found.findings] == [
        "The year 2026 is not over yet. Its figures were taken as estimates.",
        "The years 2027 and 2028 have not come yet. Their figures were taken as plans.",
    ]


def test_that_a_row_that_says_how_firm_the_current_year_is_stands(register: Register) -> None:
    rows = (TITLE, ("Year", "Belgium", "Estonia"), *((f"{year} final", 2.0, 3.4) for year in (2024, 2025, 2026)))
    found = read(rows, register)
    assert {row.kind for row in found.observations} == {A}
    assert found.findings == ()


def test_that_a_later_year_that_a_person_calls_actual_is_a_plan_and_that_is_noted(register: Register) -> None:
    rows = (TITLE, ("", 2025, 2027), ("Belgium", 2.0, 2.1), ("Estonia", 3.4, 5.4))
    book = on(DAY, sheet_of(rows))
    mapping = draft_of(book, register).entries[0].mapping
    said = mapping.with_use(replace(mapping.columns[2], kind=A))
    found = preview(book, said, register)
    assert {row.kind for row in found.observations if row.year == 2027} == {P}
    assert [finding.message for finding in found.findings] == [
        "The year 2027 has not come yet. Its figures were taken as plans."
    ]


def test_that_a_word_over_columns_that_are_not_merged_reaches_to_the_next_one_unsurely(register: Register) -> None:
    rows = (TITLE, ("", "Actual", "", "Plan", ""), ("", 2021, 2022, 2025, 2026), ("Belgium", 1, 2, 3, 4),
            ("Estonia", 1, 2, 3, 4))  # fmt: skip
    for day in (None, DAY):
        found = guessed(rows, register, day)
        assert kinds(found) == [(2021, A), (2022, A), (2025, P), (2026, P)]
        reason = found.reason("column 5")
        assert reason is not None
        assert (reason.sure, reason.why) == (
            False, "“Plan” stands further left and is taken to reach over this year, too.",
        )  # fmt: skip


def test_that_a_lone_word_over_a_column_tells_from_where_on_figures_are_plans(register: Register) -> None:
    rows = (TITLE, ("", "", "", "Plan", ""), ("", 2021, 2022, 2024, 2025), ("Belgium", 1, 2, 3, 4),
            ("Estonia", 1, 2, 3, 4))  # fmt: skip
    assert kinds(guessed(rows, register)) == [(2021, A), (2022, A), (2024, P), (2025, P)]


def test_that_a_word_does_not_reach_over_earlier_years(register: Register) -> None:
    rows = (TITLE, ("", "Estimate", "", ""), ("", 2025, 2024, 2023), ("Belgium", 1, 2, 3), ("Estonia", 1, 2, 3))
    assert kinds(guessed(rows, register)) == [(2025, E), (2024, A), (2023, A)]


def test_that_a_profile_leaves_kinds_open_that_only_the_day_told(register: Register) -> None:
    rows = (TITLE, ("", 2025, 2026, 2027), ("Belgium", 2.0, 2.1, 2.2), ("Estonia", 3.4, 5.4, 5.5))
    book = on(DAY, sheet_of(rows))
    profile = profile_from("Mine", book, [draft_of(book, register).entries[0].mapping])
    assert [column.headers for column in profile.sheets[0].columns if column.role == "year"] == [("{year}",)]
    again = apply(profile, on(date(2027, 11, 24), sheet_of(rows)))[0][0]
    assert [(use.year, use.kind) for use in again.figures] == [(2025, A), (2026, A), (2027, E)]
