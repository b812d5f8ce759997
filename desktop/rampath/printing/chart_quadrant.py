"""Share of GDP against equipment's share of core on a page: a dot with its name for each member."""

import math
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.placing import Box, around, free_place
from rampath.charts.series import Dot, Quadrant
from rampath.charts.ticks import decimals, share_step, share_ticks, span_of
from rampath.printing.axes import SIZE
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align
from rampath.wording import listing, number, short_percent, tr

_LEFT, _BELOW, _ABOVE, _RIGHT = 9.0, 10.0, 9.0, 12.0
_REACH = 0.9
_NOTE = 7.5


@dataclass(frozen=True, slots=True)
class Field:
    """Where shares lie within `plot` (mm): of GDP across, of core up; both ranges in per cent."""

    plot: Area
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, share: float) -> float:
        """The place of a share of GDP (a fraction), in millimetres from the left edge of the sheet."""
        low, high = self.across
        return self.plot.x + (share * 100 - low) / (high - low) * self.plot.width

    def y(self, equipment: float) -> float:
        """The place of equipment's share of core (a fraction), in millimetres from the top edge of the sheet."""
        low, high = self.up
        return self.plot.bottom - (equipment * 100 - low) / (high - low) * self.plot.height


def draw_quadrant(canvas: Canvas, room: Area, chart: Quadrant) -> Field | None:
    """The dots, the lines that divide them, and who has no data; gives where shares lie, None without dots."""
    if not chart.dots:
        canvas.paragraph(room, tr("No equipment figures in {year}.", year=chart.year), SIZE)
        return None
    note = ""
    if chart.without_data:
        note = tr("No data: {names}.", names=listing(list(chart.without_data)))
    deep = 4.0 if note else 0.0
    plot = Area(room.x + _LEFT, room.y + _ABOVE, room.width - _LEFT - _RIGHT, room.height - _ABOVE - _BELOW - deep)
    field = Field(
        plot,
        span_of([*(dot.share for dot in chart.dots), chart.share_line], 0.5),
        span_of([*(dot.equipment for dot in chart.dots), chart.equipment_line], 5),
    )
    _draw_axes(canvas, field)
    taken = _draw_lines(canvas, field, chart)
    taken += [around(field.x(dot.share), field.y(dot.equipment), _REACH + 0.1) for dot in chart.dots]
    for dot in chart.dots:
        marker = Marker.UP if dot.member in chart.both else Marker.ROUND
        colour = LIGHT.met if dot.member in chart.both else LIGHT.plan
        canvas.marker(field.x(dot.share), field.y(dot.equipment), marker, colour, 2 * _REACH)
    _draw_names(canvas, field, chart, taken)
    canvas.marker(plot.x + 1, room.y + 5.6, Marker.UP, LIGHT.met, 2 * _REACH)
    canvas.text(plot.x + 3, room.y + 5.6, tr("both lines reached"), SIZE)
    if note:
        canvas.text(room.x, room.bottom - 1.6, note, _NOTE, room=room.width)
    return field


def _draw_axes(canvas: Canvas, field: Field) -> None:
    plot = field.plot
    canvas.text(plot.x - _LEFT, plot.y - 7.2, tr("Equipment, % of core"), SIZE, colour=LIGHT.quiet)
    canvas.text(plot.right, plot.bottom + 7.6, tr("Core, % of GDP"), SIZE, Align.RIGHT, colour=LIGHT.quiet)
    for (low, high), length, across in ((field.across, plot.width, True), (field.up, plot.height, False)):
        named = share_ticks(low, high, share_step(low, high, length, 12.0 if across else 6.0))
        places = decimals(named)
        for value in named:
            if across:
                x = field.x(value / 100)
                canvas.line([(x, plot.bottom), (x, plot.bottom + 1)], LIGHT.quiet, 0.15)
                canvas.text(x, plot.bottom + 3.2, number(value, places), SIZE, Align.CENTRE)
            else:
                y = field.y(value / 100)
                canvas.line([(plot.x - 1, y), (plot.x, y)], LIGHT.quiet, 0.15)
                canvas.text(plot.x - 1.8, y, number(value, places), SIZE, Align.RIGHT)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.2)


def _draw_lines(canvas: Canvas, field: Field, chart: Quadrant) -> list[Box]:
    """Both lines, each named at its end outside of the plot; gives the room that they take."""
    plot = field.plot
    x, y = field.x(chart.share_line), field.y(chart.equipment_line)
    canvas.line([(x, plot.y), (x, plot.bottom)], LIGHT.commitment, 0.45, (0.45, 0.8))
    canvas.line([(plot.x, y), (plot.right, y)], LIGHT.commitment, 0.45, (0.45, 0.8))
    canvas.text(x, plot.y - 2, short_percent(chart.share_line), SIZE, Align.CENTRE, colour=LIGHT.commitment)
    canvas.text(plot.right + 1.5, y, short_percent(chart.equipment_line), SIZE, colour=LIGHT.commitment)
    return [Box(x - 0.4, plot.y, 0.8, plot.height), Box(plot.x, y - 0.4, plot.width, 0.8)]


def _draw_names(canvas: Canvas, field: Field, chart: Quadrant, taken: list[Box]) -> None:
    """Each dot's name beside it where that is free, else its code, else none; the outermost dots first."""
    plot = field.plot
    inside = Box(plot.x, plot.y, plot.width + _RIGHT - 1, plot.height)
    middle = sorted(chart.dots, key=lambda dot: -_away(dot, chart))
    for dot in middle:
        places = {text: _beside(canvas, field, dot, text) for text in (dot.name, dot.member)}
        text, place = dot.name, free_place(places[dot.name], taken, inside)
        if place is None:
            text, place = dot.member, free_place(places[dot.member], taken, inside)
        if place is None:
            continue
        taken.append(place)
        _lead(canvas, field, dot, place)
        canvas.text(place.x, place.y + place.height / 2, text, SMALLEST)


def _lead(canvas: Canvas, field: Field, dot: Dot, place: Box) -> None:
    """A thin line from a dot to its name, where that stands too far away to be seen as its own."""
    x, y = field.x(dot.share), field.y(dot.equipment)
    near_x = min(max(x, place.x), place.x + place.width)
    near_y = min(max(y, place.y), place.y + place.height)
    if math.hypot(near_x - x, near_y - y) > _REACH + 2.0:
        canvas.line([(x, y), (near_x, near_y)], LIGHT.ghost, 0.1)


def _away(dot: Dot, chart: Quadrant) -> float:
    """How far a dot stands from the lines, in parts of them."""
    return abs(dot.share / chart.share_line - 1) + abs(dot.equipment / chart.equipment_line - 1)


def _beside(canvas: Canvas, field: Field, dot: Dot, text: str) -> list[Box]:
    """Places for a name: right, left, above and below its dot, and then farther away."""
    area = canvas.area_of(0, 0, text, SMALLEST)
    wide, tall = area.width, area.height + 0.5
    x, y = field.x(dot.share), field.y(dot.equipment)
    found = []
    for far in (0.4, 1.4, 2.6, 4.5, 7.0, 10.0):
        gap = _REACH + far
        found += [
            Box(x + gap, y - tall / 2, wide, tall),
            Box(x - gap - wide, y - tall / 2, wide, tall),
            Box(x - wide / 2, y - gap - tall, wide, tall),
            Box(x - wide / 2, y + gap, wide, tall),
            Box(x + gap * 0.6, y - gap - tall, wide, tall),
            Box(x + gap * 0.6, y + gap, wide, tall),
            Box(x - gap * 0.6 - wide, y - gap - tall, wide, tall),
            Box(x - gap * 0.6 - wide, y + gap, wide, tall),
        ]
    return found
