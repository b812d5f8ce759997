"""The chart panel: the live charts under the path, each below the sentence that it shows."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QSplitter, QTabWidget, QToolButton, QWidget

from rampath.charts.chart import Chart
from rampath.charts.columns_chart import ColumnsChart
from rampath.charts.heat_chart import HeatChart
from rampath.charts.member_chart import MemberChart
from rampath.charts.palette import Palette
from rampath.charts.quadrant_chart import QuadrantChart
from rampath.charts.ranked_chart import RankedChart
from rampath.charts.slope_chart import SlopeChart
from rampath.domain.observation import year_label
from rampath.views.chart_frame import ChartFrame
from rampath.views.chart_kinds import KINDS, PATH, QUADRANT, ChartKind, ranked_kind
from rampath.views.scene import Scene, Stage
from rampath.views.soon import soon
from rampath.views.unhurried import Unhurried
from rampath.wording import marked, tr

WINDOWS = (("uncertainty", marked("Uncertainty of the path, as a fan…")),
           ("all_members", marked("All members, a small picture each…")))  # fmt: skip
"""The charts that are too large, or too slow, for a place beside the path."""


class ChartPanel(QSplitter):
    """Ranked shares and the member's path on the left, equipment and a chart of choice on the right.

    The year of the ranking can be chosen: the last observed one, or any that is planned.
    `said(text)` reads out what the mouse points at; `source_wanted(Figure)` asks where a figure comes from, and
    `asked(ChartFrame, id)` for one of the acts of a chart's menu.
    """

    said = Signal(str)
    source_wanted = Signal(object)
    asked = Signal(object, str)
    window_wanted = Signal(str)
    """A chart that has a window of its own is asked for, by the id of the window."""

    def __init__(self, stage: Stage, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.ranked = RankedChart(palette)
        self.member = MemberChart(palette)
        self.quadrant = QuadrantChart(palette)
        self.year = QComboBox()
        self.left = QTabWidget()
        self.right = QTabWidget()
        self.more = QToolButton()
        self.chosen: Chart | None = None
        self.frames = [ChartFrame(kind, chart) for kind, chart in self._standing()]
        self._chosen_frame: ChartFrame | None = None
        self._soon = soon(self, lambda: self._show_chosen(stage.scene))
        self._palette = palette
        self._lay_out()
        for frame in self.frames:
            self._hear(frame)
        for chart in (self.ranked, self.quadrant):
            chart.member_chosen.connect(self._choose)
        for any_chart in (self.ranked, self.member, self.quadrant):
            any_chart.hovered.connect(self.said)
            any_chart.source_wanted.connect(self.source_wanted)
            any_chart.tell_behind(stage.behind)
        self.year.activated.connect(self._choose_year)
        self._unhurried = Unhurried(self, stage, self._follow)
        self._show(stage.scene)

    @property
    def kinds(self) -> tuple[ChartKind, ...]:
        """The charts that always stand here, the ranking in the year that it shows."""
        return tuple(frame.kind for frame in self.frames)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for chart in (self.ranked, self.member, self.quadrant, self.chosen):
            if chart is not None:
                chart.set_palette(palette)

    def choose_chart(self, kind: ChartKind) -> None:
        """Show another chart in the second tab on the right; the one before it goes."""
        before = self._chosen_frame
        self.chosen = kind.make(self._palette)
        self._chosen_frame = ChartFrame(kind, self.chosen)
        self._hear(self._chosen_frame)
        self.chosen.hovered.connect(self.said)
        self.chosen.source_wanted.connect(self.source_wanted)
        self.chosen.tell_behind(self._stage.behind)
        if isinstance(self.chosen, (ColumnsChart, HeatChart, SlopeChart)):
            self.chosen.member_chosen.connect(self._choose)
        if before is not None:
            self.right.removeTab(1)
            before.deleteLater()
        self.right.addTab(self._chosen_frame, tr(kind.short or kind.name))
        self.right.setTabToolTip(1, tr(kind.name))
        self.right.setCurrentIndex(1)
        self._show_chosen(self._stage.scene)

    def _show_chosen(self, scene: Scene) -> None:
        """Bring the chosen chart up to a scene, where it is in sight; else it does nothing until it is."""
        frame = self._chosen_frame
        if frame is not None and self.right.currentWidget() is frame:
            frame.show_scene(scene)

    def _standing(self) -> list[tuple[ChartKind, Chart]]:
        return [(ranked_kind(), self.ranked), (PATH, self.member), (QUADRANT, self.quadrant)]

    def _hear(self, frame: ChartFrame) -> None:
        frame.asked.connect(lambda act: self.asked.emit(frame, act))

    def _choose(self, code: str) -> None:
        self._stage.look(member=code)

    def _choose_year(self, _index: int) -> None:
        self._show(self._stage.scene)

    def _offer_years(self, scene: Scene) -> int:
        """Offer the years of this scene; a planned one that was chosen stays while it is among them."""
        projection = scene.projection
        last = projection.last_observed
        wanted = list(range(last, projection.years[-1] + 1))
        if [self.year.itemData(i) for i in range(self.year.count())] != wanted:
            chosen = self.year.currentData() if self.year.currentIndex() > 0 else None
            self.year.clear()
            for year in wanted:
                self.year.addItem(year_label(year, projection.kind_in(year)), year)
            self.year.setCurrentIndex(wanted.index(chosen) if chosen in wanted else 0)
        return int(self.year.currentData() or last)

    def _follow(self, _before: Scene, after: Scene) -> None:
        self._show(after)

    def _show(self, scene: Scene) -> None:
        self.frames[0].kind = ranked_kind(self._offer_years(scene))
        for frame in self.frames:
            frame.show_scene(scene)
        self.left.setTabToolTip(1, scene.plan.register[scene.focus.member].name)
        if not self._soon.isActive():
            self._soon.start()

    def _show_year_choice(self, index: int) -> None:
        self.year.setVisible(index == 0)

    def _lay_out(self) -> None:
        self.year.setAccessibleName(tr("Year of the ranking"))
        self.year.setToolTip(tr("Year of the ranking"))
        self.left.setCornerWidget(self.year, Qt.Corner.TopRightCorner)
        self.left.currentChanged.connect(self._show_year_choice)
        for tabs, frame in zip((self.left, self.left, self.right), self.frames, strict=True):
            tabs.setTabToolTip(tabs.addTab(frame, tr(frame.kind.short)), tr(frame.kind.name))
        self.right.currentChanged.connect(lambda _index: self._show_chosen(self._stage.scene))
        self.more.setText(tr("Charts"))
        self.more.setObjectName("tight")
        self.more.setToolTip(tr("Choose another chart for this place"))
        self.more.setAccessibleName(tr("Choose a chart"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        for kind in KINDS:
            menu.addAction(tr(kind.name), partial(self.choose_chart, kind))
        menu.addSeparator()
        for window_id, name in WINDOWS:
            menu.addAction(tr(name), partial(self.window_wanted.emit, window_id))
        self.more.setMenu(menu)
        self.right.setCornerWidget(self.more, Qt.Corner.TopRightCorner)
        for tabs in (self.left, self.right):
            tabs.tabBar().setExpanding(False)
            tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
            tabs.setUsesScrollButtons(False)
            self.addWidget(tabs)
        self.setHandleWidth(8)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([500, 320])
