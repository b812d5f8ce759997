"""Flags beside a year that a profile has not seen yet."""

from pathlib import Path

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, profile_from
from rampath.workbook.reading import read_by_profile
from workbook.build import Rows, write

TITLE = ("Defence expenditure, million EUR, current prices",)
FLAGGED: Rows = (TITLE, ("Country", 2021, "", 2022, ""), ("Belgium", 5000, "", 5500, "p"),
                 ("Estonia", 600, "b", 700, "e"), ("France", 50000, "", 52000, ""))  # fmt: skip
BARE: Rows = tuple((row[0], *row[1::2]) for row in FLAGGED)
LATER: Rows = (TITLE, ("Country", 2021, "", 2022, "", 2023, ""), ("Belgium", 5000, "", 5500, "", 6000, "p"),
               ("Estonia", 600, "b", 700, "", 800, "e"), ("France", 50000, "", 52000, "", 54000, ""))  # fmt: skip


def profile_of(folder: Path, rows: Rows, register: Register) -> Profile:
    book = open_book(write(folder / "first.xlsx", {"Data": rows}))
    return profile_from("Mine", book, draft_of(book, register).mappings, register=register)


def read(
    folder: Path, rows: Rows, profile: Profile, register: Register
) -> tuple[set[tuple[str, int]], list[tuple[str, str]]]:
    """Of whom in which year there are estimates, and what is told at which cell."""
    reading = read_by_profile(open_book(write(folder / "later.xlsx", {"Data": rows})), profile, register)
    assert len(reading.observations) == 3 * sum(isinstance(year, int) for year in rows[1])
    estimates = {(row.member, row.year) for row in reading.observations if row.kind is Kind.ESTIMATE}
    return estimates, [(finding.severity.value, finding.place) for finding in reading.findings]


def test_that_flags_beside_a_new_year_are_its_own_and_told(tmp_path: Path, register: Register) -> None:
    estimates, told = read(tmp_path, LATER, profile_of(tmp_path, FLAGGED, register), register)
    assert estimates == {("BEL", 2023), ("EST", 2023)}
    assert ("note", "Data!G2") in told
    assert not [where for severity, where in told if severity != "note"]


def test_that_flags_where_a_profile_has_none_are_used_too(tmp_path: Path, register: Register) -> None:
    estimates, told = read(tmp_path, LATER, profile_of(tmp_path, BARE, register), register)
    assert estimates == {("BEL", 2023), ("EST", 2023)}
    assert {("note", "Data!C2"), ("note", "Data!G2")} <= set(told)


def test_that_words_beside_a_new_year_are_told_as_unknown(tmp_path: Path, register: Register) -> None:
    rows = (*LATER[:-1], ("France", 50000, "", 52000, "", 54000, "see annex"))
    estimates, told = read(tmp_path, rows, profile_of(tmp_path, FLAGGED, register), register)
    assert estimates == set()
    assert ("warning", "Data!G2") in told
