from math import comb

import numpy as np
import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy, Outlook
from rampath.domain.fan import NoHistory, fan, lowest_meeting
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.uncertainty import draw, history

NAN = float("nan")
YEARS = range(2015, 2037)


def outlook(growth: tuple[float, ...]) -> Outlook:
    count = len(growth)
    return Outlook(YEARS[0], "EUR", growth, (0.02,) * count, (NAN,) * count, (1.0,) * count)


def with_past(past: tuple[float, ...]) -> Plan:
    """A plan whose members grew like this from 2015 on, and by 2 % a year after it."""
    from dataclasses import replace

    growth = (*past, *((0.02,) * (len(YEARS) - len(past))))
    economy = Economy("test", "Test economy", "made", {code: outlook(growth) for code in ("AAA", "BBB", "ISL", "USA")})
    return replace(plan(), economies=(economy,))


def test_that_history_is_the_deviation_from_each_member_s_own_mean() -> None:
    economy = Economy("e", "E", "made", {"AAA": outlook((0.01, 0.03) * 5), "BBB": outlook((0.02,) * 3)})
    past = history(economy, ("AAA", "BBB", "CCC"), 2024)
    assert past.years == tuple(range(2015, 2025))
    assert past.deviations[:, 0] == pytest.approx([-0.01, 0.01] * 5)
    assert list(past.known) == [True, False, False]
    assert not past.deviations[:, 1:].any()


def test_that_members_move_together_and_the_same_seed_draws_the_same() -> None:
    economy = Economy("e", "E", "made", {code: outlook((0.01, 0.03) * 5) for code in ("AAA", "BBB")})
    past = history(economy, ("AAA", "BBB"), 2024)
    growth = np.full((9, 2), 0.02)
    one, other = (draw(past, growth, range(2027, 2036), 500, seed=7) for _ in range(2))
    assert np.array_equal(one.ratio, other.ratio)
    assert np.array_equal(one.ratio[:, :, 0], one.ratio[:, :, 1])
    assert not np.array_equal(one.ratio, draw(past, growth, range(2027, 2036), 500, seed=8).ratio)


def test_that_a_draw_is_the_product_of_growth_drawn_over_growth_expected() -> None:
    economy = Economy("e", "E", "made", {"AAA": outlook((0.01, 0.03) * 5)})
    past = history(economy, ("AAA",), 2024)
    drawn = draw(past, np.full((2, 1), 0.02), (2027, 2028), 400, seed=1)
    low, high = 1.01 / 1.02, 1.03 / 1.02
    assert np.unique(drawn.ratio[:, 0, 0]) == pytest.approx([low, high], rel=1e-6)
    assert np.unique(drawn.ratio[:, 1, 0].round(6)) == pytest.approx([low * low, low * high, high * high], abs=2e-6)


def test_that_growth_that_never_varied_gives_no_fan_width_and_a_certain_answer() -> None:
    known = with_past((0.02,) * 10)
    found = fan(known, project(known, known.scenario("Hague 2035")), "AAA", Pillar.CORE)
    assert found.share[:, -1] == pytest.approx([0.035] * 5, rel=1e-6)
    assert found.meeting == 1.0


def test_that_the_target_is_met_as_often_as_good_years_do_not_prevail_and_bands_are_in_order() -> None:
    known = with_past((0.0, 0.04) * 5)
    found = fan(known, project(known, known.scenario("Hague 2035")), "AAA", Pillar.CORE)
    assert (np.diff(found.share, axis=0) >= 0).all()
    assert (np.diff(found.money, axis=0) >= 0).all()
    assert found.share[2, -1] == pytest.approx(0.035, abs=0.0008)
    assert found.meeting is not None
    # Eleven known years: five good, five bad, one as usual. Nine are drawn, and 3.5 % is met unless good ones prevail:
    # P = (1 + P(as many good as bad)) / 2, with one, three, ... usual ones among the nine.
    even = sum(
        comb(9, usual)
        * (1 / 11) ** usual
        * (10 / 11) ** (9 - usual)
        * comb(9 - usual, (9 - usual) // 2)
        / 2 ** (9 - usual)
        for usual in (1, 3, 5, 7, 9)
    )
    assert found.meeting == pytest.approx((1 + even) / 2, abs=0.015)


def test_that_the_spread_is_that_of_nine_independent_years() -> None:
    known = with_past((0.0, 0.04) * 5)
    projection = project(known, known.scenario("Hague 2035"))
    found = fan(known, projection, "AAA", Pillar.CORE)
    # log ratio: nine steps of about +-1.96 %: the 95 % point is 1.645 x 3 x 1.96 % = 9.7 %, in steps of 3.9 %.
    spread = float(np.log(found.share[4, -1] / found.share[2, -1]))
    assert 0.07 < spread < 0.14


def test_that_an_aggregate_has_a_fan_of_sums() -> None:
    known = with_past((0.0, 0.04) * 5)
    found = fan(known, project(known, known.scenario("Hague 2035")), "NATO", Pillar.CORE)
    assert found.currency == "USD"
    assert (np.diff(found.share, axis=0) >= 0).all()


def test_that_a_member_without_a_past_is_told() -> None:
    known = plan()
    with pytest.raises(NoHistory, match="too few years"):
        fan(known, project(known, known.scenario("Hague 2035")), "AAA", Pillar.CORE)


def test_that_a_member_without_a_path_is_told() -> None:
    known = with_past((0.02,) * 10)
    with pytest.raises(NoHistory, match="no planned path"):
        fan(known, project(known, known.scenario("Hague 2035")), "ISL", Pillar.CORE)


def test_that_what_meets_as_published_is_half_a_hundredth_below() -> None:
    commitment = plan().commitments[0]
    lowest = lowest_meeting(commitment, 0.035)
    assert lowest == pytest.approx(0.03495)
    assert commitment.meets(lowest + 1e-9, 0.035)
    assert not commitment.meets(lowest - 1e-6, 0.035)
