"""Sheets and books out of rows, for tests that need no file."""

from collections.abc import Sequence
from pathlib import Path

from rampath.workbook.grid import Book, Sheet
from rampath.workbook.sheet_xml import Place

Rows = Sequence[Sequence[object]]


def sheet_of(rows: Rows, name: str = "Data", merged: tuple[tuple[Place, Place], ...] = ()) -> Sheet:
    """A sheet with these rows; None and nothing are empty cells, whole numbers become floats as in a file."""
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, [[*map(_value, row), *[""] * (width - len(row))] for row in rows], merged=merged)


def book_of(*sheets: Sheet, file: str = "return.xlsx") -> Book:
    return Book(Path(file), "0" * 64, sheets, {})


def _value(value: object) -> object:
    if value is None:
        return ""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
