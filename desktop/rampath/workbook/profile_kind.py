"""What kind of figures a profile's columns hold where their headers do not say it, but their years do."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Sheet, filled, place
from rampath.workbook.header_pattern import named
from rampath.workbook.mapping import FIGURES
from rampath.workbook.profile_header import Header, Placed
from rampath.workbook.years import kind_told, year_of

_ABOVE = 3
"""How many rows above the header may say how firm its figures are."""
_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last year that a table's columns of figures name; 0 where they name none."""

    first: int = 0
    last: int = 0

    def is_actual(self, each: Placed) -> bool:
        """Whether a column is of the year that is over: the first one, so far before the last as the profile says."""
        return by_year(each) and self.fits(each) and each.said.year == self.first

    def fits(self, each: Placed) -> bool:
        """Whether the columns reach over as many years as the profile expects, so that the last is the request's."""
        return self.last - self.first == each.wanted.actual_lag


def span_of(headers: Sequence[Header]) -> Span:
    """The years that the columns of figures of one table name, on all the sheets that it stands on."""
    figures = (each for header in headers for each in header.placed if each.wanted.role in FIGURES)
    years = [year for each in figures if (year := each.wanted.year or each.said.year) is not None]
    return Span(min(years), max(years)) if years else Span()


def by_year(each: Placed) -> bool:
    """Whether the year of a column tells its kind: the profile says so, and its header names no kind of its own."""
    wanted = each.wanted
    return wanted.actual_lag > 0 and all(named(text, each.header) is None for text in wanted.actual_unless)


def kind_of(each: Placed, span: Span) -> Kind:
    """The kind of a column's figures: by its year, by the profile, or by its header."""
    if span.is_actual(each):
        return Kind.ACTUAL
    return each.wanted.kind or each.said.kind or Kind.ACTUAL


def kind_over(sheet: Sheet, header_row: int, column: int, figures: Collection[int], below: int = 0) -> Kind | None:
    """The least firm kind that a row around the header tells of a column: over it, or further left for all from there.

    `figures` are the columns of figures, and `below` the rows under the header that belong to it. None where nothing
    there tells one.
    """
    above = range(header_row - 1, max(0, header_row - 1 - _ABOVE), -1)
    found = [*_kinds_in(sheet, above, column, figures)]
    found += _kinds_in(sheet, range(header_row + 1, header_row + 1 + below), column, figures)
    return max(found, key=_FIRMNESS.index, default=None)


def _kinds_in(sheet: Sheet, rows: Iterable[int], column: int, figures: Collection[int]) -> Iterator[Kind]:
    """The kinds that rows tell of a column, as far as they hold words."""
    for row in rows:
        words = {other: sheet.value(row, other) for other in figures if filled(sheet.value(row, other))}
        if any(not isinstance(word, str) or figure_of(word) is not None or year_of(word) for word in words.values()):
            return
        over = [other for other in words if other <= column]
        word = words[max(over)] if over else ""
        kind = kind_told(word) if word and year_of(f"2000 {word}") is not None else None
        if kind is not None:
            yield kind


def of_kinds(sheet: Sheet, header: Header, span: Span) -> Iterator[Finding]:
    """The columns that were taken for actual by their year, and a sheet whose years do not tell it."""
    doubtful = [each for each in header.placed if by_year(each) and not span.fits(each)]
    for each in header.placed:
        if span.is_actual(each):
            said = tr("“{header}” does not say whether it is actual; {year} lies {count} years before {last}, the last"
                      " year here", header=each.header, year=span.first, count=each.wanted.actual_lag,
                      last=span.last)  # fmt: skip
            yield told(Severity.NOTE, place(sheet.name, header.row, each.column), each.header, said,
                       done=tr("It was taken as actual"), scope=Scope.HEADER)  # fmt: skip
    if doubtful:
        one = doubtful[0]
        said = tr("Columns that do not say whether they are actual: {count}, such as “{header}”",
                  count=len(doubtful), header=one.header)  # fmt: skip
        expected = tr("a last year {count} years after the first, and here they are {first} and {last}",
                      count=one.wanted.actual_lag, first=span.first, last=span.last)  # fmt: skip
        yield told(Severity.WARNING, place(sheet.name, header.row, one.column), one.header, said, expected=expected,
                   done=tr("They were taken as plan; check them"), scope=Scope.HEADER)  # fmt: skip
