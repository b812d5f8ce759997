"""The header rows of a table, and what stands in them over each column."""

from functools import cached_property
from typing import NamedTuple

from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.glance import Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.header_pattern import part_of_year
from rampath.workbook.mapping import Form
from rampath.workbook.years import kind_told, says_kind, year_of


class Firm(NamedTuple):
    """How firm the figures of a column are, with the reason where it is not the heading itself."""

    kind: Kind
    why: str = ""
    sure: bool = True


class Heads:
    """The words over the columns of a table; `rows` are those of its header, from above down."""

    def __init__(self, glance: Glance, table: Table) -> None:
        self._glance = glance
        self._table = table
        self.rows = _header_rows(glance, table)

    def heading(self, column: int) -> str:
        """What stands over a column in the header row; where that is empty there, what the others say."""
        own = self.in_row(self._table.header_row, column) if self._table.header_row else ""
        return own or self.words(column)

    def words(self, column: int) -> str:
        """What stands over a column, the words of all header rows from above down."""
        words = [self.in_row(row, column) or self._left(row, column) for row in self.rows]
        return " ".join(dict.fromkeys(word for word in words if word))

    def _left(self, row: int, column: int) -> str:
        """What stands over the next column of a list further left, above headings that are told apart by it alone."""
        values = sorted(self._table.values)
        if self._table.form is not Form.LINES or row >= self.rows[-1] or column not in values:
            return ""
        below = [self.in_row(self.rows[-1], each) for each in values]
        if len(set(below)) == len(below):
            return ""
        left = [other for other in values if other < column and self.in_row(row, other)]
        told = self.in_row(row, max(left)) if left else ""
        between = below[values.index(max(left)) : values.index(column) + 1] if left else []
        return told if len(set(between)) == len(between) else ""

    def reaching(self, column: int) -> str:
        """What stands over a column, or where a row has nothing there, over the next year further left."""
        words = []
        for row in self.rows:
            left = [other for other in self._table.years if other <= column and self.in_row(row, other)]
            words.append(self.in_row(row, max(left)) if left and self._table.form is Form.YEARS else "")
        return " ".join(dict.fromkeys(word for word in words if word)) or self.heading(column)

    @cached_property
    def left(self) -> Firm | None:
        """What the heading of the labels says of all years, where it says nothing else, such as `Plan`."""
        text = self.in_row(self._table.header_row, self._table.label) if self._table.label else ""
        kind = kind_told(text) if says_kind(text) else None
        if kind is None or kind is Kind.ACTUAL:
            return None if kind is None else Firm(kind)
        why = tr("“{text}” stands left of the years and is taken to be said of all of them.", text=text)
        return Firm(kind, why, sure=False)

    def part(self, column: int) -> str:
        """What names a part of a year over a column, such as a quarter; nothing where nothing does."""
        return next((text for row in self.rows if part_of_year(text := self.in_row(row, column))), "")

    def in_row(self, row: int, column: int) -> str:
        """What stands over a column in one row, on one line."""
        cell = self._glance.above(row, column)
        return "" if cell is None else " ".join(cell.raw.split())


def _header_rows(glance: Glance, table: Table) -> tuple[int, ...]:
    """The rows that head the columns: that of the years, and those around it with words over the same columns."""
    if not table.header_row:
        return ()
    first = table.rows[0] if not table.first_row else table.header_row + 1
    rows = [table.header_row]
    columns, years = set(table.values), table.form is Form.LINES
    for row in range(table.header_row - 1, max(0, table.header_row - 4), -1):
        if not _heads(glance, row, columns, years=years):
            break
        rows.insert(0, row)
    for row in range(table.header_row + 1, min(first, table.header_row + 3)):
        if not _heads(glance, row, columns, years=years) or _is_of_somebody(glance, row, table):
            break
        rows.append(row)
    return tuple(rows)


def _is_of_somebody(glance: Glance, row: int, table: Table) -> bool:
    """Whether a row of a table of members names one, whatever stands beside it, such as days in place of figures."""
    if not table.label or not table.named or table.form is Form.DOWN:
        return False
    found = glance.named(glance.text(row, table.label))
    return found.member is not None or found.country != ""


def _heads(glance: Glance, row: int, columns: set[int], *, years: bool) -> bool:
    """Whether a row stands over columns: two or more of its cells are over them, or one that reaches over several.

    One alone does where it only says how firm figures are. Years may be among them where `years` says so.
    """
    over = [cell for cell in glance.rows.get(row, []) if cell.column in columns]
    dated = [cell for cell in over if glance.year(row, cell.column) is not None]
    if any(cell.number is not None or cell.text.strip("(). ").isdecimal() for cell in over if cell not in dated):
        return False
    if dated and not years:
        return False
    reaching = any(
        first[0] <= row <= last[0]
        and first[1] in columns
        and first[1] < last[1]
        and len(columns) > last[1] - first[1] + 1
        for first, last in glance.sheet.merged
    )
    lone = len(over) == 1 and kind_told(over[0].text) is not None and year_of(f"2000 {over[0].text}") is not None
    return len(over) > 1 or lone or (reaching and bool(over))
