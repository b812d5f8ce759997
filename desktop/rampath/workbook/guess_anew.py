"""Rows amid the figures of a table that head another one, though nobody may understand what they say."""

from collections.abc import Collection, Iterator

from rampath.domain.member import plain
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Cell
from rampath.workbook.years import Year

_NEAR = 3


def heads_anew(glance: Glance, header: int, columns: Collection[int], row: int) -> bool:
    """Whether a row below figures heads the columns anew, with figures right below it.

    It does where its own heading of the labels is that of the header, or where it has words or years over the columns
    that are all others; of a row that stands apart from the figures above more than one need be.
    """
    over = [cell for cell in glance.rows.get(row, []) if cell.column in columns]
    if len(over) < max(2, len(columns) / 2) or not _is_between_figures(glance, header, columns, row):
        return False
    beside = [cell for cell in glance.rows[row] if cell.column not in columns and cell.text]
    if any(_is_heading_of(glance, header, cell) for cell in beside):
        return True
    apart = not any((row - 1, column) in glance.told for column in columns)
    named = any(_names_somebody(glance, cell.text) for cell in beside)
    worded = all(_is_word_or_year(glance, cell) for cell in over)
    words = {plain(cell.text) for cell in over if glance.year(row, cell.column) is None}
    years = {glance.year(row, cell.column) for cell in over} - {None}
    different = len(words) + len(years)
    return worded and not named and bool(words) and different > 1 and (apart or different == len(over))


def headings(glance: Glance, row: int, columns: Collection[int]) -> tuple[tuple[int, ...], dict[int, Year]]:
    """The columns that a row heads which heads anew, and the years that it names of them."""
    over = tuple(cell.column for cell in glance.rows[row] if cell.column in columns)
    years = {column: year for column in over if (year := glance.year(row, column)) is not None}
    return over, years


def _is_between_figures(glance: Glance, header: int, columns: Collection[int], row: int) -> bool:
    above = any((at, column) in glance.told for at in _rows(glance, header + 1, row) for column in columns)
    below = (at for at in _rows(glance, row + 1, row + 1 + _NEAR))
    return above and any((at, column) in glance.told for at in below for column in columns)


def _rows(glance: Glance, first: int, end: int) -> Iterator[int]:
    return (row for row in range(first, end) if row in glance.rows)


def _is_heading_of(glance: Glance, header: int, cell: Cell) -> bool:
    """Whether a cell says what the header says over the labels, such as `Country`."""
    known = glance.text(header, cell.column)
    return known != "" and plain(known) == plain(cell.text) and not _names_somebody(glance, known)


def _names_somebody(glance: Glance, text: str) -> bool:
    found = glance.named(text)
    return found.member is not None or found.country != ""


def _is_word_or_year(glance: Glance, cell: Cell) -> bool:
    at = (cell.row, cell.column)
    return not cell.error and (glance.year(*at) is not None or (bool(cell.text) and at not in glance.figures))
