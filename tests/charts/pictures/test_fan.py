"""The picture of a fan: what its title, axis and readings say on either side."""

import numpy as np
import pytest

from rampath.charts.pictures.fan import FanPicture, Spread
from rampath.domain.fan import PROBABILITIES, Fan

SHARES = np.array([[0.019, 0.030], [0.0195, 0.033], [0.02, 0.035], [0.0205, 0.037], [0.021, 0.040]])
MONEY = SHARES * 1_000_000
FAN = Fan("BEL", (2027, 2035), PROBABILITIES, SHARES, MONEY, "EUR", 2035, 0.5)


def test_the_title_of_shares_says_how_likely_the_target_is_met() -> None:
    title = FanPicture(FAN, "Belgium", 0.035, Spread.SHARE).title
    assert "3.50\u2009%" in title
    assert "50\u2009% of the draws" in title


@pytest.mark.parametrize(("target", "spread"), [(None, Spread.SHARE), (0.035, Spread.MONEY)])
def test_without_a_line_to_meet_the_title_says_how_wide_the_fan_is(target: float | None, spread: Spread) -> None:
    title = FanPicture(FAN, "Belgium", target, spread).title
    assert title.startswith("Belgium in 2035: ")
    assert "nine of ten draws" in title


def test_the_target_is_a_line_among_shares_alone() -> None:
    assert FanPicture(FAN, "Belgium", 0.035, Spread.SHARE).line == 0.035
    assert FanPicture(FAN, "Belgium", 0.035, Spread.MONEY).line is None


def test_values_come_to_per_cent_and_to_billions() -> None:
    share, money = (FanPicture(FAN, "Belgium", None, spread) for spread in Spread)
    assert share.values[2][1] * share.scale == pytest.approx(3.5)
    assert money.values[2][1] * money.scale == pytest.approx(35.0)
    assert (share.axis, money.axis) == ("% of GDP", "bn EUR, constant prices")
