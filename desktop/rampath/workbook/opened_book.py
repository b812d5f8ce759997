"""From a file to a book: safety first, then calamine for the values, whatever the container."""

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import olefile
from defusedxml import ElementTree
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from rampath.wording import tr
from rampath.workbook.beside import findings_of
from rampath.workbook.grid import Book, Row, Sheet
from rampath.workbook.other_marks import Extent, ods_marks, xls_extent, xlsb_extent
from rampath.workbook.progress import CalledOff, Progress, Ticker, silent
from rampath.workbook.safety import Container, WorkbookRefused, check, damaged, protected
from rampath.workbook.sheet_styles import WorkbookStyles
from rampath.workbook.sheet_xml import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, NO_MARKS, Marks, extent, marks_in
from rampath.workbook.text_table import read_text
from rampath.workbook.uncollected import uncollected

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ROWS_AT_ONCE = 2_000
_KEPT = 4_000_000
"""The XML of a sheet up to this size is kept until its marks are asked for."""


@uncollected()
def open_book(file: Path, progress: Progress = silent) -> Book:
    """Open a file of sheets for reading; raises WorkbookRefused in one sentence for any file that is none.

    `progress` may raise CalledOff, which comes through.
    """
    container = check(file)
    tick = Ticker(progress)
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if container is Container.TEXT:
            return _text_book(file, digest, tick)
        if container is Container.XLS:
            return _old_book(file, digest, tick)
        return _package_book(file, digest, container, tick)
    except (WorkbookRefused, CalledOff):
        raise
    except PasswordError as error:
        raise WorkbookRefused(protected(file.name)) from error
    except Exception as error:
        # Bytes from anywhere go through several parsers; whatever they say, the workbook is damaged.
        raise damaged(file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine's Rust gave up on the bytes
            raise damaged(file) from error
        raise


def _text_book(file: Path, digest: str, tick: Ticker) -> Book:
    try:
        table = tick.during("Reading {file}", lambda: read_text(file.read_bytes()), file=file.name)
    except ValueError as error:
        raise WorkbookRefused(
            tr("{file} is neither a workbook nor a text table; open it in Excel or LibreOffice and save it as .xlsx.",
               file=file.name)
        ) from error  # fmt: skip
    sheet = Sheet(sheet_name(file), table.rows)
    findings = findings_of(file.name, Container.TEXT, (sheet,), torn=table.torn)
    return Book(
        file, digest, (sheet,), {}, Container.TEXT, findings,
        encoding=table.encoding, separator=table.separator, tick=tick,
    )  # fmt: skip


def sheet_name(file: Path) -> str:
    """A text file's only sheet is called after the file, as Excel does."""
    return re.sub(r"[\[\]:*?/\\!]", "_", file.stem)[:31] or "Sheet1"


def _old_book(file: Path, digest: str, tick: Ticker) -> Book:
    with olefile.OleFileIO(str(file)) as ole:
        name = "Workbook" if ole.exists("Workbook") else "Book"
        spanned, locked = xls_extent(ole.openstream(name).read())
    if locked:
        raise WorkbookRefused(protected(file.name))
    _check_extent(file, file.name, spanned)
    sheets = _sheets(file, {}, tick)
    return Book(file, digest, sheets, {}, Container.XLS, findings_of(file.name, Container.XLS, sheets), tick=tick)


def _package_book(file: Path, digest: str, container: Container, tick: Ticker) -> Book:
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
        told = {
            name: package.read(name)
            for name in package.namelist()
            if name.startswith(("docProps/", "customXml/", "docMetadata/"))
            and package.getinfo(name).file_size < 1_000_000
        }
        parts = [] if container is Container.ODS else _sheet_parts(package, container)
        marks: dict[str, Marks | bytes] = {}
        if container is Container.ODS:
            for name, (spanned, found) in ods_marks(package.read("content.xml")).items():
                _check_extent(file, name, spanned)
                marks[name] = found
        for name, part in parts:
            if part in names:
                marks[name] = _look(file, package, name, part, container, tick)
        beside = findings_of(file.name, container, (), package=package)
    sources = {name: partial(_part, file, part) for name, part in parts if container is not Container.XLSB}

    def part_of(name: str) -> bytes | None:
        return _part(file, name) if name in names else None

    sheets = _sheets(
        file, marks, tick,
        only=None if container is Container.ODS else set(marks), xml=sources, styles=WorkbookStyles(part_of),
    )  # fmt: skip
    findings = (*beside, *findings_of(file.name, None, sheets))
    return Book(
        file, digest, sheets, told, container, findings, tick=tick,
        part=part_of,
    )  # fmt: skip


def _look(
    file: Path, package: zipfile.ZipFile, name: str, part: str, container: Container, tick: Ticker
) -> Marks | bytes:
    """Check what a sheet spans before calamine lays it out; its marks, or the XML of a small sheet for later."""
    content = tick.during("Checking {sheet}", partial(package.read, part), sheet=name)
    if container is Container.XLSB:
        _check_extent(file, name, xlsb_extent(content))
        return NO_MARKS
    if b"\x00" in content[:64]:  # UTF-16, which no program writes here, would hide its cells from the patterns
        raise damaged(file)

    def between() -> None:
        tick("Checking {sheet}", sheet=name)

    _check_extent(file, name, extent(content, between))
    return content if len(content) < _KEPT else marks_in(content)


def _check_extent(file: Path, name: str, spanned: Extent) -> None:
    """Refuse a sheet that spans more cells than memory holds, whatever it fills of them."""
    rows, columns = spanned
    if rows * columns > MOST_CELLS or rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise WorkbookRefused(
            tr("Sheet “{sheet}” of {file} spans {rows} rows and {columns} columns, more than can be read;"
               " delete its stray cells in Excel and save it again.",
               sheet=name, file=file.name, rows=rows, columns=columns)
        )  # fmt: skip


def _sheets(
    file: Path,
    marks: dict[str, Marks | bytes],
    tick: Ticker,
    only: set[str] | None = None,
    xml: Mapping[str, Callable[[], bytes]] | None = None,
    styles: WorkbookStyles | None = None,
) -> tuple[Sheet, ...]:
    """The sheets as calamine reads them; chart and macro sheets have no cells and are left out."""
    book = CalamineWorkbook.from_path(str(file))
    found = []
    for data in book.sheets_metadata:
        if data.typ is not SheetTypeEnum.WorkSheet or (only is not None and data.name not in only):
            continue
        sheet = tick.during("Reading {sheet}", partial(book.get_sheet_by_name, data.name), sheet=data.name)
        merged = sheet.merged_cell_ranges if xml is None else None
        found.append(
            Sheet(
                data.name,
                _rows(sheet, tick),
                hidden=data.visible is not SheetVisibleEnum.Visible,
                merged=None if merged is None else tuple(((a + 1, b + 1), (c + 1, d + 1)) for (a, b), (c, d) in merged),
                marks=marks.get(data.name),
                xml=None if xml is None else xml.get(data.name),
                styles=styles.of if styles is not None and xml and data.name in xml else None,
            )
        )
    return tuple(found)


def _rows(sheet: CalamineSheet, tick: Ticker) -> list[Row]:
    """All rows from A1 on; row by row where somebody follows, so that the window can paint in between."""
    if not tick.followed or sheet.total_height < _ROWS_AT_ONCE:
        return sheet.to_python(skip_empty_area=False)
    rows: list[Row] = []
    before = sheet.start[1] if sheet.start else 0
    rows += ([] for _ in range(sheet.start[0] if sheet.start else 0))
    for row in sheet.iter_rows():
        if len(rows) % _ROWS_AT_ONCE == 0:
            tick("Reading {sheet}: {rows} rows", sheet=sheet.name, rows=len(rows))
        rows.append([""] * before + row if before else row)
    return rows


def _sheet_parts(package: zipfile.ZipFile, container: Container) -> list[tuple[str, str]]:
    """The name of each sheet and its part; a name may stand twice in a file that was tampered with."""
    stem = "xl/workbook.bin" if container is Container.XLSB else "xl/workbook.xml"
    relations = ElementTree.fromstring(package.read(f"xl/_rels/{Path(stem).name}.rels"))
    targets = {each.get("Id"): each.get("Target") or "" for each in relations.iter(_RELATIONS)}
    if container is Container.XLSB:
        return [(name, name) for name in map(_part_name, targets.values()) if "worksheets/" in name]
    sheets: list[tuple[str, str]] = []
    with package.open(stem) as workbook:
        for _event, element in ElementTree.iterparse(workbook):
            if element.tag.endswith("}sheet"):
                relation = next((value for key, value in element.items() if key.endswith("}id")), None)
                sheets.append((element.get("name") or "", _part_name(targets.get(relation, ""))))
            elif element.tag.endswith("}sheets"):  # thousands of defined names may follow
                break
    return sheets


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _part(file: Path, part: str) -> bytes:
    with zipfile.ZipFile(file) as package:
        return package.read(part)
