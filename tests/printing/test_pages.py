"""Pages as they are drawn: where points and words stand, in millimetres."""

import math
from dataclasses import replace
from itertools import combinations

import pytest

from rampath.charts.series import member_path
from rampath.domain.commitment import Pillar
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.printing.canvas import Marker
from rampath.printing.paper import A4, MARGIN

from .conftest import MARKING, SHARES
from .drawing import SHEETS, drawn, shapes_of

pytestmark = pytest.mark.usefixtures("qapp")

ALL = ("BEL", "EST", "MKD", "SVN", "USA", "ISL", "NATO")


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_two_texts_overlap_and_all_stand_on_the_sheet(plan: Plan, sheet: str) -> None:
    paper = SHEETS[sheet]
    canvases, _ = drawn(plan, *ALL, paper=paper)
    for canvas in canvases:
        for one, other in combinations(canvas.words, 2):
            assert not one.area.meets(other.area), (one, other)
        for words in canvas.words:
            assert words.area.x >= MARGIN - 1
            assert words.area.right <= paper.width - MARGIN + 1
            assert words.size >= 7


def test_a_plan_that_reaches_far_fits_and_says_what_was_left_out(plan: Plan) -> None:
    far = replace(plan, branches=(replace(plan.branches[0], horizon=2075),))
    canvases, _ = drawn(far, "BEL")
    texts = [words.text for words in canvases[-1].words]
    assert any("earlier years do not fit" in text for text in texts)
    assert "2075" in texts
    for one, other in combinations(canvases[-1].words, 2):
        assert not one.area.meets(other.area), (one, other)


def test_the_marking_is_centred_seven_millimetres_from_top_and_bottom(plan: Plan) -> None:
    for canvas in drawn(plan, "BEL")[0]:
        places = [words for words in canvas.words if words.text == MARKING]
        cap = 0.73 * 9 * 25.4 / 72
        assert [words.area.y + cap / 2 for words in places] == pytest.approx([7, A4.height - 7])
        assert [words.area.middle for words in places] == pytest.approx([A4.width / 2] * 2)
        assert {words.size for words in places} == {9}


@pytest.mark.parametrize("member", ["BEL", "EST", "NATO"])
def test_a_point_stands_where_the_named_shares_and_years_say(plan: Plan, member: str) -> None:
    """By the numbers printed along the axes, not by the code that places the points."""
    canvas = drawn(plan, member)[0][1]
    left = [words for words in canvas.words if words.area.right < A4.width * 0.55][::-1]  # axes came first
    years = {words.text: words.area.middle for words in left if words.text in {"2023", "2029", "2035"}}
    cap = 0.73 * 8 * 25.4 / 72
    scale = {words.text: words.area.y + cap / 2 for words in left if words.text in {"0", "2"}}
    a_year = (years["2035"] - years["2029"]) / 6
    a_share = (scale["0"] - scale["2"]) / 0.02
    path = member_path(plan, project(plan, plan.scenarios[0]), member, Pillar.CORE)
    shapes = {"actual": Marker.SQUARE, "estimate": Marker.HOLLOW, "plan": Marker.ROUND}
    assert len(path.points) == 14
    for point, dot in zip(path.points, canvas.dots, strict=False):
        assert dot.x == pytest.approx(years["2035"] + (point.year - 2035) * a_year, abs=0.2)
        assert dot.y == pytest.approx(scale["0"] - point.share * a_share, abs=0.2)
        assert dot.marker is shapes[point.kind]


def test_the_file_holds_the_points_where_they_were_drawn(plan: Plan) -> None:
    canvases, content = drawn(plan, "BEL")
    shapes = list(shapes_of(content, 1))
    for dot in canvases[1].dots:
        near = [
            shape
            for shape in shapes
            if abs(shape[0] - dot.x) < 0.05 and abs(shape[1] - dot.y) < 0.05 and 1.5 < shape[2] < 1.7
        ]
        assert near, dot


def test_the_file_holds_the_bars_and_ticks_where_the_numbers_along_the_axis_say(plan: Plan) -> None:
    """Each bar of the ranked page by its share, from the printed numbers and the file's own drawing orders."""
    canvases, content = drawn(plan)
    scale = {words.text: words.area.middle for words in canvases[0].words if words.text in {"0", "2", "4"}}
    assert scale.keys() == {"0", "2", "4"}
    a_share = (scale["4"] - scale["0"]) / 0.04
    shapes = list(shapes_of(content, 0))
    bars = {
        round(y, 2): middle + wide / 2
        for middle, y, wide in shapes
        if wide > 5.5 and abs(middle - wide / 2 - scale["0"]) < 0.2
    }
    for share in (shares[-1] for shares in SHARES.values()):
        assert any(end == pytest.approx(scale["0"] + share * a_share, abs=0.2) for end in bars.values()), share
    ticks = [middle for middle, _, wide in shapes if wide < 0.01]
    for label, place in scale.items():
        assert any(tick == pytest.approx(place, abs=0.2) for tick in ticks), label


def test_money_on_a_page_is_that_of_the_projection(plan: Plan) -> None:
    line = project(plan, plan.scenarios[0]).line("NATO", Pillar.CORE, Money())
    texts = {words.text for words in drawn(plan, "NATO")[0][1].words}
    assert {f"{value:,.0f}" for value in line.expenditure} <= texts
    assert "USD million" in texts


def test_that_a_page_says_where_a_path_keeps_its_money(plan: Plan) -> None:
    sentence = "This path keeps its money at constant prices: where GDP is revised, the share moves."
    assert sentence not in {words.text for words in drawn(plan, "BEL")[0][1].words}
    kept = with_kept(plan, project(plan, plan.scenarios[0]), "BEL", Pillar.CORE, Kept.REAL_MONEY)
    assert sentence in {words.text for words in drawn(kept, "BEL")[0][1].words}


@pytest.mark.parametrize("growth", [-1.0, math.nan])
def test_that_pages_of_an_economy_that_breaks_off_say_no_figure_and_never_nan(plan: Plan, growth: float) -> None:
    economy = plan.economies[0]
    for code in ("BEL", "USA"):
        economy = economy.with_outlook(code, economy.outlooks[code].with_rates(2028, growth))
    broken = replace(plan, economies=(economy,))
    for canvas in drawn(broken, *ALL)[0]:
        texts = " ".join(words.text for words in canvas.words).casefold().split()
        assert texts
        assert not {"nan", "inf", "-inf", "nan%", "inf%"} & set(texts)
        for words in canvas.words:
            assert math.isfinite(words.area.x)
            assert math.isfinite(words.area.y)
