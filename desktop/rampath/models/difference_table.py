"""What a file would change in a plan, figure by figure, with a box to tick for each one that is to be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from rampath.wording import marked, tr

Index = QModelIndex | QPersistentModelIndex
_HEADERS = (
    marked("Take"), marked("Member"), marked("Figure"), marked("Year"), marked("In the plan"), marked("In the file"),
    marked("Why it is asked"),
)  # fmt: skip
TAKE = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that differs: its words, both texts, and why it is asked for."""

    member: str
    figure: str
    year: int
    mine: str
    theirs: str
    why: str


class DifferenceTableModel(QAbstractTableModel):
    """One row a difference; `taken` are the rows whose new figure is to be taken. `changed` when that changes."""

    changed = Signal()

    def __init__(self, rows: Sequence[Difference] = (), *, taken: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._taken = [taken] * len(self._rows)

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(row for row, taken in enumerate(self._taken) if taken)

    def take_all(self, *, taken: bool) -> None:
        """Take every new figure, or none."""
        self._taken = [taken] * len(self._rows)
        if self._rows:
            box = Qt.ItemDataRole.CheckStateRole
            self.dataChanged.emit(self.index(0, TAKE), self.index(len(self._rows) - 1, TAKE), [box])
        self.changed.emit()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == TAKE else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TAKE:
            return Qt.CheckState.Checked if self._taken[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", row.member, row.figure, str(row.year), row.mine, row.theirs, row.why)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {3, 4, 5}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TAKE:
            return tr("take the file's figure") if self._taken[index.row()] else tr("keep the plan's figure")
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != TAKE or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._taken[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section]) if 0 <= section < len(_HEADERS) else None
        return None
