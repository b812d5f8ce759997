"""Finding the table on a sheet: where its years are, across or down, and who its rows or columns are about."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rampath.domain.member import Member, plain
from rampath.workbook.column_words import are_units
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Cell
from rampath.workbook.guess_anew import headings, heads_anew
from rampath.workbook.guess_side import sides
from rampath.workbook.guess_years import with_reached, years_amid
from rampath.workbook.mapping import Form
from rampath.workbook.names import Recognised
from rampath.workbook.year_days import years_by_day
from rampath.workbook.years import Year, years_in_row

_MOSTLY = 0.75
_MOST_HEADERS = 40
_NAMED = 0.3
_YEAR_HEADING = re.compile(
    r"\b(?:fiscal |financial |calendar )?(?:years?|periods?|annees?|exercices?|periodes?|jahre?|haushaltsjahr|zeitraum"
    r"|anno|ano|rok|ar|jaar|time|time_period|date)\b"
)
_LONGEST_HEADING = 60
_FEW, _FEW_ROWS = 3, 8


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found: its form, header row, and the rows and columns of its figures.

    `years` by column (YEARS) or by row (DOWN, LONG); `named` says whom the rows, or the columns (DOWN), name: members
    and other countries. `label` and `period` are columns, 0 where there is none. `first_row` is told for a block that
    has its header further up, `last_row` where something else follows. `score` counts the figures that it explains.
    A table is `parted` where it is one of several below one header, or has one of its own amid the figures. The columns
    `beside` are those of other tables over the same rows, which the words in `beside_row` tell apart.
    """

    form: Form
    header_row: int
    rows: tuple[int, ...]
    values: tuple[int, ...]
    years: Mapping[int, Year]
    label: int = 0
    period: int = 0
    named: Mapping[int, Recognised] = field(default_factory=dict)
    first_row: int = 0
    last_row: int | None = None
    score: float = 0.0
    parted: bool = False
    beside: frozenset[int] = frozenset()
    beside_row: int = 0

    @property
    def members(self) -> dict[int, Member]:
        """The members among those that are named."""
        return {at: found.member for at, found in self.named.items() if found.member is not None}


def tables_on(glance: Glance) -> tuple[Table, ...]:
    """The tables that a sheet could hold, the likeliest first."""
    periods = {column: years for column in glance.columns if (years := _years_down(glance, column))}
    found = [*_across(glance, periods), *_down(glance, periods)]
    return tuple(sorted(found, key=lambda table: (-table.score, table.header_row)))


def headed_by(glance: Glance, row: int) -> Table | None:
    """The table below a row of which somebody says that it is the header; None where it names no year."""
    years = {cell.column: year for cell in glance.rows.get(row, []) if (year := glance.year(row, cell.column))}
    years = with_reached(glance.sheet, row, years)
    return next(iter(_below(glance, row, {row: years})), None) if years else None


def _across(glance: Glance, periods: Mapping[int, Mapping[int, Year]]) -> list[Table]:
    """The tables below each row that could be a row of years."""
    headers: dict[int, dict[int, Year]] = {}
    for number, cells in glance.rows.items():
        years = _header(glance, number, cells)
        amid = _is_amid_figures(glance, number, years, headers)
        if years and not amid and not _is_row_of_years_down(number, years, periods):
            headers[number] = years
        if len(headers) == _MOST_HEADERS:
            break
    tables = [table for row in headers for table in _below(glance, row, headers)]
    return tables or _single_years(glance, periods)


def _header(glance: Glance, number: int, cells: list[Cell]) -> dict[int, Year]:
    """The years of a row by column; none where it is no row of years."""
    if sum(cell.error for cell in cells) > len(cells) / 2:
        return {}
    found = dict(years_in_row(cells)) or dict(years_in_row(cells, serial=True)) or years_amid(glance, number, cells)
    if any(cell.column not in found and _is_one_of_several(glance, cell) for cell in cells if found):
        return {}
    return with_reached(glance.sheet, number, found)


def _is_one_of_several(glance: Glance, cell: Cell) -> bool:
    """Whether a cell names a member among others in its column; alone it may be the title of a member's table."""
    found = glance.named(cell.text)
    if len(cell.text) < 3 or not (found.member or found.country):
        return False
    named = glance.named_among(glance.columns[cell.column])
    return len({found.member or found.country for found in named.values()}) > 1


def _is_amid_figures(
    glance: Glance, row: int, years: Mapping[int, Year], headers: Mapping[int, Mapping[int, Year]]
) -> bool:
    """Whether the row stands below figures, and so is one of figures that only look like years.

    A few numbers look like years by chance, so for those the rows of figures further up count, too.
    """
    if any(columns.get(c) == year for columns in headers.values() for c, year in years.items()):
        return False
    numbers = all(glance.shown(row, c).isdecimal() for c in years)
    reach = _FEW_ROWS if numbers and len(years) <= _FEW else 1
    below: set[int] = set()
    for above in range(row - 1, row - 1 - reach, -1):
        told = {c for c in years if (above, c) in glance.told}
        if not told:
            break
        if _is_numbering(glance, above, years):
            continue
        below |= {c for c in told if glance.year(above, c) is None}
    return len(below) > len(years) / 2


def _is_row_of_years_down(row: int, years: Mapping[int, Year], periods: Mapping[int, Mapping[int, Year]]) -> bool:
    """Whether the row is one of a table whose years go down, and its figures only look like years."""
    for column in years:
        down = periods.get(column, {})
        if row in down and row != min(down) and len(down) > 2:
            return True
        if row in down and len(down) > 2 and len(down) > len(years):
            return True
    return False


def _below(glance: Glance, header: int, headers: Mapping[int, Mapping[int, Year]]) -> list[Table]:
    """The tables below a row of years: down to the next such row, parted where their labels begin again."""
    found: list[Table] = []
    for side in sides(glance, header, headers[header]):
        tables = _headed(glance, header, tuple(side.years), side.years, headers)
        tables = [replace(table, beside=side.beside, beside_row=side.row) for table in tables]
        found += [_by_own_labels(glance, table) for table in tables]
    return found


def _by_own_labels(glance: Glance, table: Table) -> Table:
    """A table beside others by the labels between it and the one to its left, where it has such."""
    first, rows = min(table.values), {*table.rows}
    left = max((column for column in table.beside if column < first), default=first)
    for column in range(first - 1, left, -1):
        named = glance.named_among([cell for cell in glance.columns.get(column, []) if cell.row in rows])
        if 2 * len(named) > len(table.named):
            return replace(table, label=column, named=named)
    return table


def _headed(
    glance: Glance,
    header: int,
    columns: tuple[int, ...],
    years: Mapping[int, Year],
    headers: Mapping[int, Mapping[int, Year]],
) -> list[Table]:
    """The tables below a row over these columns, of which it names the years; with those that are headed anew."""
    later = (row for row in glance.rows if row > header)
    anew = next((row for row in later if heads_anew(glance, header, columns, row)), None)
    again = next((row for row in headers if row > header and _again(years, headers[row])), None)
    end = min((row for row in (anew, again) if row is not None), default=None)
    tables = _down_to(glance, header, columns, years, end)
    if anew is not None and anew == end and anew not in headers:
        own, named = headings(glance, anew, columns)
        tables += [replace(table, parted=True) for table in _headed(glance, anew, own, named, headers)]
    return tables


def _down_to(
    glance: Glance, header: int, columns: tuple[int, ...], years: Mapping[int, Year], end: int | None
) -> list[Table]:
    """The tables between a header and the row where something else begins."""
    rows = [
        row
        for row in glance.rows
        if row > header and (end is None or row < end) and any((row, column) in glance.figures for column in columns)
    ]
    rows = [row for row in rows if not _is_numbering(glance, row, columns)]
    label, everybody = _label_column(glance, header, rows, columns)
    rows = [row for row in rows if label == 0 or _labelled(glance, row, label, columns)]
    blocks = blocks_of(everybody, rows)
    tables = []
    for at, block in enumerate(blocks):
        told = sum((row, column) in glance.told for row in block for column in columns)
        inside = set(block)
        named = {row: found for row, found in everybody.items() if row in inside}
        more = at < len(blocks) - 1 or end is not None
        if told:
            score = told * (1 + len(named) / len(block)) * (1 if label else 0.2)
            tables.append(
                Table(
                    Form.YEARS, header, tuple(block), columns, years, label=label, named=named,
                    first_row=block[0] if at else 0, last_row=block[-1] if more else None, score=score,
                    parted=len(blocks) > 1,
                )
            )  # fmt: skip
    return tables


def _again(years: Mapping[int, Year], later: Mapping[int, Year]) -> bool:
    """Whether another row of years begins another table: it stands over the same columns."""
    shared = [column for column in later if column in years]
    same = sum(later[column].year == years[column].year for column in shared)
    return len(shared) >= len(later) / 2 and (same >= len(shared) / 2 or len(later) >= len(years))


def _is_numbering(glance: Glance, row: int, columns: Collection[int]) -> bool:
    """A row that numbers the columns, as in `(1) (2) (3)` or `1 2 3`."""
    texts = [glance.shown(row, column).strip("()") for column in columns if (row, column) in glance.cells]
    if len(texts) < 2 or not all(text.isdecimal() and len(text) < 3 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    left = [cell for cell in glance.rows[row] if cell.column not in columns]
    lettered = all(len(cell.raw.strip("() ")) < 3 for cell in left)
    return lettered and all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _label_column(
    glance: Glance, header: int, rows: Sequence[int], values: Collection[int]
) -> tuple[int, dict[int, Recognised]]:
    """The column that names the rows, and whom it names; more rows may share an item than a unit."""
    wanted = set(rows)
    best: tuple[tuple[float, ...], int, dict[int, Recognised]] = ((), 0, {})
    for column, cells in glance.columns.items():
        inside = [cell for cell in cells if cell.row in wanted and cell.text]
        texts = {cell.text for cell in inside if (cell.row, column) not in glance.figures}
        if column in values or not texts:
            continue
        named = glance.named_among(inside)
        named = {} if len(named) < min(3, _NAMED * len(inside)) else named
        length = sum(map(len, texts)) / len(texts)
        standing: tuple[float, ...] = (
            len({found.member or found.country for found in named.values()}),
            min(length, 12.0) if named else 0.0,
            column < min(values),
            not are_units(glance.shown(header, column), texts),
            len(texts),
            -column,
        )
        best = max(best, (standing, column, named), key=lambda each: each[0])
    return best[1], best[2]


def _labelled(glance: Glance, row: int, label: int, values: Collection[int]) -> bool:
    """Whether something names the row: its label, or other words left of its figures."""
    first = min(values)
    return any(
        cell.text and (cell.column == label or cell.column < first) and (row, cell.column) not in glance.figures
        for cell in glance.rows[row]
    )


def blocks_of(named: Mapping[int, Recognised], rows: Sequence[int]) -> list[list[int]]:
    """The rows, parted where most of the names begin a second time in a block without a header of its own."""
    names = {row: found.member.code if found.member else found.country for row, found in named.items()}
    inside = [names[row] for row in rows if row in names]
    repeated = len(inside) - len(set(inside))
    if repeated < 2 or repeated < len(set(inside)) / 2:
        return [list(rows)] if rows else []
    blocks: list[list[int]] = [[]]
    seen: set[str] = set()
    for row in rows:
        name = names.get(row, "")
        if name in seen:
            if len(seen) < max(2, 0.5 * len(set(inside))):
                return [list(rows)]  # the same name over and over: several rows a member
            blocks.append([])
            seen = set()
        seen |= {name} - {""}
        blocks[-1].append(row)
    return blocks


def _single_years(glance: Glance, periods: Mapping[int, Mapping[int, Year]]) -> list[Table]:
    """The tables of members with one year only, of those rows that could head one."""
    candidates = [row for row in glance.rows if not any(row in down for down in periods.values())]
    found = (_single_year(glance, row) for row in candidates[:_MOST_HEADERS])
    return [table for table in found if table is not None]


def _single_year(glance: Glance, number: int) -> Table | None:
    """A table of members with one year only."""
    cells = glance.rows[number]
    years = {cell.column: year for cell in cells if (year := glance.year(number, cell.column)) is not None}
    if len(years) != 1 or any(cell.number is not None and cell.column not in years for cell in cells):
        return None
    table = next(iter(_below(glance, number, {number: years})), None)
    if table is None or len(table.named) < max(2, 0.5 * len(table.rows)):
        return None
    return replace(table, score=table.score * 0.5)


def _years_down(glance: Glance, column: int) -> dict[int, Year]:
    """The years of a column by row; none where it is no column of years.

    Most of its cells from the first to the last of them are years, two or more of them distinct.
    """
    cells = glance.columns[column]
    years = {cell.row: year for cell in cells if (year := glance.year(cell.row, column)) is not None}
    years = years or years_by_day({cell.row: cell.value for cell in cells if not cell.error})
    if len(years) < 2 or len({year.year for year in years.values()}) < 2:
        return {}
    first, last = min(years), max(years)
    within = [cell for cell in cells if first <= cell.row <= last]
    if len(years) < _MOSTLY * len(within):
        return {}
    numbers = [year.year for year in years.values()]
    steps = [later - earlier for earlier, later in pairwise(numbers) if later != earlier]
    usual = sum(abs(step) == 1 for step in steps) >= 0.5 * len(steps)
    ranged = max(numbers) - min(numbers) <= 130 and min(numbers) >= 1940
    return years if (usual or _is_headed_as_year(glance, first, column)) and ranged else {}


def _is_headed_as_year(glance: Glance, first: int, column: int) -> bool:
    texts = [glance.text(row, column) for row in range(max(1, first - 4), first)]
    return any(_YEAR_HEADING.search(plain(text)) for text in texts if text and len(text) < _LONGEST_HEADING)


def _down(glance: Glance, periods: Mapping[int, Mapping[int, Year]]) -> list[Table]:
    """The tables beside each column of years, whether a row holds one member or the columns hold many."""
    return [table for column, years in periods.items() if (table := _beside(glance, column, years)) is not None]


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
    last = rows[-1] if len(rows) < len(years) else None
    return Table(
        form, header, tuple(rows), values, {row: years[row] for row in rows}, label=label, period=period,
        named=named, last_row=last, score=figures * (1 + share) * (1 if header else 0.5),
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
