"""Two or more lines of one member over each other, told apart by line, mark and words."""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ShareAxis
from rampath.charts.palette import Palette
from rampath.charts.ticks import top_of
from rampath.charts.year_chart import YearChart
from rampath.domain.projection import Line
from rampath.wording import percent, points, tr

_STYLES = (
    (Qt.PenStyle.SolidLine, "o"), (Qt.PenStyle.DashLine, "s"), (Qt.PenStyle.DotLine, "t"),
    (Qt.PenStyle.DashDotLine, "d"),
)  # fmt: skip


class OverlayChart(YearChart):
    """Shares of GDP by year, a line for each side; arrow keys and mouse read them year by year."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        self._axis = ShareAxis(palette)
        super().__init__(tr("Paths over each other"), palette, self._axis, parent)
        self._lines: tuple[tuple[str, Line], ...] = ()
        self._member = ""
        self._sides: Callable[[int], str] = lambda _year: ""
        self._legend = pg.LegendItem(offset=(12, 4), labelTextSize="9pt")
        self._legend.setParentItem(self.plot.view_box)
        self._curves = [self.plot.add(pg.PlotDataItem(antialias=True, connect="finite"), z=3) for _ in _STYLES]

    @property
    @override
    def title(self) -> str:
        if len(self._lines) < 2:
            return ""
        names = tr(" against ").join(name for name, _line in self._lines)
        return tr("{member}: {names}", member=self._member, names=names)

    def show_series(self, lines: Sequence[tuple[str, Line]], member: str) -> None:
        """Show these lines, each with its name."""
        self._lines, self._member = tuple(lines[: len(_STYLES)]), member
        self._year = None
        self.describe()
        self.redraw.later()

    @override
    def draw(self) -> None:
        if not self._lines:
            return
        palette = self._palette
        self._axis.name(tr("% of GDP"))
        years = [year for _name, line in self._lines for year in line.years]
        shares = [s for _name, line in self._lines for s in map(float, line.share) if s == s]  # noqa: PLR0124
        self.plot.show_range((min(years) - 0.5, max(years) + 0.5), (0, top_of(shares or [0.02], 0.16)))
        self._legend.clear()
        self._legend.setLabelTextColor(palette.text)
        colours = (palette.plan, palette.below, palette.commitment, palette.ghost)
        for i, curve in enumerate(self._curves):
            if i >= len(self._lines):
                curve.setData([], [])
                continue
            name, line = self._lines[i]
            style, symbol = _STYLES[i]
            pen = pg.mkPen(colours[i], width=2 if i else 5, style=style)  # seen where another line covers it
            curve.setData(
                list(line.years), [share * 100 for share in map(float, line.share)], pen=pen, symbol=symbol,
                symbolSize=6, symbolBrush=colours[i], symbolPen=None,
            )  # fmt: skip
            self._legend.addItem(curve, name)
        places = [] if self._year is None else [line.share_in(int(self._year)) for _name, line in self._lines]
        known = [share * 100 for share in places if share is not None]
        self._put_reader([float(self._year or 0)] * len(known), known)

    @override
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(year) for _name, line in self._lines for year in line.years))

    @override
    def reading(self, key: str) -> str:
        year = int(key)
        shares = [(name, line.share_in(year)) for name, line in self._lines]
        said = "; ".join(tr("{name}: {share}", name=name, share=percent(share)) for name, share in shares)
        first, second = (shares[0][1], shares[1][1]) if len(shares) > 1 else (None, None)
        gap = "" if first is None or second is None else f" ({points(second - first)})"
        return f"{self._member} {year}: {said}{gap}"

    def tell_sides(self, behind: Callable[[int], str]) -> None:
        """What the shares of a year rest on, side by side, is told by this function, and shown on hover."""
        self._sides = behind

    @override
    def behind(self, key: str) -> str:
        return self._sides(int(key))
