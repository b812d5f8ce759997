"""Rows of a text table that a separator, or the end of a line, amid a text has torn: their fields stand elsewhere."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import number, tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Book, Row, Sheet, place, raw_text
from rampath.workbook.line_found import Found
from rampath.workbook.result import shown
from rampath.workbook.safety import Container

_LETTER = re.compile(r"[^\W\d_]")
_NAMED = 20
"""So many rows are named one by one; the others are counted."""

_FEWEST_HEADINGS = 3
_LOOKED_AT = 1_000
"""So many of the other rows tell what their columns hold."""


def torn_rows(book: Book, sheet: Sheet, header_row: int, first: int, last: int) -> list[int]:
    """The rows from `first` to `last` that are torn.

    They have words among numbers, and more fields than header and most others; or two that follow each other have
    together as many as one of the others.
    """
    if book.container is not Container.TEXT:
        return []
    rows = sheet.rows[first - 1 : last]
    lengths = Counter(map(len, rows))
    header = len(sheet.rows[header_row - 1]) if header_row else 0
    usual = max(
        (length for length in lengths), key=lambda length: (lengths[length], length == header, length), default=0
    )
    most = max(usual, header)
    longer = [at for at, row in enumerate(rows) if len(row) > most]
    short = any(0 < length < usual for length in lengths)
    pairs = enumerate(pairwise(rows)) if short else ()
    shorter = [at for at, two in pairs if all(two) and _make_one(two, usual)]
    if not longer and not shorter:
        return []
    whole = [row for row in rows if usual <= len(row) <= most]
    some = whole[:: max(1, len(whole) // _LOOKED_AT)]
    kinds = [_kind(some, column) for column in range(most)]
    torn = {at for at in longer if any(map(_differs, rows[at], kinds)) and _has_figures(rows[at], kinds)}
    for at in shorter:
        both = any(map(_differs, rows[at + 1], kinds)) and _has_figures([*rows[at], *rows[at + 1]], kinds)
        torn |= {at, at + 1} if both else set()
    return [at + first for at in sorted(torn)]


def says_parted(book: Book, sheet: Sheet, header_row: int, first: int, last: int) -> Finding | None:
    """An error where commas within figures part them: most rows have two fields for each heading behind the first."""
    if book.container is not Container.TEXT or book.separator != "," or not header_row:
        return None
    header = sheet.rows[header_row - 1]
    rows = [row for row in sheet.rows[first - 1 : last] if row]
    cut = sum(len(row) == 2 * len(header) - 1 for row in rows)
    if len(header) < _FEWEST_HEADINGS or "" in header[1:] or cut <= len(rows) / 2:
        return None
    return told(
        Severity.ERROR, place(sheet.name, header_row, 1), shown(raw_text(header[0])),
        tr("The header has {few} fields, and most rows below it {many}: it seems that commas within the figures part"
           " them, or that columns have no heading", few=len(header), many=2 * len(header) - 1),
        done=tr("The table was left out; save it with another separator, or give each column a heading"),
        scope=Scope.HEADER,
    )  # fmt: skip


def say_torn(book: Book, sheet: Sheet, torn: Sequence[int], found: Found) -> None:
    """An error for each torn row, as far as they are few."""
    lengths = Counter(map(len, sheet.rows))
    usual = max(lengths, key=lambda length: lengths[length], default=0)
    for row in torn[:_NAMED]:
        cells = sheet.rows[row - 1]
        at = next((column for column, value in enumerate(cells, 1) if value != ""), 1)
        said = tr("This row has {count} fields, more than the others, and words where they have numbers: it seems that"
                  " a “{separator}” stands in a text without quotation marks",
                  count=len(cells), separator=book.separator)  # fmt: skip
        if len(cells) < usual:
            said = tr("This row has {count} fields, and with the one beside it as many as the others: it seems that a"
                      " text without quotation marks goes on in the next line", count=len(cells))  # fmt: skip
        found.find(
            Severity.ERROR, place(sheet.name, row, at), shown(raw_text(cells[at - 1])), said,
            done=tr("The row was left out; put the text in quotation marks"),
        )  # fmt: skip
    if len(torn) > _NAMED:
        said = tr("More rows like this: {count}", count=number(len(torn) - _NAMED, 0))
        found.find(Severity.ERROR, sheet.name, "", said, done=tr("They were left out"))


def _make_one(two: Sequence[Row], usual: int) -> bool:
    """Whether two rows, each shorter than the others, have together as many fields."""
    upper, lower = map(len, two)
    return upper + lower == usual + 1 and max(upper, lower) < usual


def _kind(rows: Sequence[Row], column: int) -> bool | None:
    """Whether all that stands in a column has letters, or nothing has; None where it is mixed or bare."""
    found = {_has_letters(row[column]) for row in rows if column < len(row)} - {None}
    return found.pop() if len(found) == 1 else None


def _differs(value: Any, kind: bool | None) -> bool:
    own = _has_letters(value)
    return own is not None and kind is not None and own is not kind


def _has_figures(fields: Sequence[Any], kinds: Sequence[bool | None]) -> bool:
    """Whether fields have the figures of a row: a note with separators has none, or a year alone."""
    told = [_has_letters(value) for value in fields]
    return False in told and len(told) - told.count(True) >= kinds.count(False)


def _has_letters(value: Any) -> bool | None:
    """Whether a field has letters; None where it is empty, or says that a figure is missing."""
    if not isinstance(value, str) or not value.strip():
        return None
    figure = figure_of(value)
    if figure is not None:
        return None if figure.value is None else False
    return _LETTER.search(value) is not None
