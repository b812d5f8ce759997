"""The order in which editions count, those that do not count at all, and the exceptions of members."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.domain.edition import EditionChoice
from rampath.domain.plan import Plan
from rampath.models.edition_table import Column, EditionTableModel
from rampath.views.editions import choice_words
from rampath.views.room import take_room
from rampath.views.table import Table
from rampath.wording import tr


class EditionDialog(QDialog):
    """Arranges the editions of a plan; `choices` is what comes of it."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Editions"))
        self.model = EditionTableModel(plan.observations, self)
        self._narrow = [choice for choice in plan.editions if not choice.of_all]
        words = QLabel(
            tr("Where several editions tell the same figure, the one that stands higher counts; the others fill in"
               " what it does not tell. One without its tick does not count, but for the exceptions below.")
        )  # fmt: skip
        words.setWordWrap(True)
        self.table = Table(tr("Editions"))
        self._dress_table()
        self.up = QPushButton(tr("Move &up"))
        self.down = QPushButton(tr("Move &down"))
        self.usual = QPushButton(tr("&Usual order"))
        self.usual.setToolTip(tr("The edition that reaches furthest first; all count"))
        self.exceptions = QListWidget()
        self.exceptions.setAccessibleName(tr("Exceptions"))
        self.exceptions.setMaximumHeight(96)
        for choice in self._narrow:
            self.exceptions.addItem(f"{choice_words(choice, plan)}: {choice.edition}")
        self.remove = QPushButton(tr("&Remove the exception"))
        self._lay_out(words)
        take_room(self)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(self.model.to_usual)
        self.remove.clicked.connect(self._remove)
        self.exceptions.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))

    @property
    def choices(self) -> tuple[EditionChoice, ...]:
        return (*self._narrow, *self.model.choices)

    @override
    def sizeHint(self) -> QSize:
        return QSize(680, 420)

    def _move(self, by: int) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.table.selectRow(self.model.move(row, by))

    def _remove(self) -> None:
        row = self.exceptions.currentRow()
        if row >= 0:
            del self._narrow[row]
            self.exceptions.takeItem(row)

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(Column.EDITION, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.YEARS, 92), (Column.MEMBERS, 76), (Column.FIGURES, 76), (Column.COUNTING, 136)):
            header.resizeSection(column, width)
        self.table.selectRow(0)

    def _lay_out(self, words: QLabel) -> None:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        for part in (self.up, self.down, self.usual):
            moves.addWidget(part)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        column.addLayout(moves)
        if self._narrow:
            label = QLabel(tr("E&xceptions, each before the order above"))
            label.setBuddy(self.exceptions)
            column.addWidget(label)
            column.addWidget(self.exceptions)
            below = QHBoxLayout()
            below.addWidget(self.remove)
            below.addStretch(1)
            column.addLayout(below)
            self.remove.setEnabled(False)
        column.addWidget(buttons)
