"""The words inside the picture of a path: on the lines, beside the review year, at the last shares."""

from collections.abc import Iterable, Iterator, Sequence

from rampath.charts.labels import Label, inside, label_size, pixel
from rampath.charts.palette import Palette
from rampath.charts.placing import Box, along, free_place
from rampath.charts.plot import ChartPlot
from rampath.charts.series import MemberPath, Point
from rampath.domain.observation import Kind
from rampath.wording import percent, tr


def path_labels(plot: ChartPlot, path: MemberPath, reviews: Sequence[int], palette: Palette) -> Iterator[Label]:
    """The labels that find a place free of the path, of its ghost, of the lines and of each other."""
    room = inside(plot)
    curves = [_pixels(plot, path.points), _pixels(plot, path.ghost)]
    taken = [box for curve in curves for box in along(curve, 5)]
    taken += [Box(0, pixel(plot, 0, mark.share * 100)[1] - 1, room.width + 4, 2) for mark in path.marks]
    wanted = [
        *_mark_labels(plot, path, palette.commitment),
        *_review_labels(plot, reviews, palette.quiet),
        *_break_labels(plot, path.breaks, palette.quiet),
        *_last_shares(plot, path.of(Kind.ACTUAL, Kind.ESTIMATE)[-1:], palette.text),
        *_last_shares(plot, path.of(Kind.PLAN)[-1:], palette.plan),
    ]
    for text, colour, places in wanted:
        free = free_place(places, taken, room)
        if free is not None:
            taken.append(free)
            yield Label(text, free.x, free.y, colour)


_Wanted = tuple[str, str, Iterable[Box]]
"""A text, its colour, and the places it may take, the best first."""


def _mark_labels(plot: ChartPlot, path: MemberPath, colour: str) -> Iterator[_Wanted]:
    for mark in path.marks:
        height = pixel(plot, 0, mark.share * 100)[1]
        yield mark.label, colour, _upon(height, label_size(mark.label), inside(plot))


def _review_labels(plot: ChartPlot, reviews: Sequence[int], colour: str) -> Iterator[_Wanted]:
    for year in reviews:
        yield _upright(plot, year, tr("review {year}", year=year), colour)


def _break_labels(plot: ChartPlot, breaks: Sequence[int], colour: str) -> Iterator[_Wanted]:
    for year in breaks:
        yield _upright(plot, year - 0.5, tr("series break {year}", year=year), colour)


def _upright(plot: ChartPlot, at: float, text: str, colour: str) -> _Wanted:
    """A text beside an upright line, at the top or the bottom, on either side."""
    width, tall = label_size(text)
    x = pixel(plot, at, 0)[0]
    heights = (2, inside(plot).height - tall - 2)
    return text, colour, [Box(left, y, width, tall) for y in heights for left in (x - width - 5, x + 5)]


def _last_shares(plot: ChartPlot, last: Sequence[Point], colour: str) -> Iterator[_Wanted]:
    for (x, y), point in zip(_pixels(plot, last), last, strict=True):
        text = percent(point.share)
        yield text, colour, _at_end(x, y, label_size(text), inside(plot))


def _pixels(plot: ChartPlot, points: Sequence[Point]) -> list[tuple[float, float]]:
    return [pixel(plot, point.year, point.share * 100) for point in points]


def _upon(height: float, size: tuple[float, float], room: Box) -> Iterator[Box]:
    """Places on a level line for its label, from left to right: first above the line, then below it."""
    width, tall = size
    for y in (height - tall - 1, height + 2):
        x = room.x + 4
        while x + width <= room.x + room.width:
            yield Box(x, y, width, tall)
            x += 12


def _at_end(x: float, y: float, size: tuple[float, float], room: Box) -> Iterator[Box]:
    """Places for a share at the end of a line: above it, then below it, held inside the plot."""
    width, tall = size
    for away in (7, 10, 14, 20):
        for left in (x - width / 2, x - width * 0.75, x - width):
            kept = min(max(left, room.x), room.x + room.width - width)
            yield Box(kept, y - tall - away, width, tall)
            yield Box(kept, y + away, width, tall)
