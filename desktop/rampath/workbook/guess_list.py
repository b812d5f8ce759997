"""A budget's long list on a sheet: the row that heads it, the rows with amounts, its columns of numbers and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rampath.workbook.glance import Glance
from rampath.workbook.grid import Cell

_MOST_HEADERS = 30
_FEWEST_CELLS, _FEWEST_ROWS = 3, 5
_MOST_DIGITS = 5
_MOSTLY, _WIDE = 0.6, 0.6
_CROSSES = frozenset({"x", "X", "×"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was found.

    `rows` are those below the header with a number in one of the columns of `numbers`; `words` are the other columns.
    """

    header_row: int
    rows: tuple[int, ...]
    numbers: tuple[int, ...]
    words: tuple[int, ...]


def list_on(glance: Glance, header_row: int | None = None) -> Listed | None:
    """The list of a sheet, below a row of which somebody says that it is the header, or that looks like one."""
    if header_row is not None:
        return _below(glance, header_row, pointed_at=True)
    for row in [*glance.rows][:_MOST_HEADERS]:
        if _heads(glance, glance.rows[row]):
            found = _below(glance, _last_header(glance, row))
            if found is not None:
                return found
    return None


def _heads(glance: Glance, cells: Sequence[Cell]) -> bool:
    """Whether a row holds several words and no numbers but years."""
    worded = sum(_is_word_or_year(glance, cell) for cell in cells)
    return len(cells) >= _FEWEST_CELLS and worded == len(cells) and any(cell.text for cell in cells)


def _is_word_or_year(glance: Glance, cell: Cell) -> bool:
    at = (cell.row, cell.column)
    return not cell.error and (glance.year(*at) is not None or at not in glance.told)


def _last_header(glance: Glance, row: int) -> int:
    """The fullest of the rows that head the columns together with this one."""
    best = row
    for below in range(row + 1, row + 3):
        cells = glance.rows.get(below, [])
        headed = _heads(glance, cells) or _is_of_years(glance, cells)
        if not headed or any(_is_long(cell) for cell in cells):
            break
        best = below if len(cells) >= len(glance.rows[best]) else best
    return best


def _is_of_years(glance: Glance, cells: Sequence[Cell]) -> bool:
    """Whether a row holds several years and nothing else, as below headings that say budget and outturn."""
    return len(cells) > 1 and all(glance.year(cell.row, cell.column) is not None for cell in cells)


def _is_long(cell: Cell) -> bool:
    return len(cell.text) > 120


def _below(glance: Glance, header: int, *, pointed_at: bool = False) -> Listed | None:
    rows = [row for row in glance.rows if row > header and not is_numbering(glance.rows[row])]
    if rows and rows[0] == header + 1 and _is_of_years(glance, glance.rows[rows[0]]):
        del rows[0]
    if len(rows) < _FEWEST_ROWS:
        return None
    wanted = frozenset(rows)
    numbers, words = [], []
    for column, cells in glance.columns.items():
        below = [cell for cell in cells if cell.row in wanted]
        told = sum((cell.row, column) in glance.told for cell in below)
        if told and told >= _MOSTLY * sum(not _is_missing(glance, cell) for cell in below):
            numbers.append(column)
        elif below:
            words.append(column)
    filled = [row for row in rows if any((row, column) in glance.told for column in numbers)]
    if len(filled) < _FEWEST_ROWS or not (words or len(numbers) > 1):
        return None
    usual = median(len(glance.rows[row]) for row in filled)
    if not pointed_at and len(glance.rows.get(header, [])) < _WIDE * usual:
        return None
    return Listed(header, tuple(filled), tuple(numbers), tuple(words))


def _is_missing(glance: Glance, cell: Cell) -> bool:
    """Whether a cell says that there is no number, as a dash does, or the cross of some budgets."""
    at = (cell.row, cell.column)
    return (at in glance.figures and at not in glance.told) or cell.text.strip() in _CROSSES


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a row numbers its columns, as in `1 2 3`."""
    texts = [" ".join(cell.raw.split()).strip("().") for cell in cells]
    if len(texts) < _FEWEST_CELLS or not all(text.isdecimal() and len(text) <= _MOST_DIGITS for text in texts):
        return False
    counted = [int(text) for text in texts]
    return counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] in {0, 1}
