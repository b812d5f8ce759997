"""What would be imported as things stand: figures, items, questions, findings, and what was left out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QTabWidget, QVBoxLayout, QWidget

from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.models.finding_table import FindingTableModel, Part
from rampath.models.parsed_table import ParsedRole, ParsedTable, ParsedTableModel, figure_text
from rampath.models.question_table import Asked
from rampath.views.assistant.items_panel import ItemsPanel
from rampath.views.block.view import BlockView
from rampath.views.counted import summed
from rampath.views.question_panel import QuestionPanel
from rampath.wording import number, tr
from rampath.workbook.draft_entry import Entry
from rampath.workbook.result import Sheets

Index = QModelIndex | QPersistentModelIndex
_FINDING_HEIGHT = 56
_YEAR_WIDTH, _BESIDE = 72, 16
"""The least width of a year's column, and what a figure needs beside its digits, in pixels."""


class ResultPanel(QWidget):
    """Shows the outcome of a reading. `place_wanted(place)` when a figure or finding is come to."""

    place_wanted = Signal(str)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.tabs = QTabWidget()
        self.model = ParsedTableModel(parent=self)
        self.table = _table(self.model)
        self.items = ItemsPanel()
        self.questions = QuestionPanel(page=True)
        self.finding_model = FindingTableModel(parent=self)
        self.findings = _table(self.finding_model)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show the items of a table, before it is read."""
        self.items.show_items(entry.mapping.items, entry.doubtful_items)
        self._tab(self.items, tr("Items"), len(entry.mapping.items), len(entry.mapping.unknown_items))

    def show_read(self, read: Sheets, table: ParsedTable, beside: Sequence[Finding] = ()) -> None:
        """Show what came of a reading, its figures as a table, and what there is to say `beside` it."""
        self.model.show_table(table)
        findings = (*beside, *read.findings)
        self.finding_model.show_findings(findings)
        self.questions.show_questions(read.questions)
        self.summary.setText(summary(read, self._register, beside))
        open_ = sum(not question.answered for question in read.questions)
        self._tab(self.table, tr("Figures"), len(read.observations))
        self._tab(self.questions, tr("Questions"), len(read.questions), open_)
        self._tab(self.findings, tr("Findings"), len(findings))
        longest = max((figure_text(row) for row in read.observations), key=len, default="")
        needed = self.table.fontMetrics().horizontalAdvance(longest) + _BESIDE
        self.table.horizontalHeader().setDefaultSectionSize(max(_YEAR_WIDTH, needed))

    def show_unknown_items(self) -> None:
        """Select the items that nobody has named, on their tab."""
        self.tabs.setCurrentWidget(self.items)
        self.items.select(
            [row for row, item in enumerate(self.items.model.items) if not item.known and not item.left_out]
        )
        self.items.table.setFocus()

    def _tab(self, page: QWidget, name: str, count: int, open_: int = 0) -> None:
        """Name a tab with its count; one without anything on it is not there."""
        at = self.tabs.indexOf(page)
        if count == 0 and page is not self.table:
            if at >= 0:
                self.tabs.removeTab(at)
            return
        text = tr("{name} {count}", name=name, count=number(count, 0))
        text = tr("▲ {text}", text=text) if open_ else text
        if at >= 0:
            self.tabs.setTabText(at, text)
            return
        order = (self.table, self.items, self.questions, self.findings)
        before = [each for each in order[: order.index(page)] if self.tabs.indexOf(each) >= 0]
        self.tabs.insertTab(len(before), page, text)

    def _dress(self) -> None:
        self.table.setAccessibleName(tr("Figures that would be imported"))
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setMaximumWidth(200)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.findings.setAccessibleName(tr("Findings"))
        self.findings.verticalHeader().hide()
        for part in Part:
            self.findings.setColumnHidden(part, part in {Part.FILE, Part.RAW, Part.EXPECTED})
        for part, width in ((Part.SEVERITY, 80), (Part.PLACE, 84), (Part.DONE, 132)):
            self.findings.setColumnWidth(part, width)
        self.findings.setWordWrap(True)
        self.findings.verticalHeader().setDefaultSectionSize(_FINDING_HEIGHT)
        self.findings.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.findings.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(Part.SAID, QHeaderView.ResizeMode.Stretch)
        self.questions.table.setColumnHidden(Asked.RAW, True)
        self.questions.table.setColumnWidth(Asked.PLACE, 72)
        self.questions.table.setColumnWidth(Asked.TAKEN, 150)
        self.questions.setContentsMargins(8, 8, 8, 8)
        self.table.selectionModel().currentChanged.connect(self._figure)
        self.findings.selectionModel().currentRowChanged.connect(self._finding)
        self._tab(self.table, tr("Figures"), 0)

    def _figure(self, current: Index, _before: Index) -> None:
        place = current.data(ParsedRole.PLACE)
        if place:
            self.place_wanted.emit(place)

    def _finding(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.place_wanted.emit(self.finding_model.finding_at(current.row()).place)


def summary(read: Sheets, register: Register, beside: Sequence[Finding] = ()) -> str:
    """`155 figures of 10 members, 2000–2015. 2 questions, 1 warning.`; `beside` are findings of a profile."""
    rows = read.observations
    amounts = sum(lines.used for lines in read.lines)
    if amounts:
        return tr("{count} amounts of {lines} lines of a budget.", count=number(amounts, 0),
                  lines=number(sum(len(lines.rows) for lines in read.lines), 0))  # fmt: skip
    if not rows:
        return tr("As it stands, no figure would be imported.")
    years = sorted({row.year for row in rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    members = sorted({row.member for row in rows})
    fields = {
        "count": number(len(rows), 0),
        "members": len(members),
        "member": register[members[0]].name,
        "years": span,
    }
    said = [
        tr("{count} figures of {member}, {years}.", **fields)
        if len(members) == 1
        else tr("{count} figures of {members} members, {years}.", **fields)
    ]
    open_ = sum(not question.answered for question in read.questions)
    rest = [tr("1 question") if open_ == 1 else tr("{count} questions", count=open_)] if open_ else []
    rest += [words] if (words := summed((*beside, *read.findings))) else []
    return " ".join([*said, *([", ".join(rest) + "."] if rest else [])])


def _table(model: ParsedTableModel | FindingTableModel) -> QTableView:
    table = BlockView("")
    table.setModel(model)
    table.setAlternatingRowColors(True)
    table.verticalHeader().setDefaultSectionSize(21)
    table.verticalHeader().setMinimumSectionSize(21)
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return table
