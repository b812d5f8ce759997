"""A chart as it stands on a page: the picture, and the marking under it."""

from rampath.printing.canvas import Canvas
from rampath.printing.chart_any import Picture, draw_chart
from rampath.printing.frame import Press
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, spacing

_SIZE = 7.5


def draw_charted(canvas: Canvas, room: Area, picture: Picture, press: Press) -> None:
    """A chart within `room`, with the marking (its abbreviation, where there is one) whole and centred under it."""
    told = press.portion.strip()
    lines = press.ruler.wrapped(told, _SIZE, room.width, bold=True) if told else []
    step = spacing(_SIZE)
    deep = len(lines) * step
    draw_chart(canvas, Area(room.x, room.y, room.width, room.height - deep), picture)
    for at, line in enumerate(lines):
        canvas.text(room.middle, room.bottom - deep + (at + 0.5) * step, line, _SIZE, Align.CENTRE, bold=True)
