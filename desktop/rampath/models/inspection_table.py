"""What a workbook carries beside its figures, with a tick for what is taken out."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.models.row_table import Index, TickTable
from rampath.wording import marked, tr
from rampath.workbook.inspected.item import KINDS, Item, Kind


class Column(IntEnum):
    KIND = 0
    TEXT = 1
    PLACE = 2
    STATUS = 3


class InspectionTableModel(TickTable):
    """One row a thing. Nothing is ticked until somebody does; what cannot be taken out says why."""

    headers = (marked("Take out"), marked("What it is"), marked("Where"), marked("What happens"))

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

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def may_tick(self, row: int) -> bool:
        return not self._rows[row].fixed

    @override
    def is_ticked(self, row: int) -> bool:
        return self._rows[row].id in self._ticked

    @override
    def set_ticked(self, row: int, *, on: bool) -> None:
        this = {self._rows[row].id}
        self._ticked = self._ticked | this if on else self._ticked - this

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self._rows[index.row()], Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._text(item, column)
        return self.tick_state(index) if role == Qt.ItemDataRole.CheckStateRole else None

    def _text(self, item: Item, column: Column) -> str:
        if column is Column.STATUS:
            if item.fixed:
                return tr("cannot be taken out here: {why}", why=item.fixed)
            if item.id not in self._ticked:
                return tr("stays")
            return tr("taken out; {what}", what=item.does) if item.does else tr("taken out")
        return {Column.KIND: tr(KINDS[item.kind]), Column.TEXT: item.text, Column.PLACE: item.place}[column]
