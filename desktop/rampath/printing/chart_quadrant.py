"""Share of GDP against equipment on a page: a dot for each member, two lines that divide them into four."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.placing import Box, along, around, free_place
from rampath.charts.series import Dot, Quadrant
from rampath.charts.ticks import decimals, span_of
from rampath.printing.axes import SIZE, Scale, draw_values, widest_number
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.chart_member import MARK_DASH
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice
from rampath.printing.paper import Area
from rampath.printing.ruler import CAP, POINT, SMALLEST, Align
from rampath.wording import listing, number, short_percent, tr

_HEAD, _FOOT, _RIGHT = 8.0, 14.0, 9.0
_NEAR = 1.3
_TURNS = (0, 180, 90, 270, 45, 315, 135, 225, 22, 338, 158, 202, 67, 293, 112, 248)
"""The ways, in degrees, in which a code is looked for a place around its dot: right and left first."""

_REACHES = (0.0, 1.0, 2.2, 3.6, 5.2, 7.0, 9.0, 11.5, 14.0, 17.0, 21.0, 26.0)
"""How far beyond its nearest place a code may stand, in millimetres; a line leads to one that is not near."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where shares and equipment lie on the sheet; both scales are in per cent."""

    plot: Area
    across: Scale
    up: Scale

    def place(self, dot: Dot) -> tuple[float, float]:
        """The middle of a dot, in millimetres."""
        return self.across.at(dot.share * 100), self.up.at(dot.equipment * 100)


def draw_quadrant(canvas: Canvas, room: Area, quadrant: Quadrant) -> Field | None:
    """The dots with their codes, both lines, the axes and the key; gives where values lie, None without a dot."""
    if not quadrant.dots:
        draw_notice(canvas, room, tr("No member has both a share and an equipment share in {year}", year=quadrant.year))
        return None
    field = _field(canvas, room, quadrant)
    _draw_axes(canvas, room, field)
    _draw_lines(canvas, field, quadrant)
    places = {dot.member: field.place(dot) for dot in quadrant.dots}
    for dot in quadrant.dots:
        marker, colour = _look(quadrant, dot)
        canvas.marker(*places[dot.member], marker, colour, 1.9)
    _draw_codes(canvas, field, quadrant, places)
    entries = [
        Entry(said, marker=marker, colour=colour)
        for said, (marker, colour) in zip(
            (tr("reaches both lines"), tr("reaches one"), tr("reaches neither")), _LOOKS, strict=True
        )
        if any(_look(quadrant, dot)[0] is marker for dot in quadrant.dots)
    ]
    foot = draw_key(canvas, Area(room.x, field.plot.bottom + 9.5, room.width, ROW), entries)
    if quadrant.without_data:
        said = tr("No data: {names}.", names=listing(list(quadrant.without_data)))
        canvas.text(room.x, foot + ROW / 2, said, SIZE, colour=LIGHT.quiet, room=room.width)
    return field


_LOOKS = ((Marker.UP, LIGHT.met), (Marker.ROUND, LIGHT.plan), (Marker.DOWN, LIGHT.below))


def _look(quadrant: Quadrant, dot: Dot) -> tuple[Marker, str]:
    if dot.member in quadrant.both:
        return _LOOKS[0]
    return _LOOKS[2] if dot.member in quadrant.neither else _LOOKS[1]


def _field(canvas: Canvas, room: Area, quadrant: Quadrant) -> Field:
    shares = span_of([*(dot.share for dot in quadrant.dots), quadrant.share_line], 0.5)
    equipment = span_of([*(dot.equipment for dot in quadrant.dots), quadrant.equipment_line], 5)
    top, foot = room.y + _HEAD, room.bottom - _FOOT - (ROW if quadrant.without_data else 0)
    up = Scale(*equipment, foot, top)
    left = room.x + widest_number(canvas, up.ticks()) + 0.5
    plot = Area(left, top, room.right - _RIGHT - left, foot - top)
    return Field(plot, Scale(*shares, plot.x, plot.right), up)


def _draw_axes(canvas: Canvas, room: Area, field: Field) -> None:
    plot = field.plot
    draw_values(canvas, plot, field.up.ticks(), field.up.at)
    named = field.across.ticks(canvas.width_of("00.00", SIZE) + 2)
    places = decimals(named)
    for value in named:
        x = field.across.at(value)
        canvas.line([(x, plot.bottom), (x, plot.bottom + 1)], LIGHT.quiet, 0.15)
        canvas.text(x, plot.bottom + 3.2, number(value, places), SIZE, Align.CENTRE)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.2)
    half = room.width / 2
    canvas.text(room.x, room.y + 2, tr("equipment, % of core"), SIZE, colour=LIGHT.quiet, room=half)
    canvas.text(plot.right, plot.bottom + 7, tr("core, % of GDP"), SIZE, Align.RIGHT, colour=LIGHT.quiet, room=half)


def _draw_lines(canvas: Canvas, field: Field, quadrant: Quadrant) -> None:
    plot = field.plot
    x, y = field.across.at(quadrant.share_line * 100), field.up.at(quadrant.equipment_line * 100)
    canvas.line([(x, plot.y - 0.5), (x, plot.bottom)], LIGHT.commitment, 0.45, MARK_DASH)
    canvas.line([(plot.x, y), (plot.right + 0.5, y)], LIGHT.commitment, 0.45, MARK_DASH)
    share, equipment = short_percent(quadrant.share_line), short_percent(quadrant.equipment_line)
    middle = min(x, plot.right + _RIGHT - canvas.width_of(share, SIZE) / 2)
    canvas.text(middle, plot.y - 2.2, share, SIZE, Align.CENTRE, colour=LIGHT.commitment)
    canvas.text(plot.right + 1.2, y, equipment, SIZE, colour=LIGHT.commitment, room=_RIGHT - 1.2)


def _draw_codes(canvas: Canvas, field: Field, quadrant: Quadrant, places: dict[str, tuple[float, float]]) -> None:
    """Each member's code beside its dot, or a little away at the end of a thin line; the most crowded first."""
    plot = field.plot
    inside = Box(plot.x + 0.4, plot.y + 0.4, plot.width - 0.8, plot.height - 0.8)
    lines = [
        Box(field.across.at(quadrant.share_line * 100) - 0.6, plot.y, 1.2, plot.height),
        Box(plot.x, field.up.at(quadrant.equipment_line * 100) - 0.6, plot.width, 1.2),
    ]
    taken = [around(x, y, 1.1) for x, y in places.values()]

    def crowd(member: str) -> float:
        x, y = places[member]
        return sum(1 / (1 + math.hypot((x - u) / 2, y - v)) for u, v in places.values())

    for member in sorted(places, key=lambda each: (-crowd(each), each)):
        size = canvas.area_of(0, 0, member, SMALLEST)
        found = _free(places[member], (size.width, size.height), lines, taken, inside)
        if found is None:
            continue
        box, edge, lead = found
        if lead:
            canvas.line([places[member], edge], LIGHT.quiet, 0.15)
        taken += [box, *lead]
        canvas.text(box.x, box.y + CAP * SMALLEST * POINT / 2, member, SMALLEST)


def _free(
    place: tuple[float, float], size: tuple[float, float], lines: list[Box], taken: list[Box], inside: Box
) -> tuple[Box, tuple[float, float], list[Box]] | None:
    """The first free place for a code, the end of the line to it, and the room of that line where it is drawn."""
    x, y = place
    others = [box for box in taken if not _holds(box, x, y)]
    for box in _beside(x, y, *size):
        if free_place([box], [*lines, *taken], inside) is None:
            continue
        edge = min(max(x, box.x), box.x + box.width), min(max(y, box.y), box.y + box.height)
        far = math.hypot(edge[0] - x, edge[1] - y) > 2.2
        lead = along([place, edge], 0.2)[2:] if far else []
        if not any(piece.meets(other) for piece in lead for other in others):
            return box, edge, lead
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _beside(x: float, y: float, width: float, height: float) -> Iterator[Box]:
    """Places for a code around a dot, near before far."""
    for reach in _REACHES:
        for turn in _TURNS:
            right, down = math.cos(math.radians(turn)), -math.sin(math.radians(turn))
            middle_x = x + right * (_NEAR + reach + width / 2)
            middle_y = y + down * (_NEAR + reach + height / 2)
            yield Box(middle_x - width / 2, middle_y - height / 2, width, height)
