"""The returns of a folder as a table: whose they are, how it stands with them, and a box for those to be accepted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from rampath.domain.member import Register
from rampath.domain.return_words import sentence, states_words
from rampath.domain.returns import Return, State
from rampath.models.row_table import Index, TickTable
from rampath.wording import marked, number


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its text, and on which side it stands."""

    header: str
    text: Callable[[Return, Register], str]
    right: bool = False


def _count(figures: Sequence[object]) -> str:
    return number(len(figures), 0) if figures else ""


COLUMNS: tuple[Column, ...] = (
    Column(marked("Member"), lambda each, register: register[each.member].name if each.member else ""),
    Column(marked("How it stands"), lambda each, _register: states_words(each)),
    Column(marked("File"), lambda each, _register: "" if each.sent is None else each.sent.file),
    Column(
        marked("Edition"), lambda each, _register: "" if each.sent is None else each.sent.edition.removeprefix("NATO ")
    ),
    Column(marked("Layout"), lambda each, _register: "" if each.sent is None else each.sent.layout),
    Column(marked("Figures"), lambda each, _register: _count(each.rows), right=True),
    Column(marked("Changed"), lambda each, _register: _count((*each.changes, *each.paths)), right=True),
    Column(marked("Contradict"), lambda each, _register: _count(each.contradictions), right=True),
)

_TAKEN_AT_FIRST = {State.RECEIVED, State.CHANGED}


def _same(each: Return) -> tuple[object, ...]:
    """What tells whether a return is as it was before another reading."""
    return each.member, each.states, each.questions, each.sent and (each.sent.file, each.sent.sha256)


class ReturnTableModel(TickTable):
    """One row a return, or a member that sent none.

    Those that were received in order are ticked at first; what was sent twice, contradicts or leaves questions open
    waits for a person.
    Of a member's several at most one stays ticked.
    """

    headers = tuple(column.header for column in COLUMNS)
    figures = frozenset(at for at, column in enumerate(COLUMNS) if column.right)

    def __init__(self, returns: Sequence[Return], register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._returns = tuple(returns)
        self._register = register
        self._taken = [self._at_first(each) for each in self._returns]

    @staticmethod
    def _at_first(each: Return) -> bool:
        return each.acceptable and set(each.states) <= _TAKEN_AT_FIRST and not each.questions

    def show_returns(self, returns: Sequence[Return]) -> None:
        """Show them as they are after another reading; what is as it was keeps its tick."""
        before = {_same(each): taken for each, taken in zip(self._returns, self._taken, strict=True)}
        self.beginResetModel()
        self._returns = tuple(returns)
        self._taken = [before.get(_same(each), self._at_first(each)) for each in self._returns]
        self.endResetModel()
        self.changed.emit()

    @property
    def accepted(self) -> tuple[Return, ...]:
        """The returns that are ticked."""
        return tuple(each for each, taken in zip(self._returns, self._taken, strict=True) if taken)

    def at(self, row: int) -> Return | None:
        return self._returns[row] if 0 <= row < len(self._returns) else None

    def take_all(self, *, taken: bool) -> None:
        """Tick every return that can be accepted and was sent once, or none."""
        self._taken = [taken and each.acceptable and not each.twins for each in self._returns]
        if self._returns:
            box = Qt.ItemDataRole.CheckStateRole
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._returns) - 1, 0), [box])
        self.changed.emit()

    @property
    @override
    def count(self) -> int:
        return len(self._returns)

    @override
    def may_tick(self, row: int) -> bool:
        return self._returns[row].acceptable

    @override
    def is_ticked(self, row: int) -> bool:
        return self._taken[row]

    @override
    def set_ticked(self, row: int, *, on: bool) -> None:
        member = self._returns[row].member
        others = [
            at for at, each in enumerate(self._returns) if each.member == member and self._taken[at] and at != row
        ]
        self._taken[row] = on
        for other in others if on else ():
            self._taken[other] = False
            self.dataChanged.emit(self.index(other, 0), self.index(other, 0))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        each, column = self._returns[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(each, self._register)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(each, self._register)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return self.tick_state(index) if role == Qt.ItemDataRole.CheckStateRole else None
