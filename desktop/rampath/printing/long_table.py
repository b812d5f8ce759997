"""Tables that go on over pages: the header again on each, rows of as many lines as they need, none of them cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.flow import Block, Piece, nothing
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, Ruler, spacing

SIZE = 7.5
"""The size of the text in a table, in points."""

_SIDE, _PAD, _AIR = 1.2, 0.5, 1.0
"""Room beside the text of a cell, above and below it, and below the header, in millimetres."""

_MOST_SPARE = 14.0
"""No column is wider than it needs by more than this, in millimetres: what is read together stands together."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's header and unit; `words` are left-aligned and wrapped, numbers right-aligned on one line."""

    header: str
    unit: str = ""
    words: bool = False


@dataclass(frozen=True, slots=True)
class LongTable:
    """Headings, and rows with a cell for each; the rows in `strong`, counted from 0, are set bold."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out for a width: where columns end (mm from its left edge), the lines of each cell, row heights."""

    table: LongTable
    rights: tuple[float, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    heights: tuple[float, ...]


def lay_out(ruler: Ruler, told: LongTable, width: float, tallest: float) -> Laid:
    """A table over `width` mm; a row that were taller than `tallest` mm ends in an ellipsis."""
    rights = _rights(ruler, told, width)
    step = spacing(SIZE)
    most = max(1, int((tallest - 2 * _PAD) / step))
    lines = tuple(
        tuple(
            _cell(ruler, heading, cell, right - left - 2 * _SIDE, most)
            for heading, cell, left, right in zip(told.headings, row, (0.0, *rights), rights, strict=False)
        )
        for row in told.rows
    )
    heights = tuple(max(map(len, row), default=1) * step + 2 * _PAD for row in lines)
    return Laid(told, rights, lines, heights)


def _cell(ruler: Ruler, heading: Heading, text: str, room: float, most: int) -> tuple[str, ...]:
    if not heading.words:
        return (text,)
    lines = ruler.wrapped(text, SIZE, room)
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], lines[most - 1].rstrip() + "…")


def _rights(ruler: Ruler, told: LongTable, width: float) -> tuple[float, ...]:
    """Numbers as wide as they are, words shared out of the rest; spare room is shared evenly."""
    needs = []
    for i, heading in enumerate(told.headings):
        texts = [heading.header, heading.unit, *(row[i] for row in told.rows)]
        if heading.words:
            texts = [line for text in texts for line in text.splitlines()]
        widest = max((ruler.width_of(text, SIZE, bold=bool(told.strong)) for text in texts), default=0.0)
        needs.append(widest + 2 * _SIDE)
    firm = sum(need for need, heading in zip(needs, told.headings, strict=True) if not heading.words)
    wordy = sum(needs) - firm
    if firm + wordy > width:
        needs = _shared(ruler, needs, told.headings, width - firm) if wordy and width > firm else needs
        needs = _shrunk(needs, width) if sum(needs) > width else needs
    spare = min(_MOST_SPARE, max(0.0, width - sum(needs)) / max(1, len(needs)))
    rights, x = [], 0.0
    for need in needs:
        x += need + spare
        rights.append(x)
    return tuple(rights)


def _shared(ruler: Ruler, needs: Sequence[float], headings: Sequence[Heading], room: float) -> list[float]:
    """The room for words, shared so that narrow columns keep what they need and wide ones take what is left.

    No column becomes narrower than its header.
    """
    words = sorted((need, i) for i, need in enumerate(needs) if headings[i].words)
    least = [ruler.width_of(each.header, SIZE, bold=True) + 2 * _SIDE for each in headings]
    found = list(needs)
    left = room
    for at, (need, i) in enumerate(words):
        found[i] = min(need, max(left / (len(words) - at), least[i]))
        left -= found[i]
    return found


def _shrunk(needs: Sequence[float], width: float) -> list[float]:
    return [need * width / sum(needs) for need in needs]


def table(told: LongTable) -> Block:
    """A table over the whole width, a piece for each row."""

    def pieces(ruler: Ruler, width: float, tallest: float) -> list[Piece]:
        head = _head_height(told)
        laid = lay_out(ruler, told, width, tallest - head)
        top = Piece(head, partial(_draw_head, laid), glued=True)
        rows = [Piece(height, partial(_draw_row, laid, i), again=top) for i, height in enumerate(laid.heights)]
        return [top, *rows, Piece(2.0, nothing)]

    return pieces


def _head_height(told: LongTable) -> float:
    units = any(heading.unit for heading in told.headings)
    return (2 if units else 1) * spacing(SIZE) + _AIR


def _draw_head(laid: Laid, canvas: Canvas, room: Area) -> None:
    step = spacing(SIZE)
    for at, heading in enumerate(laid.table.headings):
        for i, text in enumerate((heading.header, heading.unit)):
            _draw_line(canvas, room, laid, at, room.y + (i + 0.5) * step, text, LIGHT.quiet)
    y = room.bottom - 0.4
    canvas.line([(room.x, y), (room.x + laid.rights[-1], y)], LIGHT.quiet, 0.15)


def _draw_row(laid: Laid, row: int, canvas: Canvas, room: Area) -> None:
    step = spacing(SIZE)
    for at, lines in enumerate(laid.lines[row]):
        for number, text in enumerate(lines):
            middle = room.y + _PAD + (number + 0.5) * step
            _draw_line(canvas, room, laid, at, middle, text, BLACK, bold=row in laid.table.strong)
    canvas.line([(room.x, room.bottom), (room.x + laid.rights[-1], room.bottom)], LIGHT.line, 0.1)


def _draw_line(
    canvas: Canvas, room: Area, laid: Laid, at: int, middle: float, text: str, colour: str, *, bold: bool = False
) -> None:
    if not text:
        return
    left = room.x + (laid.rights[at - 1] if at else 0.0)
    right = room.x + laid.rights[at]
    words = laid.table.headings[at].words
    x, align = (left + _SIDE, Align.LEFT) if words else (right - _SIDE, Align.RIGHT)
    if at == 0 and words:
        x = left
    canvas.text(x, middle, text, SIZE, align, colour=colour, bold=bold, room=right - left - _SIDE)
