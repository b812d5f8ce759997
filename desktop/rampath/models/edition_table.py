"""The editions of a plan in the order in which they count, with a box to tick for those that count at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from rampath.domain.edition import EditionChoice, arranged
from rampath.domain.edition_use import EditionUse, edition_uses
from rampath.domain.observation import Observations
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked, number


class Column(IntEnum):
    EDITION = 0
    YEARS = 1
    MEMBERS = 2
    FIGURES = 3
    COUNTING = 4


@dataclass(slots=True)
class _Row:
    use: EditionUse
    counts: bool


class EditionTableModel(RowTable):
    """One row an edition, the one that counts most first; rows move up and down, and their box says if they count."""

    headers = (marked("Edition"), marked("Years"), marked("Members"), marked("Figures"), marked("Drawn from it now"))
    figures = frozenset(Column) - {Column.EDITION}

    def __init__(self, observations: Observations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = observations.ranking.order
        self._uses = {use.edition: use for use in edition_uses(observations)}
        self._rows: list[_Row] = []
        self._show(observations.ranking.for_all())

    @property
    def choices(self) -> tuple[EditionChoice, ...]:
        """The choices for all members that the table stands for; none for the usual order."""
        left_out = [row.use.edition for row in self._rows if not row.counts]
        return arranged([row.use.edition for row in self._rows], left_out, self._usual)

    def to_usual(self) -> None:
        """The usual order again, in which every edition counts."""
        self.beginResetModel()
        self._show(tuple(reversed(self._usual)))
        self.endResetModel()

    def move(self, row: int, by: int) -> int:
        """Move a row down (positive) or up; the row where it is then."""
        to = min(max(row + by, 0), len(self._rows) - 1)
        if to != row:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), to + 1 if to > row else to)
            self._rows.insert(to, self._rows.pop(row))
            self.endMoveRows()
        return to

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.EDITION else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.EDITION:
            return Qt.CheckState.Checked if row.counts else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        return _text(row.use, column) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a box; the last one that counts stays ticked."""
        if not index.isValid() or index.column() != Column.EDITION or role != Qt.ItemDataRole.CheckStateRole:
            return False
        counts = Qt.CheckState(value) is Qt.CheckState.Checked
        if not counts and sum(row.counts for row in self._rows) == 1:
            return False
        self._rows[index.row()].counts = counts
        self.dataChanged.emit(index, index, [role])
        return True

    def _show(self, counting: Sequence[str]) -> None:
        others = [edition for edition in reversed(self._usual) if edition not in counting]
        self._rows = [_Row(self._uses[each], counts=each in counting) for each in (*counting, *others)]


def _text(use: EditionUse, column: Column) -> str:
    match column:
        case Column.EDITION:
            return use.edition
        case Column.YEARS:
            return f"{use.first_year}–{use.last_year}"
        case Column.MEMBERS:
            return number(use.members, 0)
        case Column.FIGURES:
            return number(use.figures, 0)
        case Column.COUNTING:
            return number(use.counting, 0)
