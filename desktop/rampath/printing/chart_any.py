"""Any picture on a page: the chart that fits its type."""

from typing import TypeAlias, assert_never

from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.fan import FanPicture
from rampath.charts.pictures.heat import HeatTable
from rampath.charts.pictures.slope import Slope
from rampath.charts.pictures.smalls import Multiples
from rampath.charts.pictures.vintage import VintagePicture
from rampath.charts.series import MemberPath, Quadrant, Ranked
from rampath.printing.canvas import Canvas
from rampath.printing.chart_columns import draw_columns
from rampath.printing.chart_fan import draw_fan
from rampath.printing.chart_heat import draw_heat
from rampath.printing.chart_member import draw_member
from rampath.printing.chart_multiples import draw_multiples
from rampath.printing.chart_quadrant import draw_quadrant
from rampath.printing.chart_ranked import draw_ranked
from rampath.printing.chart_slope import draw_slope
from rampath.printing.chart_vintage import draw_vintage
from rampath.printing.paper import Area

Picture: TypeAlias = (
    Ranked | MemberPath | Quadrant | HeatTable | Columns | Slope | FanPicture | Multiples | VintagePicture
)
"""What can be drawn: a value of one of these types."""


def draw_chart(canvas: Canvas, room: Area, picture: Picture) -> None:
    """Draw a picture within `room` (mm): the chart, its axes and its key, without the title above it."""
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
        case FanPicture():
            draw_fan(canvas, room, picture)
        case Multiples():
            draw_multiples(canvas, room, picture)
        case VintagePicture():
            draw_vintage(canvas, room, picture)
        case _:
            assert_never(picture)
