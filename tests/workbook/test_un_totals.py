"""The total of a UN report: which row and column it is, and what it sums up."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write

HEAD = (("Country: Montenegro",), ("Fiscal year: 2023",), ("Millions of euros",), ())
COSTS = ("Personnel", "Operations and maintenance", "Procurement", "Research and development", "Total")


def reading(tmp_path: Path, register: Register, rows: Rows) -> Reading:
    return read_workbook(write(tmp_path / "un.xlsx", {"Form": [*HEAD, *rows]}), register)


@pytest.mark.parametrize("text", [False, True])
def test_that_a_row_of_small_totals_is_no_row_of_headings(tmp_path: Path, register: Register, text: bool) -> None:
    figures = ((4, 2, 3, 4, 13), (1, 0, 1, 1, 3), (1, 0, 1, 0, 2), (0, 0, 0, 0, 0), (6, 2, 5, 5, 18))
    rows: list[list[object]] = [["", "", "Land forces", "Naval forces", "Air forces", "Other", "Total"]]
    rows += [
        [str(at), cost, *(str(value) if text else value for value in values)]
        for at, (cost, values) in enumerate(zip(COSTS, figures, strict=True), 1)
    ]
    found = reading(tmp_path, register, rows)
    assert len(found.observations) == 25
    (total,) = [each for each in found.observations if each.measure is Measure.MILITARY_EXPENDITURE]
    assert (total.value, total.cell) == (18.0, "Form!G10")
    assert not [each for each in found.findings if each.severity is not Severity.NOTE]


def test_that_what_stands_behind_the_total_is_no_part_of_it(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [
        ["Resource costs", "Land forces", "Naval forces", "Total military expenditures", "Civil defence"],
        ["", "(1)", "(2)", "(3)", "(4)"],
    ]
    rows += [[cost, 100.0, 50.0, 150.0, 25.0] for cost in COSTS[:-1]]
    rows += [["Total", 400.0, 200.0, 600.0, 100.0]]
    found = reading(tmp_path, register, rows)
    assert {each.value for each in found.observations if each.detail.endswith(", civil defence")} == {25.0, 100.0}
    assert not [each for each in found.findings if each.severity is not Severity.NOTE]


def test_that_a_total_that_stands_first_is_held_against_what_follows(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["Resource costs", "Total", "Land forces", "Naval forces"]]
    rows += [[cost, 150.0, 100.0, 50.0] for cost in COSTS[:-1]]
    rows += [["Total", 700.0, 400.0, 200.0]]
    found = reading(tmp_path, register, rows)
    warned = {each.place for each in found.findings if each.severity is Severity.WARNING}
    assert warned == {"Form!B10"}


def test_that_a_total_that_stands_twice_is_told_by_its_name(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["", "Land forces", "Total", "Land forces", "Total"]]
    rows += [[cost, 100.0, 100.0, 200.0, 200.0] for cost in COSTS]
    found = reading(tmp_path, register, rows)
    said = next(each.message for each in found.findings if each.place == "Form!E10")
    assert said.startswith("“total expenditure” stands here a second time")


def test_that_a_row_without_a_number_is_no_part_of_a_total_of_numbered_ones(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["", "Land forces", "Naval forces", "Total"]]
    rows += [[f"{at}. {cost}", 100.0, 50.0, 150.0] for at, cost in enumerate(COSTS[:-1], 1)]
    rows += [["5. Total", 400.0, 200.0, 600.0], ["Military pensions", 30.0, 20.0, 50.0]]
    found = reading(tmp_path, register, rows)
    assert not [each for each in found.findings if each.severity is not Severity.NOTE]


def test_that_forms_of_other_states_beside_a_member_s_are_told_and_not_the_whole_sheet(
    tmp_path: Path, register: Register
) -> None:
    other = [("Country: Austria",), ("Fiscal year: 2023",), ("Millions of euros",)]
    rows: list[list[object]] = [["", "Land forces", "Naval forces", "Total"]]
    rows += [[cost, 100.0, 50.0, 150.0] for cost in COSTS[:-1]]
    found = reading(tmp_path, register, [*rows, [], *other, *rows])
    assert {each.member for each in found.observations} == {"MNE"}
    said = [each.message for each in found.findings if "no member" in each.message]
    assert said == ["Forms on the sheet Form are of states that are no members of the Alliance. They were left out."]


def test_that_the_total_of_countries_or_years_is_none_of_force_groups(tmp_path: Path, register: Register) -> None:
    figures = ((5358, 1078, 6436), (920, 223, 1143), (903, 218, 1121), (17, 4.5, 21.5))
    labels = ("Total Defence Expenditure", "Defence Investment", "Procurement", "Research and development")
    for heads in (("Belgium", "Bulgaria", "Total"), (2020, 2021, "Total")):
        rows = [["", *heads], *([label, *row] for label, row in zip(labels, figures, strict=True))]
        with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
            reading(tmp_path, register, rows)


def test_that_a_group_with_its_own_words_may_stand_first_and_codes_of_rows_are_no_group(
    tmp_path: Path, register: Register
) -> None:
    figures = ((5, 10, 20, 35), (1, 2, 3, 6), (7, 8, 9, 24), (0, 0, 1, 1), (13, 20, 33, 66))
    rows: list[list[object]] = [["", "Line", "Cyber forces", "Land forces", "Naval forces", "Total"]]
    rows += [[cost, at * 10, *row] for at, (cost, row) in enumerate(zip(COSTS, figures, strict=True), 1)]
    found = reading(tmp_path, register, rows)
    read = {each.cell: (each.detail, each.value) for each in found.observations}
    assert len(read) == 20
    assert read["Form!C6"] == ("Personnel, Cyber forces", 5.0)
    assert read["Form!C10"] == ("Total, Cyber forces", 13.0)
    assert not [each for each in found.findings if each.severity is not Severity.NOTE]


def test_that_figures_under_an_unknown_heading_behind_the_total_are_told(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["", "Land forces", "Naval forces", "Total", "Cyber command", "Remarks"]]
    rows.append(["", *(f"({number})" for number in range(1, 6))])
    rows += [[cost, 100.0, 50.0, 150.0, 25.0, "so far"] for cost in COSTS[:-1]]
    found = reading(tmp_path, register, [*rows, ["Total", 400.0, 200.0, 600.0, 100.0]])
    doubts = [(each.place, each.raw) for each in found.findings if each.severity is not Severity.NOTE]
    assert doubts == [("Form!E5", "Cyber command")]
    assert len(found.observations) == 15


def test_that_figures_of_an_unknown_cost_are_told(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["", "Land forces", "Naval forces", "Total"], ["Of which:"]]
    rows += [[cost, 100.0, 50.0, 150.0] for cost in COSTS[:-1]]
    rows += [["Cadets’ choir", 4.0, 2.0, 6.0], ["Total", 404.0, 202.0, 606.0]]
    found = reading(tmp_path, register, rows)
    doubts = [(each.place, each.raw) for each in found.findings if each.severity is not Severity.NOTE]
    assert ("Form!A11", "Cadets’ choir") in doubts
    assert len(found.observations) == 15


def test_that_a_column_of_totals_alone_is_a_form_only_where_it_is_about_military_expenditure(
    tmp_path: Path, register: Register
) -> None:
    rows: list[list[object]] = [["", "Total"], *([cost, 100.0] for cost in COSTS[:-1]), ["Total", 400.0]]
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        reading(tmp_path, register, [["Budget of the ministry"], *rows])
    for title in ("Report on Military Expenditures", "UN report on military spending"):
        found = reading(tmp_path, register, [[title], *rows])
        assert [each.value for each in found.observations] == [100.0, 100.0, 100.0, 100.0, 400.0]
