"""Columns on a page: each layer reaches from and to where the numbers on the axis say, above zero and below."""

import math
from itertools import pairwise

import pytest

from rampath.charts.fills import Hatch
from rampath.charts.pictures.columns import Columns
from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas, Fill
from rampath.printing.chart_any import Picture
from rampath.printing.chart_columns import draw_columns
from rampath.printing.ink import contrast
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import Outline, outlines
from .pictures import hard, hard_columns, sampled
from .reading import NEAR, level, middle, upright

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 140)
BY_YEAR = ("spending", "extra cost", "who meets", "core and broader", "real change", "categories", "columns below zero")


@pytest.fixture(scope="module")
def pictures(sample_plan: Plan) -> dict[str, Picture]:
    return {**sampled(sample_plan), **hard()}


def columns_of(pictures: dict[str, Picture], name: str) -> Columns:
    found = pictures[name]
    assert isinstance(found, Columns)
    return found


def reach(outline: Outline) -> tuple[float, float, float]:
    """The middle across, and the top and the foot, of an upright column; in millimetres."""
    _left, top, _right, foot = outline.box
    return outline.middle[0], top, foot


@pytest.mark.parametrize("name", BY_YEAR)
def test_layers_in_the_file_reach_from_and_to_their_figures_by_the_printed_numbers(
    pictures: dict[str, Picture], name: str
) -> None:
    shown = columns_of(pictures, name)
    canvas, content = on_a_page(lambda canvas: draw_columns(canvas, ROOM, shown))
    up, across = upright(canvas), level(canvas)
    drawn = [reach(each) for each in outlines(content) if each.filled]
    scale = shown.measured.scale
    checked = 0
    for i, place in enumerate(shown.places):
        above = below = 0.0
        for layer in shown.layers:
            value = layer.values[i] * scale
            if not math.isfinite(value) or value == 0:
                continue
            foot = above if value > 0 else below
            top, bottom = sorted((up(foot), up(foot + value)))
            expected = (across(int(place.key)), top, bottom)
            assert any(all(abs(a - b) <= NEAR for a, b in zip(expected, each, strict=True)) for each in drawn)
            above, below = (above + value, below) if value > 0 else (above, below + value)
            checked += 1
    assert checked >= len(shown.places) - 1


@pytest.mark.parametrize("name", ["gap in pp", "gap in money", "flat hard"])
def test_flat_bars_in_the_file_end_where_the_printed_numbers_put_their_figures(
    pictures: dict[str, Picture], name: str
) -> None:
    shown = columns_of(pictures, name)
    canvas, content = on_a_page(lambda canvas: draw_columns(canvas, ROOM, shown))
    across = level(canvas)
    zero = across(0)
    drawn = [each.box for each in outlines(content) if each.filled]
    names = {words.text: middle(words) for words in canvas.words}
    for place, value in zip(shown.places, shown.layers[0].values, strict=True):
        height = names[place.text] if place.text in names else names[place.key]
        if value == 0:
            continue
        left, right = sorted((zero, across(value * shown.measured.scale)))
        assert any(
            abs(box[0] - left) <= NEAR and abs(box[2] - right) <= NEAR and abs((box[1] + box[3]) / 2 - height) <= NEAR
            for box in drawn
        )


@pytest.mark.parametrize("name", [*BY_YEAR, "columns hard", "spending by member"])
@pytest.mark.parametrize("mono", [False, True])
def test_layers_side_by_side_are_told_apart_by_hatch_where_they_are_not_by_contrast(
    pictures: dict[str, Picture], name: str, *, mono: bool
) -> None:
    shown = columns_of(pictures, name)
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, shown), mono=mono)
    for lower, upper in side_by_side(canvas):
        assert lower.weave is not upper.weave or contrast(lower.colour, upper.colour) >= 3


def side_by_side(canvas: Canvas) -> list[tuple[Fill, Fill]]:
    """Fills that touch, one above the other."""
    fills = [fill for fill in canvas.fills if fill.data]
    return [
        (one, other)
        for one, other in pairwise(fills)
        if abs(one.area.x - other.area.x) < 0.01
        and min(abs(one.area.y - other.area.bottom), abs(one.area.bottom - other.area.y)) < 0.01
        and one.area.height > 0.9
        and other.area.height > 0.9
    ]


def test_touching_fills_are_found_where_there_are_some(pictures: dict[str, Picture]) -> None:
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, columns_of(pictures, "categories")))
    assert len(side_by_side(canvas)) > 20
    assert {fill.weave for fill in canvas.fills} >= {Hatch.NONE, Hatch.CROSS, Hatch.RISING, Hatch.LEVEL}


def test_lines_over_the_columns_differ_in_their_dashes() -> None:
    shown = hard_columns(0.0, 0.15)
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, shown))
    dashes = {stroke.dash for stroke in canvas.strokes if len(stroke.points) > 2}
    assert len(dashes - {()}) == len(shown.strands)


def test_how_firm_years_are_is_said_over_them_and_seen_in_their_fills(pictures: dict[str, Picture]) -> None:
    shown = columns_of(pictures, "core and broader")
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, shown))
    assert {"actual", "estimate", "plan"} <= {words.text for words in canvas.words}
    looks = {place.kind: set[str]() for place in shown.places}
    bars = [fill for fill in canvas.fills if fill.data]
    for place, fill in zip(shown.places, bars[-len(shown.places) :], strict=True):
        looks[place.kind].add(fill.colour)
    assert [len(colours) for colours in looks.values()] == [1, 1, 1]
    assert len(set.union(*looks.values())) == 3


def test_commitment_levels_are_dotted_and_labelled(pictures: dict[str, Picture]) -> None:
    shown = columns_of(pictures, "core and broader")
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, shown))
    up = upright(canvas)
    for each in shown.levels:
        y = up(each.value * shown.measured.scale)
        words = next(words for words in canvas.words if words.text.startswith(each.label))
        assert middle(words) == pytest.approx(y, abs=6)
        assert any(stroke.dash and abs(stroke.points[0][1] - y) <= NEAR for stroke in canvas.strokes)


def test_columns_without_a_figure_say_so_in_words(pictures: dict[str, Picture]) -> None:
    canvas = on_a_canvas(lambda canvas: draw_columns(canvas, ROOM, columns_of(pictures, "no categories")))
    assert [words.text for words in canvas.words] == ["Iceland: no figures by category"]
