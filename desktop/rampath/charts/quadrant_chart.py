"""The live chart of share of GDP against equipment's share of core."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.dot_names import dot_names
from rampath.charts.labels import Labels, Lines, notice
from rampath.charts.member_pick import MemberPick
from rampath.charts.naming_axis import LineAxis, Name
from rampath.charts.palette import Palette
from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import dot_reading
from rampath.charts.series import Quadrant
from rampath.charts.statements import quadrant_title
from rampath.charts.tables import quadrant_table
from rampath.charts.ticks import span_of
from rampath.domain.observation import Measure
from rampath.domain.trace import Figure
from rampath.wording import short_percent, tr

_REACH = 12.0
"""How near to a dot, in pixels, the mouse points at it."""


class QuadrantChart(MemberPick[Quadrant]):
    """A dot for each member; the selected one is a diamond with its name, the outermost ones are named.

    The arrow keys go through the dots from the lowest share to the highest.
    """

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._share_names = LineAxis(palette, "top")
        self._equipment_names = LineAxis(palette, "right")
        across, up = ShareAxis(palette, "bottom"), ShareAxis(palette, "left")
        axes = {"bottom": across, "left": up, "top": self._share_names, "right": self._equipment_names}
        super().__init__(tr("Share of GDP against equipment"), palette, axes, parent)
        across.name(tr("core, % of GDP"))
        up.name(tr("equipment, % of core"))
        self._share_line = Lines(self.plot, angle=90)
        self._equipment_line = Lines(self.plot, angle=0)
        self._dots = self.plot.add(pg.ScatterPlotItem(symbol="o", size=8), z=5)
        self._diamond = self.plot.add(pg.ScatterPlotItem(symbol="d", size=13), z=6)
        self._labels = Labels(self.plot)

    @property
    @override
    def title(self) -> str:
        return "" if self._series is None else quadrant_title(self._series)

    @override
    def draw(self) -> None:
        series = self._series
        if series is None:
            return
        palette = self._palette
        self.plot.show_range(
            span_of([*(dot.share for dot in series.dots), series.share_line], 0.5),
            span_of([*(dot.equipment for dot in series.dots), series.equipment_line], 5),
        )
        dotted = Qt.PenStyle.DotLine
        share, equipment = series.share_line, series.equipment_line
        seen = bool(series.dots)
        self._share_line.show([share * 100] if seen else [], palette.commitment, dotted)
        self._equipment_line.show([equipment * 100] if seen else [], palette.commitment, dotted)
        self._share_names.show_names((Name(share * 100, short_percent(share)),) if seen else ())
        self._equipment_names.show_names((Name(equipment * 100, short_percent(equipment)),) if seen else ())
        rim = pg.mkPen(palette.surface, width=1)
        chosen = [dot for dot in series.dots if dot.member == self._selected]
        others = [dot for dot in series.dots if dot.member != self._selected]
        for item, dots, colour in (
            (self._dots, others, palette.plan),
            (self._diamond, chosen, palette.commitment),
        ):
            xs, ys = [dot.share * 100 for dot in dots], [dot.equipment * 100 for dot in dots]
            item.setData(xs, ys, pen=rim, brush=pg.mkBrush(colour))
        words = list(dot_names(self.plot, series, self._selected, palette))
        self._labels.show(words if series.dots else [notice(self.plot, self.title, palette.quiet)])

    @override
    def keys(self) -> tuple[str, ...]:
        dots = () if self._series is None else self._series.dots
        return tuple(dot.member for dot in sorted(dots, key=lambda dot: (dot.share, dot.name)))

    @override
    def reading(self, key: str) -> str:
        if self._series is None:
            return ""
        return dot_reading(self._series, next(dot for dot in self._series.dots if dot.member == key))

    @override
    def table(self) -> ChartTable:
        return super().table() if self._series is None else quadrant_table(self.title, self._series)

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        if self._series is None:
            return ()
        return tuple(Figure(key, each, self._series.year) for each in (Measure.CORE_SHARE, Measure.EQUIPMENT_SHARE))

    @override
    def part_at(self, place: QPointF) -> str | None:
        nearest: tuple[float, str] | None = None
        for dot in () if self._series is None else self._series.dots:
            away = self.plot.place_of(dot.share * 100, dot.equipment * 100) - place
            distance = (away.x() ** 2 + away.y() ** 2) ** 0.5
            if distance <= _REACH and (nearest is None or distance < nearest[0]):
                nearest = (distance, dot.member)
        return None if nearest is None else nearest[1]
