"""Formulas that follow from written cells: found near and far, and their stored results do not stay out of date."""

import re
import time
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from python_calamine import CalamineWorkbook

from office import converted
from rampath.workbook.patch.filling import CellDiff, Change, Target
from rampath.workbook.patch.formulas import Formula, formulas_of

WRONG = b"<v>99</v>"


def never(_diff: CellDiff) -> bool:
    return False


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Formulas of many kinds, all with a stored result of 99, as a program that calculates would store one."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Data"
    other = workbook.create_sheet("Other one")
    sheet["A1"], sheet["A2"], sheet["B1"], sheet["B2"] = 1, 2, 10, 20
    formulas = {
        "C1": "=A1*2", "C2": "=SUM(A:A)", "C3": "=C1+1", "C4": "=Rate*2", "C5": '=IF(B1>5,"A1",B2)',
        "C6": "=B1+B2", "C7": "=SUM(1:1)", "C8": "=LOG10(B1)", "C9": '=INDIRECT("A"&1)', "C10": "=#REF!+B1",
    }  # fmt: skip
    for cell, formula in formulas.items():
        sheet[cell] = formula
    other["A1"], other["A2"] = "=Data!$A$1+1", "='Other one'!A1*3"
    other["A3"] = "=Data!B1"
    workbook.defined_names["Rate"] = DefinedName("Rate", attr_text="Data!$A$1")
    workbook.save(tmp_path / "plain.xlsx")
    file = tmp_path / "stored.xlsx"
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"</f><v ?/>|</f><v></v>", b"</f>" + WRONG, content)
            after.writestr(name, content)
    return file


FOLLOWING = {
    "Data!C1", "Data!C2", "Data!C3", "Data!C4", "Data!C7", "Data!C9", "Other one!A1", "Other one!A2",
}  # fmt: skip


def test_that_formulas_are_found_near_and_far_and_no_others(stored: Path) -> None:
    target = Target(stored)
    found = {each.cell for each in target.dependents(target.diff([Change("Data", (1, 1), 5.0)]))}
    assert found == FOLLOWING


def formula(text: str) -> Formula:
    """The formula of a cell that holds this text."""
    xml = f'<sheetData><row r="1"><c r="A1"><f>{escape(text)}</f><v>1</v></c></row></sheetData>'.encode()
    (found,) = formulas_of(xml, b"", "Own", {})
    return found


@pytest.mark.parametrize(
    ("text", "sheet"),
    [("B2*2", "own"), ("'It''s one'!B2", "it's one"), ("SUM('A b'!B2)", "a b"), ("Two.x!$B$2", "two.x")],
)
def test_that_a_cell_of_any_sheet_is_read_by_the_name_of_the_sheet(text: str, sheet: str) -> None:
    found = formula(text)
    assert [(each.sheet, each.first, each.last) for each in found.reaches] == [(sheet, (2, 2), (2, 2))]
    assert not found.anywhere


def test_that_a_formula_that_nobody_can_have_entered_is_not_looked_through() -> None:
    assert (formula("B2+" * 4_000 + "1").reaches, formula("B2+" * 4_000 + "1").anywhere) == ((), True)
    assert len(formula("B2+" * 2_000 + "1").reaches) == 2_000


@pytest.mark.parametrize("part", ["''", "a:", "[", "'"])
def test_that_a_formula_made_to_take_for_ever_does_not(part: str) -> None:
    begun = time.process_time()
    assert formula(part * 200_000).anywhere
    formula(part * (8_000 // len(part)))
    assert time.process_time() - begun < 5


def test_that_only_their_stored_results_are_taken_out(stored: Path, tmp_path: Path) -> None:
    target, out = Target(stored), tmp_path / "out.xlsx"
    outcome = target.fill(target.diff([Change("Data", (1, 1), 5.0)]), out, never)
    assert set(outcome.cleared) == FOLLOWING
    assert outcome.stale == ()
    with zipfile.ZipFile(stored) as before, zipfile.ZipFile(out) as after:
        first, second = (before.read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2))
        ours_first, ours_second = (after.read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2))
    for cell in ("C1", "C2", "C3", "C4", "C7", "C9"):
        first = re.sub(rb'(<c r="' + cell.encode() + rb'"[^>]*><f>[^<]*</f>)<v>99</v>', rb"\1", first)
    for cell in ("A1", "A2"):
        second = re.sub(rb'(<c r="' + cell.encode() + rb'"[^>]*><f>[^<]*</f>)<v>99</v>', rb"\1", second)
    assert ours_second == second
    assert re.sub(rb'<c r="A1".*?</c>', b"", ours_first) == re.sub(rb'<c r="A1".*?</c>', b"", first)
    assert ours_first.count(WRONG) == 4


def test_that_results_stay_where_that_is_wanted_and_are_told(stored: Path, tmp_path: Path) -> None:
    target, out = Target(stored), tmp_path / "out.xlsx"
    outcome = target.fill(target.diff([Change("Data", (1, 1), 5.0)]), out, never, keep_results=True)
    assert set(outcome.stale) == FOLLOWING
    assert CalamineWorkbook.from_path(out).get_sheet_by_name("Data").to_python(skip_empty_area=False)[0][2] == 99


def test_that_libreoffice_shows_the_right_numbers_without_being_told_to_calculate(stored: Path, tmp_path: Path) -> None:
    target, out = Target(stored), tmp_path / "out.xlsx"
    target.fill(target.diff([Change("Data", (1, 1), 5.0)]), out, never)
    converted([out], "csv", tmp_path)
    lines = [line.split(",") for line in (tmp_path / "out.csv").read_text().splitlines()]
    assert [line[2] for line in lines[:4]] == ["10", "7", "11", "10"]
    assert lines[8][2] == "5"
    assert lines[5][2] == "99"  # it believes what is stored, so that nothing out of date may be


def test_that_shared_formulas_follow_by_their_own_place(tmp_path: Path, stored: Path) -> None:
    file = tmp_path / "shared.xlsx"
    with zipfile.ZipFile(stored) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<f>A1*2</f>", b'<f t="shared" ref="C1:C2" si="0">A1*2</f>')
                content = content.replace(b"<f>SUM(A:A)</f>", b'<f t="shared" si="0"/>')
            after.writestr(name, content)
    target = Target(file)
    found = {each.cell for each in target.dependents(target.diff([Change("Data", (2, 1), 5.0)]))}
    assert "Data!C2" in found
    assert "Data!C1" not in found
