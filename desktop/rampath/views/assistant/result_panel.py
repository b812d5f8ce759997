"""What would be imported as things stand: figures or totals, items, questions, findings, and what was left out."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QTabWidget, QVBoxLayout, QWidget

from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.models.parsed_table import UNIT, ParsedRole, ParsedTable, ParsedTableModel
from rampath.models.question_table import Asked
from rampath.models.total_table import Summed, TotalTable, TotalTableModel, lines_told
from rampath.views.assistant.findings_tab import FindingsTab
from rampath.views.assistant.items_panel import ItemsPanel
from rampath.views.assistant.outcome_table import outcome_table
from rampath.views.counted import summed
from rampath.views.question_panel import QuestionPanel
from rampath.wording import number, tr
from rampath.workbook.draft_entry import Entry
from rampath.workbook.mapping import Form
from rampath.workbook.result import Sheets

Index = QModelIndex | QPersistentModelIndex
_WIDEST, _LEAST = 150, 40
"""The most that a name of a total takes, and the least that any of its columns does, in pixels."""
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
        self.table = outcome_table(self.model)
        self.total_model = TotalTableModel(self)
        self.totals = outcome_table(self.total_model)
        self._is_list = False
        self.items = ItemsPanel()
        self.questions = QuestionPanel(page=True)
        self.findings = FindingsTab()
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)

    def show_entry(self, entry: Entry) -> None:
        """Show the items of a table, before it is read; a budget's list has totals in place of figures."""
        self._show_first(is_list=entry.mapping.form is Form.LINES)
        self.items.show_items(entry.mapping.items, entry.doubtful_items)
        self._tab(self.items, tr("Items"), len(entry.mapping.items), len(entry.mapping.unknown_items))

    def show_read(self, read: Sheets, table: ParsedTable, totals: TotalTable, beside: Sequence[Finding] = ()) -> None:
        """Show what came of a reading, its figures or totals as a table, and what there is to say `beside` it."""
        self.model.show_table(table)
        self.total_model.show_table(totals)
        self._fit_totals()
        findings = (*beside, *read.findings)
        self.findings.show_findings(findings)
        self.questions.show_questions(read.questions)
        self.summary.setText(summary(read, totals, self._register, beside))
        open_ = sum(not question.answered for question in read.questions)
        if self._is_list:
            self._tab(self.totals, tr("Totals"), self.total_model.count)
        else:
            self._tab(self.table, tr("Figures"), len(read.observations))
        self._tab(self.questions, tr("Questions"), len(read.questions), open_)
        self._tab(self.findings, tr("Findings"), len(findings))
        needed = self.table.fontMetrics().horizontalAdvance(self.model.longest) + _BESIDE
        self.table.horizontalHeader().setDefaultSectionSize(max(_YEAR_WIDTH, needed))
        self.table.resizeColumnToContents(UNIT)

    def show_unknown_items(self) -> None:
        """Select the items that nobody has named, on their tab."""
        self.tabs.setCurrentWidget(self.items)
        self.items.select(
            [row for row, item in enumerate(self.items.model.items) if not item.known and not item.left_out]
        )
        self.items.table.setFocus()

    def show_findings(self) -> None:
        """Bring the findings to the front, where there are any."""
        if self.tabs.indexOf(self.findings) >= 0:
            self.tabs.setCurrentWidget(self.findings)

    @property
    def first(self) -> QTableView:
        """What the first tab shows: the figures of a table of years, the totals of a budget's list."""
        return self.totals if self._is_list else self.table

    def _show_first(self, *, is_list: bool) -> None:
        if is_list == self._is_list:
            return
        before, self._is_list = self.first, is_list
        at = self.tabs.indexOf(before)
        current = self.tabs.currentWidget() is before
        self.tabs.removeTab(at)
        self._tab(self.first, tr("Totals") if is_list else tr("Figures"), 0)
        if current:
            self.tabs.setCurrentWidget(self.first)

    def _fit_totals(self) -> None:
        """Columns that say nothing are hidden; the names of parts take what room there is, and numbers what they need.

        What is of less use than the amounts gives way to them.
        """
        needless, head = self.total_model.needless, self.totals.horizontalHeader()
        stretched = Summed.WHAT if Summed.PART in needless else Summed.PART
        for column in Summed:
            self.totals.setColumnHidden(column, column in needless)
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.totals.resizeColumnToContents(column)
            if column in {Summed.WHAT, Summed.SIDE}:
                self.totals.setColumnWidth(column, min(self.totals.columnWidth(column), _WIDEST))
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def _tab(self, page: QWidget, name: str, count: int, open_: int = 0) -> None:
        """Name a tab with its count; one without anything on it is not there."""
        at = self.tabs.indexOf(page)
        if count == 0 and page is not self.first:
            if at >= 0:
                self.tabs.removeTab(at)
            return
        text = tr("{name} {count}", name=name, count=number(count, 0))
        text = tr("▲ {text}", text=text) if open_ else text
        if at >= 0:
            self.tabs.setTabText(at, text)
            return
        order = (self.first, self.items, self.questions, self.findings)
        before = [each for each in order[: order.index(page)] if self.tabs.indexOf(each) >= 0]
        self.tabs.insertTab(len(before), page, text)

    def _dress(self) -> None:
        self.table.setAccessibleName(tr("Figures that would be imported"))
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setMaximumWidth(200)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.totals.setAccessibleName(tr("Totals that would be imported"))
        self.totals.verticalHeader().hide()
        self.totals.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.totals.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.questions.table.setColumnHidden(Asked.RAW, True)
        self.questions.table.setColumnWidth(Asked.PLACE, 72)
        self.questions.table.setColumnWidth(Asked.TAKEN, 150)
        self.questions.setContentsMargins(8, 8, 8, 8)
        self.table.selectionModel().currentChanged.connect(self._figure)
        self.totals.selectionModel().currentRowChanged.connect(self._figure)
        self.findings.place_wanted.connect(self.place_wanted)
        self._tab(self.table, tr("Figures"), 0)

    def _figure(self, current: Index, _before: Index) -> None:
        place = current.data(ParsedRole.PLACE)
        if place:
            self.place_wanted.emit(place)


def summary(read: Sheets, totals: TotalTable, register: Register, beside: Sequence[Finding] = ()) -> str:
    """`155 figures of 10 members, 2000–2015. 2 questions, 1 warning.`; `beside` are findings of a profile."""
    said = lines_told(totals) or _figures_told(read, register)
    if not said:
        return tr("As it stands, no figure would be imported.")
    open_ = sum(not question.answered for question in read.questions)
    rest = [tr("1 question") if open_ == 1 else tr("{count} questions", count=open_)] if open_ else []
    rest += [words] if (words := summed((*beside, *read.findings))) else []
    return " ".join([said, *([", ".join(rest) + "."] if rest else [])])


def _figures_told(read: Sheets, register: Register) -> str:
    rows = read.observations
    if not rows:
        return ""
    years = sorted({row.year for row in rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    members = sorted({row.member for row in rows})
    fields = {
        "count": number(len(rows), 0),
        "members": len(members),
        "member": register[members[0]].name,
        "years": span,
    }
    if len(rows) == 1:
        return tr("1 figure of {member}, {years}.", **fields)
    if len(members) == 1:
        return tr("{count} figures of {member}, {years}.", **fields)
    return tr("{count} figures of {members} members, {years}.", **fields)
