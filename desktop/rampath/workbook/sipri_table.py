"""The sheets of SIPRI's database: found by their pattern, with their header, years and what their figures are."""

from dataclasses import dataclass

from rampath.workbook.gathering import Series
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.safety import Container
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.sipri_words import COUNTRY, CURRENCY, heading, series_of
from rampath.workbook.years import Year

_DEEPEST_HEADER = 40
_FEWEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column of figures: its year, and whether it is at current prices in a sheet of constant ones."""

    column: int
    year: Year
    current: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of countries by year: where its header is, and what its figures are."""

    walk: SheetWalk
    header: int
    label: int
    currency: int | None
    years: tuple[YearColumn, ...]
    lines: tuple[str, ...]
    series: Series

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet

    @property
    def last_year(self) -> int:
        return max(column.year.year for column in self.years)


def tables_in(book: Book) -> list[Table]:
    """The sheets that are such tables."""
    by_name = book.container is not Container.TEXT  # a text file's sheet is called after the file
    return [table for sheet in book.sheets if (table := _table(sheet, by_name=by_name)) is not None]


def _table(sheet: Sheet, *, by_name: bool) -> Table | None:
    walk = SheetWalk(sheet)
    for row in range(1, min(len(sheet.rows), _DEEPEST_HEADER) + 1):
        labels = [c for c in walk.filled(row) if COUNTRY.fullmatch(walk.text(row, c))]
        if not labels:
            continue
        headings = {c: heading(sheet.value(row, c)) for c in walk.filled(row) if c != labels[0]}
        years = tuple(YearColumn(c, year, current) for c, (year, current) in headings.items() if year is not None)
        lines = tuple(walk.text(above, c) for above in range(1, row) for c in walk.filled(above))
        series = series_of((*lines, *([sheet.name] if by_name else [])))
        if len(years) < _FEWEST_YEARS or series is None:
            continue
        currency = next((c for c in walk.filled(row) if CURRENCY.fullmatch(walk.text(row, c))), None)
        return Table(walk, row, labels[0], currency, years, lines, series)
    return None
