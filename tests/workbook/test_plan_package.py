"""The package of a plan workbook: exact numbers, users' text, formulas with values, print, and no clock or user."""

import time
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from domain.build import REGISTER, plan
from office import XLSX, converted
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import standing
from rampath.domain.finding import Finding, Severity
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.workbook.plan_cell import Formula, Row, row_xml
from rampath.workbook.plan_documentation import documentation
from rampath.workbook.plan_form import FORMS
from rampath.workbook.plan_layout import PATHS, SHEETS
from rampath.workbook.plan_text import LONGEST, cut, length, to_cell
from rampath.workbook.plan_value import hundredth
from rampath.workbook.plan_workbook import read_plan, write_plan
from workbook.live_plans import spoilt
from workbook.plan_edits import DAY, edited


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_that_every_number_is_written_to_its_last_bit(value: float) -> None:
    cell = fromstring(row_xml(1, Row((value,), ()), (0,)))[0]  # noqa: S314 - our own XML
    assert cell[0].text is not None
    assert float(cell[0].text) == value


@pytest.mark.parametrize("value", [None, "", float("nan"), float("inf")])
def test_that_what_does_not_exist_has_no_cell(value: float | str | None) -> None:
    assert row_xml(1, Row((value,), ()), (0,)) == ""


def test_that_a_formula_stands_with_its_value() -> None:
    assert row_xml(7, Row((Formula('A1&"<"', 0.5),), ()), (3,)) == (
        '<row r="7"><c r="A7" s="3"><f>A1&amp;"&lt;"</f><v>0.5</v></c></row>'
    )


def test_that_signs_that_xml_cannot_hold_are_escaped_and_what_is_no_text_is_replaced() -> None:
    assert to_cell("\x00\r_x0041_") == "_x0000__x000D__x005F_x0041_"
    assert to_cell("a\ud800b\ufffe") == "a\ufffdb\ufffd"


def test_that_a_text_of_the_record_is_cut_to_fit_a_cell_and_says_so() -> None:
    assert cut("x" * LONGEST) == "x" * LONGEST
    for sign in ("x", "\U0001f600"):
        told = cut(sign * 40_000)
        assert length(told) <= LONGEST
        assert told.endswith("[cut here: 40000 characters]")
        assert length(told) > LONGEST - 3


def test_that_a_long_text_of_the_record_keeps_no_plan_from_being_saved(tmp_path: Path) -> None:
    known = replace(edited(), findings=(Finding(Severity.NOTE, "", "z" * 50_000, "m"),))
    write_plan(known, tmp_path / "plan.xlsx", day=DAY)
    found, _ = read_plan(tmp_path / "plan.xlsx", REGISTER)
    assert found.findings[0].raw.endswith("[cut here: 50000 characters]")


def test_that_a_per_cent_is_brought_to_the_fraction_that_is_written_the_same() -> None:
    assert [hundredth(each) for each in (3.2, 2.9, 0.29, 14.7)] == [0.032, 0.029, 0.0029, 0.147]


def test_that_a_long_marking_is_cut_in_print_alone_and_never_within_a_code(tmp_path: Path) -> None:
    known = replace(edited(), marking="A&" * 200)
    write_plan(known, tmp_path / "plan.xlsx", day=DAY)
    workbook = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    header = workbook["Paths"].oddHeader
    assert header is not None
    text = header.center.text or ""
    assert text.endswith("…")
    assert len(text) <= 245
    assert text.count("&") % 2 == 0
    assert read_plan(tmp_path / "plan.xlsx", REGISTER)[0].marking == known.marking


def test_that_print_fits_the_width_repeats_the_header_and_counts_pages(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    workbook = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert workbook.sheetnames == ["Overview", "Charts", *(sheet.name for sheet in SHEETS)]
    for sheet in workbook:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.center.text == "NATO && FRIENDS UNCLASSIFIED"
        assert sheet.oddFooter.right.text == "&P / &N"
        if sheet.title not in {"Overview", "Charts"}:
            assert sheet.freeze_panes == "A5"
            assert sheet.print_title_rows == "$4:$4"


def test_that_inputs_offer_the_words_they_take(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    offered = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Paths"].data_validations.dataValidation
    assert {str(each.sqref)[:2]: str(each.formula1) for each in offered if each.type == "list"} == {
        "D5": '"core,broader"',
        "G5": '"linear,constant growth,S-curve,front-loaded,back-loaded,step"',
        "H5": '"yes"',
    }


def test_that_a_word_that_is_not_offered_is_refused_in_a_sentence(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    offered = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Paths"].data_validations.dataValidation
    told = {str(each.sqref)[:2]: (each.showErrorMessage, each.error) for each in offered if each.type == "list"}
    assert told["D5"] == (True, "One of: core, broader.")
    assert all(shown and len(str(said)) <= 225 for shown, said in told.values())


def test_that_inputs_take_only_numbers_that_can_be_and_say_so(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    workbook = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    rules = {
        (sheet.title, str(each.sqref)[:2]): (each.type, each.operator, each.formula1, each.formula2, each.error)
        for sheet in workbook
        for each in sheet.data_validations.dataValidation
        if each.type != "list"
    }
    year = ("whole", "between", "1900", "2200", "A year from 1900 to 2200.")
    assert rules["Paths", "E5"] == year
    assert rules["Economy", "D5"] == year
    share = ("decimal", "between", "0", "0.15")
    assert rules["Paths", "F5"][:4] == rules["Targets", "C5"][:4] == share
    assert rules["Economy", "E5"][:4] == rules["Economy", "F5"][:4] == ("decimal", "between", "-0.9999", "10.0")
    assert rules["Economy", "G5"] == ("decimal", "greaterThan", "0", None, "A number above zero.")
    assert {sheet for sheet, _cells in rules}.isdisjoint({"Projection", "Compliance", "Observations"})


def test_that_no_part_tells_of_a_user_or_the_clock(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as package:
        told = b"".join(package.read(name) for name in package.namelist() if name.startswith("docProps/"))
        types = package.read("[Content_Types].xml").decode()
        parts = {f"/{name}" for name in package.namelist()}
    assert b"openpyxl" not in told.lower()
    assert told.count(b"2026-11-24T00:00:00Z") == 2
    named = {part.split('"')[0] for part in types.split('PartName="')[1:]}
    assert named <= parts


def test_that_native_charts_stand_over_the_computed_cells(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as package:
        told = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert len(told) >= 3
    rows = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Projection"]
    for row in range(5, rows.max_row + 1):
        key = [rows.cell(row, column).value for column in (2, 4)]
        named = f"Projection!$A${row}" in told[0]
        assert named is (key == ["NATO", "core"])


def test_that_the_numbers_of_compliance_and_overview_are_those_of_the_projection(tmp_path: Path) -> None:
    known = edited()
    write_plan(known, tmp_path / "plan.xlsx", day=DAY)
    _check_values(known, tmp_path / "plan.xlsx")


def test_that_libreoffice_recalculates_to_the_same_numbers_and_an_untouched_plan(tmp_path: Path) -> None:
    known = edited()
    write_plan(known, tmp_path / "plan.xlsx", day=DAY)
    spoilt(tmp_path / "plan.xlsx")
    [out] = converted([tmp_path / "plan.xlsx"], XLSX, tmp_path / "out", calculate=True)
    _check_values(known, out)
    found, findings = read_plan(out, REGISTER)
    assert findings == ()
    assert found.scenarios == known.scenarios
    assert found.marking == known.marking
    # LibreOffice saves 15 digits of a number.
    pairs = zip(found.observations, known.observations, strict=True)
    assert all(replace(mine, value=other.value) == other for mine, other in pairs)
    assert [row.value for row in found.observations] == pytest.approx(
        [row.value for row in known.observations], rel=1e-14
    )


def _check_values(known: Plan, file: Path) -> None:
    """The stored values of the formula cells against the domain's."""
    book = CalamineWorkbook.from_path(str(file))
    rows = book.get_sheet_by_name("Compliance").to_python(skip_empty_area=False)
    compliance = {(row[0], row[1]): row for row in rows[4:]}
    overview = {
        row[0]: row[1]
        for row in book.get_sheet_by_name("Overview").to_python(skip_empty_area=False)
        if isinstance(row[1], float)
    }
    for scenario in known.scenarios:
        projection = project(known, scenario)
        met = 0
        for code in projection.members:
            found = standing(projection, code, Pillar.CORE, Money())
            row = compliance[scenario.name, code]
            assert row[6] == ("" if found.gap is None else pytest.approx(found.gap * 100, rel=1e-9, abs=1e-12))
            at = found.share_at_deadline
            assert row[8] == ("" if at is None else pytest.approx(at, rel=1e-9))
            met += found.status.value in {"met", "on path"}
        assert overview[scenario.name] == met


def test_that_the_layout_is_documented_from_its_declaration() -> None:
    lines = list(documentation())
    for sheet in SHEETS:
        assert f"## {sheet.name}" in lines
    assert "- Shape: one of: linear, constant growth, S-curve, front-loaded, back-loaded, step" in lines
    assert "- Scenario: text, needed" in lines
    assert PATHS.hint in lines
    assert all(column.form in FORMS for sheet in SHEETS for column in sheet.columns)


@pytest.mark.alone
def test_that_a_plan_of_five_scenarios_is_saved_within_a_second_and_read_as_quickly(
    tmp_path: Path, sample_plan: Plan
) -> None:
    known = sample_plan
    for number in range(len(known.scenarios), 5):
        known = known.with_scenario(replace(known.scenarios[0], name=f"Scenario {number}"))
    saved, read = [], []
    for _ in range(5):  # the least counts: other work on the machine only ever adds
        begun = time.process_time()
        write_plan(known, tmp_path / "plan.xlsx", day=DAY)
        saved.append(time.process_time() - begun)
        begun = time.process_time()
        read_plan(tmp_path / "plan.xlsx", known.register)
        read.append(time.process_time() - begun)
    assert min(saved) < 1.0
    assert min(read) < 1.0


def test_that_a_plan_without_scenarios_is_written_all_the_same(tmp_path: Path) -> None:
    write_plan(replace(plan(), branches=()), tmp_path / "plan.xlsx", day=DAY)
    assert (tmp_path / "plan.xlsx").stat().st_size > 0
