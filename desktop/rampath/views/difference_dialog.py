"""The question of a second import: which of the plan's figures give way to those of the file."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.models.difference_table import Difference, DifferenceTableModel
from rampath.wording import number, tr


class DifferenceDialog(QDialog):
    """Lists differences and lets the user take or keep each one, or all; `taken` are the rows to take."""

    def __init__(self, title: str, told: str, rows: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model = DifferenceTableModel(rows, parent=self)
        words = QLabel(told)
        words.setWordWrap(True)
        self._table = QTableView()
        self._table.setModel(self.model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.resizeColumnsToContents()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._count = QLabel()
        self._count.setObjectName("quiet")
        take = QPushButton(tr("&Take all of the file's"))
        keep = QPushButton(tr("&Keep all of mine"))
        take.clicked.connect(lambda: self.model.take_all(taken=True))
        keep.clicked.connect(lambda: self.model.take_all(taken=False))
        row = QHBoxLayout()
        for part in (take, keep, self._count):
            row.addWidget(part)
        row.addStretch(1)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(self._table, 1)
        column.addLayout(row)
        column.addWidget(buttons)
        self.model.changed.connect(self._follow)
        self._follow()

    @property
    def taken(self) -> frozenset[int]:
        return self.model.taken

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 520)

    def _follow(self) -> None:
        taken, rows = len(self.taken), self.model.rowCount()
        self._count.setText(
            tr("{taken} of {all} figures are taken from the file", taken=number(taken, 0), all=number(rows, 0))
        )
