"""Tables with the countries side by side and the years below each other, of Eurostat and of the World Bank."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rampath.domain.member import Member
from rampath.wording import tr
from rampath.workbook.gathering import Gathering
from rampath.workbook.grid import Cell
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.years import Year

_WITH_CODE = re.compile(r"(?P<name>.+?)\s*\[(?P<code>[A-Z]{2,4})\]")
Take = Callable[[Cell, Member, Year], None]
"""Takes a figure of a member in a year."""


@dataclass(frozen=True, slots=True)
class Across:
    """Where things stand: the header's row, the columns of countries with the cells that name them, and the years.

    `codes` are cells with the country's code besides, by the same column; `labels` are the columns that say more of a
    row; `flags` are columns of flags, by the column of figures to which they belong.
    """

    walk: SheetWalk
    header: int
    countries: Mapping[int, Cell]
    codes: Mapping[int, Cell]
    labels: frozenset[int]
    years: Mapping[int, Year]
    flags: Mapping[int, int] = field(default_factory=dict)

    @property
    def figures(self) -> Iterator[object]:
        """What stands where figures do."""
        return (self.walk.sheet.value(row, column) for row in self.years for column in self.countries)


@dataclass
class AcrossReader:
    """Reads the rows of such a table; whose a column is, is asked and told once."""

    across: Across
    gathering: Gathering
    _owners: dict[int, tuple[Member | None, str]] = field(default_factory=dict)

    def own(self, rows: Iterable[int]) -> None:
        """Find out whose each column is; figures in these rows count as a reason to say that it was left out."""
        filled = {column for row in rows for column in self.across.walk.filled(row)}
        for column, cell in self.across.countries.items():
            code = self.across.codes.get(column)
            self._owners[column] = self.gathering.member_of(cell, figures=column in filled, code=code, across=True)

    def row(self, row: int, take: Take) -> None:
        """The cells of a row that names a year."""
        year, owner = self.across.years[row], {flag: column for column, flag in self.across.flags.items()}
        for cell in self.across.walk.cells(row):
            column = owner.get(cell.column, cell.column)
            member, reason = self._owners.get(column, (None, ""))
            if cell.column in self.across.labels:
                self.gathering.leave([cell], tr("row label"))
            elif column not in self._owners:
                self.gathering.leave([cell], tr("beside the table"))
            elif cell.column in owner:
                self.gathering.leave([cell], tr("flag of the figure beside it"))
            elif member is None:
                self.gathering.leave([cell], reason)
            else:
                take(cell, member, year)


def name_and_code(cell: Cell) -> tuple[Cell, Cell | None]:
    """The cell of a heading such as `Belgium [BEL]`, with its name and its code apart."""
    found = _WITH_CODE.fullmatch(cell.text)
    if found is None:
        return cell, None
    return cell._replace(value=found["name"]), cell._replace(value=found["code"], raw=found["code"])
