"""The year tables: members by years for shares, money, the economy and categories, in one panel that can be docked."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.document import PlanDocument
from rampath.domain.block_edit import Entry, Outcome
from rampath.domain.plan import SHARE_OF
from rampath.domain.trace import Figure
from rampath.models.year_sheet import (
    CATEGORIES,
    MEASURES,
    RATES,
    Known,
    SheetKind,
    YearSheet,
    category_sheet,
    money_sheet,
    rate_sheet,
    share_sheet,
)
from rampath.models.year_table import YearTableModel
from rampath.views.block.entry_view import EntryView
from rampath.views.block.find_bar import FindBar
from rampath.views.elided_label import ElidedLabel
from rampath.views.scene import Scene, Stage
from rampath.views.unhurried import Unhurried
from rampath.wording import marked, tr

_TABS: tuple[tuple[str, tuple[SheetKind, ...]], ...] = (
    (marked("Shares"), (SheetKind.SHARES,)),
    (marked("Money"), (SheetKind.MONEY,)),
    (marked("Economy"), RATES),
    (marked("Categories"), tuple(CATEGORIES)),
)


class YearPanel(QWidget):
    """Follows the stage while it is in sight; what is typed or pasted is one edit of the plan, and reported.

    `said` are sentences for the status bar, `totalled` the totals of the selection, `source_wanted(Figure)` asks where
    a figure comes from.
    """

    said = Signal(str)
    totalled = Signal(str)
    source_wanted = Signal(object)

    def __init__(self, document: PlanDocument, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Known = {}
        self._document = document
        self._stage = stage
        self.tabs = QTabBar()
        self.choice = QComboBox()
        self._head = ElidedLabel("quiet")
        self.table = EntryView(tr("Members by years"))
        self.model = YearTableModel(self._enter, self)
        self.find_bar = FindBar(self.table)
        self._lay_out()
        self.model.tell_behind(lambda code, year: stage.behind(self._figure(code, year)))
        self.table.said.connect(self.said)
        self.table.totalled.connect(self.totalled)
        self.table.refusal = lambda: document.read_only
        self.tabs.currentChanged.connect(self._turn)
        self.choice.activated.connect(lambda _index: self._show(stage.scene))
        self._unhurried = Unhurried(self, stage, self._follow)
        self._turn(0)

    @property
    def kind(self) -> SheetKind:
        return SheetKind(self.choice.currentData())

    def show_kind(self, kind: SheetKind) -> None:
        """Turn to the table of a kind."""
        tab = next(i for i, (_name, kinds) in enumerate(_TABS) if kind in kinds)
        self.tabs.setCurrentIndex(tab)
        self.choice.setCurrentIndex(self.choice.findData(kind.value))
        self._show(self._stage.scene)

    def figure_in_focus(self) -> Figure | None:
        """The figure of the cell in focus."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        return self._figure(self.model.code_at(index.row()), self.model.year_at(index.column()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(1000, 280)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._show(self._stage.scene)
        super().showEvent(event)

    def menu(self, at: QPoint) -> QMenu:
        """What can be done with the cells at a point."""
        menu = self.table.menu_at(at)
        figure = self.figure_in_focus()
        menu.addSeparator()
        action = menu.addAction(tr("Go to &source"), lambda: self.source_wanted.emit(figure))
        action.setEnabled(figure is not None)
        return menu

    def _figure(self, code: str, year: int) -> Figure:
        kind, focus = self.kind, self._stage.scene.focus
        measure = MEASURES.get(kind, SHARE_OF[focus.pillar])
        return Figure(code, measure, year, focus.money if kind is SheetKind.MONEY else None)

    def _turn(self, tab: int) -> None:
        """Offer the tables of a tab, and show the first."""
        kinds = _TABS[tab][1]
        self.choice.clear()
        for kind in kinds:
            self.choice.addItem(tr(kind.value), kind.value)
        self.choice.setVisible(len(kinds) > 1)
        if self.isVisible():
            self._show(self._stage.scene)

    def _follow(self, before: Scene, after: Scene) -> None:
        if replace(before.focus, member=after.focus.member) != after.focus:
            self.table.call_off()
        same = before.projection is after.projection and before.focus == after.focus
        if self.isVisible() and not same:
            self._show(after)

    def _show(self, scene: Scene) -> None:
        sheet = self._sheet(scene)
        before = self.model.sheet
        if before is not None and (before.kind, before.years) != (sheet.kind, sheet.years):
            self.table.call_off()
        self.model.show_sheet(sheet)
        self.table.corner_text = " · ".join(filter(None, (scene.plan.marking, sheet.head)))
        self._head.setText(sheet.head)
        if before is None or (before.kind, before.years) != (sheet.kind, sheet.years):
            self._fit(sheet)

    def _sheet(self, scene: Scene) -> YearSheet:
        plan, projection, focus = scene.plan, scene.projection, scene.focus
        kind = self.kind
        if kind is SheetKind.SHARES:
            return share_sheet(plan, projection, focus.pillar, focus.money, self._known)
        if kind is SheetKind.MONEY:
            return money_sheet(plan, projection, focus.pillar, focus.money, self._known)
        if kind in RATES:
            last = projection.last_observed
            return rate_sheet(
                plan, plan.economy(scene.scenario), kind, tuple(range(last - 2, projection.years[-1] + 1))
            )
        return category_sheet(plan, projection, kind)

    def _enter(self, entries: Sequence[Entry], deed: str) -> None:
        """Make entries an edit, and say what became of each."""
        sheet = self.model.sheet
        if sheet is None:
            return
        found = sheet.enter(entries)
        if found.plan is not self._document.plan:
            self._document.edit(self._named(deed, entries, found, sheet), found.plan)
        if not self._document.read_only:
            self.said.emit(tr("{deed}: {report}", deed=deed, report=found.words))

    def _named(self, deed: str, entries: Sequence[Entry], found: Outcome, sheet: YearSheet) -> str:
        """`Set Belgium 2031 core, % of GDP` for one cell, `Paste 14 cells, core, % of GDP` for several."""
        if len(entries) == 1:
            name = found.plan.register[entries[0].member].name
            return tr("{deed} {name} {year}, {what}", deed=deed, name=name, year=entries[0].year, what=sheet.head)
        count = found.set + found.emptied
        if count == 1:
            return tr("{deed} 1 cell, {what}", deed=deed, what=sheet.head)
        return tr("{deed} {count} cells, {what}", deed=deed, count=count, what=sheet.head)

    def _fit(self, sheet: YearSheet) -> None:
        """Columns as wide as the longest number, all alike."""
        metrics = self.table.fontMetrics()
        texts = ["00.00e"] if sheet.decimals else ["0,000,000"]
        if sheet.decimals == 0:
            longest = max((abs(v) for row in sheet.rows for v in row.values if v is not None), default=0.0)
            texts.append(f"{longest:,.0f}0")
        width = max(metrics.horizontalAdvance(text) for text in texts) + 14
        self.table.horizontalHeader().setDefaultSectionSize(width)
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, width)

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        for name, _kinds in _TABS:
            self.tabs.addTab(tr(name))
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Year tables"))
        self.choice.setAccessibleName(tr("Which of these tables"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.table.show_model(self.model)
        self.table.verticalHeader().setDefaultSectionSize(22)
        self.table.verticalHeader().setMinimumSectionSize(22)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.tabs)
        top.addWidget(self._head, 1)
        top.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.find_bar)
        column.addWidget(self.table, 1)
