"""Where the lines of a list begin: rows that number its columns come and go from one edition to the next."""

from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Cell, Sheet, filled
from rampath.workbook.guess_list import is_numbering
from rampath.workbook.mapping import FIGURES
from rampath.workbook.profile_header import Header
from rampath.workbook.years import year_of


def first_line(sheet: Sheet, header: Header, expected: int) -> int:
    """The first row with an amount from the header on, or the expected one, and none that numbers the columns."""
    columns = [each.column for each in header.placed if each.wanted.role in FIGURES]
    last = min(expected, len(sheet.rows))
    for row in range(header.row + 1, last):
        if any(_is_amount(sheet, row, column) for column in columns) and not _heads(sheet, row):
            return row
    return expected + 1 if last == expected and _numbers_columns(sheet, expected) else expected


def _is_amount(sheet: Sheet, row: int, column: int) -> bool:
    figure = figure_of(sheet.value(row, column)) if sheet.cell(row, column) is not None else None
    return figure is not None and figure.value is not None


def _heads(sheet: Sheet, row: int) -> bool:
    """Whether a row numbers the columns, or tells the year of each and nothing else."""
    values = [value for value in sheet.rows[row - 1] if filled(value)]
    return all(year_of(value) is not None for value in values) or _numbers_columns(sheet, row)


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    cells = (sheet.cell(row, column) for column in range(1, sheet.width + 1))
    return is_numbering([cell for cell in cells if isinstance(cell, Cell)])
