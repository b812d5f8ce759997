"""The slope chart on a page: each member a line from one side to the other, named at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.slope import Slope, SlopeLine
from rampath.charts.ticks import span_of
from rampath.printing.axes import SIZE
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align
from rampath.printing.spread import spread
from rampath.wording import number, short_percent, tr

_SAME = 5e-5
"""Shares nearer than this read the same at two decimals of a per cent."""

_HEAD, _LEADER, _APART = 7.0, 6.0, 2.9


@dataclass(frozen=True, slots=True)
class Sides:
    """Where both sides stand (mm from the left), and shares from `low` to `high` per cent within `plot`."""

    plot: Area
    low: float
    high: float

    def y(self, share: float) -> float:
        """The place of a share (a fraction), in millimetres from the top edge of the sheet."""
        return self.plot.bottom - (share * 100 - self.low) / (self.high - self.low) * self.plot.height


def draw_slope(canvas: Canvas, room: Area, chart: Slope) -> Sides | None:
    """Lines, names and commitment lines; gives where shares lie, None where no member is on both sides."""
    if not chart.lines:
        canvas.paragraph(room, chart.title, SIZE)
        return None
    widest = max(canvas.width_of(_name(line, line.right, at_left=False), SMALLEST) for line in chart.lines)
    names = min(widest + 1, room.width * 0.3) + _LEADER
    plot = Area(room.x + names, room.y + _HEAD, room.width - 2 * names, room.height - _HEAD - 5)
    shares = [each for line in chart.lines for each in (line.left, line.right)]
    sides = Sides(plot, *span_of([*shares, *(mark.share for mark in chart.marks)], 0.5))
    canvas.text(plot.x, room.y + 2, chart.left, SIZE, Align.CENTRE, bold=True, room=room.width / 2)
    canvas.text(plot.right, room.y + 2, chart.right, SIZE, Align.CENTRE, bold=True, room=room.width / 2)
    canvas.text(room.x, room.bottom - 1.8, _key(chart), SIZE, colour=LIGHT.quiet, room=room.width)
    for x in (plot.x, plot.right):
        canvas.line([(x, plot.y), (x, plot.bottom)], LIGHT.quiet, 0.2)
    for mark in chart.marks:
        y = sides.y(mark.share)
        text = short_percent(mark.share)
        half = canvas.width_of(text, SIZE) / 2 + 1
        for start, end in ((plot.x, plot.middle - half), (plot.middle + half, plot.right)):
            canvas.line([(start, y), (end, y)], LIGHT.commitment, 0.45, (0.45, 0.8))
    for line in chart.lines:
        falls = line.left - line.right >= _SAME
        colour = LIGHT.below if falls else LIGHT.plan if line.right - line.left >= _SAME else LIGHT.ghost
        ends = [(plot.x, sides.y(line.left)), (plot.right, sides.y(line.right))]
        canvas.line(ends, colour, 0.35, (1.4, 0.9) if falls else ())
        for x, y in ends:
            canvas.marker(x, y, Marker.DOWN if falls else Marker.ROUND, colour, 1.2)
    for mark in chart.marks:
        canvas.text(plot.middle, sides.y(mark.share), short_percent(mark.share), SIZE, Align.CENTRE,
                    colour=LIGHT.commitment)  # fmt: skip
    for at_left in (True, False):
        _draw_names(canvas, room, sides, chart.lines, at_left=at_left)
    return sides


def _draw_names(canvas: Canvas, room: Area, sides: Sides, lines: Sequence[SlopeLine], *, at_left: bool) -> None:
    """The names of one side, spread where they would meet, each led to its end by a thin line."""
    plot = sides.plot
    lines = _that_fit(lines, int(plot.height / _APART) + 1)
    shares = [line.left if at_left else line.right for line in lines]
    order = sorted(range(len(lines)), key=lambda i: (-shares[i], lines[i].name))
    wanted = [sides.y(shares[i]) for i in order]
    end = plot.x if at_left else plot.right
    away = -1 if at_left else 1
    for i, y in zip(order, spread(wanted, _APART, plot.y, plot.bottom) or wanted, strict=True):
        text = _name(lines[i], shares[i], at_left=at_left)
        at = end + away * _LEADER
        canvas.line([(end + away * 1.0, sides.y(shares[i])), (at - away * 0.6, y)], LIGHT.ghost, 0.1)
        wide = abs(at - (room.x if at_left else room.right))
        canvas.text(at, y, text, SMALLEST, Align.RIGHT if at_left else Align.LEFT, room=wide)


def _that_fit(lines: Sequence[SlopeLine], most: int) -> Sequence[SlopeLine]:
    """All lines, or those `most` that say most: the highest, the lowest, and then those that move farthest."""
    if len(lines) <= most:
        return lines
    ends = {edge(lines, key=lambda line: line.right).member for edge in (max, min)}
    order = sorted(lines, key=lambda line: (line.member not in ends, -abs(line.right - line.left)))
    return order[:most]


def _name(line: SlopeLine, share: float, *, at_left: bool) -> str:
    text = number(share * 100)
    return f"{line.name} {text}" if at_left else f"{text} {line.name}"


def _key(chart: Slope) -> str:
    """What the numbers are, and how a fall is told from a rise."""
    unit = tr("{pillar}, % of GDP", pillar=tr(chart.pillar.value))
    if any(line.left - line.right >= _SAME for line in chart.lines):
        return tr("{unit}; dashed, with triangles: lower on the right", unit=unit)
    return unit
