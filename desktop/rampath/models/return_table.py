"""The returns of a folder as a table: whose they are, how it stands with them, and a box for those to be accepted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.member import Register, plain
from rampath.domain.return_words import sentence, states_words, urgency
from rampath.domain.returns import Return, State
from rampath.models.reordering import reordering
from rampath.models.row_table import Index, TickTable
from rampath.wording import marked, number


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its text, and on which side it stands; it is sorted by its `key`, or by its text."""

    header: str
    text: Callable[[Return, Register], str]
    right: bool = False
    key: Callable[[Return], int] | None = None


def _counting(header: str, count: Callable[[Return], int]) -> Column:
    """A column of numbers, blank for none; the most come first."""

    def text(each: Return, _register: Register) -> str:
        return number(count(each), 0) if count(each) else ""

    return Column(header, text, right=True, key=lambda each: -count(each))


COLUMNS: tuple[Column, ...] = (
    Column(marked("Member"), lambda each, register: register[each.member].name if each.member else ""),
    Column(marked("How it stands"), lambda each, _register: states_words(each), key=urgency),
    Column(marked("File"), lambda each, _register: "" if each.sent is None else each.sent.file),
    Column(marked("Edition"), lambda each, _register: each.edition.removeprefix("NATO ")),
    Column(marked("Layout"), lambda each, _register: "" if each.sent is None else each.sent.layout),
    _counting(marked("Figures"), lambda each: len(each.rows)),
    _counting(marked("Changed"), lambda each: len(each.changes) + len(each.paths)),
    _counting(marked("Contradict"), lambda each: len(each.contradictions)),
)

_TAKEN_AT_FIRST = {State.RECEIVED, State.CHANGED}


def _same(each: Return) -> tuple[object, ...]:
    """What tells whether a return is as it was before another reading."""
    return each.member, each.states, each.questions, each.sent and (each.sent.file, each.sent.sha256)


class ReturnTableModel(TickTable):
    """One row a return, or a member that sent none, in their own order until they are sorted, which changes none.

    Those that were received in order are ticked at first; what was sent twice, contradicts, leaves questions open or is
    named after another member waits for a person.
    Of a member's several at most one stays ticked.
    """

    headers = tuple(column.header for column in COLUMNS)
    figures = frozenset(at for at, column in enumerate(COLUMNS) if column.right)

    def __init__(self, returns: Sequence[Return], register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._returns = tuple(returns)
        self._register = register
        self._taken = [self._at_first(each) for each in self._returns]
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._order: list[int] = [*range(len(self._returns))]

    @staticmethod
    def _at_first(each: Return) -> bool:
        in_order = set(each.states) <= _TAKEN_AT_FIRST and not each.questions and not each.named_after
        return each.acceptable and in_order

    def show_returns(self, returns: Sequence[Return]) -> None:
        """Show them as they are after another reading; what is as it was keeps its tick."""
        before = {_same(each): taken for each, taken in zip(self._returns, self._taken, strict=True)}
        self.beginResetModel()
        self._returns = tuple(returns)
        self._taken = [before.get(_same(each), self._at_first(each)) for each in self._returns]
        self._put_in_order()
        self.endResetModel()
        self.changed.emit()

    @property
    def accepted(self) -> tuple[Return, ...]:
        """The returns that are ticked, in their own order."""
        return tuple(each for each, taken in zip(self._returns, self._taken, strict=True) if taken)

    @property
    def shown(self) -> tuple[Return, ...]:
        """The returns as they stand in the table."""
        return tuple(self._returns[at] for at in self._order)

    def at(self, row: int) -> Return | None:
        return self._returns[self._order[row]] if 0 <= row < len(self._order) else None

    def take_all(self, *, taken: bool) -> None:
        """Tick every return that can be accepted and was sent once, or none."""
        self._taken = [taken and each.acceptable and not each.twins for each in self._returns]
        if self._returns:
            box = Qt.ItemDataRole.CheckStateRole
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._returns) - 1, 0), [box])
        self.changed.emit()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stably; column -1 brings back the order of the register."""
        self._sorted = column, order
        with reordering(self, lambda: self._order):
            self._put_in_order()

    def _put_in_order(self) -> None:
        column, order = self._sorted
        self._order = [*range(len(self._returns))]
        if column >= 0:
            falling = order is Qt.SortOrder.DescendingOrder
            self._order.sort(key=lambda at: self._key(COLUMNS[column], self._returns[at]), reverse=falling)

    def _key(self, column: Column, each: Return) -> Any:
        """What a column is sorted by; blanks come last."""
        if column.key is not None:
            return column.key(each)
        text = plain(column.text(each, self._register))
        return not text, text

    @property
    @override
    def count(self) -> int:
        return len(self._returns)

    @override
    def may_tick(self, row: int) -> bool:
        return self._returns[self._order[row]].acceptable

    @override
    def is_ticked(self, row: int) -> bool:
        return self._taken[self._order[row]]

    @override
    def set_ticked(self, row: int, *, on: bool) -> None:
        at = self._order[row]
        member = self._returns[at].member
        others = [
            each for each, other in enumerate(self._order)
            if other != at and self._taken[other] and self._returns[other].member == member
        ]  # fmt: skip
        self._taken[at] = on
        for other in others if on else ():
            self._taken[self._order[other]] = False
            self.dataChanged.emit(self.index(other, 0), self.index(other, 0))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self._returns[self._order[index.row()]], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(each, self._register)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(each, self._register)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return self.tick_state(index) if role == Qt.ItemDataRole.CheckStateRole else None
