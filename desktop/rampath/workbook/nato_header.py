"""Rows of years above NATO's tables, and the years in them that cannot be right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.grid import Cell, Line
from rampath.workbook.nato_counted import Meaning
from rampath.workbook.nato_meaning import of_column
from rampath.workbook.years import Year, kind_told, year_of

_FIRST_YEAR = 1945
"""NATO's tables begin later; smaller numbers are amounts."""

_MOSTLY = 0.6
_WIDEST_GAP = 10
_FEW = 3
_BELOW = 2
"""So many rows below the years may stand what kind each is."""
_STRANGERS = 4
"""So many years must there be for each number that is none, for a row to be a header."""


class YearColumn(NamedTuple):
    """A column of figures: its year, its kind, and its own meaning where the header gives one in words.

    `note` says in a sentence what was taken for granted about the year.
    """

    column: int
    year: int
    kind: Kind
    cell: Cell
    heading: Meaning | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OddYear:
    """A column whose year does not go with the others', and the year that would, where one would."""

    column: YearColumn
    expected: int | None


@dataclass(frozen=True)
class Header:
    """A row of years; `odd` are those of its columns that cannot be right as they stand.

    `beside` tells that titles of blocks side by side say what each column means.
    """

    row: int
    columns: tuple[YearColumn, ...]
    odd: tuple[OddYear, ...] = ()
    beside: bool = False

    @cached_property
    def places(self) -> frozenset[int]:
        """The columns that hold figures."""
        return frozenset(column.column for column in (*self.columns, *(odd.column for odd in self.odd)))

    @cached_property
    def by_column(self) -> Mapping[int, YearColumn]:
        return {column.column: column for column in self.columns}

    @cached_property
    def is_plain(self) -> bool:
        """Whether all its columns are years and nothing else."""
        return not self.odd and all(column.heading is None for column in self.columns)

    def holds(self, line: Line) -> bool:
        """Whether all numbers of a row, and nothing but numbers, stand under plain years."""
        under = self.is_plain and (line.columns == self.in_order or self.places.issuperset(line.columns))
        return under and all(cell.column not in self.places for cell in line.words)

    def years_of(self, line: Line) -> Sequence[int]:
        """The years of a row's numbers, all of which stand under years."""
        if line.columns == self.in_order:
            return self._in_order
        return [self.by_column[column].year for column in line.columns]

    @cached_property
    def _in_order(self) -> list[int]:
        return [column.year for column in self.columns]

    @cached_property
    def in_order(self) -> list[int]:
        return [column.column for column in self.columns]

    @cached_property
    def first(self) -> int:
        return min(self.places)

    @cached_property
    def last_year(self) -> int:
        return max(column.year for column in self.columns)

    @property
    def years(self) -> frozenset[int]:
        """The years of the plain columns."""
        return frozenset(column.year for column in self.columns if column.heading is None)

    @property
    def gap(self) -> tuple[YearColumn, YearColumn] | None:
        """Two neighbours between which years are left out, in a header that leaves out none elsewhere."""
        plain = [column for column in self.columns if column.heading is None]
        gaps = [(a, b) for a, b in pairwise(plain) if abs(b.year - a.year) > max(1, b.column - a.column)]
        return gaps[0] if len(gaps) == 1 and len(plain) > _FEW else None

    @property
    def texts(self) -> tuple[YearColumn, ...]:
        """The plain years that stand as text where others stand as numbers, and sort wrongly in Excel."""
        plain = [column for column in self.columns if column.heading is None]
        if not any(column.cell.number is not None for column in plain):
            return ()
        return tuple(column for column in plain if column.cell.text.isdecimal())


def header_in(row: Sequence[Cell], meaning: Meaning) -> Header | None:
    """The header that a row is: two distinct years or more, and headings that name a year in words.

    Years may stand in any order. A number that is no year, or a year that cannot be right, does not spoil a row
    of several that can.
    """
    columns: list[YearColumn] = []
    strangers: list[YearColumn] = []
    for cell in row:
        found = _year(cell)
        if found is not None:
            columns.append(YearColumn(cell.column, found.year, found.kind, cell, note=found.note))
        elif columns and cell.text:
            heading = of_column(meaning, cell.text)
            if heading is not None:
                own, year, flag = heading
                kind = Kind.ESTIMATE if flag else Kind.ACTUAL
                columns.append(YearColumn(cell.column, year, kind, cell, own))
        elif cell.number is not None:
            strangers.append(YearColumn(cell.column, 0, Kind.ACTUAL, cell))
    years = [column for column in columns if column.heading is None]
    if len({column.year for column in years}) < 2 or _STRANGERS * len(strangers) > len(years):
        return None
    odd = _odd(sorted([*years, *strangers], key=lambda column: column.column))
    if odd is None:
        return None
    wrong = {each.column.column for each in odd}
    right = tuple(column for column in columns if column.column not in wrong)
    if len({column.year for column in right if column.heading is None}) < 2:
        return None
    return Header(row[0].row, _no_firmer_later(right), odd)


def with_kinds(header: Header | None, row: Line) -> Header | None:
    """The header with the kinds that a row of words right below it tells, such as `e` or `actual` under each year."""
    if header is None or row.columns or not row.words or row.number > header.row + _BELOW:
        return None
    kinds = {cell.column: kind_told(cell.text) for cell in row}
    if not header.places.issuperset(kinds) or None in kinds.values():
        return None
    columns = (column._replace(kind=kinds.get(column.column) or column.kind) for column in header.columns)
    return replace(header, columns=tuple(columns))


def _no_firmer_later(columns: tuple[YearColumn, ...]) -> tuple[YearColumn, ...]:
    """A year behind one that is marked as an estimate is one, too, though it has no mark; which is told."""
    first = min((column.year for column in columns if column.kind is not Kind.ACTUAL and not column.heading), default=0)
    if not first or all(column.year <= first or column.kind is not Kind.ACTUAL for column in columns):
        return columns
    return tuple(
        column._replace(kind=Kind.ESTIMATE, note=tr("{year} comes after {first}, which is marked as an estimate; its"
                                                    " figures were taken for estimates, too.", year=column.year,
                                                    first=first))
        if column.year > first and column.kind is Kind.ACTUAL and column.heading is None
        else column
        for column in columns
    )  # fmt: skip


def _year(cell: Cell) -> Year | None:
    found = None if cell.error else year_of(cell.value, serial=True)
    return found if found is not None and found.year >= _FIRST_YEAR else None


def _odd(columns: Sequence[YearColumn]) -> tuple[OddYear, ...] | None:
    """The years that cannot be right: those that stand twice, and those that leave a row of consecutive years.

    Years in another order, or with some left out, are no fault. None where the numbers are no row of years at all.
    """
    years = [column.year for column in columns]
    steps = [b - a for a, b in pairwise(years)]
    span, distinct = max(years) - min(years), len(set(years)) == len(years)
    widest = _WIDEST_GAP if len(years) > 2 else 2 * _WIDEST_GAP
    ordered = all(0 < step <= widest for step in steps) or all(0 > step >= -widest for step in steps)
    if (ordered and not _ends_ahead(columns)) or (distinct and len(years) > 2 and span < len(years)):
        return ()
    begun_anew = _begun_anew(columns)
    if begun_anew:
        return tuple(OddYear(column, None) for column in begun_anew)
    rising = sum(step > 0 for step in steps) >= len(steps) / 2
    starts = [year - at if rising else year + at for at, year in enumerate(years)]
    start, count = Counter(starts).most_common(1)[0]
    if count > 1 and count >= _MOSTLY * len(columns):
        expected = [start + at if rising else start - at for at in range(len(years))]
        return tuple(
            OddYear(column, None if due in years else due)
            for column, due in zip(columns, expected, strict=True)
            if column.year != due
        )
    if span >= 2 * len(years) or len(set(years)) < _MOSTLY * len(years):
        return None
    return tuple(OddYear(column, None) for at, column in enumerate(columns) if column.year in years[:at])


def _begun_anew(columns: Sequence[YearColumn]) -> Sequence[YearColumn]:
    """The columns of a second row of the same years: of what somebody worked out beside, or of another block.

    An empty column stands before it, or it repeats all years of the first.
    """
    years = [column.year for column in columns]
    half = len(years) // 2
    if half > 1 and years[:half] == years[half:] and len(set(years)) == half:
        return columns[half:]
    for at in range(_FEW, len(columns) - 1):
        begins = years[at] in years[:at] and columns[at].column > columns[at - 1].column + 1
        if begins and len(set(years[:at])) == at and set(years[at:]) <= set(years[:at]):
            return columns[at:]
    return ()


def _ends_ahead(columns: Sequence[YearColumn]) -> bool:
    """Whether the last of otherwise consecutive years leaves some out, though it stands right beside."""
    steps = [b.year - a.year for a, b in pairwise(columns)]
    last_two = columns[-1].column - columns[-2].column
    return len(columns) > _FEW and steps[-1] > last_two and all(step == 1 for step in steps[:-1])
