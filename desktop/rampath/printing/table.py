"""Tables on a page: quiet headers with units, numbers right-aligned, words left-aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.printing.canvas import BLACK, Canvas
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, spacing

SIZE = 7.5
"""The size of the text in a table, in points."""

PAIR = 4.3
"""The room of a line with a name and its value, in millimetres."""

_TALLEST, _LOWEST, _GAP = 5.4, 3.0, 1.8


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, the unit below it, its cells, and whether it holds words."""

    header: str
    unit: str
    cells: tuple[str, ...]
    words: bool = False


def rows_that_fit(room: Area) -> int:
    """How many rows of a table fit into `room` below its headers."""
    return max(1, int((room.height - _head_height() + 0.01) / _LOWEST))


def height_of(columns: Sequence[Column], room: Area, row: float) -> float:
    """How tall a table is within `room`, its rows `row` mm tall where there is room for that."""
    count = max((len(column.cells) for column in columns), default=0)
    return min(room.height, _head_height() + count * max(_LOWEST, min(row, room.height / max(1, count))))


def draw_table(canvas: Canvas, room: Area, columns: Sequence[Column]) -> float:
    """The table from the top of `room` over its width, row after row; gives where it ends."""
    count = max((len(column.cells) for column in columns), default=0)
    head = _head_height()
    row = max(_LOWEST, min(_TALLEST, (room.height - head) / max(1, count)))
    rights = _rights(canvas, room, columns)
    for i in range(2):
        texts = [(column.header, column.unit)[i] for column in columns]
        _draw_row(canvas, room.x, rights, columns, texts, room.y + (i + 0.5) * spacing(SIZE), LIGHT.quiet)
    top = room.y + head
    canvas.line([(room.x, top - 0.4), (room.right, top - 0.4)], LIGHT.quiet, 0.15)
    for i in range(count):
        texts = [column.cells[i] for column in columns]
        _draw_row(canvas, room.x, rights, columns, texts, top + (i + 0.5) * row)
        if i and i % 5 == 0:
            canvas.line([(room.x, top + i * row), (room.right, top + i * row)], LIGHT.line, 0.1)
    return top + count * row


def _draw_row(
    canvas: Canvas,
    left: float,
    rights: Sequence[float],
    columns: Sequence[Column],
    texts: Sequence[str],
    middle: float,
    colour: str = BLACK,
) -> None:
    for right, column, text in zip(rights, columns, texts, strict=True):
        side = _GAP * (1.5 if column.words else 0.5)
        x, align = (left + side, Align.LEFT) if column.words else (right, Align.RIGHT)
        canvas.text(x, middle, text, SIZE, align, colour=colour, room=right - left - side)
        left = right


def _head_height() -> float:
    return 2 * spacing(SIZE) + 1.0


def _rights(canvas: Canvas, room: Area, columns: Sequence[Column]) -> list[float]:
    """Where each column ends: as wide as its widest text needs, the rest shared evenly."""
    needs = [
        max(canvas.width_of(text, SIZE) for text in (c.header, c.unit, *c.cells)) + _GAP * (1.5 if c.words else 1.0)
        for c in columns
    ]
    spare = (room.width - sum(needs)) / max(1, len(columns))
    if spare < 0:
        shrunk = room.width / sum(needs)
        needs, spare = [need * shrunk for need in needs], 0.0
    rights = []
    x = room.x
    for need in needs:
        x += need + spare
        rights.append(x)
    return rights


def draw_pairs(canvas: Canvas, room: Area, pairs: Sequence[tuple[str, str]], *, whole: bool = False) -> float:
    """Names left and values right of a line each, as many as fit; gives where they end.

    A value that is too long is elided, or where it has to be `whole` takes several lines.
    """
    size, step = 8.0, spacing(8.0)
    y = room.y
    for name, value in pairs:
        if y + PAIR > room.bottom + 0.01:
            break
        wide = room.width * 0.6
        lines = canvas.wrapped(value, size, wide, bold=True) if whole else [value]
        told = [
            canvas.text(room.right, y + PAIR / 2 + at * step, line, size, Align.RIGHT, bold=True, room=wide + 0.01)
            for at, line in enumerate(lines)
        ]
        left = room.width - told[0].width - 3
        canvas.text(room.x, y + PAIR / 2, name, size, room=max(10.0, left))
        y += PAIR + (len(lines) - 1) * step
        canvas.line([(room.x, y), (room.right, y)], LIGHT.line, 0.1)
    return y
