"""The same cells from each container, at the same places, with what the container tells beside them."""

import csv
import struct
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from office import converted
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.opened_book import open_book
from rampath.workbook.safety import Container
from rampath.workbook.xls_record import xls_records
from workbook.handmade import CELLS, DAY, HIDDEN, ods_parts, packed, record, xls, xls_stream, xlsb_parts, xlsx_parts

MAKERS: dict[str, tuple[Callable[[Path], Path], Container]] = {
    "xlsx": (lambda file: packed(file, xlsx_parts()), Container.XLSX),
    "xlsb": (lambda file: packed(file, xlsb_parts()), Container.XLSB),
    "ods": (lambda file: packed(file, ods_parts()), Container.ODS),
    "xls": (lambda file: xls(file, xls_stream()), Container.XLS),
    "xls of Excel 95": (lambda file: xls(file, xls_stream(biff=5), "Book"), Container.XLS),
}
FORMULAS = {(9, 2), (9, 3), (9, 4)}


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(kind: str, tmp_path: Path) -> Book:
    """The file under a name that lies about it."""
    return open_book(MAKERS[kind][0](tmp_path / "figures.txt"))


def values(sheet: Sheet) -> dict[tuple[int, int], object]:
    return {place: cell.value for place, cell in sheet.cells.items()}


def test_that_the_container_is_told_from_the_bytes(book: Book, kind: str) -> None:
    assert book.container is MAKERS[kind][1]


def test_that_each_container_gives_the_same_cells_at_the_same_places(book: Book) -> None:
    data, second = book.sheets
    assert values(data) == CELLS
    assert values(data)[2, 3] is True  # and not 1, which is equal to it
    assert values(second) == {(3, 2): 3.0}
    assert data.count() == len(CELLS)
    assert {type(value) for row in data.rows for value in row} <= {str, float, bool, type(DAY)}


def test_that_errors_formulas_and_what_is_hidden_are_known_in_each(book: Book) -> None:
    data, second = book.sheets
    assert data.errors == {(9, 2): "#DIV/0!"}
    assert [place for place, cell in data.cells.items() if cell.error] == [(9, 2)]
    assert set(data.formulas) == FORMULAS
    assert (data.hidden_rows, data.hidden_columns) == (frozenset({8}), frozenset({6}))
    assert (data.hidden, second.hidden) == (False, True)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("\x01\x01GShared\x03DA\x03a.xlsx", "G:\\Shared\\DA\\a.xlsx"),
        ("\x01\x01@office\x03data\x03a.xls", "\\\\office\\data\\a.xls"),
        ("\x01\x04older\x03a.xls", "..\\older\\a.xls"),
        ("\x01a.xls", "a.xls"),
    ],
)
def test_that_a_link_of_an_old_workbook_is_told_with_its_drive_or_computer(path: str, told: str) -> None:
    link = struct.pack("<HHB", 1, len(path), 0) + path.encode("latin-1")
    assert xls_records(record(0x01AE, link)).links == [told]


def test_that_names_of_sheets_keep_their_blanks_and_apostrophes(book: Book) -> None:
    assert [sheet.name for sheet in book.sheets] == ["Data", HIDDEN]
    assert any(HIDDEN.strip() in finding.message for finding in book.findings)


def test_that_merged_ranges_are_known_where_the_container_tells_them(book: Book, kind: str) -> None:
    assert book.sheets[0].merged == (() if kind == "xls of Excel 95" else (((5, 4), (6, 5)),))


def test_that_formulas_are_told_in_words_where_the_container_keeps_them_so(tmp_path: Path) -> None:
    for kind in ("xlsx", "ods"):
        sheet = open_book(MAKERS[kind][0](tmp_path / "f")).sheets[0]
        assert sheet.formulas == {(9, 2): "=1/0", (9, 3): "=1+2", (9, 4): '="t"&"wo"'}


def test_that_followed_and_unfollowed_readings_give_the_same_rows(kind: str, tmp_path: Path) -> None:
    file = MAKERS[kind][0](tmp_path / "f")
    told: list[str] = []
    assert [s.rows for s in open_book(file, told.append).sheets] == [s.rows for s in open_book(file).sheets]
    assert told


def test_that_libreoffice_sees_the_same_cells_in_the_files_made_here(tmp_path: Path) -> None:
    """Otherwise the tests above would compare a reader's faults with a writer's."""
    kinds = (("xls of Excel 95", "a.xls"), ("xls", "b.xls"), ("xlsb", "c.xlsb"), ("ods", "d.ods"))
    made = [MAKERS[kind][0](tmp_path / name) for kind, name in kinds]
    for file in converted(made, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path / "out"):
        rows = [*csv.reader(file.read_text(encoding="utf-8").splitlines())]
        assert rows[0][:3] == ["Country", "2024", "2025e"]
        assert (rows[1][0], float(rows[1][1]), rows[1][2] in {"TRUE", "1"}) == ("Türkiye", 2.125, True)
        assert (rows[2][0], rows[2][2], rows[4][3], rows[7][0]) == ("=not a formula", "0", "merged", "7")


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_that_what_libreoffice_writes_gives_the_same_cells(tmp_path: Path, kind: str) -> None:
    made = packed(tmp_path / "made.xlsx", xlsx_parts())
    data, second = open_book(converted([made], kind, tmp_path / "out")[0]).sheets
    found = values(data)
    assert found.pop((2, 3)) == 1.0  # or True: LibreOffice makes a number of it where it can
    assert found == {place: value for place, value in CELLS.items() if place != (2, 3)}
    assert data.errors == {(9, 2): "#DIV/0!"}
    assert data.merged == (((5, 4), (6, 5)),)
    assert (data.hidden_rows, data.hidden_columns) == (frozenset({8}), frozenset({6}))
    assert (second.name.strip(), second.hidden) == (HIDDEN.strip(), True)


def test_that_each_cell_of_a_real_old_workbook_is_the_one_that_libreoffice_sees(
    shared_data: Path, tmp_path: Path
) -> None:
    names = ("eurostat_GDPpc.xls", "worldbank_API_MS.MIL.XPND.GD.ZS_DS2_en_excel_v2.xls")
    files = [shared_data / "workbooks" / name for name in names]
    for file, other in zip(files, converted(files, "xlsx", tmp_path), strict=True):
        seen = openpyxl.load_workbook(other, data_only=True)
        compared = 0
        for sheet in open_book(file).sheets:
            for (row, column), cell in sheet.cells.items():
                there = seen[sheet.name].cell(row, column).value
                if isinstance(there, int | float):
                    assert cell.value == pytest.approx(there, rel=1e-12)
                elif isinstance(there, datetime):
                    assert cell.value in {there, there.date()}
                else:
                    assert cell.value == there
                compared += 1
        assert compared > 800
