"""The findings panel: the table of findings, what narrows it, and the ways to take it along."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.domain.finding import Finding, Severity
from rampath.models.finding_table import Choice, FindingRole, FindingTableModel, Part
from rampath.views.counted import counted
from rampath.views.filter_field import FilterField
from rampath.views.table import PaletteDelegate, Table
from rampath.wording import number, tr
from rampath.workbook.finding_export import as_block

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {Part.SEVERITY: 92, Part.FILE: 130, Part.PLACE: 110, Part.RAW: 110, Part.EXPECTED: 190, Part.DONE: 216}


class FindingPanel(QWidget):
    """Shows findings. `chosen(Finding)` when a row is come to, `left` when that one is no longer listed; `csv_wanted`
    and `xlsx_wanted` carry what is shown.
    """

    chosen = Signal(object)
    left = Signal()
    csv_wanted = Signal(object)
    xlsx_wanted = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingTableModel(parent=self)
        self._come_to: Finding | None = None
        self.words = FilterField(tr("Filter findings"), tr("Filter findings: words, places, texts"))
        self.files = QComboBox()
        self.severities = {severity: QPushButton() for severity in Severity}
        self.table = _Table()
        self._delegate = _Delegate(palette, self.table)
        self.told = QLabel()
        self._count = QLabel()
        self.copy_all = QPushButton(tr("&Copy all"))
        self.export = QPushButton(tr("&Export"))
        self._dress()
        self._lay_out()
        self.words.textChanged.connect(self._narrow)
        self.files.activated.connect(self._narrow)
        for button in self.severities.values():
            button.toggled.connect(self._narrow)
        self.copy_all.clicked.connect(lambda: _copy(self.model.shown))
        self.table.copied.connect(lambda: _copy(self._selected()))
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self.model.modelReset.connect(self._say)
        self._say()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these; the finding that was come to stays so where it is among them."""
        self.model.show_findings(findings)
        if self._come_to not in findings:
            self._come_to = None
        self._offer_files()
        self._say()

    @property
    def current(self) -> Finding | None:
        index = self.table.currentIndex()
        return self.model.finding_at(index.row()) if index.isValid() else None

    def come_to_gravest(self) -> None:
        """Come to the first of the gravest findings that are shown, where there are any."""
        graveness = [*Severity].index
        self._select(min(self.model.shown, key=lambda each: graveness(each.severity), default=None))

    def set_palette(self, palette: Palette) -> None:
        self._delegate.set_palette(palette)
        self.table.viewport().update()

    def _choose(self, current: QModelIndex) -> None:
        self._tell()
        if current.isValid():
            self._come_to = self.model.finding_at(current.row())
            self.chosen.emit(self._come_to)

    def _tell(self) -> None:
        """The whole sentence of the finding that was come to, which the table has no room for."""
        current = self.current
        self.told.setText("" if current is None else current.message)
        self.told.setVisible(current is not None)

    def _selected(self) -> tuple[Finding, ...]:
        return tuple(self.model.finding_at(row.row()) for row in sorted(self.table.selectionModel().selectedRows()))

    def _narrow(self) -> None:
        """Show what is asked for; a finding that it hides is come to again once it is listed."""
        wanted = frozenset(severity for severity, button in self.severities.items() if button.isChecked())
        self.model.narrow(Choice(wanted, str(self.files.currentData() or ""), self.words.text()))
        self._select(self._come_to)
        if self._come_to is not None and self.current is None:
            self.left.emit()

    def _select(self, finding: Finding | None) -> None:
        row = None if finding is None else self.model.row_of(finding)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)

    def _offer_files(self) -> None:
        chosen = self.files.currentData()
        self.files.clear()
        self.files.addItem(tr("All files"), "")
        for file in self.model.files:
            self.files.addItem(file, file)
        self.files.setCurrentIndex(max(0, self.files.findData(chosen)))
        self.files.setVisible(len(self.model.files) > 1)
        self.table.setColumnHidden(Part.FILE, len(self.model.files) < 2)
        self._narrow()

    def _say(self) -> None:
        self._tell()
        counts = self.model.counts
        for severity, button in self.severities.items():
            button.setText(counted(severity, counts[severity], sign=True))
            button.setEnabled(counts[severity] > 0)
        shown, known = self.model.rowCount(), counts.total()
        fields = {"shown": number(shown, 0), "count": number(known, 0)}
        if not known:
            self._count.setText(tr("There is nothing to say about these figures."))
        elif shown == known:
            self._count.setText(tr("{count} findings", **fields))
        else:
            self._count.setText(tr("{shown} of {count} findings are shown", **fields))
        self.export.setEnabled(shown > 0)
        self.copy_all.setEnabled(shown > 0)

    def _dress(self) -> None:
        self.files.setAccessibleName(tr("File"))
        self.files.setMaximumWidth(260)
        for button in self.severities.values():
            button.setCheckable(True)
            button.setChecked(True)
        for button in (*self.severities.values(), self.copy_all, self.export):
            button.setAutoDefault(False)  # Return in the table or the filter is none for a button
        self._count.setObjectName("quiet")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_all.setToolTip(tr("Copy the findings that are shown, to paste them into a spreadsheet or a letter"))
        menu = QMenu(self.export)
        menu.addAction(tr("As a &workbook…"), lambda: self.xlsx_wanted.emit(self.model.shown))
        menu.addAction(tr("As &CSV…"), lambda: self.csv_wanted.emit(self.model.shown))
        self.export.setToolTip(tr("Write the findings that are shown to a file"))
        self.export.setMenu(menu)
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(self._delegate)
        for part, width in _WIDTHS.items():
            table.setColumnWidth(part, width)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Part.SAID, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.words, 1)
        top.addWidget(self.files)
        for button in self.severities.values():
            top.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.copy_all)
        foot.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(foot)


class _Table(Table):
    """Rows are chosen as wholes; the platform's key for copying asks for it."""

    copied = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Findings"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(21)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row that was come to stays in sight when its sentence takes room below the table."""
        top = self.visualRect(self.currentIndex()).top()
        super().resizeEvent(event)
        if self.currentIndex().isValid() and 0 <= top < event.oldSize().height():
            self.scrollTo(self.currentIndex())


class _Delegate(PaletteDelegate):
    """Colour only repeats the sign and the word of the severity."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == Part.SEVERITY:
            palette = self._palette
            colours = {Severity.ERROR: palette.below, Severity.WARNING: palette.warning}
            colour = QColor(colours.get(Severity(index.data(FindingRole.SEVERITY)), palette.quiet))
            option.palette.setColor(QPalette.ColorRole.Text, colour)  # type: ignore[attr-defined]


def _copy(findings: tuple[Finding, ...]) -> None:
    if findings:
        QGuiApplication.clipboard().setText(as_block(findings))
