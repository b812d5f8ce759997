"""Where in a sheet of the EDA's the figures of another country begin: below those above, or beside them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rampath.domain.finding import Severity, told
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.eda_rows import Context, covered_in, header_in
from rampath.workbook.eda_whose import Whose, header_of, named_by, recognised_in, row_cells, whose, whose_of
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.question import Answers
from rampath.workbook.result import shown
from rampath.workbook.years import Year, year_of


@dataclass(frozen=True, slots=True)
class Begun:
    """What begins at a row: whose figures stand from there on, their years, and the first cell of a table beside.

    Without `whose` they are those of the country above, and without `years` of the years above.
    """

    whose: Whose | None = None
    beside: Cell | None = None
    years: Mapping[int, Year] = field(default_factory=dict)


_HEADING = re.compile(
    r"(?:years?|items?|indicators?|description|data|values?|categor(?:y|ies)|année|rubrique|jahr|posten)", re.IGNORECASE
)

Blocks = Mapping[int, Begun]
"""What begins in a sheet, by rows."""


def blocks_in(sheet: Sheet, register: Register, answers: Answers) -> Blocks:
    """The first row of years, and those below it at which a country is named: left of other years, or alone."""
    header = header_of(sheet)
    if header is None:
        return {1: Begun(whose(sheet, register, answers))}
    first = header[1][0][0]
    found = {header[0]: Begun(whose(sheet, register, answers), _beside(row_cells(sheet, header[0]), first, register))}
    covered = covered_in(sheet)
    for number in range(header[0] + 1, len(sheet.rows) + 1):
        cells = [cell for cell in row_cells(sheet, number) if (number, cell.column) not in covered]
        header_row = header_in(cells, above=[year for _, year in header[1]])
        years = header_row or _only_years(cells)
        left = [cell for cell in cells if cell.text and cell.column < min(years, default=first)]
        if not years and len(left) < len(cells):
            continue
        owner = next((pair for pair in recognised_in(left, register) if years or not pair[1].candidates), None)
        beside = _beside(cells, min(years), register) if years else None
        again = bool(header_row) and owner is None and _comes_again(sheet, max(found), number)
        stranger = next((cell for cell in left if again and _may_name(cell)), None)
        if owner is not None or beside is not None or stranger is not None:
            first = min(years, default=first)
            begun = None if owner is None else whose_of(*owner, answers, register)
            found[number] = Begun(begun if stranger is None else _nobody(stranger), beside, years)
    return found


def _comes_again(sheet: Sheet, above: int, header: int) -> bool:
    """Whether the label below a row of years stands already between it and the row `above`, as in another's table."""
    below = {row_cells(sheet, header + 1)[0].text} if row_cells(sheet, header + 1) else set()
    return bool(below & {cells[0].text for row in range(above + 1, header) if (cells := row_cells(sheet, row))} - {""})


def _may_name(cell: Cell) -> bool:
    """Whether words left of years may name somebody: they tell no unit and no prices, and head no labels."""
    words = named_by(cell)
    return words != "" and Context().with_words(words) == Context() and _HEADING.fullmatch(words) is None


def _nobody(cell: Cell) -> Whose:
    said = tr("“{raw}” names no country that is known, and heads rows like those above", raw=shown(cell.raw))
    done = tr("The figures below it were left out")
    expected = tr("a country in the cell left of the years")
    return Whose(finding=told(Severity.WARNING, cell.place, cell.raw, said, expected=expected, done=done))


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
