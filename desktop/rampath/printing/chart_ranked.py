"""The ranked chart on a page: a bar for each member, laid flat, the highest first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rampath.charts.palette import LIGHT
from rampath.charts.readings import kind_word
from rampath.charts.series import Bar, Ranked, Side
from rampath.charts.statements import pillar_word
from rampath.charts.ticks import decimals, top_of
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE, share_title, tick_shares
from rampath.printing.canvas import Canvas, Hatch, Marker
from rampath.printing.keys import ROW, Entry, draw_entry, draw_key, key_rows
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align, Ruler
from rampath.wording import number, short_percent, tr

HATCHES = {Kind.ACTUAL: Hatch.SOLID, Kind.ESTIMATE: Hatch.RISING, Kind.PLAN: Hatch.FALLING}
"""How a bar is filled by its kind."""

COLOURS = {Side.ABOVE: LIGHT.met, Side.BETWEEN: LIGHT.actual, Side.BELOW: LIGHT.below}
MARKERS = {Side.ABOVE: Marker.UP, Side.BELOW: Marker.DOWN}
"""What tells a side beside its colour; a bar between the lines has none."""

_HEAD, _FOOT, _VALUE = 7.5, 5.0, 16.0
_LEVEL = 3.4
_TALLEST, _LEAST = 8.0, 2.35
_BETWEEN = 4.0


@dataclass(frozen=True, slots=True)
class BarRows:
    """Where bars lie: names left of `plot` (mm), bars in it, 0 at its left edge and `top` per cent right.

    Where the bars are too many for one list they stand in several, `step` mm apart, each with `each` bars.
    `levels` says how many lines of labels each commitment line's own label stands above the lowest one;
    `title_beside` whether the axis title has room beside the named shares, else it stands below them.
    """

    plot: Area
    top: float
    row: float
    levels: tuple[int, ...]
    title_beside: bool
    each: int
    step: float = 0.0

    def x(self, share: float) -> float:
        """The place of a share (a fraction) in the first list, in millimetres from the left edge of the sheet."""
        return self.plot.x + share * 100 / self.top * self.plot.width

    def bar(self, place: int, share: float) -> Area:
        """The bar in a row, counted from 0 at the top of the first list."""
        deep = self.row * 0.68
        y = self.plot.y + (place % self.each + 0.5) * self.row - deep / 2
        return Area(self.plot.x + place // self.each * self.step, y, self.x(share) - self.plot.x, deep)

    def shifted(self, lists: int) -> "BarRows":
        """The same, so many lists to the right."""
        return replace(self, plot=replace(self.plot, x=self.plot.x + lists * self.step))


def rows_for(ruler: Ruler, room: Area, chart: Ranked) -> BarRows:
    """Rows for all bars of a chart within `room`, in as many lists side by side as they need to be read."""
    count = max(1, len(chart.bars))
    for lists in (1, 2, 3):
        width = (room.width - (lists - 1) * _BETWEEN) / lists
        key = ROW * len(key_rows(ruler, room.width, _entries(chart))) if lists > 1 else 0.0
        rows = _rows(ruler, Area(room.x, room.y, width, room.height - key), chart, math.ceil(count / lists))
        if rows.row >= _LEAST:
            break
    return replace(rows, step=width + _BETWEEN)


def _rows(ruler: Ruler, room: Area, chart: Ranked, each: int) -> BarRows:
    """One list of `each` bars within `room`."""
    widest = max((ruler.width_of(bar.name, SIZE) for bar in chart.bars), default=20.0)
    names = min(widest, room.width * 0.36) + 2
    shares = [*(bar.share for bar in chart.bars), *(mark.share for mark in chart.marks)]
    inner = Area(room.x + names, room.y, room.width - names - _VALUE, 0)
    flat = BarRows(inner, top_of(shares, 0.02), 0, (), title_beside=True, each=each)
    levels = _levels(ruler, flat, chart)
    beside = ruler.width_of(share_title(pillar_word(chart.pillar)), SIZE) <= _title_room(flat)
    head = max(_HEAD, 0.7 + _LEVEL * (1 + max(levels, default=0)))
    foot = _FOOT if beside else _FOOT + _LEVEL
    plot = Area(flat.plot.x, room.y + head, flat.plot.width, room.height - head - foot)
    return replace(flat, plot=plot, row=min(_TALLEST, plot.height / each), levels=levels, title_beside=beside)


def _levels(ruler: Ruler, rows: BarRows, chart: Ranked) -> tuple[int, ...]:
    """How high each commitment line's label stands so that none meets another, in lines of labels."""
    taken: list[tuple[int, float, float]] = []
    for mark in chart.marks:
        x, half = rows.x(mark.share), ruler.width_of(mark.label, SIZE) / 2 + 1
        level = 0
        while any(level == at and x - half < right and left < x + half for at, left, right in taken):
            level += 1
        taken.append((level, x - half, x + half))
    return tuple(level for level, _, _ in taken)


def draw_ranked(canvas: Canvas, room: Area, chart: Ranked) -> BarRows:
    """The bars, their names and values, the commitment lines and the key; gives where the bars lie."""
    rows = rows_for(canvas, room, chart)
    lists = max(1, math.ceil(len(chart.bars) / rows.each))
    size = max(SMALLEST, min(SIZE, rows.row / 0.42))
    foot = rows.plot.y + rows.row * min(rows.each, len(chart.bars))
    for at in range(lists):
        shifted = rows.shifted(at)
        _draw_scale(canvas, shifted, foot, share_title(pillar_word(chart.pillar)))
        _draw_bars(canvas, shifted, chart.bars[at * rows.each : (at + 1) * rows.each], size, room.x + at * rows.step)
        _draw_marks(canvas, shifted, chart, foot)
    for i, bar in enumerate(chart.bars):
        _draw_value(canvas, rows.bar(i, bar.share), bar, size)
    entries = _entries(chart)
    if lists == 1:
        _draw_key(canvas, rows, entries, foot)
    else:
        tall = ROW * len(key_rows(canvas, room.width, entries))
        draw_key(canvas, Area(room.x, room.bottom - tall, room.width, tall), entries)
    return rows


def _draw_bars(canvas: Canvas, rows: BarRows, bars: Sequence[Bar], size: float, left: float) -> None:
    """The bars of one list and their names, which begin at `left` mm or further right."""
    for i, bar in enumerate(bars):
        area = rows.bar(i, bar.share)
        middle = area.y + area.height / 2
        room = rows.plot.x - left - 1.5
        canvas.text(rows.plot.x - 1.5, middle, bar.name, size, Align.RIGHT, room=room)
        if bar.share > 0:
            canvas.hatched(area, HATCHES[bar.kind], COLOURS[bar.side])


def _draw_scale(canvas: Canvas, rows: BarRows, foot: float, title: str) -> None:
    plot = rows.plot
    named = tick_shares(rows.top, plot.width)
    places = decimals(named)
    for value in named:
        x = rows.x(value / 100)
        canvas.line([(x, foot), (x, foot + 1)], LIGHT.quiet, 0.15)
        canvas.text(x, foot + 2.9, number(value, places), SIZE, Align.CENTRE)
    canvas.line([(plot.x, plot.y), (plot.x, foot), (plot.right, foot)], LIGHT.quiet, 0.2)
    canvas.text(
        plot.right + _VALUE,
        foot + 2.9 + (0 if rows.title_beside else _LEVEL),
        title,
        SIZE,
        Align.RIGHT,
        colour=LIGHT.quiet,
    )


def _title_room(rows: BarRows) -> float:
    """The room right of the last named share, in millimetres."""
    named = tick_shares(rows.top, rows.plot.width)
    return rows.plot.right + _VALUE - rows.x(named[-1] / 100) - 5


def _draw_marks(canvas: Canvas, rows: BarRows, chart: Ranked, foot: float) -> None:
    """Dotted lines with their labels above them, side by side or, where they would meet, higher.

    A line passes behind the labels that stand lower than its own: the ground behind each is white.
    """
    placed = [
        (mark, rows.x(mark.share), rows.plot.y - 2.2 - level * _LEVEL)
        for mark, level in zip(chart.marks, rows.levels, strict=True)
    ]
    for _, x, middle in placed:
        canvas.line([(x, middle + 1.6), (x, foot)], LIGHT.commitment, 0.45, (0.45, 0.8))
    for mark, x, middle in placed:
        area = canvas.area_of(x, middle, mark.label, SIZE, Align.CENTRE)
        canvas.box(Area(area.x - 0.5, area.y - 0.3, area.width + 1, area.height + 0.6), fill=LIGHT.surface)
        canvas.text(x, middle, mark.label, SIZE, Align.CENTRE, colour=LIGHT.commitment)


def _draw_value(canvas: Canvas, area: Area, bar: Bar, size: float) -> None:
    """The share in per cent right of its bar, after the triangle of its side; the ground behind is white."""
    middle = area.y + area.height / 2
    x = area.right + 1.2
    text = number(bar.share * 100)
    shape = MARKERS.get(bar.side)
    wide = canvas.width_of(text, size) + (2.6 if shape else 0)
    canvas.box(Area(area.right + 0.4, middle - 1.3, wide + 1.2, 2.6), fill=LIGHT.surface)
    if shape is not None:
        canvas.marker(x + 0.8, middle, shape, COLOURS[bar.side], 1.7)
        x += 2.6
    canvas.text(x, middle, text, size)


def _entries(chart: Ranked) -> list[Entry]:
    """What fills and triangles mean."""
    kinds = [kind for kind in Kind if any(bar.kind is kind for bar in chart.bars)]
    entries = [Entry(kind_word(kind), LIGHT.actual, hatch=HATCHES[kind]) for kind in kinds]
    for side in [side for side in MARKERS if any(bar.side is side for bar in chart.bars)] if chart.marks else []:
        reached = chart.marks[0].share if side is Side.ABOVE else min(m.share for m in chart.marks)
        fields = {"target": short_percent(reached)}
        said = tr("{target} or more", **fields) if side is Side.ABOVE else tr("below {target}", **fields)
        entries.append(Entry(said, COLOURS[side], MARKERS[side]))
    return entries


def _draw_key(canvas: Canvas, rows: BarRows, entries: Sequence[Entry], foot: float) -> None:
    """The key in the corner that the shortest bars leave free."""
    wide = 7 + max((canvas.width_of(entry.said, SIZE) for entry in entries), default=0)
    x = rows.plot.right + _VALUE - wide
    for i, entry in enumerate(entries):
        draw_entry(canvas, x, foot - 3 - (len(entries) - 1 - i) * ROW, entry, 7, wide - 7)
