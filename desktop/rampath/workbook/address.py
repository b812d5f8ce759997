"""Addresses as people write them, `TABLE3!L24` or `Data!A9:BF9`, taken apart again."""

import re
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from rampath.workbook.grid import span
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS, Place

_CELLS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """A range of a sheet by its first and last cell, which are the same for a single cell."""

    sheet: str
    first: Place
    last: Place

    def __str__(self) -> str:
        return span(self.sheet, self.first, self.last)


def address(text: str) -> Address | None:
    """The address that a text is, and None where it is none: a sheet's name alone, a file, a member."""
    sheet, mark, cells = text.rpartition("!")
    found = _CELLS.fullmatch(cells)
    if not mark or not sheet or found is None:
        return None
    first = int(found[2]), column_index_from_string(found[1])
    last = first if found[3] is None else (int(found[4]), column_index_from_string(found[3]))
    if max(first[0], last[0]) > MOST_ROWS or max(first[1], last[1]) > MOST_COLUMNS:
        return None
    rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
    return Address(sheet, (rows[0], columns[0]), (rows[1], columns[1]))
