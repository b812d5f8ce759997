"""A profile that was made for one member's file and is given another's of the same form."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, apply, profile_from, read_profile, write_profile
from rampath.workbook.reading import read_by_profile, read_workbook
from workbook.build import Rows, write

FIGURES: Rows = (
    ("Item", 2022, 2023, 2024),
    ("Defence expenditure", 1080, 1330, 1420),
    ("Equipment expenditure", 3, 4, 5),
)
Sheets = dict[str, Rows]


def form(who: str, sheet: str = "Data", unit: str = "Million euro") -> Sheets:
    """A form that is the same for all, with the name of a member beside `Country:`."""
    return {sheet: (("Country:", who), (unit,), (), *FIGURES)}


def profile_of(folder: Path, sheets: Sheets, register: Register, member: str = "", file: str = "first") -> Profile:
    """The profile of a file that is read as it was guessed, but for the `member`; written and read again."""
    book = open_book(write(folder / f"{file}.xlsx", sheets))
    draft = draft_of(book, register)
    at = draft.best()
    entry = draft.entries[at]
    if member:
        entry = entry.with_mapping(replace(entry.mapping, member=member), "member")
    profile = profile_from("Form", book, (entry.mapping,), register=register)
    write_profile(profile, folder / "form.toml")
    return read_profile(folder / "form.toml")


def told(
    folder: Path, profile: Profile, sheets: Sheets, register: Register, file: str = "later"
) -> tuple[str, list[str]]:
    (mapping,), findings = apply(profile, open_book(write(folder / f"{file}.xlsx", sheets)), register)
    return mapping.member, [f"{finding.severity.value} {finding.place}: {finding.message}" for finding in findings]


def test_that_another_member_s_file_of_the_same_form_is_that_member_s(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, form("Belgium"), register)
    assert profile.sheets[0].member == "BEL"
    assert told(tmp_path, profile, form("Belgium"), register) == ("BEL", [])
    said = (
        "warning Data!B1: “Estonia” names Estonia, and the profile was made for Belgium. The figures were taken for"
        " those of Estonia; check it."
    )
    assert told(tmp_path, profile, form("Estonia"), register) == ("EST", [said])
    for reading in (
        read_by_profile(open_book(tmp_path / "later.xlsx"), profile, register),
        read_workbook(tmp_path / "later.xlsx", register, profiles=[profile]),
    ):
        assert {row.member for row in reading.observations} == {"EST"}


@pytest.mark.parametrize(
    ("first", "later", "place"),
    [
        (form("", "Belgium"), form("", "Estonia"), "Estonia"),
        (
            {"Cover": (("Return of Belgium",),), **form("")},
            {"Cover": (("Return of Estonia",),), **form("")},
            "Cover!A1",
        ),
    ],
)
def test_that_the_name_of_the_sheet_and_a_cover_tell_it_too(
    tmp_path: Path, register: Register, first: Sheets, later: Sheets, place: str
) -> None:
    profile = profile_of(tmp_path, first, register, "BEL")
    assert told(tmp_path, profile, first, register) == ("BEL", [])
    member, findings = told(tmp_path, profile, later, register)
    assert (member, [finding.split(": ")[0] for finding in findings]) == ("EST", [f"warning {place}"])


def test_that_the_name_of_the_file_tells_it_too(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, form(""), register, "BEL", "Return_Belgium")
    assert told(tmp_path, profile, form(""), register, "Return_Estonia")[0] == "EST"
    assert told(tmp_path, profile, form(""), register, "Return 2026") == ("BEL", [])


def test_that_a_table_near_which_several_others_are_named_is_nobody_s(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, form("Belgium"), register)
    sheets: Sheets = {"Data": (("Country:", "Estonia"), ("In million euro, for Latvia",), (), *FIGURES)}
    member, findings = told(tmp_path, profile, sheets, register)
    assert member == ""
    assert any("name Latvia and Estonia, and the profile was made for Belgium" in finding for finding in findings)


def test_that_a_currency_names_no_member_and_what_a_person_said_stands(tmp_path: Path, register: Register) -> None:
    dollars = form("Belgium", unit="Million United States dollars")
    assert told(tmp_path, profile_of(tmp_path, dollars, register), dollars, register) == ("BEL", [])
    other = profile_of(tmp_path, form("Belgium"), register, "LUX")
    assert other.sheets[0].words_differ
    assert told(tmp_path, other, form("Belgium"), register) == ("LUX", [])
