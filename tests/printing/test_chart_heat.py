"""The heat table on a page: a shape in each cell tells the standing, in the row of its member, below its year."""

import pytest

from rampath.charts.palette import LIGHT
from rampath.charts.pictures.heat import Heat, HeatTable, heat
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind, year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.printing.canvas import Dot, Marker
from rampath.printing.chart_heat import draw_heat
from rampath.printing.ink import contrast
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .reading import NEAR, away, middle

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 150)
SHAPES = {Heat.MET: Marker.UP, Heat.ON_PATH: Marker.RING, Heat.BEHIND: Marker.DOWN, Heat.NO_DATA: Marker.DASH}


@pytest.fixture(scope="module", params=[0, -1], ids=["from 2025", "from 2014"])
def shown(request: pytest.FixtureRequest, sample_plan: Plan) -> HeatTable:
    return heat(sample_plan, project(sample_plan, sample_plan.scenarios[request.param]), Pillar.CORE)


def test_cells_in_the_file_lie_in_the_row_of_the_name_and_below_the_year(shown: HeatTable) -> None:
    canvas, content = on_a_page(lambda canvas: draw_heat(canvas, ROOM, shown))
    names = {words.text: middle(words) for words in canvas.words}
    years = {words.text: words.area.middle for words in canvas.words}
    drawn = [each for each in outlines(content) if each.filled]
    last = year_label(shown.years[-1], shown.kinds[-1])
    first = year_label(shown.years[0], shown.kinds[0])
    for row in shown.rows:
        assert away((years[last], names[row.name]), drawn) <= NEAR
        assert away((years[first], names[row.name]), drawn) <= NEAR


def test_each_cell_has_the_shape_of_its_standing_in_its_row(shown: HeatTable) -> None:
    canvas = on_a_canvas(lambda canvas: draw_heat(canvas, ROOM, shown))
    names = {words.text: middle(words) for words in canvas.words}
    for row in shown.rows:
        in_row: list[Dot] = sorted(
            (dot for dot in canvas.dots if abs(dot.y - names[row.name]) < NEAR), key=lambda dot: dot.x
        )
        assert [dot.marker for dot in in_row] == [SHAPES[cell.heat] for cell in row.cells]


def test_symbols_and_figures_stand_out_from_the_ground_of_their_cell(shown: HeatTable) -> None:
    canvas = on_a_canvas(lambda canvas: draw_heat(canvas, ROOM, shown))
    grounds = [(fill.area, fill.colour) for fill in canvas.fills]
    for dot in canvas.dots:
        behind = [c for a, c in grounds if a.x <= dot.x <= a.right and a.y <= dot.y <= a.bottom] or [LIGHT.surface]
        assert contrast(dot.colour, behind[-1]) >= 3


def test_planned_years_are_parted_from_observed_ones_by_a_line_and_a_word(shown: HeatTable) -> None:
    canvas = on_a_canvas(lambda canvas: draw_heat(canvas, ROOM, shown))
    word = next(words for words in canvas.words if words.text == "plan")
    at = shown.kinds.index(Kind.PLAN)
    years = {words.text: words.area.middle for words in canvas.words}
    before, after = (years[year_label(shown.years[i], shown.kinds[i])] for i in (at - 1, at))
    edge = (before + after) / 2
    assert word.area.x == pytest.approx(edge + 1, abs=NEAR)
    assert any(abs(stroke.points[0][0] - edge) <= NEAR for stroke in canvas.strokes)


def test_lists_side_by_side_name_every_member_where_a_page_has_little_room(shown: HeatTable) -> None:
    canvas = on_a_canvas(lambda canvas: draw_heat(canvas, Area(12, 30, 130, 70), shown))
    assert {row.member for row in shown.rows} <= {words.text for words in canvas.words}
    seen = {cell.heat for row in shown.rows for cell in row.cells}
    assert len(canvas.dots) == len(shown.rows) * len(shown.years) + len(seen)
