"""One series in every edition on a page: a line for each, told apart by dashes and shapes, named at its end."""

import math
from itertools import pairwise

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.vintage import VintageLine, VintagePicture
from rampath.charts.ticks import share_step, share_ticks, top_of
from rampath.printing.axes import SIZE, Scale, draw_values, draw_years, widest_number
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.keys import ROW, Entry, draw_key, draw_notice, key_rows
from rampath.printing.paper import Area
from rampath.printing.ruler import Ruler
from rampath.wording import tr

DASHES = ((1.8, 0.9), (0.5, 0.7), (2.6, 0.7, 0.5, 0.7), (2.6, 0.7, 0.5, 0.7, 0.5, 0.7))
SHAPES = (Marker.HOLLOW_UP, Marker.HOLLOW_DIAMOND, Marker.RING, Marker.HOLLOW_DOWN, Marker.HOLLOW)
"""How editions that do not count are drawn, the newest of them first; the one that counts is solid with squares.

There is one shape more than there are dashes, so that twenty editions differ.
"""

_TITLE, _FOOT, _ABOVE = 4.4, 6.0, 2.0


def draw_vintage(canvas: Canvas, room: Area, picture: VintagePicture) -> tuple[Scale, Scale] | None:
    """The lines with axis and key; gives the scales of years and of values in per cent, None without figures."""
    if not any(line.points for line in picture.lines):
        draw_notice(canvas, room, picture.title)
        return None
    across, up, plot = _scales(canvas, room, picture)
    canvas.text(room.x, room.y + 2, tr("per cent"), SIZE, colour=LIGHT.quiet, room=room.width)
    draw_key(canvas, Area(room.x, room.y + _TITLE, room.width, ROW), _entries(picture))
    draw_values(canvas, plot, _named(up), up.at)
    draw_years(canvas, plot, (picture.years[0], picture.years[-1]), across.at)
    zero = up.at(0)
    canvas.line([(plot.x, plot.y), (plot.x, plot.bottom)], LIGHT.quiet, 0.2)
    canvas.line([(plot.x, zero), (plot.right, zero)], LIGHT.quiet, 0.2)
    for line in sorted(picture.lines, key=lambda each: (each.counts, -each.back)):
        _draw_line(canvas, across, up, line)
    return across, up


def _scales(ruler: Ruler, room: Area, picture: VintagePicture) -> tuple[Scale, Scale, Area]:
    values = [point.share for line in picture.lines for point in line.points]
    key = ROW * len(key_rows(ruler, room.width, _entries(picture)))
    low = math.floor(min(0.0, *values) * 110)
    up = Scale(low, top_of(values, 0.08), room.bottom - _FOOT, room.y + _TITLE + key + _ABOVE)
    half = ruler.width_of("2026e", SIZE) / 2
    left = room.x + max(widest_number(ruler, _named(up)), half)
    plot = Area(left, up.end, room.right - half - left, up.start - up.end)
    first, last = picture.years[0], picture.years[-1]
    return Scale(first, max(last, first + 1), plot.x + 1, plot.right - 1), up, plot


def _named(up: Scale) -> list[float]:
    return share_ticks(up.low, up.high, share_step(up.low, up.high, up.start - up.end, 6.0))


def _look(line: VintageLine) -> tuple[Marker, str, float, tuple[float, ...]]:
    """Shape, colour, width and dashes (mm) of a line."""
    if line.counts:
        return Marker.SQUARE, LIGHT.actual, 0.6, ()
    return SHAPES[line.back % len(SHAPES)], LIGHT.ghost, 0.35, DASHES[line.back % len(DASHES)]


def _entries(picture: VintagePicture) -> list[Entry]:
    """Every edition by its line, the one that counts first and said to."""
    entries = []
    for line in sorted(picture.lines, key=lambda each: (not each.counts, each.back)):
        marker, colour, width, dash = _look(line)
        said = tr("{edition} (counts)", edition=line.edition) if line.counts else line.edition
        entries.append(Entry(said, colour, marker, width, dash))
    return entries


def _draw_line(canvas: Canvas, across: Scale, up: Scale, line: VintageLine) -> None:
    """The line with its shapes, open where a year has no figure."""
    marker, colour, width, dash = _look(line)
    places = [(across.at(point.year), up.at(point.share * 100)) for point in line.points]
    piece = places[:1]
    for (before, point), at in zip(pairwise(line.points), places[1:], strict=True):
        if point.year != before.year + 1:
            if len(piece) > 1:
                canvas.line(piece, colour, width, dash)
            piece = []
        piece.append(at)
    if len(piece) > 1:
        canvas.line(piece, colour, width, dash)
    for x, y in places:
        canvas.marker(x, y, marker, colour, 1.7)
