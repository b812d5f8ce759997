"""The records of an .ods: what each table in its content spans, and what it tells beside its values."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from rampath.workbook.ods_error import error_in
from rampath.workbook.package import Damaged
from rampath.workbook.reach import Span
from rampath.workbook.sheet_record import KnownRecord, Range
from rampath.workbook.sheet_styles import Style, Styles
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS, Marks, Place

_ATTRIBUTES = rb"((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)"
_TAG = re.compile(
    rb"<(?:[\w.-]+:)?(table|table-row|table-cell|covered-table-cell|table-column)(?=[\s/>])" + _ATTRIBUTES + rb">"
)
_CELL_ENDS = re.compile(rb"</(?:[\w.-]+:)?(?:covered-)?table-cell\s*>")
_REPEATED = re.compile(rb":number-(?:rows|columns)-repeated\s*=\s*[\"']\s*\+?(\d{1,12})")
_SPANNED = re.compile(rb":number-(rows|columns)-spanned\s*=\s*[\"'](\d{1,9})[\"']")
_NAME = re.compile(rb"\btable:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COLLAPSED = re.compile(rb":visibility\s*=\s*[\"'](?:collapse|filter)[\"']")
_VALUE = re.compile(rb":(?:value|value-type|string-value|date-value|time-value|boolean-value)\s*=")
_FORMULA = re.compile(rb":formula\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NOTE = re.compile(
    rb"<office:annotation(?![\w-])[^<]*+(?:<(?!/?office:annotation(?![\w-]))[^<]*+)*+</office:annotation>"
)
_PARAGRAPH = re.compile(rb"<text:p\b[^<>]*?(?:/>|>([^<]*+(?:<(?!/?text:p\b)[^<]*+)*+)</text:p>)")
_BLANKS = re.compile(rb"<[\w.-]+:s\b[^<>]*?:c\s*=\s*[\"'](\d{1,12})")
_MARKUP = re.compile(rb"<[^<>]*>")
_NOW_AND_THEN = 20_000
_MOST_ERRORS = 1_000_000
_UNASKED = 4_000_000
"""How many tags there may be whatever the cells hold; programs write empty rows and cells once, with their number."""
_MOST_EMPTY = 16
"""How many times more tags there may be than cells that hold something."""


@dataclass(slots=True)
class OdsSheet:
    """What the tags of one table tell; `text` is how many bytes its cells hold in all, each repeated one counted."""

    name: str
    rows: int = 0
    columns: int = 0
    text: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    unstored: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    written: int = 0

    @property
    def span(self) -> Span:
        return self.rows, self.columns

    def record(
        self, styles: Callable[[], Styles] | None = None, looks: Callable[[], Iterable[Style]] = tuple
    ) -> KnownRecord:
        return KnownRecord(
            marks=Marks(self.errors, self.unstored, _within(self.hidden_rows, min(self.rows, MOST_ROWS))),
            merged=tuple(self.merged),
            formulas=self.formulas,
            hidden_columns=_within(self.hidden_columns, MOST_COLUMNS),
            comments=self.comments,
            styles=styles,
            looks=looks,
        )


def ods_sheets(xml: bytes, between: Callable[[], None] = lambda: None) -> list[OdsSheet]:
    """The tables of an .ods' content in their order; `between` is called every now and then.

    Raises Damaged for content that would take for ever to go through, and holds hardly anything.
    """
    reader = Reader(xml)
    for number, tag in enumerate(_TAG.finditer(xml)):
        if number % _NOW_AND_THEN == 0:
            between()
            if number > _UNASKED and number > _MOST_EMPTY * sum(sheet.written for sheet in reader.sheets):
                raise Damaged
        reader.see(tag)
    return reader.sheets


def tags_of(xml: bytes) -> Iterator[re.Match[bytes]]:
    """The tags of tables, rows, columns and cells, in their order."""
    return _TAG.finditer(xml)


class Reader:
    """Walks the rows and cells of the tables, each of which may stand for many."""

    def __init__(self, xml: bytes) -> None:
        self.sheets: list[OdsSheet] = []
        self._xml = xml
        self._row, self._next_row, self._column, self._next_column = 0, 1, 0, 1
        self._ended = 0

    def see(self, tag: re.Match[bytes]) -> None:
        kind, attributes = tag[1], tag[2]
        if kind == b"table":
            self.sheets.append(OdsSheet(_first(_NAME.search(attributes))))
            self._row, self._next_row, self._next_column = 0, 1, 1
        elif not self.sheets:
            return
        elif kind == b"table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += _times(attributes)
            if _COLLAPSED.search(attributes):
                self.sheets[-1].hidden_rows.append(range(self._row, self._next_row))
        elif kind == b"table-column":
            first = self._next_column
            self._next_column += _times(attributes)
            if _COLLAPSED.search(attributes):
                self.sheets[-1].hidden_columns.append(range(first, self._next_column))
        else:
            self._cell(attributes, tag.end())

    def _cell(self, attributes: bytes, end: int) -> None:
        sheet, place = self.sheets[-1], (self._row, self._column + 1)
        times = _times(attributes)
        self._column += times
        formula, valued = _FORMULA.search(attributes), _VALUE.search(attributes)
        if b"-spanned" in attributes:
            self._merge(attributes, place)
        content = b"" if attributes.endswith(b"/") else self._content(end)
        if not content and not formula and not valued:
            return
        rows = self._next_row - self._row
        self.hold(attributes, place, rows, times)
        sheet.rows, sheet.columns = self._next_row - 1, max(sheet.columns, self._column)
        sheet.written += times * rows
        sheet.text += times * rows * (len(content) + len(attributes) + _blanks(content))
        if b"<office:annotation" in content:
            sheet.comments[place] = "\n".join(_paragraphs(b"".join(_NOTE.findall(content))))
            content = _NOTE.sub(b"", content)
        if formula:
            sheet.formulas[place] = "=" + _first(formula).partition("=")[2]
        error = error_in(attributes, content, _paragraphs)
        if error:
            self._spoil(place, rows, times, error)
        elif formula and not valued:
            sheet.unstored[place] = sheet.formulas[place]

    def _content(self, begin: int) -> bytes:
        """What stands in the cell whose tag ends here; raises Damaged for a cell inside another one."""
        if begin < self._ended:
            raise Damaged
        ends = _CELL_ENDS.search(self._xml, begin)
        self._ended = len(self._xml) if ends is None else ends.start()
        return self._xml[begin : self._ended]

    def hold(self, attributes: bytes, place: Place, rows: int, columns: int) -> None:
        """Told of each cell that holds something, and for how many rows and columns it stands."""

    def _spoil(self, place: Place, rows: int, columns: int, error: str) -> None:
        """Note an error in each cell that it stands for; no program repeats one without end."""
        errors = self.sheets[-1].errors
        if len(errors) + rows * columns > _MOST_ERRORS:
            raise Damaged
        row, column = place
        errors.update({(row + down, column + on): error for down in range(rows) for on in range(columns)})

    def _merge(self, attributes: bytes, place: Place) -> None:
        told = {name: int(number) for name, number in _SPANNED.findall(attributes)}
        rows, columns = max(told.get(b"rows", 1), 1), max(told.get(b"columns", 1), 1)
        if (rows > 1 or columns > 1) and rows <= MOST_ROWS and columns <= MOST_COLUMNS:
            self.sheets[-1].merged.append((place, (place[0] + rows - 1, place[1] + columns - 1)))


def _blanks(content: bytes) -> int:
    """How many blanks are written as a number of them: `<text:s text:c="3"/>`."""
    return sum(map(int, _BLANKS.findall(content))) if b":s" in content else 0


def _paragraphs(content: bytes) -> list[str]:
    return [unescape(_MARKUP.sub(b"", text).decode("utf-8", "replace")) for text in _PARAGRAPH.findall(content)]


def _within(spans: list[range], last: int) -> frozenset[int]:
    return frozenset(number for span in spans for number in range(span.start, min(span.stop, last + 1)))


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes) if b"-repeated" in attributes else None
    return int(found[1]) if found is not None else 1


def _first(found: re.Match[bytes] | None) -> str:
    if found is None:
        return ""
    return unescape((found[1] if found[1] is not None else found[2]).decode("utf-8", "replace"))
