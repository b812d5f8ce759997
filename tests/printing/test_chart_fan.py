"""The fan on a page: its bands and its median run where the numbers on the axes say."""

import pytest

from rampath.charts.pictures.fan import BANDS, FanPicture, Spread
from rampath.domain.commitment import Pillar
from rampath.domain.fan import fan
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.printing.chart_fan import draw_fan
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .reading import NEAR, level, middle, upright

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 140)


@pytest.fixture(params=list(Spread))
def shown(request: pytest.FixtureRequest, sample_plan: Plan) -> FanPicture:
    projection = project(sample_plan, sample_plan.scenarios[0])
    return FanPicture(fan(sample_plan, projection, "BEL", Pillar.CORE), "Belgium", 0.035, request.param)


def test_edges_in_the_file_run_through_their_figures_by_the_printed_numbers(shown: FanPicture) -> None:
    canvas, content = on_a_page(lambda canvas: draw_fan(canvas, ROOM, shown))
    across, up = level(canvas), upright(canvas)
    drawn = [point for each in outlines(content) for point in each.points]
    for row in shown.values:
        for year, value in zip(shown.fan.years, row, strict=True):
            place = across(year), up(float(value) * shown.scale)
            assert min(max(abs(place[0] - x), abs(place[1] - y)) for x, y in drawn) <= NEAR


def test_the_bands_differ_in_their_edges_and_the_inner_one_is_hatched(shown: FanPicture) -> None:
    canvas = on_a_canvas(lambda canvas: draw_fan(canvas, ROOM, shown))
    edges = [stroke for stroke in canvas.strokes if len(stroke.points) == len(shown.fan.years)]
    assert [bool(stroke.dash) for stroke in edges] == [True, True, False, False, False]
    wide, narrow = (canvas.fills[i].area for i in (-2, -1))
    upright_lines = [
        stroke
        for stroke in canvas.strokes
        if stroke.points[0][0] == stroke.points[-1][0]
        and narrow.x < stroke.points[0][0] < narrow.right
        and not stroke.dash
        and stroke.points[0][1] <= wide.bottom
    ]
    assert len(upright_lines) > 50
    assert len(BANDS) == 2


def test_the_last_year_is_told_in_figures_where_they_fit(shown: FanPicture) -> None:
    canvas = on_a_canvas(lambda canvas: draw_fan(canvas, ROOM, shown))
    up = upright(canvas)
    places = 2 if shown.spread is Spread.SHARE else 1
    median = float(shown.values[2][-1]) * shown.scale
    words = next(words for words in canvas.words if words.text == f"{median:.{places}f}")
    assert middle(words) == pytest.approx(up(median), abs=3.5)


def test_the_target_is_a_line_on_the_side_of_shares_alone(shown: FanPicture) -> None:
    canvas = on_a_canvas(lambda canvas: draw_fan(canvas, ROOM, shown))
    said = [words for words in canvas.words if words.text == "target 3.5\u2009%"]
    assert len(said) == (shown.spread is Spread.SHARE)
