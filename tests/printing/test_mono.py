"""Colours on a page: dark enough on white, in colour and in grey, and told apart by more than their hue."""

from itertools import pairwise

import pytest

from rampath.charts.fills import colour_of
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.columns import Role
from rampath.charts.pictures.spending import Stack, spending
from rampath.charts.pictures.yearly import categories, stacked_path, who_meets
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Prices, project
from rampath.printing import chart_heat, chart_member, chart_ranked
from rampath.printing.canvas import grey_of
from rampath.printing.chart_columns import DASHES, HATCHES

TEXTS = (LIGHT.text, LIGHT.quiet, LIGHT.commitment)
DRAWN = (LIGHT.plan, LIGHT.actual, LIGHT.commitment, LIGHT.ghost, LIGHT.met, LIGHT.below, LIGHT.broader,
         LIGHT.equipment, LIGHT.quiet)  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", DRAWN)
def test_that_a_grey_is_as_light_as_its_colour(colour: str) -> None:
    grey = grey_of(colour)
    assert grey[1:3] == grey[3:5] == grey[5:7]
    assert luminance(grey) == pytest.approx(luminance(colour), abs=0.005)


def test_that_text_has_its_contrast_on_every_ground_it_stands_on() -> None:
    grounds = [LIGHT.surface, *chart_heat.GROUNDS.values()]
    for text in TEXTS:
        for made in (str, grey_of):
            assert contrast(made(text), made(LIGHT.surface)) >= 4.5
    for ground in grounds:
        assert contrast("#000000", ground) >= 4.5
        assert contrast("#000000", grey_of(ground)) >= 4.5


def test_that_lines_edges_and_symbols_have_their_contrast_on_white_and_on_their_cells() -> None:
    for colour in DRAWN:
        assert contrast(colour, LIGHT.surface) >= 3
        assert contrast(grey_of(colour), LIGHT.surface) >= 3
    for role in Role:
        for kind in Kind:
            assert contrast(colour_of(LIGHT, role, kind), LIGHT.surface) >= 3, (role, kind)
    for heat, colour in chart_heat.COLOURS.items():
        assert contrast(colour, chart_heat.GROUNDS[heat]) >= 3
        assert contrast(grey_of(colour), grey_of(chart_heat.GROUNDS[heat])) >= 3


def test_that_layers_side_by_side_have_other_hatches(sample_plan: Plan) -> None:
    told = project(sample_plan, sample_plan.scenarios[0])
    for columns in (
        who_meets(sample_plan, told, Pillar.CORE),
        categories(sample_plan, told, "EST"),
        stacked_path(sample_plan, told, "EST"),
        spending(sample_plan, told, [], Pillar.CORE, Prices.CONSTANT, Stack.GROUP, "NATO"),
    ):
        hatches = [HATCHES[layer.role] for layer in columns.layers]
        assert all(one is not other for one, other in pairwise(hatches)), columns.title


def test_that_kinds_sides_and_lines_are_told_apart_without_colour() -> None:
    assert len(set(chart_member.MARKERS.values())) == 3
    assert len(set(chart_ranked.HATCHES.values())) == 3
    assert len({*chart_ranked.MARKERS.values()}) == 2
    assert len(set(chart_heat.MARKERS.values())) == 3
    assert len(set(DASHES)) == 4
