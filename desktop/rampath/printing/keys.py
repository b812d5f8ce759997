"""The key of a printed chart, in rows as long as there is room, and the words where there is nothing to draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.fills import Hatch as Weave
from rampath.charts.palette import LIGHT
from rampath.printing.axes import SIZE
from rampath.printing.canvas import BLACK, Canvas, Hatch, Marker
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, Ruler

ROW = 4.2
"""The height of a row of a key, in millimetres."""

_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What one look means: a line with its dashes, a marker, both, or a fill with its edge, by weave, by hatch
    or with `upright` lines; words alone where there is none of these.
    """

    said: str
    colour: str = BLACK
    marker: Marker | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    fill: str | None = None
    weave: Weave = Weave.NONE
    lines: str = LIGHT.surface
    hatch: Hatch | None = None
    upright: bool = False

    @property
    def sign(self) -> float:
        """The room of the sign, in millimetres."""
        if self.width:
            return 9.0
        return 5.0 if self.fill or self.hatch else 2.2 if self.marker else -1.8


def key_rows(ruler: Ruler, width: float, entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries in rows no wider than `width` mm; one that is wider stands alone."""
    rows: list[list[Entry]] = []
    x = 0.0
    for entry in entries:
        wide = entry.sign + 1.8 + ruler.width_of(entry.said, SIZE)
        if not rows or x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += wide + _GAP
    return rows


def draw_key(canvas: Canvas, room: Area, entries: Sequence[Entry]) -> float:
    """The key from the top left of `room`, in rows; gives where it ends (mm)."""
    y = room.y
    for row in key_rows(canvas, room.width, entries):
        x, middle = room.x, y + ROW / 2
        for entry in row:
            _draw_sign(canvas, x, middle, entry)
            x += entry.sign + 1.8
            x = canvas.text(x, middle, entry.said, SIZE, room=room.right - x).right + _GAP
        y += ROW
    return y


def draw_entry(canvas: Canvas, x: float, middle: float, entry: Entry, indent: float, room: float) -> Area:
    """One entry by itself, its words `indent` mm right of `x`, no wider than `room`; gives where the words stand."""
    _draw_sign(canvas, x + (0 if entry.sign > indent - 2 else (indent - 2 - entry.sign) / 2), middle, entry)
    return canvas.text(x + indent, middle, entry.said, SIZE, room=room)


def _draw_sign(canvas: Canvas, x: float, middle: float, entry: Entry) -> None:
    if entry.fill is not None:
        canvas.woven(Area(x, middle - 1.3, entry.sign, 2.6), entry.fill, entry.colour, entry.weave, entry.lines)
    for i in range(1, 3 if entry.upright else 1):
        canvas.line([(x + i * entry.sign / 3, middle - 1.3), (x + i * entry.sign / 3, middle + 1.3)], entry.colour, 0.1)
    if entry.hatch is not None:
        canvas.hatched(Area(x, middle - 1.2, entry.sign, 2.4), entry.hatch, entry.colour)
    if entry.width:
        canvas.line([(x, middle), (x + entry.sign, middle)], entry.colour, entry.width, entry.dash)
    if entry.marker is not None:
        canvas.marker(x + entry.sign / 2, middle, entry.marker, entry.colour, 1.9)


def draw_notice(canvas: Canvas, room: Area, said: str) -> None:
    """A sentence in the middle of a chart that has nothing to show."""
    canvas.text(room.middle, room.y + room.height / 2, said, SIZE, Align.CENTRE, colour=LIGHT.quiet, room=room.width)
