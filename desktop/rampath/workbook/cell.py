"""A cell of a sheet: its address, its value, and the text that stands there."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from rampath.workbook.sheet_xml import Place

Value = str | float | bool | date
Row = list[Any]
"""A row's values from column A on; an empty text where there is nothing, and numbers are floats."""


class Cell(NamedTuple):
    """One cell: rows and columns count from 1; `raw` is its text as it stands there.

    A tuple, since there are so many of them.
    """

    sheet: str
    row: int
    column: int
    value: Value
    raw: str
    error: bool = False

    @property
    def place(self) -> str:
        """`TABLE3!L24`."""
        return place(self.sheet, self.row, self.column)

    @property
    def number(self) -> float | None:
        """The value as a number, where it is one."""
        return self.value if isinstance(self.value, float) else None

    @property
    def counted(self) -> float | None:
        """The value as a number, also where it is text of digits alone, as all numbers of a text file are."""
        if isinstance(self.value, float):
            return self.value
        text = self.text
        return float(text) if text.isdecimal() else None

    @property
    def text(self) -> str:
        """The value as words without outer blanks, where it is words; else nothing."""
        return self.value.strip() if isinstance(self.value, str) and not self.error else ""


def texts_of(cells: Iterable[Cell]) -> list[str]:
    """The `text` of each cell: sooner had of many together than of each."""
    return [cell.value.strip() if isinstance(cell.value, str) and not cell.error else "" for cell in cells]


def place(sheet: str, row: int, column: int) -> str:
    return f"{sheet}!{get_column_letter(column)}{row}"


def span(sheet: str, first: Place, last: Place) -> str:
    """`TABLE3!A4:L24` of two corners, or of one cell `TABLE3!A4`."""
    begin = place(sheet, *first)
    return begin if first == last else f"{begin}:{get_column_letter(last[1])}{last[0]}"


def filled(value: object) -> bool:
    """Whether a value counts as something: not nothing, not an empty text, not blanks alone."""
    return value is not None and value != "" and not (isinstance(value, str) and value.isspace())


def raw_text(value: object) -> str:
    """The text of a value as the sheet holds it: whole numbers without a point, dates as ISO 8601."""
    return _number_text(value) if isinstance(value, float) else seen(value)[1]


def _number_text(number: float) -> str:
    if not number:
        return "0"
    return repr(number).removesuffix(".0") if -_EXACT < number < _EXACT else repr(number)


_EXACT = 1e15
"""Larger numbers are told with their power of ten."""


def seen(value: object) -> tuple[Value, str]:
    """A value of the reader's, and its text."""
    if isinstance(value, str):
        return value, value
    if isinstance(value, bool):
        return value, "TRUE" if value else "FALSE"
    if isinstance(value, (float, int)):
        return float(value), _number_text(float(value))
    if isinstance(value, date):
        return value, value.isoformat()
    return str(value), str(value)
