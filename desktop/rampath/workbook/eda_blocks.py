"""Where in a sheet of the EDA's the figures of another country begin: below those above, or beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rampath.domain.member import Register
from rampath.workbook.eda_rows import header_in
from rampath.workbook.eda_whose import Whose, header_of, recognised_in, row_cells, whose, whose_of
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.question import Answers
from rampath.workbook.years import Year, year_of


@dataclass(frozen=True, slots=True)
class Begun:
    """What begins at a row: whose figures stand from there on, their years, and the first cell of a table beside.

    Without `whose` they are those of the country above, and without `years` of the years above.
    """

    whose: Whose | None = None
    beside: Cell | None = None
    years: Mapping[int, Year] = field(default_factory=dict)


Blocks = Mapping[int, Begun]
"""What begins in a sheet, by rows."""


def blocks_in(sheet: Sheet, register: Register, answers: Answers) -> Blocks:
    """The first row of years, and those below it at which a country is named: left of other years, or alone."""
    header = header_of(sheet)
    if header is None:
        return {1: Begun(whose(sheet, register, answers))}
    first = header[1][0][0]
    found = {header[0]: Begun(whose(sheet, register, answers), _beside(row_cells(sheet, header[0]), first, register))}
    for number in range(header[0] + 1, len(sheet.rows) + 1):
        cells = row_cells(sheet, number)
        years = header_in(cells, begun=True) or _only_years(cells)
        left = [cell for cell in cells if cell.text and cell.column < min(years, default=first)]
        if not years and len(left) < len(cells):
            continue
        owner = next((pair for pair in recognised_in(left, register) if years or not pair[1].candidates), None)
        beside = _beside(cells, min(years), register) if years else None
        if owner is not None or beside is not None:
            first = min(years, default=first)
            found[number] = Begun(None if owner is None else whose_of(*owner, answers, register), beside, years)
    return found


def _only_years(cells: Sequence[Cell]) -> dict[int, Year]:
    """The years of a row that has nothing else behind its first cell; such a row is a header where a country leads."""
    found = {cell.column: year_of(cell.value) for cell in cells[1:]}
    return {column: year for column, year in found.items() if year is not None} if all(found.values()) else {}


def owners_of(blocks: Blocks) -> Sequence[Whose]:
    """Whose figures a sheet holds, in their order."""
    return [begun.whose for begun in blocks.values() if begun.whose is not None]


def _beside(cells: Sequence[Cell], first: int, register: Register) -> Cell | None:
    """The cell of a row of years that names a country right of the first year."""
    return next((cell for cell, _ in recognised_in([c for c in cells if c.text and c.column > first], register)), None)
