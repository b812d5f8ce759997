"""A chart as it stands on a page: the picture, and the marking under it."""

from rampath.printing.canvas import Canvas
from rampath.printing.chart_any import Picture, draw_chart
from rampath.printing.frame import Press
from rampath.printing.paper import Area
from rampath.printing.ruler import Align, spacing

_SIZE = 7.5


def draw_charted(canvas: Canvas, room: Area, picture: Picture, press: Press) -> None:
    """A chart within `room`, with the marking (its abbreviation, where there is one) centred under it."""
    deep = spacing(_SIZE) if press.portion else 0.0
    draw_chart(canvas, Area(room.x, room.y, room.width, room.height - deep), picture)
    if press.portion:
        middle = room.bottom - deep / 2
        canvas.text(room.middle, middle, press.portion, _SIZE, Align.CENTRE, bold=True, room=room.width)
