"""What a workbook carries beside its figures, with a tick for what is taken out."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from rampath.wording import marked, tr
from rampath.workbook.inspected.item import KINDS, Item, Kind

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    KIND = 0
    TEXT = 1
    PLACE = 2
    STATUS = 3


_HEADERS = (marked("Take out"), marked("What it is"), marked("Where"), marked("What happens"))


class InspectionTableModel(QAbstractTableModel):
    """One row a thing. Nothing is ticked until somebody does; what cannot be taken out says why.

    `changed` when another one is ticked, or other rows are shown.
    """

    changed = Signal()

    def __init__(self, items: Sequence[Item], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items = tuple(items)
        self._rows = self.items
        self._ticked: set[str] = set()

    @property
    def chosen(self) -> tuple[Item, ...]:
        """What is taken out."""
        return tuple(each for each in self.items if each.id in self._ticked)

    @property
    def rows(self) -> tuple[Item, ...]:
        return self._rows

    def show_only(self, kind: Kind | None) -> None:
        """Show the rows of one kind, or all."""
        self.beginResetModel()
        self._rows = tuple(each for each in self.items if kind in {None, each.kind})
        self.endResetModel()
        self.changed.emit()

    def tick_all(self, *, on: bool) -> None:
        """Take out all that is shown and can be, or keep it."""
        ids = {each.id for each in self._rows if not each.fixed}
        self._ticked = self._ticked | ids if on else self._ticked - ids
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))
        self.changed.emit()

    def tick(self, row: int, *, on: bool) -> bool:
        """Take a thing out, or keep it; False where it cannot be taken out."""
        item = self._rows[row]
        if item.fixed:
            return False
        self._ticked = self._ticked | {item.id} if on else self._ticked - {item.id}
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.changed.emit()
        return True

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.KIND and not self._rows[index.row()].fixed:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self._rows[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(item, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.KIND and not item.fixed:
            return Qt.CheckState.Checked if item.id in self._ticked else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        return self.tick(index.row(), on=Qt.CheckState(value) is Qt.CheckState.Checked)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_HEADERS):
            return None
        return tr(_HEADERS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, item: Item, column: Column) -> str:
        if column is Column.STATUS:
            if item.fixed:
                return tr("cannot be taken out here: {why}", why=item.fixed)
            if item.id not in self._ticked:
                return tr("stays")
            return tr("taken out; {what}", what=item.does) if item.does else tr("taken out")
        return {Column.KIND: tr(KINDS[item.kind]), Column.TEXT: item.text, Column.PLACE: item.place}[column]
