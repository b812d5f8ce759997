"""The tables of a sheet that stand side by side, each for itself."""

from collections.abc import Iterator

from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.nato_words import TITLE


def panels(sheet: Sheet) -> Iterator[list[list[Cell]]]:
    """The rows of a sheet; where titles stand side by side, those of each table for itself."""
    rows = [sheet.row(number) for number in sheet.row_numbers]
    starts: set[int] = set()
    for row in rows:
        titles = [cell.column for cell in row if TITLE.match(cell.text)]
        if len(titles) > 1:
            starts.update(titles)
    edges = sorted(starts)[1:]
    for begin, end in zip([0, *edges], [*edges, None], strict=True):
        part = [[cell for cell in row if begin <= cell.column and (end is None or cell.column < end)] for row in rows]
        yield [row for row in part if row]
