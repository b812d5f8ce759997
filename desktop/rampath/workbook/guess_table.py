"""Finding the tables on a sheet: where years stand across, and whom the rows below them are about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rampath.workbook.column_words import are_units
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Cell
from rampath.workbook.guess_anew import headings, heads_anew
from rampath.workbook.guess_down import tables_down, years_down
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_sections import repeated, sections
from rampath.workbook.guess_side import sides
from rampath.workbook.guess_years import with_reached, with_worded, years_amid
from rampath.workbook.mapping import Form
from rampath.workbook.name_reach import listed_below, merged_over
from rampath.workbook.names import Recognised
from rampath.workbook.years import Year, years_in_row

_MOSTLY = 0.75
_MOST_HEADERS = 40
_NAMED = 0.3
_FEW, _FEW_ROWS = 3, 8


def tables_on(glance: Glance) -> tuple[Table, ...]:
    """The tables that a sheet could hold, the likeliest first."""
    periods = years_down(glance)
    found = [*_across(glance, periods), *tables_down(glance, periods)]
    return tuple(sorted(found, key=lambda table: (-table.score, table.header_row)))


def headed_by(glance: Glance, row: int) -> Table | None:
    """The table below a row of which somebody says that it is the header; None where there is none.

    Where the row names no year, the columns of figures that it heads still wait for somebody to say theirs.
    """
    years = {cell.column: year for cell in glance.rows.get(row, []) if (year := glance.year(row, cell.column))}
    years = with_reached(glance.sheet, row, years)
    if years:
        return next(iter(_below(glance, row, {row: years})), None)
    columns = tuple(
        column for column in glance.columns if (row, column) in glance.cells and _is_of_figures(glance, row, column)
    )
    found = next(iter(_headed(glance, row, columns, {}, {})), None) if columns else None
    return found if found is not None and found.label else None


def without_years(glance: Glance) -> Table | None:
    """The table below the row of words that heads the most columns of figures, and names no year of any."""
    columns = [column for column in glance.columns if _is_of_figures(glance, 0, column)]

    def heads(row: int) -> int:
        return sum((row, column) in glance.cells and (row, column) not in glance.figures for column in columns)

    row = max([*glance.rows][:_MOST_HEADERS], key=heads, default=0)
    return headed_by(glance, row) if row and heads(row) else None


def _is_of_figures(glance: Glance, header: int, column: int) -> bool:
    """Whether most of what stands below a header in a column are figures."""
    below = [(cell.row, column) for cell in glance.columns[column] if cell.row > header]
    return sum(at in glance.figures for at in below) > len(below) / 2


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
    found = found or next((years for part in _apart(cells) if (years := dict(years_in_row(part)))), {})
    if any(cell.column not in found and _is_one_of_several(glance, cell) for cell in cells if found):
        return {}
    return with_reached(glance.sheet, number, with_worded(cells, found))


def _apart(cells: list[Cell]) -> list[list[Cell]]:
    """The cells of a row by the empty columns between them, where there are some: something else may stand beside."""
    parts: list[list[Cell]] = []
    for cell in cells:
        if parts and cell.column == parts[-1][-1].column + 1:
            parts[-1].append(cell)
        else:
            parts.append([cell])
    return parts if len(parts) > 1 else []


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
    told_years = [year.year for _, year in sorted(years.items())]
    steps = {later - earlier for earlier, later in pairwise(told_years)}
    if len(told_years) >= _FEW and steps == {1}:
        return False
    if numbers and not steps <= {1, -1} and _is_one_more(glance, row, years, headers):
        return True
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


def _is_one_more(
    glance: Glance, row: int, years: Mapping[int, Year], headers: Mapping[int, Mapping[int, Year]]
) -> bool:
    """Whether the row stands right below one of figures that are headed, and has a name as that has."""
    above = row - 1
    headed = above not in headers and any(set(years) <= set(columns) for columns in headers.values())
    first = min(years)
    named = [any(cell.column < first and cell.text for cell in glance.rows.get(at, [])) for at in (row, above)]
    return headed and all(named) and all((above, column) in glance.told for column in years)


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
    everybody = _reaching(glance, label, everybody, rows, columns)
    blocks = blocks_of(everybody, rows)
    items = bool(rows and label and not everybody)
    headed = sections(glance, header, rows, columns) if items else []
    headed = repeated(glance, header, rows, columns, label) if items and not headed else headed
    heads = [head for head, _block in headed] or [0] * len(blocks)
    blocks = [block for _head, block in headed] or blocks
    tables = []
    for at, (block, head) in enumerate(zip(blocks, heads, strict=True)):
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
                    parted=len(blocks) > 1, head_row=head,
                )
            )  # fmt: skip
    return tables


def _reaching(
    glance: Glance, label: int, named: dict[int, Recognised], rows: Sequence[int], values: Collection[int]
) -> dict[int, Recognised]:
    """Whom the rows name, with those whose name stands further up: merged over them, or above a list of items."""
    bare = {row for row in rows if (row, label) not in glance.cells}
    if not named or not bare:
        return named
    over = merged_over(glance.sheet, label)
    if not bare <= set(over):
        for column in range(1, min(values)):
            items = {row: glance.text(row, column) for row in rows}
            below = {} if column == label else listed_below(set(rows) - bare, items, rows)
            over = below | over
    more = {row: named[over[row]] for row in bare if over.get(row) in named}
    return dict(sorted((named | more).items()))


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
