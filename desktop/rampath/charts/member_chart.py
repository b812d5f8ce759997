"""The live chart of one member's path: what was spent, what is estimated, and what is planned."""

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.labels import Labels, Lines, notice
from rampath.charts.member_labels import path_labels
from rampath.charts.palette import Palette
from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import path_reading, point_reading
from rampath.charts.series import MemberPath, Point
from rampath.charts.statements import pillar_word
from rampath.charts.stretch import stretches
from rampath.charts.tables import path_table
from rampath.charts.ticks import top_of
from rampath.charts.year_chart import YearChart
from rampath.domain.observation import Kind
from rampath.domain.plan import SHARE_OF
from rampath.domain.trace import Figure
from rampath.wording import tr

_DASH, _DOT, _SOLID = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.SolidLine


class MemberChart(YearChart):
    """A path to look at, not to change; arrow keys and mouse read it year by year (`hovered`)."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._share_axis = ShareAxis(palette)
        super().__init__(tr("Path of a member"), palette, self._share_axis, parent)
        self._marks = Lines(self.plot, angle=0, z=1)
        self._review = Lines(self.plot, angle=90, z=0)
        self._breaks = Lines(self.plot, angle=90, z=0)
        self._ghost = self._curve(2)
        self._curves = {kind: self._curve(3) for kind in (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)}
        self._dots = {
            kind: self.plot.add(pg.ScatterPlotItem(symbol=shape, size=size), z=4)
            for kind, shape, size in ((Kind.ACTUAL, "s", 6), (Kind.ESTIMATE, "s", 7), (Kind.PLAN, "o", 7))
        }
        self._labels = Labels(self.plot)
        self._series: MemberPath | None = None

    @property
    @override
    def title(self) -> str:
        return "" if self._series is None else path_reading(self._series)

    def show_series(self, series: MemberPath) -> None:
        """Show this path; nothing happens where it is shown already."""
        if series != self._series:
            before, self._series = self._series, series
            if before is None or before.member != series.member:
                self._year = None
            self.describe()
            self.redraw.later()

    @override
    def draw(self) -> None:
        path = self._series
        if path is None:
            return
        palette = self._palette
        self._share_axis.name(tr("{pillar}, % of GDP", pillar=pillar_word(path.pillar)))
        shares = [point.share for point in (*path.points, *path.ghost)]
        self.plot.show_range(
            (path.first_year - 0.5, path.last_year + 0.5),
            (0, top_of([*shares, *(mark.share for mark in path.marks)], 0.16)),
        )
        self._marks.show([mark.share * 100 for mark in path.marks], palette.commitment, _DOT)
        reviews = [path.review] if path.review and path.first_year <= path.review <= path.last_year else []
        self._review.show(reviews, palette.line, _SOLID, 1)
        self._breaks.show([year - 0.5 for year in path.breaks], palette.quiet, _DOT, 1)
        _put(self._ghost, path.ghost, self.plot.pen(palette.ghost, 1, _DASH))
        for kind, curve in self._curves.items():
            _put(curve, stretches(path.points, kind), self._pen(kind))
            self._put_dots(kind, path.of(kind))
        self._put_reader(*_places([self._point_of(self._year)] if self._year in self.keys() and self._year else []))
        words = list(path_labels(self.plot, path, reviews, palette))
        if not path.points:
            words.append(notice(self.plot, self.title, palette.quiet))
        self._labels.show(words)

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._series is None else tuple(str(point.year) for point in self._series.points)

    @override
    def reading(self, key: str) -> str:
        if self._series is None:
            return ""
        return point_reading(self._series, self._point_of(key))

    @override
    def picture(self) -> MemberPath | None:
        return self._series

    @override
    def table(self) -> ChartTable:
        return super().table() if self._series is None else path_table(self.title, self._series)

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        path = self._series
        return () if path is None else (Figure(path.member, SHARE_OF[path.pillar], int(key)),)

    def _point_of(self, key: str) -> Point:
        points = () if self._series is None else self._series.points
        return next(point for point in points if str(point.year) == key)

    def _curve(self, z: float) -> Any:
        return self.plot.add(pg.PlotCurveItem(antialias=True, connect="finite"), z)

    def _pen(self, kind: Kind) -> Any:
        if kind is Kind.PLAN:
            return self.plot.pen(self._palette.plan, 3)
        return self.plot.pen(self._palette.actual, 2, _DASH if kind is Kind.ESTIMATE else _SOLID)

    def _put_dots(self, kind: Kind, points: Sequence[Point]) -> None:
        palette = self._palette
        colour = palette.plan if kind is Kind.PLAN else palette.actual
        rim = pg.mkPen(colour, width=1.4) if kind is Kind.ESTIMATE else pg.mkPen(palette.surface, width=1)
        fill = palette.surface if kind is Kind.ESTIMATE else colour
        self._dots[kind].setData(*_places(points), pen=rim, brush=pg.mkBrush(fill))


def _places(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [float(point.year) for point in points], [point.share * 100 for point in points]


def _put(curve: Any, points: Sequence[Point], pen: Any) -> None:
    xs, ys = _places(points)
    curve.setData(x=xs, y=ys, pen=pen)
