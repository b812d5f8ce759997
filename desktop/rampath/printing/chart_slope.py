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
_LEVELS = 14.0


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
    _draw_heads(canvas, room, plot, chart)
    canvas.text(room.x, room.bottom - 1.8, _key(chart, _most(plot)), SIZE, colour=LIGHT.quiet, room=room.width)
    for x in (plot.x, plot.right):
        canvas.line([(x, plot.y), (x, plot.bottom)], LIGHT.quiet, 0.2)
    for mark in chart.marks:
        y = sides.y(mark.share)
        canvas.line([(plot.x, y), (plot.right, y)], LIGHT.commitment, 0.45, (0.45, 0.8))
    for line in chart.lines:
        falls = line.left - line.right >= _SAME
        colour = LIGHT.below if falls else LIGHT.plan if line.right - line.left >= _SAME else LIGHT.ghost
        ends = [(plot.x, sides.y(line.left)), (plot.right, sides.y(line.right))]
        canvas.line(ends, colour, 0.35, (1.4, 0.9) if falls else ())
        for x, y in ends:
            canvas.marker(x, y, Marker.DOWN if falls else Marker.ROUND, colour, 1.2)
    _draw_levels(canvas, sides, chart)
    for at_left in (True, False):
        _draw_names(canvas, room, sides, chart.lines, at_left=at_left)
    return sides


def _draw_heads(canvas: Canvas, room: Area, plot: Area, chart: Slope) -> None:
    """What both sides are, over them; one that is too long for that begins or ends at the edge."""
    for x, text, edge, align in (
        (plot.x, chart.left, room.x, Align.LEFT), (plot.right, chart.right, room.right, Align.RIGHT),
    ):  # fmt: skip
        half = canvas.width_of(text, SIZE, bold=True) / 2
        if half <= min(abs(x - edge), plot.width / 2 - 2):
            canvas.text(x, room.y + 2, text, SIZE, Align.CENTRE, bold=True)
        else:
            canvas.text(edge, room.y + 2, text, SIZE, align, bold=True, room=room.width / 2 - 2)


def _draw_levels(canvas: Canvas, sides: Sides, chart: Slope) -> None:
    """The commitment lines by their shares, side by side, on white, so that no line runs through them."""
    count = len(chart.marks)
    for i, mark in enumerate(chart.marks):
        text = short_percent(mark.share)
        x = sides.plot.middle + (i - (count - 1) / 2) * _LEVELS
        area = canvas.area_of(x, sides.y(mark.share), text, SIZE, Align.CENTRE)
        canvas.box(Area(area.x - 0.8, area.y - 0.5, area.width + 1.6, area.height + 0.8), fill=LIGHT.surface)
        canvas.text(x, sides.y(mark.share), text, SIZE, Align.CENTRE, colour=LIGHT.commitment)


def _draw_names(canvas: Canvas, room: Area, sides: Sides, lines: Sequence[SlopeLine], *, at_left: bool) -> None:
    """The names of one side, spread where they would meet, each led to its end by a thin line."""
    plot = sides.plot
    lines = _that_fit(lines, _most(plot))
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


def _most(plot: Area) -> int:
    """How many names a side has room for."""
    return int(plot.height / _APART) + 1


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


def _key(chart: Slope, most: int) -> str:
    """What the numbers are, how a fall is told from a rise, and whether all members are named."""
    said = [tr("{pillar}, % of GDP", pillar=tr(chart.pillar.value))]
    if any(line.left - line.right >= _SAME for line in chart.lines):
        said.append(tr("dashed, with triangles: lower on the right"))
    if len(chart.lines) > most:
        said.append(tr("{shown} of {of} members are named", shown=most, of=len(chart.lines)))
    return "; ".join(said)
