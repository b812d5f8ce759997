"""Which years are actual, estimated and planned: words above them, and thin lines between."""

from collections.abc import Iterator, Sequence

from rampath.charts.palette import LIGHT
from rampath.charts.readings import kind_word
from rampath.domain.observation import Kind
from rampath.printing.canvas import Canvas
from rampath.printing.paper import Area
from rampath.printing.ruler import SMALLEST


def draw_kinds(canvas: Canvas, room: Area, kinds: Sequence[Kind], slot: float) -> None:
    """The kinds of years that stand side by side from the left of `room`, each `slot` mm wide.

    A line parts them from the top of `room` to its bottom; a word without room is left out.
    """
    for first, last, kind in spans(kinds):
        left, right = room.x + first * slot, room.x + (last + 1) * slot
        if first:
            canvas.line([(left, room.y), (left, room.bottom)], LIGHT.ghost, 0.15)
        word = kind_word(kind)
        if canvas.width_of(word, SMALLEST) + 2 <= right - left:
            canvas.text(left + 1, room.y + 1.6, word, SMALLEST, colour=LIGHT.quiet)


def spans(kinds: Sequence[Kind]) -> Iterator[tuple[int, int, Kind]]:
    """The runs of places of one kind: first, last, kind."""
    begun = 0
    for at, kind in enumerate(kinds):
        if at + 1 == len(kinds) or kinds[at + 1] is not kind:
            yield begun, at, kind
            begun = at + 1
