"""The EDA's real workbooks of 2017 and 2021: every figure, and hand-checked cells with their paths."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.workbook.reading import Reading, read_workbook

OLD, NEW = "eda_2005-2017e.xlsx", "eda_defence-data-2021.xlsx"
OTHERS = {"EDA-27", "EDA 26", "Austria", "Cyprus", "Ireland", "Malta"}


@pytest.fixture(scope="module")
def old(shared_data: Path, register: Register) -> Reading:
    return read_workbook(shared_data / "workbooks" / OLD, register)


@pytest.fixture(scope="module")
def new(shared_data: Path, register: Register) -> Reading:
    return read_workbook(shared_data / "workbooks" / NEW, register)


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def filled(file: Path) -> int:
    """How many cells hold something, counted in the XML, since openpyxl drops what merged cells hide."""
    with zipfile.ZipFile(file) as package:
        strings = re.findall(r"<si>(.*?)</si>", package.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        words = ["".join(re.findall(r"<t[^>]*>([^<]*)</t>", each)) for each in strings]
        found = 0
        for part in package.namelist():
            if part.startswith("xl/worksheets/sheet"):
                for head, value in re.findall(r"<c ([^>]*[^/])><v>([^<]*)</v>", package.read(part).decode()):
                    found += (words[int(value)] if 't="s"' in head else value).strip() != ""
    return found


@pytest.mark.parametrize(("name", "edition", "cells"), [(OLD, "EDA 2005-2017", 13920), (NEW, "EDA 2017-2021", 2278)])
def test_that_used_and_unused_are_all_cells(
    shared_data: Path, register: Register, name: str, edition: str, cells: int
) -> None:
    file = shared_data / "workbooks" / name
    found = read_workbook(file, register)
    assert (found.layout, found.edition) == ("EDA defence data", edition)
    assert found.used + found.unused_cells == found.cells == filled(file) == cells


@pytest.mark.parametrize("name", [OLD, NEW])
def test_that_every_number_of_every_member_is_read_in_the_unit_that_excel_shows(
    shared_data: Path, register: Register, name: str
) -> None:
    file = shared_data / "workbooks" / name
    expected: dict[str, tuple[float, str]] = {}
    for sheet in openpyxl.load_workbook(file):
        for row in sheet.iter_rows(min_row=2) if sheet.title not in OTHERS else ():
            for cell in row[1:]:
                if isinstance(cell.value, int | float):
                    form = cell.number_format
                    if form in {"@", "#,##0"}:
                        stated = (cell.value / 1000, "thousand")
                    elif form.endswith("%"):
                        stated = (cell.value, "fraction")
                    else:
                        stated = (cell.value, "EUR million" if "Mln" in form else "EUR")
                    expected[f"{sheet.title}!{cell.coordinate}"] = stated
    found = by_cell(read_workbook(file, register))
    assert found.keys() == expected.keys()
    wrong = [
        cell
        for cell, (value, unit) in expected.items()
        if found[cell].unit != unit or abs(found[cell].value - value) > 1e-15 * abs(value)
    ]
    assert wrong == []
    assert len(expected) == {OLD: 8863, NEW: 1104}[name]


PATHS = {
    "investment": "Defence Investment",
    "collaborative": "Collaborative Defence Equipment Procurement Expenditure",
    "equipment": "Defence Investment > Defence Equipment Procurement Expenditure",
    "development": "Defence Investment > Defence R&D Expenditure",
    "research": "Defence Investment > Defence R&D Expenditure > Defence R&T Expenditure",
}


@pytest.mark.parametrize(
    ("cell", "member", "measure", "year", "value", "unit", "detail"),
    [
        ("Belgium!B2", "BEL", "military_expenditure", 2005, 3338.46, "EUR million", ""),
        ("Belgium!N35", "BEL", "defence_item", 2017, 0.19990723562152132, "fraction",
         "Total Sustainable (Land) Forces > % of Total Deployable Forces"),
        ("Bulgaria!N3", "BGR", "military_share", 2017, 0.015289290695015889, "fraction", ""),
        ("Czech Republic!N24", "CZE", "defence_item", 2017, 0.635, "thousand",
         "Other gendarmerie-type forces (optional)"),
        ("Estonia!B13", "EST", "defence_item", 2005, 48.29460394104774, "EUR million", "Other Expenditure"),
        ("Estonia!M11", "EST", "defence_item", 2016, 1.324771, "EUR million",
         PATHS["research"] + " (subset of R&D)"),
        ("Estonia!N19", "EST", "personnel", 2017, 6.178, "thousand", ""),
        ("Finland!G32", "FIN", "defence_item", 2010, 1.8, "thousand", "Total Deployable (Land) Forces"),
        ("France!E6", "FRA", "defence_item", 2008, 25499.0, "EUR million", "Personnel Expenditure"),
        ("France!F24", "FRA", "defence_item", 2009, 0.0, "thousand", "Other gendarmerie-type forces (optional)"),
        ("Germany!N5", "DEU", "military_per_capita", 2017, 489.00916421844215, "EUR", ""),
        ("Greece!F14", "GRC", "defence_item", 2009, 75.341, "EUR million", "Operations Costs (Deployed)"),
        ("Hungary!C8", "HUN", "defence_item", 2006, 98.89698988882162, "EUR million", PATHS["investment"]),
        ("Latvia!N2", "LVA", "military_expenditure", 2017, 470.22, "EUR million", ""),
        ("Lithuania!D20", "LTU", "defence_item", 2007, 2.94, "thousand", "Total Military Personnel > Army"),
        ("Luxembourg!K9", "LUX", "defence_item", 2014, 54.979030606, "EUR million", PATHS["equipment"]),
        ("Netherlands!C24", "NLD", "defence_item", 2006, 5.899, "thousand",
         "Other gendarmerie-type forces (optional)"),
        ("Poland!N9", "POL", "defence_item", 2017, 2061.0997058143644, "EUR million", PATHS["equipment"]),
        ("Portugal!C16", "PRT", "defence_item", 2006, 0.0, "EUR million",
         'Defence Expenditure "Outsourced" > Capital Investment "Outsourced"'),
        ("Romania!N7", "ROU", "defence_item", 2017, 81.96, "EUR million",
         "Infrastructure / Construction Expenditure"),
        ("Slovakia!M33", "SVK", "defence_item", 2016, 0.2793949117579647, "fraction",
         "Total Deployable (Land) Forces > % of Total Military Personnel"),
        ("Slovenia!N10", "SVN", "defence_item", 2017, 0.335207, "EUR million", PATHS["development"]),
        ("Spain!N25", "ESP", "defence_item", 2017, 17763.053339072274, "EUR", "Defence Investment per Military"),
        ("Sweden!C23", "SWE", "defence_item", 2006, 7.873, "thousand", "Total Military Personnel > Other"),
        ("United Kingdom!N2", "GBR", "military_expenditure", 2017, 50591.557229778366, "EUR million", ""),
        ("United Kingdom!C17", "GBR", "defence_item", 2006, 8008.805321989144, "EUR million",
         'Defence Expenditure "Outsourced" > O&M "Outsourced"'),
        ("United Kingdom!F23", "GBR", "defence_item", 2009, 0.0, "thousand", "Total Military Personnel > Other"),
        ("United Kingdom!M28", "GBR", "defence_item", 2016, 0.44958345688684204, "EUR million",
         "Collaborative Defence R&T Expenditure"),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_of_2017_are_read_as_they_stand(
    old: Reading, cell: str, member: str, measure: str, year: int, value: float, unit: str, detail: str
) -> None:
    row = by_cell(old)[cell]
    assert (row.member, row.measure, row.year, row.unit, row.detail) == (member, measure, year, unit, detail)
    assert row.value == pytest.approx(value, rel=1e-15)
    assert row.kind == ("estimate" if year == 2017 else "actual")
    assert row.price_basis == ("current" if unit.startswith("EUR") else "")


@pytest.mark.parametrize(
    ("cell", "member", "measure", "year", "value", "unit", "detail"),
    [
        ("Belgium!B3", "BEL", "military_expenditure", 2017, 3932.3423182345, "EUR million", ""),
        ("Belgium!F14", "BEL", "defence_item", 2021, 0.553, "EUR million",
         "Collaborative Defence R&T Expenditure > European Collaborative Defence R&T Expenditure"),
        ("Bulgaria!F7", "BGR", "defence_item", 2021, 223.1, "EUR million", PATHS["investment"]),
        ("Croatia!B9", "HRV", "defence_item", 2017, 0.427868754096337, "EUR million", PATHS["development"]),
        ("Czech Republic!F6", "CZE", "military_per_capita", 2021, 311.3707795951363, "EUR", ""),
        ("Estonia!D11", "EST", "defence_item", 2019, 20.5, "EUR million",
         "Collaborative Defence Equipment Procurement Expenditure"),
        ("Finland!C4", "FIN", "military_share", 2018, 0.014188505491116556, "fraction", ""),
        ("France!F3", "FRA", "military_expenditure", 2021, 47900.0, "EUR million", ""),
        ("Germany!E8", "DEU", "defence_item", 2020, 7692.0, "EUR million", PATHS["equipment"]),
        ("Greece!F5", "GRC", "military_share_of_government", 2021, 0.06325857392910039, "fraction", ""),
        ("Italy!B3", "ITA", "military_expenditure", 2017, 21166.02, "EUR million", ""),
        ("Italy!F13", "ITA", "defence_item", 2021, 9.17, "EUR million", "Collaborative Defence R&T Expenditure"),
        ("Latvia!B11", "LVA", "defence_item", 2017, 17.86, "EUR million",
         "Collaborative Defence Equipment Procurement Expenditure"),
        ("Lithuania!F10", "LTU", "defence_item", 2021, 0.1, "EUR million", PATHS["research"]),
        ("Luxembourg!C9", "LUX", "defence_item", 2018, 1.394789, "EUR million", PATHS["development"]),
        ("Poland!F7", "POL", "defence_item", 2021, 4405.099999999999, "EUR million", PATHS["investment"]),
        ("Portugal!D5", "PRT", "military_share_of_government", 2019, 0.033431424044165, "fraction", ""),
        ("Romania!B3", "ROU", "military_expenditure", 2017, 3232.11206781813, "EUR million", ""),
        ("Slovakia!F4", "SVK", "military_share", 2021, 0.01781770444541687, "fraction", ""),
        ("Slovenia!F8", "SVN", "defence_item", 2021, 95.526196, "EUR million", PATHS["equipment"]),
        ("Spain!F14", "ESP", "defence_item", 2021, 23.78, "EUR million",
         "Collaborative Defence R&T Expenditure > European Collaborative Defence R&T Expenditure"),
        ("Sweden!F3", "SWE", "military_expenditure", 2021, 6000.0, "EUR million", ""),
        ("Sweden!B12", "SWE", "defence_item", 2017, 30.374, "EUR million",
         f"{PATHS['collaborative']} > European {PATHS['collaborative']}"),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_of_2021_are_read_as_they_stand(
    new: Reading, cell: str, member: str, measure: str, year: int, value: float, unit: str, detail: str
) -> None:
    row = by_cell(new)[cell]
    assert (row.member, row.measure, row.year, row.unit, row.detail) == (member, measure, year, unit, detail)
    assert row.value == pytest.approx(value, rel=1e-15)
    assert row.kind == "actual"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Belgium!B4", "confidential"), ("Italy!N30", "confidential"), ("United Kingdom!N35", "confidential"),
        ("Croatia!B2", "no figure given"), ("Germany!N18", "no figure given"), ("Belgium!A1", "header"),
        ("Belgium!A38", "note"), ("Austria!A1", "another country, or totals of the EDA"),
    ],
)  # fmt: skip
def test_that_cells_without_a_figure_tell_why(old: Reading, cell: str, reason: str) -> None:
    assert [unused.reason for unused in old.unused if _holds(unused.place, cell)] == [reason]
    assert cell not in by_cell(old)


def _holds(span: str, cell: str) -> bool:
    """Whether a span of cells holds a cell, by openpyxl's own arithmetic."""
    sheet, _, area = span.partition("!")
    name, _, coordinate = cell.partition("!")
    return sheet == name and CellRange(coordinate).issubset(CellRange(area))


def test_that_what_merged_headers_hide_is_left_out(new: Reading) -> None:
    assert sum(unused.cells for unused in new.unused if unused.reason == "hidden under a merged cell") == 82
    assert {row.year for row in new.observations if row.member == "ITA"} == {2017, 2018, 2019, 2020, 2021}


def test_that_nothing_is_wrong_and_what_was_left_out_is_told_once(old: Reading, new: Reading) -> None:
    for found in (old, new):
        assert {finding.severity for finding in found.findings} == {Severity.NOTE}
        others = [finding.message for finding in found.findings if "no member" in finding.message]
        assert len(others) == 1
        assert "Austria, Cyprus, Ireland and Malta" in others[0]
    assert any("459 figures of members are confidential" in finding.message for finding in old.findings)
