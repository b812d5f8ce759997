"""What only a sheet's XML tells: its error cells, formulas, formulas without values, what is merged or hidden.

Every pattern here stops at the next tag, so that the time taken grows with the length of the XML and no faster,
whatever stands in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from rampath.workbook.quick_find import stands_in

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
"""How far a sheet reaches in Excel: XFD1048576."""

Place = tuple[int, int]
"""Row and column, counted from 1."""

_LONGEST_TAG = 500
_LONGEST_FORMULA = 40_000
_DECLARATION = 200
_HEAD = 6_000
_CELL = rb"<(?:\w+:)?c\b(?=[^<>]*?\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'])(?P<rest>[^<>]*)>\s*"
_FORMULA = rb"<(?:\w+:)?f\b([^<>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
_STORED = rb"<(?:\w+:)?v\b[^<>]*>([^<]+)<"
_FORMULA_TAG = re.compile(rb"f(?<=[<:]f)[ />]")
_ERROR = re.compile(_CELL + rb"(?:" + _FORMULA + rb")?" + _STORED)
_CALCULATED = re.compile(_CELL + _FORMULA + rb"(?:" + _STORED + rb")?")
_TEXT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")
_SHARED = re.compile(rb"\bt=[\"']shared[\"'].*?\bsi=[\"'](\d+)[\"']|\bsi=[\"'](\d+)[\"'].*?\bt=[\"']shared[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\sr\s*=\s*[\"'](\d{1,7})[\"']")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b[^<>]*>")
_HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']")
_FROM_TO = re.compile(rb"\s(min|max)\s*=\s*[\"'](\d{1,5})[\"']")
_WITH_PREFIX = re.compile(rb":(?:worksheet|c |row|sheetData)")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class Marks:
    """What calamine does not show: error cells (`#REF!`), formulas whose value was never stored, hidden rows."""

    errors: dict[Place, str]
    unstored: dict[Place, str]
    hidden_rows: frozenset[int]


NO_MARKS = Marks({}, {}, frozenset())


def may_be_marked(xml: bytes) -> bool:
    """Whether there may be marks in a sheet or a piece of one: errors begin with `#`, and a formula with a tag `f`."""
    return b"#" in xml or _has_formulas(xml) or _has_hidden(xml) or is_odd(xml)


def marks_in(xml: bytes, *, uncalculated: bool = False) -> Marks:
    """The marks of a sheet. A formula that gave an empty text (`t="str"`) has a stored value, which is empty.

    `uncalculated` where the workbook asks to be calculated when it is opened: XlsxWriter does, and stores 0 with each
    formula whose value it is not told, so that no 0 is believed.
    """
    odd = is_odd(xml)
    formulas = odd or _has_formulas(xml)
    return Marks(
        _errors(xml, odd=odd) if b"#" in xml else {},
        _unstored(xml, odd=odd, uncalculated=uncalculated) if formulas else {},
        frozenset(_hidden_rows(xml)) if _has_hidden(xml) else frozenset(),
    )


def formulas_in(xml: bytes) -> dict[Place, str]:
    """The formula of each cell that has one, with its `=`; a shared one is told as it reads in its own cell."""
    found: dict[Place, str] = {}
    shared: dict[bytes, tuple[str, str]] = {}
    for cell in _calculated(xml, odd=is_odd(xml)):
        place = _place(cell[1], cell[2])
        text = "=" + _text(cell[5] or b"")
        group = _SHARED.search(cell[4])
        if group is not None:
            number, own = group[1] or group[2], get_column_letter(place[1]) + str(place[0])
            if len(text) > 1:
                shared.setdefault(number, (text, own))
            elif number in shared:
                text = _moved(*shared[number], own)
        found[place] = text
    return found


def merged_in(xml: bytes) -> tuple[tuple[Place, Place], ...]:
    """The merged ranges of a sheet, by their first and last cell."""
    return tuple((_place(a, b), _place(c, d)) for a, b, c, d in _MERGED.findall(xml))


def hidden_columns_in(xml: bytes) -> frozenset[int]:
    """The columns that are hidden; they are told before the first row."""
    found: set[int] = set()
    for column in _COLUMNS.findall(xml[: max(xml.find(b"sheetData"), 0)]):
        span = {name: int(number) for name, number in _FROM_TO.findall(column)}
        if _HIDDEN.search(column) and b"min" in span:
            found.update(range(span[b"min"], min(span.get(b"max", span[b"min"]), MOST_COLUMNS) + 1))
    return frozenset(found)


def _has_formulas(xml: bytes) -> bool:
    return (stands_in(xml, b"<f", 1) or stands_in(xml, b":f", 0)) and _FORMULA_TAG.search(xml) is not None


def _has_hidden(xml: bytes) -> bool:
    return stands_in(xml, b"hidden", 2)


def is_odd(xml: bytes) -> bool:
    """Whether a sheet is written in a way that is allowed but rare: names with a prefix, values in single quotes."""
    head = xml[xml.find(b"?>", 0, _DECLARATION) + 1 : _HEAD]
    return (b"'" in head and b"='" in head) or b" =" in head or _WITH_PREFIX.search(head) is not None


def _errors(xml: bytes, *, odd: bool) -> dict[Place, str]:
    marks = (b'"e"', b"'e'") if odd else (b't="e"',)
    return {
        _place(cell[1], cell[2]): _text(cell[6])
        for cell in _cells(xml, marks, _ERROR)
        if re.search(rb"\bt\s*=\s*[\"']e[\"']", cell["rest"])
    }


def _unstored(xml: bytes, *, odd: bool, uncalculated: bool) -> dict[Place, str]:
    return {
        _place(cell[1], cell[2]): "=" + _text(cell[5] or b"")
        for cell in _calculated(xml, odd=odd)
        if (cell[6] is None and not _TEXT.search(cell["rest"])) or (uncalculated and cell[6] == b"0")
    }


def _calculated(xml: bytes, *, odd: bool) -> Iterator[re.Match[bytes]]:
    return _cells(xml, (b"<f", b":f") if odd else (b"<f",), _CALCULATED)


def _cells(xml: bytes, marks: tuple[bytes, ...], cell: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """The cells of a pattern, looked for from a mark in or behind their tag: few have it, of very many cells."""
    for mark in marks:
        looked = -1
        for at in _places(xml, mark):
            own = xml.rfind(b"<", max(0, at - _LONGEST_TAG), at) if mark == b":f" else at
            start = xml.rfind(b"<", max(0, own - _LONGEST_TAG), own)
            found = cell.match(xml, start, at + _LONGEST_FORMULA) if start > looked else None
            looked = max(looked, start)
            if found is not None:
                yield found


def _places(xml: bytes, mark: bytes) -> Iterator[int]:
    at = xml.find(mark)
    while at >= 0:
        yield at
        at = xml.find(mark, at + 1)


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for at in _places(xml, b"hidden"):
        start = xml.rfind(b"<", max(0, at - _LONGEST_TAG), at)
        row = _ROW.match(xml, start) if start >= 0 else None
        if row is not None and _HIDDEN.match(xml, at - 1):
            yield int(row[1])


def _moved(formula: str, origin: str, place: str) -> str:
    try:
        return str(Translator(formula, origin=origin).translate_formula(place))
    except Exception:  # noqa: BLE001 - the tokenizer raises whatever it likes at formulas from anywhere
        return formula


def _place(column: bytes, row: bytes) -> Place:
    return int(row), column_index_from_string(column.decode())


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace"))
