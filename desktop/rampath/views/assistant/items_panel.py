"""The items of a table of one member: select some and say in the fields above what they count, or leave them out."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rampath.models.item_table import ItemTableModel
from rampath.views.table import Table
from rampath.wording import tr
from rampath.workbook.mapping import Item


class ItemsPanel(QWidget):
    """Shows items. `selected()` when the selection changes, `leave_out(bool)` when selected ones go or come back."""

    selected = Signal()
    leave_out = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemTableModel(parent=self)
        self.table = Table(tr("Items"))
        self.leave, self.take = QPushButton(tr("Leave &out")), QPushButton(tr("Take a&gain"))
        self._hint = QLabel(tr("Select rows and say above what they count."))
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.leave.clicked.connect(lambda: self.leave_out.emit(True))
        self.take.clicked.connect(lambda: self.leave_out.emit(False))
        self._follow()

    @property
    def chosen(self) -> tuple[Item, ...]:
        """The items that are selected, in their order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        items = self.model.items
        return tuple(items[row] for row in rows if row < len(items))

    def show_items(self, items: tuple[Item, ...], doubtful: frozenset[str] = frozenset()) -> None:
        self.model.show_items(items, doubtful)

    def select(self, rows: Sequence[int]) -> None:
        """Select these rows and no others."""
        selection = self.table.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            selection.select(self.model.index(row, 0), flags)

    def _follow(self) -> None:
        for button in (self.leave, self.take):
            button.setEnabled(bool(self.chosen))
        self.selected.emit()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(21)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(1, 150)
        table.setColumnWidth(2, 96)
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(table, 1)
        column.addLayout(row)
