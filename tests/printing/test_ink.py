"""Contrast as WCAG states it, and greys that keep it."""

from dataclasses import fields

import pytest

from rampath.charts.fills import Hatch as Weave
from rampath.charts.palette import LIGHT
from rampath.printing.canvas import Canvas, Hatch, Marker
from rampath.printing.ink import contrast, grey
from rampath.printing.paper import Area

from .drawing import on_a_canvas

COLOURS = [getattr(LIGHT, each.name) for each in fields(LIGHT) if each.type in {"str", str}] + list(LIGHT.ramp)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#777777", "#777777", 1),
    ],
)
def test_contrast_is_what_the_standard_gives_for_known_pairs(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", COLOURS)
def test_the_grey_of_a_colour_is_as_light_and_stands_out_from_white_no_less(colour: str) -> None:
    made = grey(colour)
    assert made[1:3] == made[3:5] == made[5:]
    assert contrast(colour, "#ffffff") <= contrast(made, "#ffffff") <= contrast(colour, "#ffffff") * 1.05


def test_black_and_white_are_their_own_greys() -> None:
    assert (grey("#000000"), grey("#ffffff")) == ("#000000", "#ffffff")


@pytest.mark.usefixtures("qapp")
def test_a_canvas_without_colours_draws_nothing_but_greys() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.text(50, 20, "words", 8, colour=LIGHT.met)
        canvas.line([(10, 10), (20, 20)], LIGHT.below)
        canvas.box(Area(10, 30, 5, 5), fill=LIGHT.plan, edge=LIGHT.met)
        canvas.hatched(Area(20, 30, 5, 5), Hatch.RISING, LIGHT.plan)
        canvas.woven(Area(30, 30, 5, 5), LIGHT.broader, LIGHT.broader, Weave.CROSS)
        canvas.band([(40, 30), (45, 30), (40, 40)], LIGHT.equipment)
        canvas.marker(50, 30, Marker.UP, LIGHT.below)

    canvas = on_a_canvas(draw, mono=True)
    used = [
        *(words.colour for words in canvas.words),
        *(stroke.colour for stroke in canvas.strokes),
        *(dot.colour for dot in canvas.dots),
        *(colour for fill in canvas.fills for colour in (fill.colour, fill.edge) if colour is not None),
    ]
    assert len(used) > 8
    assert {grey(colour) for colour in used} == set(used)
