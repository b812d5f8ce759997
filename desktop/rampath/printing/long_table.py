"""Tables that go on over pages: the header again on each, rows of as many lines as they need, no number cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.flow import Block, Piece, nothing
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, Ruler, spacing

SIZE = 7.5
"""The size of the text in a table, in points."""

_SIDE, _PAD, _AIR = 1.2, 0.5, 1.0
"""Room beside the text of a cell, above and below it, and below the header, in millimetres."""

_LEAST_WORDS = 30.0
"""A column of words is not squeezed below this for the numbers beside it, in millimetres."""

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
    """A table laid out for a width: where columns end (mm from its left edge), the lines of each header and cell.

    `heights` are those of the rows in millimetres.
    """

    table: LongTable
    rights: tuple[float, ...]
    head: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    heights: tuple[float, ...]


def lay_out(ruler: Ruler, told: LongTable, width: float, tallest: float) -> Laid:
    """A table over `width` mm; a row that with the header were taller than `tallest` mm ends in an ellipsis."""
    rights = _rights(ruler, told, width)
    rooms = [right - left - 2 * _SIDE for left, right in zip((0.0, *rights), rights, strict=False)]
    head = tuple(_header(ruler, each, room) for each, room in zip(told.headings, rooms, strict=True))
    step = spacing(SIZE)
    most = max(1, int((tallest - _head_height(head) - 2 * _PAD) / step))
    lines = tuple(
        tuple(
            _cell(ruler, heading, cell, room, most)
            for heading, cell, room in zip(told.headings, row, rooms, strict=True)
        )
        for row in told.rows
    )
    heights = tuple(max(map(len, row), default=1) * step + 2 * _PAD for row in lines)
    return Laid(told, rights, head, lines, heights)


def parted(ruler: Ruler, told: LongTable, width: float) -> list[LongTable]:
    """The table in as few as stand within `width` mm with all their numbers whole; each has the first column."""
    needs = _needs(ruler, told, folded=True)
    least = [
        min(need, max(_LEAST_WORDS, ruler.width_of(each.header, SIZE, bold=True) + 2 * _SIDE)) if each.words else need
        for need, each in zip(needs, told.headings, strict=True)
    ]
    columns = len(least) - 1
    for count in range(1, columns + 1):
        cuts = [1 + round(columns * at / count) for at in range(count + 1)]
        if all(least[0] + sum(least[start:end]) <= width for start, end in pairwise(cuts)):
            return [_columns(told, start, end) for start, end in pairwise(cuts)] if count > 1 else [told]
    return [_columns(told, at, at + 1) for at in range(1, columns + 1)] or [told]


def _columns(told: LongTable, start: int, end: int) -> LongTable:
    """The first column and those from `start` to before `end`."""
    rows = tuple((row[0], *row[start:end]) for row in told.rows)
    return LongTable((told.headings[0], *told.headings[start:end]), rows, told.strong)


def _header(ruler: Ruler, heading: Heading, room: float) -> tuple[str, ...]:
    """The header, and its unit below it in as many lines as it takes."""
    if not heading.unit:
        return (heading.header,)
    return (heading.header, *ruler.wrapped(heading.unit, SIZE, room + 0.01))


def _cell(ruler: Ruler, heading: Heading, text: str, room: float, most: int) -> tuple[str, ...]:
    if not heading.words:
        return (text,)
    lines = ruler.wrapped(text, SIZE, room)
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], lines[most - 1].rstrip() + "…")


def _needs(ruler: Ruler, told: LongTable, *, folded: bool) -> list[float]:
    """What each column needs to stand in one line, in millimetres; where `folded`, units may take several."""
    needs = []
    for i, heading in enumerate(told.headings):
        units = heading.unit.split(" ") if folded else [heading.unit]
        texts = [heading.header, *units, *(row[i] for row in told.rows)]
        if heading.words:
            texts = [line for text in texts for line in text.splitlines()]
        widest = max((ruler.width_of(text, SIZE, bold=bool(told.strong)) for text in texts), default=0.0)
        needs.append(widest + 2 * _SIDE)
    return needs


def _rights(ruler: Ruler, told: LongTable, width: float) -> tuple[float, ...]:
    """Numbers as wide as they are, words shared out of the rest; spare room is shared evenly."""
    needs = _needs(ruler, told, folded=False)
    if sum(needs) > width:
        needs = _needs(ruler, told, folded=True)
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
    """A table over the whole width, a piece for each row; one that is too wide is parted, and its parts follow."""

    def pieces(ruler: Ruler, width: float, tallest: float) -> list[Piece]:
        return [piece for part in parted(ruler, told, width) for piece in _pieces(ruler, part, width, tallest)]

    return pieces


def _pieces(ruler: Ruler, told: LongTable, width: float, tallest: float) -> list[Piece]:
    laid = lay_out(ruler, told, width, tallest)
    top = Piece(_head_height(laid.head), partial(_draw_head, laid), glued=True)
    rows = [Piece(height, partial(_draw_row, laid, i), again=top) for i, height in enumerate(laid.heights)]
    return [top, *rows, Piece(2.0, nothing)]


def _head_height(head: Sequence[Sequence[str]]) -> float:
    return max(map(len, head), default=1) * spacing(SIZE) + _AIR


def _draw_head(laid: Laid, canvas: Canvas, room: Area) -> None:
    step = spacing(SIZE)
    for at, lines in enumerate(laid.head):
        for i, text in enumerate(lines):
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
