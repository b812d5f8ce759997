"""Rows that another edition adds below a table's last row: read and told, or told and left out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Anchor, Profile, apply, profile_from, read_profile, write_profile
from rampath.workbook.reading import Reading, read_by_profile
from workbook.build import Rows, write

Row = Sequence[object]
YEARS = (2021, 2022, 2023)
MONEY: Rows = (
    ("Defence expenditure, million euro, current prices",), ("Country", *YEARS),
    ("Belgium", 5300, 6000, 6700), ("Spain", 11000, 12000, 13000),
)  # fmt: skip
GDP: Rows = (
    ("GDP, billion euro, current prices",), ("Country", *YEARS), ("Belgium", 502, 554, 585),
    ("Spain", 1200, 1300, 1400),
)  # fmt: skip
SWEDEN, POLAND = ("Sweden", 8000, 8500, 9000), ("Poland", 13000, 15000, 26000)
NONE: Row = ()


def profile_of(folder: Path, register: Register, rows: Sequence[Row]) -> Profile:
    """The profile that is saved from a sheet as it is guessed at, and read again."""
    book = open_book(write(folder / "first.xlsx", {"Data": rows}))
    write_profile(profile_from("Mine", book, draft_of(book, register).mappings), folder / "mine.toml")
    profile = read_profile(folder / "mine.toml")
    assert apply(profile, book)[1] == ()
    return profile


def read(folder: Path, register: Register, profile: Profile, rows: Sequence[Row]) -> Reading:
    reading = read_by_profile(open_book(write(folder / "next.xlsx", {"Data": rows})), profile, register)
    assert reading.used + reading.unused_cells == reading.cells
    return reading


def figures(reading: Reading, measure: str) -> dict[tuple[str, int], float]:
    """The figures of one measure, in millions."""
    return {(each.member, each.year): each.value for each in reading.observations if each.measure == measure}


def told(reading: Reading) -> list[tuple[str, str, str]]:
    return [
        (each.severity.value, each.place, each.done)
        for each in reading.findings
        if "the profile's last row" in each.said
    ]


@pytest.mark.parametrize("added", [(SWEDEN,), (SWEDEN, POLAND)], ids=["one", "two"])
def test_that_members_added_below_the_last_row_are_read_and_told(
    tmp_path: Path, register: Register, added: Sequence[Row]
) -> None:
    profile = profile_of(tmp_path, register, [*MONEY, NONE, *GDP])
    reading = read(tmp_path, register, profile, [*MONEY, *added, NONE, *GDP])
    money = figures(reading, "core_expenditure")
    assert {member for member, _ in money} == {"BEL", "ESP", *({"SWE"} if len(added) == 1 else {"SWE", "POL"})}
    assert money["SWE", 2023] == 9000.0
    assert money["ESP", 2021] == 11000.0
    assert {member for member, _ in figures(reading, "gdp")} == {"BEL", "ESP"}
    assert figures(reading, "gdp")["BEL", 2021] == 502000.0
    assert told(reading) == [("warning", "Data!A5", "What stands there was read as part of the table; check it")]


def test_that_an_edition_as_the_one_before_has_nothing_told(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, register, [*MONEY, NONE, *GDP])
    assert told(read(tmp_path, register, profile, [*MONEY, NONE, *GDP])) == []


def test_that_a_table_below_without_a_gap_or_title_is_not_taken_for_added_rows(
    tmp_path: Path, register: Register
) -> None:
    profile = profile_of(tmp_path, register, [*MONEY, NONE, *GDP])
    reading = read(tmp_path, register, profile, [*MONEY, SWEDEN, *GDP[1:]])
    assert {member for member, _ in figures(reading, "core_expenditure")} == {"BEL", "ESP", "SWE"}
    assert figures(reading, "gdp") == {
        ("BEL", 2021): 502000.0, ("BEL", 2022): 554000.0, ("BEL", 2023): 585000.0,
        ("ESP", 2021): 1200000.0, ("ESP", 2022): 1300000.0, ("ESP", 2023): 1400000.0,
    }  # fmt: skip


@pytest.mark.parametrize("between", [NONE, ("Total", 16300, 18000, 19700)], ids=["blank", "total"])
def test_that_members_added_below_a_blank_or_a_total_are_told_and_not_read(
    tmp_path: Path, register: Register, between: Row
) -> None:
    profile = profile_of(tmp_path, register, [*MONEY, NONE, *GDP])
    reading = read(tmp_path, register, profile, [*MONEY, between, SWEDEN, NONE, *GDP])
    assert {member for member, _ in figures(reading, "core_expenditure")} == {"BEL", "ESP"}
    done = "Nothing was read from there; check where the table ends, and save its profile anew"
    assert told(reading) == [("warning", "Data!A6", done)]


def test_that_rows_added_above_the_total_that_ends_a_table_are_read(tmp_path: Path, register: Register) -> None:
    rows = [*MONEY, ("Total", 16300, 18000, 19700)]
    profile = profile_of(tmp_path, register, [*rows, NONE, *GDP])
    later = [*MONEY, SWEDEN, ("Total", 24300, 26500, 28700), NONE, *GDP]
    reading = read(tmp_path, register, profile, later)
    assert {member for member, _ in figures(reading, "core_expenditure")} == {"BEL", "ESP", "SWE"}
    assert told(reading) == []


def test_that_a_block_below_with_the_same_header_keeps_its_rows_when_members_are_added(
    tmp_path: Path, register: Register
) -> None:
    blocks = [("Country", *YEARS), *MONEY[2:], POLAND, *GDP[2:], ("Poland", 570, 650, 750)]
    book = open_book(write(tmp_path / "first.xlsx", {"Data": blocks}))
    first, second = (entry.mapping for entry in draft_of(book, register).entries)
    assert (first.last_row, second.begins) == (4, 5)
    mappings = [replace(each, edition="") for each in (first, second)]
    profile = profile_from("Mine", book, mappings)
    assert apply(profile, book)[1] == ()
    later = [*blocks[:4], SWEDEN, ("Norway", 6000, 7000, 8000), ("Latvia", 800, 900, 1000), *blocks[4:]]
    again, findings = apply(profile, open_book(write(tmp_path / "next.xlsx", {"Data": later})))
    assert [(each.begins, each.last_row) for each in again] == [(2, 7), (8, None)]
    assert [(each.place, each.severity.value) for each in findings] == [("Data!A5", "warning")]


@pytest.mark.parametrize("written", [int, str])
def test_that_a_table_of_years_going_down_ends_at_its_last_year_and_takes_up_the_next_one(
    tmp_path: Path, register: Register, written: type[int] | type[str]
) -> None:
    def rows(last: int) -> Rows:
        money = [(written(year), 5000 + year, 11000 + year) for year in range(2020, last + 1)]
        gdp = [(written(year), 500 + year, 1100 + year) for year in range(2019, last + 1)]
        heads = ("Year", "Belgium", "Spain")
        return [MONEY[0], heads, *money, NONE, GDP[0], heads, *gdp]

    book = open_book(write(tmp_path / "first.xlsx", {"Data": rows(2023)}))
    entry = next(each for each in draft_of(book, register).entries if each.mapping.begins == 3)
    profile = profile_from("Mine", book, [replace(entry.mapping, last_row=6)])
    assert profile.sheets[0].last == Anchor("A6", "2023")
    years = {each.year for each in read(tmp_path, register, profile, rows(2023)).observations}
    assert years == {2020, 2021, 2022, 2023}
    later = read(tmp_path, register, profile, rows(2024))
    assert figures(later, "core_expenditure")["ESP", 2024] == 13024.0
    assert {each.year for each in later.observations} == {2020, 2021, 2022, 2023, 2024}
    assert [place for _, place, _ in told(later)] == ["Data!A7"]


def test_that_a_profile_of_before_reads_added_members_too(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, register, [*MONEY, NONE, *GDP])
    assert [sheet.until for sheet in profile.sheets] == [None, None]
    assert profile.sheets[0].last is not None
    assert profile.sheets[0].last.text == "Spain"


def test_that_a_table_that_a_person_ended_early_stays_so_and_what_is_added_there_is_told(
    tmp_path: Path, register: Register
) -> None:
    book = open_book(write(tmp_path / "first.xlsx", {"Data": [*MONEY, POLAND]}))
    (entry,) = draft_of(book, register).entries
    profile = profile_from("Mine", book, [replace(entry.mapping, last_row=4)])
    again = read(tmp_path, register, profile, [*MONEY, POLAND])
    assert ({each.member for each in again.observations}, told(again)) == ({"BEL", "ESP"}, [])
    more = read(tmp_path, register, profile, [*MONEY, SWEDEN, POLAND])
    assert {each.member for each in more.observations} == {"BEL", "ESP", "SWE"}
    assert [place for _, place, _ in told(more)] == ["Data!A5"]
    gone = read(tmp_path, register, profile, [*MONEY, SWEDEN])
    assert {each.member for each in gone.observations} == {"BEL", "ESP"}
    assert [(place, done[:12]) for _, place, done in told(gone)] == [("Data!A5", "Nothing was ")]
