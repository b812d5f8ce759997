"""Whether a sheet is rather a budget's long list than a table of years."""

import re
from collections.abc import Sequence

from rampath.domain.member import plain
from rampath.workbook.currency import currencies_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_list import Listed
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_list_words import speaks_of_money
from rampath.workbook.guess_rows import label_of
from rampath.workbook.guess_words import Words, no_amounts, unit_in
from rampath.workbook.mapping import Form
from rampath.workbook.measure_in import measure_in
from rampath.workbook.measure_kind import HEADS

_FEWEST_LINES = 12
_SHORT, _REPEATED = 3, 4
_OF_MEMBERS = re.compile(
    r"countr|\b(?:all(?:y|ies)|areas?|codes?|cou|economy|entity|geo|iso\d?|land|lander|location|members?|nations?|pays|pais"
    r"|paese|panstwo|states?)\b"
)
_UNDERSTOOD = 0.2
"""Where more of the rows say by their names what they count, they are items of defence spending."""
_HALF, _FULLER = 0.5, 1.5
"""More may where the list has that many times more amounts than the table has figures."""
_MANY_YEARS = 6
"""A budget holds few years: those before it, its own, and those that are planned."""


def is_rather_a_list(glance: Glance, listed: Listed, columns: ListColumns, tables: Sequence[Table]) -> bool:
    """Whether the lines of a list tell more than these tables do.

    A list speaks of money, has amounts that are headed so, names no members, has codes or headings that several lines
    share, and its titles say nothing of defence spending as the Alliance counts it. Where there is no table, codes
    and titles below a currency are enough.
    """
    if not tables:
        return _stands_alone(glance, listed, columns)
    if not columns.said_amounts or not (columns.title or columns.code):
        return False
    best = tables[0]
    if _names_members(glance, best) or len(listed.rows) < _FEWEST_LINES or not columns.has_groups:
        return False
    if (best.form is Form.YEARS and len(best.years) > _MANY_YEARS) or not _is_of_money(glance, listed, columns):
        return False
    if any(_heads_another(glance, listed, row) for row in sorted({table.header_row for table in tables})):
        return False
    named = columns.texts(columns.title) if columns.title else [label_of(glance, best, row) for row in listed.rows]
    texts = dict.fromkeys(named)  # each ministry of a budget has its own personnel
    understood = sum(measure_in(text) is not None for text in texts) / len(texts)
    fuller = len(columns.amounts) * len(listed.rows) > _FULLER * best.score
    return understood <= (_HALF if fuller else _UNDERSTOOD)


def _names_members(glance: Glance, table: Table) -> bool:
    """Whether names of members tell the rows apart, rather than short codes of other things: BG for budget général."""
    if table.form is not Form.LONG or not table.label or not table.named:
        return bool(table.named)
    told = [(glance.text(row, table.label), table.years[row].year) for row in table.named if row in table.years]
    short = all(len(text) <= _SHORT for text, _ in told)
    heading = glance.text(table.header_row, table.label) if table.header_row else ""
    return not short or len(told) < _REPEATED * len(set(told)) or _OF_MEMBERS.search(plain(heading)) is not None


def _heads_another(glance: Glance, listed: Listed, row: int) -> bool:
    """Whether a row amid the lines heads another table: some words as in the header, others not, or another unit."""
    if not listed.rows[0] < row < listed.rows[-1]:
        return False
    first, again = ({cell.column: cell.raw.strip() for cell in glance.rows[at]} for at in (listed.header_row, row))
    same = {column for column, text in first.items() if text == again.get(column)}
    if not any(column in listed.words for column in same):
        return False
    titles = {cell.raw.strip() for cell in glance.cells.values() if cell.row < listed.header_row}
    above = [cells[0] for at in (row - 1, row - 2) if len(cells := glance.rows.get(at, [])) == 1]
    other = [Words(cell.text, cell.place) for cell in above if cell.text and cell.raw.strip() not in titles]
    unit = unit_in(other)
    tells = unit.currency is not None or unit.scale is not None or any(no_amounts([each]) for each in other)
    return first != again or tells


def _stands_alone(glance: Glance, listed: Listed, columns: ListColumns) -> bool:
    """Whether a sheet on which there is no table holds a list."""
    if columns.said_amounts:
        return bool(columns.title or columns.code)
    coded = 0 < columns.code < columns.title and len(listed.rows) >= _FEWEST_LINES
    return coded and any(map(currencies_in, _titles(glance, listed)))


def _titles(glance: Glance, listed: Listed) -> list[str]:
    """What stands above the header."""
    above = (cell for row in glance.rows if row < listed.header_row for cell in glance.rows[row])
    return [" ".join(cell.raw.split()) for cell in above]


def _is_of_money(glance: Glance, listed: Listed, columns: ListColumns) -> bool:
    """Whether words above a list or over its amounts speak of money, and where they speak of people, of a currency."""
    titles = [glance.sheet.name, *_titles(glance, listed)]
    headings = [*titles, *map(columns.heading, columns.amounts)]
    told = [each for text in titles if (each := measure_in(text)) is not None]
    if any(each.measure in HEADS for each in told):
        return any(map(currencies_in, headings))
    return any(map(speaks_of_money, headings))
