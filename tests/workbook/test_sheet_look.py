"""What calamine could not read is exchanged before it sees it, wherever in a sheet it stands."""

import time
import zipfile
from pathlib import Path

import pytest

from rampath.workbook import ods_record, shared_texts, sheet_look, spanning
from rampath.workbook.grid import Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import WorkbookRefused
from workbook.handmade import ods_parts, packed, xlsx_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPILL = '<c r="{}" t="e"><v>#SPILL!</v></c>'
PIECE = 2_000_000


def opened(file: Path, xml: str) -> Sheet:
    return open_book(packed(file, xlsx_parts() | {"xl/worksheets/sheet1.xml": xml}, zipfile.ZIP_STORED)).sheets[0]


@pytest.mark.parametrize(
    "xml",
    [
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{SPILL.format("A1")}</row></sheetData></worksheet>',
        (
            f"<worksheet xmlns='{MAIN}'><sheetData><row r='1'><c r='A1' t='e'><f/> <v>#SPILL!</v></c></row></sheetData>"
            "</worksheet>"
        ),
        (
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="e"><x:f>B1</x:f><x:v>#SPILL!</x:v>'
            "</x:c></x:row></x:sheetData></x:worksheet>"
        ),
    ],
)
def test_that_an_error_of_newer_excel_is_one_cell_s_in_whichever_form_it_is_written(tmp_path: Path, xml: str) -> None:
    assert opened(tmp_path / "t.xlsx", xml).errors == {(1, 1): "#SPILL!"}


@pytest.mark.parametrize("behind", [0, 2, 12, 14, 20, 30])
def test_that_an_error_of_newer_excel_is_seen_where_a_large_sheet_is_cut(tmp_path: Path, behind: int) -> None:
    begin, cell = f'<worksheet xmlns="{MAIN}"><sheetData>', '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    rows, size, row = [], len(begin), 1
    while size < PIECE - 200:
        rows.append(cell.format(row))
        size, row = size + len(rows[-1]), row + 1
    spilt = SPILL.format(f"A{row}")
    rows.append(f'<row r="{row}">'.ljust(PIECE - size - len(spilt) + behind) + f"{spilt}</row>")
    rows += [cell.format(below) for below in range(row + 1, row + 60_000)]
    sheet = opened(tmp_path / "t.xlsx", f"{begin}{''.join(rows)}</sheetData></worksheet>")
    assert sheet.errors == {(row, 1): "#SPILL!"}
    assert sheet.value(row + 59_999, 1) == 1


@pytest.mark.alone
def test_that_a_cell_of_very_many_attributes_takes_no_great_time(tmp_path: Path) -> None:
    attributes = " ".join(f'a{number}t="e"' for number in range(60_000))
    cell = f'<c r="A1" {attributes}><v>1</v></c>'
    begun = time.process_time()
    sheet = opened(tmp_path / "t.xlsx", f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell}'
                   '<c r="B1" t="str"><v>#</v></c></row></sheetData></worksheet>')  # fmt: skip
    assert time.process_time() - begun < 4
    assert sheet.rows[0] == [1.0, "#"]


@pytest.mark.parametrize("rows", [10, 11])
def test_that_a_huge_sheet_has_no_more_rows_than_sheets_have_though_they_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(sheet_look, "_HUGE", 100)
    monkeypatch.setattr(sheet_look, "MOST_ROWS", 10)
    monkeypatch.setattr(spanning, "MOST_ROWS", 10)
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{"<row><c/></row>" * rows}</sheetData><rowBreaks/></worksheet>'
    if rows == 10:
        assert opened(tmp_path / "t.xlsx", xml).count() == 0
    else:
        with pytest.raises(WorkbookRefused, match=r"“Data” of t\.xlsx spans 11 rows"):
            opened(tmp_path / "t.xlsx", xml)


def test_that_more_shared_texts_than_the_sheets_can_show_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = xlsx_parts() | {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"<si><t>x</t></si>" * 1_000}</sst>'}
    assert open_book(packed(tmp_path / "t.xlsx", parts)).sheets[0].value(2, 1) == "x"
    monkeypatch.setattr(shared_texts, "_LARGE", 100)
    monkeypatch.setattr(shared_texts, "UNASKED", 100)
    monkeypatch.setattr(shared_texts, "MOST_TEXT", 100)
    monkeypatch.setattr(spanning, "MOST_TEXT", 100)
    with pytest.raises(WorkbookRefused, match="more text than can be read"):
        open_book(packed(tmp_path / "t.xlsx", parts))


def test_that_an_ods_of_hardly_anything_but_empty_cells_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ods_parts()
    empty = "<table:table-row>" + "<table:table-cell/>" * 300 + "</table:table-row></table:table>"
    parts["content.xml"] = parts["content.xml"].replace("</table:table>", empty, 1)
    monkeypatch.setattr(ods_record, "_UNASKED", 10)
    monkeypatch.setattr(ods_record, "_NOW_AND_THEN", 10)
    with pytest.raises(WorkbookRefused, match="damaged or cut short"):
        open_book(packed(tmp_path / "t.ods", parts))


def test_that_a_wide_sheet_whose_names_have_a_prefix_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spanning, "UNASKED", 10)
    cells = "".join(f'<x:c r="{letter}1"><x:v>1</x:v></x:c>' for letter in "ABCDEFGHIJKLMNOP")
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">{cells}</x:row></x:sheetData></x:worksheet>'
    assert opened(tmp_path / "t.xlsx", xml).count() == 16
