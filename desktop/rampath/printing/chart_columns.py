"""Columns on a page: by year upright, stacked where they have layers; those of members laid flat."""

import math
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Columns
from rampath.charts.ticks import share_step, share_ticks
from rampath.printing.axes import SIZE, Scale, draw_values, draw_years, widest_number
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.chart_flat import Rows, draw_flat
from rampath.printing.chart_member import MARK_DASH
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice, key_rows
from rampath.printing.kind_bands import draw_kinds
from rampath.printing.layers import look
from rampath.printing.names import Name, as_many, placed
from rampath.printing.paper import Area
from rampath.printing.ruler import Ruler

STRAND_DASHES = ((2.0, 0.9), (0.5, 0.7), (3.2, 0.7, 0.5, 0.7), (3.2, 0.7, 0.5, 0.7, 0.5, 0.7))
"""The dashes (mm) of lines over the columns, in their order."""

MOST_NAMED = 5
"""Up to so many layers stand in the key where they cannot be named beside the columns."""

_TITLE, _KINDS, _FOOT = 4.4, 4.2, 6.0
_WIDEST = 14.0


@dataclass(frozen=True, slots=True)
class Slots:
    """Where columns lie: `plot` (mm) is divided among the places; `up` is in units of the axis."""

    plot: Area
    up: Scale
    count: int

    def middle(self, place: float) -> float:
        """The middle of a place, counted from 0, in millimetres from the left edge of the sheet."""
        return self.plot.x + (place + 0.5) * self.plot.width / self.count

    @property
    def width(self) -> float:
        return min(_WIDEST, self.plot.width / self.count * 0.72)


def draw_columns(canvas: Canvas, room: Area, columns: Columns) -> Slots | Rows | None:
    """The columns with axis, lines, names and key; gives where they lie, None where there is nothing to show."""
    if columns.empty:
        draw_notice(canvas, room, columns.title)
        return None
    if not columns.by_year:
        return draw_flat(canvas, room, columns)
    direct = _named_beside(canvas, room, columns)
    entries = _entries(columns, direct=direct)
    slots, names = _layout(canvas, room, columns, direct=direct)
    plot = slots.plot
    canvas.text(room.x, room.y + 2, columns.measured.axis, SIZE, colour=LIGHT.quiet, room=room.width)
    draw_key(canvas, Area(room.x, room.y + _TITLE, room.width, room.height), entries)
    draw_values(canvas, plot, named_values(columns, slots.up), slots.up.at)
    first = int(columns.places[0].key)
    draw_years(canvas, plot, (first, first + slots.count - 1), lambda year: slots.middle(year - first))
    band = Area(plot.x, plot.y - _KINDS, plot.width, plot.height + _KINDS)
    draw_kinds(canvas, band, [place.kind for place in columns.places], plot.width / slots.count)
    for i in range(slots.count):
        _draw_column(canvas, slots, columns, i)
    zero = slots.up.at(0)
    canvas.line([(plot.x, zero), (plot.right, zero)], LIGHT.quiet, 0.2)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom)], LIGHT.quiet, 0.2)
    for level in columns.levels:
        y = slots.up.at(level.value * columns.measured.scale)
        canvas.line([(plot.x, y), (plot.right + 0.8, y)], LIGHT.surface, 0.8)
        canvas.line([(plot.x, y), (plot.right + 0.8, y)], LIGHT.commitment, 0.45, MARK_DASH)
    _draw_strands(canvas, slots, columns)
    for name, at in names:
        canvas.text(plot.right + 1.5, at, name.text, SIZE, colour=name.colour, room=room.right - plot.right - 1.5)
    return slots


def _layout(ruler: Ruler, room: Area, columns: Columns, *, direct: bool) -> tuple[Slots, list[tuple[Name, float]]]:
    """The columns' place and that of the names beside them."""
    key = ROW * len(key_rows(ruler, room.width, _entries(columns, direct=direct)))
    top, foot = room.y + _TITLE + key + _KINDS, room.bottom - _FOOT
    low, high = (value * columns.measured.scale for value in columns.reach())
    span = max(high - low, 1e-9)
    up = Scale(low - (span * 0.04 if low < 0 else 0), high + span * 0.05, foot, top)
    left = room.x + widest_number(ruler, named_values(columns, up))
    names = _level_names(columns, up)
    layers = _layer_names(columns, up) if direct or len(columns.layers) > MOST_NAMED else []
    widest = max((ruler.width_of(name.text, SIZE) for name in (*names, *layers)), default=-1.5)
    right = room.right - min(widest, room.width * 0.24) - 1.8
    beyond = (ruler.width_of("2026e", SIZE) - (right - left) / len(columns.places)) / 2
    right = min(right, room.right - max(0.0, beyond))
    slots = Slots(Area(left, top, right - left, foot - top), up, len(columns.places))
    if direct:
        return slots, placed([*names, *layers], top, foot) or []
    return slots, as_many([*names, *sorted(layers, key=lambda each: -each.reach)], top, foot)


def named_values(columns: Columns, scale: Scale) -> list[float]:
    """The values that the axis names: shares in the steps of share axes, counts whole."""
    if columns.measured.scale == 100:
        step = share_step(scale.low, scale.high, abs(scale.end - scale.start), 6.0)
        return share_ticks(scale.low, scale.high, step)
    return scale.ticks(whole=columns.measured.decimals == 0 and columns.measured.scale == 1)


def _named_beside(ruler: Ruler, room: Area, columns: Columns) -> bool:
    """Whether every layer can be named right of the last column, each beside its own part of it."""
    if not 1 < len(columns.layers) <= MOST_NAMED:
        return False
    if any(not math.isfinite(layer.values[-1]) or layer.values[-1] <= 0 for layer in columns.layers):
        return False
    if max(ruler.width_of(layer.name, SIZE) for layer in columns.layers) > room.width * 0.24:
        return False
    return bool(_layout(ruler, room, columns, direct=True)[1])


def _level_names(columns: Columns, up: Scale) -> list[Name]:
    scale = columns.measured.scale
    return [
        Name(f"{level.label} {level.below}".rstrip(), up.at(level.value * scale), 6.0, LIGHT.commitment)
        for level in columns.levels
    ]


def _layer_names(columns: Columns, up: Scale) -> list[Name]:
    """The layers of the last column by name; one may be moved as far as its part of the column reaches."""
    found = []
    foot = 0.0
    for layer in columns.layers:
        value = layer.values[-1] * columns.measured.scale
        if math.isfinite(value) and value > 0:
            tall = abs(up.at(0) - up.at(value))
            found.append(Name(layer.name, up.at(foot + value / 2), max(0.0, tall / 2 - 0.4)))
            foot += value
    return found


def _entries(columns: Columns, *, direct: bool) -> list[Entry]:
    """What is not named beside the columns: layers, and the lines over them."""
    several = 1 < len(columns.layers) <= MOST_NAMED and not direct
    lone = len(columns.layers) == 1 and bool(columns.strands)
    kind = columns.places[0].kind
    entries = [look(layer.role, kind).entry(layer.name) for layer in columns.layers if several or lone]
    return entries + [
        Entry(strand.name, LIGHT.text, width=0.45, dash=STRAND_DASHES[n % len(STRAND_DASHES)])
        for n, strand in enumerate(columns.strands)
    ]


def _draw_column(canvas: Canvas, slots: Slots, columns: Columns, place: int) -> None:
    up = down = 0.0
    left = slots.middle(place) - slots.width / 2
    for layer in columns.layers:
        value = layer.values[place] * columns.measured.scale
        if not math.isfinite(value) or value == 0:
            continue
        foot = up if value > 0 else down
        ends = sorted((slots.up.at(foot), slots.up.at(foot + value)))
        area = Area(left, ends[0], slots.width, ends[1] - ends[0])
        look(layer.role_at(place), columns.places[place].kind).draw(canvas, area)
        if value > 0:
            up += value
        else:
            down += value


def _draw_strands(canvas: Canvas, slots: Slots, columns: Columns) -> None:
    """Lines over the columns on white ones, open where there is no value; one value by itself is a dot."""
    for n, strand in enumerate(columns.strands):
        pieces: list[list[tuple[float, float]]] = [[]]
        for i, value in enumerate(strand.values):
            if math.isfinite(value):
                pieces[-1].append((slots.middle(i), slots.up.at(value * columns.measured.scale)))
            elif pieces[-1]:
                pieces.append([])
        for piece in pieces:
            if len(piece) > 1:
                canvas.line(piece, LIGHT.surface, 1.1)
                canvas.line(piece, LIGHT.text, 0.45, STRAND_DASHES[n % len(STRAND_DASHES)])
            for at in piece if len(piece) == 1 else ():
                canvas.marker(*at, Marker.ROUND, LIGHT.text, 1.2)
