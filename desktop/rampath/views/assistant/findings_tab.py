"""What there is to say about the reading: a row a finding, and below the whole sentence of the one come to."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QVBoxLayout, QWidget

from rampath.domain.finding import Finding
from rampath.models.finding_table import FindingTableModel, Part
from rampath.views.assistant.outcome_table import outcome_table
from rampath.wording import tr

Index = QModelIndex | QPersistentModelIndex
_FINDING_HEIGHT = 56


class FindingsTab(QWidget):
    """Shows findings. `place_wanted(place)` when one is come to."""

    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingTableModel(parent=self)
        self.table = outcome_table(self.model)
        self.told = QLabel()
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        self.table.selectionModel().currentRowChanged.connect(self._come_to)
        self.model.modelReset.connect(lambda: self._tell(None))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.model.show_findings(findings)

    def _come_to(self, current: Index, _before: Index) -> None:
        finding = self.model.finding_at(current.row()) if current.isValid() else None
        self._tell(finding)
        if finding is not None:
            self.place_wanted.emit(finding.place)

    def _tell(self, finding: Finding | None) -> None:
        """The whole sentence, with what was expected, for which the table has no room."""
        self.told.setText("" if finding is None else finding.message)
        self.told.setVisible(finding is not None)

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName(tr("Findings"))
        table.verticalHeader().hide()
        for part in Part:
            table.setColumnHidden(part, part in {Part.FILE, Part.RAW, Part.EXPECTED})
        for part, width in ((Part.SEVERITY, 80), (Part.PLACE, 84), (Part.DONE, 132)):
            table.setColumnWidth(part, width)
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(_FINDING_HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(Part.SAID, QHeaderView.ResizeMode.Stretch)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)  # texts of the sheet stand in it
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setMargin(4)
        self.told.hide()
