"""What was found in a file, as a tree: figures by measure, cells without one by reason, and every grave finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from rampath.domain.finding import Finding, Severity
from rampath.domain.measure_words import measure_words
from rampath.models.finding_table import SEVERITY_WORDS
from rampath.wording import number, tr
from rampath.workbook.reading import Reading

_MOST = 200
"""More findings of one severity are not listed here; the window of findings has all of them."""
_CELLS_WIDTH = 72
_SENTENCE = Qt.ItemDataRole.UserRole


class FoundTree(QWidget):
    """Shows a reading; below it stands the whole sentence of the finding that is come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.told = QLabel()
        self.tree.setAccessibleName(tr("What was found"))
        self.tree.setHeaderLabels([tr("What was found"), tr("Cells")])
        self.tree.headerItem().setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(1, _CELLS_WIDTH)
        self.tree.setAlternatingRowColors(True)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)  # texts of the file stand in it
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addWidget(self.told)
        self.tree.currentItemChanged.connect(lambda current, _before: self._tell(current))

    def show_reading(self, reading: Reading) -> None:
        """Figures by measure, unused cells by reason, findings by severity; errors and warnings can be read at once."""
        self.tree.clear()
        measures = Counter(measure_words(row.measure) for row in reading.observations)
        for lines in reading.lines:
            name = tr("amounts of {count} lines of {sheet}", count=number(len(lines.rows), 0), sheet=lines.sheet)
            measures[name] += lines.used
        why: Counter[str] = Counter()
        for each in reading.unused:
            why[each.reason] += each.cells
        self._branch(tr("Figures"), measures.most_common()).setExpanded(True)
        self._branch(tr("Cells that gave no figure"), why.most_common())
        self._add_findings(reading.findings)

    def _branch(self, name: str, rows: Sequence[tuple[str, int]]) -> QTreeWidgetItem:
        top = _item(name, number(sum(count for _name, count in rows), 0))
        top.addChildren([_item(words, number(count, 0)) for words, count in rows])
        self.tree.addTopLevelItem(top)
        return top

    def _add_findings(self, findings: Iterable[Finding]) -> None:
        by_severity: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
        for finding in findings:
            by_severity[finding.severity].append(finding)
        top = self._branch(
            tr("Findings"),
            [(tr(SEVERITY_WORDS[severity]), len(found)) for severity, found in by_severity.items() if found],
        )
        top.setExpanded(True)
        for at, (severity, found) in enumerate((severity, found) for severity, found in by_severity.items() if found):
            held = top.child(at)
            held.addChildren([_of_finding(finding) for finding in islice(found, _MOST)])
            if len(found) > _MOST:
                held.addChild(_item(tr("and {count} more", count=number(len(found) - _MOST, 0)), ""))
            held.setExpanded(severity is not Severity.NOTE)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        sentence = "" if item is None else str(item.data(0, _SENTENCE) or "")
        self.told.setText(sentence)
        self.told.setVisible(sentence != "")


def _item(words: str, count: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words, count])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
    return item


def _of_finding(finding: Finding) -> QTreeWidgetItem:
    place = finding.place if finding.place != finding.file else ""
    said = tr("{place}: {said}", place=place, said=finding.said) if place else finding.said
    item = _item(" ".join(said.split()), "")
    item.setData(0, _SENTENCE, tr("{place}: {said}", place=place, said=finding.message) if place else finding.message)
    return item
