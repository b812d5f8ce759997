"""What charts share that are read year by year: the year that is come to, and the ring around its points."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ChartAxis, YearAxis
from rampath.charts.chart import Chart
from rampath.charts.palette import Palette


class YearChart(Chart):
    """Each key is a year along the foot of the chart; pressing or reaching one rings its points."""

    def __init__(self, name: str, palette: Palette, upright: ChartAxis, parent: QWidget | None = None) -> None:
        super().__init__(name, palette, {"bottom": YearAxis(palette), "left": upright}, parent)
        self._year: str | None = None
        self._reader = self.plot.add(pg.ScatterPlotItem(symbol="o", size=15), z=6)

    @override
    def current(self) -> str | None:
        return self._year

    @override
    def part_at(self, place: QPointF) -> str | None:
        year = str(round(self.plot.data_at(place).x()))
        return year if year in self.keys() else None

    @override
    def choose(self, key: str) -> None:
        """Ring the points of a year, so that eye and reading agree."""
        self._year = key
        self.describe()
        self.redraw.later()

    def _put_reader(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """The points that are ringed, in the chart's own units; none where nothing is read."""
        self._reader.setData(list(xs), list(ys), pen=pg.mkPen(self._palette.text, width=1.4), brush=pg.mkBrush(None))
