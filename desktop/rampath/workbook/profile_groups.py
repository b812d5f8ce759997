"""Columns of the same years side by side, which only the words above their header tell from each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rampath.workbook.grid import Sheet, filled
from rampath.workbook.header_pattern import header_text, named
from rampath.workbook.mapping import FIGURES, ColumnUse
from rampath.workbook.merged_years import value_over
from rampath.workbook.profile_values import ProfileColumn
from rampath.workbook.years import year_within

_REACH = 3


def words_over(sheet: Sheet, header_row: int, column: int, below: int = 0) -> list[str]:
    """What stands above a header over a column, or nearest to its left, in each of the rows nearest to it.

    The rows below the header that belong to it come last.
    """
    found = []
    above = range(header_row - 1, max(0, header_row - 1 - _REACH), -1)
    for row in (*above, *range(header_row + 1, header_row + 1 + below)):
        cells = sheet.rows[row - 1][:column] if row <= len(sheet.rows) else []
        text = next((cell for cell in reversed(cells) if isinstance(cell, str) and filled(cell)), "")
        found.append(header_text(text))
    return found


def years_over(sheet: Sheet, header_row: int, column: int, below: int = 0, first: int = 1) -> list[object]:
    """What stands above a header over a column, or nearest to its left from a first column on, and tells a year.

    The rows nearest to the header come first, the rows below it that belong to it last.
    """
    found: list[object] = []
    above = range(header_row - 1, max(0, header_row - 1 - _REACH), -1)
    for row in (*above, *range(header_row + 1, header_row + 1 + below)):
        cells = sheet.rows[row - 1][first - 1 : column] if row <= len(sheet.rows) else []
        nearest = next((cell for cell in reversed(cells) if filled(cell)), "")
        if isinstance(nearest, (str, float)) and nearest != "" and year_within(header_text(nearest)) is not None:
            found.append(nearest)
    return found


def grouped(
    sheet: Sheet, header_row: int, uses: Sequence[ColumnUse], columns: Sequence[ProfileColumn], below: int = 0
) -> list[ProfileColumn]:
    """The columns of years, each with the words above it where a year comes again under others.

    What is no figure of such a group is known by any year, as the others are.
    """
    headers = {use.column: header_text(value_over(sheet, header_row, use.column)) for use in uses}
    years = {at for at, header in headers.items() if header and named("{year}", header) is not None}
    over = _telling({at: words_over(sheet, header_row, at, below) for at in years}, headers)
    if not over:
        return [*columns]
    found: list[ProfileColumn] = []
    for use, column in zip(uses, columns, strict=True):
        if use.column not in years:
            found.append(column)
        elif use.role in FIGURES:
            found.append(replace(column, under=over[use.column]))
        else:
            found.append(ProfileColumn(("{year}",), use.role, optional=True, under=over[use.column]))
    return found


def _telling(over: Mapping[int, Sequence[str]], headers: Mapping[int, str]) -> dict[int, str]:
    """The words of the nearest row that tell columns of the same header apart; none where no row does."""
    for nth in range(min(map(len, over.values()), default=0)):
        words = {at: texts[nth] for at, texts in over.items()}
        groups: dict[str, set[str]] = {}
        for at, text in words.items():
            groups.setdefault(headers[at], set()).add(text)
        if all(words.values()) and any(len(each) > 1 for each in groups.values()):
            return words
    return {}
