"""The sheets of SIPRI's database: found by their pattern, with their header, years and what their figures are."""

from dataclasses import dataclass, replace

from rampath.workbook.gathering import Series
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.safety import Container
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.sipri_words import COUNTRY, CURRENCY, heading, power_of, series_of
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
    """Countries by year: where they stand in a sheet, from its title to its last row, and what the figures are.

    `beside` is the column from which on another table stands beside it, which is not read.
    """

    walk: SheetWalk
    first: int
    header: int
    last: int
    label: int
    currency: int | None
    years: tuple[YearColumn, ...]
    lines: tuple[str, ...]
    series: Series
    beside: int | None = None

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet

    @property
    def rows(self) -> range:
        """The rows below its header."""
        return range(self.header + 1, self.last + 1)

    def shift(self, row: int) -> int:
        """The power of ten that turns a row's figures into millions: by its currency's word, else as the table's."""
        power = None if self.currency is None else power_of(self.walk.text(row, self.currency))
        return self.series.shift if power is None else power - 6

    @property
    def last_year(self) -> int:
        return max(column.year.year for column in self.years)


def tables_in(book: Book) -> list[Table]:
    """The sheets that are such tables, or hold several below each other."""
    by_name = book.container is not Container.TEXT  # a text file's sheet is called after the file
    return [table for sheet in book.sheets for table in _tables(sheet, by_name=by_name)]


def _tables(sheet: Sheet, *, by_name: bool) -> list[Table]:
    walk = SheetWalk(sheet)
    deepest = min(len(sheet.rows), _DEEPEST_HEADER)
    name = [sheet.name] if by_name else []
    first = next((table for row in range(1, deepest + 1) if (table := _table(walk, row, name)) is not None), None)
    if first is None:
        return []
    found = [first]
    for row in first.rows:
        if COUNTRY.fullmatch(walk.text(row, first.label)):
            below = _table(walk, row, name, found[-1])
            if below is not None:
                found = [*found[:-1], replace(found[-1], last=below.first - 1), below]
    return found


def _table(walk: SheetWalk, row: int, name: list[str], above: Table | None = None) -> Table | None:
    """The table that a row heads, under the lines above it; without such lines it goes on with what is `above`."""
    sheet = walk.sheet
    labels = [c for c in walk.filled(row) if COUNTRY.fullmatch(walk.text(row, c))]
    if not labels:
        return None
    headings = {c: heading(sheet.value(row, c)) for c in walk.filled(row) if c != labels[0]}
    years = tuple(YearColumn(c, year, current) for c, (year, current) in headings.items() if year is not None)
    beside = _beside(labels, years)
    if beside is not None:
        years = tuple(column for column in years if column.column < beside)
    first = 1 if above is None else _first_line(above, row)
    places = ((at, c) for at in range(first, row) for c in walk.filled(at) if beside is None or c < beside)
    lines = tuple(walk.text(*place) for place in places)
    series = series_of((*lines, *name)) if above is None else series_of(lines) or above.series
    if len(years) < _FEWEST_YEARS or series is None:
        return None
    if above is not None:
        lines = (*lines, *above.lines)
    currency = next((c for c in walk.filled(row) if CURRENCY.fullmatch(walk.text(row, c))), None)
    return Table(walk, first, row, walk.rows[-1], labels[0], currency, years, lines, series, beside)


def _beside(labels: list[int], years: tuple[YearColumn, ...]) -> int | None:
    """The column of a second label from which on years stand that stood before."""
    for label in labels[1:]:
        before = {column.year.year for column in years if column.column < label}
        if before & {column.year.year for column in years if column.column > label}:
            return label
    return None


def _first_line(above: Table, header: int) -> int:
    """The first row that belongs to a table below another: what follows the other's last row of figures."""
    columns = {column.column for column in above.years}
    figures = (row for row in range(header - 1, above.header, -1) if columns & {*above.walk.filled(row)})
    return next(figures, above.header) + 1
