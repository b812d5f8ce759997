"""The kinds of pages as a list: ticked ones are made, in the order in which they stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from rampath.printing.order import KINDS
from rampath.wording import tr

_ID = Qt.ItemDataRole.UserRole


class KindList(QListWidget):
    """Space ticks a kind; drag, or Alt with an arrow key, moves it. `changed` tells of both."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleName(tr("Pages, in their order"))
        self.setToolTip(tr("Tick the pages to make. Drag them, or press Alt and an arrow key, to move them."))
        self.itemChanged.connect(lambda _item: self.changed.emit())
        self.model().rowsMoved.connect(lambda *_moved: self.changed.emit())

    @property
    def kinds(self) -> tuple[str, ...]:
        """The ticked kinds in their order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Tick these kinds, and put them first, in their order."""
        self.blockSignals(True)
        self.clear()
        for kind in (*kinds, *(each for each in KINDS if each not in kinds)):
            item = QListWidgetItem(tr(KINDS[kind]))
            item.setData(_ID, kind)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if kind in kinds else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def shift(self, step: int) -> None:
        """Move the current kind up (-1) or down (1)."""
        row = self.currentRow()
        to = row + step
        if row < 0 or not 0 <= to < self.count():
            return
        self.insertItem(to, self.takeItem(row))
        self.setCurrentRow(to)
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in steps:
            self.shift(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
