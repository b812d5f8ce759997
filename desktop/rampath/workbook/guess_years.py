"""Rows of years that are told by more than years: within headings of more words, or by the same day of each year."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.cell import Cell
from rampath.workbook.column_words import is_unit
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Sheet
from rampath.workbook.header_pattern import part_of_year
from rampath.workbook.measure_in import measure_in
from rampath.workbook.merged_years import reached
from rampath.workbook.years import Year, year_of_day, year_within

_LONGEST_HEADING = 60
_FEW = 3
_WORDED = re.compile(
    r"(?P<before>[^\W\d_]{2}[^\W\d_/.]*)\W+(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}\W+(?P<after>[^\W\d_]{2}[^\W\d_/.]*)\W*"
)
"""A year beside one word: `Проект 2025`, `2026 (αρχικός)`."""


def years_amid(glance: Glance, number: int, cells: Sequence[Cell]) -> dict[int, Year]:
    """Years within headings of more words, such as `1990 [YR1990]` or `Ausgaben 2024`, in their order, or of days.

    A row that has many like it above is none of headings.
    """
    found = _of_days(cells) or _within(cells)
    numbers = [year.year for year in found.values()]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    if not any(steps) or min(steps) * max(steps) < 0:
        return {}
    alike = sum(row < number and len(above) >= len(cells) for row, above in glance.rows.items())
    return found if alike <= _FEW else {}


def with_worded(cells: Sequence[Cell], years: Mapping[int, Year]) -> dict[int, Year]:
    """The years of a row with those that stand beside one word that nobody understands, `2027 Program`, in their order.

    Only where no other column has the year; a word of something that is counted is none of the kind of a year.
    """
    found = dict(years)
    for cell in cells if years else ():
        named = _WORDED.fullmatch(" ".join(cell.text.split())) if cell.column not in years else None
        year = None if named is None else year_within(cell.text)
        if named is None or year is None or year.year in {each.year for each in found.values()}:
            continue
        word = named["before"] or named["after"]
        before = [each.year for column, each in found.items() if column < cell.column]
        after = [each.year for column, each in found.items() if column > cell.column]
        rising = max(before, default=0) < year.year < min(after, default=year.year + 1)
        if rising and measure_in(word) is None and not is_unit(word) and not part_of_year(cell.text):
            found[cell.column] = year
    return dict(sorted(found.items()))


def with_reached(sheet: Sheet, row: int, years: Mapping[int, Year]) -> dict[int, Year]:
    """The years of a row by column, with the columns that those in merged cells reach over."""
    found = dict(years)
    for column in sorted(reached(sheet, row)) if years else ():
        if column - 1 in found:
            found.setdefault(column, found[column - 1])
    return dict(sorted(found.items()))


def _within(cells: Sequence[Cell]) -> dict[int, Year]:
    found: dict[int, Year] = {}
    for cell in cells:
        year = year_within(cell.text) if len(cell.text) <= _LONGEST_HEADING else None
        if year is not None:
            found[cell.column] = year
        elif cell.number is not None:
            return {}
    return found


def _of_days(cells: Sequence[Cell]) -> dict[int, Year]:
    """The years of dates that are the same day of each year, such as the end of a fiscal year; else none."""
    days = {cell.column: cell.value for cell in cells if isinstance(cell.value, date) and not cell.error}
    if any(cell.number is not None for cell in cells) or len({_day(day) for day in days.values()}) != 1:
        return {}
    years = {column: year for column, day in days.items() if (year := year_of_day(day)) is not None}
    return years if len({year.year for year in years.values()}) == len(days) else {}


def _day(day: date) -> tuple[int, int]:
    """Its month and day; the last of February is one, in leap years too."""
    return day.month, min(day.day, 28) if day.month == 2 else day.day


def why_mute(text: str, year: Year) -> str:
    """What is said of words over a year that may tell how firm its figures are, and that nobody understands."""
    if year.kind is Kind.ESTIMATE:
        return tr("Nobody knows what “{text}” says of the year {year}; its figures are taken as estimates.",
                  text=text, year=year.year)  # fmt: skip
    return tr("Nobody knows what “{text}” says of the year {year}; its figures are taken as actual.",
              text=text, year=year.year)  # fmt: skip
