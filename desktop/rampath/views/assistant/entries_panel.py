"""The tables of the book, each with a box to tick and how far it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from rampath.models.entry_list import EntryListModel
from rampath.wording import tr
from rampath.workbook.draft import Draft

Index = QModelIndex | QPersistentModelIndex


class EntriesPanel(QWidget):
    """Shows a draft's tables. `chosen(row)` when one is come to, `ticked(row, taken)` when its box is."""

    chosen = Signal(int)
    ticked = Signal(int, bool)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = EntryListModel(draft, self)
        self.model.ticked.connect(self.ticked)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Tables of the file"))
        self.list.setObjectName("tables")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QLabel(tr("Ticked tables are imported"))
        head.setObjectName("quiet")
        head.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(self._choose)

    def show_draft(self, draft: Draft, current: int) -> None:
        """Follow the draft, with one table current."""
        self.model.show_draft(draft)
        if self.list.currentIndex().row() != current:
            with QSignalBlocker(self.list.selectionModel()):
                self.list.setCurrentIndex(self.model.index(current))
            self.list.viewport().update()

    def _choose(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.chosen.emit(current.row())
