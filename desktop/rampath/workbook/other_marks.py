"""What the sheets of .xls, .xlsb and .ods files span, and what else only their own records tell.

calamine lays out every sheet as a full rectangle from A1 on, so a hostile record of a far cell must be seen
before it does.
"""

import re
import struct
from collections.abc import Iterator

from rampath.workbook.sheet_xml import Marks, Place

Extent = tuple[int, int]
"""Rows and columns from A1 on."""

_BOF, _FILEPASS = 0x0809, 0x002F
_XLS_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_XLSB_ROW, _XLSB_CELLS = 0, range(1, 12)
_ODS_TAG = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)>"
)
_REPEATED = re.compile(rb"\btable:number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,12})[\"']")
_NAME = re.compile(rb"\btable:name\s*=\s*[\"']([^\"']*)[\"']")
_COLLAPSED = re.compile(rb"\btable:visibility\s*=\s*[\"'](?:collapse|filter)[\"']")
_VALUE = re.compile(rb"\boffice:(?:value|value-type|string-value|date-value|boolean-value)\s*=")
_FORMULA = re.compile(rb"\btable:formula\s*=\s*\"([^\"]*)\"")
_ERROR = re.compile(rb"\bcalcext:value-type\s*=\s*[\"']error[\"']")
_TEXT = re.compile(rb"\s*<text:p[^<>]*>([^<]*)<")


def xls_extent(stream: bytes) -> tuple[Extent, bool]:
    """The widest sheet of an old workbook's stream, and whether it is protected with a password."""
    widest: Extent = (0, 0)
    rows = columns = at = 0
    end = len(stream) - 8
    while at <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in _XLS_CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at + 4)
            if kind in {0x00BD, 0x00BE} and length >= 6:  # several cells: the last column stands at the end
                column = max(column, struct.unpack_from("<H", stream, min(at + 2 + length, len(stream) - 2))[0])
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _BOF:
            rows = columns = 0
        elif kind == _FILEPASS:
            return widest, True
        if rows * columns > widest[0] * widest[1]:
            widest = (rows, columns)
        at += 4 + length
    return widest, False


def xlsb_extent(part: bytes) -> Extent:
    """The rows and columns that a sheet's binary records span."""
    rows = columns = 0
    for kind, start, length in _records(part):
        if kind == _XLSB_ROW and length >= 4:
            rows = max(rows, struct.unpack_from("<I", part, start)[0] + 1)
        elif kind in _XLSB_CELLS and length >= 4:
            columns = max(columns, struct.unpack_from("<I", part, start)[0] + 1)
    return rows, columns


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
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
            return
        yield kind, at, length
        at += length


def ods_marks(xml: bytes) -> dict[str, tuple[Extent, Marks]]:
    """By sheet name: what it spans, its error cells, formulas without a value, and hidden rows."""
    found: dict[str, tuple[Extent, Marks]] = {}
    reader = _OdsReader()
    for tag in _ODS_TAG.finditer(xml):
        if tag[1] == b"table":
            reader.keep(found)
            reader = _OdsReader(_text(_NAME.search(tag[2])))
        elif tag[1] == b"table-row":
            reader.begin_row(tag[2])
        else:
            reader.cell(tag[2], xml, tag.end())
    reader.keep(found)
    return found


class _OdsReader:
    """Walks the rows and cells of one table, each of which may stand for many."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self.rows = self.columns = 0
        self.row, self.next_row, self.column = 0, 1, 0
        self.errors: dict[Place, str] = {}
        self.unstored: dict[Place, str] = {}
        self.hidden: list[range] = []

    def begin_row(self, attributes: bytes) -> None:
        times = _times(attributes)
        self.row, self.column = self.next_row, 0
        self.next_row += times
        if _COLLAPSED.search(attributes):
            self.hidden.append(range(self.row, self.next_row))

    def cell(self, attributes: bytes, xml: bytes, end: int) -> None:
        first = self.column + 1
        self.column += _times(attributes)
        formula = _FORMULA.search(attributes)
        valued = _VALUE.search(attributes)
        if attributes.endswith(b"/") and not formula and not valued:
            return
        self.rows, self.columns = self.next_row - 1, max(self.columns, self.column)
        if _ERROR.search(attributes):
            shown = _TEXT.match(xml, end)
            self.errors[self.row, first] = _text(shown) or "#ERR!"
        elif formula and not valued:
            self.unstored[self.row, first] = "=" + (_text(formula) or "").removeprefix("of:=")

    def keep(self, found: dict[str, tuple[Extent, Marks]]) -> None:
        if self.name is not None:
            hidden = frozenset(row for rows in self.hidden for row in rows if row <= min(self.rows, 1_048_576))
            found[self.name] = ((self.rows, self.columns), Marks(self.errors, self.unstored, hidden))


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found is not None else 1


def _text(found: re.Match[bytes] | None) -> str | None:
    if found is None:
        return None
    text = found[1].decode("utf-8", "replace")
    for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escaped, sign)
    return text
