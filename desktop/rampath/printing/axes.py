"""The axes of a printed chart: years along the foot, shares of GDP up the side, from zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.ticks import decimals, share_step, share_ticks, top_of, year_ticks
from rampath.printing.canvas import Canvas
from rampath.printing.paper import Area
from rampath.printing.ruler import Align
from rampath.wording import number, tr

SIZE = 8.0
"""The size of the numbers on an axis, in points."""

_LEFT, _BELOW, _ABOVE = 9.0, 6.0, 8.0


@dataclass(frozen=True, slots=True)
class Axes:
    """Where years and shares lie within `plot` (mm): years from `first` to `last`, shares from 0 to `top`.

    Shares are fractions, `top` is in per cent.
    """

    plot: Area
    first: int
    last: int
    top: float

    def x(self, year: float) -> float:
        """The place of a year, in millimetres from the left edge of the sheet."""
        return self.plot.x + (year - self.first) / max(1, self.last - self.first) * self.plot.width

    def y(self, share: float) -> float:
        """The place of a share (a fraction), in millimetres from the top edge of the sheet."""
        return self.plot.bottom - share * 100 / self.top * self.plot.height


def axes_for(room: Area, years: tuple[int, int], shares: Sequence[float]) -> Axes:
    """Axes that show these years and shares (fractions), with room for numbers around the plot."""
    plot = Area(room.x + _LEFT, room.y + _ABOVE, room.width - _LEFT - 6, room.height - _ABOVE - _BELOW)
    return Axes(plot, *years, top_of(shares, 0.1))


def draw_axes(canvas: Canvas, axes: Axes, title: str) -> None:
    """Lines, ticks, numbers, and the title with the unit above the upright axis."""
    plot = axes.plot
    canvas.text(plot.x - _LEFT, plot.y - 6.2, title, SIZE, colour=LIGHT.quiet, room=plot.width + _LEFT)
    named = tick_shares(axes.top, plot.height)
    places = decimals(named)
    for value in named:
        y = axes.y(value / 100)
        if value:
            canvas.line([(plot.x, y), (plot.right, y)], LIGHT.line, 0.1)
        canvas.line([(plot.x - 1, y), (plot.x, y)], LIGHT.quiet, 0.15)
        canvas.text(plot.x - 1.8, y, number(value, places), SIZE, Align.RIGHT)
    room = canvas.width_of("2026e", SIZE) + 3
    years, unnamed = year_ticks(axes.first, axes.last, plot.width, room)
    for year in (*years, *unnamed):
        x = axes.x(year)
        canvas.line([(x, plot.bottom), (x, plot.bottom + (1.2 if year in years else 0.7))], LIGHT.quiet, 0.15)
    for year in years:
        canvas.text(axes.x(year), plot.bottom + 3.4, str(year), SIZE, Align.CENTRE)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.2)


def tick_shares(top: float, length: float) -> list[float]:
    """The shares, in per cent, that an axis from 0 to `top`, `length` mm long, names: five at most."""
    return share_ticks(0, top, share_step(0, top, length, 6.0))


def share_title(pillar_name: str) -> str:
    """The title of a share axis: what is counted, and its unit."""
    return tr("Share of GDP, {pillar}, %", pillar=pillar_name)
