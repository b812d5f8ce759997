"""The fan of uncertain growth on a page: two bands with their edges, the inner one hatched, and the median."""

import numpy as np

from rampath.charts.fills import mixed
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.fan import BANDS, MEDIAN, FanPicture, Spread
from rampath.charts.ticks import share_step, share_ticks, top_of
from rampath.printing.axes import SIZE, Scale, draw_values, draw_years, widest_number
from rampath.printing.canvas import Canvas
from rampath.printing.chart_member import MARK_DASH
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice, key_rows
from rampath.printing.names import Name, as_many
from rampath.printing.paper import Area
from rampath.wording import number, short_percent, tr

TINTS = (0.14, 0.34)
"""How much of the colour each band keeps, the wide one first."""

_EDGES: tuple[tuple[float, tuple[float, ...]], ...] = ((0.25, (1.2, 0.8)), (0.25, ()))
"""Width and dashes (mm) of each band's edges."""

_TITLE, _FOOT, _ABOVE = 4.4, 6.0, 2.0
_HATCH = 1.8

Places = list[tuple[float, float]]


def draw_fan(canvas: Canvas, room: Area, picture: FanPicture) -> tuple[Scale, Scale] | None:
    """The bands, the median, the target and the key; gives the scales of years and of values as the axis has them."""
    values = picture.values * picture.scale
    if not np.isfinite(values).any():
        draw_notice(canvas, room, picture.title)
        return None
    across, up, plot = _scales(canvas, room, picture)
    years = picture.fan.years
    canvas.text(room.x, room.y + 2, picture.axis, SIZE, colour=LIGHT.quiet, room=room.width)
    draw_key(canvas, Area(room.x, room.y + _TITLE, room.width, ROW), _entries(picture))
    draw_values(canvas, plot, _named(picture, up), up.at)
    draw_years(canvas, plot, (years[0], years[-1]), across.at)
    lines = [[(across.at(year), up.at(float(value))) for year, value in zip(years, row, strict=True)] for row in values]
    for (low, high), tint in zip(BANDS, TINTS, strict=True):
        fill = mixed(LIGHT.plan, LIGHT.surface, tint).name()
        canvas.band([*lines[low], *reversed(lines[high])], fill, LIGHT.plan, 0.1)
    _draw_hatch(canvas, lines[BANDS[1][0]], lines[BANDS[1][1]])
    for pair, (width, dash) in zip(BANDS, _EDGES, strict=True):
        for edge in pair:
            canvas.line(lines[edge], LIGHT.plan, width, dash)
    canvas.line(lines[MEDIAN], LIGHT.plan, 0.9)
    if picture.line is not None:
        y = up.at(picture.line * picture.scale)
        canvas.line([(plot.x, y), (plot.right, y)], LIGHT.commitment, 0.45, MARK_DASH)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom), (plot.right, plot.bottom)], LIGHT.quiet, 0.2)
    for name, at in as_many(_names(picture, up), plot.y, plot.bottom):
        room_left = room.right - plot.right - 1.5
        canvas.text(plot.right + 1.5, at, name.text, SIZE, colour=name.colour, bold=name.bold, room=room_left)
    return across, up


def _scales(canvas: Canvas, room: Area, picture: FanPicture) -> tuple[Scale, Scale, Area]:
    """Where years and values lie, and the plot (mm)."""
    highest = float(np.nanmax(picture.values)) * picture.scale
    if picture.line is not None:
        highest = max(highest, picture.line * picture.scale)
    top = top_of([highest / 100], 0.1) if picture.spread is Spread.SHARE else highest * 1.1
    key = ROW * len(key_rows(canvas, room.width, _entries(picture)))
    up = Scale(0.0, top, room.bottom - _FOOT, room.y + _TITLE + key + _ABOVE)
    left = room.x + max(widest_number(canvas, _named(picture, up)), canvas.width_of("2026e", SIZE) / 2)
    widest = max(canvas.width_of(name.text, SIZE, bold=name.bold) for name in _names(picture, up))
    plot = Area(left, up.end, room.right - widest - 1.8 - left, up.start - up.end)
    years = picture.fan.years
    return Scale(years[0], max(years[-1], years[0] + 1), plot.x, plot.right), up, plot


def _named(picture: FanPicture, up: Scale) -> list[float]:
    if picture.spread is Spread.SHARE:
        return share_ticks(up.low, up.high, share_step(up.low, up.high, up.start - up.end, 6.0))
    return up.ticks()


def _names(picture: FanPicture, up: Scale) -> list[Name]:
    """The target and the last year's five values, the median's in bold; what says most comes first."""
    names = []
    for at in (MEDIAN, 0, 4, 1, 3):
        value = float(picture.values[at][-1]) * picture.scale
        names.append(Name(number(value, 2 if picture.spread is Spread.SHARE else 1), up.at(value), 3.5,
                          bold=at == MEDIAN))  # fmt: skip
    if picture.line is not None:
        text = tr("target {share}", share=short_percent(picture.line))
        names.insert(1, Name(text, up.at(picture.line * picture.scale), 6.0, LIGHT.commitment))
    return names


def _entries(picture: FanPicture) -> list[Entry]:
    """What bands and line are."""
    wide, narrow = (mixed(LIGHT.plan, LIGHT.surface, tint).name() for tint in TINTS)
    year = picture.fan.years[-1]
    return [
        Entry(tr("median"), LIGHT.plan, width=0.9),
        Entry(tr("one in two draws"), LIGHT.plan, fill=narrow, upright=True),
        Entry(tr("nine in ten draws"), LIGHT.plan, fill=wide),
        Entry(tr("figures: {year}", year=year)),
    ]


def _draw_hatch(canvas: Canvas, low: Places, high: Places) -> None:
    """Upright lines between two edges, which keep the inner band apart without colour."""
    xs, lows, highs = [x for x, _ in low], [y for _, y in low], [y for _, y in high]
    x = xs[0] + _HATCH
    while x < xs[-1]:
        ends = (float(np.interp(x, xs, lows)), float(np.interp(x, xs, highs)))
        canvas.line([(x, ends[0]), (x, ends[1])], LIGHT.plan, 0.1)
        x += _HATCH
