"""Finding in a table: a line to type in, the next and the previous cell that holds it, and how many do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from rampath.domain.member import plain
from rampath.views.block.keys import Place
from rampath.views.block.view import BlockView
from rampath.wording import MINUS, tr


def found_in(view: BlockView, text: str) -> list[Place]:
    """The places of a table whose text, or whose row's or column's name, holds a text; letter case set aside."""
    wanted = plain(text)
    model, columns = view.model(), view.columns()
    if not wanted or model is None:
        return []
    named = not view.verticalHeader().isHidden()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    years = [wanted in plain(str(model.headerData(column, across) or "")) for column in columns]
    found: list[Place] = []
    for row in range(model.rowCount()):
        if named and wanted in plain(str(model.headerData(row, down) or "")):
            found.append((row, 0))
            continue
        for i, column in enumerate(columns):
            told = str(model.index(row, column).data() or "").replace(MINUS, "-")
            if wanted in plain(told) or (row == 0 and years[i]):
                found.append((row, i))
    return found


class FindBar(QWidget):
    """Stands above a table while something is sought; Esc closes it, and the keys are the table's again."""

    def __init__(self, view: BlockView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        view.can_find = True
        view.find_wanted.connect(self.open)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find a name, a year or a number"))
        self.line.setAccessibleName(tr("Find in the table"))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.count.setMinimumWidth(90)
        self.previous, self.next = QPushButton(tr("P&revious")), QPushButton(tr("&Next"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        for part in (self.count, self.previous, self.next):
            row.addWidget(part)
        self.line.textChanged.connect(self._look)
        self.previous.clicked.connect(lambda _checked=False: self.step(-1))
        self.next.clicked.connect(lambda _checked=False: self.step(1))
        self.hide()

    def open(self) -> None:
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._look(self.line.text())

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) cell that holds the text, round the end."""
        found, here = found_in(self._view, self.line.text()), self._view.place() or (-1, -1)
        if not found:
            self._tell(0, 0)
            return
        if by > 0:
            at = next((i for i, place in enumerate(found) if place > here), 0)
        else:
            at = next((i for i in reversed(range(len(found))) if found[i] < here), len(found) - 1)
        self._view.select(found[at], found[at])
        self._tell(at + 1, len(found))

    def _look(self, text: str) -> None:
        """Show the first one from the cell in focus on, while somebody types."""
        found, here = found_in(self._view, text), self._view.place() or (0, 0)
        if not found:
            self._tell(0, 0)
            return
        at = next((i for i, place in enumerate(found) if place >= here), 0)
        self._view.select(found[at], found[at])
        self._tell(at + 1, len(found))

    def _tell(self, at: int, count: int) -> None:
        if not self.line.text().strip():
            self.count.setText("")
        elif not count:
            self.count.setText(tr("not found"))
        else:
            self.count.setText(tr("{at} of {count}", at=at, count=count))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
