"""Writing into somebody's workbook: touched cells alone differ, everything else is the same to the byte."""

import hashlib
import re
import shutil
import subprocess
import warnings
import zipfile
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from rampath.workbook.patch.filling import CellDiff, Change, Outcome, Target
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved

WORKBOOKS = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks"
CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def always(_diff: CellDiff) -> bool:
    return True


def never(_diff: CellDiff) -> bool:
    return False


def fill(file: Path, out: Path, *changes: Change, yes: bool = False) -> Outcome:
    target = Target(file)
    return target.fill(target.diff(changes), out, always if yes else never)


def refusal(file: Path, change: Change) -> str:
    return Target(file).diff([change])[0].refusal


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A workbook with a chart, comments, a format, a table, validation, formulas, merged and hidden cells."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Data"
    for row in (("Name", "A", "B"), ("x", 1, 2), ("y", 3, 4), ("z", "=B2+B3", "=C2+C3")):
        sheet.append(row)
    sheet["B2"].comment = Comment("see me", "somebody")
    sheet["B2"].number_format = "0.00"
    sheet["E8"] = 5
    sheet.merge_cells("G1:H2")
    sheet.row_dimensions[3].hidden = True
    sheet["J1"] = ArrayFormula("J1:J2", "=B2:B3*2")
    for kind, ref, low, high in (("decimal", "C2", "0", "10"), ("list", "E8", '"5,6"', None)):
        rule = DataValidation(type=cast("Any", kind), formula1=low, formula2=high, operator="between")
        rule.add(ref)
        sheet.add_data_validation(rule)
    above: Any = CellIsRule
    sheet.conditional_formatting.add("B2:C4", above(operator="greaterThan", formula=["2"]))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "L3")
    locked = workbook.create_sheet("Locked")
    locked["A1"], locked["B1"] = 1, 2
    locked["B1"].protection = Protection(locked=False)
    locked.protection.sheet = True
    table = workbook.create_sheet("Table")
    for pair in (("Year", "Share"), ("2025", 2.0), ("2026", 2.5)):
        table.append(pair)
    table.add_table(Table(displayName="Shares", ref="A1:B3"))
    file = tmp_path / "theirs.xlsx"
    workbook.save(file)
    return file


def without(xml: bytes, cells: set[bytes]) -> bytes:
    """A sheet without these cells: what must be the same before and after."""
    return CELL.sub(lambda m: b"" if any(b'r="' + c + b'"' in m[0][:60] for c in cells) else m[0], xml)


def assert_only(before: Path, after: Path, touched: dict[str, set[bytes]], others: set[str]) -> None:
    old, new = parts(before), parts(after)
    assert set(old) - set(new) <= others
    assert not set(new) - set(old)
    for name, content in new.items():
        if name in touched:
            assert without(content, touched[name]) == without(old[name], touched[name])
            assert content != old[name]
        elif name not in others:
            assert hashlib.sha256(content).digest() == hashlib.sha256(old[name]).digest(), name


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
    office = shutil.which("soffice")
    assert office is not None
    out = tmp_path / "out.xlsx"
    fill(theirs, out, Change("Data", (2, 2), 9.25))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "csv", "--outdir",
         str(tmp_path), str(out)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[1].startswith("x,9.25,2")
    assert lines[3].startswith("z,12.25,6")


def test_that_a_formula_is_written_over_only_after_a_yes(theirs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    outcome = fill(theirs, out, Change("Data", (4, 2), 7.0))
    assert not outcome.written
    assert "formula" in outcome.left[0].question
    assert parts(out) == parts(theirs)
    assert fill(theirs, out, Change("Data", (4, 2), 7.0), yes=True).written
    assert openpyxl.load_workbook(out)["Data"]["B4"].value == 7


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (Change("Data", (2, 8), 1.0), "merged range G1:H2"),
        (Change("Data", (2, 10), 1.0), "array formula in J1:J2"),
        (Change("Data", (2, 3), 11.0), "validation of Data!C2 forbids"),
        (Change("Data", (8, 5), 7.0), "validation of Data!E8 forbids"),
        (Change("Locked", (1, 1), 1.0), "locked on a protected sheet"),
        (Change("Table", (1, 2), "Other"), "header or the totals of a table"),
        (Change("Nowhere", (1, 2), 1.0), "no sheet “Nowhere”"),
    ],
)
def test_that_a_cell_that_cannot_be_written_is_refused_by_name(theirs: Path, change: Change, word: str) -> None:
    assert word in refusal(theirs, change)


def test_that_what_rules_allow_is_written(theirs: Path) -> None:
    for change in (
        Change("Data", (1, 7), 1.0), Change("Data", (2, 3), 10.0), Change("Data", (8, 5), 6.0),
        Change("Locked", (1, 2), 1.0), Change("Table", (3, 2), 2.6),
    ):  # fmt: skip
        assert refusal(theirs, change) == ""
    assert "hidden" in Target(theirs).diff([Change("Data", (3, 2), 1.0)])[0].question


def test_that_a_workbook_changed_on_disk_is_not_written_from(theirs: Path, tmp_path: Path) -> None:
    target = Target(theirs)
    diffs = target.diff([Change("Data", (2, 2), 1.0)])
    theirs.write_bytes(theirs.read_bytes() + b" ")
    with pytest.raises(NotSaved, match="changed since"):
        target.fill(diffs, tmp_path / "out.xlsx", always)
    assert not (tmp_path / "out.xlsx").exists()


def test_that_other_kinds_of_files_are_refused_with_an_offer() -> None:
    for name in ("eurostat_GDPpc.xls",):
        with pytest.raises(WorkbookRefused, match=r"save it as \.xlsx"):
            Target(WORKBOOKS / name)


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


def test_that_a_full_disk_leaves_what_stood_there(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"before")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(NotSaved, match="No space left"):
        fill(theirs, out, Change("Data", (2, 2), 7.0))
    assert out.read_bytes() == b"before"
    assert {each.name for each in tmp_path.iterdir()} == {"theirs.xlsx", "out.xlsx"}


def test_that_what_does_not_read_back_is_not_saved(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "rampath.workbook.patch.sheet_bytes._number"
    monkeypatch.setattr(wrong, lambda _value: b"1")
    with pytest.raises(NotSaved, match="did not read back"):
        fill(theirs, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert not (tmp_path / "out.xlsx").exists()


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


def spoilt_packages(theirs: Path, folder: Path) -> dict[str, Path]:
    """A package with a part twice, one that is marked as encrypted, and one whose list lies about a size."""
    content = theirs.read_bytes()
    twice = folder / "twice.xlsx"
    twice.write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of what is done on purpose
        with zipfile.ZipFile(twice, "a") as package:
            package.writestr("xl/workbook.xml", b"<workbook/>")
    record = content.rindex(b"PK\x01\x02")
    encrypted, lying = bytearray(content), bytearray(content)
    encrypted[record + 8] |= 1
    lying[record + 24 : record + 28] = (999_999).to_bytes(4, "little")
    (folder / "encrypted.xlsx").write_bytes(encrypted)
    (folder / "lying.xlsx").write_bytes(lying)
    return {name: folder / f"{name}.xlsx" for name in ("twice", "encrypted", "lying")}


@pytest.mark.parametrize("name", ["twice", "encrypted", "lying"])
def test_that_a_package_that_is_not_what_it_says_is_refused_in_a_sentence(
    name: str, theirs: Path, tmp_path: Path
) -> None:
    file = spoilt_packages(theirs, tmp_path)[name]
    before = file.read_bytes()
    with pytest.raises((WorkbookRefused, NotSaved), match=file.name):
        fill(file, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert file.read_bytes() == before
    assert not (tmp_path / "out.xlsx").exists()


def test_that_a_part_that_lies_deep_inside_is_refused_when_it_is_touched(theirs: Path, tmp_path: Path) -> None:
    content = bytearray(theirs.read_bytes())
    with zipfile.ZipFile(theirs) as package:
        info = package.getinfo("xl/worksheets/sheet1.xml")
    begin = info.header_offset + 30 + len(info.filename) + 40
    content[begin : begin + 8] = b"\xff" * 8
    file = tmp_path / "broken.xlsx"
    file.write_bytes(content)
    with pytest.raises((WorkbookRefused, NotSaved), match=file.name):
        fill(file, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert not (tmp_path / "out.xlsx").exists()


def test_that_a_place_where_nothing_may_be_written_is_told_and_nothing_is_left_behind(
    theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = theirs.read_bytes()

    def locked(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("rampath.workbook.saving.tempfile.mkstemp", locked)
    with pytest.raises(NotSaved, match="open in another program, or you may not write there"):
        fill(theirs, tmp_path / "out.xlsx", Change("Data", (2, 2), 7.0))
    assert theirs.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["theirs.xlsx"]
