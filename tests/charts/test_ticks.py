"""Which values axes name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.charts.ticks import MOST_TICKS, decimals, share_step, share_ticks, span_of, top_of, year_ticks


@pytest.mark.parametrize(
    ("length", "named"),
    [
        (1000.0, list(range(2014, 2036))),
        (480.0, [2014, 2017, 2020, 2023, 2026, 2029, 2032, 2035]),
        (300.0, [2014, 2017, 2020, 2023, 2026, 2029, 2032, 2035]),
        (250.0, [2014, 2021, 2028, 2035]),
        (20.0, [2035]),
    ],
)
def test_that_years_are_thinned_out_and_the_last_one_stays(length: float, named: list[int]) -> None:
    assert year_ticks(2013.5, 2035.5, length, 40)[0] == named


@given(st.floats(1990, 2040), st.floats(0.1, 60), st.floats(1, 3000), st.floats(5, 100))
def test_that_years_are_whole_inside_and_never_closer_than_their_names(
    low: float, span: float, length: float, label: float
) -> None:
    named, unnamed = year_ticks(low, low + span, length, label)
    years = sorted([*named, *unnamed])
    assert len(years) == len(set(years))
    assert all(low - 1e-6 <= year <= low + span + 1e-6 for year in years)
    gaps = [b - a for a, b in pairwise(named)]
    assert all(gap * length / span >= label - 1e-6 for gap in gaps)


@given(st.floats(0, 100), st.floats(0.1, 100), st.floats(10, 2000))
def test_that_no_more_than_five_shares_are_named(low: float, span: float, length: float) -> None:
    step = share_step(low, low + span, length, 20)
    assert len(share_ticks(low, low + span, step)) <= MOST_TICKS


def test_that_shares_are_named_at_round_steps_from_zero() -> None:
    step = share_step(0, 4.25, 200, 20)
    assert share_ticks(0, 4.25, step) == [0, 1, 2, 3, 4]


def test_that_values_on_an_axis_share_their_decimals() -> None:
    assert decimals([0, 1, 2]) == 0
    assert decimals([0, 0.5, 1]) == 1
    assert decimals([0, 0.25]) == 2


def test_that_an_axis_from_zero_ends_above_all_that_it_shows() -> None:
    assert top_of([0.02, 0.035], 0) == 3.5
    assert top_of([0.0351], 0) == 3.75
    assert top_of([]) == 1.0


def test_a_span_of_shares_lies_at_whole_steps_and_never_below_zero() -> None:
    assert span_of([0.018, 0.031], 0.5) == (1.5, 3.5)
    assert span_of([0.0, 0.15], 5) == (0.0, 20.0)
