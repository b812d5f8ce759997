"""What a file says, before anything is done with it: layout, edition, counts, findings, and what to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rampath.domain.finding import Severity
from rampath.domain.measure_words import measure_words
from rampath.models.finding_table import SEVERITY_WORDS
from rampath.wording import number, tr
from rampath.workbook.reading import Reading


class Use(Enum):
    """What to do with figures that were read."""

    NEW_PLAN = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read, and why no plan can begin from it (nothing where one can)."""

    reading: Reading
    no_plan: str = ""


class ReadDialog(QDialog):
    """Shows the outcome of a reading; `use` is what the user chose."""

    def __init__(self, read: ReadFile, plan: str, *, prefer: Use, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reading = read.reading
        self.setWindowTitle(tr("Import {file}", file=reading.file))
        self.setMinimumSize(560, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        told = QLabel(summary(reading))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        told.setWordWrap(True)
        column.addWidget(told)
        column.addWidget(_counts(reading), 1)
        choice = QGroupBox(tr("What to do with these figures"))
        inside = QVBoxLayout(choice)
        self.new_plan = QRadioButton(tr("&Begin a new plan from them"))
        self.beside = QRadioButton(tr("&Put them beside the figures of “{plan}”", plan=plan))
        self.new_plan.setEnabled(not read.no_plan)
        (self.new_plan if prefer is Use.NEW_PLAN and not read.no_plan else self.beside).setChecked(True)
        inside.addWidget(self.new_plan)
        inside.addWidget(self.beside)
        if read.no_plan:
            why = QLabel(read.no_plan)
            why.setObjectName("quiet")
            why.setWordWrap(True)
            inside.addWidget(why)
        column.addWidget(choice)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def use(self) -> Use:
        return Use.NEW_PLAN if self.new_plan.isChecked() else Use.BESIDE


def summary(reading: Reading) -> str:
    """Layout and reason, edition, label and counts, in a few lines."""
    lines = [tr("{layout}: {reason}.", layout=reading.layout, reason=reading.reason)]
    if reading.edition:
        lines.append(tr("Edition: {edition}", edition=reading.edition))
    if reading.label:
        lines.append(tr("The file is labelled {label}.", label=reading.label))
    lines.append(
        tr("{cells} cells hold something; {used} gave a figure, {unused} did not.",
           cells=number(reading.cells, 0), used=number(reading.used, 0), unused=number(reading.unused_cells, 0))
    )  # fmt: skip
    return "\n".join(lines)


def _counts(reading: Reading) -> QTreeWidget:
    """Figures by measure, unused cells by reason, findings by severity."""
    tree = QTreeWidget()
    tree.setHeaderLabels([tr("What was found"), tr("Cells")])
    tree.setColumnWidth(0, 420)
    tree.setAlternatingRowColors(True)
    measures = Counter(measure_words(row.measure) for row in reading.observations)
    for lines in reading.lines:
        measures[tr("amounts of {count} lines of {sheet}", count=number(len(lines.rows), 0), sheet=lines.sheet)] += (
            lines.used
        )
    why: Counter[str] = Counter()
    for each in reading.unused:
        why[each.reason] += each.cells
    severities = Counter(finding.severity for finding in reading.findings)
    said = [(tr(SEVERITY_WORDS[severity]), severities[severity]) for severity in Severity if severities[severity]]
    _branch(tree, tr("Figures"), measures.most_common(), opened=True)
    _branch(tree, tr("Cells that gave no figure"), why.most_common(), opened=False)
    _branch(tree, tr("Findings"), said, opened=True)
    return tree


def _branch(tree: QTreeWidget, name: str, rows: Sequence[tuple[str, int]], *, opened: bool) -> None:
    top = QTreeWidgetItem([name, number(sum(count for _name, count in rows), 0)])
    top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
    for words, count in rows:
        item = QTreeWidgetItem([words, number(count, 0)])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        top.addChild(item)
    tree.addTopLevelItem(top)
    top.setExpanded(opened)
