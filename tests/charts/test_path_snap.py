"""Where a dragged share comes to rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.charts.path_snap import Magnet, Step, nudged, rest

LINE = Magnet(0.035, "3.5 % core")


@pytest.mark.parametrize(
    ("step", "share"), [(Step.USUAL, 0.0265), (Step.FINE, 0.0263), (Step.COARSE, 0.0275), (Step.FREE, 0.026345)]
)
def test_that_a_share_rests_on_the_step_of_the_modifier(step: Step, share: float) -> None:
    wanted = 0.0263451 if step is not Step.COARSE else 0.0266
    assert rest(wanted, step, (), 0.0).share == share


def test_that_a_magnet_in_reach_wins_over_a_step_and_the_nearest_over_others() -> None:
    other = Magnet(0.0353, "other")
    found = rest(0.0351, Step.USUAL, (other, LINE), 0.0005)
    assert (found.share, found.magnet) == (0.035, LINE)
    assert rest(0.0351, Step.USUAL, (LINE,), 0.00005).magnet is None


def test_that_without_snapping_no_magnet_draws() -> None:
    assert rest(0.0350001, Step.FREE, (LINE,), 1.0).magnet is None


@given(st.floats(-1, 1), st.sampled_from(Step))
def test_that_the_hand_rests_between_nothing_and_fifteen_per_cent(share: float, step: Step) -> None:
    assert 0 <= rest(share, step, (), 0.0).share <= 0.15


@pytest.mark.parametrize(
    ("share", "step", "direction", "found"),
    [
        (0.0263, Step.USUAL, 1, 0.0265),
        (0.0263, Step.USUAL, -1, 0.026),
        (0.0265, Step.USUAL, 1, 0.027),
        (0.0265, Step.FINE, -1, 0.0264),
        (0.0265, Step.COARSE, 1, 0.0275),
        (0.0265, Step.FREE, 1, 0.02651),
        (0.0, Step.USUAL, -1, 0.0),
        (0.15, Step.USUAL, 1, 0.15),
    ],
)
def test_that_an_arrow_key_goes_to_the_next_step(share: float, step: Step, direction: int, found: float) -> None:
    assert nudged(share, step, direction) == found
