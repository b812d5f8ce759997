"""The question of a second import: which of the plan's figures give way to those of the file."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.domain.member import Register
from rampath.domain.reimport import Change, Choices, Difference, Take
from rampath.models.difference_table import Column, DifferenceTableModel
from rampath.views.room import take_room
from rampath.views.table import Table
from rampath.wording import number, tr

_WIDTHS = {
    Column.MEMBER: 168, Column.FIGURE: 336, Column.YEAR: 52, Column.READ: 108, Column.MINE: 112, Column.FILE: 112,
}  # fmt: skip


class DifferenceDialog(QDialog):
    """Lists the figures that differ; `choices` are those that are to stand. A click on a figure chooses it.

    OK waits until every conflict is decided.
    """

    def __init__(
        self,
        title: str,
        told: str,
        found: Sequence[Difference],
        register: Register,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model = DifferenceTableModel(found, register, self)
        words = QLabel(told)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("Which figures are listed"))
        self._fill_kinds()
        self.table = _Table(self.model)
        self._left = QLabel()
        self._left.setObjectName("quiet")
        self.take = QPushButton(tr("&Take the file's for all listed"))
        self.keep = QPushButton(tr("&Keep mine for all listed"))
        self.read = QPushButton(tr("&As read before for all listed"))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out(words)
        take_room(self)
        self.kinds.activated.connect(lambda _index: self.model.show_only(self.kinds.currentData()))
        for button, take in ((self.take, Take.FILE), (self.keep, Take.MINE), (self.read, Take.READ)):
            button.clicked.connect(lambda _checked=False, take=take: self.model.choose_all(take))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.model.changed.connect(self._follow)
        self._follow()

    @property
    def choices(self) -> Choices:
        return self.model.choices

    @override
    def sizeHint(self) -> QSize:
        return QSize(1190, 560)

    def _fill_kinds(self) -> None:
        counts = self.model.counts
        self.kinds.addItem(tr("All that differ ({count})", count=number(counts.total(), 0)), None)
        for change in Change:
            if counts[change]:
                what = tr(change.value)
                text = tr("{what} ({count})", what=what[:1].upper() + what[1:], count=number(counts[change], 0))
                self.kinds.addItem(text, change)

    def _follow(self) -> None:
        undecided = self.model.undecided
        taken = sum(take is Take.FILE for take in self.model.choices.values())
        said = tr("Taken from the file: {taken} of {all}",
                  taken=number(taken, 0), all=number(self.model.counts.total(), 0))  # fmt: skip
        if undecided:
            said = tr("{said}; still to be decided: {count}", said=said, count=number(undecided, 0))
        self._left.setText(said)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not undecided)
        self.read.setVisible(any(each.change is Change.CONFLICT for each in self.model.shown))

    def _lay_out(self, words: QLabel) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        for part in (self.kinds, self.take, self.keep, self.read):
            above.addWidget(part)
        above.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._left, 1)
        below.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addLayout(below)


class _Table(Table):
    """Figures are chosen by a click, or by Space or Enter on the cell in focus; beside them these keys go through all
    figures of the row.
    """

    def __init__(self, model: DifferenceTableModel) -> None:
        super().__init__(tr("Figures that differ"))
        self._model = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._choose)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._model.choose_by_key(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self._model.choose_at(index)
