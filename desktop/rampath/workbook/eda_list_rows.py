"""The rows of the EDA's lists: which hold figures, which are notes, and the cell that names the country of each."""

from functools import cached_property

from rampath.domain.member import Register
from rampath.workbook.eda_list_table import EdaList
from rampath.workbook.eda_rows import covered_in
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Cell
from rampath.workbook.names import recognise


class ListRows:
    """Tells the rows of one list apart."""

    def __init__(self, table: EdaList, register: Register) -> None:
        self._table = table
        self._walk = table.walk
        self._register = register

    @property
    def all(self) -> range:
        return range(self._table.first, self._table.last + 1)

    @cached_property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The cells that hold something under a merged one."""
        return covered_in(self._table.sheet)

    @cached_property
    def notes(self) -> frozenset[int]:
        """The rows without a year and without a figure, where they do not name a country beside words."""
        return frozenset(row for row in self.all if self._walk.filled(row) and self._is_note(row))

    @cached_property
    def of_members(self) -> list[int]:
        """The rows with figures of members, or of somebody who is asked about."""
        return [row for row in self.all if row not in self.notes and self._may_name_member(row)]

    def label(self, row: int) -> Cell | None:
        """The cell that names the country of a row: its own, or the merged one that reaches down to it."""
        column = self._table.country
        cell = self._walk.sheet.cell(self._spanned.get(row, row), column)
        return cell if cell is not None and cell.text else None

    @cached_property
    def _spanned(self) -> dict[int, int]:
        """The first row of a merged name by each of its others."""
        column, last_row = self._table.country, self._table.last
        return {
            row: first[0]
            for first, last in self._table.sheet.merged
            if first[1] == column
            for row in range(first[0] + 1, min(last[0], last_row) + 1)
        }

    def _is_note(self, row: int) -> bool:
        table, cells = self._table, self._walk.cells(row)
        if any(cell.column == table.year for cell in cells):
            return False
        beside = [cell for cell in cells if cell.column in table.columns]
        if any((figure := figure_in(cell)) is not None and figure.value is not None for cell in beside):
            return False
        named = recognise(label.text, self._register) if (label := self.label(row)) is not None else None
        return not beside or named is None or (named.member is None and not named.country)

    def _may_name_member(self, row: int) -> bool:
        label = self.label(row)
        named = recognise(label.text, self._register) if label is not None else None
        return named is not None and (named.member is not None or named.candidates != ())
