"""A table of computed figures: rows with a name, columns with a header and a unit, texts from the figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: its header, the whole of it with its unit for a tooltip, and how a figure is written."""

    header: str
    tip: str
    text: Callable[[float | None], str]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row: its name, its code, and a figure (or None) for each column. A `bold` row is a total."""

    name: str
    code: str
    figures: tuple[float | None, ...]
    bold: bool = False


Behind = Callable[[FigureRow, int], str]
"""What a figure of a row, in a column counted from 0, rests on, in sentences."""


class FigureTableModel(QAbstractTableModel):
    """Shows figures that follow from something else; nothing in it can be edited."""

    def __init__(self, first: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._columns: tuple[FigureColumn, ...] = ()
        self._rows: tuple[FigureRow, ...] = ()
        self._behind: Behind = lambda _row, _column: ""

    def tell_behind(self, behind: Behind) -> None:
        """What figures rest on is told by this function, and shown on hover under the figure and its unit."""
        self._behind = behind

    def show_figures(self, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> None:
        """Show other figures; nothing happens where they are the same."""
        columns, rows = tuple(columns), tuple(rows)
        if (columns, rows) == (self._columns, self._rows):
            return
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        return self._rows

    def as_text(self) -> str:
        """The whole table with its headers, fields between TABs, figures in full."""
        head = [self._first, *(column.tip for column in self._columns)]
        body = [[row.name, *("" if f is None else repr(f) for f in row.figures)] for row in self._rows]
        return "\n".join("\t".join(fields) for fields in [head, *body])

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            return _bold() if row.bold else None
        if index.column() == 0:
            return row.name if role in {Qt.ItemDataRole.DisplayRole, SORT, Qt.ItemDataRole.ToolTipRole} else None
        at = index.column() - 1
        told = _told(self._columns[at], row, row.figures[at], role)
        if role == Qt.ItemDataRole.ToolTipRole and row.figures[at] is not None:
            return "\n\n".join(filter(None, (told, self._behind(row, at))))
        return told

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first if section == 0 else self._columns[section - 1].header
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return self._columns[section - 1].tip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _told(column: FigureColumn, row: FigureRow, figure: float | None, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column.text(figure)
        case Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}, {column.tip}: {column.text(figure)}"
        case _ if role == SORT:
            return float("-inf") if figure is None else figure
    return None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
