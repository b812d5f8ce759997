"""A member's path on a page: what was, what is estimated or planned, and the lines it is measured by."""

from collections.abc import Iterator
from itertools import groupby

from rampath.charts.palette import LIGHT
from rampath.charts.placing import Box, along, around, free_place
from rampath.charts.series import Mark, MemberPath, Point
from rampath.charts.statements import pillar_word
from rampath.domain.observation import Kind
from rampath.printing.axes import SIZE, Axes, axes_for, draw_axes, share_title
from rampath.printing.canvas import Canvas, Marker
from rampath.printing.paper import Area
from rampath.printing.ruler import Align
from rampath.wording import number, tr

MARKERS = {Kind.ACTUAL: Marker.SQUARE, Kind.ESTIMATE: Marker.HOLLOW, Kind.PLAN: Marker.ROUND}
COLOURS = {Kind.ACTUAL: LIGHT.actual, Kind.ESTIMATE: LIGHT.actual, Kind.PLAN: LIGHT.plan}
WIDTHS = {Kind.ACTUAL: 0.5, Kind.ESTIMATE: 0.5, Kind.PLAN: 0.9}
DASHES: dict[Kind, tuple[float, ...]] = {Kind.ACTUAL: (), Kind.ESTIMATE: (1.6, 1.0), Kind.PLAN: ()}
"""How each kind is drawn: a point's shape, its colour, the line's width (mm) and its dashes (mm)."""

GHOST_DASH = (1.0, 1.0)
MARK_DASH = (0.45, 0.8)
"""Dashes (mm) of the path without changes and of commitment lines."""

_KEY = 5.0
_SAMPLE = 8.0
"""How long a line of the key is, in millimetres."""


def draw_member(canvas: Canvas, room: Area, path: MemberPath) -> Axes:
    """The chart and its key below; gives where its years and shares lie."""
    chart, key = Area(room.x, room.y, room.width, room.height - _KEY), room.bottom - _KEY / 2 + 0.8
    shares = [
        *(point.share for point in (*path.points, *path.ghost)),
        *(mark.share for mark in path.marks),
    ]
    axes = axes_for(chart, (path.first_year, path.last_year), shares)
    draw_axes(canvas, axes, share_title(pillar_word(path.pillar)))
    taken = [*_draw_review(canvas, axes, path), *_draw_breaks(canvas, axes, path)]
    for mark in path.marks:
        y = axes.y(mark.share)
        canvas.line([(axes.plot.x, y), (axes.plot.right, y)], LIGHT.commitment, 0.45, MARK_DASH)
    _draw_line(canvas, axes, _joined(path), LIGHT.ghost, 0.25, GHOST_DASH)
    for kind, run in _runs(path.points):
        _draw_line(canvas, axes, run, COLOURS[kind], WIDTHS[kind], DASHES[kind])
    for point in path.points:
        at = axes.x(point.year), axes.y(point.share)
        canvas.marker(*at, MARKERS[point.kind], COLOURS[point.kind])
    for points in (path.points, _joined(path)):
        taken += along([(axes.x(p.year), axes.y(p.share)) for p in points], 1.1)
    _label_marks(canvas, axes, path.marks, taken)
    _label_points(canvas, axes, path, taken)
    _draw_key(canvas, room.x, room.right, key, path)
    return axes


def _runs(points: tuple[Point, ...]) -> Iterator[tuple[Kind, list[Point]]]:
    """The points in runs of one kind, each with the point before it, so that lines join."""
    before: Point | None = None
    for kind, group in groupby(points, key=lambda point: point.kind):
        run = list(group)
        yield kind, run if before is None else [before, *run]
        before = run[-1]


def _joined(path: MemberPath) -> tuple[Point, ...]:
    """The path without changes, from the observed point that it starts at."""
    if not path.ghost:
        return ()
    return (*(point for point in path.points if point.year == path.ghost[0].year - 1), *path.ghost)


def _draw_line(
    canvas: Canvas,
    axes: Axes,
    points: tuple[Point, ...] | list[Point],
    colour: str,
    width: float,
    dash: tuple[float, ...],
) -> None:
    """A line through points, open where a year has no figure."""
    piece: list[tuple[float, float]] = []
    last = 0
    for point in points:
        if piece and point.year != last + 1:
            canvas.line(piece, colour, width, dash)
            piece = []
        piece.append((axes.x(point.year), axes.y(point.share)))
        last = point.year
    if len(piece) > 1:
        canvas.line(piece, colour, width, dash)


def _draw_review(canvas: Canvas, axes: Axes, path: MemberPath) -> list[Box]:
    """The upright line of the review year, its name above the plot; gives the room that both take."""
    plot = axes.plot
    if path.review is None or not path.first_year <= path.review <= path.last_year:
        return []
    x = axes.x(path.review)
    canvas.line([(x, plot.y), (x, plot.bottom)], LIGHT.quiet, 0.2, (2.0, 1.0))
    said = tr("review {year}", year=path.review)
    area = canvas.text(x, plot.y - 2.2, said, SIZE, Align.CENTRE, colour=LIGHT.quiet)
    return [Box(area.x, area.y, area.width, area.height), Box(x - 0.3, plot.y, 0.6, plot.height)]


def _draw_breaks(canvas: Canvas, axes: Axes, path: MemberPath) -> list[Box]:
    """A dotted upright line before each year from which on figures are others, its name at the foot of the plot."""
    plot = axes.plot
    taken = []
    for year in path.breaks:
        x = axes.x(year - 0.5)
        canvas.line([(x, plot.y), (x, plot.bottom)], LIGHT.quiet, 0.2, MARK_DASH)
        said = tr("series break {year}", year=year)
        area = canvas.text(x + 1, plot.bottom - 2.2, said, SIZE, colour=LIGHT.quiet)
        taken += [Box(area.x, area.y, area.width, area.height), Box(x - 0.3, plot.y, 0.6, plot.height)]
    return taken


def _label_marks(canvas: Canvas, axes: Axes, marks: tuple[Mark, ...], taken: list[Box]) -> None:
    """Each commitment line's label on it, from the left, where nothing else is drawn."""
    plot = axes.plot
    inside = Box(plot.x, plot.y - 3.5, plot.width, plot.height + 3.5)
    for mark in marks:
        y = axes.y(mark.share)
        area = canvas.area_of(0, 0, mark.label, SIZE)
        tall = area.height + 0.8
        steps = [plot.x + 1.5 + i * 2 for i in range(int(max(0.0, plot.width - area.width) / 2))]
        above = [Box(x, y - 0.5 - tall * far, area.width, tall) for far in (1, 2, 3) for x in steps]
        under = [Box(x, y + 0.7 + tall * far, area.width, tall) for far in (0, 1) for x in steps]
        near = len(steps)
        places = [*above[:near], *under[:near], *above[near:], *under[near:]]
        others = [Box(plot.x, axes.y(each.share) - 0.3, plot.width, 0.6) for each in marks if each is not mark]
        place = free_place(places, [*taken, *others], inside) or above[0]
        taken.append(place)
        middle = place.y + area.height * 0.39 + 0.4
        canvas.text(place.x, middle, mark.label, SIZE, colour=LIGHT.commitment)


def _label_points(canvas: Canvas, axes: Axes, path: MemberPath, taken: list[Box]) -> None:
    """Values in per cent at the first, the last observed, the review and the last year, where room is."""
    if not path.points:
        return
    observed = path.of(Kind.ACTUAL, Kind.ESTIMATE)
    told = [path.points[-1], *observed[-1:], path.points[0]]
    told += [point for point in path.points if point.year == path.review and point.kind is Kind.PLAN]
    plot = axes.plot
    inside = Box(plot.x - 1, plot.y, plot.width + 8, plot.height)
    lines = [Box(plot.x, axes.y(mark.share) - 0.3, plot.width, 0.6) for mark in path.marks]
    for point in {point.year: point for point in told}.values():
        text = number(point.share * 100)
        area = canvas.area_of(0, 0, text, SIZE, bold=True)
        x, y = axes.x(point.year), axes.y(point.share)
        wide, tall = area.width, area.height + 0.5
        left = [x - wide / 2, x - wide - 0.5, x + 0.5]
        places = [
            Box(each, y + far, wide, tall) for far in (-1.4 - tall, 1.6, -4 - tall, 4.2, -7 - tall, 7) for each in left
        ]
        place = free_place(places, [*taken, *lines], inside)
        if place is None:
            continue
        taken += [place, around(x, y, 1.0)]
        canvas.text(place.x, place.y + area.height * 0.39 + 0.25, text, SIZE, bold=True)


def _draw_key(canvas: Canvas, x: float, right: float, y: float, path: MemberPath) -> None:
    """What the lines are, in a row below the chart."""
    words = {Kind.ACTUAL: tr("actual"), Kind.ESTIMATE: tr("estimate"), Kind.PLAN: tr("plan")}
    for kind, said in words.items():
        if path.of(kind):
            canvas.line([(x, y), (x + _SAMPLE, y)], COLOURS[kind], WIDTHS[kind], DASHES[kind])
            canvas.marker(x + _SAMPLE / 2, y, MARKERS[kind], COLOURS[kind])
            x = canvas.text(x + _SAMPLE + 1.5, y, said, SIZE).right + 4
    if path.ghost:
        canvas.line([(x, y), (x + _SAMPLE, y)], LIGHT.ghost, 0.25, GHOST_DASH)
        canvas.text(x + _SAMPLE + 1.5, y, tr("path without changes"), SIZE, room=right - x - _SAMPLE - 1.5)
