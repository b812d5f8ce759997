"""From an .xls, .xlsb or .ods to the sheets of a book: records looked through first, then read by calamine."""

from collections.abc import Mapping, Sequence
from functools import partial

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rampath.workbook.beside import Beside, look_beside_ods, look_beside_xls
from rampath.workbook.contents import SheetKind
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.hushed import hushed
from rampath.workbook.ods_content import CONTENT, OdsContent, refuse_whole
from rampath.workbook.ods_record import ods_sheets
from rampath.workbook.ods_styles import OdsStyles
from rampath.workbook.old_file import OldFile, repacked
from rampath.workbook.open_xlsx import beside_of, blank
from rampath.workbook.package import Damaged, Package
from rampath.workbook.progress import Ticker
from rampath.workbook.sheet_record import KnownRecord
from rampath.workbook.shown_years import show_years
from rampath.workbook.spanning import Allowance
from rampath.workbook.values import opened, rows_of_sheet
from rampath.workbook.xls_record import xls_records
from rampath.workbook.xlsb_record import text_lengths, xlsb_entries, xlsb_sheet
from rampath.workbook.xlsb_styles import XlsbStyles

_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_STRINGS, _STYLES = "xl/sharedStrings.bin", "xl/styles.bin"


@hushed()
def xls_sheets(file: str, old: OldFile, tick: Ticker) -> tuple[tuple[Sheet, ...], Beside]:
    """The worksheets of an old workbook in their order, and what is beside them."""
    records = tick.during("Checking {file}", partial(xls_records, old.workbook), file=file)
    allowance = Allowance(file)
    for each in records.sheets:
        allowance.take(each.name, each.span, partial(int, each.written))
        allowance.take_text(each.name, _characters(each.texts, records.texts))
    book = tick.during("Reading {file}", lambda: opened(repacked(old.workbook)), file=file)
    told = book.sheets_metadata
    if len(told) != len(records.sheets):
        raise Damaged(file)
    sheets = _sheets(book, {data.name: each.record for data, each in zip(told, records.sheets, strict=True)}, tick)
    beside = Beside(
        macro_sheets=[data.name for data in told if data.typ is SheetTypeEnum.MacroSheet],
        hidden_sheets=[sheet.name for sheet in sheets if sheet.hidden],
    )
    return sheets, look_beside_xls(records, macros=old.macros, objects=old.embedded, beside=beside)


@hushed()
def xlsb_sheets(file: str, package: Package, tick: Ticker) -> tuple[tuple[Sheet, ...], Beside]:
    """The worksheets of a binary workbook in their order, and what is beside them."""
    for part in package.names:
        refuse_whole(file, package, part)
    entries = xlsb_entries(package)
    lengths = text_lengths(package.read(_STRINGS)) if _STRINGS in package else []
    allowance = Allowance(file)
    records: dict[str, KnownRecord] = {}
    styles = XlsbStyles(package.find, _STYLES)
    for entry in entries:
        if entry.kind is not SheetKind.WORKSHEET or not entry.part:
            continue
        each = xlsb_sheet(package.read(entry.part), partial(tick, "Checking {sheet}", sheet=entry.name))
        allowance.take(entry.name, each.span, partial(int, each.written))
        allowance.take_text(entry.name, _characters(each.texts, lengths))
        records[entry.name] = each.record(partial(styles.of, entry.part), lambda: styles.looks)
    kept = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.bin", "xl/_rels/workbook.bin.rels", _STRINGS, _STYLES]
    parts = {name: name for name in (*kept, *(entry.part for entry in entries)) if name in package}
    book = opened(package.repacked(parts))
    return _sheets(book, records, tick), beside_of(entries)


def ods_book_sheets(file: str, package: Package, tick: Ticker) -> tuple[tuple[Sheet, ...], Beside]:
    """The tables of an .ods in their order, and what is beside them."""
    whole = OdsContent(file, package)
    content = whole.read()
    allowance = Allowance(file)
    records: dict[str, KnownRecord] = {}
    styles = OdsStyles(whole.read, package.find("styles.xml") or b"")
    for number, each in enumerate(ods_sheets(content, partial(tick, "Checking {file}", file=file))):
        allowance.take(each.name, each.span, partial(int, each.written))
        allowance.take_text(each.name, each.text)
        if each.name in records:
            raise Damaged(file)
        records[each.name] = each.record(partial(styles.of, number), lambda: [*styles.looks.values()])
    beside = look_beside_ods(package, content, Beside())
    clean = {"mimetype": [_ODS_TYPE], "META-INF/manifest.xml": [_MANIFEST], CONTENT: whole.source(content)}
    del content  # so that the largest part is not held twice while it is read
    book = tick.during("Reading {file}", partial(_opened, package, clean), file=file)
    sheets = _sheets(book, records, tick)
    beside.hidden_sheets = [sheet.name for sheet in sheets if sheet.hidden]
    return sheets, beside


def _opened(package: Package, parts: dict[str, str | list[bytes]]) -> CalamineWorkbook:
    packed = package.repacked(parts)
    parts.clear()
    return opened(packed)


def _sheets(book: CalamineWorkbook, records: Mapping[str, KnownRecord], tick: Ticker) -> tuple[Sheet, ...]:
    """The worksheets that calamine tells of, with what their records told."""
    names = [data.name for data in book.sheets_metadata if data.typ is SheetTypeEnum.WorkSheet]
    if len(set(names)) < len(names) or not set(names) <= set(records):
        raise Damaged
    hidden = {data.name for data in book.sheets_metadata if data.visible is not SheetVisibleEnum.Visible}
    found = []
    for name in names:
        sheet = tick.during("Reading {sheet}", partial(book.get_sheet_by_name, name), sheet=name)
        rows = [_floats(row) for row in rows_of_sheet(sheet, name, tick)]
        record = records[name]
        blank(rows, [*record.marks.unstored, *record.marks.errors])
        show_years(rows, record.shown_years)
        merged = record.merged or _merged(sheet)
        found.append(Sheet(name, rows, hidden=name in hidden, merged=merged, record=record))
    return tuple(found)


def _floats(row: Row) -> Row:
    """A row in which whole numbers are floats, too, as in other files."""
    return [float(value) if value.__class__ is int else value for value in row]


def _merged(sheet: CalamineSheet) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple(
        ((top + 1, left + 1), (bottom + 1, right + 1))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )


def _characters(shown: Mapping[int, int], lengths: Sequence[int]) -> int:
    """How many characters the cells hold that show shared texts."""
    return sum(times * lengths[number] for number, times in shown.items() if number < len(lengths))
