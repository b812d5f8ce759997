"""Every picture that can stand on a page, drawn by its kind."""

from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.heat import HeatTable
from rampath.charts.pictures.slope import Slope
from rampath.charts.series import MemberPath, Quadrant, Ranked
from rampath.printing.canvas import Canvas
from rampath.printing.chart_columns import draw_columns
from rampath.printing.chart_heat import draw_heat
from rampath.printing.chart_member import draw_member
from rampath.printing.chart_quadrant import draw_quadrant
from rampath.printing.chart_ranked import draw_ranked
from rampath.printing.chart_slope import draw_slope
from rampath.printing.paper import Area

Picture = Ranked | MemberPath | Quadrant | HeatTable | Columns | Slope


def draw_chart(canvas: Canvas, room: Area, picture: Picture) -> None:
    """A picture within `room`, without a title."""
    match picture:
        case Ranked():
            draw_ranked(canvas, room, picture)
        case MemberPath():
            draw_member(canvas, room, picture)
        case Quadrant():
            draw_quadrant(canvas, room, picture)
        case HeatTable():
            draw_heat(canvas, room, picture)
        case Columns():
            draw_columns(canvas, room, picture)
        case Slope():
            draw_slope(canvas, room, picture)
