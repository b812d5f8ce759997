"""The fan that uncertain growth spreads around a path: bands of shares, or of money."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.labels import Lines
from rampath.charts.palette import Palette
from rampath.charts.pictures.fan import BANDS, MEDIAN, FanPicture, Spread
from rampath.charts.pictures.table import ChartTable
from rampath.charts.ticks import top_of
from rampath.charts.year_chart import YearChart
from rampath.domain.fan import Fan
from rampath.wording import tr

_OPACITY = (50, 90)
"""How opaque each band is."""


class FanChart(YearChart):
    """Nine in ten draws lie in the wide band, one in two in the narrow one; the line is the median."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._axis = ShareAxis(palette)
        super().__init__(tr("Uncertainty"), palette, self._axis, parent)
        self._picture: FanPicture | None = None
        self._marks = Lines(self.plot, angle=0, z=1)
        self._edges = [(self._curve(1), self._curve(1)) for _ in BANDS]
        self._fills = [
            self.plot.add(pg.FillBetweenItem(low, high, brush=QColor(0, 0, 0, 0)), z=2) for low, high in self._edges
        ]
        self._middle = self._curve(4)

    @property
    @override
    def title(self) -> str:
        return "" if self._picture is None else self._picture.title

    def show_series(self, fan: Fan | None, name: str, target: float | None, spread: Spread) -> None:
        """Show a fan; None for a member without a history."""
        self._picture = None if fan is None else FanPicture(fan, name, target, spread)
        self._year = None
        self.describe()
        self.redraw.later()

    @override
    def picture(self) -> FanPicture | None:
        return self._picture

    @override
    def draw(self) -> None:
        picture, palette = self._picture, self._palette
        if picture is None:
            for curve in (self._middle, *(edge for pair in self._edges for edge in pair)):
                curve.setData([], [])
            self._marks.show([], palette.commitment, Qt.PenStyle.DotLine)
            self._put_reader([], [])
            return
        fan = picture.fan
        table = picture.values * picture.scale
        self._axis.name(picture.axis)
        highest = float(np.nanmax(table))
        top = top_of([highest / 100], 0.1) if picture.spread is Spread.SHARE else highest * 1.1
        self.plot.show_range((fan.years[0] - 0.5, fan.years[-1] + 0.5), (0, top))
        years = [float(year) for year in fan.years]
        colour = QColor(palette.plan)
        for (low, high), fill, (first, last), alpha in zip(self._edges, self._fills, BANDS, _OPACITY, strict=True):
            low.setData(years, list(table[first]), pen=pg.mkPen(None))
            high.setData(years, list(table[last]), pen=pg.mkPen(None))
            colour.setAlpha(alpha)
            fill.setBrush(pg.mkBrush(colour))
        self._middle.setData(years, list(table[MEDIAN]), pen=pg.mkPen(palette.plan, width=2))
        lines = [] if picture.line is None else [picture.line * picture.scale]
        self._marks.show(lines, palette.commitment, Qt.PenStyle.DotLine)
        chosen = [] if self._year is None else [fan.years.index(int(self._year))]
        self._put_reader([years[i] for i in chosen], [float(table[MEDIAN][i]) for i in chosen])

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._picture is None else tuple(map(str, self._picture.fan.years))

    @override
    def reading(self, key: str) -> str:
        return "" if self._picture is None else self._picture.reading(key)

    @override
    def table(self) -> ChartTable:
        return super().table() if self._picture is None else self._picture.table()

    def _curve(self, z: float) -> pg.PlotCurveItem:
        return self.plot.add(pg.PlotCurveItem(antialias=True), z)
