"""How far a sheet's XML reaches, told piece by piece and before anything lays it out.

calamine holds every sheet as a full rectangle around its values, so that one far cell costs as much as all between.
Most sheets keep to plain references, whose length alone bounds them; only where it does not, or where the bound is too
far, cells are counted one by one. Every pattern stops at the next tag, so that the time grows with the length of the
XML and no faster.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from openpyxl.utils import column_index_from_string

from rampath.workbook.quick_find import stands_in
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS

Span = tuple[int, int]
"""Rows and columns from A1 on."""

_LONGEST_TAG = 1_000_000
_NOW_AND_THEN = 20_000
_ROWS = (
    (rb"[0-9]{1,3}+", 999),
    (rb"[0-9]{1,4}+", 9_999),
    (rb"[1-4]?[0-9]{1,4}+", 49_999),
    (rb"[0-9]{1,5}+", 99_999),
    (rb"[12]?[0-9]{1,5}+", 299_999),
    (rb"[0-9]{1,6}+", 999_999),
    (rb"(?:10[0-4][0-9]{4}|[0-9]{1,6}+)", MOST_ROWS),
)
_COLUMNS = (
    (rb"[A-H]", 8),
    (rb"[A-P]", 16),
    (rb"[A-Z]", 26),
    (rb"[A-D]?[A-Z]", 130),
    (rb"[A-Z]{1,2}", 702),
    (rb"[A-Z]{1,3}", MOST_COLUMNS),
)
"""What a row or a column looks like that keeps to a bound."""

_ROW_LIKE = tuple(re.compile(like) for like, _ in _ROWS)
_COLUMN_LIKE = tuple(re.compile(like) for like, _ in _COLUMNS)
_ANY = re.compile(rb"<c[\s/>]")
_PREFIXED = re.compile(rb":c[\s/>]")
_REST = (
    rb"(?:>| t=\"[a-zA-Z]++\">| s=\"[0-9]++\"(?:>| t=\"[a-zA-Z]++\">|/>)"
    rb"|(?:\s++(?!r\s*=)[^\s=<>\"']++\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*+\s*/?>)"
)
"""What may follow the reference in a plain tag: no other reference, of which calamine would take the last.

The first forms are those in which nearly all tags are, since this is asked of each.
"""
_PLAIN = re.compile(rb'<c\sr="([A-Z]{1,3})([0-9]{1,7})"' + _REST)
_TAG = re.compile(rb"<(?:[^<>\s:/]+:)?(c|row)(?=[\s/>])((?:[^<>\"']++|\"[^\"<]*\"|'[^'<]*')*+)(>?)")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]*)([0-9]*)([^\"']?)")
_TYPED = re.compile(rb"\st\s*=")
_EMPTY = re.compile(rb"\s*</(?:[^<>\s:/]+:)?c\s*>")
_NO_VALUE = re.compile(rb"\s*<(?:[^<>\s:/]+:)?v\s*(?:/|>\s*</(?:[^<>\s:/]+:)?v\s*)>" + _EMPTY.pattern)


def exact_span(pieces: Iterable[bytes], between: Callable[[], None] = lambda: None) -> Span:
    """The rows and columns that the XML in these pieces spans, each cell counted.

    `between` is called every now and then. Raises ValueError for a reference that is none, or a tag that does not end.
    """
    found = _Counted()
    for piece in whole_tags(pieces):
        found.see(piece, between)
    return found.rows, found.columns


def whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces, but cut before a tag and never in one; raises ValueError for a tag that does not end."""
    rest = b""
    for piece in pieces:
        whole = rest + piece if rest else piece
        cut = max(whole.rfind(b"<"), 0)
        if len(whole) - cut > _LONGEST_TAG:
            raise ValueError(cut)
        yield whole[:cut]
        rest = whole[cut:]
    yield rest


class Reach:
    """A bound on the rows and columns of what was seen."""

    def __init__(self, between: Callable[[], None] = lambda: None) -> None:
        self._between = between
        self._bound: tuple[int, int] | None = None
        self._counted: _Counted | None = None

    @property
    def span(self) -> Span:
        if self._counted is not None:
            return self._counted.rows, self._counted.columns
        return _span(self._bound)

    def see(self, xml: bytes) -> None:
        """Go on with XML that begins and ends between tags; raises ValueError for a reference that is none."""
        if self._counted is None:
            known = self._bound
            if not (stands_in(xml, b":c", 0) and _PREFIXED.search(xml)) and self._keeps(xml):
                return
            self._counted = _Counted() if known is None else _Counted(*_span(known), row=MOST_ROWS)
        self._counted.see(xml, self._between)

    def _keeps(self, xml: bytes) -> bool:
        """Whether all cells have plain references; the bound is widened until it holds them."""
        at = 0
        while True:
            beyond = _beyond(self._bound).search(xml, at)
            if beyond is None:
                return True
            at = beyond.start()
            plain = _PLAIN.match(xml, at)
            if plain is None:
                return False
            row, column = _class(_ROW_LIKE, plain[2]), _class(_COLUMN_LIKE, plain[1])
            if row is None or column is None:
                return False
            before = self._bound or (0, 0)
            self._bound = (max(row, before[0]), max(column, before[1]))


class _Counted:
    """Counts as calamine does.

    A cell's own reference holds wherever it stands; one without stands in its row, behind the cell before. A cell that
    is empty, as one that somebody only coloured, moves the next on and is not laid out itself.
    """

    def __init__(self, rows: int = 0, columns: int = 0, row: int = 0) -> None:
        self.rows = rows
        self.columns = columns
        self.row = row
        self.column = 0

    def see(self, xml: bytes, between: Callable[[], None]) -> None:
        rows, columns, row, column = self.rows, self.columns, self.row, self.column
        for at, tag in enumerate(_TAG.finditer(xml)):
            if at % _NOW_AND_THEN == 0:
                between()
            found = _reference(tag)
            if tag[1] == b"row":
                row = int(found[2]) if found is not None else row + 1
                column = 0
                continue
            if found is None:
                own, column = max(row, 1), column + 1
            else:
                own, column = int(found[2]), column_index_from_string(found[1].decode())
            if not _is_empty(tag, xml):
                rows, columns = max(rows, own), max(columns, column)
        self.rows, self.columns, self.row, self.column = rows, columns, row, column


def _reference(tag: re.Match[bytes]) -> re.Match[bytes] | None:
    """The reference of a row or cell; raises ValueError for one that is none, and where readers might see another."""
    if not tag[3]:  # a value with an angle bracket, which XML does not allow, and in which a cell might be hidden
        raise ValueError(tag[0])
    found = _REFERENCE.search(tag[2])
    if found is not None and (found[3] or _REFERENCE.search(tag[2], found.end()) is not None):
        raise ValueError(tag[0])
    return found


def _is_empty(tag: re.Match[bytes], xml: bytes) -> bool:
    """Whether there is nothing in a cell; where that cannot be told from this piece of XML, there may be something."""
    if tag[2].endswith(b"/") or _EMPTY.match(xml, tag.end()) is not None:
        return True
    return _TYPED.search(tag[2]) is None and _NO_VALUE.match(xml, tag.end()) is not None


@cache
def _beyond(bound: tuple[int, int] | None) -> re.Pattern[bytes]:
    """What a cell looks like that does not keep to a bound."""
    if bound is None:
        return _ANY
    return re.compile(rb'<c[\s/>](?!r="' + _COLUMNS[bound[1]][0] + _ROWS[bound[0]][0] + rb'"' + _REST + rb")")


def _class(classes: Sequence[re.Pattern[bytes]], text: bytes) -> int | None:
    return next((at for at, like in enumerate(classes) if like.fullmatch(text)), None)


def _span(bound: tuple[int, int] | None) -> Span:
    return (0, 0) if bound is None else (_ROWS[bound[0]][1], _COLUMNS[bound[1]][1])
