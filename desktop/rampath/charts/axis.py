"""The axes of every chart: whole years, and shares in per cent, as many names as fit."""

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QGraphicsSceneResizeEvent
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.charts.ticks import decimals, round_step, share_step, share_ticks, year_ticks
from rampath.wording import number

Levels = list[tuple[float, list[float]]]
"""Ticks by level as pyqtgraph wants them; only the first level is named."""

_OVER = 16.0
"""Pixels by which a name may be longer than its axis: both ends reach into the room around the plot."""

_BESIDE = 10.0
"""The least room in pixels between the names of two years."""


class ChartAxis(pg.AxisItem):  # type: ignore[misc]
    """A quiet axis: hairline, short ticks outside, no prefixes to its unit."""

    def __init__(self, palette: Palette, orientation: str) -> None:
        self._drawn = 1
        super().__init__(orientation, maxTickLength=4)
        self.enableAutoSIPrefix(False)
        self.setStyle(maxTextLevel=0, maxTickLevel=1, hideOverlappingLabels=False, tickTextOffset=3)
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        """Draw with other colours from now on."""
        self.setPen(pg.mkPen(palette.line))
        self.setTickPen(pg.mkPen(palette.line))
        self.setTextPen(pg.mkPen(palette.quiet))
        self.labelStyle["color"] = palette.quiet
        if self.labelText:
            self.setLabel(self.labelText)

    def name(self, title: str) -> None:
        """Name the axis, with its unit; an empty title takes no room."""
        if title != self.labelText:
            self.setLabel(title)

    @override
    def labelString(self) -> str:
        """The name as pyqtgraph draws it; beside a low chart in two lines, so that neither end of it is cut."""
        text, lines = self.labelText, self._lines()
        self._drawn = len(lines)
        return str(super().labelString()).replace(text, "<br>".join(lines)) if text else ""

    @override
    def resizeEvent(self, ev: QGraphicsSceneResizeEvent | None = None) -> None:
        if self.label is not None and len(self._lines()) != self._drawn:
            self._updateLabel()
        super().resizeEvent(ev)

    def _lines(self) -> list[str]:
        """The name in one line where there is room along the axis, else in the two that need least."""
        text, measure = self.labelText, QFontMetricsF(self.label.font()).horizontalAdvance
        along = self.size().height() if self.orientation in {"left", "right"} else self.size().width()
        words = text.split(" ")
        if along <= 0 or len(words) == 1 or measure(text) <= along + _OVER:
            return [text]
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return list(min(halves, key=lambda each: max(map(measure, each))))

    @property
    def metrics(self) -> QFontMetricsF:
        """The measures of the font that the ticks are named in."""
        font: QFont | None = self.style["tickFont"]
        return QFontMetricsF(QApplication.font() if font is None else font)


class YearAxis(ChartAxis):
    """Whole years, thinned out so that no two names touch; the years between keep a tick."""

    def __init__(self, palette: Palette, orientation: str = "bottom") -> None:
        super().__init__(palette, orientation)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        room = self.metrics.horizontalAdvance("2026") + _BESIDE
        named, unnamed = year_ticks(minVal, maxVal, size, room)
        return [(1.0, [float(year) for year in named]), (1.0, [float(year) for year in unnamed])]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [str(round(value)) for value in values]


class ShareAxis(ChartAxis):
    """Shares in per cent (the plot's coordinates are per cent), at most five of them named."""

    def __init__(self, palette: Palette, orientation: str = "left") -> None:
        super().__init__(palette, orientation)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        beside = self.orientation in {"top", "bottom"}
        metrics = self.metrics
        room = metrics.horizontalAdvance("00.00") + _BESIDE if beside else metrics.height() * 1.6
        step = share_step(minVal, maxVal, size, room)
        return [(step, share_ticks(minVal, maxVal, step))]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        places = decimals(values)
        return [number(value, places) for value in values]


class ValueAxis(ShareAxis):
    """Values of any size, below zero too; `whole` ones, such as counts, are named without decimals."""

    def __init__(self, palette: Palette, orientation: str = "left", *, whole: bool = False) -> None:
        self._whole = whole
        super().__init__(palette, orientation)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        step = round_step(minVal, maxVal, size, self.metrics.height() * 1.6)
        if self._whole:
            step = max(1.0, step)
        return [(step, share_ticks(minVal, maxVal, step))]
