"""Years that come twice in a header, as budget and as outturn: whichever is firmer is read, and the other left out."""

from collections import Counter
from collections.abc import Mapping as Ranks
from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.observation import Kind
from rampath.wording import listing, tr
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import Sheet, filled, place
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.profile_kind import kind_over

_Rank = tuple[bool, int]
_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


def softer_twins(sheet: Sheet, mapping: Mapping) -> frozenset[int]:
    """The columns that are left out beside a firmer one of the same year, which is read, or beside a fuller one.

    Words around the years tell the kinds of both; else they may count different things.
    """
    if mapping.form is not Form.YEARS:
        return frozenset()
    uses = [use for use in mapping.columns if use.year is not None and use.role in {Role.YEAR, Role.IGNORED}]
    columns = [use.column for use in uses]
    below = mapping.begins - mapping.header_row - 1
    told = [use for use in uses if kind_over(sheet, mapping.header_row, use.column, columns, below) is use.kind]
    ranks = {use.column: _rank(sheet, mapping, use) for use in _twins(told)}
    best = _best([use for use in told if use.role is Role.YEAR], ranks)
    return frozenset(use.column for use in told if use.role is Role.IGNORED and _is_softer(use, best, ranks))


def without_softer(sheet: Sheet, mapping: Mapping) -> tuple[Mapping, list[Finding]]:
    """The mapping without the columns of a year that another one tells more firmly; that is said.

    An outturn of which no figure is there yet tells nothing.
    """
    read = [use for use in mapping.columns if use.role is Role.YEAR and use.year is not None]
    ranks = {use.column: _rank(sheet, mapping, use) for use in _twins(read)}
    best = _best(read, ranks)
    softer = [use for use in read if _is_softer(use, best, ranks)]
    if not softer:
        return mapping, []
    years = listing([str(year) for year in dict.fromkeys(use.year for use in softer)])
    letters = listing([get_column_letter(use.column) for use in softer])
    done = tr("The firmest was read, and what is planned or estimated in {letters} left out", letters=letters)
    if any(ranks[use.column][0] for use in softer):
        done = tr("The firmest that has figures was read, and {letters} left out", letters=letters)
    finding = told(
        Severity.NOTE, place(sheet.name, mapping.header_row, softer[0].column), softer[0].header,
        tr("More than one column is of the same year: {years}", years=years),
        done=done, scope=Scope.HEADER,
    )  # fmt: skip
    columns = tuple(replace(use, role=Role.IGNORED) if use in softer else use for use in mapping.columns)
    return replace(mapping, columns=columns), [finding]


def _twins(columns: Sequence[ColumnUse]) -> list[ColumnUse]:
    """The columns whose year comes more than once."""
    times = Counter(use.year for use in columns)
    return [use for use in columns if times[use.year] > 1]


def _rank(sheet: Sheet, mapping: Mapping, use: ColumnUse) -> _Rank:
    """Whether a column is without figures, and how firm it is, 0 for actual; the least is read."""
    last = min(mapping.last_row or len(sheet.rows), len(sheet.rows))
    values = (sheet.value(row, use.column) for row in range(mapping.begins, last + 1))
    figures = (figure_of(value) for value in values if filled(value))
    return all(figure is None or figure.value is None for figure in figures), _FIRMNESS.index(use.kind)


def _best(columns: Sequence[ColumnUse], ranks: Ranks[int, _Rank]) -> dict[int | None, _Rank]:
    found: dict[int | None, _Rank] = {}
    for use in columns:
        if use.column in ranks:
            found[use.year] = min(found.get(use.year, ranks[use.column]), ranks[use.column])
    return found


def _is_softer(use: ColumnUse, best: Ranks[int | None, _Rank], ranks: Ranks[int, _Rank]) -> bool:
    return use.year in best and ranks[use.column] > best[use.year]
