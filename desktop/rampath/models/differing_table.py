"""The figures of one return that differ, each with both values and the cells that they stand in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.return_words import Differing
from rampath.wording import marked, tr

Index = QModelIndex | QPersistentModelIndex
_HEADERS = (
    marked("Year"), marked("Figure"), marked("In the return"), marked("Where"), marked("Other figure"), marked("Where"),
    marked("Difference"), marked("Why it is listed"),
)  # fmt: skip
_RIGHT = {0, 2, 4, 6}


class DifferingTableModel(QAbstractTableModel):
    """One row a figure that differs."""

    def __init__(self, rows: Sequence[Differing] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def show_rows(self, rows: Sequence[Differing]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            row = self._rows[index.row()]
            texts = (
                row.year, row.figure, row.mine, row.mine_at, row.theirs, row.theirs_at, row.difference, row.what,
            )  # fmt: skip
            return texts[index.column()]
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_HEADERS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return tr(_HEADERS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _side(section: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
