"""The records of an .xlsb (MS-XLSB): its sheets with their parts, and what each of them tells beside its values."""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rampath.workbook.contents import Entry, SheetKind, relations_of
from rampath.workbook.package import Damaged, Package
from rampath.workbook.reach import Span
from rampath.workbook.sheet_record import KnownRecord, Range
from rampath.workbook.sheet_styles import Style, Styles
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS, Marks, Place

_BOOK = "xl/workbook.bin"
ROW, _ERROR, _SHARED_TEXT, _FORMULA_ERROR, _TEXT, _COLUMN, _BUNDLE, _MERGED = 0, 3, 7, 11, 19, 60, 156, 176
CELLS, _FORMULAS = range(1, 12), range(8, 12)
_NOW_AND_THEN = 20_000
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
           0x2A: "#N/A", 0x2B: "#GETTING_DATA"}  # fmt: skip


@dataclass(slots=True)
class XlsbSheet:
    """What the records of one sheet tell."""

    rows: int = 0
    columns: int = 0
    written: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    """How often each shared text stands in the sheet."""

    @property
    def span(self) -> Span:
        return self.rows, self.columns

    def record(self, styles: Callable[[], Styles], looks: Callable[[], Iterable[Style]]) -> KnownRecord:
        return KnownRecord(
            marks=Marks(self.errors, {}, frozenset(self.hidden_rows)),
            merged=tuple(self.merged),
            formulas=self.formulas,
            hidden_columns=frozenset(self.hidden_columns),
            styles=styles,
            looks=looks,
        )


def xlsb_entries(package: Package) -> tuple[Entry, ...]:
    """The sheets of the workbook in their order."""
    relations = relations_of(package, _BOOK)
    part = package.read(_BOOK)
    entries = []
    for kind, at, length in records(part):
        if kind == _BUNDLE and length >= 16:
            state = struct.unpack_from("<I", part, at)[0]
            key, then = wide_text(part, at + 8)
            name, _ = wide_text(part, then)
            relation = relations.get(key)
            target = relation.target if relation is not None and not relation.outside else ""
            told = "" if relation is None else relation.kind.casefold()
            is_kind = next((each for each in SheetKind if each in told), SheetKind.WORKSHEET)
            entries.append(Entry(name, target if target in package else "", is_kind, hidden=state != 0))
    return tuple(entries)


def text_lengths(part: bytes) -> list[int]:
    """How long each shared text is, in characters."""
    return [struct.unpack_from("<I", part, at + 1)[0] for kind, at, length in records(part)
            if kind == _TEXT and length >= 5]  # fmt: skip


def xlsb_sheet(part: bytes, between: Callable[[], None] = lambda: None) -> XlsbSheet:
    """What a sheet's records tell; `between` is called every now and then."""
    sheet, row = XlsbSheet(), 0
    for number, (kind, at, length) in enumerate(records(part)):
        if number % _NOW_AND_THEN == 0:
            between()
        if kind == ROW and length >= 12:
            row = struct.unpack_from("<I", part, at)[0] + 1
            if part[at + 11] & 0x10:
                sheet.hidden_rows.add(row)
        elif kind in CELLS and length >= 8:
            _cell(part, kind, at, length, row, sheet)
        elif kind == _COLUMN and length >= 18 and part[at + 16] & 0x01:
            first, last = struct.unpack_from("<II", part, at)
            sheet.hidden_columns.update(range(first + 1, min(last, MOST_COLUMNS - 1) + 2))
        elif kind == _MERGED and length >= 16:
            top, bottom, left, right = struct.unpack_from("<IIII", part, at)
            if top <= bottom < MOST_ROWS and left <= right < MOST_COLUMNS:
                sheet.merged.append(((top + 1, left + 1), (bottom + 1, right + 1)))
    return sheet


def _cell(part: bytes, kind: int, at: int, length: int, row: int, sheet: XlsbSheet) -> None:
    column = struct.unpack_from("<I", part, at)[0] + 1
    sheet.rows, sheet.columns = max(sheet.rows, row), max(sheet.columns, column)
    sheet.written += 1
    if kind in {_ERROR, _FORMULA_ERROR} and length >= 9:
        sheet.errors[row, column] = _ERRORS.get(part[at + 8], "#ERR!")
    elif kind == _SHARED_TEXT and length >= 12:
        number = struct.unpack_from("<I", part, at + 8)[0]
        sheet.texts[number] = sheet.texts.get(number, 0) + 1
    if kind in _FORMULAS:
        sheet.formulas[row, column] = "="


def records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of each record: both numbers are written in groups of seven bits."""
    at, size = 0, len(part)
    while at < size:
        kind = part[at]
        at += 1
        if kind & 0x80 and at < size:
            kind = (kind & 0x7F) | ((part[at] & 0x7F) << 7)
            at += 1
        length = shift = 0
        while at < size and shift < 28:
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if at + length > size:
            raise Damaged
        yield kind, at, length
        at += length


def wide_text(part: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    length = struct.unpack_from("<I", part, at)[0]
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(part):
        raise Damaged
    return part[at + 4 : end].decode("utf-16-le", "replace"), end
