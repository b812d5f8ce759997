"""Years whose mark only their number format shows: 2025 shown as `2025e` by the format `0"e"`.

Who reads the sheet sees the mark, and so it is put behind the number, as if it had been typed.
"""

import re
from collections.abc import Mapping

from rampath.domain.observation import Kind
from rampath.workbook.cell import Row
from rampath.workbook.sheet_xml import Place
from rampath.workbook.years import FIRST, LAST, year_of

_LITERALS = r'((?:"[^"]*"|\\.|[ ()])*)'
_PLAIN = re.compile(rf"(?:\[[^\]]*\])*{_LITERALS}(?:#*0+|#+|general){_LITERALS}(?:;.*)?", re.IGNORECASE | re.DOTALL)
_QUOTES = re.compile(r'"|\\(?=.)')
YEAR = "#"
"""What stands for the year in what a format shows of it."""


def shown_year(number_format: str) -> str:
    """How a format shows a year that it marks as no actual one, such as `#e`; nothing where it does not."""
    found = _PLAIN.fullmatch(number_format)
    if found is None or not (found[1] or found[2]):
        return ""
    before, after = (_QUOTES.sub("", literal) for literal in found.groups())
    year = year_of(f"{before}{LAST}{after}")
    return f"{before}{YEAR}{after}" if year is not None and year.kind is not Kind.ACTUAL else ""


def show_years(rows: list[Row], shown: Mapping[Place, str]) -> None:
    """Put the marks behind the years of a sheet, by how the cells at some places show them."""
    for (row, column), words in shown.items():
        value = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""
        if isinstance(value, float) and FIRST <= value <= LAST and value.is_integer():
            rows[row - 1][column - 1] = words.replace(YEAR, str(int(value)))
