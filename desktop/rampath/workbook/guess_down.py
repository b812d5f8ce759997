"""Tables whose years stand down a column, beside one member's figures, several columns' or a list of members'."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rampath.domain.member import plain
from rampath.workbook.cell import Cell
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.mapping import Form
from rampath.workbook.names import Recognised
from rampath.workbook.year_days import years_by_day
from rampath.workbook.years import Year

_MOSTLY = 0.75
_NAMED = 0.3
_YEAR_HEADING = re.compile(
    r"\b(?:fiscal |financial |calendar )?(?:years?|periods?|annees?|exercices?|periodes?|jahre?|haushaltsjahr|zeitraum"
    r"|anno|ano|rok|ar|jaar|time|time_period|date)\b"
)
_JUST_YEAR = re.compile(
    rf"(?:(?:reference|reporting) )?{_YEAR_HEADING.pattern}|time period|(?:berichts|rechnungs|kalender)jahr"
)
"""A heading that says no more than that years stand below it, as “Base year” does not."""
_LONGEST_HEADING = 60
_OWN_YEAR = 1.05  # of two columns of years, “Year” is that of the rows rather than “Join year”


def years_down(glance: Glance) -> dict[int, dict[int, Year]]:
    """The years of each column of years, by row; days, such as those of the last update, count only where none is."""
    for told in (_years, _years_by_day):
        found = {column: years for column in glance.columns if (years := _down(glance, column, told(glance, column)))}
        if found:
            return found
    return {}


def _years(glance: Glance, column: int) -> dict[int, Year]:
    cells = glance.columns[column]
    return {cell.row: year for cell in cells if (year := glance.year(cell.row, column)) is not None}


def _years_by_day(glance: Glance, column: int) -> dict[int, Year]:
    """The years of days; none where most rows have a name of their own before them, whose day it is."""
    found = years_by_day({cell.row: cell.value for cell in glance.columns[column] if not cell.error})
    return {} if any(_names_each(glance, before, found) for before in glance.columns if before < column) else found


def _names_each(glance: Glance, column: int, rows: Collection[int]) -> bool:
    return len({glance.text(row, column) for row in rows} - {""}) > _MOSTLY * len(rows)


def _down(glance: Glance, column: int, years: dict[int, Year]) -> dict[int, Year]:
    """The years of a column by row; none where it is no column of years.

    Most of its cells from the first to the last of them are years, two or more of them distinct, or the same ones begin
    again below other cells; or all are the same year, where its heading says nothing else. Beside headings of years
    only a heading that says no more than “Year” makes them those of the rows, and “Estimates start after” does not.
    """
    if len(years) < 2:
        return {}
    first, last = min(years), max(years)
    if len({year.year for year in years.values()}) == 1:
        return years if _is_of_one_year(glance, first, column, years) else {}
    within = [cell for cell in glance.columns[column] if first <= cell.row <= last]
    heading = plain(glance.text(first - 1, column)).rstrip(":")
    if heading and not _JUST_YEAR.fullmatch(heading) and _names(glance, first):
        return {}
    if len(years) < _MOSTLY * len(within) and not _begin_again(within, years):
        return {}
    numbers = [year.year for year in years.values()]
    steps = [later - earlier for earlier, later in pairwise(numbers) if later != earlier]
    usual = sum(abs(step) == 1 for step in steps) >= 0.5 * len(steps)
    ranged = max(numbers) - min(numbers) <= 130 and min(numbers) >= 1940
    return years if (usual or _is_headed_as_year(glance, first, column)) and ranged else {}


def _begin_again(cells: Sequence[Cell], years: Mapping[int, Year]) -> bool:
    """Whether the years between other cells are the same ones every time, two or more."""
    runs: list[list[int]] = [[]]
    for cell in cells:
        if cell.row in years:
            runs[-1].append(years[cell.row].year)
        elif runs[-1]:
            runs.append([])
    told = {tuple(run) for run in runs if run}
    return len(told) == 1 and len(next(iter(told))) > 1


def _is_of_one_year(glance: Glance, first: int, column: int, years: Mapping[int, Year]) -> bool:
    """Whether a heading right above the first of them says that they are years, beside which it names no other."""
    below = [cell for cell in glance.columns[column] if cell.row >= first]
    headed = _JUST_YEAR.fullmatch(plain(glance.text(first - 1, column)).rstrip(":")) is not None
    return headed and not _names(glance, first) and len(below) == len(years)


def _names(glance: Glance, first: int) -> bool:
    """Whether the row above the first year of a column names years itself."""
    return any(glance.year(first - 1, cell.column) is not None for cell in glance.rows.get(first - 1, []))


def _is_headed_as_year(glance: Glance, first: int, column: int) -> bool:
    texts = [glance.text(row, column) for row in range(max(1, first - 4), first)]
    return any(_YEAR_HEADING.search(plain(text)) for text in texts if text and len(text) < _LONGEST_HEADING)


def tables_down(glance: Glance, periods: Mapping[int, Mapping[int, Year]]) -> list[Table]:
    """The tables beside each column of years, whether a row holds one member or the columns hold many.

    Where the years begin again below each other, each time they do is a table of its own.
    """
    found: list[Table] = []
    for column, years in periods.items():
        below: list[Table] = []
        table = _beside(glance, column, years)
        while table is not None:
            below.append(table)
            last = table.last_row
            rest = {} if last is None else {row: year for row, year in years.items() if row > last}
            table = _beside(glance, column, rest) if table.form is Form.DOWN else None
        found += [_below(table, below[0]) for table in below] if len(below) > 1 else below
    return found


def _below(table: Table, first: Table) -> Table:
    """One of several tables below one another, with where it begins if it has no header of its own."""
    own = table is first or table.header_row > first.rows[-1]
    header = table.header_row or first.header_row
    return replace(table, header_row=header, parted=True, first_row=0 if own else table.rows[0])


def _beside(glance: Glance, period: int, years: Mapping[int, Year]) -> Table | None:
    rows = [row for row in years if any((row, c) in glance.figures for c in glance.columns if c != period)]
    if len(rows) < 2:
        return None
    wanted = set(rows)
    label, named = named_rows(glance, wanted, period)
    values = tuple(
        column
        for column, cells in glance.columns.items()
        if column not in {period, label}
        and (figures := sum(cell.row in wanted and (cell.row, column) in glance.figures for cell in cells))
        and figures >= _MOSTLY * sum(cell.row in wanted for cell in cells)
        and any((cell.row, column) in glance.told for cell in cells if cell.row in wanted)
    )
    if not values:
        return None
    header = header_above(glance, rows[0], values)
    form = Form.LONG if label else Form.DOWN
    if not label:
        headings = {column: glance.named(_heading(glance, header, column)) for column in values}
        named = {column: found for column, found in headings.items() if found.member or found.country}
    numbers = [years[row].year for row in rows]
    if form is Form.DOWN and len(set(numbers)) < len(numbers):
        rows = rows[: next(i for i, number in enumerate(numbers) if number in numbers[:i])]
        wanted = set(rows)
    if len(rows) < 2:
        return None
    figures = sum((row, column) in glance.told for row in rows for column in values)
    share = len(named) / (len(rows) if label else len(values))
    headed = _OWN_YEAR if _JUST_YEAR.fullmatch(plain(_heading(glance, header, period))) else 1
    last = rows[-1] if len(rows) < len(years) else None
    return Table(
        form, header, tuple(rows), values, {row: years[row] for row in rows}, label=label, period=period,
        named=named, last_row=last, score=figures * (1 + share) * (headed if header else 0.5),
    )  # fmt: skip


def named_rows(
    glance: Glance, rows: set[int], period: int, among: Collection[int] | None = None
) -> tuple[int, dict[int, Recognised]]:
    """The column, of all or `among` these, that names members, or countries, in most rows, by name rather than code."""
    best: tuple[tuple[float, ...], int, dict[int, Recognised]] = ((), 0, {})
    for column, cells in glance.columns.items():
        inside = [cell for cell in cells if cell.row in rows and cell.text]
        if column == period or not inside or (among is not None and column not in among):
            continue
        named = glance.named_among(inside)
        length = sum(len(cell.text) for cell in inside) / len(inside)
        members = sum(found.member is not None for found in named.values())
        standing = (members, len(named), min(length, 12.0), -column)
        if len(named) >= _NAMED * len(rows) or (len(inside) >= 0.9 * len(rows) and len(named) >= 3):
            best = max(best, (standing, column, named), key=lambda each: each[0])
    return best[1], best[2]


def header_above(glance: Glance, first: int, values: Sequence[int]) -> int:
    """The row nearest above that has words over most of the columns of figures; 0 where there is none."""
    for row in range(first - 1, max(0, first - 8), -1):
        worded = sum(_heading(glance, row, column) != "" for column in values)
        if worded >= max(1, len(values) / 2):
            return row
    return 0


def _heading(glance: Glance, row: int, column: int) -> str:
    cell = glance.above(row, column) if row else None
    return "" if cell is None else " ".join(cell.text.split())
