"""Profiles of budget lists whose years stand in a row of their own, or with numbered columns: read a year later."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.guess import guess_again
from rampath.workbook.mapping import Form
from rampath.workbook.profile import read_profile
from rampath.workbook.profile_from import profile_from
from rampath.workbook.profile_writer import write_profile
from rampath.workbook.reading import Reading, read_by_profile
from workbook.sheets import Rows, book_of, sheet_of

TITLE = ("Budget, EUR thousand",)
MERGED = (((2, 3), (2, 4)), ((2, 5), (2, 6)))
Total = tuple[int, str, int]


def lines(factor: int = 1) -> Rows:
    """Twelve lines; the columns add up to 78, 90, 102 and 114 times the factor."""
    return [
        (f"5{at:02}", f"Thing {at} of the army", *(factor * (at + each) for each in (1, 2, 3, 4))) for at in range(12)
    ]


def years_above(year: int, factor: int) -> Rows:
    return [TITLE, ("", "", year - 1, "", year, ""), ("Code", "Name", "AE", "CP", "AE", "CP"), *lines(factor)]


def years_in_words(year: int, factor: int) -> Rows:
    over = (f"Resource {year - 1}-{year % 100}", "", f"Resource {year}-{year % 100 + 1}", "")
    return [TITLE, ("Code", "Name", *over), ("", "", "Gross", "Net", "Gross", "Net"), *lines(factor)]


def years_below(year: int, factor: int) -> Rows:
    return [TITLE, ("Code", "Name", "Budget", "", "Outturn", ""), ("", "", year - 1, year, year - 1, year),
            *lines(factor)]  # fmt: skip


def years_below_and_notes(year: int, factor: int) -> Rows:
    rows = years_below(year, factor)
    return [TITLE, (*rows[1], "Notes"), rows[2], *((*line, "as decided") for line in rows[3:])]


def totals(reading: Reading) -> list[Total]:
    (found,) = reading.lines
    return [(each.year, each.stage, round(each.amount * 1000)) for each in found.totals()]


def loud(reading: Reading) -> list[str]:
    return [finding.message for finding in reading.findings if finding.severity is not Severity.NOTE]


def profile_of(rows: Rows, folder: Path, register: Register, merged: bool) -> Path:
    sheet = sheet_of(rows, merged=MERGED if merged else ())
    book = book_of(sheet)
    mapping = guess_again(sheet, book, register, header_row=0, form=Form.LINES).mapping
    mapping = replace(mapping, member="EST", currency="EUR").acknowledged()
    file = folder / "profile.toml"
    write_profile(profile_from("A budget", book, [mapping], register=register), file)
    return file


EXPECTED: dict[Callable[[int, int], Rows], list[Total]] = {
    years_above: [(2025, "AE", 156), (2025, "CP", 180), (2026, "AE", 204), (2026, "CP", 228)],
    years_in_words: [(2025, "Resource Gross", 156), (2025, "Resource Net", 180), (2026, "Resource Gross", 204),
                     (2026, "Resource Net", 228)],
    years_below: [(2025, "Budget", 156), (2026, "Budget", 180), (2025, "Outturn", 204), (2026, "Outturn", 228)],
    years_below_and_notes: [(2025, "Budget", 156), (2026, "Budget", 180), (2025, "Outturn", 204),
                            (2026, "Outturn", 228)],
}  # fmt: skip


@pytest.mark.parametrize("layout", EXPECTED)
@pytest.mark.parametrize("merged", [False, True])
def test_that_years_in_a_row_of_their_own_are_read_a_year_later(
    layout: Callable[[int, int], Rows], merged: bool, tmp_path: Path, register: Register
) -> None:
    profile = read_profile(profile_of(layout(2025, 1), tmp_path, register, merged))
    reading = read_by_profile(book_of(sheet_of(layout(2026, 2), merged=MERGED if merged else ())), profile, register)
    assert totals(reading) == EXPECTED[layout]
    assert loud(reading) == []


@pytest.mark.parametrize(("before", "later"), [(True, False), (False, True), (True, True)])
def test_that_a_row_that_numbers_the_columns_may_come_and_go(
    before: bool, later: bool, tmp_path: Path, register: Register
) -> None:
    def listed(year: int, numbered: bool) -> Rows:
        heads: Sequence[object] = ("Code", "Name", *(f"Budget {each}" for each in range(year - 3, year + 1)))
        return [TITLE, heads, *([tuple(map(str, range(1, 7)))] if numbered else []), *lines()]

    profile = read_profile(profile_of(listed(2025, before), tmp_path, register, merged=False))
    reading = read_by_profile(book_of(sheet_of(listed(2026, later))), profile, register)
    assert totals(reading) == [(2023, "Budget", 78), (2024, "Budget", 90), (2025, "Budget", 102), (2026, "Budget", 114)]
    assert loud(reading) == []
