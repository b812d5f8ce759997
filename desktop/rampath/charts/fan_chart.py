"""The fan that uncertain growth spreads around a path: bands of shares, or of money."""

from enum import StrEnum

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis, YearAxis
from rampath.charts.chart import Chart
from rampath.charts.labels import Lines
from rampath.charts.palette import Palette
from rampath.charts.pictures.table import ChartTable
from rampath.charts.tables import fan_table
from rampath.charts.ticks import top_of
from rampath.domain.fan import Fan
from rampath.wording import marked, money, percent, tr


class Spread(StrEnum):
    """Which side of the fan is shown."""

    SHARE = marked("Share of GDP, money as planned")
    MONEY = marked("Money, share as planned")


_BANDS = ((0, 4, 50), (1, 3, 90))
"""Which two probabilities bound each band, and how opaque it is."""


class FanChart(Chart):
    """Nine in ten draws lie in the wide band, one in two in the narrow one; the line is the median."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._axis = ShareAxis(palette)
        super().__init__(tr("Uncertainty"), palette, {"bottom": YearAxis(palette), "left": self._axis}, parent)
        self._fan: Fan | None = None
        self._name = ""
        self._target: float | None = None
        self._spread = Spread.SHARE
        self._year: str | None = None
        self._marks = Lines(self.plot, angle=0, z=1)
        self._edges = [(self._curve(1), self._curve(1)) for _ in _BANDS]
        self._fills = [
            self.plot.add(pg.FillBetweenItem(low, high, brush=QColor(0, 0, 0, 0)), z=2) for low, high in self._edges
        ]
        self._middle = self._curve(4)
        self._reader = self.plot.add(pg.ScatterPlotItem(symbol="o", size=15), z=6)

    @property
    @override
    def title(self) -> str:
        fan = self._fan
        if fan is None:
            return ""
        if fan.meeting is not None and self._target is not None and self._spread is Spread.SHARE:
            return tr("{name} meets {target} in {year} in {chance} of the draws, with the money as planned",
                      name=self._name, target=percent(self._target), year=fan.deadline,
                      chance=percent(fan.meeting, 0))  # fmt: skip
        low, high = (float(self._table(fan)[i][-1]) for i in (0, 4))
        return tr("{name} in {year}: {low} to {high} in nine of ten draws", name=self._name, year=fan.years[-1],
                  low=self._said(fan, low), high=self._said(fan, high))  # fmt: skip

    def show_series(self, fan: Fan | None, name: str, target: float | None, spread: Spread) -> None:
        """Show a fan; None for a member without a history."""
        self._fan, self._name, self._target, self._spread = fan, name, target, spread
        self._year = None
        self.describe()
        self.redraw.later()

    @override
    def draw(self) -> None:
        fan = self._fan
        palette = self._palette
        if fan is None:
            for curve in (self._middle, *(edge for pair in self._edges for edge in pair)):
                curve.setData([], [])
            self._marks.show([], palette.commitment, Qt.PenStyle.DotLine)
            return
        share = self._spread is Spread.SHARE
        table = self._table(fan) * (100 if share else 1 / 1000)
        self._axis.name(tr("% of GDP") if share else tr("bn {currency}, constant prices", currency=fan.currency))
        highest = float(np.nanmax(table))
        top = top_of([highest / 100], 0.1) if share else highest * 1.1
        self.plot.show_range((fan.years[0] - 0.5, fan.years[-1] + 0.5), (0, top))
        years = [float(year) for year in fan.years]
        colour = QColor(palette.plan)
        for (low, high), fill, (first, last, alpha) in zip(self._edges, self._fills, _BANDS, strict=True):
            low.setData(years, list(table[first]), pen=pg.mkPen(None))
            high.setData(years, list(table[last]), pen=pg.mkPen(None))
            colour.setAlpha(alpha)
            fill.setBrush(pg.mkBrush(colour))
        self._middle.setData(years, list(table[2]), pen=pg.mkPen(palette.plan, width=2))
        lines = [self._target * 100] if share and self._target is not None else []
        self._marks.show(lines, palette.commitment, Qt.PenStyle.DotLine)
        chosen = [] if self._year is None else [fan.years.index(int(self._year))]
        self._reader.setData([years[i] for i in chosen], [float(table[2][i]) for i in chosen],
                             pen=pg.mkPen(palette.text, width=1.4), brush=pg.mkBrush(None))  # fmt: skip

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._fan is None else tuple(map(str, self._fan.years))

    @override
    def current(self) -> str | None:
        return self._year

    @override
    def reading(self, key: str) -> str:
        fan = self._fan
        if fan is None:
            return ""
        at = fan.years.index(int(key))
        five = [self._said(fan, float(row[at])) for row in self._table(fan)]
        return tr("{name} {year}: {middle} at the median; {inner_low} to {inner_high} in one of two draws, {low} to"
                  " {high} in nine of ten.", name=self._name, year=key, middle=five[2], inner_low=five[1],
                  inner_high=five[3], low=five[0], high=five[4])  # fmt: skip

    @override
    def table(self) -> ChartTable:
        if self._fan is None:
            return super().table()
        return fan_table(self.title, self._fan, money=self._spread is Spread.MONEY)

    @override
    def part_at(self, place: QPointF) -> str | None:
        year = str(round(self.plot.data_at(place).x()))
        return year if year in self.keys() else None

    @override
    def choose(self, key: str) -> None:
        self._year = key
        self.describe()
        self.redraw.later()

    def _table(self, fan: Fan) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return fan.share if self._spread is Spread.SHARE else fan.money

    def _said(self, fan: Fan, value: float) -> str:
        return percent(value) if self._spread is Spread.SHARE else money(value, fan.currency)

    def _curve(self, z: float) -> pg.PlotCurveItem:
        return self.plot.add(pg.PlotCurveItem(antialias=True), z)
