"""The window that shows where one number comes from: its sentences, and its cell in the sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.domain.plan import Plan
from rampath.domain.provenance import Provenance, provenance_again, provenance_lines, read_day
from rampath.views.room import take_room
from rampath.views.sheet_pane import SheetPane, Spot
from rampath.wording import tr


class SourceWindow(QDialog):
    """Stands beside the main window and may stay open."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Where it comes from"))
        self.setModal(False)
        self.pane = SheetPane(palette)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setWordWrap(True)
        self._whole = ""
        self._found: Provenance | None = None
        self.copy = QPushButton(tr("&Copy"))
        self.copy.setToolTip(tr("Copy these sentences with the whole SHA-256"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._told, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        take_room(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pane, 1)

    @property
    def text(self) -> str:
        return self._told.text()

    def follow(self, plan: Plan) -> None:
        """Tell of the same figure in another plan; the window goes with a figure that is not in there."""
        now = None if self._found is None else provenance_again(plan, self._found)
        if now is None:
            self.close()
        elif now != self._found:
            self.show_provenance(now)

    def show_provenance(self, found: Provenance) -> None:
        self._found = found
        self._told.setText("\n".join(provenance_lines(found)))
        self._whole = "\n".join(provenance_lines(found, whole=True))
        row, source = found.observation, found.source
        digest = "" if source is None else source.sha256
        self.pane.show_spot(Spot(row.file, row.cell, digest, row.raw, read_day(source)))

    def set_palette(self, palette: Palette) -> None:
        self.pane.set_palette(palette)

    @override
    def sizeHint(self) -> QSize:
        return QSize(980, 600)
