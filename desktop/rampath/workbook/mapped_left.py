"""Cells that gave no figure, one below another in a few columns: kept as ranges, of which a list has many."""

from dataclasses import dataclass

from rampath.workbook.grid import Sheet, span
from rampath.workbook.left_out import LeftOut
from rampath.workbook.result import Unused, shown


@dataclass(slots=True)
class _Run:
    """Neighbouring columns over rows below one another, all filled, left out for one reason."""

    first: int
    last: int
    raw: str


class LeftBeside:
    """Collects unused cells, row by row from above down; runs with the same columns and reason become one range."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._whole = LeftOut(sheet)
        self._open: dict[tuple[int, int, str], _Run] = {}
        self._found: list[Unused] = []

    @property
    def last_row(self) -> int:
        return self._whole.last_row

    def columns(self, row: int) -> list[int]:
        """The columns of a row that hold something."""
        return self._whole.columns(row)

    def row(self, row: int, reason: str) -> None:
        """A whole row."""
        self._whole.row(row, reason)

    def cells(self, row: int, reasons: dict[int, str]) -> None:
        """Cells of one row, each with its reason, by column from left to right."""
        run: list[int] = []
        for column, reason in reasons.items():
            if run and (column != run[-1] + 1 or reason != reasons[run[0]]):
                self._add(row, run, reasons[run[0]])
                run = []
            run.append(column)
        if run:
            self._add(row, run, reasons[run[0]])

    def unused(self) -> tuple[Unused, ...]:
        for key, run in self._open.items():
            self._close(key, run)
        self._open.clear()
        return (*self._whole.unused(), *self._found)

    def raw(self, row: int, column: int) -> str:
        return self._whole.raw(row, column)

    def _add(self, row: int, columns: list[int], reason: str) -> None:
        key = columns[0], columns[-1], reason
        run = self._open.get(key)
        if run is not None and run.last == row - 1:
            run.last = row
            return
        if run is not None:
            self._close(key, run)
        self._open[key] = _Run(row, row, self.raw(row, columns[0]))

    def _close(self, key: tuple[int, int, str], run: _Run) -> None:
        left, right, reason = key
        cells = (right - left + 1) * (run.last - run.first + 1)
        place = span(self.sheet.name, (run.first, left), (run.last, right))
        self._found.append(Unused(place, shown(run.raw), reason, cells))
