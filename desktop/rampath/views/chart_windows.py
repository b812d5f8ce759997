"""Charts that stand beside the panel: pinned ones in docks, and one on the whole screen for a briefing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QDockWidget, QLabel, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.presets import Marking
from rampath.views.chart_frame import ChartFrame
from rampath.views.chart_kinds import ChartKind
from rampath.views.marking_band import MarkingBand
from rampath.views.scene import Scene, Stage
from rampath.views.unhurried import Unhurried
from rampath.views.year_dock import TALL
from rampath.wording import tr

_FLOATING = (620, 400)
"""The size of a pinned chart where the screen is too low for docks: two fit side by side."""


class PinnedChart(QDockWidget):
    """A chart that stays: it follows the plan and the scenario, but not the member in focus nor another kind.

    `ended` when it is closed.
    """

    ended = Signal()

    def __init__(self, kind: ChartKind, stage: Stage, palette: Palette, parent: QWidget) -> None:
        super().__init__(tr(kind.name), parent)
        self._member = stage.scene.focus.member
        self._pillar = stage.scene.focus.pillar
        self.frame = ChartFrame(kind, kind.make(palette))
        self.frame.without("pin")
        self.frame.chart.tell_behind(stage.behind)
        self.frame.setMinimumSize(320, 220)
        self.setWidget(self.frame)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.BottomDockWidgetArea)
        self._unhurried = Unhurried(self, stage, lambda _before, after: self._follow(after))
        self._follow(stage.scene)

    def _follow(self, scene: Scene) -> None:
        member = self._member if self._member in scene.plan.register else scene.focus.member
        self.frame.show_scene(replace(scene, focus=replace(scene.focus, member=member, pillar=self._pillar)))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.ended.emit()


class Briefing(QDialog):
    """One chart on the whole screen, its sentence above it and the marking at top and bottom.

    Page Up and Page Down, and the arrow keys left and right, go through the charts; Esc leaves. Nothing else of
    the window is seen.
    """

    asked = Signal(object, str)
    source_wanted = Signal(object)

    def __init__(
        self,
        kinds: Sequence[ChartKind],
        first: ChartKind,
        stage: Stage,
        palette: Palette,
        markings: tuple[Marking, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._kinds = [first if kind.id == first.id else kind for kind in kinds]
        self._at = self._kinds.index(first)
        self._stage = stage
        self._palette = palette
        self.frame: ChartFrame | None = None
        self.bands = (MarkingBand(markings), MarkingBand(markings))
        self.place = QLabel()
        self._lay_out()
        self._unhurried = Unhurried(self, stage, lambda _before, after: self._follow(after))
        self._turn(0)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        if self.frame is not None:
            self.frame.chart.set_palette(palette)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._turn(step)

    def _turn(self, step: int) -> None:
        """Show the chart so many places on; from the last one it goes on with the first."""
        before = self.frame
        self._at = (self._at + step) % len(self._kinds)
        kind = self._kinds[self._at]
        self.frame = ChartFrame(kind, kind.make(self._palette))
        self.frame.without("pin", "full_screen")
        self.frame.heading.setObjectName("briefing")
        self.frame.chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys turn to the next chart
        self.frame.asked.connect(partial(self.asked.emit, self.frame))
        self.frame.chart.tell_behind(self._stage.behind)
        self.frame.chart.source_wanted.connect(self.source_wanted)
        self._column.insertWidget(1, self.frame, 1)
        if before is not None:
            self._column.removeWidget(before)
            before.deleteLater()
        self._follow(self._stage.scene)

    def _follow(self, scene: Scene) -> None:
        if self.frame is not None:
            self.frame.show_scene(scene)
            self.setWindowTitle(self.frame.heading.text())
        for band in self.bands:
            band.show_marking(scene.plan.marking)
        self.place.setText(
            tr("{scenario} · chart {number} of {count} · arrow keys turn, Esc leaves",
               scenario=scene.scenario.name, number=self._at + 1, count=len(self._kinds))
        )  # fmt: skip

    def _lay_out(self) -> None:
        self.setObjectName("briefing")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for band in self.bands:
            band.setEnabled(False)  # it is read here, and changed in the window
            band.setToolTip("")
        self.place.setObjectName("small")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self.bands[0], self.place, self.bands[1]):
            self._column.addWidget(part)


class ChartWindows(QObject):
    """Opens pinned charts and the briefing, and does what their menus ask: `asked(ChartFrame, id)` for the rest."""

    asked = Signal(object, str)
    said = Signal(str)
    source_wanted = Signal(object)
    """A figure whose source is asked for."""

    def __init__(
        self,
        window: QMainWindow,
        stage: Stage,
        palette: Palette,
        kinds: Callable[[], Sequence[ChartKind]],
        markings: tuple[Marking, ...],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._stage = stage
        self._palette = palette
        self._kinds = kinds
        self._markings = markings
        self.pinned: list[PinnedChart] = []
        self.briefing: Briefing | None = None

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for pinned in self.pinned:
            pinned.frame.chart.set_palette(palette)
        if self.briefing is not None:
            self.briefing.set_palette(palette)

    def pin(self, kind: ChartKind) -> None:
        """Let a chart stand beside the panel, as it is; the next one goes beside the first."""
        pinned = PinnedChart(kind, self._stage, self._palette, self._window)
        pinned.frame.asked.connect(partial(self._asked, pinned.frame))
        pinned.frame.chart.hovered.connect(self.said)
        pinned.frame.chart.source_wanted.connect(self.source_wanted)
        pinned.ended.connect(lambda: self.pinned.remove(pinned))
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, pinned)
        if self.pinned:
            self._window.splitDockWidget(self.pinned[-1], pinned, Qt.Orientation.Horizontal)
        if self._window.screen().availableGeometry().height() < TALL:
            pinned.setFloating(True)
            pinned.resize(*_FLOATING)
            pinned.move(self._window.pos() + QPoint(24 + (len(self.pinned) % 2) * (_FLOATING[0] + 8), 96))
        pinned.show()
        self.pinned.append(pinned)

    def brief(self, kind: ChartKind) -> None:
        """Show a chart on the whole screen."""
        if self.briefing is not None:
            self.briefing.close()
        briefing = Briefing(self._kinds(), kind, self._stage, self._palette, self._markings, self._window)
        self.briefing = briefing
        briefing.asked.connect(self.asked)
        briefing.source_wanted.connect(self.source_wanted)
        briefing.finished.connect(lambda _result: self._left(briefing))
        briefing.setGeometry(self._window.screen().geometry())  # also where nobody manages windows
        briefing.showFullScreen()

    def _left(self, briefing: Briefing) -> None:
        if self.briefing is briefing:
            self.briefing = None

    def _asked(self, frame: ChartFrame, act: str) -> None:
        self.asked.emit(frame, act)
