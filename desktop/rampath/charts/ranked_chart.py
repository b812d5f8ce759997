"""The live chart of members by share, against the commitment lines."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.bars import Bars, DrawnBar
from rampath.charts.labels import Labels, Lines, notice
from rampath.charts.member_pick import MemberPick
from rampath.charts.naming_axis import CodeAxis, LineAxis, Name
from rampath.charts.palette import Palette
from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import bar_reading
from rampath.charts.series import Ranked, Side
from rampath.charts.statements import pillar_word, ranked_title
from rampath.charts.tables import ranked_table
from rampath.charts.ticks import top_of
from rampath.domain.plan import SHARE_OF
from rampath.domain.trace import Figure
from rampath.wording import short_percent, tr

_POINTS = {Side.ABOVE: 1, Side.BETWEEN: 0, Side.BELOW: -1}


class RankedChart(MemberPick[Ranked]):
    """Bars from the highest share to the lowest, told apart by colour and by triangles above them.

    Solid bars are actuals, tinted ones estimates, hollow ones plans.
    """

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._codes_axis = CodeAxis(palette)
        self._lines_axis = LineAxis(palette)
        self._share_axis = ShareAxis(palette)
        axes = {"bottom": self._codes_axis, "left": self._share_axis, "right": self._lines_axis}
        super().__init__(tr("Members by share of GDP"), palette, axes, parent)
        self._bars = Bars(self.plot)
        self._lines = Lines(self.plot, angle=0, z=8)
        self._labels = Labels(self.plot)

    @property
    @override
    def title(self) -> str:
        return "" if self._series is None else ranked_title(self._series)

    @override
    def draw(self) -> None:
        series = self._series
        if series is None:
            return
        palette = self._palette
        self._share_axis.name(tr("{pillar}, % of GDP", pillar=pillar_word(series.pillar)))
        colours = {Side.ABOVE: palette.met, Side.BETWEEN: palette.plan, Side.BELOW: palette.below}
        drawn = [
            DrawnBar(
                height=bar.share * 100,
                colour=colours[bar.side],
                kind=bar.kind,
                points=_POINTS[bar.side],
                selected=bar.member == self._selected,
            )
            for bar in series.bars
        ]
        shares = [*(bar.share for bar in series.bars), *(mark.share for mark in series.marks)]
        self.plot.show_range((-0.7, max(len(drawn), 1) - 0.3), (0, top_of(shares, 0.09)))
        self._bars.show_bars(drawn, palette.text, palette.surface)
        self._lines.show([mark.share * 100 for mark in series.marks], palette.commitment, Qt.PenStyle.DotLine)
        self._lines_axis.show_names(
            tuple(Name(mark.share * 100, short_percent(mark.share), str(mark.deadline or "")) for mark in series.marks)
        )
        self._labels.show([] if drawn else [notice(self.plot, self.title, palette.quiet)])
        self._codes_axis.show_codes(self.keys(), self._selected)

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._series is None else tuple(bar.member for bar in self._series.bars)

    @override
    def reading(self, key: str) -> str:
        if self._series is None:
            return ""
        bar = next(bar for bar in self._series.bars if bar.member == key)
        return bar_reading(self._series, bar)

    @override
    def table(self) -> ChartTable:
        return super().table() if self._series is None else ranked_table(self.title, self._series)

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        return () if self._series is None else (Figure(key, SHARE_OF[self._series.pillar], self._series.year),)

    @override
    def part_at(self, place: QPointF) -> str | None:
        column = round(self.plot.data_at(place).x())
        keys = self.keys()
        return keys[column] if 0 <= column < len(keys) else None
