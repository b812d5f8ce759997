"""The model of a table of members by years: names head the rows, years the columns; cells are typed and pasted into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from rampath.domain.block_edit import Entry
from rampath.domain.observation import Kind, year_label
from rampath.models.selection_totals import BlockRole, CellNumber
from rampath.models.year_sheet import SheetRow, State, YearSheet
from rampath.wording import NONE, number, tr

Index = QModelIndex | QPersistentModelIndex


class YearRole(IntEnum):
    """What a cell of a year table tells beside its text."""

    STATE = Qt.ItemDataRole.UserRole + 41


@dataclass(frozen=True, slots=True)
class CellEntry:
    """What a view asks to be put into a cell; see `Entry`."""

    row: int
    column: int
    text: str = ""
    number: float | None = None
    pasted: bool = False


class YearTableModel(QAbstractTableModel):
    """Shows a sheet; another one of the same shape touches only the rows that differ.

    `entered(entries, deed)` is asked with what is typed, pasted or filled in, and with a word for what was done.
    """

    def __init__(self, entered: Callable[[Sequence[Entry], str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entered = entered
        self._sheet: YearSheet | None = None
        self._behind: Callable[[str, int], str] = lambda _code, _year: ""

    @property
    def sheet(self) -> YearSheet | None:
        return self._sheet

    def tell_behind(self, behind: Callable[[str, int], str]) -> None:
        """What a member's figure of a year rests on is told by this function, and shown on hover."""
        self._behind = behind

    def show_sheet(self, sheet: YearSheet) -> None:
        before, codes = self._sheet, [row.code for row in sheet.rows]
        if before is None or _shape(before) != _shape(sheet) or [row.code for row in before.rows] != codes:
            self.beginResetModel()
            self._sheet = sheet
            self.endResetModel()
            return
        headers = self._years()
        self._sheet = sheet
        if self._years() != headers:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(sheet.years) - 1)
        for i, (old, new) in enumerate(zip(before.rows, sheet.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(sheet.years) - 1))

    def enter(self, cells: Sequence[CellEntry], deed: str) -> None:
        """Ask for cells to be set together."""
        sheet = self._sheet
        if sheet is not None and cells:
            self._entered(
                [Entry(sheet.rows[c.row].code, sheet.years[c.column], c.text, c.number, c.pasted) for c in cells], deed
            )

    def why_locked(self, row: int, column: int) -> str:
        """Why a cell cannot be typed into, in a sentence; nothing where it can be."""
        state = self._row(row).states[column]
        place = f"{self._row(row).name} {self.year_at(column)}"
        match state:
            case State.ACTUAL | State.ESTIMATE:
                return tr("{place} was observed and is locked; it changes with the edition.", place=place)
            case State.FOLLOWS:
                return tr("{place} follows from the members and cannot be typed over.", place=place)
            case State.HELD:
                return tr("{place} is held. Release it to change it.", place=place)
        return ""

    def place_of(self, name: str) -> int | None:
        """The row of a member by any case of its name or code, for a block that brings its own headers."""
        wanted = name.strip().casefold()
        rows = () if self._sheet is None else self._sheet.rows
        return next((i for i, row in enumerate(rows) if wanted in {row.name.casefold(), row.code.casefold()}), None)

    def column_of(self, name: str) -> int | None:
        """The column of a year (`2031`, `2026e`)."""
        wanted = name.strip().removesuffix("e").removesuffix(".0")
        years = () if self._sheet is None else self._sheet.years
        return next((i for i, year in enumerate(years) if str(year) == wanted), None)

    def code_at(self, row: int) -> str:
        return self._row(row).code

    def year_at(self, column: int) -> int:
        assert self._sheet is not None  # noqa: S101 - asked for a cell that is shown
        return self._sheet.years[column]

    def _row(self, row: int) -> SheetRow:
        assert self._sheet is not None  # noqa: S101 - asked for a row that is shown
        return self._sheet.rows[row]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._sheet is None or (parent is not None and parent.isValid()) else len(self._sheet.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self._sheet is None or (parent is not None and parent.isValid()) else len(self._sheet.years)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one a role
        if self._sheet is None or not index.isValid():
            return None
        row = self._row(index.row())
        value, state = row.values[index.column()], row.states[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(value, state)
            case Qt.ItemDataRole.EditRole:
                return "" if value is None else number(value, self._sheet.decimals).replace(",", "")
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._named(row, index.column())}: {self._text(value, state)}, {tr(state.value)}"
            case Qt.ItemDataRole.ToolTipRole:
                year = self._sheet.years[index.column()]
                told = f"{self._named(row, index.column())}: {tr(state.value)}"
                return "\n\n".join(filter(None, (told, self._behind(row.code, year))))
            case Qt.ItemDataRole.FontRole:
                return _font(state, bold=row.aggregate)
            case YearRole.STATE:
                return state
            case BlockRole.NUMBER if value is not None:
                whole = row.code if row.aggregate else ""
                return CellNumber(value, row.unit, self._sheet.decimals, self._sheet.adds, whole)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self._sheet is None or not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self.enter([CellEntry(index.row(), index.column(), str(value))], tr("Set"))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        sheet = self._sheet
        if sheet is None or not 0 <= section < (len(sheet.years) if across else len(sheet.rows)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._year(section) if across else sheet.rows[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            return sheet.head if across else f"{sheet.rows[section].name}, {sheet.rows[section].unit}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _years(self) -> list[str]:
        return [self._year(column) for column in range(self.columnCount())]

    def _year(self, column: int) -> str:
        """`2026e` where any member's figure of the year is an estimate."""
        assert self._sheet is not None  # noqa: S101 - asked for a column that is shown
        year = self._sheet.years[column]
        told = any(row.states[column] is State.ESTIMATE for row in self._sheet.rows)
        return year_label(year, Kind.ESTIMATE if told or year in self._sheet.estimates else Kind.ACTUAL)

    def _named(self, row: SheetRow, column: int) -> str:
        assert self._sheet is not None  # noqa: S101 - asked for a cell that is shown
        return f"{row.name} {self._sheet.years[column]}, {self._sheet.head}"

    def _text(self, value: float | None, state: State) -> str:
        assert self._sheet is not None  # noqa: S101 - asked for a cell that is shown
        text = NONE if value is None else number(value, self._sheet.decimals)
        return f"({text})" if state is State.BEYOND else text


def _shape(sheet: YearSheet) -> tuple[object, ...]:
    return sheet.kind, sheet.head, sheet.years


def _font(state: State, *, bold: bool) -> QFont | None:
    """Anchors are bold and estimates slanted, so that colour is not needed to tell them."""
    slanted = state is State.ESTIMATE
    bold = bold or state in {State.ANCHOR, State.HELD, State.BY_HAND}
    if not (slanted or bold):
        return None
    font = QFont()
    font.setBold(bold)
    font.setItalic(slanted)
    return font
