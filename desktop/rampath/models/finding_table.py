"""The findings as a table: how grave, where, what stands there, and what was done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from rampath.domain.finding import Finding, Severity
from rampath.wording import marked, tr

Index = QModelIndex | QPersistentModelIndex

SEVERITY_WORDS = {
    Severity.ERROR: marked("✕ error"),
    Severity.WARNING: marked("▲ warning"),
    Severity.NOTE: marked("● note"),
}
_HEADERS = (marked("Severity"), marked("Place"), marked("Text"), marked("Finding"))


class FindingTableModel(QAbstractTableModel):
    """One row a finding."""

    def __init__(self, findings: Sequence[Finding] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings = tuple(findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        if tuple(findings) != self._findings:
            self.beginResetModel()
            self._findings = tuple(findings)
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            word = tr(SEVERITY_WORDS[finding.severity])
            return (word, finding.place, finding.raw, finding.message)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.message
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section]) if 0 <= section < len(_HEADERS) else None
        return None
