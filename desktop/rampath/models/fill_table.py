"""What would be written into the cells of a workbook: the cell diff, with a tick for each cell that is written."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.measure_words import decimals, measure_words
from rampath.domain.member import AGGREGATES, Register
from rampath.models.reordering import reordering
from rampath.models.row_table import Index, TickTable
from rampath.wording import marked, number, tr
from rampath.workbook.address import address
from rampath.workbook.patch.cell_map import CellUse
from rampath.workbook.patch.filling import CellDiff
from rampath.workbook.patch.proposal import Proposed


class Column(IntEnum):
    CELL = 0
    FIGURE = 1
    YEAR = 2
    BEFORE = 3
    AFTER = 4
    WAS = 5
    STATUS = 6


class FillTableModel(TickTable):
    """One row a cell, sorted by any column.

    What needs a yes (a formula, a hidden cell) is not ticked until somebody does, nor is what holds its figure
    already; what is refused cannot be.
    """

    headers = (
        marked("Cell"), marked("Figure of the plan"), marked("Year"), marked("Before"), marked("After"),
        marked("It was"), marked("What happens"),
    )  # fmt: skip
    figures = frozenset({Column.YEAR, Column.BEFORE, Column.AFTER})

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = {code: register[code].name for code in register.codes}
        self._rows: tuple[Proposed, ...] = ()
        self._ticked: dict[str, bool] = {}
        self._sorting: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> tuple[Proposed, ...]:
        return self._rows

    @property
    def chosen(self) -> tuple[CellDiff, ...]:
        """The cells that are to be written."""
        return tuple(row.diff for row in self._rows if row.diff is not None and self._is_written(row))

    @property
    def waiting(self) -> int:
        """How many cells wait for a yes."""
        return sum(
            bool(_question(row)) and _open(row) and not _holds(row) and not self._is_written(row) for row in self._rows
        )

    @property
    def refused(self) -> int:
        """How many cells cannot be written, or have no figure in the plan."""
        return sum(not _open(row) for row in self._rows)

    def show_rows(self, rows: Sequence[Proposed]) -> None:
        """Show other rows; a tick stays with its cell as long as what it asks is the same."""
        before = {row.use.cell: _question(row) for row in self._rows}
        self._ticked = {
            row.use.cell: self._ticked[row.use.cell]
            for row in rows
            if row.use.cell in self._ticked and before.get(row.use.cell) == _question(row)
        }
        self.beginResetModel()
        self._rows = tuple(rows)
        self._arrange()
        self.endResetModel()
        self.changed.emit()

    def row_of(self, cell: str) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.use.cell.casefold() == cell.casefold()), None)

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def may_tick(self, row: int) -> bool:
        return _open(self._rows[row])

    @override
    def is_ticked(self, row: int) -> bool:
        return self._is_written(self._rows[row])

    @override
    def set_ticked(self, row: int, *, on: bool) -> None:
        self._ticked[self._rows[row].use.cell] = on

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = column, order
        with reordering(self, lambda: [row.use for row in self._rows]):
            self._arrange()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, column) if row.diff is None else _tip(row.diff, column) or self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        return self.tick_state(index) if role == Qt.ItemDataRole.CheckStateRole else None

    def _is_written(self, row: Proposed) -> bool:
        return _open(row) and self._ticked.get(row.use.cell, not _question(row) and not _holds(row))

    def _text(self, row: Proposed, column: Column) -> str:
        if column is Column.STATUS:
            return self._status(row)
        diff = row.diff
        texts = {
            Column.CELL: row.use.cell,
            Column.FIGURE: figure_of(row.use, self._names),
            Column.YEAR: str(row.use.year),
            Column.BEFORE: "" if diff is None else _written(diff.old),
            Column.AFTER: "" if diff is None else _written(str(diff.change.value)),
            Column.WAS: "" if diff is None else diff.was,
        }
        return texts[column]

    def _status(self, row: Proposed) -> str:
        diff = row.diff
        if diff is None:
            return tr("left as it is: the plan has no such figure")
        if diff.refusal:
            return diff.refusal
        if self._is_written(row):
            return tr("written, although {why}", why=diff.question) if diff.question else tr("written")
        if diff.holds:
            return tr("left as it is: it holds this figure already")
        return tr("needs a yes: {why}", why=diff.question) if diff.question else tr("left as it is")

    def _arrange(self) -> None:
        column, order = self._sorting
        if column < 0:
            return
        self._rows = tuple(
            sorted(
                self._rows,
                key=lambda row: self._key(row, Column(column)),
                reverse=order == Qt.SortOrder.DescendingOrder,
            )
        )

    def _key(self, row: Proposed, column: Column) -> tuple[object, ...]:
        """Cells by sheet, row and column; figures by their size, with texts behind them."""
        if column is Column.CELL:
            at = address(row.use.cell)
            return (row.use.cell, 0, 0) if at is None else (at.sheet.casefold(), *at.first)
        text = self._text(row, column)
        if column in self.figures:
            raw = row.use.year if column is Column.YEAR else "" if row.diff is None else (
                row.diff.old if column is Column.BEFORE else row.diff.change.value
            )  # fmt: skip
            try:
                return 0, float(raw), ""
            except ValueError:
                return 1, 0.0, text.casefold()
        return (text.casefold(),)


def figure_of(use: CellUse, names: dict[str, str]) -> str:
    """What a cell takes: `Belgium, core share of GDP, %`."""
    who = names.get(use.member, use.member)
    if use.member in AGGREGATES:
        who = tr("NATO Total") if use.member == AGGREGATES[0] else tr("NATO Europe and Canada")
    parts = [who, measure_words(use.measure)]
    if "share" in use.measure.value:
        parts.append({1.0: tr("as a fraction"), 100.0: tr("%")}.get(use.factor, tr("of GDP")))
    else:
        scale = {1e6: tr("in single units"), 1e3: tr("thousand"), 1.0: tr("million"), 1e-3: tr("billion")}
        money = tr("US dollars") if use.money.currency == "USD" else tr("own currency")
        prices = tr("current prices") if use.money.prices == "current" else tr("constant prices")
        parts += [f"{scale.get(use.factor, '')} {money}".strip(), prices]
    return ", ".join(parts)


def _open(row: Proposed) -> bool:
    """Whether the cell can be written."""
    return row.diff is not None and not row.diff.refusal


def _holds(row: Proposed) -> bool:
    return row.diff is not None and row.diff.holds


def _question(row: Proposed) -> str | None:
    return None if row.diff is None else row.diff.question


def _written(text: str) -> str:
    """A number with as many decimals as it has, to four; a text as it stands."""
    try:
        value = float(text)
    except ValueError:
        return text
    return number(value, decimals(value))


def _tip(diff: CellDiff, column: Column) -> str:
    """The whole of what is shortened."""
    if column is Column.BEFORE:
        return diff.old
    return str(diff.change.value) if column is Column.AFTER else ""
