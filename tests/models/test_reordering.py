"""Rows in another order, and what goes with them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.models.reordering import reordering

Index = QModelIndex | QPersistentModelIndex


class Letters(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows = ["c", "a", "b"]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


def test_that_a_cell_that_is_held_goes_with_its_row_and_stays_in_its_column() -> None:
    model = Letters()
    held = QPersistentModelIndex(model.index(0, 1))
    assert held.data() == "c"
    with reordering(model, lambda: model.rows):
        model.rows = sorted(model.rows)
    assert (held.row(), held.column(), held.data()) == (2, 1, "c")
