"""The live chart of one series in every edition: how the past changed from one publication to the next."""

from collections.abc import Iterator
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis, YearAxis
from rampath.charts.chart import Chart
from rampath.charts.labels import Label, Labels, inside, label_size, notice, pixel
from rampath.charts.palette import Palette
from rampath.charts.pictures.vintage import vintage_picture
from rampath.charts.placing import Box, along, around, free_place
from rampath.charts.ticks import top_of
from rampath.domain.observation import Observation, year_label
from rampath.domain.trace import Figure
from rampath.domain.vintage import VintageTable
from rampath.wording import percent, tr

_STYLES = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine)
_SHAPES = ("t1", "d", "o", "t")
"""How editions that do not count are drawn, the newest of them first; the one that counts is solid with squares."""


class VintageChart(Chart):
    """Draws shares only; arrow keys and mouse read the figures edition by edition (`hovered`)."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._share_axis = ShareAxis(palette)
        super().__init__(
            tr("Figures by edition"), palette, {"bottom": YearAxis(palette), "left": self._share_axis}, parent
        )
        self._curves: list[Any] = []
        self._dots: list[Any] = []
        self._reader = self.plot.add(pg.ScatterPlotItem(symbol="o", size=15), z=6)
        self._labels = Labels(self.plot)
        self._table: VintageTable | None = None
        self._picture = vintage_picture(None)
        self._key: str | None = None

    @property
    @override
    def title(self) -> str:
        return self._picture.title

    def show_table(self, table: VintageTable | None) -> None:
        """Show a vintage table of fractions; None, or a table without figures, says that there are none."""
        if table != self._table:
            self._table, self._picture, self._key = table, vintage_picture(table), None
            self.describe()
            self.redraw.later()

    @override
    def draw(self) -> None:
        table = self._table
        count = 0 if table is None else len(table.vintages)
        self._make(count)
        if table is None or not table.years:
            self._labels.show([notice(self.plot, self.title, self._palette.quiet)])
            return
        values = [f.value for vintage in table.vintages for f in vintage.figures if f is not None]
        low = min(0.0, *values) * 110
        self.plot.show_range((table.years[0] - 0.5, table.years[-1] + 0.5), (low, top_of(values, 0.12)))
        self._share_axis.name(tr("per cent"))
        for i in range(count):
            self._put(table, i)
        self._labels.show(list(self._names(table)))
        self._put_reader()

    @override
    def keys(self) -> tuple[str, ...]:
        return tuple(_key(i, row.year) for i, row in self._figures())

    @override
    def current(self) -> str | None:
        return self._key

    @override
    def reading(self, key: str) -> str:
        row = next(row for i, row in self._figures() if _key(i, row.year) == key)
        return tr("{edition}, {year}: {share}", edition=row.edition, year=year_label(row.year, row.kind),
                  share=percent(row.value))  # fmt: skip

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        row = next((row for i, row in self._figures() if _key(i, row.year) == key), None)
        return () if row is None else (Figure(row.member, row.measure, row.year, edition=row.edition),)

    @override
    def part_at(self, place: QPointF) -> str | None:
        near = self.plot.data_at(place)
        per_x, per_y = self.plot.per_pixel()
        best = min(
            self._figures(),
            key=lambda each: abs(each[1].year - near.x()) / per_x + abs(each[1].value * 100 - near.y()) / per_y,
            default=None,
        )
        return None if best is None else _key(best[0], best[1].year)

    @override
    def choose(self, key: str) -> None:
        self._key = key
        self.describe()
        self.redraw.later()

    def _figures(self) -> Iterator[tuple[int, Observation]]:
        for i, vintage in enumerate(self._table.vintages if self._table is not None else ()):
            for row in vintage.figures:
                if row is not None:
                    yield i, row

    def _make(self, count: int) -> None:
        """As many curves as editions; those that are too many are emptied."""
        while len(self._curves) < count:
            self._curves.append(self.plot.add(pg.PlotCurveItem(antialias=True, connect="finite"), 2))
            self._dots.append(self.plot.add(pg.ScatterPlotItem(), 3))
        for curve, dots in zip(self._curves[count:], self._dots[count:], strict=True):
            curve.setData(x=[], y=[])
            dots.setData([], [])

    def _put(self, table: VintageTable, i: int) -> None:
        figures = table.vintages[i].figures
        values = [float("nan") if row is None else row.value * 100 for row in figures]
        line = self._picture.lines[i]
        counts, back = line.counts, line.back
        colour = self._palette.actual if counts else self._palette.ghost
        style = Qt.PenStyle.SolidLine if counts else _STYLES[back % len(_STYLES)]
        self._curves[i].setData(
            x=[float(year) for year in table.years],
            y=values,
            pen=pg.mkPen(colour, width=2 if counts else 1.4, style=style),
        )
        known = [(float(row.year), row.value * 100) for row in figures if row is not None]
        xs, ys = [x for x, _y in known], [y for _x, y in known]
        self._dots[i].setData(
            xs, ys, symbol="s" if counts else _SHAPES[back % len(_SHAPES)], size=6,
            pen=pg.mkPen(colour, width=1), brush=pg.mkBrush(colour if counts else self._palette.surface),
        )  # fmt: skip

    def _names(self, table: VintageTable) -> Iterator[Label]:
        """The editions' names beside their last figures, where they find room."""
        room = inside(self.plot)
        lines = [
            [pixel(self.plot, row.year, row.value * 100) for row in vintage.figures if row is not None]
            for vintage in table.vintages
        ]
        taken = [box for line in lines for box in along(line, 4)]
        for i, (vintage, line) in enumerate(zip(table.vintages, lines, strict=True)):
            if not line:
                continue
            counts = self._picture.lines[i].counts
            size = label_size(vintage.edition, bold=counts)
            place = free_place(_beside(line, size, room), taken, room)
            if place is not None:
                taken.append(place)
                colour = self._palette.text if counts else self._palette.quiet
                yield Label(vintage.edition, place.x, place.y, colour, bold=counts)

    def _put_reader(self) -> None:
        read = [row for i, row in self._figures() if _key(i, row.year) == self._key]
        pen = pg.mkPen(self._palette.text, width=1.4)
        self._reader.setData(
            [float(row.year) for row in read], [row.value * 100 for row in read], pen=pen, brush=pg.mkBrush(None)
        )


def _key(i: int, year: int) -> str:
    return f"{i}/{year}"


def _beside(line: list[tuple[float, float]], size: tuple[float, float], room: Box) -> Iterator[Box]:
    """Places for a name above and below its line, from its end backwards."""
    width, tall = size
    for x, y in reversed(line):
        spot = around(x, y, 4)
        for away in (4, 12, 24):
            left = min(max(x - width / 2, room.x), room.x + room.width - width)
            yield Box(left, spot.y - tall - away, width, tall)
            yield Box(left, spot.y + spot.height + away, width, tall)
