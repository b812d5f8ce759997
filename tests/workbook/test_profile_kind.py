"""Figures that are actual because their year is over, where a profile says how far that is before the last one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Form, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, ProfileColumn, ProfileSheet, apply, profile_from
from workbook.build import Rows, write
from workbook.lists import opened

OTHERS = ProfileColumn(
    ("FY {year} {stage}",), Role.AMOUNT, kind=Kind.PLAN, actual_lag=2, actual_unless=("{any}Request{any}",)
)
WANTED = ProfileSheet(
    "List",
    Form.LINES,
    (
        ProfileColumn(("Code",), Role.CODE),
        ProfileColumn(("FY {year} Actuals",), Role.AMOUNT, kind=Kind.ACTUAL, optional=True),
        OTHERS,
    ),
)


def kinds(tmp_path: Path, *headers: str) -> tuple[list[Kind], list[tuple[str, str]]]:
    """The kinds of a list's columns of figures, and the findings by severity and place."""
    book = opened(tmp_path, [("Code", *headers), ("1401", *range(len(headers)))])
    (mapping,), findings = apply(Profile("P", (WANTED,)), book)
    return [use.kind for use in mapping.figures], [(each.severity.value, each.place) for each in findings]


def test_that_the_year_two_before_the_last_is_actual_and_later_ones_are_plan(tmp_path: Path) -> None:
    found, said = kinds(tmp_path, "FY 2019 Base", "FY 2020 Base", "FY 2021 Base")
    assert found == [Kind.ACTUAL, Kind.PLAN, Kind.PLAN]
    assert said == [("note", "List!B1")]


def test_that_a_request_of_a_year_that_is_over_stays_a_plan_and_nothing_is_said(tmp_path: Path) -> None:
    found, said = kinds(tmp_path, "FY 2019 Actuals", "FY 2019 Late Request", "FY 2021 Base")
    assert found == [Kind.ACTUAL, Kind.PLAN, Kind.PLAN]
    assert said == []


@pytest.mark.parametrize("last", [2020, 2023])
def test_that_years_that_reach_less_or_further_than_expected_make_nothing_actual_and_say_so(
    tmp_path: Path, last: int
) -> None:
    found, said = kinds(tmp_path, "FY 2019 Base", f"FY {last} Base")
    assert found == [Kind.PLAN, Kind.PLAN]
    assert said == [("warning", "List!B1")]


def test_that_columns_that_name_their_kind_need_no_years_to_tell_it(tmp_path: Path) -> None:
    assert kinds(tmp_path, "FY 2019 Actuals", "FY 2020 Request") == ([Kind.ACTUAL, Kind.PLAN], [])


def test_that_a_sheet_that_shows_one_year_again_takes_its_kind_from_the_whole_list(tmp_path: Path) -> None:
    profile = Profile("P", (replace(WANTED, repeated_in=("FY {year}",)),))
    rows = [("Code", "FY 2019 Base", "FY 2021 Base"), ("1401", 1, 2)]
    again = [("Code", "FY 2019 Base"), ("1401", 1)]
    book = open_book(write(tmp_path / "two.xlsx", {"List": rows, "FY 2019": again}))
    mappings, _ = apply(profile, book)
    assert [[use.kind for use in mapping.figures] for mapping in mappings] == [
        [Kind.ACTUAL, Kind.PLAN], [Kind.ACTUAL],
    ]  # fmt: skip


def budget(years: Sequence[int], *words: str, below: bool = False) -> Rows:
    """A table whose kinds stand in a row above or below its years."""
    figures = [1000 + year for year in years]
    head = (("", *words), ("Item", *years))
    return (("Estonia: defence, million euro",), *(head[::-1] if below else head), ("Defence expenditure", *figures))


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("later", "words", "expected"),
    [
        ((2021, 2022, 2023), ("Outturn", "Outturn", "Budget"), [Kind.ACTUAL, Kind.ACTUAL, Kind.PLAN]),
        ((2020, 2021, 2022), ("Outturn", "Outturn", "Outturn"), [Kind.ACTUAL, Kind.ACTUAL, Kind.ACTUAL]),
        ((2020, 2021, 2022, 2023), ("Outturn", "Estimate", "Budget", ""),
         [Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN, Kind.PLAN]),
    ],
)  # fmt: skip
def test_that_the_row_above_or_below_the_years_tells_their_kinds_in_next_year_s_file_too(
    tmp_path: Path, register: Register, later: Sequence[int], words: Sequence[str], expected: list[Kind], below: bool
) -> None:
    book = opened(tmp_path, budget((2020, 2021, 2022), "Outturn", "Outturn", "Budget", below=below))
    profile = profile_from("Mine", book, [guess(book.sheets[0], book, register).mapping])
    again = opened(tmp_path, budget(later, *words, below=below))
    (mapping,), findings = apply(profile, again)
    assert [(use.year, use.kind) for use in mapping.figures] == [*zip(later, expected, strict=True)]
    assert findings == ()


def test_that_a_kind_which_a_person_set_against_the_row_above_stays(tmp_path: Path, register: Register) -> None:
    book = opened(tmp_path, budget((2020, 2021, 2022), "Outturn", "Outturn", "Budget"))
    mapping = guess(book.sheets[0], book, register).mapping
    last = mapping.use(4)
    assert last is not None
    profile = profile_from("Mine", book, [mapping.with_use(replace(last, kind=Kind.ACTUAL))])
    (again,), _ = apply(profile, book)
    assert [use.kind for use in again.figures] == [Kind.ACTUAL] * 3


def test_that_a_year_whose_kind_a_person_has_said_takes_no_kind_from_the_others(
    tmp_path: Path, register: Register
) -> None:
    rows = [
        ("Defence expenditure (% of GDP)",), ("Country", "2022", "2023 (estimate)", "2024 (plan)"),
        ("Belgium", 1.2, 1.3, 1.4), ("Estonia", 2.1, 2.7, 3.4),
    ]  # fmt: skip
    book = open_book(write(tmp_path / "shares.xlsx", {"Data": rows}))
    (mapping,) = draft_of(book, register).mappings
    said = mapping.with_use(replace(mapping.figures[0], kind=Kind.ESTIMATE))
    (again,), findings = apply(profile_from("Mine", book, [said], register=register), book)
    assert [use.kind for use in again.figures] == [Kind.ESTIMATE, Kind.ESTIMATE, Kind.PLAN]
    assert findings == ()
