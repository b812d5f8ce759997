"""Sheets and books out of rows, for tests that need no file."""

from collections.abc import Sequence
from pathlib import Path

from rampath.domain.member import Register
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.guess import Guess, guess
from rampath.workbook.sheet_xml import Place

Rows = Sequence[Sequence[object]]


def sheet_of(rows: Rows, name: str = "Data", merged: tuple[tuple[Place, Place], ...] = ()) -> Sheet:
    """A sheet with these rows; None and nothing are empty cells, whole numbers become floats as in a file."""
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, [[*map(_value, row), *[""] * (width - len(row))] for row in rows], merged=merged)


def book_of(*sheets: Sheet, file: str = "return.xlsx") -> Book:
    return Book(Path(file), "0" * 64, sheets, {})


def guessed(rows: Rows, register: Register, name: str = "Data", file: str = "return.xlsx") -> Guess:
    """The guess at a sheet with these rows, alone in its book."""
    sheet = sheet_of(rows, name)
    return guess(sheet, book_of(sheet, file=file), register)


def _value(value: object) -> object:
    if value is None:
        return ""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
