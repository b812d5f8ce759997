"""Files whose name says that they are not final, by a profile that knows the word for it."""

from dataclasses import replace
from pathlib import Path

from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, ProfileColumn, apply
from workbook.build import write
from workbook.wanted import WANTED

HEADERS = ("Code", "Title", "Budget 2025", "Outturn 2024")
NOT_FINAL = replace(WANTED, header_row=1, anchors=(), preliminary=("preliminär",))


def estimates_from(file: Path, *rows: tuple[object, ...], by: Profile | None = None) -> tuple[int | None, list[str]]:
    """The year from which figures are estimates, and the severities of what is said."""
    profile = by or Profile("P", (NOT_FINAL,))
    (mapping,), findings = apply(profile, open_book(write(file, {"List": rows or (HEADERS, ("1401", "Staff", 2, 1))})))
    return mapping.estimates_from, [finding.severity.value for finding in findings]


def test_that_a_name_that_says_so_makes_an_estimate_of_the_last_year_in_the_headers(tmp_path: Path) -> None:
    assert estimates_from(tmp_path / "spent_Preliminar_2.xlsx") == (2025, ["note"])


def test_that_a_name_that_does_not_say_so_changes_nothing(tmp_path: Path) -> None:
    assert estimates_from(tmp_path / "spent, definitiv.xlsx") == (None, [])


def test_that_the_last_year_may_stand_in_a_column(tmp_path: Path) -> None:
    columns = (*WANTED.columns[:2], ProfileColumn(("Year",), Role.PERIOD), ProfileColumn(("Outturn",), Role.AMOUNT))
    profile = Profile("P", (replace(NOT_FINAL, columns=columns),))
    rows = (("Code", "Title", "Year", "Outturn"), ("1401", "Staff", 2023, 1), ("1401", "Staff", 2022, 2))
    assert estimates_from(tmp_path / "preliminär.xlsx", *rows, by=profile) == (2023, ["note"])


def test_that_estimates_that_the_profile_has_begin_earlier_stay(tmp_path: Path) -> None:
    profile = Profile("P", (replace(NOT_FINAL, estimates_from=2024),))
    assert estimates_from(tmp_path / "preliminär.xlsx", by=profile) == (2024, ["note"])
