"""A year in one merged cell over its budget and its outturn: it heads each of the columns that it reaches over."""

from rampath.workbook.grid import Sheet, filled
from rampath.workbook.years import kind_told, year_of


def reached(sheet: Sheet, row: int) -> dict[int, object]:
    """The columns that a year of a header row reaches over beside its own, where the row below tells them apart."""
    found: dict[int, object] = {}
    for (top, left), (bottom, right) in sheet.merged:
        if top == row and left < right and year_of(sheet.value(top, left)) is not None:
            words = [sheet.value(bottom + 1, column) for column in range(left, right + 1)]
            told = [word.strip() for word in words if isinstance(word, str) and filled(word)]
            if len({*told}) == len(words) and any(kind_told(word) is not None for word in told):
                found |= dict.fromkeys(range(left + 1, right + 1), sheet.value(top, left))
    return found


def value_over(sheet: Sheet, row: int, column: int) -> object:
    """What a header row says over a column: its cell there, or the year that reaches over it."""
    value = sheet.value(row, column)
    return value if filled(value) else reached(sheet, row).get(column, "")
