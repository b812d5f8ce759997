"""What only a sheet's XML tells: how far it reaches, its error cells, formulas without values, hidden rows.

Every pattern here stops at the next tag, so that the time taken grows with the length of the XML and no faster,
whatever stands in it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""How far a sheet reaches in Excel: XFD1048576."""
MOST_CELLS = 26 * MOST_ROWS
"""How many cells a sheet may span from A1 on, used or not: calamine holds all of them, at 32 bytes each."""

Place = tuple[int, int]
"""Row and column, counted from 1."""

_BOUNDS = tuple(
    (re.compile(rb'<c[\s/>](?!r="' + letters + digits + rb'")'), (rows, columns))
    for letters, digits, rows, columns in (
        (rb"[A-Z]", rb"[0-9]{1,6}", 999_999, 26),
        (rb"[A-D]?[A-Z]", rb"1?[0-9]{1,5}", 199_999, 130),
        (rb"[A-H]?[A-Z]", rb"[0-9]{1,5}", 99_999, 234),
        (rb"[A-Z]{1,2}", rb"[0-9]{1,4}", 9_999, 702),
    )
)
"""What a cell is like that breaks a bound, and the bound: most sheets keep to one, which is quick to see."""
_PREFIXED = re.compile(rb":c[\s/>]")
_TAG = re.compile(rb"<(?:[^<>\s:/]+:)?(c|row)(?=[\s/>])((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]*)([0-9]*)([^\"']?)")

_FORMULA = rb"<(?:\w+:)?f\b[^<>]*(?:/>|>([^<]*)</(?:\w+:)?f>)"
_LONGEST_TAG = 500
_PIECE = 8_000_000
_NOW_AND_THEN = 20_000
_ERROR_MARK = re.compile(rb"t=[\"']e[\"']")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b[^<>]*\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*>\s*"
    rb"(?:" + _FORMULA + rb"\s*)?<(?:\w+:)?v\b[^<>]*>([^<]+)<"
)
_FORMULA_MARK = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNSTORED = re.compile(
    rb"<(?:\w+:)?c\b(?![^<>]*\bt=[\"']str[\"'])[^<>]*\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*>\s*" + _FORMULA +
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)  # fmt: skip
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\bhidden=[\"'](?:1|true)[\"'])[^<>]*\br=[\"'](\d{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class Marks:
    """What calamine does not show: error cells (`#REF!`), formulas whose value was never stored, hidden rows."""

    errors: dict[Place, str]
    unstored: dict[Place, str]
    hidden_rows: frozenset[int]


NO_MARKS = Marks({}, {}, frozenset())
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")


def merged_in(xml: bytes) -> tuple[tuple[Place, Place], ...]:
    """The merged ranges of a sheet, by their first and last cell."""
    return tuple((_place(a, b), _place(c, d)) for a, b, c, d in _MERGED.findall(xml))


def marks_in(xml: bytes) -> Marks:
    """The marks of a sheet. A formula that gave an empty text (`t="str"`) has a stored value, which is empty."""
    unstored = _cells(xml, _FORMULA_MARK, _UNSTORED) if b"<f" in xml or b":f" in xml else ()
    hidden = _HIDDEN_ROW.findall(xml) if b"hidden=" in xml else []
    return Marks(
        {_place(cell[1], cell[2]): _text(cell[4]) for cell in _cells(xml, _ERROR_MARK, _ERROR)},
        {_place(cell[1], cell[2]): "=" + _text(cell[3] or b"") for cell in unstored},
        frozenset(int(row) for row in hidden),
    )


def extent(xml: bytes, between: Callable[[], None] = lambda: None) -> tuple[int, int]:
    """How many rows and columns the sheet spans from A1 on; for plain narrow or short sheets an upper bound.

    Counted as calamine counts: a cell's own reference holds, wherever it stands; one without follows the cell
    before. `between` is called every now and then. Raises ValueError for a reference that is none.
    """
    if not _anywhere(_PREFIXED, xml, between):
        for beyond, bound in _BOUNDS:
            if not _anywhere(beyond, xml, between):
                return bound
    return _counted(xml, between)


def _anywhere(pattern: re.Pattern[bytes], xml: bytes, between: Callable[[], None]) -> bool:
    """Whether a pattern of a few bytes occurs; in pieces, since no other thread runs while one is searched."""
    for start in range(0, len(xml), _PIECE):
        found = pattern.search(xml, start, start + _PIECE + _LONGEST_TAG)
        if found is not None and found.start() < start + _PIECE:
            return True
        between()
    return False


def _cells(xml: bytes, mark: re.Pattern[bytes], cell: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """The cells of a pattern, looked for from a mark in or behind their tag: few have it, of very many cells."""
    looked = -1
    for each in mark.finditer(xml):
        start = xml.rfind(b"<", max(0, each.start() - _LONGEST_TAG), each.start())
        found = cell.match(xml, start) if start > looked else None
        looked = max(looked, start)
        if found is not None:
            yield found


def _counted(xml: bytes, between: Callable[[], None]) -> tuple[int, int]:
    rows = columns = row = column = 0
    for at, tag in enumerate(_TAG.finditer(xml)):
        if at % _NOW_AND_THEN == 0:
            between()
        found = _REFERENCE.search(tag[2])
        if found is not None and found[3]:
            raise ValueError(found[0])
        if tag[1] == b"row":
            row = int(found[2]) if found is not None else row + 1
            column = 0
            continue
        if found is None:
            column += 1
        else:
            row, column = int(found[2]), column_index_from_string(found[1].decode())
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _place(column: bytes, row: bytes) -> Place:
    return int(row), column_index_from_string(column.decode())


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
