"""Columns on a page, stacked where they have layers: layers by hatch, years by their kind, lines by their dashes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rampath.charts.fills import colour_of
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Columns, Layer, Role, Strand
from rampath.charts.ticks import decimals, round_step, share_ticks, year_ticks
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE
from rampath.printing.canvas import Canvas, Hatch
from rampath.printing.kind_bands import draw_kinds
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align
from rampath.wording import number

HATCHES = {
    Role.CORE: Hatch.SOLID, Role.BROADER: Hatch.RISING, Role.EQUIPMENT: Hatch.SOLID, Role.FIRST: Hatch.FALLING,
    Role.SECOND: Hatch.RISING, Role.THIRD: Hatch.LEVEL, Role.CHOSEN: Hatch.CROSS, Role.MET: Hatch.SOLID,
    Role.BETWEEN: Hatch.RISING, Role.BELOW: Hatch.FALLING,
}  # fmt: skip
"""How a layer is filled by what it stands for; neighbours are told apart by it without colour."""

DASHES = ((2.2, 1.0), (0.45, 0.8), (2.2, 0.8, 0.5, 0.8), (1.0, 0.6))
"""The dashes (mm) of the lines over the columns, in their order."""

_STRANDS = (LIGHT.below, LIGHT.broader, LIGHT.equipment, LIGHT.quiet)
_LEFT, _BELOW, _KEY, _TITLE, _KINDS = 12.0, 6.0, 4.6, 5.0, 4.0
_WIDEST, _PART = 12.0, 0.74
_SWATCH = 4.0


@dataclass(frozen=True, slots=True)
class Slots:
    """Where columns lie: `count` slots across `plot` (mm), values from `low` to `high`, both as the axis has them."""

    plot: Area
    count: int
    low: float
    high: float

    @property
    def slot(self) -> float:
        return self.plot.width / max(1, self.count)

    def x(self, place: int) -> float:
        """The middle of a column, in millimetres from the left edge of the sheet."""
        return self.plot.x + (place + 0.5) * self.slot

    def y(self, value: float) -> float:
        """The place of a value (as the axis has it), in millimetres from the top edge of the sheet."""
        return self.plot.bottom - (value - self.low) / (self.high - self.low) * self.plot.height


def draw_columns(canvas: Canvas, room: Area, columns: Columns) -> Slots | None:
    """Axis, columns, lines and the key above; gives where they lie, None where there is nothing to show."""
    if columns.empty:
        canvas.paragraph(room, columns.title, SIZE)
        return None
    key = _key_rows(canvas, columns, room.width)
    head = _TITLE + len(key) * _KEY + (_KINDS if columns.by_year else 1.5)
    right = max((canvas.width_of(level.label, SIZE) for level in columns.levels), default=0.0)
    right = max(right, _named(canvas, columns)) + 2.5
    plot = Area(room.x + _LEFT, room.y + head, room.width - _LEFT - right, room.height - head - _BELOW)
    scale = columns.measured.scale
    low, high = (value * scale for value in columns.reach())
    span = max(high - low, 1e-9)
    slots = Slots(plot, len(columns.places), low - (span * 0.04 if low < 0 else 0.0), high + span * 0.04)
    canvas.text(room.x, room.y + 2, columns.measured.axis, SIZE, colour=LIGHT.quiet, room=room.width)
    _draw_key(canvas, room, key)
    _draw_axes(canvas, slots, columns)
    for at in range(len(columns.places)):
        _draw_stack(canvas, slots, columns, at)
    canvas.line([(plot.x, slots.y(0)), (plot.right, slots.y(0))], LIGHT.quiet, 0.2)
    _draw_levels(canvas, slots, columns)
    _draw_strands(canvas, slots, columns)
    _draw_names(canvas, slots, columns)
    if columns.by_year:
        band = Area(plot.x, plot.y - _KINDS, plot.width, plot.height + _KINDS)
        draw_kinds(canvas, band, [place.kind for place in columns.places], slots.slot)
    return slots


def _draw_stack(canvas: Canvas, slots: Slots, columns: Columns, at: int) -> None:
    """One column: its layers upwards from zero, those below zero downwards."""
    scale, kind = columns.measured.scale, columns.places[at].kind
    wide = min(_WIDEST, slots.slot * _PART)
    up = down = 0.0
    for layer in columns.layers:
        value = layer.values[at] * scale
        if not math.isfinite(value) or value == 0:
            continue
        foot = up if value > 0 else down
        top, bottom = sorted((slots.y(foot), slots.y(foot + value)))
        _fill(canvas, Area(slots.x(at) - wide / 2, top, wide, bottom - top), layer.role_at(at), kind)
        if value > 0:
            up += value
        else:
            down += value


def _fill(canvas: Canvas, area: Area, role: Role, kind: Kind) -> None:
    """A layer, by its hatch; what is solid for an actual is a tint with an edge for an estimate or a plan."""
    colour = colour_of(LIGHT, role, kind)
    hatch = HATCHES[role]
    if hatch is Hatch.SOLID and kind is not Kind.ACTUAL:
        canvas.tinted(area, colour, _TINT[kind])
    else:
        canvas.hatched(area, hatch, colour)


_TINT = {Kind.ESTIMATE: 0.6, Kind.PLAN: 0.3}
"""How much of its colour a solid fill keeps over white where it is no actual."""


def _draw_axes(canvas: Canvas, slots: Slots, columns: Columns) -> None:
    plot = slots.plot
    named = share_ticks(slots.low, slots.high, round_step(slots.low, slots.high, plot.height, 6.0))
    places = decimals(named)
    for value in named:
        y = slots.y(value)
        canvas.line([(plot.x, y), (plot.right, y)], LIGHT.line, 0.1)
        canvas.line([(plot.x - 1, y), (plot.x, y)], LIGHT.quiet, 0.15)
        canvas.text(plot.x - 1.8, y, number(value, places), SIZE, Align.RIGHT)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom)], LIGHT.quiet, 0.2)
    for at in _named_places(canvas, slots, columns):
        canvas.text(slots.x(at), plot.bottom + 3.0, _label(columns, at), SIZE, Align.CENTRE)


def _label(columns: Columns, at: int) -> str:
    return columns.places[at].text if columns.by_year else columns.places[at].key


def _named_places(canvas: Canvas, slots: Slots, columns: Columns) -> Sequence[int]:
    """The columns that are named: whole years that fit, or every so many members."""
    count = len(columns.places)
    room = max(canvas.width_of(_label(columns, at), SIZE) for at in range(count)) + 1.0
    if columns.by_year:
        return year_ticks(0, count - 1, slots.slot * max(1, count - 1), room)[0] if count > 1 else [0]
    return range(0, count, max(1, math.ceil(room / slots.slot)))


def _draw_levels(canvas: Canvas, slots: Slots, columns: Columns) -> None:
    """The commitment lines, dotted, each named at its right end."""
    plot = slots.plot
    heights = [slots.y(level.value * columns.measured.scale) for level in columns.levels]
    for level, y, middle in zip(columns.levels, heights, _apart(heights), strict=True):
        canvas.line([(plot.x, y), (plot.right, y)], LIGHT.commitment, 0.45, (0.45, 0.8))
        canvas.text(plot.right + 1.5, middle, level.label, SIZE, colour=LIGHT.commitment)


def _apart(places: Sequence[float], least: float = 3.6) -> list[float]:
    """The places, moved downwards where they stand nearer to one another than `least` mm."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + least)
    return found


def _draw_strands(canvas: Canvas, slots: Slots, columns: Columns) -> None:
    for n, strand in enumerate(columns.strands):
        for piece in _pieces(strand, slots, columns.measured.scale):
            canvas.line(piece, _STRANDS[n % 4], 0.5, DASHES[n % 4])


def _pieces(strand: Strand, slots: Slots, scale: float) -> list[list[tuple[float, float]]]:
    """The runs of places that have a value, in millimetres."""
    found: list[list[tuple[float, float]]] = [[]]
    for at, value in enumerate(strand.values):
        if math.isfinite(value):
            found[-1].append((slots.x(at), slots.y(value * scale)))
        elif found[-1]:
            found.append([])
    return [piece for piece in found if len(piece) > 1]


_MOST_NAMED = 5
"""Up to so many layers stand in the key; more are named beside the last column, where they are tall enough."""

Entry = tuple[float, str, Layer | None, int]
"""A part of the key: where it begins (mm), its words, its layer or, for a line, its number."""


def _key_rows(canvas: Canvas, columns: Columns, width: float) -> list[list[Entry]]:
    """Layers and lines by name, in as many rows as they need."""
    named: list[tuple[str, Layer | None, int]] = []
    if 1 < len(columns.layers) <= _MOST_NAMED:
        named += [(layer.name, layer, 0) for layer in columns.layers]
    named += [(strand.name, None, n) for n, strand in enumerate(columns.strands)]
    rows: list[list[Entry]] = []
    x = width + 1
    for text, layer, n in named:
        wide = _SWATCH + 1.5 + min(canvas.width_of(text, SIZE), width - _SWATCH - 2)
        if x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, text, layer, n))
        x += wide + 5
    return rows


def _draw_key(canvas: Canvas, room: Area, rows: Sequence[Sequence[Entry]]) -> None:
    for i, row in enumerate(rows):
        y = room.y + _TITLE + (i + 0.5) * _KEY
        for x, text, layer, n in row:
            left = room.x + x
            if layer is None:
                canvas.line([(left, y), (left + _SWATCH, y)], _STRANDS[n % 4], 0.5, DASHES[n % 4])
            else:
                _fill(canvas, Area(left, y - 1.3, _SWATCH, 2.6), layer.role, Kind.ACTUAL)
            canvas.text(left + _SWATCH + 1.5, y, text, SIZE, room=room.right - left - _SWATCH - 1.5)


def _named(canvas: Canvas, columns: Columns) -> float:
    """The room for names of layers that are too many for the key."""
    if len(columns.layers) <= _MOST_NAMED:
        return 0.0
    return max(canvas.width_of(layer.name, SMALLEST) for layer in columns.layers)


def _draw_names(canvas: Canvas, slots: Slots, columns: Columns) -> None:
    """Layers that are too many for the key, beside the last column, where they do not meet."""
    if len(columns.layers) <= _MOST_NAMED:
        return
    last, scale = len(columns.places) - 1, columns.measured.scale
    foot, taken = 0.0, math.inf
    for layer in columns.layers:
        value = layer.values[last] * scale
        if not math.isfinite(value) or value <= 0:
            continue
        y = slots.y(foot + value / 2)
        foot += value
        if taken - y >= 2.9:
            canvas.text(slots.plot.right + 1.5, y, layer.name, SMALLEST)
            taken = y
