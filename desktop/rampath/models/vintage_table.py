"""The vintage table: a row for each edition and its revisions, a column for each year."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from rampath.domain.observation import Observation
from rampath.domain.vintage import VintageTable
from rampath.domain.vintage_text import (
    COUNTS,
    figure_text,
    figure_tip,
    revision_words,
    shown_figure,
    shown_revision,
    vintage_words,
)
from rampath.wording import tr

Index = QModelIndex | QPersistentModelIndex


class VintageTableModel(QAbstractTableModel):
    """Shows a vintage table; `typed(observation, text)` asks for another figure in place of an observed one."""

    typed = Signal(object, str)

    def __init__(self, table: VintageTable | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._behind: Callable[[Observation], str] = lambda _row: ""
        self._bold = QFont()
        self._bold.setBold(True)

    def tell_behind(self, behind: Callable[[Observation], str]) -> None:
        """Of which file a figure is, is told by this function, and shown on hover under what the cell says."""
        self._behind = behind

    def show_table(self, table: VintageTable | None) -> None:
        """Show another table; where only figures differ, the cell in focus and its editor stay."""
        if table == self._table:
            return
        if _form(table) == _form(self._table) != ():
            self._table = table
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            return
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def vintage_at(self, row: int) -> tuple[int, bool]:
        """Which vintage a row belongs to, and whether it is the row of its revisions."""
        return (0, False) if self._table is None else self._table.lines[row]

    def observation(self, index: Index) -> Observation | None:
        """The figure in a cell; None in a row of revisions and where there is none."""
        if self._table is None or not index.isValid():
            return None
        vintage, revised = self.vintage_at(index.row())
        return None if revised else self._table.vintages[vintage].figures[index.column()]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if self._table is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._table.lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self._table is None or (parent is not None and parent.isValid()) else len(self._table.years)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.observation(index) is None else flags | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        table = self._table
        if table is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        vintage, revised = self.vintage_at(index.row())
        if revised:
            return shown_revision(table, vintage, index.column()) if role == Qt.ItemDataRole.DisplayRole else None
        return self._figure(table, vintage, index.column(), role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the figure that was typed; the plan's answer comes back as another table."""
        found = self.observation(index)
        if found is None or role != Qt.ItemDataRole.EditRole or str(value).strip() == figure_text(found):
            return False
        self.typed.emit(found, str(value))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        table = self._table
        if table is None or section < 0 or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return str(table.years[section]) if section < len(table.years) else None
        if section >= self.rowCount():
            return None
        vintage, revised = self.vintage_at(section)
        return revision_words(table, vintage) if revised else vintage_words(table.vintages[vintage])

    def _figure(self, table: VintageTable, vintage: int, column: int, role: int) -> Any:
        text = shown_figure(table, vintage, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.EditRole:
            return figure_text(table.vintages[vintage].figures[column])
        if role == Qt.ItemDataRole.ToolTipRole:
            row = table.vintages[vintage].figures[column]
            behind = "" if row is None else self._behind(row)
            return "\n\n".join(filter(None, (figure_tip(table, vintage, column), behind)))
        if role == Qt.ItemDataRole.AccessibleTextRole and text.startswith(COUNTS):
            return tr("{figure}, counts", figure=text.removeprefix(COUNTS).strip())
        if role == Qt.ItemDataRole.FontRole and text.startswith(COUNTS):
            return self._bold
        return None


def _form(table: VintageTable | None) -> tuple[object, ...]:
    """What rows and columns a table has."""
    if table is None:
        return ()
    return table.member, table.variant, table.years, tuple(vintage.edition for vintage in table.vintages)
