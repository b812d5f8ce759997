"""What a file would change in a plan, figure by figure, with the choice of the one that is to stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from rampath.domain.measure_words import basis_words, figure_words, series_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.domain.reimport import Change, Difference, Take
from rampath.models.row_table import Index, RowTable
from rampath.wording import marked, tr


class Column(IntEnum):
    MEMBER = 0
    FIGURE = 1
    YEAR = 2
    READ = 3
    MINE = 4
    FILE = 5
    WHY = 6


TAKES = {Column.READ: Take.READ, Column.MINE: Take.MINE, Column.FILE: Take.FILE}
"""The columns of figures that can be chosen; a click on a figure chooses it."""

_CHOSEN, _OPEN = "●", "○"


class DifferenceTableModel(RowTable):
    """One row a figure that differs, conflicts first. `changed` when another one is to stand, or other rows are shown.

    A conflict has no choice until somebody makes one.
    """

    headers = (
        marked("Member"), marked("Figure"), marked("Year"), marked("As read before"), marked("In the plan"),
        marked("In the file"), marked("What happened"),
    )  # fmt: skip
    figures = frozenset({Column.YEAR, *TAKES})
    changed = Signal()

    def __init__(self, found: Sequence[Difference], register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        order = list(Change)
        differing = (each for each in found if each.change is not Change.SAME)
        self._all = tuple(sorted(differing, key=lambda each: order.index(each.change)))
        self._takes: dict[Difference, Take | None] = {each: each.usual for each in self._all}
        self._rows = self._all
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def choices(self) -> dict[Difference, Take]:
        """What is to stand, as far as it is decided."""
        return {each: take for each, take in self._takes.items() if take is not None}

    @property
    def undecided(self) -> int:
        return sum(take is None for take in self._takes.values())

    @property
    def counts(self) -> Counter[Change]:
        """How many figures there are of each kind, shown or not."""
        return Counter(each.change for each in self._all)

    @property
    def shown(self) -> tuple[Difference, ...]:
        return self._rows

    def show_only(self, change: Change | None) -> None:
        """Show the rows of one kind, or all."""
        self.beginResetModel()
        self._rows = tuple(each for each in self._all if change in {None, each.change})
        self.endResetModel()
        self.changed.emit()

    def choose(self, row: int, take: Take) -> bool:
        """Choose the figure that is to stand; False where the row has no such figure."""
        difference = self._rows[row]
        if take not in difference.takes:
            return False
        self._takes[difference] = take
        self.dataChanged.emit(self.index(row, Column.READ), self.index(row, Column.FILE))
        self.changed.emit()
        return True

    def choose_all(self, take: Take) -> None:
        """Choose the same for every row that is shown and has such a figure."""
        for difference in self._rows:
            if take in difference.takes:
                self._takes[difference] = take
        if self._rows:
            self.dataChanged.emit(self.index(0, Column.READ), self.index(len(self._rows) - 1, Column.FILE))
        self.changed.emit()

    def choose_at(self, index: Index) -> bool:
        """Choose the figure in a cell."""
        take = TAKES.get(Column(index.column())) if index.isValid() else None
        return take is not None and self.choose(index.row(), take)

    def choose_by_key(self, index: Index) -> bool:
        """Choose the figure in a cell; in a cell without one, the next figure of its row."""
        if not index.isValid() or Column(index.column()) in TAKES:
            return self.choose_at(index)
        difference = self._rows[index.row()]
        takes = [take for take in TAKES.values() if take in difference.takes]
        chosen = self._takes[difference]
        at = takes.index(chosen) + 1 if chosen in takes else 0
        return bool(takes) and self.choose(index.row(), takes[at % len(takes)])

    @property
    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        difference, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(difference, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(difference, column)
        if column in TAKES and self._takes[difference] is TAKES[column]:
            chosen = tr("{figure}, chosen", figure=self._figure(difference, column))
            told: dict[int, object] = {Qt.ItemDataRole.FontRole: self._bold, Qt.ItemDataRole.AccessibleTextRole: chosen}
            return told.get(role)
        return None

    def _text(self, difference: Difference, column: Column) -> str:
        row = difference.row
        match column:
            case Column.MEMBER:
                return self._register[row.member].name
            case Column.FIGURE:
                return series_words(row)
            case Column.YEAR:
                return str(row.year)
            case Column.WHY:
                why = tr(difference.what)
                why = tr("{why}, in another unit or at other prices", why=why) if difference.restated else why
                return tr("{why}; decided before", why=why) if difference.decided else why
        figure = self._figure(difference, column)
        if TAKES[column] not in difference.takes:
            return figure
        return f"{_CHOSEN if self._takes[difference] is TAKES[column] else _OPEN} {figure}"

    def _figure(self, difference: Difference, column: Column) -> str:
        row = difference.theirs if column is Column.FILE else difference.mine
        if column is Column.READ:
            if row is None or not row.edited:
                return ""
            row = replace(row, value=row.value_read)
        if row is None:
            return tr("none")
        return f"{_firm(row)} ({_terms(row)})" if difference.restated else _firm(row)


def _firm(row: Observation) -> str:
    """The figure, with the `e` of an estimate and the `p` of a planned one."""
    words = figure_words(row.value, row.unit if row.unit == "fraction" else "")
    return words + {Kind.ESTIMATE: " e", Kind.PLAN: " p"}.get(row.kind, "")


def _terms(row: Observation) -> str:
    """In which unit and at which prices a figure is."""
    return ", ".join(filter(None, (row.unit, basis_words(row.price_basis))))


def _tip(difference: Difference, column: Column) -> str | None:
    row = {Column.MINE: difference.mine, Column.FILE: difference.theirs}.get(column)
    if row is None:
        return None
    return tr("{file}, {cell}: “{raw}”", file=row.file, cell=row.cell, raw=row.raw)
