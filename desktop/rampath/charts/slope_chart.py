"""The live slope chart: where members stand on two sides."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.chart import Chart
from rampath.charts.labels import Labels, notice
from rampath.charts.palette import Palette
from rampath.charts.pictures.slope import Slope
from rampath.charts.pictures.table import ChartTable
from rampath.charts.slope_item import SlopeItem
from rampath.charts.statements import pillar_word
from rampath.domain.trace import Figure
from rampath.wording import tr

_REACH = 9.0
"""How near to a line, in pixels, the mouse points at it."""


class SlopeChart(Chart):
    """Lines that are read one by one, from the highest on the right down.

    `member_chosen` carries the code of the member whose line was pressed or reached with the arrow keys.
    """

    member_chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._axis = ShareAxis(palette)
        super().__init__(tr("Two sides compared"), palette, {"left": self._axis}, parent)
        self._item = SlopeItem(self.plot)
        self._labels = Labels(self.plot)
        self._slope: Slope | None = None
        self._selected: str | None = None

    @property
    @override
    def title(self) -> str:
        return "" if self._slope is None else self._slope.title

    def show_series(self, slope: Slope, selected: str | None) -> None:
        """Show these lines, with one member marked; nothing happens where both are shown already."""
        if (slope, selected) != (self._slope, self._selected):
            self._slope, self._selected = slope, selected
            self.describe()
            self.redraw.later()

    @override
    def draw(self) -> None:
        slope = self._slope
        if slope is None:
            return
        self._axis.name(tr("{pillar}, % of GDP", pillar=pillar_word(slope.pillar)))
        shares = [share * 100 for line in slope.lines for share in (line.left, line.right)]
        shares += [mark.share * 100 for mark in slope.marks]
        high = max(shares, default=1.0)
        low = min(shares, default=0.0)
        span = max(high - low, 0.5)
        room = max(self.plot.view_box.height(), 60.0)
        head = self._item.boundingRect().height() and 26.0 / room * span * 1.2
        self.plot.show_range((0, 1), (max(0.0, low - span * 0.06), high + head + span * 0.02))
        self._item.show_slope(slope, self._palette, self._selected)
        self._labels.show([] if slope.lines else [notice(self.plot, self.title, self._palette.quiet)])

    @override
    def keys(self) -> tuple[str, ...]:
        return () if self._slope is None else tuple(line.member for line in self._slope.lines)

    @override
    def current(self) -> str | None:
        return self._selected

    @override
    def reading(self, key: str) -> str:
        return "" if self._slope is None else self._slope.reading(key)

    @override
    def figures(self, key: str) -> tuple[Figure, ...]:
        return () if self._slope is None else self._slope.rests_on(key)

    @override
    def picture(self) -> Slope | None:
        return self._slope

    @override
    def table(self) -> ChartTable:
        return ChartTable("", (), ()) if self._slope is None else self._slope.table()

    @override
    def part_at(self, place: QPointF) -> str | None:
        """The nearest line; left and right of both sides it is the nearest end."""
        inside = place - self.plot.mapFromScene(self.plot.view_box.sceneBoundingRect().topLeft()).toPointF()
        left, right = self._item.ends()
        part = min(max((inside.x() - left) / max(right - left, 1.0), 0.0), 1.0)
        if inside.x() < 0 or self._slope is None:
            return None
        away = {
            line.member: abs(self._item.height_of(line.left + (line.right - line.left) * part) - inside.y())
            for line in self._slope.lines
        }
        nearest = min(away, key=lambda member: away[member], default=None)
        return nearest if nearest is not None and away[nearest] <= _REACH else None

    @override
    def choose(self, key: str) -> None:
        self.member_chosen.emit(key)
