"""Two tables side by side over the same rows, under years that come again: both are read, in one import."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.guess import guesses
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import profile_from
from rampath.workbook.reading import read_by_profile
from workbook.build import Rows, write
from workbook.sheets import book_of, sheet_of

TITLE = ("Defence expenditure, EUR million, current prices",)
YEARS = ("", 2023, 2024, 2025, 2023, 2024, 2025)
FIGURES: Rows = (
    ("Belgium", 6000, 6500, 7000, 1.2, 1.3, 1.4),
    ("Estonia", 800, "..", 1000, 2.9, 3.1, "c"),
    ("Japan", 50000, 51000, 52000, 1.0, 1.1, 1.2),
    ("France", 54000, 56000, 58000, 1.9, 2.0, 2.1),
)


def sheet(left: str, right: str) -> Rows:
    return (TITLE, (), ("Country", left, "", "", right, "", ""), YEARS, *FIGURES)


def drafted(folder: Path, rows: Rows, register: Register) -> Draft:
    return draft_of(open_book(write(folder / "two.xlsx", {"Data": rows})), register)


def test_that_both_are_read_in_one_import_and_every_cell_is_accounted_for(tmp_path: Path, register: Register) -> None:
    draft = drafted(tmp_path, sheet("Expenditure", "% of GDP"), register)
    assert draft.lacks == ""
    reading = read_draft(draft, register)
    told = {(row.member, row.measure, row.year): (row.value, row.unit, row.cell) for row in reading.observations}
    money, share = Measure.CORE_EXPENDITURE, Measure.CORE_SHARE
    assert told["BEL", money, 2024] == (6500.0, "EUR million", "Data!C5")
    assert told["EST", money, 2025] == (1000.0, "EUR million", "Data!D6")
    assert told["BEL", share, 2023] == (0.012, "fraction", "Data!E5")
    assert told["EST", share, 2024] == (0.031, "fraction", "Data!F6")
    assert told["FRA", share, 2025] == (0.021, "fraction", "Data!G8")
    assert len(told) == 16
    reasons = {each.place: each.reason for each in reading.unused}
    assert (reasons["Data!C6"], reasons["Data!G6"]) == ("no figure given", "a figure that is not told")
    assert sum(each.cells for each in reading.unused) + len(told) == draft.book.sheets[0].count()


def test_that_each_has_its_own_title_where_that_stands_over_each_of_its_columns(
    tmp_path: Path, register: Register
) -> None:
    """As a program writes a table of two header rows as text, which has no merged cells."""
    share, part = "Defence expenditure (% of GDP)", "Equipment (% of defence expenditure)"
    rows: Rows = (
        ("", share, share, share, part, part, part), ("year", 2023, 2024, 2025, 2023, 2024, 2025),
        ("Belgium", 1.21, 1.3, 2, 15.8, 16, 20), ("Estonia", 2.87, 3.4, 3.4, 21, 28, 30),
    )  # fmt: skip
    reading = read_draft(drafted(tmp_path, rows, register), register)
    told = {(row.member, row.measure, row.year): (row.value, row.cell) for row in reading.observations}
    assert told["BEL", Measure.CORE_SHARE, 2024] == (0.013, "Data!C3")
    assert told["BEL", Measure.EQUIPMENT_SHARE, 2024] == (0.16, "Data!F3")
    assert told["EST", Measure.EQUIPMENT_SHARE, 2025] == (0.3, "Data!G4")
    assert len(told) == 12


def test_that_a_country_outside_is_told_once_for_both(tmp_path: Path, register: Register) -> None:
    reading = read_draft(drafted(tmp_path, sheet("Expenditure", "% of GDP"), register), register)
    assert sum("Japan" in finding.message for finding in reading.findings) <= 1
    assert [each.cells for each in reading.unused if each.place.startswith("Data!A7")] == [7]


def test_that_the_words_above_one_say_nothing_of_the_other(register: Register) -> None:
    rows = sheet("Military personnel (thousands)", "Equipment, % of defence expenditure")
    data = sheet_of(rows)
    found = guesses(data, book_of(data), register)
    assert [each.mapping.measure for each in found] == [Measure.PERSONNEL, Measure.EQUIPMENT_SHARE]
    assert [use.role for use in found[1].mapping.columns] == [Role.LABEL, *[Role.IGNORED] * 3, *[Role.YEAR] * 3]


@pytest.mark.parametrize(("left", "right"), [("Outturn", "Budget"), ("First", "Second"), ("Expenditure", "")])
def test_that_years_that_come_again_for_the_same_measure_are_asked_about(
    left: str, right: str, register: Register
) -> None:
    data = sheet_of(sheet(left, right))
    (found,) = guesses(data, book_of(data), register)
    assert [use.column for use in found.mapping.of_role(Role.UNKNOWN)] == [5, 6, 7]


def test_that_a_profile_reads_both_in_a_later_edition(tmp_path: Path, register: Register) -> None:
    draft = drafted(tmp_path, sheet("Expenditure", "% of GDP"), register)
    profile = profile_from("Mine", draft.book, draft.mappings, register=register)
    later: Rows = (
        TITLE, (), ("Country", "Expenditure", "", "", "", "% of GDP", "", "", ""),
        ("", 2022, 2023, 2024, 2025, 2022, 2023, 2024, 2025),
        ("Belgium", 5500, 6000, 6500, 7000, 1.1, 1.2, 1.3, 1.4),
        ("Estonia", 700, 800, 900, 1000, 2.8, 2.9, 3.1, 3.3),
    )  # fmt: skip
    reading = read_by_profile(open_book(write(tmp_path / "later.xlsx", {"Data": later})), profile, register)
    told = {(row.member, row.measure, row.year): (row.value, row.cell) for row in reading.observations}
    assert told["EST", Measure.CORE_EXPENDITURE, 2022] == (700.0, "Data!B6")
    assert told["EST", Measure.CORE_SHARE, 2022] == (0.028, "Data!F6")
    assert told["BEL", Measure.CORE_SHARE, 2025] == (0.014, "Data!I5")
    assert len(told) == 16


def test_that_a_table_with_labels_of_its_own_is_read_by_these(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("Defence expenditure and personnel",), (),
        ("", "Defence expenditure (EUR million, current prices)", "", "", "Military personnel (thousands)"),
        ("Country", 2023, 2024, "Country", 2023, 2024),
        ("Belgium", 6000, 6500, "France", 200.5, 201.5),
        ("Estonia", 800, 900, "Belgium", 22.5, 22.75),
        ("France", 54000, 56000, "Estonia", 7.25, 7.5),
    )  # fmt: skip
    draft = drafted(tmp_path, rows, register)
    profile = profile_from("Mine", draft.book, draft.mappings, register=register)
    for reading in (read_draft(draft, register), read_by_profile(draft.book, profile, register)):
        told = {(row.member, row.measure, row.year): (row.value, row.cell) for row in reading.observations}
        assert told["BEL", Measure.PERSONNEL, 2024] == (22.75, "Data!F6")
        assert told["FRA", Measure.PERSONNEL, 2023] == (200.5, "Data!E5")
        assert told["FRA", Measure.CORE_EXPENDITURE, 2023] == (54000.0, "Data!B7")
        assert len(told) == 12


def test_that_a_row_of_kinds_between_is_no_hindrance(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        TITLE, (), ("Country", "Expenditure", "", "", "% of GDP", "", ""),
        ("", "Actual", "", "Plan", "Actual", "", "Plan"), YEARS, *FIGURES,
    )  # fmt: skip
    draft = drafted(tmp_path, rows, register)
    profile = profile_from("Mine", draft.book, draft.mappings, register=register)
    for reading in (read_draft(draft, register), read_by_profile(draft.book, profile, register)):
        told = {(row.member, row.measure, row.year): (row.value, row.kind, row.cell) for row in reading.observations}
        assert told["BEL", Measure.CORE_EXPENDITURE, 2025] == (7000.0, Kind.PLAN, "Data!D6")
        assert told["BEL", Measure.CORE_SHARE, 2023] == (0.012, Kind.ACTUAL, "Data!E6")
        assert told["FRA", Measure.CORE_SHARE, 2025] == (0.021, Kind.PLAN, "Data!G9")
        assert len(told) == 16


def test_that_a_row_of_words_over_some_columns_alone_tells_no_groups(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        TITLE, (), ("Country", "Expenditure", "", "", "% of GDP", "", ""),
        ("", "", "Actual", "Plan", "Actual", "", "Plan"), YEARS, *FIGURES,
    )  # fmt: skip
    draft = drafted(tmp_path, rows, register)
    assert [use.column for use in draft.entries[0].mapping.unknown] == [5, 6, 7]
    profile = profile_from("Mine", draft.book, draft.acknowledged([0]).mappings, register=register)
    reading = read_by_profile(draft.book, profile, register)
    assert {row.cell.partition("!")[2][0] for row in reading.observations} == {"B", "C", "D"}
    assert len(reading.observations) == 8


def test_that_one_of_three_of_which_nothing_says_what_it_counts_waits_for_a_person_and_is_not_left_out(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Allies",), ("Country", "Defence expenditure (EUR m)", "", "Share of GDP (%)", "", "GDP (EUR bn)", ""),
        ("", 2023, 2024, 2023, 2024, 2023, 2024), ("Belgium", 7050, 7900, 1.21, 1.3, 596.3, 614.1),
        ("Estonia", 1090, 1350, 2.86, 3.42, 38.2, 39.5), ("Latvia", 970, 1130, 2.48, 2.81, 39.1, 40.2),
    )  # fmt: skip
    draft = drafted(tmp_path, rows, register)
    assert [entry.taken for entry in draft.entries] == [True, True, True]
    assert draft.lacking == 1
    whole = draft.with_entry(1, draft.entries[1].counting(Measure.CORE_SHARE))
    assert whole.lacks == ""
    reading = read_draft(whole, register)
    assert {row.value for row in reading.observations if row.measure is Measure.CORE_SHARE} == {
        0.0121, 0.013, 0.0286, 0.0342, 0.0248, 0.0281,
    }  # fmt: skip
    assert {each.reason for each in reading.unused} == {"header", "row label", "outside the table"}


def test_that_the_same_in_two_currencies_is_two_tables(register: Register) -> None:
    rows: Rows = (("Estonia",), ("", "EUR million", "", "USD million", ""), ("", 2023, 2024, 2023, 2024),
                  ("Defence expenditure", 1132, 1338, 1225, 1447))  # fmt: skip
    sheet = sheet_of(rows, merged=(((2, 2), (2, 3)), ((2, 4), (2, 5))))
    found = [each.mapping for each in guesses(sheet, book_of(sheet), register)]
    assert [[use.column for use in each.of_role(Role.YEAR)] for each in found] == [[2, 3], [4, 5]]
    assert [(each.items[0].currency, each.items[0].power) for each in found] == [("EUR", 6), ("USD", 6)]
