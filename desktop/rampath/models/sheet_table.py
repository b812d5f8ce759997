"""A sheet as it stands in its file: every cell at its true address, with marks that say what a cell is taken for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

from openpyxl.utils import get_column_letter
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.wording import tr
from rampath.workbook.grid import Sheet, filled, place, raw_text
from rampath.workbook.sheet_xml import Place

Index = QModelIndex | QPersistentModelIndex
Range = tuple[Place, Place]
"""First and last cell."""

MOST_SPANS = 5_000
"""How many merged ranges are shown as such; a sheet that has more is shown with the first of them."""
_MANY_MARKS = 20_000
"""More marks are not compared one by one: all is drawn anew, which is only what is in sight."""


class Tint(StrEnum):
    """What a mark is about; the view has a colour for each."""

    FIGURES = "figures"
    NAMES = "names"
    HEADER = "header"
    SAID = "said"
    LEFT_OUT = "left_out"
    OUTSIDE = "outside"
    DOUBT = "doubt"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class CellMark:
    """What a cell is taken for: a word ("year 2024"), a whole sentence where there is one, and its colour."""

    word: str
    tint: Tint
    text: str = ""


Cells = Mapping[Place, CellMark]
"""Marks by row and column; row 0 stands for a whole column, column 0 for a whole row."""
NO_CELLS: Cells = MappingProxyType({})


class SheetRole(IntEnum):
    """What a cell tells beside its text: its mark, whether it is an error, whether it is hidden in the file."""

    MARK = Qt.ItemDataRole.UserRole
    ERROR = Qt.ItemDataRole.UserRole + 1
    HIDDEN = Qt.ItemDataRole.UserRole + 2


class SheetTableModel(QAbstractTableModel):
    """Read only; texts are fetched from the sheet's rows when they are asked for.

    The constructor reads the sheet's records of errors and merged ranges; `prepare` does so beforehand.
    """

    def __init__(self, sheet: Sheet, marks: Cells = NO_CELLS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.spans = spans_of(sheet.merged)
        self._marks = marks
        self._errors = {**sheet.marks.unstored, **sheet.marks.errors}
        self._hidden = sheet.hidden_rows
        self._hidden_columns = sheet.hidden_columns
        self._telling: dict[int, Callable[[Place], object]] = {
            Qt.ItemDataRole.DisplayRole: self.text,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: lambda where: ", ".join(self._tip(where).splitlines()),
            SheetRole.MARK: self.mark,
            SheetRole.ERROR: lambda where: self._error(where) is not None,
            SheetRole.HIDDEN: lambda where: where[0] in self._hidden or where[1] in self._hidden_columns,
        }
        far = [*self._errors, *(last for _first, last in self.spans)]
        self._rows = max([len(sheet.rows), *(row for row, _column in far)])
        self._columns = max([sheet.width, *(column for _row, column in far)])

    @property
    def marks(self) -> Cells:
        return self._marks

    def set_marks(self, marks: Cells) -> None:
        """Show other marks; the cells, the selection and the scrolled place stay."""
        before, self._marks = self._marks, marks
        if len(before) + len(marks) > _MANY_MARKS:
            changed = [(0, 0)]
        else:
            changed = [at for at in {*before, *marks} if before.get(at) != marks.get(at)]
        if not changed or not self._rows or not self._columns:
            return
        rows, columns = [row for row, _ in changed], [column for _, column in changed]
        top, bottom = (1, self._rows) if 0 in rows else (min(rows), min(max(rows), self._rows))
        left, right = (1, self._columns) if 0 in columns else (min(columns), min(max(columns), self._columns))
        if top <= bottom and left <= right:
            self.dataChanged.emit(self.index(top - 1, left - 1), self.index(bottom - 1, right - 1))
        if 0 in rows:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        if 0 in columns:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._rows - 1)

    def at(self, where: Place) -> QModelIndex:
        """The index of a cell by its address; an invalid one outside the sheet."""
        row, column = where
        inside = 1 <= row <= self._rows and 1 <= column <= self._columns
        return self.index(row - 1, column - 1) if inside else QModelIndex()

    def text(self, where: Place) -> str:
        """What stands at an address, as the sheet holds it."""
        error = self._error(where)
        if error is not None:
            return error
        value = self.sheet.value(*where)
        return raw_text(value) if filled(value) else ""

    def mark(self, where: Place) -> CellMark | None:
        """The mark of a cell: its own, else its row's, else its column's."""
        marks = self._marks
        return (marks.get(where) or marks.get((where[0], 0)) or marks.get((0, where[1]))) if marks else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._columns

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        told = self._telling.get(role)
        return None if told is None else told((index.row() + 1, index.column() + 1))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (self._columns if across else self._rows):
            return None
        mark = self._marks.get((0, section + 1) if across else (section + 1, 0))
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            if across:
                letter = get_column_letter(section + 1)
                letter = tr("{column} hidden", column=letter) if section + 1 in self._hidden_columns else letter
                return letter if mark is None or not mark.word else f"{letter} · {mark.word}"
            row = tr("{row} hidden", row=section + 1) if section + 1 in self._hidden else str(section + 1)
            return row if mark is None or not mark.word else f"{row} · {mark.word}"
        if role == roles.ToolTipRole:
            return "\n".join([*self._said_hidden(section + 1, across=across), *_said(mark)]) or None
        if role == SheetRole.MARK:
            return mark
        return None

    def _said_hidden(self, number: int, *, across: bool) -> list[str]:
        if across and number in self._hidden_columns:
            return [tr("Column {column} is hidden in the file.", column=get_column_letter(number))]
        if not across and number in self._hidden:
            return [tr("Row {row} is hidden in the file.", row=number)]
        return []

    def _error(self, where: Place) -> str | None:
        """The error or the formula without a stored value that stands there; most sheets have none."""
        return self._errors.get(where) if self._errors else None

    def _alignment(self, where: Place) -> Qt.AlignmentFlag:
        value = self.sheet.value(*where)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter

    def _tip(self, where: Place) -> str:
        """Address, the whole text, and what there is to say about the cell, a line each."""
        lines = [place(self.sheet.name, *where), self.text(where) or tr("empty")]
        error = self._error(where)
        if error is not None and error.startswith("="):
            lines.append(tr("a formula whose value the file does not hold"))
        elif error is not None:
            lines.append(tr("an error in the file"))
        if where[0] in self._hidden:
            lines.append(tr("in a row that is hidden in the file"))
        if where[1] in self._hidden_columns:
            lines.append(tr("in a column that is hidden in the file"))
        return "\n".join([*lines, *_said(self.mark(where))])


def prepare(sheet: Sheet) -> Sheet:
    """The sheet with its records read, which takes a while for a large one: to be called beside the window."""
    _ = sheet.marks, sheet.merged, sheet.hidden_columns
    return sheet


def spans_of(merged: tuple[Range, ...]) -> tuple[Range, ...]:
    """The merged ranges of more than one cell that do not overlap; of two that do, the upper one counts."""
    kept: list[Range] = []
    reaching: list[Range] = []
    for first, last in sorted(merged):
        if len(kept) == MOST_SPANS:
            break
        reaching = [known for known in reaching if known[1][0] >= first[0]]
        apart = all(last[1] < known[0][1] or first[1] > known[1][1] for known in reaching)
        if first != last and first[0] <= last[0] and first[1] <= last[1] and apart:
            kept.append((first, last))
            reaching.append((first, last))
    return tuple(kept)


def _said(mark: CellMark | None) -> list[str]:
    return [] if mark is None else [mark.text or mark.word]
