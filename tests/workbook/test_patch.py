"""Writing into somebody's workbook: touched cells alone differ, everything else is the same to the byte."""

import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from office import converted
from rampath.workbook.patch.filling import Change, Target

from .patching import WORKBOOKS, always, assert_only, fill, never, parts, without


def test_that_nothing_but_the_touched_cells_changes(theirs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    fill(theirs, out, Change("Data", (2, 2), 9.25), Change("Data", (2, 1), " <é & 日> "), Change("Data", (6, 4), 1.0))
    old, new = parts(theirs), parts(out)
    sheet = "xl/worksheets/sheet1.xml"
    rows = re.sub(rb'<row r="6"><c r="D6"><v>1</v></c></row>', b"", new[sheet])
    assert without(rows, {b"B2", b"A2"}) == without(old[sheet], {b"B2", b"A2"})
    same = {name for name in old if new[name] == old[name]}
    assert set(old) - same == {sheet, "xl/workbook.xml"} | (set(old) & {"xl/sharedStrings.xml"})
    read = openpyxl.load_workbook(out)["Data"]
    assert (read["B2"].value, read["B2"].number_format, read["A2"].value) == (9.25, "0.00", " <é & 日> ")
    assert read["D6"].value == 1
    rows_read = CalamineWorkbook.from_path(out).get_sheet_by_name("Data").to_python(skip_empty_area=False)
    assert rows_read[1][:2] == [" <é & 日> ", 9.25]
    assert b'fullCalcOnLoad="1"' in new["xl/workbook.xml"]


def test_that_libreoffice_opens_it_and_calculates_what_depends_on_it(theirs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    fill(theirs, out, Change("Data", (2, 2), 9.25))
    converted([out], "csv", tmp_path)
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[1].startswith("x,9.25,2")
    assert lines[3].startswith("z,12.25,6")


def test_that_a_cell_tells_that_it_holds_the_number_already_and_a_text_that_looks_like_it_does_not(
    tmp_path: Path,
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Data"
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = 2.123456789012345, "2.5", 2.5, 2.5001
    workbook.save(tmp_path / "own.xlsx")
    wanted = (2.12345678901, 2.5, 2.5, 2.5, 2.5)
    diffs = Target(tmp_path / "own.xlsx").diff([Change("Data", (i, 1), value) for i, value in enumerate(wanted, 1)])
    assert [diff.holds for diff in diffs] == [True, False, True, False, False]


@pytest.mark.parametrize("name", sorted(each.name for each in WORKBOOKS.glob("*.xlsx")))
def test_that_a_real_workbook_comes_back_as_it_was_but_for_one_cell(name: str, tmp_path: Path) -> None:
    file, out = WORKBOOKS / name, tmp_path / name
    target = Target(file)
    book = CalamineWorkbook.from_path(file)
    found = None
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[:200]
        cells = [(r, c) for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1) if isinstance(v, float) and v]
        changes = [Change(sheet, cell, 123.25) for cell in cells[:20]]
        found = next((d for d in target.diff(changes) if not d.refusal and not d.question), None)
        if found is not None:
            break
    assert found is not None
    outcome = target.fill([found], out, never)
    parts_by_sheet = {entry.name: entry.part for entry in target._contents.entries}
    touched: dict[str, set[bytes]] = {}
    for cell in (found.change.cell, *outcome.cleared):
        sheet, _, place = cell.rpartition("!")
        touched.setdefault(parts_by_sheet[sheet], set()).add(place.encode())
    assert set(touched) == {part for part in outcome.changed_parts if "worksheets" in part}
    assert_only(file, out, touched, {"xl/workbook.xml"})
    row, column = found.change.place
    again = CalamineWorkbook.from_path(out).get_sheet_by_name(found.change.sheet).to_python(skip_empty_area=False)
    assert again[row - 1][column - 1] == 123.25


def test_that_shared_texts_are_appended_to_and_the_label_stays(tmp_path: Path) -> None:
    file, out = WORKBOOKS / "nato_240617-def-exp-2024-TABLES-en.xlsx", tmp_path / "out.xlsx"
    place = next(
        cell
        for row in openpyxl.load_workbook(file)["TABLE3"].iter_rows()
        for cell in row
        if isinstance(cell.value, float)
    )
    outcome = fill(file, out, Change("TABLE3", (place.row, place.column or 1), "a < b"), yes=True)
    assert outcome.written
    old, new = parts(file), parts(out)
    strings = "xl/sharedStrings.xml"
    assert new[strings].count(b"<si>") == old[strings].count(b"<si>") + 1
    assert new[strings].endswith(b'<si><t xml:space="preserve">a &lt; b</t></si></sst>')
    assert openpyxl.load_workbook(out)["TABLE3"].cell(place.row, place.column or 1).value == "a < b"
    assert {n for n in old if n.startswith(("customXml", "xl/printerSettings", "docProps"))} <= {
        n for n in new if new[n] == old[n]
    }


def with_chain(file: Path, out: Path) -> Path:
    """The workbook with an order of calculation, as Excel writes one."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    told = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{told}" Target="calcChain.xml"/></Relationships>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(file).items():
            more = content
            if name == "[Content_Types].xml":
                more = content.replace(b"</Types>", override.encode())
            elif name == "xl/_rels/workbook.xml.rels":
                more = content.replace(b"</Relationships>", relation.encode())
            package.writestr(name, more)
        package.writestr("xl/calcChain.xml", b"<calcChain " + space + b'><c r="B4" i="1"/><c r="C4"/></calcChain>')
    return out


def test_that_an_order_of_calculation_stays_unless_a_formula_goes(theirs: Path, tmp_path: Path) -> None:
    file, out = with_chain(theirs, tmp_path / "chain.xlsx"), tmp_path / "out.xlsx"
    fill(file, out, Change("Data", (2, 2), 7.0))
    assert parts(out)["xl/calcChain.xml"] == parts(file)["xl/calcChain.xml"]
    assert fill(file, out, Change("Data", (4, 2), 7.0), yes=True).removed_parts == ("xl/calcChain.xml",)
    old, new = parts(theirs), parts(out)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        assert new[name] == old[name]


def test_that_macros_slicers_and_custom_xml_are_carried_as_they_are(theirs: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "macros.xlsm", tmp_path / "out.xlsm"
    shutil.copy(theirs, file)
    inert = {"xl/vbaProject.bin": b"inert" * 99, "customXml/item1.xml": b"<a/>",
             "xl/threadedComments/t1.xml": b"<b/>",
             "xl/slicers/slicer1.xml": b"<c/>", "xl/media/image1.png": b"\x89PNG",
             "xl/printerSettings/p1.bin": b"x"}  # fmt: skip
    with zipfile.ZipFile(file, "a") as package:
        for name, content in inert.items():
            package.writestr(name, content)
    fill(file, out, Change("Data", (2, 2), 7.0))
    assert {name: parts(out)[name] for name in inert} == inert


def test_that_the_old_texts_shown_are_those_that_others_read() -> None:
    file = WORKBOOKS / "nato_240617-def-exp-2024-TABLES-en.xlsx"
    cells = [
        cell
        for row in openpyxl.load_workbook(file)["TABLE3"].iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]
    changes = [Change("TABLE3", (cell.row, cell.column or 1), 1.0) for cell in cells if cell.data_type != "f"]
    told = Target(file).diff(changes)
    assert len(told) > 40
    assert [each.old for each in told] == [str(cell.value) for cell in cells if cell.data_type != "f"]


def test_that_the_copy_carries_the_label_of_the_original(tmp_path: Path) -> None:
    file, out = WORKBOOKS / "nato_240617-def-exp-2024-TABLES-en.xlsx", tmp_path / "out.xlsx"
    target = Target(file)
    target.fill(target.diff([Change("TABLE3", (8, 20), 1.0)]), out, never)
    assert Target(out).label == target.label == "NATO UNCLASSIFIED"


def test_that_a_workbook_with_an_empty_sheet_beside_is_written(theirs: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(theirs)
    workbook.create_sheet("Empty")
    workbook.save(tmp_path / "empty.xlsx")
    assert fill(tmp_path / "empty.xlsx", tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0)).written


@pytest.mark.parametrize("name", sorted(each.name for each in WORKBOOKS.glob("*.xlsx")))
@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # it says what it would lose of them
def test_that_openpyxl_and_libreoffice_see_the_new_value_in_real_workbooks(name: str, tmp_path: Path) -> None:
    file, out = WORKBOOKS / name, tmp_path / "out.xlsx"
    target, book = Target(file), CalamineWorkbook.from_path(file)
    changes = [
        Change(sheet, (r, c), 123.25)
        for sheet in book.sheet_names
        for r, line in enumerate(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[:40], 1)
        for c, value in enumerate(line, 1)
        if isinstance(value, float) and value
    ]
    sheet, (row, column) = next(
        (each.change.sheet, each.change.place) for each in target.diff(changes) if not each.refusal
    )
    target.fill(target.diff([Change(sheet, (row, column), 123.25)]), out, always)
    assert openpyxl.load_workbook(out)[sheet].cell(row, column).value == 123.25
    (tmp_path / "seen").mkdir()
    converted([out], "xlsx", tmp_path / "seen")
    seen = CalamineWorkbook.from_path(tmp_path / "seen" / "out.xlsx").get_sheet_by_name(sheet)
    assert seen.to_python(skip_empty_area=False)[row - 1][column - 1] == 123.25
