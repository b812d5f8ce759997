"""The ranked chart on a page: a bar for each member, laid flat, the highest first."""

from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.charts.series import Bar, Ranked, Side
from rampath.charts.statements import pillar_word
from rampath.charts.ticks import decimals, top_of
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE, share_title, tick_shares
from rampath.printing.canvas import BLACK, Canvas, Hatch, Marker
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST, Align
from rampath.wording import number, short_percent, tr

HATCHES = {Kind.ACTUAL: Hatch.SOLID, Kind.ESTIMATE: Hatch.RISING, Kind.PLAN: Hatch.FALLING}
"""How a bar is filled by its kind."""

COLOURS = {Side.ABOVE: LIGHT.met, Side.BETWEEN: LIGHT.actual, Side.BELOW: LIGHT.below}
MARKERS = {Side.ABOVE: Marker.UP, Side.BELOW: Marker.DOWN}
"""What tells a side beside its colour; a bar between the lines has none."""

_HEAD, _FOOT, _VALUE = 7.5, 5.0, 16.0
_LEVEL = 3.4
_TALLEST = 8.0


@dataclass(frozen=True, slots=True)
class BarRows:
    """Where bars lie: names left of `plot` (mm), bars in it, 0 at its left edge and `top` per cent right.

    `levels` says how many lines of labels each commitment line's own label stands above the lowest one;
    `title_beside` whether the axis title has room beside the named shares, else it stands below them.
    """

    plot: Area
    top: float
    row: float
    levels: tuple[int, ...]
    title_beside: bool

    def x(self, share: float) -> float:
        """The place of a share (a fraction), in millimetres from the left edge of the sheet."""
        return self.plot.x + share * 100 / self.top * self.plot.width

    def bar(self, place: int, share: float) -> Area:
        """The bar in a row, counted from 0 at the top."""
        deep = self.row * 0.68
        y = self.plot.y + (place + 0.5) * self.row - deep / 2
        return Area(self.plot.x, y, self.x(share) - self.plot.x, deep)


def rows_for(canvas: Canvas, room: Area, chart: Ranked) -> BarRows:
    """Rows for all bars of a chart within `room`."""
    widest = max((canvas.width_of(bar.name, SIZE) for bar in chart.bars), default=20.0)
    names = min(widest, room.width * 0.3) + 2
    shares = [*(bar.share for bar in chart.bars), *(mark.share for mark in chart.marks)]
    flat = BarRows(Area(room.x + names, room.y, room.width - names - _VALUE, 0), top_of(shares, 0.02), 0, (), True)
    levels = _levels(canvas, flat, chart)
    beside = canvas.width_of(share_title(pillar_word(chart.pillar)), SIZE) <= _title_room(flat)
    head = max(_HEAD, 0.7 + _LEVEL * (1 + max(levels, default=0)))
    foot = _FOOT if beside else _FOOT + _LEVEL
    plot = Area(flat.plot.x, room.y + head, flat.plot.width, room.height - head - foot)
    return BarRows(plot, flat.top, min(_TALLEST, plot.height / max(1, len(chart.bars))), levels, beside)


def _levels(canvas: Canvas, rows: BarRows, chart: Ranked) -> tuple[int, ...]:
    """How high each commitment line's label stands so that none meets another, in lines of labels."""
    taken: list[tuple[int, float, float]] = []
    for mark in chart.marks:
        x, half = rows.x(mark.share), canvas.width_of(mark.label, SIZE) / 2 + 1
        level = 0
        while any(level == at and x - half < right and left < x + half for at, left, right in taken):
            level += 1
        taken.append((level, x - half, x + half))
    return tuple(level for level, _, _ in taken)


def draw_ranked(canvas: Canvas, room: Area, chart: Ranked) -> BarRows:
    """The bars, their names and values, the commitment lines and the key; gives where the bars lie."""
    rows = rows_for(canvas, room, chart)
    plot = rows.plot
    size = max(SMALLEST, min(SIZE, rows.row / 0.42))
    foot = plot.y + rows.row * len(chart.bars)
    _draw_scale(canvas, rows, foot, share_title(pillar_word(chart.pillar)))
    for i, bar in enumerate(chart.bars):
        area = rows.bar(i, bar.share)
        middle = area.y + area.height / 2
        canvas.text(plot.x - 1.5, middle, bar.name, size, Align.RIGHT, room=plot.x - room.x - 1.5)
        if bar.share > 0:
            canvas.hatched(area, HATCHES[bar.kind], COLOURS[bar.side])
    _draw_marks(canvas, rows, chart, foot)
    for i, bar in enumerate(chart.bars):
        _draw_value(canvas, rows.bar(i, bar.share), bar, size)
    _draw_key(canvas, rows, chart, foot)
    return rows


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


def _draw_key(canvas: Canvas, rows: BarRows, chart: Ranked, foot: float) -> None:
    """What fills and triangles mean, in the corner that the shortest bars leave free."""
    words = {Kind.ACTUAL: tr("actual"), Kind.ESTIMATE: tr("estimate"), Kind.PLAN: tr("plan")}
    kinds = [kind for kind in Kind if any(bar.kind is kind for bar in chart.bars)]
    sides = [side for side in MARKERS if any(bar.side is side for bar in chart.bars)] if chart.marks else []
    entries: list[tuple[Kind | Side, str]] = [(kind, words[kind]) for kind in kinds]
    for side in sides:
        reached = chart.marks[0].share if side is Side.ABOVE else min(m.share for m in chart.marks)
        fields = {"target": short_percent(reached)}
        said = tr("{target} or more", **fields) if side is Side.ABOVE else tr("below {target}", **fields)
        entries.append((side, said))
    wide = 7 + max((canvas.width_of(said, SIZE) for _, said in entries), default=0)
    x = rows.plot.right + _VALUE - wide
    for i, (what, said) in enumerate(entries):
        y = foot - 3 - (len(entries) - 1 - i) * 4.2
        if isinstance(what, Kind):
            canvas.hatched(Area(x, y - 1.2, 5, 2.4), HATCHES[what], LIGHT.actual)
        else:
            canvas.marker(x + 2.5, y, MARKERS[what], COLOURS[what], 1.7)
        canvas.text(x + 7, y, said, SIZE, colour=BLACK)
