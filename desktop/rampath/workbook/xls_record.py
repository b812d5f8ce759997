"""The records of an old workbook's stream (.xls, MS-XLS), gone through once before calamine lays out its sheets."""

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from rampath.workbook.package import Damaged, Locked
from rampath.workbook.reach import Span
from rampath.workbook.sheet_record import KnownRecord
from rampath.workbook.sheet_styles import Style, Styles
from rampath.workbook.sheet_xml import Marks, Place
from rampath.workbook.xls_styles import XlsStyles

_FORMULA, _EOF, _BOUND_SHEET, _FILE_PASS, _BOF = 0x0006, 0x000A, 0x0085, 0x002F, 0x0809
_SHARED_TEXTS, _CONTINUE, _DIMENSIONS, _COLUMN, _ROW = 0x00FC, 0x003C, 0x0200, 0x007D, 0x0208
_MULTIPLE_NUMBERS, _MULTIPLE_BLANKS, _SHARED_TEXT, _ERROR = 0x00BD, 0x00BE, 0x00FD, 0x0205
_CELLS = frozenset(
    {_FORMULA, _MULTIPLE_NUMBERS, _MULTIPLE_BLANKS, 0x00D6, _SHARED_TEXT, 0x0201, 0x0203, 0x0204, _ERROR, 0x027E}
)
_LINK, _QUERY, _CONNECTION = 0x01AE, 0x01AD, 0x0876
_TOLD = _CELLS | {_LINK, _QUERY, _CONNECTION, _BOF, _BOUND_SHEET, _FILE_PASS, _SHARED_TEXTS, _DIMENSIONS, _COLUMN, _ROW}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
           0x2A: "#N/A", 0x2B: "#GETTING_DATA"}  # fmt: skip
_VOLUME = re.compile("\x01([A-Za-z@])")
"""A drive in the path of a link, or, with `@`, a computer."""
_NEVER = struct.pack("<d", 0.0)
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256


@dataclass(slots=True)
class XlsSheet:
    """What the records of one sheet tell; its name as far as it needs no code page."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    written: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    unstored: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[int, int] = field(default_factory=dict)
    """How often each shared text stands in the sheet."""
    styles: Callable[[], Styles] | None = None
    looks: Callable[[], Iterable[Style]] = tuple
    blank: list[Place] = field(default_factory=list)
    """Formulas whose result is an empty text, as xlwt writes all of them, since it calculates none."""

    @property
    def span(self) -> Span:
        return self.rows, self.columns

    @property
    def record(self) -> KnownRecord:
        never = self.blank if len(self.blank) == len(self.formulas) else []
        unstored = self.unstored | dict.fromkeys(never, "=")
        return KnownRecord(
            marks=Marks(self.errors, unstored, frozenset(self.hidden_rows)),
            formulas=self.formulas,
            hidden_columns=frozenset(self.hidden_columns),
            styles=self.styles,
            looks=self.looks,
        )


@dataclass(slots=True)
class XlsRecords:
    """The sheets in their order; `texts` are the lengths of the texts that they share.

    `links` are the files that formulas point to, and `queries` whether there are queries of data.
    """

    sheets: list[XlsSheet] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    queries: bool = False


def xls_records(stream: bytes) -> XlsRecords:
    """What the stream's records tell. Raises Locked where it is encrypted, Damaged where lengths make no sense."""
    walker = _Walker(stream)
    for kind, at, length in _records(stream):
        if kind in _CELLS:
            if length >= 4:
                _cell(stream, kind, at, length, walker.sheet)
        else:
            walker.see(kind, at, length)
    return walker.found()


class _Walker:
    """Goes through the records that are no cells, and remembers whose records they are."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._begins: list[int] = []
        self._names: list[str] = []
        self._by_begin: dict[int, XlsSheet] = {}
        self._told = XlsRecords()
        self.sheet = XlsSheet()

    def found(self) -> XlsRecords:
        if any(begin not in self._by_begin for begin in self._begins):
            raise Damaged  # a sheet that begins amid another's records would be read otherwise than it was looked at
        self._told.sheets = [self._by_begin[begin] for begin in self._begins]
        styles = XlsStyles(self._stream)
        for sheet, name, begin in zip(self._told.sheets, self._names, self._begins, strict=True):
            sheet.name, sheet.styles, sheet.looks = name, partial(styles.of, begin), lambda: styles.looks
        return self._told

    def see(self, kind: int, at: int, length: int) -> None:
        stream = self._stream
        if kind == _BOF:
            self.sheet = self._by_begin.setdefault(at - 4, XlsSheet())
        elif kind == _FILE_PASS:
            raise Locked
        elif kind == _BOUND_SHEET and length >= 8:
            self._begins.append(struct.unpack_from("<I", stream, at)[0])
            self._names.append(_name(stream[at + 6 : at + length]))
        elif kind == _SHARED_TEXTS:
            self._told.texts = _texts(stream, at, length)
        elif kind == _DIMENSIONS:
            _check_dimensions(stream, at, length)
        elif kind == _LINK and length > 4:
            self._told.links += _link(stream[at : at + length])
        elif kind in {_QUERY, _CONNECTION}:
            self._told.queries = True
        else:
            self._hide(kind, at, length)

    def _hide(self, kind: int, at: int, length: int) -> None:
        if kind == _ROW and length >= 16 and self._stream[at + 12] & 0x20:
            self.sheet.hidden_rows.add(struct.unpack_from("<H", self._stream, at)[0] + 1)
        elif kind == _COLUMN and length >= 10 and self._stream[at + 8] & 0x01:
            first, last = struct.unpack_from("<HH", self._stream, at)
            self.sheet.hidden_columns.update(range(first + 1, min(last, _MOST_COLUMNS - 1) + 2))


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of each record that tells something."""
    at, end, head = 0, len(stream) - 4, struct.Struct("<HH")
    while at <= end:
        kind, length = head.unpack_from(stream, at)
        at += 4
        if kind in _TOLD and at + length <= len(stream):
            yield kind, at, length
        at += length


def _cell(stream: bytes, kind: int, at: int, length: int, sheet: XlsSheet) -> None:
    row, column = struct.unpack_from("<HH", stream, at)
    last = column
    if kind in {_MULTIPLE_NUMBERS, _MULTIPLE_BLANKS} and length >= 6:  # the last column stands at the end
        last = max(column, struct.unpack_from("<H", stream, at + length - 2)[0])
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, last + 1)
    sheet.written += last - column + 1
    if kind == _ERROR and length >= 8 and stream[at + 7] == 1:
        sheet.errors[row + 1, column + 1] = _ERRORS.get(stream[at + 6], "#ERR!")
    elif kind == _FORMULA and length >= 20:
        _formula(stream, at, (row + 1, column + 1), sheet)
    elif kind == _SHARED_TEXT and length >= 10:
        number = struct.unpack_from("<I", stream, at + 6)[0]
        sheet.texts[number] = sheet.texts.get(number, 0) + 1


def _formula(stream: bytes, at: int, place: Place, sheet: XlsSheet) -> None:
    """A formula's result may be an error; a nought that is to be calculated on loading was never stored."""
    sheet.formulas[place] = "="
    result, options = stream[at + 6 : at + 14], stream[at + 14]
    if result[0] == 2 and result[6:] == b"\xff\xff":
        sheet.errors[place] = _ERRORS.get(result[2], "#ERR!")
    elif result[0] == 3 and result[6:] == b"\xff\xff":
        sheet.blank.append(place)
    elif result == _NEVER and options & 0x02:
        sheet.unstored[place] = "="


def _name(record: bytes) -> str:
    """The name of a sheet: its length, in newer files whether it is wide, and its letters."""
    newer = len(record) > 1 and record[1] <= 1
    wide = newer and record[1] == 1
    text = record[2:] if newer else record[1:]
    return text.decode("utf-16-le" if wide else "cp1252", "replace")[: record[0]]


def _link(record: bytes) -> Iterator[str]:
    """The file that a link leads to; the first sign of its path says how it is written (MS-XLS 2.5.277)."""
    characters, wide = struct.unpack_from("<HB", record, 2)
    path = record[5:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:characters]
    if characters > 1 and not path.startswith("\x02"):
        path = _VOLUME.sub(lambda found: "\\\\" if found[1] == "@" else f"{found[1]}:\\", path.removeprefix("\x01"))
        yield path.translate({1: "", 2: "\\", 3: "\\", 4: "..\\", 5: "", 6: "", 7: "", 8: ""})


def _check_dimensions(stream: bytes, at: int, length: int) -> None:
    """Refuse a lie about the span: calamine makes room for whatever a sheet says of itself."""
    told = {10: "<HHHH", 14: "<IIHH"}.get(length)
    if told is not None:
        first_row, end_row, first_column, end_column = struct.unpack_from(told, stream, at)
        if max(first_row, end_row) > _MOST_ROWS or max(first_column, end_column) > _MOST_COLUMNS:
            raise Damaged
        if (end_row and end_row <= first_row) or (end_column and end_column <= first_column):
            raise Damaged


def _texts(stream: bytes, at: int, length: int) -> list[int]:
    """The length of each shared text, as far as the records reach; calamine makes room for as many as they say."""
    if length < 8:
        return []
    count = struct.unpack_from("<I", stream, at + 4)[0]
    if count > len(stream) // 3:
        raise Damaged
    return _TextLengths(stream, at, length).lengths(count)


class _TextLengths:
    """Goes over the shared texts without reading them; they run on from record to record."""

    def __init__(self, stream: bytes, at: int, length: int) -> None:
        self._stream = stream
        self._at, self._end = at + 8, at + length

    def lengths(self, count: int) -> list[int]:
        found: list[int] = []
        try:
            while len(found) < count:
                found.append(self._next())
        except (struct.error, IndexError):
            return found
        return found

    def _next(self) -> int:
        if self._at >= self._end:
            self._go_on()
        characters, flags = struct.unpack_from("<HB", self._stream, self._at)
        self._at += 3
        behind = 0
        if flags & 0x08:
            behind += 4 * struct.unpack_from("<H", self._stream, self._at)[0]
            self._at += 2
        if flags & 0x04:
            behind += struct.unpack_from("<I", self._stream, self._at)[0]
            self._at += 4
        left, wide = characters, flags & 0x01
        while left:
            here = min(left, (self._end - self._at) >> wide)
            self._at += here << wide
            left -= here
            if left:
                self._go_on()
                wide = self._stream[self._at] & 0x01
                self._at += 1
        self._pass(behind)
        return int(characters)

    def _pass(self, count: int) -> None:
        while count > self._end - self._at:
            count -= self._end - self._at
            self._go_on()
        self._at += count

    def _go_on(self) -> None:
        kind, length = struct.unpack_from("<HH", self._stream, self._end)
        if kind != _CONTINUE:
            raise IndexError
        self._at = self._end + 4
        self._end = self._at + length
