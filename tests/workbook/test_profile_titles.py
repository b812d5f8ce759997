"""Tables that are headed alike on one sheet: a profile knows each by the title above it, wherever it has moved."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, profile_from
from rampath.workbook.reading import read_by_profile
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write


def table(title: str, belgium: float, estonia: float) -> Rows:
    return ((title,), ("Country", 2022, 2023), ("Belgium", belgium, belgium), ("Estonia", estonia, estonia), ())


MONEY = table("Table A. Defence expenditure (million euro)", 6500, 780)
SHARE = table("Table B. Defence expenditure (% of GDP)", 1.2, 2.5)
STAFF = table("Table C. Military personnel (thousands)", 22, 7)


def profile_of(folder: Path, rows: Rows, register: Register) -> Profile:
    book = open_book(write(folder / "first.xlsx", {"Data": rows}))
    return profile_from("Mine", book, draft_of(book, register).mappings, register=register)


def read(folder: Path, profile: Profile, rows: Rows, register: Register) -> tuple[dict[Measure, float], list[str]]:
    """What is read of Belgium in 2023, and what is said that is more than a note."""
    reading = read_by_profile(open_book(write(folder / "later.xlsx", {"Data": rows})), profile, register)
    loud = [finding.message for finding in reading.findings if finding.severity.value != "note"]
    return {row.measure: row.value for row in reading.observations if (row.member, row.year) == ("BEL", 2023)}, loud


def test_that_each_table_keeps_the_title_above_it(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, (*MONEY, *SHARE), register)
    assert [[(anchor.cell, anchor.text[:7]) for anchor in sheet.anchors] for sheet in profile.sheets] == [
        [("A1", "Table A")], [("A6", "Table B")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "later", [(*MONEY, *SHARE), (*SHARE, *MONEY), (*STAFF, *MONEY, *SHARE), (*MONEY, *STAFF, *SHARE)]
)
def test_that_tables_which_change_places_or_have_others_among_them_are_followed(
    tmp_path: Path, register: Register, later: Rows
) -> None:
    profile = profile_of(tmp_path, (*MONEY, *SHARE), register)
    found, loud = read(tmp_path, profile, later, register)
    assert found == {Measure.CORE_EXPENDITURE: 6500, Measure.CORE_SHARE: 0.012}
    assert loud == []


def test_that_a_table_above_the_only_one_is_not_read_in_its_place(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, MONEY, register)
    assert read(tmp_path, profile, (*SHARE, *MONEY), register) == ({Measure.CORE_EXPENDITURE: 6500}, [])


def test_that_a_title_which_is_said_again_below_everything_leads_to_no_table(
    tmp_path: Path, register: Register
) -> None:
    profile = profile_of(tmp_path, MONEY, register)
    later = (("Ministry of Defence",), *MONEY[1:], MONEY[0])
    assert read(tmp_path, profile, later, register) == ({Measure.CORE_EXPENDITURE: 6500}, [])


def test_that_a_title_that_is_gone_is_told(tmp_path: Path, register: Register) -> None:
    profile = profile_of(tmp_path, MONEY, register)
    _, loud = read(tmp_path, profile, SHARE, register)
    assert any("stands neither here nor nearby" in message for message in loud)


@pytest.mark.parametrize("later", [SHARE, ((MONEY[0], ("Nation", 2022, 2023), *MONEY[2:], *SHARE))])
def test_that_a_table_which_lost_its_header_is_not_read_from_the_other_one(
    tmp_path: Path, register: Register, later: Rows
) -> None:
    """Shares of GDP would be millions of euro."""
    profile = profile_of(tmp_path, (*MONEY, *SHARE), register)
    found, loud = read(tmp_path, profile, later, register)
    assert found == {Measure.CORE_SHARE: 0.012}
    assert any("has the columns that the profile names" in each and "below “Table A. Def" in each for each in loud)


def test_that_of_many_titles_the_first_and_the_nearest_are_kept(tmp_path: Path, register: Register) -> None:
    rows = (("Ministry",), ("Department",), ("Division",), *MONEY)
    (sheet,) = profile_of(tmp_path, rows, register).sheets
    assert [anchor.cell for anchor in sheet.anchors] == ["A1", "A2", "A4"]


def test_that_a_table_without_the_column_that_names_its_rows_is_not_said_to_be_read(
    tmp_path: Path, register: Register
) -> None:
    profile = profile_of(tmp_path, MONEY, register)
    with pytest.raises(
        WorkbookRefused, match=r"expected “Country”\. So nobody can tell what its rows are, and none was"
    ):
        read(tmp_path, profile, (MONEY[0], ("Nation", 2022, 2023), *MONEY[2:]), register)
