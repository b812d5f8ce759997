"""The quadrant on a page: dots stand where the numbers on both axes say, each with its code."""

import pytest

from rampath.charts.series import Quadrant, quadrant
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.printing.canvas import Marker
from rampath.printing.chart_quadrant import draw_quadrant
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .reading import NEAR, away, level, upright

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 140)


@pytest.fixture(scope="module")
def shown(sample_plan: Plan) -> Quadrant:
    projection = project(sample_plan, sample_plan.scenarios[0])
    return quadrant(sample_plan, projection, projection.last_observed)


def test_dots_in_the_file_stand_where_the_printed_numbers_put_their_figures(shown: Quadrant) -> None:
    canvas, content = on_a_page(lambda canvas: draw_quadrant(canvas, ROOM, shown))
    across, up = level(canvas), upright(canvas)
    drawn = [each for each in outlines(content) if each.filled]
    assert len(shown.dots) > 25
    for dot in shown.dots:
        assert away((across(dot.share * 100), up(dot.equipment * 100)), drawn) <= NEAR


def test_each_member_is_named_by_its_code(shown: Quadrant) -> None:
    canvas = on_a_canvas(lambda canvas: draw_quadrant(canvas, ROOM, shown))
    texts = [words.text for words in canvas.words]
    assert {dot.member for dot in shown.dots} <= set(texts)
    assert "3.5\u2009%" in texts
    assert "20\u2009%" in texts


def test_markers_tell_who_reaches_both_lines_one_or_neither(shown: Quadrant) -> None:
    canvas = on_a_canvas(lambda canvas: draw_quadrant(canvas, ROOM, shown))
    dots = canvas.dots[: len(shown.dots)]
    for dot, drawn in zip(shown.dots, dots, strict=True):
        lines = (round(dot.share * 100, 2) >= 3.5) + (round(dot.equipment * 100, 2) >= 20)
        assert drawn.marker is (Marker.DOWN, Marker.ROUND, Marker.UP)[lines]
    assert {dot.marker for dot in dots} == {Marker.DOWN, Marker.ROUND, Marker.UP}
