"""The EDA's defence data since 2022: lists by country and year, in workbooks of our own."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build_eda import write_countries
from workbook.build_eda_list import (
    BILLIONS,
    LATEST,
    NOTES,
    PAST,
    STATES,
    TOTALS,
    write_edition,
    write_list,
    write_sheets,
)

NAME = "EDA defence data by country and year"


def reading(file: Path, register: Register, answers: dict[str, str] | None = None) -> Reading:
    found = read_workbook(file, register, answers=answers)
    assert found.layout == NAME
    assert found.used + found.unused_cells == found.cells
    return found


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def told(found: Reading, severity: Severity) -> list[tuple[str, str]]:
    return [(each.place, each.raw) for each in found.findings if each.severity is severity]


def values_of(found: Reading) -> set[tuple[str, Measure, int, float, str, str, Kind, str]]:
    return {(o.member, o.measure, o.year, o.value, o.unit, o.price_basis, o.kind, o.detail) for o in found.observations}


def test_that_the_long_list_is_read_in_millions_and_gdp_scaled_from_billions(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_edition(tmp_path / "eda.xlsx"), register)
    assert found.edition == "EDA 2020-2025"
    cells = by_cell(found)
    assert cells["Billions!C7"] == Observation(
        "SWE", Measure.MILITARY_EXPENDITURE, 2021, 6000.0, "EUR million", "current", Kind.ACTUAL, "EDA 2020-2025",
        "eda.xlsx", "Billions!C7", "6000",
    )  # fmt: skip
    row = [cells[f"Billions!{column}7"] for column in "DEFGH"]
    assert [(o.measure, o.value, o.unit, o.detail) for o in row] == [
        (Measure.DEFENCE_ITEM, 1500.0, "EUR million", "Defence Equipment Procurement Expenditure"),
        (Measure.DEFENCE_ITEM, 88.2, "EUR million", "Defence R&D Expenditure"),
        (Measure.DEFENCE_ITEM, 1588.2, "EUR million", "Defence Investment"),
        (Measure.GDP, 540000.0, "EUR million", ""),
        (Measure.MILITARY_SHARE, 0.01111, "fraction", ""),
    ]


def test_that_the_list_of_one_year_is_read_with_shares_as_fractions_and_amounts_per_head(
    tmp_path: Path, register: Register
) -> None:
    cells = by_cell(reading(write_edition(tmp_path / "eda.xlsx"), register))
    row = [cells[f"Member States 2025 !{column}6"] for column in "CDEFG"]
    assert {(o.member, o.year) for o in row} == {("SWE", 2025)}
    assert [(o.measure, o.value, o.unit) for o in row] == [
        (Measure.MILITARY_EXPENDITURE, 14789.0, "EUR million"),
        (Measure.DEFENCE_ITEM, 4228.0, "EUR million"),
        (Measure.MILITARY_SHARE, 0.0249, "fraction"),
        (Measure.MILITARY_SHARE_OF_GOVERNMENT, 0.057, "fraction"),
        (Measure.MILITARY_PER_CAPITA, 1387.0, "EUR"),
    ]


def test_that_a_star_with_a_footnote_of_estimates_makes_estimates_and_other_marks_do_not(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_edition(tmp_path / "eda.xlsx"), register)
    estimates = {(o.member, o.year) for o in found.observations if o.kind is Kind.ESTIMATE}
    assert estimates == {("EST", 2025)}
    notes = [each.message for each in found.findings if each.place == "Member States 2025 !A9"]
    assert len(notes) == 1
    assert "Luxembourg" in notes[0]
    assert "share of GNI" in notes[0]


def test_that_countries_outside_the_alliance_and_totals_are_left_out_and_told_in_one_finding(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_edition(tmp_path / "eda.xlsx"), register)
    assert {o.member for o in found.observations} == {"EST", "HRV", "LUX", "SWE"}
    said = [each.message for each in found.findings if "no members of the Alliance" in each.message]
    assert len(said) == 1
    assert "Austria" in said[0]
    why = {unused.place: unused.reason for unused in found.unused}
    assert why["Billions!A2:H3"] == "another country or region"
    assert why["EU27!A1:D5"] == "another country, or totals of the EDA"
    assert sum("not core expenditure" in each.message for each in found.findings) == 1


def test_that_a_dash_is_a_missing_figure_and_never_zero(tmp_path: Path, register: Register) -> None:
    found = reading(write_edition(tmp_path / "eda.xlsx"), register)
    why = {unused.place: unused.reason for unused in found.unused}
    assert why["Billions!E6"] == why["Member States 2025 !D5"] == "no figure given"
    assert told(found, Severity.ERROR) == told(found, Severity.WARNING) == []


@pytest.mark.parametrize("order", [(7, 3, 1, 0, 2, 5, 4, 6), (2, 3, 4, 5, 6, 7, 0, 1)])
def test_that_columns_may_come_in_any_order(tmp_path: Path, register: Register, order: tuple[int, ...]) -> None:
    plain = reading(write_list(tmp_path / "a.xlsx", BILLIONS, PAST), register)
    turned = [[row[at] for at in order] for row in PAST]
    file = write_list(tmp_path / "b.xlsx", [BILLIONS[at] for at in order], turned)
    assert values_of(reading(file, register)) == values_of(plain)


def test_that_lines_may_stand_above_the_headings_and_units_below_them(tmp_path: Path, register: Register) -> None:
    plain = reading(write_list(tmp_path / "a.xlsx", BILLIONS, PAST), register)
    top = [("Defence data of the participating Member States",), (None,)]
    units = [(None, None, "EUR million", "EUR million", "EUR million", "EUR million", "EUR billion", "%")]
    file = write_list(tmp_path / "b.xlsx", BILLIONS, [*units, *PAST], top=top)
    found = reading(file, register)
    assert values_of(found) == values_of(plain)
    why = {unused.place: unused.reason for unused in found.unused}
    assert (why["Data!A1"], why["Data!A3:H4"]) == ("title", "header")


@pytest.mark.parametrize("heading", ["Member State", "Participating Member States (pMS)", "MS", "Country"])
def test_that_countries_may_stand_under_other_headings(tmp_path: Path, register: Register, heading: str) -> None:
    file = write_list(tmp_path / "eda.xlsx", [heading, *STATES[1:]], [*LATEST, *((note,) for note in NOTES)])
    assert len(reading(file, register).observations) == 4 * 5 - 1


def test_that_a_list_that_nothing_makes_the_eda_s_is_not_claimed(tmp_path: Path, register: Register) -> None:
    headings = ("Country", "Year", "Defence Expenditure", "GDP", "Defence Expenditure as % of GDP")
    file = write_list(tmp_path / "other.xlsx", headings, [("Sweden", 2021, 6000, 540000, 0.0111)])
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        read_workbook(file, register)
    named = write_list(tmp_path / "named.xlsx", ["PMS", *headings[1:]], [("Sweden", 2021, 6000, 540000, 0.0111)])
    assert len(reading(named, register).observations) == 3


def test_that_workbooks_with_a_sheet_a_country_keep_their_layout(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia", "Malta": "Malta"})
    assert read_workbook(file, register).layout == "EDA defence data"


def test_that_unknown_columns_are_left_out_and_named_in_one_warning(tmp_path: Path, register: Register) -> None:
    headings = [*STATES, "Readiness", "Remarks"]
    rows = [(*row, 3, "provided late") for row in LATEST]
    found = reading(write_list(tmp_path / "eda.xlsx", headings, [*rows, (NOTES[0],)]), register)
    (warning,) = [each for each in found.findings if each.severity is Severity.WARNING]
    assert (warning.place, "“Readiness”" in warning.message, "“Remarks”" in warning.message) == ("Data!H1", True, True)
    assert {u.reason for u in found.unused if u.place.startswith("Data!H")} == {"a column that is not known"}
    assert len(found.observations) == 4 * 5 - 1


def test_that_bad_cells_and_years_are_errors_with_their_place_and_the_rest_is_read(
    tmp_path: Path, register: Register
) -> None:
    rows = [*PAST, ("Sweden", "2O22", 7800, 1600, 90, 1690, 560, 0.0139), ("Finland", 2021, "much", 1, 1, 2, 250, 0.02)]
    found = reading(write_list(tmp_path / "eda.xlsx", BILLIONS, rows), register)
    assert told(found, Severity.ERROR) == [("Data!B8", "2O22"), ("Data!C9", "much")]
    assert by_cell(found)["Data!G9"].value == 250000.0
    assert "Data!C8" not in by_cell(found)


def test_that_a_row_without_a_country_or_a_year_is_told(tmp_path: Path, register: Register) -> None:
    rows = [*PAST, (None, 2022, 7800), ("Finland", None, 4000)]
    found = reading(write_list(tmp_path / "eda.xlsx", BILLIONS, rows), register)
    assert told(found, Severity.WARNING) == [("Data!B8", "2022")]
    assert told(found, Severity.ERROR) == [("Data!A9", "Finland")]


def test_that_a_name_over_several_rows_may_be_merged(tmp_path: Path, register: Register) -> None:
    file = write_list(tmp_path / "eda.xlsx", BILLIONS, PAST)
    workbook = load_workbook(file)
    workbook["Data"].merge_cells("A4:A5")
    workbook.save(file)
    found = reading(file, register)
    assert {(o.member, o.year) for o in found.observations} == {
        ("EST", 2020), ("EST", 2021), ("SWE", 2020), ("SWE", 2021),
    }  # fmt: skip


def test_that_a_near_miss_of_a_name_asks_once_however_many_rows_it_has(tmp_path: Path, register: Register) -> None:
    rows = [*PAST, ("Slovenja", 2020, 500, 40, 2, 42, 47, 0.0106), ("Slovenja", 2021, 650, 90, 3, 93, 52, 0.0125)]
    file = write_list(tmp_path / "eda.xlsx", BILLIONS, rows)
    found = reading(file, register)
    (question,) = found.questions
    assert question.place == "Data!A8"
    assert "SVN" not in {o.member for o in found.observations}
    answered = reading(file, register, {question.id: "SVN"})
    assert {o.year for o in answered.observations if o.member == "SVN"} == {2020, 2021}


def test_that_a_name_that_nobody_has_is_told_once(tmp_path: Path, register: Register) -> None:
    rows = [*PAST, ("Total", 2020, 9100), ("Total", 2021, 10000)]
    found = reading(write_list(tmp_path / "eda.xlsx", BILLIONS, rows), register)
    assert told(found, Severity.WARNING) == [("Data!A8", "Total")]


def test_that_a_figure_in_two_lists_is_taken_from_the_one_that_reaches_further(
    tmp_path: Path, register: Register
) -> None:
    later = [("Sweden", 2021, 6100, 1600, 0.0113, 0.02, 590), ("Sweden", 2022, 7800, 1700, 0.0139, 0.03, 745)]
    sheets = {"Billions": (BILLIONS, *PAST), "Member States": (STATES, *later)}
    found = reading(write_sheets(tmp_path / "eda.xlsx", sheets), register)
    of_2021 = [o.value for o in found.observations if (o.member, o.year, o.measure.value) == (
        "SWE", 2021, "military_expenditure")]  # fmt: skip
    assert of_2021 == [6100.0]
    assert ("Billions!C7", "6000") in told(found, Severity.ERROR)


def test_that_headings_may_be_given_again_further_down(tmp_path: Path, register: Register) -> None:
    plain = reading(write_list(tmp_path / "a.xlsx", BILLIONS, PAST), register)
    again = write_list(tmp_path / "b.xlsx", BILLIONS, [*PAST[:4], (None,), BILLIONS, *PAST[4:]])
    assert values_of(reading(again, register)) == values_of(plain)


def test_that_a_sheet_with_headings_but_no_years_is_left_out_and_told(tmp_path: Path, register: Register) -> None:
    without = [[row[0], *row[2:]] for row in (STATES, *LATEST)]
    sheets = {"Billions": (BILLIONS, *PAST), "Member States": without}
    found = reading(write_sheets(tmp_path / "eda.xlsx", sheets), register)
    assert told(found, Severity.WARNING) == [("Member States!B1", "Total Defence Expenditure")]
    assert {o.year for o in found.observations} == {2020, 2021}


def test_that_totals_without_a_corner_are_told_by_the_sheet_s_name(tmp_path: Path, register: Register) -> None:
    sheets = {"Billions": (BILLIONS, *PAST), "EU27": ((None,), *TOTALS[1:])}
    found = reading(write_sheets(tmp_path / "eda.xlsx", sheets), register)
    assert any("European Union" in each.message for each in found.findings)
    assert told(found, Severity.WARNING) == []


def test_that_a_file_without_a_member_is_refused_in_one_sentence(tmp_path: Path, register: Register) -> None:
    file = write_list(tmp_path / "eda.xlsx", BILLIONS, PAST[:2])
    with pytest.raises(WorkbookRefused, match="no figures of a member"):
        read_workbook(file, register)


def test_that_a_star_at_a_year_or_a_figure_marks_an_estimate_like_one_at_a_name(
    tmp_path: Path, register: Register
) -> None:
    rows = [("Sweden", "2020*", *PAST[4][2:]), ("Sweden", 2021, "6000*", *PAST[5][3:]), (NOTES[0],)]
    found = reading(write_list(tmp_path / "eda.xlsx", BILLIONS, rows), register)
    kinds = {(o.year, o.measure): o.kind for o in found.observations}
    assert kinds[2020, Measure.GDP] is Kind.ESTIMATE
    assert kinds[2021, Measure.MILITARY_EXPENDITURE] is Kind.ESTIMATE
    assert kinds[2021, Measure.GDP] is Kind.ACTUAL
    assert found.questions == ()


def test_that_a_star_that_nothing_explains_is_taken_for_an_estimate_and_told(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_list(tmp_path / "eda.xlsx", STATES, LATEST), register)
    assert {o.member for o in found.observations if o.kind is Kind.ESTIMATE} == {"EST"}
    assert told(found, Severity.WARNING) == [("Data!A4", "Estonia*")]


def test_that_a_star_whose_footnote_says_something_else_is_no_estimate(tmp_path: Path, register: Register) -> None:
    rows = [*LATEST, ("* Without pensions",)]
    found = reading(write_list(tmp_path / "eda.xlsx", STATES, rows), register)
    assert {o.kind for o in found.observations} == {Kind.ACTUAL}
    assert any("Without pensions" in each.message and "Estonia" in each.message for each in found.findings)
