"""The table from which every other one in the program is made, so that the keyboard goes through all of them alike."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette


class CellDelegate(QStyledItemDelegate):
    """Leaves the cell in focus to its table; the style's own mark lies over the words, and takes contrast from them."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        shown: Any = option
        shown.state &= ~QStyle.StateFlag.State_HasFocus


class PaletteDelegate(CellDelegate):
    """A delegate that draws in the program's colours, which may change."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette


class Table(QTableView):
    """Tab leads into it and out of it again, as with any other field; Qt's own lets go of nobody who came in by Tab.

    Its delegates are `CellDelegate`s; the cell in focus has a frame.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellDelegate(self))

    @property
    def frames_focus(self) -> bool:
        """Whether the cell in focus is framed."""
        return self.hasFocus() and self.currentIndex().isValid()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.frames_focus:
            return
        current = self.currentIndex()
        chosen = self.selectionModel().isSelected(current)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Highlight
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(role), 1, Qt.PenStyle.DotLine))
        painter.drawRect(self.visualRect(current).adjusted(1, 1, -2, -2))
        painter.end()
