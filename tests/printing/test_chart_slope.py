"""The slope chart on a page: both ends of a line stand where their shares lie between the commitment lines."""

import pytest

from rampath.charts.pictures.slope import Slope, SlopeSide, slope
from rampath.charts.series import marks
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.printing.chart_slope import draw_slope
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .reading import NEAR, away, middle

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 140)


@pytest.fixture
def shown(sample_plan: Plan) -> Slope:
    told = project(sample_plan, sample_plan.scenarios[0])
    sides = SlopeSide("2026e", told, 2026), SlopeSide("2035", told, 2035)
    return slope(sample_plan, *sides, Pillar.CORE, marks(sample_plan, told.commitment, Pillar.CORE))


def test_ends_in_the_file_stand_where_the_named_lines_put_their_shares(shown: Slope) -> None:
    canvas, content = on_a_page(lambda canvas: draw_slope(canvas, ROOM, shown))
    heights = {words.text: middle(words) for words in canvas.words}
    heads = {words.text: words.area.middle for words in canvas.words if words.text in {shown.left, shown.right}}
    two, more = heights["2\u2009%"], heights["3.5\u2009%"]
    drawn = [each for each in outlines(content) if each.filled]
    assert len(shown.lines) > 25
    for line in shown.lines:
        for side, share in ((shown.left, line.left), (shown.right, line.right)):
            assert away((heads[side], two + (share * 100 - 2) * (more - two) / 1.5), drawn) <= NEAR


def test_every_member_is_named_on_both_sides_of_a_whole_page(shown: Slope) -> None:
    texts = [words.text for words in on_a_canvas(lambda canvas: draw_slope(canvas, ROOM, shown)).words]
    for line in shown.lines:
        assert sum(line.name in text for text in texts) == 2


def test_a_chart_that_has_no_room_for_all_names_says_how_many_it_names(shown: Slope) -> None:
    small = on_a_canvas(lambda canvas: draw_slope(canvas, Area(12, 30, 130, 60), shown))
    said = next(words.text for words in small.words if "are named" in words.text)
    named = sum(any(line.name in words.text for words in small.words) for line in shown.lines)
    assert f"{named} of {len(shown.lines)} members are named" in said
