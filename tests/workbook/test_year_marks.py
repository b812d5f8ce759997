"""A note below a table that says what a mark in its headings means tells how firm the figures of the year are."""

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft_reading import preview
from rampath.workbook.guess import guess
from rampath.workbook.year_marks import legend, mark_of
from workbook.sheets import Rows, book_of, sheet_of

ESTIMATE, PLAN, ACTUAL = Kind.ESTIMATE, Kind.PLAN, Kind.ACTUAL


def kinds(rows: Rows, register: Register) -> dict[int, Kind]:
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    return {row.year: row.kind for row in preview(book_of(sheet), found.mapping, register).observations}


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ((("* Schätzung",), ("** Plan",)), (ACTUAL, ESTIMATE, PLAN)),
        ((("* = estimate; ** = planned",),), (ACTUAL, ESTIMATE, PLAN)),
        ((("(*) prévisions",),), (ACTUAL, PLAN, ACTUAL)),
        ((("* provisional",),), (ACTUAL, ESTIMATE, ACTUAL)),
        ((("* Includes estimates for pensions",),), (ACTUAL, ACTUAL, ACTUAL)),
        ((("* Source: Ministry of Defence, estimates",),), (ACTUAL, ACTUAL, ACTUAL)),
        ((("Estimates are NATO's.",),), (ACTUAL, ACTUAL, ACTUAL)),
    ],
)
def test_that_a_year_is_as_firm_as_the_note_to_its_mark_says(
    register: Register, notes: Rows, expected: tuple[Kind, ...]
) -> None:
    rows: Rows = (
        ("Verteidigungsausgaben (Mio. Euro)",), ("Land", "2023", "2024*", "2025**"), ("Estland", 1131, 1364, 1600),
        ("Lettland", 1012, 1421, 1700), *notes,
    )  # fmt: skip
    assert tuple(kinds(rows, register)[year] for year in (2023, 2024, 2025)) == expected


def test_that_the_reason_is_the_note(register: Register) -> None:
    rows: Rows = (
        ("Defence expenditure (EUR million)",),
        ("", 2023, "2024*"),
        ("Estonia", 1131, 1364),
        ("* Estimate.",),
    )
    sheet = sheet_of(rows)
    found = guess(sheet, book_of(sheet), register)
    reasons = [reason.why for reason in found.reasons]
    assert "“* Estimate.” says so." in reasons


@pytest.mark.parametrize(("heading", "mark"), [("2024*", "*"), ("2024 (**)", "**"), ("2024†", "†"), ("2024", "")])
def test_that_a_mark_ends_a_heading(heading: str, mark: str) -> None:
    assert mark_of(heading) == mark


def test_that_the_first_note_to_a_mark_counts() -> None:
    sheet = sheet_of((("* estimate",), ("* plan",)))
    assert {mark: note.kind for mark, note in legend(sheet.cells.values()).items()} == {"*": ESTIMATE}


def test_that_a_note_tells_of_years_that_stand_down_the_rows_too(register: Register) -> None:
    rows: Rows = (
        ("Estland: Verteidigungsausgaben",), ("Jahr", "Verteidigungsausgaben (Mio. Euro)", "Anteil am BIP (%)"),
        (2023, 1131, 2.96), ("2024*", 1364, 3.4), ("2025**", 1600, 3.7), ("* vorläufig",), ("** Plan",),
    )  # fmt: skip
    assert kinds(rows, register) == {2023: ACTUAL, 2024: ESTIMATE, 2025: PLAN}
