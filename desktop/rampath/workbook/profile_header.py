"""Finding a profile's columns in a sheet: which row is the header, and which column is which."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from rampath.workbook.grid import Sheet, filled
from rampath.workbook.header_pattern import Named, header_text, is_open, named, words_of
from rampath.workbook.mapping import FIGURES, Form, Role
from rampath.workbook.merged_years import reached
from rampath.workbook.profile_anchor import says
from rampath.workbook.profile_groups import words_over, years_over
from rampath.workbook.profile_values import Anchor, ProfileColumn, ProfileSheet

_FURTHEST = 60
"""How many rows beyond the expected one a header is looked for in."""
_LEAST = 0.5
"""How much of what is needed makes a row the header."""
_GRAVE = 0.7
_MANY = frozenset({Role.TEXT, Role.IGNORED, Role.HEADING})
"""The roles that several columns of the same name may have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of the sheet (from 1) that is one of the profile's, with its header and what that says."""

    wanted: ProfileColumn
    column: int
    header: str
    said: Named


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (0 where there is none), the columns found in it, and those that come up twice."""

    row: int
    placed: tuple[Placed, ...]
    twice: tuple[Placed, ...] = ()

    def missing(self, wanted: ProfileSheet) -> tuple[ProfileColumn, ...]:
        """The needed columns that are not there; of figures, one column at least is needed."""
        found = [each.wanted for each in self.placed]
        missing = [column for column in wanted.needed if column not in found]
        figures = [column for column in wanted.columns if column.role in FIGURES]
        if figures and not any(column in figures for column in (*found, *missing)):
            missing.append(figures[-1])
        return tuple(missing)

    def share(self, wanted: ProfileSheet) -> float:
        """How much of what is needed is there, from 0 to 1."""
        needed = len(NO_HEADER.missing(wanted))
        return 1 - len(self.missing(wanted)) / needed if needed else float(bool(self.placed))

    def worth(self, wanted: ProfileSheet) -> float:
        """The same, and less where figures would be lost, or lines counted twice."""
        grave = any(column.role in FIGURES or column.role is Role.COUNTED for column in self.missing(wanted))
        return self.share(wanted) * (_GRAVE if grave else 1)


NO_HEADER = Header(0, ())


class Headings:
    """The cells of a sheet's first rows, with the words of each, so that many profiles can look for their headers."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._rows: dict[int, dict[int, tuple[object, str]]] = {}

    def row(self, row: int) -> Mapping[int, tuple[object, str]]:
        """The cells of a row by column, each with its words."""
        if row not in self._rows:
            cells = enumerate(self.sheet.rows[row - 1], 1)
            self._rows[row] = {column: (value, words_of(value)) for column, value in cells if filled(value)}
        return self._rows[row]


def header_in(headings: Headings, wanted: ProfileSheet) -> Header:
    """The row in which most of the profile's columns are named; of several the one nearest to where it was.

    Of tables that are headed alike it is the one below the title that the profile knows.
    """
    search = _Search(headings, wanted)
    last = len(headings.sheet.rows)
    expected = min(wanted.header_row, last)
    best = search.at(expected) if expected else NO_HEADER
    for row in _titled(headings.sheet, wanted, expected):
        found = search.at(row)
        if found.placed and _worth(found, wanted) >= _worth(best, wanted):
            return found
    if best.missing(wanted):
        for row in sorted(range(1, min(last, _FURTHEST + wanted.header_row) + 1), key=lambda row: abs(row - expected)):
            found = search.at(row)
            if _worth(found, wanted) > _worth(best, wanted):
                best = found
    return best if best.placed and best.share(wanted) >= _LEAST else NO_HEADER


def _titled(sheet: Sheet, wanted: ProfileSheet, expected: int) -> Iterator[int]:
    """The rows as far below the title that stood nearest above the header; none where that is where it was."""
    nearest = title_above(wanted)
    if nearest is None:
        return
    row, title = nearest
    last = min(len(sheet.rows), _FURTHEST + wanted.header_row)
    if row <= last and says(title, sheet, row) and expected == wanted.header_row:
        return
    places = (at + wanted.header_row - row for at in range(1, last + 1) if says(title, sheet, at))
    yield from sorted((at for at in places if at <= len(sheet.rows)), key=lambda at: abs(at - expected))


def title_above(wanted: ProfileSheet) -> tuple[int, Anchor] | None:
    """The row and the text of the title that stood nearest above the header; None where there was none."""
    known = ((coordinate_from_string(anchor.cell)[1], anchor) for anchor in wanted.anchors if anchor.cell)
    above = [each for each in known if each[0] < wanted.header_row]
    return max(above, key=lambda each: each[0], default=None)


def _worth(header: Header, wanted: ProfileSheet) -> tuple[float, int]:
    return header.share(wanted), len(header.placed)


class _Search:
    """The columns of one entry of a profile, looked for in rows; rows that cannot be it are passed over quickly."""

    def __init__(self, headings: Headings, wanted: ProfileSheet) -> None:
        self.headings, self.wanted = headings, wanted
        self._named = {
            words_of(text): column for column in wanted.columns for text in column.headers if not is_open(text)
        }
        self._sure = len([c for c in wanted.needed if c.headers and not any(map(is_open, c.headers))])
        self._all = len(NO_HEADER.missing(wanted))
        words_tell = wanted.form is Form.YEARS and any(column.under for column in wanted.columns)
        self._below = words_tell and wanted.skipped > 0  # rows below the header tell its columns apart

    def at(self, row: int) -> Header:
        cells = self.headings.row(row)
        if not self._may_be(cells):
            return NO_HEADER
        if self._below:
            over = reached(self.headings.sheet, row)
            cells = {**cells, **{column: (value, words_of(value)) for column, value in over.items()}}
        placed: dict[int, Placed] = {}
        for open_ones in (False, True):
            for column, (value, words) in cells.items():
                if column not in placed and (open_ones or words in self._named):
                    meanings = _meanings(column, value, self.wanted, open_ones=open_ones)
                    fitting = [under for each in meanings if (under := self._under(each, row)) is not None]
                    there = (each for each in fitting if each.wanted.at and _at(each.wanted) == column)
                    found = next(there, fitting[0] if fitting else None)
                    if found is not None:
                        placed[column] = found
        _take_by_order(self.wanted, placed)
        twice = [*_double([*placed.values()])]
        for each in twice:
            del placed[each.column]
        if placed:
            unnamed = _unnamed(self.headings.sheet, self.wanted, cells, [*placed.values()])
            for each in filter(None, (self._under(each, row) for each in unnamed)):
                placed.setdefault(each.column, each)
        return Header(row, tuple(placed[column] for column in sorted(placed)), tuple(twice))

    def _under(self, placed: Placed, row: int) -> Placed | None:
        """A column with the year that stands above its header in a list; None where not what the profile knows does."""
        under = placed.wanted.under
        if "{year}" not in under or self.wanted.form is not Form.LINES:
            return placed if self._is_under(placed, row) else None
        values = years_over(self.headings.sheet, row, placed.column, self.wanted.skipped)
        said = next((said for value in values if (said := named(under, value)) is not None), None)
        return None if said is None else replace(placed, said=placed.said._replace(year=said.year))

    def _is_under(self, placed: Placed, row: int) -> bool:
        """Whether the words above a header are those by which the profile knows its column, if by any."""
        under = placed.wanted.under
        above = words_over(self.headings.sheet, row, placed.column, self.wanted.skipped) if under else []
        return not under or any(named(under, words) is not None for words in above)

    def _may_be(self, cells: Mapping[int, tuple[object, str]]) -> bool:
        """Whether enough of the columns whose headers are fixed stand in a row, were all the others there, too."""
        there = {self._named[words] for _value, words in cells.values() if words in self._named}
        fixed = sum(not column.optional for column in there)
        return bool(cells) and fixed + self._all - self._sure >= _LEAST * self._all


def _meanings(column: int, value: object, wanted: ProfileSheet, *, open_ones: bool) -> Iterator[Placed]:
    for each in wanted.columns:
        for pattern in each.headers:
            if is_open(pattern) is open_ones:
                said = named(pattern, value)
                if said is not None:
                    yield Placed(each, column, header_text(value), said)


def _take_by_order(wanted: ProfileSheet, placed: dict[int, Placed]) -> None:
    """Columns whose open headings are alike, such as years, are the profile's by their order; where there are more or
    fewer of them than it has, only those that stand where it had them.
    """
    alike: dict[tuple[str, ...], list[ProfileColumn]] = {}
    for each in wanted.columns:
        opened = any(map(is_open, (*each.headers, each.under)))
        if each.at and opened and (wanted.form is Form.LINES or not each.under):
            alike.setdefault((*each.headers, each.under), []).append(each)
    for columns in alike.values():
        found = sorted(column for column, each in placed.items() if each.wanted in columns)
        if len(found) == len(columns):
            for column, each in zip(found, sorted(columns, key=_at), strict=True):
                placed[column] = replace(placed[column], wanted=each)
        elif len(columns) > 1:
            for column in found:
                if _at(placed[column].wanted) != column:
                    del placed[column]


def _double(placed: list[Placed]) -> Iterator[Placed]:
    """Columns that say the same as another one; the one where the profile had it stays, or else the first."""
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for each in placed:
        if each.wanted.role not in _MANY:
            groups.setdefault((each.wanted, each.said), []).append(each)
    for group in groups.values():
        stays = next((each for each in group if each.wanted.at and _at(each.wanted) == each.column), group[0])
        yield from (each for each in group if each is not stays)


def _unnamed(
    sheet: Sheet, wanted: ProfileSheet, cells: Mapping[int, tuple[object, str]], placed: list[Placed]
) -> Iterator[Placed]:
    """Columns without a header, by their place beside the others."""
    sure = [each for each in placed if each.wanted.at and each.wanted.role is not Role.IGNORED]
    shifts = Counter(each.column - _at(each.wanted) for each in sure)
    shift = shifts.most_common(1)[0][0] if shifts else 0
    for each in wanted.columns:
        column = _at(each) + shift if each.at and not each.headers else 0
        if 1 <= column <= sheet.width and column not in cells:
            yield Placed(each, column, "", Named())


def _at(column: ProfileColumn) -> int:
    return column_index_from_string(column.at)
