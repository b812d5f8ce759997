"""The axes of a printed chart: years along the foot, values up the side or along the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.ticks import decimals, round_step, share_step, share_ticks, top_of, year_ticks
from rampath.printing.canvas import Canvas
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, Ruler
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
    draw_values(canvas, plot, tick_shares(axes.top, plot.height), lambda value: axes.y(value / 100))
    draw_years(canvas, plot, (axes.first, axes.last), axes.x)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.2)


def draw_values(canvas: Canvas, plot: Area, named: Sequence[float], at: Callable[[float], float]) -> None:
    """Numbers and ticks left of `plot` at `at(value)` (mm), and faint lines through it; zero has its own line."""
    places = decimals(named)
    for value in named:
        y = at(value)
        if value:
            canvas.line([(plot.x, y), (plot.right, y)], LIGHT.line, 0.1)
        canvas.line([(plot.x - 1, y), (plot.x, y)], LIGHT.quiet, 0.15)
        canvas.text(plot.x - 1.8, y, number(value, places), SIZE, Align.RIGHT)


def draw_years(canvas: Canvas, plot: Area, span: tuple[int, int], at: Callable[[float], float]) -> None:
    """Whole years below `plot`, from the first to the last of `span`, at `at(year)` (mm), as many as have room."""
    length = at(span[1]) - at(span[0])
    named, unnamed = year_ticks(*span, length, canvas.width_of("2026e", SIZE) + 3)
    for year in (*named, *unnamed):
        x = at(year)
        canvas.line([(x, plot.bottom), (x, plot.bottom + (1.2 if year in named else 0.7))], LIGHT.quiet, 0.15)
    for year in named:
        canvas.text(at(year), plot.bottom + 3.4, str(year), SIZE, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` along the millimetres from `start` to `end` (upright: from the foot to the top)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value, in millimetres."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, room: float = 6.0, *, whole: bool = False) -> list[float]:
        """Round values, five at most, with `room` mm for each; `whole` ones lie no closer than 1."""
        step = round_step(self.low, self.high, abs(self.end - self.start), room)
        return share_ticks(self.low, self.high, max(1.0, step) if whole else step)


def widest_number(ruler: Ruler, named: Sequence[float]) -> float:
    """The room, in millimetres, that the widest of these numbers takes beside an axis."""
    places = decimals(named)
    return max((ruler.width_of(number(value, places), SIZE) for value in named), default=0.0) + 2.0


def tick_shares(top: float, length: float) -> list[float]:
    """The shares, in per cent, that an axis from 0 to `top`, `length` mm long, names: five at most."""
    return share_ticks(0, top, share_step(0, top, length, 6.0))


def share_title(pillar_name: str) -> str:
    """The title of a share axis: what is counted, and its unit."""
    return tr("Share of GDP, {pillar}, %", pillar=pillar_name)
