"""The member table: a row for each member and aggregate, whose changes alone are told."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.member import AGGREGATES
from rampath.domain.trace import Figure
from rampath.models.member_columns import COLUMNS, Column
from rampath.models.member_rows import MemberRow, TableHead, figure_of

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beside its text: the key to sort by, the code, the status, and the shares by year."""

    SORT = Qt.ItemDataRole.UserRole
    CODE = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    TREND = Qt.ItemDataRole.UserRole + 3
    AGGREGATE = Qt.ItemDataRole.UserRole + 4


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column.left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


_TOLD: dict[int, Callable[[MemberRow, Column], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, column: column.text(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda _row, column: _side(column),
    Role.SORT: lambda row, column: column.sort(row),
    Role.CODE: lambda row, _column: row.code,
    Role.STATUS: lambda row, _column: row.standing.status,
    Role.TREND: lambda row, column: row.trend if column.key == "trend" else None,
    Role.AGGREGATE: lambda row, _column: row.code in AGGREGATES,
}
"""What a cell tells in each role."""


class MemberTableModel(QAbstractTableModel):
    """Shows rows; a new set of rows touches only those that differ."""

    def __init__(self, rows: Sequence[MemberRow], head: TableHead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._head = head
        self._behind: Callable[[Figure], str] = lambda _figure: ""

    def tell_behind(self, behind: Callable[[Figure], str]) -> None:
        """What figures rest on, in sentences, is told by this function, and shown on hover under a cell's text."""
        self._behind = behind

    def figure_at(self, row: int, column: int) -> Figure | None:
        """The figure that a cell shows or rests on."""
        return figure_of(self._rows[row], COLUMNS[column].key, self._head)

    def show_rows(self, rows: Sequence[MemberRow], head: TableHead) -> None:
        """Show other rows, and say which of them changed."""
        before, rows = self._rows, tuple(rows)
        if [row.code for row in before] != [row.code for row in rows]:
            self.beginResetModel()
            self._rows, self._head = rows, head
            self.endResetModel()
            return
        self._rows = rows
        if head != self._head:
            self._head = head
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        for i, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if not _same(old, new):
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(COLUMNS) - 1))

    def row_of(self, code: str) -> int | None:
        return next((i for i, row in enumerate(self._rows) if row.code == code), None)

    def row_at(self, row: int) -> MemberRow:
        return self._rows[row]

    def code_at(self, row: int) -> str:
        return self._rows[row].code

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        tell = _TOLD.get(role)
        if role == Qt.ItemDataRole.ToolTipRole:
            figure = figure_of(row, column.key, self._head)
            return "\n\n".join(filter(None, (column.tip(row), "" if figure is None else self._behind(figure))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {column.header_tip(self._head)}: {column.text(row)}"
        return None if tell is None else tell(row, column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.header(self._head)
            case Qt.ItemDataRole.ToolTipRole:
                return column.header_tip(self._head)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
        return None


def _same(old: MemberRow, new: MemberRow) -> bool:
    """Equal, also where a share is not a number."""
    if old.standing != new.standing or old.name != new.name:
        return False
    return bool(np.array_equal(old.trend.shares, new.trend.shares, equal_nan=True))
