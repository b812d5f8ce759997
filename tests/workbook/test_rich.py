"""Write-back into workbooks with charts, pivot tables, slicers, pictures, threads, labels and macros."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from office import converted
from rampath.workbook.patch.filling import CellDiff, Change, Target
from rampath.workbook.patch.told import told
from workbook.package_rules import broken_rules
from workbook.rich import rich_workbook

DATA = "xl/worksheets/sheet1.xml"
CARRIED = (
    "xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/drawings/drawing1.xml", "xl/media/image1.png",
    "xl/pivotTables/pivotTable1.xml", "xl/pivotCache/pivotCacheDefinition1.xml", "xl/slicers/slicer1.xml",
    "xl/slicerCaches/slicerCache1.xml", "xl/comments/comment1.xml", "xl/threadedComments/threadedComment1.xml",
    "xl/persons/person.xml", "xl/printerSettings/printerSettings1.bin", "customXml/item1.xml", "docProps/custom.xml",
    "xl/externalLinks/externalLink1.xml", "docProps/thumbnail.png", "xl/styles.xml", "xl/calcChain.xml",
)  # fmt: skip


def never(_diff: CellDiff) -> bool:
    return False


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(params=[False, True], ids=["xlsx", "xlsm"])
def rich(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name = "rich.xlsm" if request.param else "rich.xlsx"
    return rich_workbook(tmp_path / name, macros=bool(request.param))


def filled(file: Path) -> Path:
    out = file.with_stem("out")
    target = Target(file)
    target.fill(target.diff([Change("Data", (3, 3), 25.5), Change("Data", (3, 1), "=b")]), out, never)
    return out


def test_that_the_workbook_itself_keeps_the_rules_of_packages(rich: Path) -> None:
    assert broken_rules(rich) == []
    assert set(CARRIED) <= set(parts(rich))


def test_that_all_it_carries_is_the_same_to_the_byte_and_the_rules_are_kept(rich: Path) -> None:
    out = filled(rich)
    old, new = parts(rich), parts(out)
    assert list(new) == list(old)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {DATA, "xl/workbook.xml"} | ({"xl/sharedStrings.xml"} & set(old))
    assert broken_rules(out) == []


def test_that_the_sheet_differs_inside_the_touched_cells_alone(rich: Path) -> None:
    old, new = parts(rich)[DATA], parts(filled(rich))[DATA]
    begin, end = old.index(b'<c r="A3"'), old.index(b"</c>", old.index(b'<c r="C3"')) + 4
    between = old[old.index(b'<c r="B3"') : old.index(b'<c r="C3"')]
    assert new.startswith(old[:begin])
    assert between in new
    assert new.endswith(old[end:])
    middle = new[begin : len(new) - len(old[end:])]
    assert middle.count(b"<c ") == 3


@pytest.mark.filterwarnings("ignore:Slicer List extension")  # openpyxl says what it would lose
def test_that_openpyxl_calamine_and_libreoffice_see_the_new_values(rich: Path, tmp_path: Path) -> None:
    out = filled(rich)
    sheet = openpyxl.load_workbook(out)["Data"]
    assert (sheet["C3"].value, sheet["A3"].value, sheet["A3"].data_type) == (25.5, "=b", "s")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_name("Data").to_python(skip_empty_area=False)
    assert rows[2][:3] == ["=b", 2025, 25.5]
    converted([out], "csv", tmp_path)
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[2].startswith("=b,2025,25.5")
    assert lines[5].split(",")[2] == "105.5"


def test_that_a_value_that_the_validation_forbids_and_a_cell_of_the_pivot_table_are_refused(rich: Path) -> None:
    diffs = Target(rich).diff([Change("Data", (3, 3), 1001.0), Change("Pivot", (2, 2), 1.0)])
    assert "validation of Data!C3 forbids" in diffs[0].refusal
    assert "belongs to the pivot table in A1:B4" in diffs[1].refusal


def test_that_its_label_is_told_and_carried(rich: Path) -> None:
    assert Target(rich).label == Target(filled(rich)).label == "Restricted"


def test_that_the_report_names_what_follows_and_what_must_be_refreshed(rich: Path) -> None:
    target, out = Target(rich), rich.with_stem("out")
    said = told(target.fill(target.diff([Change("Data", (3, 3), 25.5)]), out, never), out)
    assert f"Wrote {out.name}: cells 1;" in said
    assert "pivot tables show their old figures until they are refreshed" in said
