"""Sheets whose rows stand in one cell each, as a program has a text file that parts its fields by another sign."""

from typing import NamedTuple

from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Book, Sheet, filled
from rampath.workbook.text_table import SEPARATORS

_ROWS, _FEWEST, _MOSTLY, _ALONE = 200, 3, 0.6, 0.5


class Uncut(NamedTuple):
    """A sheet with such rows, and what people call the sign between their fields."""

    sheet: str
    sign: str


def uncut_in(book: Book) -> Uncut | None:
    """The first such sheet of a book; None where there is none."""
    found = (Uncut(sheet.name, sign) for sheet in book.sheets if (sign := _sign(sheet)))
    return next(found, None)


def _sign(sheet: Sheet) -> str:
    """The sign that parts several fields, one of them a number at least, in the first cell of most rows.

    Some rows may be cut where a text holds the other sign, but most have no further cell.
    """
    rows = [values for row in sheet.rows[:_ROWS] if (values := [*filter(filled, row)])]
    texts = [first for first, *_ in rows if isinstance(first, str)]
    if len(texts) < _FEWEST or sum(len(values) == 1 for values in rows) < _ALONE * len(rows):
        return ""
    most = _MOSTLY * len(rows)
    held = (name for sign, name in SEPARATORS.items() if sum(_holds(text, sign) for text in texts) >= most)
    return next(held, "")


def _holds(text: str, sign: str) -> bool:
    fields = text.split(sign)
    return len(fields) > 2 and any(map(_is_number, fields))


def _is_number(field: str) -> bool:
    figure = figure_of(field.strip(' "'))
    return figure is not None and figure.value is not None
