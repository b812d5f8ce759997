"""The other sheets of a plan workbook: edited, doubled, misspelt or gone, and what is told of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from domain.build import REGISTER
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity, has_errors
from rampath.domain.observation import Measure, Observations
from rampath.workbook.plan_workbook import read_plan, write_plan
from workbook.plan_edits import DAY, change, edited, row_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "plan.xlsx"
    write_plan(edited(), found, day=DAY)
    return found


@pytest.mark.parametrize(
    ("sheet", "words", "cells", "place"),
    [
        ("Targets", ("hague-2035", "core"), {"A": "nothing"}, "A"),
        ("Targets", ("hague-2035", "core"), {"B": "broader"}, None),
        ("Targets", ("hague-2035", "core"), {"C": 25}, "C"),
        ("Commitments", ("wales-2014",), {"A": "hague-2035"}, "A"),
        ("Commitments", ("wales-2014",), {"D": "soon"}, "D"),
        ("Commitments", ("wales-2014",), {"G": "mercy"}, "G"),
        ("Scenarios", ("Wales 2014",), {"B": "nothing"}, "B"),
        ("Scenarios", ("Wales 2014",), {"C": "nothing"}, "C"),
        ("Scenarios", ("Wales 2014",), {"A": "Hague 2035"}, "A"),
        ("Economy", ("AAA", "2027"), {"A": "nothing"}, "A"),
        ("Economy", ("AAA", "2027"), {"B": "ZZZ"}, "B"),
        ("Economy", ("AAA", "2027"), {"D": 2028}, None),
        ("Economy", ("AAA", "2027"), {"E": "n/a"}, "E"),
        ("Observations", ("AAA", "core_share"), {"A": "ZZZ"}, "A"),
        ("Observations", ("AAA", "core_share"), {"B": "hearsay"}, "B"),
        ("Observations", ("AAA", "core_share"), {"D": None}, "D"),
        ("Observations", ("AAA", "core_share"), {"G": "rumour"}, "G"),
        ("Editions", ("AAA", "Test 2026"), {"A": "ZZZ"}, "A"),
        ("Editions", ("AAA", "Test 2026"), {"C": "hearsay"}, "C"),
        ("Editions", ("AAA", "Test 2026"), {"D": "Nobody's"}, "D"),
    ],
)
def test_that_what_a_sheet_cannot_mean_is_told_at_its_cell_and_the_rest_is_read(
    file: Path, sheet: str, words: tuple[str, ...], cells: Mapping[str, float | str | None], place: str | None
) -> None:
    row = row_of(file, *words, sheet=sheet)
    change(file, {f"{letter}{row}": value for letter, value in cells.items()}, sheet)
    found, findings = read_plan(file, REGISTER)
    places = [finding.place for finding in findings]
    assert any(each.startswith(f"{sheet}!") for each in places)
    if place is not None:
        assert f"{sheet}!{place}{row}" in places
    assert found.title == edited().title
    assert len(found.scenarios) >= 1


def test_that_a_growth_is_edited_and_one_typed_without_its_sign_is_kept_and_asked_about(file: Path) -> None:
    row = row_of(file, "AAA", "2027", sheet="Economy")
    change(file, {f"E{row}": 0.031, f"F{row}": 2.5}, "Economy")
    found, (finding,) = read_plan(file, REGISTER)
    outlook = found.economies[0].outlooks["AAA"]
    at = 2027 - outlook.first_year
    assert (outlook.real_growth[at], outlook.deflator_growth[at]) == (0.031, 2.5)
    assert (finding.severity, finding.place) == (Severity.WARNING, f"Economy!F{row}")


def test_that_an_equipment_floor_typed_as_20_is_20_per_cent(file: Path) -> None:
    row = row_of(file, "wales-2014", sheet="Commitments")
    change(file, {f"F{row}": 20}, "Commitments")
    found, (finding,) = read_plan(file, REGISTER)
    assert found.commitments[1].equipment_floor == 0.2
    assert finding.place == f"Commitments!F{row}"


def test_that_a_marking_that_is_gone_is_an_error_and_an_empty_one_is_not(file: Path) -> None:
    workbook = openpyxl.load_workbook(file)
    del workbook["Overview"]
    workbook.save(file)
    _, (finding,) = read_plan(file, REGISTER)
    assert (finding.severity, finding.place) == (Severity.ERROR, "Overview")
    write_plan(replace(edited(), marking=""), file, day=DAY)
    assert read_plan(file, REGISTER)[1] == ()


def test_that_a_scenario_that_is_called_note_does_not_take_the_note_s_place(file: Path) -> None:
    known = edited()
    named = replace(known, branches=tuple(replace(s, name="Note") for s in known.branches[:1]))
    write_plan(named, file, day=DAY)
    assert read_plan(file, REGISTER) == (named, ())


def test_that_a_workbook_of_a_later_format_is_told(file: Path) -> None:
    change(file, {f"B{row_of(file, 'Format', sheet='Overview')}": "7"}, "Overview")
    found, (finding,) = read_plan(file, REGISTER)
    assert found == edited()
    assert (finding.severity, finding.raw) == (Severity.WARNING, "7")


def test_that_columns_may_move_and_others_may_stand_between(file: Path) -> None:
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["Observations"]
    sheet.insert_cols(3)
    sheet["C4"] = "What I think of it"
    sheet["C5"] = "=1+1"
    workbook.save(file)
    assert read_plan(file, REGISTER) == (edited(), ())


def test_that_a_number_in_a_column_of_text_is_the_text_that_stands_there(file: Path) -> None:
    change(file, {f"F{row_of(file, 'Wales 2014', sheet='Scenarios')}": 2024}, "Scenarios")
    found, findings = read_plan(file, REGISTER)
    assert found.scenarios[1].note == "2024"
    assert findings == ()


def test_that_a_formula_that_was_never_calculated_is_told(file: Path) -> None:
    row = row_of(file, "hague-2035", "core", sheet="Targets")
    change(file, {f"C{row}": "=7/2%"}, "Targets")
    found, findings = read_plan(file, REGISTER)
    assert [finding.place for finding in findings][:1] == [f"Targets!C{row}"]
    assert found.commitments[0].target(Pillar.CORE) is None


@pytest.mark.parametrize("name", ["Targets", "Economy"])
def test_that_an_input_sheet_without_rows_is_an_error(tmp_path: Path, name: str) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    workbook[name].delete_rows(5, workbook[name].max_row)
    workbook.save(file)
    _found, findings = read_plan(file, REGISTER)
    assert has_errors(findings)
    assert any(finding.place == name for finding in findings)


def test_that_a_value_changed_in_excel_is_an_edit_by_hand_and_is_told(file: Path) -> None:
    row = row_of(file, "AAA", "core_share", "2026", sheet="Observations")
    change(file, {f"D{row}": 0.025}, "Observations")
    found, findings = read_plan(file, REGISTER)
    edited_row = found.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert edited_row is not None
    assert (edited_row.value, edited_row.as_read, edited_row.edited) == (0.025, 0.02, True)
    assert findings == ()
    assert "set by hand to 2.50\u2009%; t.xlsx (Test 2026) says 2.00\u2009%" in found.findings[-1].message


def test_that_a_share_typed_without_its_per_cent_sign_does_not_become_250_per_cent(file: Path) -> None:
    row = row_of(file, "AAA", "core_share", "2026", sheet="Observations")
    change(file, {f"D{row}": 2.5}, "Observations")
    found, (finding,) = read_plan(file, REGISTER)
    assert found.observations == edited().observations
    assert (finding.severity, finding.place) == (Severity.ERROR, f"Observations!D{row}")


def test_that_a_workbook_from_before_there_were_choices_of_editions_opens_without_a_word(file: Path) -> None:
    rows = tuple(replace(row, as_read=None, detail="") for row in edited().observations)
    known = replace(edited(), decisions=(), observations=Observations(rows))
    write_plan(known, file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    del workbook["Editions"], workbook["Decisions"]
    sheet = workbook["Observations"]
    assert [cell.value for cell in sheet[4]][-2:] == ["Detail", "Value as read"]
    sheet.delete_cols(12, 2)
    workbook.save(file)
    assert read_plan(file, REGISTER) == (known, ())
