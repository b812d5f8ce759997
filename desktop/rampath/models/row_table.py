"""What tables of rows under named headers share: their size, their headers, and ticks in the first column."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from rampath.wording import tr

Index = QModelIndex | QPersistentModelIndex


class RowTable(QAbstractTableModel):
    """Columns are declared once: `headers` (marked words) and those that hold `figures`, which stand on the right."""

    headers: ClassVar[Sequence[str]] = ()
    figures: ClassVar[frozenset[int]] = frozenset()

    @property
    def count(self) -> int:
        """How many rows are shown."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.count

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headers)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.headers):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return tr(self.headers[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self.figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TickTable(RowTable):
    """Rows that are ticked in their first column; `changed` when one is, or when other rows are shown."""

    changed = Signal()

    def may_tick(self, row: int) -> bool:
        """Whether there is anything to say yes to."""
        raise NotImplementedError

    def is_ticked(self, row: int) -> bool:
        raise NotImplementedError

    def set_ticked(self, row: int, *, on: bool) -> None:
        """Keep the tick of a row that may have one."""
        raise NotImplementedError

    def tick(self, row: int, *, on: bool) -> bool:
        """Say yes or no to a row; False where there is nothing to say."""
        if not self.may_tick(row):
            return False
        self.set_ticked(row, on=on)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.headers) - 1))
        self.changed.emit()
        return True

    def tick_state(self, index: Index) -> Qt.CheckState | None:
        """The box of a cell; None for cells without one."""
        if index.column() or not self.may_tick(index.row()):
            return None
        return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        boxed = index.isValid() and self.tick_state(index) is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if boxed else flags

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or index.column():
            return False
        return self.tick(index.row(), on=Qt.CheckState(value) is Qt.CheckState.Checked)
