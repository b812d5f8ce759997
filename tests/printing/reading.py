"""A printed chart as a careful eye reads it: values from the numbers on its axes, and faults of its layout."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import Canvas, Words
from rampath.printing.paper import Area, Paper
from rampath.printing.ruler import CAP, POINT, SMALLEST

from .drawing import overlaps, struck_through
from .operators import Outline

NEAR = 0.2
"""How far, in millimetres, a figure may stand from where the numbers on the axis put it."""

HAIR = 0.02
"""Rounding, in millimetres."""


def rooms(paper: Paper) -> list[Area]:
    """The room of a chart that has a page to itself, and of one of four on a page."""
    width, height = paper.width - 24, paper.height - 60
    return [Area(12, 30, width, height), Area(12, 30, (width - 8) / 2, (height - 8) / 2)]


def faults(canvas: Canvas, room: Area) -> list[str]:
    """What is wrong with the words of a chart: one on another, outside, too small, or struck through."""
    found = [f"{one} stands on {other}" for one, other in overlaps(canvas)]
    for words in canvas.words:
        area = words.area
        if area.x < room.x - HAIR or area.right > room.right + HAIR:
            found.append(f"{words.text} is outside, {area.x:.2f} to {area.right:.2f} mm")
        if area.y < room.y - HAIR or area.bottom > room.bottom + HAIR:
            found.append(f"{words.text} is outside, {area.y:.2f} to {area.bottom:.2f} mm down")
        if words.size < SMALLEST - 1e-9:
            found.append(f"{words.text} is {words.size} pt")
    found += [f"{words.text} is struck through" for words in struck_through(canvas) if not _on_a_ground(canvas, words)]
    return found


def _on_a_ground(canvas: Canvas, words: Words) -> bool:
    """Whether a white ground lies behind words, so that a line ends at them and goes on beyond."""
    grounds = [fill.area for fill in canvas.fills if not fill.data and fill.colour == LIGHT.surface]
    x, y = words.area.middle, middle(words)
    return any(ground.x <= x <= ground.right and ground.y <= y <= ground.bottom for ground in grounds)


def middle(words: Words) -> float:
    """The height at which a line of text stands: the middle of its capitals, in millimetres."""
    return words.area.y + CAP * words.size * POINT / 2


def upright(canvas: Canvas) -> Callable[[float], float]:
    """Where values lie (mm from the top) by the numbers left of all others, which stand flush right."""
    groups: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for words, value in _numbers(canvas):
        groups[round(words.area.right, 1)].append((value, middle(words)))
    return _line(min((right, read) for right, read in groups.items() if len(read) > 1)[1])


def level(canvas: Canvas) -> Callable[[float], float]:
    """Where values lie (mm from the left) by the numbers below a chart, years among them."""
    groups: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for words, value in _numbers(canvas):
        groups[round(words.area.y, 1)].append((value, words.area.middle))
    return _line(max(groups.values(), key=len))


def _numbers(canvas: Canvas) -> Iterator[tuple[Words, float]]:
    for words in canvas.words:
        text = words.text.replace("\N{MINUS SIGN}", "-").replace(",", "").removesuffix("e")
        try:
            yield words, float(text)
        except ValueError:
            continue


def _line(read: list[tuple[float, float]]) -> Callable[[float], float]:
    """The straight line through the first and the last number; all others have to stand on it."""
    (low, start), (high, end) = min(read), max(read)
    assert high > low

    def at(value: float) -> float:
        return start + (value - low) / (high - low) * (end - start)

    for value, place in read:
        assert abs(at(value) - place) <= NEAR, f"{value} stands at {place:.2f} mm, not {at(value):.2f}"
    return at


def away(place: tuple[float, float], drawn: Iterable[Outline]) -> float:
    """How far the nearest middle of what was drawn is from a place, in millimetres on either axis."""
    return min(max(abs(place[0] - x), abs(place[1] - y)) for x, y in (each.middle for each in drawn))
