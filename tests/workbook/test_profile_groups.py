"""Tables of the same years side by side: a profile knows each by the words above its years."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import apply, fits, profile_from
from rampath.workbook.profile_reader import read_profile
from rampath.workbook.profile_values import Profile
from rampath.workbook.profile_writer import profile_text
from rampath.workbook.reading import read_by_profile
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write

TITLE = ("Defence expenditure, EUR million, current prices",)
FIRST: Rows = (
    TITLE,
    (),
    ("Country", "Expenditure", "", "", "% of GDP", "", ""),
    ("", 2022, 2023, 2024, 2022, 2023, 2024),
    ("Belgium", 5500, 6000, 6500, 1.1, 1.2, 1.3),
    ("Estonia", 700, 800, 900, 2.8, 2.9, 3.1),
)
LATER: Rows = (
    TITLE,
    (),
    ("Country", "Expenditure", "", "", "", "% of GDP", "", "", ""),
    ("", 2022, 2023, 2024, 2025, 2022, 2023, 2024, 2025),
    ("Belgium", 5500, 6000, 6500, 7000, 1.1, 1.2, 1.3, 1.4),
    ("Estonia", 700, 800, 900, 1000, 2.8, 2.9, 3.1, 3.3),
)


def profile_of(folder: Path, register: Register) -> Profile:
    """The profile of the first edition's expenditure alone, without its shares, as it is kept in a file."""
    book = open_book(write(folder / "first.xlsx", {"Data": FIRST}))
    profile = profile_from("Mine", book, draft_of(book, register).mappings[:1], register=register)
    file = folder / "mine.toml"
    file.write_text(profile_text(profile), encoding="utf-8")
    return read_profile(file)


@pytest.mark.parametrize("rows", [FIRST, LATER])
def test_that_the_years_of_one_group_are_read_and_those_of_the_other_left_out(
    tmp_path: Path, register: Register, rows: Rows
) -> None:
    file = write(tmp_path / "later.xlsx", {"Data": rows})
    reading = read_by_profile(open_book(file), profile_of(tmp_path, register), register)
    told = {(row.member, row.year): (row.value, row.cell) for row in reading.observations}
    assert told["BEL", 2022] == (5500.0, "Data!B5")
    assert told["EST", 2024] == (900.0, "Data!D6")
    assert len(told) == (6 if rows is FIRST else 8)
    assert {cell.partition("!")[2][0] for _, cell in told.values()} == set("BCD" if rows is FIRST else "BCDE")
    assert not [finding.message for finding in reading.findings if finding.severity.value == "error"]


def test_that_a_group_by_another_name_is_told_and_not_read(tmp_path: Path, register: Register) -> None:
    renamed = (*FIRST[:2], ("Country", "Personnel", "", "", "% of GDP", "", ""), *FIRST[3:])
    file = write(tmp_path / "later.xlsx", {"Data": renamed})
    with pytest.raises(WorkbookRefused, match=r"“Personnel” stands above “2022”.*expected “Expenditure”"):
        read_by_profile(open_book(file), profile_of(tmp_path, register), register)


def test_that_budget_and_outturn_of_a_year_are_told_apart_by_the_row_below_it(
    tmp_path: Path, register: Register
) -> None:
    """The outturn is read, and stays it where the two change places in the next year's file."""

    def rows(first: int, *words: str) -> Rows:
        years = (first, first, first + 1, first + 1)
        return (TITLE, ("Country", *years), ("", *words), ("Belgium", 1, 2, 3, 4), ("Estonia", 5, 6, 7, 8))

    book = open_book(write(tmp_path / "first.xlsx", {"Data": rows(2021, "Budget", "Outturn", "Budget", "Outturn")}))
    mapping = draft_of(book, register).mappings[0].acknowledged()
    profile = profile_from("Mine", book, [mapping], register=register)
    for words, belgium in ((("Budget", "Outturn") * 2, [2.0, 4.0]), (("Outturn", "Budget") * 2, [1.0, 3.0])):
        later = open_book(write(tmp_path / "later.xlsx", {"Data": rows(2022, *words)}))
        reading = read_by_profile(later, profile, register)
        read = [(row.year, row.value, row.kind) for row in reading.observations if row.member == "BEL"]
        assert read == [(2022, belgium[0], Kind.ACTUAL), (2023, belgium[1], Kind.ACTUAL)]
        assert not [finding.message for finding in reading.findings if finding.severity.value == "error"]


def test_that_a_heading_above_the_years_by_another_name_is_the_one_that_is_named(
    tmp_path: Path, register: Register
) -> None:
    heads = ("Country", "Outlays", "", "", "% of GDP", "", "")
    renamed = (*FIRST[:2], heads, *FIRST[3:])
    file = write(tmp_path / "later.xlsx", {"Data": renamed})
    _mappings, findings = apply(profile_of(tmp_path, register), open_book(file), register)
    error = next(each for each in findings if each.severity.value == "error")
    assert (error.place, error.raw, error.expected) == ("Data!B3", "Outlays", "“Expenditure” above it")
    assert "2022" in error.said
    assert "another name" not in error.message
    assert fits(profile_of(tmp_path, register), open_book(file))[1].endswith("“[year]” below “Expenditure” is not")
