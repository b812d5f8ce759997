"""A series in every edition on a page: points stand where the axes say, and lines are told apart without colour."""

import pytest

from rampath.printing.chart_vintage import draw_vintage
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .pictures import vintages
from .reading import NEAR, away, level, upright

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 140)
EDITIONS = ("NATO June 2022", "NATO June 2024", "NATO July 2025", "NATO July 2026")


def test_points_in_the_file_stand_where_the_printed_numbers_put_their_figures() -> None:
    shown = vintages(*EDITIONS)
    canvas, content = on_a_page(lambda canvas: draw_vintage(canvas, ROOM, shown))
    across, up = level(canvas), upright(canvas)
    drawn = list(outlines(content))
    for line in shown.lines:
        for point in line.points:
            assert away((across(point.year), up(point.share * 100)), drawn) <= NEAR


def test_editions_differ_in_dashes_and_shapes_and_the_one_that_counts_is_solid() -> None:
    shown = vintages(*EDITIONS)
    canvas = on_a_canvas(lambda canvas: draw_vintage(canvas, ROOM, shown))
    lines = [stroke for stroke in canvas.strokes if len(stroke.points) > 2 and stroke.points[0][0] > ROOM.x + 7]
    assert len({stroke.dash for stroke in lines}) == len(EDITIONS)
    assert len({dot.marker for dot in canvas.dots}) == len(EDITIONS)
    assert "NATO July 2026 (counts)" in {words.text for words in canvas.words}


def test_a_year_that_an_edition_does_not_tell_breaks_its_line() -> None:
    shown = vintages("NATO July 2026")
    canvas = on_a_canvas(lambda canvas: draw_vintage(canvas, ROOM, shown))
    at = level(canvas)(2018)
    lines = [stroke for stroke in canvas.strokes if len(stroke.points) > 2]
    assert lines
    assert not [stroke for stroke in lines if stroke.points[0][0] < at - NEAR and stroke.points[-1][0] > at + NEAR]
