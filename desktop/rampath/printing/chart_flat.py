"""Columns of members on a page: laid flat with names on the left, in lists side by side where they are many."""

import math
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Columns, Role
from rampath.charts.ticks import decimals
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE, Scale
from rampath.printing.canvas import Canvas
from rampath.printing.keys import ROW, Entry, draw_key, key_rows
from rampath.printing.layers import kind_entry, look
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align, Ruler
from rampath.wording import marked, number, tr

ROLE_WORDS = {Role.MET: marked("meets the target"), Role.BELOW: marked("short of the target")}
_TITLE, _FOOT = 4.4, 5.0
_TALLEST, _LEAST = 8.0, 2.35
_BETWEEN = 5.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Where flat columns lie: lists `step` mm apart of `each` rows; names, or `codes`, stand left of `plot`.

    `across` is in units of the axis and belongs to the first list.
    """

    plot: Area
    across: Scale
    row: float
    each: int
    step: float
    codes: bool

    def middle(self, place: int) -> float:
        """The height of a row, in millimetres from the top edge of the sheet."""
        return self.plot.y + (place % self.each + 0.5) * self.row

    def x(self, place: int, value: float) -> float:
        """Where a value of a row lies, in millimetres from the left edge of the sheet."""
        return self.across.at(value) + place // self.each * self.step


def draw_flat(canvas: Canvas, room: Area, columns: Columns) -> Rows:
    """The bars with names, values, axis and key; gives where they lie."""
    entries = _entries(columns)
    key = ROW * len(key_rows(canvas, room.width, entries))
    rows = _rows(canvas, Area(room.x, room.y + _TITLE, room.width, room.height - _TITLE - key), columns)
    canvas.text(room.x, room.y + 2, columns.measured.axis, SIZE, colour=LIGHT.quiet, room=room.width)
    count = len(columns.places)
    for first in range(0, count, rows.each):
        _draw_scale(canvas, rows, first, min(rows.each, count - first))
    for i in range(count):
        _draw_row(canvas, rows, columns, i)
    draw_key(canvas, Area(room.x, room.bottom - key, room.width, key), entries)
    return rows


def _rows(ruler: Ruler, room: Area, columns: Columns) -> Rows:
    count = len(columns.places)
    tall = room.height - _FOOT
    lists = min(max(1, math.ceil(_LEAST * count / tall)), 4)
    each = math.ceil(count / lists)
    width = (room.width - (lists - 1) * _BETWEEN) / lists
    widest = max(ruler.width_of(place.text, SIZE) for place in columns.places)
    codes = widest > width * 0.36
    names = (max(ruler.width_of(place.key, SIZE) for place in columns.places) if codes else widest) + 2
    low, high = (value * columns.measured.scale for value in columns.reach())
    row = min(_TALLEST, tall / each)
    plot = Area(room.x + names, room.y, width - names, row * each)
    values = max(ruler.width_of(_said(columns, i), SIZE) for i in range(count)) + 2
    start, end = plot.x + (values if low < 0 else 0), plot.right - values
    return Rows(plot, Scale(low, max(high, low + 1e-9), start, end), row, each, width + _BETWEEN, codes)


def _said(columns: Columns, place: int) -> str:
    return number(columns.total_at(place) * columns.measured.scale, columns.measured.decimals)


def _entries(columns: Columns) -> list[Entry]:
    """What looks mean: roles that differ among the members, layers, and how firm the figures are."""
    kinds = [kind for kind in Kind if any(place.kind is kind for place in columns.places)]
    roles = [role for layer in columns.layers for role in layer.roles]
    entries = [look(role, kinds[0]).entry(tr(ROLE_WORDS[role])) for role in dict.fromkeys(roles) if role in ROLE_WORDS]
    if len(columns.layers) > 1:
        entries += [look(layer.role, kinds[0]).entry(layer.name) for layer in columns.layers]
    return entries + [kind_entry(kind) for kind in kinds if len(kinds) > 1]


def _draw_scale(canvas: Canvas, rows: Rows, first: int, count: int) -> None:
    """The numbers along the foot of one list, and the line of zero."""
    foot = rows.plot.y + count * rows.row
    widest = max(canvas.width_of(number(value, 1), SIZE) for value in (rows.across.low, rows.across.high))
    named = rows.across.ticks(widest + 2)
    places = decimals(named)
    for value in named:
        x = rows.x(first, value)
        canvas.line([(x, foot), (x, foot + 1)], LIGHT.quiet, 0.15)
        canvas.text(x, foot + 2.9, number(value, places), SIZE, Align.CENTRE)
    left, right = rows.x(first, rows.across.low), rows.x(first, rows.across.high)
    canvas.line([(left, foot), (right, foot)], LIGHT.quiet, 0.2)
    canvas.line([(rows.x(first, 0), rows.plot.y), (rows.x(first, 0), foot)], LIGHT.quiet, 0.2)


def _draw_row(canvas: Canvas, rows: Rows, columns: Columns, place: int) -> None:
    middle, deep = rows.middle(place), rows.row * 0.68
    size = max(SMALLEST, min(SIZE, rows.row / 0.34))
    column = columns.places[place]
    left = rows.plot.x + place // rows.each * rows.step
    canvas.text(left - 1.5, middle, column.key if rows.codes else column.text, size, Align.RIGHT)
    up = down = 0.0
    for layer in columns.layers:
        value = layer.values[place] * columns.measured.scale
        if not math.isfinite(value):
            continue
        foot = up if value > 0 else down
        ends = sorted((rows.x(place, foot), rows.x(place, foot + value)))
        if value:
            area = Area(ends[0], middle - deep / 2, ends[1] - ends[0], deep)
            look(layer.role_at(place), column.kind).draw(canvas, area)
        up, down = (up + value, down) if value > 0 else (up, down + value)
    total = columns.total_at(place)
    if total < 0:
        canvas.text(rows.x(place, down) - 1, middle, _said(columns, place), size, Align.RIGHT)
    else:
        canvas.text(rows.x(place, up) + 1, middle, _said(columns, place), size)
