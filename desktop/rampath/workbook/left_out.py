"""Cells that gave no figure, kept as few ranges: runs within a row, or whole rows below one another."""

from collections.abc import Iterable
from dataclasses import dataclass

from rampath.workbook.grid import Sheet, filled, raw_text, span
from rampath.workbook.result import Unused


@dataclass(slots=True)
class _Range:
    """A range that may grow: its corners, whether it is of whole rows, the first text, and how many cells it has."""

    first: tuple[int, int]
    last: tuple[int, int]
    whole: bool
    raw: str
    reason: str
    cells: int


class LeftOut:
    """Collects the unused cells of one sheet from top to bottom, counted as `Sheet.count` counts them.

    Works on the rows as they are, so that a hundred thousand cells of no interest cost little.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._found: list[_Range] = []
        self._unread: dict[int, set[int]] = {}
        for row, column in {*sheet.marks.errors, *sheet.marks.unstored}:
            if not filled(sheet.value(row, column)):
                self._unread.setdefault(row, set()).add(column)

    @property
    def last_row(self) -> int:
        """The last row in which there may be something."""
        return max(len(self._sheet.rows), *self._unread, 0)

    def columns(self, row: int) -> list[int]:
        """The columns of a row that hold something, error cells among them."""
        values = self._sheet.rows[row - 1] if row <= len(self._sheet.rows) else []
        found = [column for column, value in enumerate(values, 1) if value != "" and filled(value)]
        return sorted({*found, *self._unread[row]}) if row in self._unread else found

    def row(self, row: int, reason: str) -> None:
        """A whole row; it joins the row above where that was left out for the same reason."""
        columns = self.columns(row)
        if not columns:
            return
        before = self._found[-1] if self._found else None
        if before is not None and before.whole and before.reason == reason and self._follows(before.last[0], row):
            before.first = (before.first[0], min(before.first[1], columns[0]))
            before.last = (row, max(before.last[1], columns[-1]))
            before.cells += len(columns)
        else:
            self._add(row, columns, reason, whole=True)

    def rows(self, rows: Iterable[int], reason: str) -> None:
        for row in rows:
            self.row(row, reason)

    def cells(self, row: int, columns: Iterable[int], reason: str) -> None:
        """Cells of one row that hold something, one range for each run of neighbours."""
        run: list[int] = []
        for column in columns:
            if run and column != run[-1] + 1:
                self._add(row, run, reason, whole=False)
                run = []
            run.append(column)
        if run:
            self._add(row, run, reason, whole=False)

    def unused(self) -> tuple[Unused, ...]:
        return tuple(
            Unused(span(self._sheet.name, each.first, each.last), each.raw, each.reason, each.cells)
            for each in self._found
        )

    def raw(self, row: int, column: int) -> str:
        """The text of a cell as it stands there."""
        value = self._sheet.value(row, column)
        if filled(value):
            return raw_text(value)
        cell = self._sheet.cell(row, column)
        return "" if cell is None else cell.raw

    def _follows(self, above: int, row: int) -> bool:
        """Whether a row stands below another with nothing but empty rows between."""
        return above < row and not any(self.columns(between) for between in range(above + 1, row))

    def _add(self, row: int, columns: list[int], reason: str, *, whole: bool) -> None:
        first, last = (row, columns[0]), (row, columns[-1])
        self._found.append(_Range(first, last, whole, self.raw(*first), reason, len(columns)))
