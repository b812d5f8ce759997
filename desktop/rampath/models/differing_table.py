"""The figures of one return that differ, each with both values and the cells that they stand in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.observation import Observation
from rampath.domain.return_words import Differing
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked

_OF_OTHER = frozenset({4, 5})
"""The columns of the other figure and of where it stands."""


class DifferingTableModel(RowTable):
    """One row a figure that differs."""

    headers = (
        marked("Year"), marked("Figure"), marked("In the return"), marked("Where"), marked("Other figure"),
        marked("Where"), marked("Difference"), marked("Why it is listed"),
    )  # fmt: skip
    figures = frozenset({0, 2, 4, 6})

    def __init__(self, rows: Sequence[Differing] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def show_rows(self, rows: Sequence[Differing]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def observation_at(self, index: Index) -> Observation | None:
        """The figure of a cell: the other one in its own columns, the return's in all others; where there is only one
        of the two, that one.
        """
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return (row.other or row.own) if index.column() in _OF_OTHER else (row.own or row.other)

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

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
        return self.alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None
