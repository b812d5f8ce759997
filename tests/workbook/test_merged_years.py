"""A year in one merged cell over its budget and its outturn: the outturn is read, now and from next year's file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.grid import Book
from rampath.workbook.guess import Guess, guess, guess_again
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import profile_from, read_profile, write_profile
from rampath.workbook.profile_twins import softer_twins
from rampath.workbook.profile_values import ProfileColumn
from rampath.workbook.reading import read_by_profile
from workbook.sheets import sheet_of

PLANNED = [400, 410, 420]
SPENT = [390, 405, 415]


def book(file: Path, first: int, words: Sequence[str], *, merged: bool = True) -> Book:
    """A state's defence over three years, each in one cell over two words, and what is asked for the fourth."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Germany: defence expenditure, EUR million"])
    sheet.append([])
    sheet.append(["Position", first, None, first + 1, None, first + 2, None, first + 3])
    sheet.append(["", *words, *words, *words, "Entwurf"])
    pairs = [zip(PLANNED, SPENT, strict=True), zip(SPENT, PLANNED, strict=True)][words[0] == "Ist"]
    sheet.append(["Equipment", *(value for pair in pairs for value in pair), 500])
    for cells in ("B3:C3", "D3:E3", "F3:G3") if merged else ():
        sheet.merge_cells(cells)
    workbook.save(file)
    return open_book(file)


def roles(found: Guess) -> list[tuple[int, Role, int | None, Kind]]:
    return [(use.column, use.role, use.year, use.kind) for use in found.mapping.columns if use.column > 1]


@pytest.mark.parametrize("pointed", [False, True])
def test_that_a_merged_year_heads_the_columns_that_it_reaches_over_and_the_outturn_goes_first(
    tmp_path: Path, register: Register, pointed: bool
) -> None:
    given = book(tmp_path / "t.xlsx", 2021, ("Soll", "Ist"))
    sheet = given.sheets[0]
    found = guess_again(sheet, given, register, header_row=3) if pointed else guess(sheet, given, register)
    assert roles(found) == [
        (2, Role.UNKNOWN, 2021, Kind.PLAN), (3, Role.YEAR, 2021, Kind.ACTUAL),
        (4, Role.UNKNOWN, 2022, Kind.PLAN), (5, Role.YEAR, 2022, Kind.ACTUAL),
        (6, Role.UNKNOWN, 2023, Kind.PLAN), (7, Role.YEAR, 2023, Kind.ACTUAL),
        (8, Role.YEAR, 2024, Kind.PLAN),
    ]  # fmt: skip


def test_that_a_cell_is_not_left_to_a_year_which_does_not_reach_over_it(tmp_path: Path, register: Register) -> None:
    given = book(tmp_path / "t.xlsx", 2021, ("Soll", "Ist"), merged=False)
    found = guess(given.sheets[0], given, register)
    assert {(use.column, use.role) for use in found.mapping.columns if use.year is None} >= {
        (3, Role.UNKNOWN), (5, Role.UNKNOWN), (7, Role.UNKNOWN),
    }  # fmt: skip


@pytest.mark.parametrize("words", [("Soll", "Ist"), ("Ist", "Soll")])
def test_that_the_profile_of_it_reads_the_outturn_of_next_year_s_file(
    tmp_path: Path, register: Register, words: Sequence[str]
) -> None:
    first = book(tmp_path / "first.xlsx", 2021, ("Soll", "Ist"))
    mapping = draft_of(first, register).mappings[0].acknowledged()
    write_profile(profile_from("Mine", first, [mapping], register=register), tmp_path / "mine.toml")
    later = book(tmp_path / "later.xlsx", 2022, words)
    reading = read_by_profile(later, read_profile(tmp_path / "mine.toml"), register)
    assert [(row.year, row.value, row.kind) for row in reading.observations] == [
        (2022, 390.0, Kind.ACTUAL), (2023, 405.0, Kind.ACTUAL), (2024, 415.0, Kind.ACTUAL), (2025, 500.0, Kind.PLAN),
    ]  # fmt: skip
    assert not [finding.message for finding in reading.findings if finding.severity.value == "error"]


def test_that_a_profile_which_knows_one_column_of_a_merged_year_does_not_find_it_twice(
    tmp_path: Path, register: Register
) -> None:
    """As profiles do that were made where a merged year headed no more than its first column."""
    first = book(tmp_path / "first.xlsx", 2021, ("Soll", "Ist"))
    mapping = draft_of(first, register).mappings[0].acknowledged()
    profile = profile_from("Mine", first, [mapping], register=register)
    columns = (
        ProfileColumn(("Position",), Role.LABEL, "A"),
        ProfileColumn(("{year}",), Role.YEAR, kind=Kind.PLAN),
        *(ProfileColumn((), Role.IGNORED, at, optional=True) for at in "CEG"),
    )
    profile = replace(profile, sheets=(replace(profile.sheets[0], columns=columns),))
    reading = read_by_profile(book(tmp_path / "later.xlsx", 2022, ("Soll", "Ist")), profile, register)
    assert [(row.year, row.value) for row in reading.observations] == [
        (2022, 400.0), (2023, 410.0), (2024, 420.0), (2025, 500.0),
    ]  # fmt: skip
    assert not [finding.message for finding in reading.findings if finding.severity.value == "error"]


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("blank", [None, "..", "-"])
@pytest.mark.parametrize("already", [False, True])
def test_that_a_budget_is_read_while_the_column_of_its_outturn_is_empty(
    tmp_path: Path, register: Register, merged: bool, blank: str | None, already: bool
) -> None:
    pairs = [("Soll", "Ist")] * 3
    first = outturns(tmp_path / "first.xlsx", 2022, *pairs, merged=merged, blank=(blank,) if already else ())
    mapping = draft_of(first, register).mappings[0].acknowledged()
    last = [(use.column, use.kind) for use in mapping.figures][-1]
    assert last == ((6, Kind.PLAN) if already else (7, Kind.ACTUAL))
    write_profile(profile_from("Mine", first, [mapping], register=register), tmp_path / "mine.toml")
    profile = read_profile(tmp_path / "mine.toml")
    for later, expected in (((blank,), (2025, 2025.5, Kind.PLAN)), ((), (2025, 2025.25, Kind.ACTUAL))):
        again = outturns(tmp_path / "later.xlsx", 2023, *pairs, merged=merged, blank=later)
        reading = read_by_profile(again, profile, register)
        assert [(row.year, row.value, row.kind) for row in reading.observations] == [
            (2023, 2023.25, Kind.ACTUAL), (2024, 2024.25, Kind.ACTUAL), expected,
        ]  # fmt: skip
        said = [each.message for each in reading.findings if "same year" in each.message]
        assert [("that has figures was read, and B, D and G left out" in each) for each in said] == [bool(later)]


def outturns(file: Path, first: int, *groups: Sequence[str], merged: bool, blank: tuple[str | None, ...] = ()) -> Book:
    """One row over so many years, each with a column for each word; 0.25 stands behind an outturn, 0.5 elsewhere.

    What is `blank` stands instead of the last figure.
    """
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    heads = [(first + at, word) for at, words in enumerate(groups) for word in words]
    sheet.append(["Germany: defence expenditure, EUR million"])
    sheet.append(["Position", *(year for year, _ in heads)])
    sheet.append(["", *(word for _, word in heads)])
    figures: list[float | str | None] = [year + (0.25 if word == "Ist" else 0.5) for year, word in heads]
    sheet.append(["Defence expenditure", *figures[: len(heads) - len(blank)], *blank])
    column = 2
    for words in groups:
        if merged and len(words) > 1:
            sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=column + len(words) - 1)
        column += len(words)
    workbook.save(file)
    return open_book(file)


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize(
    ("last", "later", "expected"),
    [
        ("Soll", [("Soll", "Ist"), ("Soll", "Ist"), ("Soll",)],
         [(2023, 2023.25, Kind.ACTUAL), (2024, 2024.25, Kind.ACTUAL), (2025, 2025.5, Kind.PLAN)]),
        ("Entwurf", [("Soll", "Ist"), ("Soll", "Ist"), ("Soll",)],
         [(2023, 2023.25, Kind.ACTUAL), (2024, 2024.25, Kind.ACTUAL), (2025, 2025.5, Kind.PLAN)]),
        ("Soll", [("Soll", "Ist"), ("Soll",), ("Soll",)],
         [(2023, 2023.25, Kind.ACTUAL), (2024, 2024.5, Kind.PLAN), (2025, 2025.5, Kind.PLAN)]),
    ],
)  # fmt: skip
def test_that_a_budget_is_read_until_its_outturn_is_there(
    tmp_path: Path, register: Register, merged: bool, last: str,
    later: Sequence[Sequence[str]], expected: list[tuple[int, float, Kind]],
) -> None:  # fmt: skip
    first = outturns(tmp_path / "first.xlsx", 2022, ("Soll", "Ist"), ("Soll", "Ist"), (last,), merged=merged)
    mapping = draft_of(first, register).mappings[0].acknowledged()
    write_profile(profile_from("Mine", first, [mapping], register=register), tmp_path / "mine.toml")
    again = outturns(tmp_path / "later.xlsx", 2023, *later, merged=merged)
    reading = read_by_profile(again, read_profile(tmp_path / "mine.toml"), register)
    assert [(row.year, row.value, row.kind) for row in reading.observations] == expected
    said = [(each.severity.value, each.message) for each in reading.findings if "same year" in each.message]
    assert [severity for severity, _ in said] == ["note"]
    assert "The firmest was read, and what is planned or estimated in B" in said[0][1]


@pytest.mark.parametrize(
    ("words", "kind", "twins"),
    [
        (("Outturn", "Budget"), Kind.PLAN, {3}),
        (("Outturn", "Estimate"), Kind.ESTIMATE, {3}),
        (("EUR million", "% of GDP"), Kind.ESTIMATE, set()),
        (("", "Budget"), Kind.PLAN, set()),
        (("Budget", "Outturn"), Kind.PLAN, set()),
    ],
)
def test_that_a_year_is_left_for_a_firmer_one_only_where_words_tell_both_kinds(
    words: tuple[str, str], kind: Kind, twins: set[int]
) -> None:
    """A share of GDP, which is an estimate, would else be millions of euro where the money ends a year before it."""
    sheet = sheet_of((("", 2024, 2024), ("", *words), ("Belgium", 6000, 1.2)))
    columns = (
        ColumnUse(1, "", Role.LABEL),
        ColumnUse(2, "2024", Role.YEAR, 2024),
        ColumnUse(3, "2024", Role.IGNORED, 2024, kind),
    )
    assert softer_twins(sheet, Mapping("Data", Form.YEARS, 1, columns, first_row=3)) == twins
