"""Commitments: the rule by which meeting is judged."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.build import HAGUE, WALES
from rampath.domain.commitment import Pillar, Rule, published


@pytest.mark.parametrize(
    ("share", "meets"), [(0.02, True), (0.01995, True), (0.0199499, False), (0.0, False), (0.02004, True)]
)
def test_that_meeting_compares_shares_as_published_with_two_decimals(share: float, meets: bool) -> None:
    assert WALES.meets(share, 0.02) is meets


def test_that_the_exact_rule_does_not_round() -> None:
    exact = replace(WALES, rule=Rule.EXACT)
    assert exact.meets(0.01999, 0.02) is False
    assert exact.meets(0.02, 0.02) is True


@pytest.mark.parametrize("share", [None, float("nan")])
def test_that_a_share_that_is_not_there_neither_meets_nor_misses(share: float | None) -> None:
    assert WALES.meets(share, 0.02) is None
    assert WALES.meets(0.02, None) is None


@given(st.integers(0, 1500))
def test_that_a_published_share_is_the_number_that_people_read(hundredths: int) -> None:
    assert published(hundredths / 10000) == Decimal(hundredths) / 100


def test_that_halves_of_the_last_decimal_round_up() -> None:
    assert published(0.02005) == Decimal("2.01")
    assert published(0.034950) == Decimal("3.50")


@pytest.mark.parametrize("share", [1e30, -1e30, 1e300])
def test_that_an_absurd_share_has_no_decimals_to_round(share: float) -> None:
    assert float(published(share)) == pytest.approx(share * 100)
    assert WALES.meets(share, 0.02) is (share > 0)


def test_that_a_pillar_that_was_not_promised_has_no_target() -> None:
    assert HAGUE.target(Pillar.BROADER) == 0.015
    assert WALES.target(Pillar.BROADER) is None
