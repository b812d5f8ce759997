"""Before a workbook leaves: what it carries beside its figures, and what of it is to be taken out of a copy."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.models.inspection_table import Column, InspectionTableModel
from rampath.views.block.view import BlockView
from rampath.views.planning.following import calm
from rampath.wording import number, tr
from rampath.workbook.inspected.inspecting import Inspection
from rampath.workbook.inspected.item import KINDS, Item

_WIDTHS = {Column.KIND: 150, Column.TEXT: 420, Column.PLACE: 190}


class InspectorDialog(QDialog):
    """Lists what was found; `write` is asked for with what is ticked. Everything stays unless somebody ticks it."""

    def __init__(
        self, inspection: Inspection, write: Callable[[tuple[Item, ...]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.inspection = inspection
        self.setWindowTitle(tr("Inspect {file}", file=inspection.file.name))
        self.resize(self.sizeHint().boundedTo(QGuiApplication.primaryScreen().availableSize()))
        self.model = InspectionTableModel(inspection.items, self)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("Which kinds are listed"))
        self.all, self.none = QPushButton(tr("Tick &all listed")), QPushButton(tr("Tick &none of the listed"))
        self.write = QPushButton(tr("&Write a copy without what is ticked…"))
        self.table = BlockView(tr("What the workbook carries"))
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self._lay_out()
        self.kinds.activated.connect(lambda _index: self.model.show_only(self.kinds.currentData()))
        self.all.clicked.connect(lambda: self.model.tick_all(on=True))
        self.none.clicked.connect(lambda: self.model.tick_all(on=False))
        self.write.clicked.connect(lambda: write(self.model.chosen))
        self.model.changed.connect(self._count)
        self._count()

    def say(self, text: str) -> None:
        self.sentence.setText(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(1180, 620)

    def _count(self) -> None:
        found, chosen = len(self.model.items), len(self.model.chosen)
        if not found:
            self.say(tr("Nothing was found beside the figures: no author, path, link, dead name or comment."))
        else:
            self.say(
                tr("Found {found}; to be taken out {chosen}. What is not ticked stays.", found=number(found, 0),
                   chosen=number(chosen, 0))
            )  # fmt: skip
        self.write.setEnabled(chosen > 0)

    def _lay_out(self) -> None:
        counts = Counter(each.kind for each in self.model.items)
        self.kinds.addItem(tr("All ({count})", count=number(len(self.model.items), 0)), None)
        for kind, words in KINDS.items():
            if counts[kind]:
                self.kinds.addItem(tr("{kind} ({count})", kind=tr(words), count=number(counts[kind], 0)), kind)
        calm(self.table, tr("What the workbook carries"))
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        for part in (self.kinds, self.all, self.none):
            above.addWidget(part)
        above.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.all, self.none, self.write):
            button.setAutoDefault(False)
        below.addWidget(self.sentence, 1)
        below.addWidget(self.write)
        below.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.setSpacing(8)
        whole.addLayout(above)
        whole.addWidget(self.table, 1)
        whole.addLayout(below)
