"""What every chart draws is dark enough on white, in colour and in grey, and told apart by more than its hue."""

from functools import partial

import pytest

from rampath.charts.palette import LIGHT
from rampath.domain.plan import Plan
from rampath.printing import chart_heat, chart_member, chart_ranked
from rampath.printing.canvas import Canvas
from rampath.printing.chart_any import Picture, draw_chart
from rampath.printing.chart_columns import STRAND_DASHES
from rampath.printing.ink import contrast, grey
from rampath.printing.paper import A4

from .drawing import on_a_canvas
from .pictures import HARD, SAMPLE, hard, sampled
from .reading import rooms

pytestmark = pytest.mark.usefixtures("qapp")

WHITE = LIGHT.surface
FAINT = {LIGHT.line, grey(LIGHT.line), WHITE}
"""Lines that may be missed: those of the grid, and white ones that part what lies side by side."""


@pytest.fixture(scope="module")
def pictures(sample_plan: Plan) -> dict[str, Picture]:
    return {**sampled(sample_plan), **hard()}


@pytest.mark.parametrize("mono", [False, True], ids=["colour", "grey"])
@pytest.mark.parametrize("name", [*SAMPLE, *HARD])
def test_that_words_lines_fills_and_points_stand_out_from_paper(
    pictures: dict[str, Picture], name: str, *, mono: bool
) -> None:
    draw = partial(draw_chart, room=rooms(A4)[0], picture=pictures[name])
    canvas = on_a_canvas(draw, mono=mono)
    assert all(contrast(words.colour, WHITE) >= 4.5 for words in canvas.words)
    assert all(contrast(stroke.colour, WHITE) >= 3 for stroke in canvas.strokes if stroke.colour not in FAINT)
    assert all(contrast(dot.colour, WHITE) >= 3 for dot in canvas.dots)
    for fill in canvas.fills:
        if fill.data:
            assert max(contrast(fill.colour, WHITE), contrast(fill.edge or fill.colour, WHITE)) >= 3
    if mono:
        used = colours(canvas)
        assert {grey(colour) for colour in used} == used


@pytest.mark.parametrize("mono", [False, True], ids=["colour", "grey"])
@pytest.mark.parametrize("name", [*SAMPLE, *HARD])
def test_that_words_have_their_contrast_on_what_they_stand_on(
    pictures: dict[str, Picture], name: str, *, mono: bool
) -> None:
    draw = partial(draw_chart, room=rooms(A4)[0], picture=pictures[name])
    canvas = on_a_canvas(draw, mono=mono)
    for words in canvas.words:
        for fill in canvas.fills:
            if not fill.data and fill.area.meets(words.area):
                assert contrast(words.colour, fill.colour) >= 4.5
            assert not (fill.data and fill.area.meets(words.area)) or name.startswith("fan")


def colours(canvas: Canvas) -> set[str]:
    found = {each.colour for drawn in (canvas.words, canvas.strokes, canvas.dots, canvas.fills) for each in drawn}
    return found | {fill.edge for fill in canvas.fills if fill.edge is not None}


def test_that_kinds_sides_and_lines_are_told_apart_without_colour() -> None:
    assert len(set(chart_member.MARKERS.values())) == 3
    assert len(set(chart_ranked.HATCHES.values())) == 3
    assert len({*chart_ranked.MARKERS.values()}) == 2
    assert len({marker for marker, _ in chart_heat.LOOKS.values()}) == 4
    assert len(set(STRAND_DASHES)) == 4
