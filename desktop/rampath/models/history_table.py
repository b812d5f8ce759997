"""The list of changes: every undo step with its name, the members it changed and when it was made."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from rampath.domain.history import Step
from rampath.domain.member import Register
from rampath.models.row_table import Index, RowTable
from rampath.wording import NONE, marked, tr

_HEADERS = (marked("Change"), marked("Member"), marked("When"), marked("State"))


class HistoryTableModel(RowTable):
    """Row 0 is the plan as it was opened, row `n` the plan after the n-th step; the row of now has a sign."""

    headers = _HEADERS

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._steps: tuple[Step, ...] = ()
        self._now = 0

    @property
    def now(self) -> int:
        """The row of the plan of now."""
        return self._now

    def show_steps(self, steps: Sequence[Step], now: int, register: Register) -> None:
        """Show these steps, of which the first `now` are done."""
        steps = tuple(steps)
        same = len(steps) == len(self._steps) and all(a is b for a, b in zip(steps, self._steps, strict=True))
        if same and now == self._now and register is self._register:
            return
        self.beginResetModel()
        self._steps, self._now, self._register = steps, now, register
        self.endResetModel()

    @property
    @override
    def count(self) -> int:
        return 1 + len(self._steps)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        texts = self._texts(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join(text for text in texts if text)
        if role == Qt.ItemDataRole.FontRole and index.row() == self._now:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _texts(self, row: int) -> tuple[str, str, str, str]:
        state = tr("▶ now") if row == self._now else tr("undone") if row > self._now else tr("done")
        if row == 0:
            return tr("As opened"), NONE, "", state if self._now == 0 else ""
        step = self._steps[row - 1]
        members = [self._register[code].name for code in step.members if code in self._register]
        who = tr("{count} members", count=len(members)) if len(members) > 3 else ", ".join(members)
        return step.text, who or NONE, step.when.strftime("%H:%M:%S"), state
