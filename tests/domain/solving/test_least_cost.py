import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.solving.cases import FIRST, track, tracks
from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.solving.caps import Binding, Caps, Impossible, Solved
from rampath.domain.solving.least_cost import latest_start, least_cost
from rampath.domain.solving.track import Track

LOOSE = 1e-9


def shares_of(answer: Solved, at: Track) -> list[float]:
    return answer.path.shares(at.start, at.years)


def keeps(at: Track, shares: list[float], caps: Caps) -> bool:
    """The caps, the holds and the floor, checked year by year in the plainest way."""
    before, floor = at.start.share, at.start.share
    for i, year in enumerate(at.years):
        growth = shares[i] * at.gdp[i + 1] / (before * at.gdp[i]) - 1 if before else math.inf
        if caps.step is not None and shares[i] - before > caps.step + LOOSE:
            return False
        if caps.real_growth is not None and growth > caps.real_growth + LOOSE:
            return False
        if year in at.holds:
            if abs(shares[i] - at.holds[year]) > LOOSE:
                return False
            floor = at.holds[year]
        elif shares[i] < floor - LOOSE:
            return False
        before = shares[i]
    return True


def test_that_without_caps_the_cheapest_path_waits_until_the_deadline() -> None:
    at = track(0.02, [1.0] * 4)
    answer = least_cost(at, 0.035, 2030, Caps())
    assert isinstance(answer, Solved)
    assert shares_of(answer, at) == pytest.approx([0.02, 0.02, 0.02, 0.035])


def test_that_a_cap_on_the_step_is_used_to_the_full_just_before_the_deadline() -> None:
    at = track(0.02, [1.0] * 5)
    answer = least_cost(at, 0.029, 2030, Caps(step=0.003))
    assert isinstance(answer, Solved)
    # 2030: 2.9, and 0.3 pp less in each year before it; 2027 is back at 2.0; 2031 keeps the target.
    assert shares_of(answer, at) == pytest.approx([0.02, 0.023, 0.026, 0.029, 0.029])


def test_that_a_cap_on_real_growth_counts_the_growth_of_gdp() -> None:
    at = track(0.02, [1.02] * 3)
    answer = least_cost(at, 0.0242, 2029, Caps(real_growth=0.122))
    assert isinstance(answer, Solved)
    # Spending may grow by 12.2 %, GDP by 2 %: the share by 1.122 / 1.02 = 1.1 a year: 2.42, 2.2, 2.0.
    assert shares_of(answer, at) == pytest.approx([0.02, 0.022, 0.0242])


def test_that_a_held_year_is_kept_and_no_year_after_it_falls_below_it() -> None:
    at = track(0.02, [1.0] * 4, {2028: 0.03})
    answer = least_cost(at, 0.035, 2030, Caps())
    assert isinstance(answer, Solved)
    assert shares_of(answer, at) == pytest.approx([0.02, 0.03, 0.03, 0.035])
    held = answer.path.anchor(2028)
    assert held is not None
    assert held.held


def test_that_a_member_above_the_target_keeps_its_share() -> None:
    at = track(0.048, [1.03] * 4)
    answer = least_cost(at, 0.035, 2030, Caps())
    assert isinstance(answer, Solved)
    assert shares_of(answer, at) == pytest.approx([0.048] * 4)


@settings(max_examples=150)
@given(tracks(), st.floats(0.01, 0.06), st.floats(0.0005, 0.02), st.floats(0.0, 0.3), st.randoms())
def test_that_no_path_that_keeps_the_caps_is_anywhere_below_the_answer(
    at: Track, target: float, step: float, growth: float, random: object
) -> None:
    caps = Caps(step, growth)
    deadline = at.years[len(at.years) // 2]
    assume(at.holds.get(deadline, HIGHEST_SHARE) >= max(target, at.start.share))
    answer = least_cost(at, target, deadline, caps)
    if isinstance(answer, Impossible):
        assert answer.said
        assert answer.offer
        if answer.nearest is not None:
            nearest = answer.nearest.shares(at.start, at.years)
            assert max(nearest) <= HIGHEST_SHARE + LOOSE
        return
    shares = shares_of(answer, at)
    assert keeps(at, shares, caps)
    aim = max(target, at.start.share)
    late = [s for year, s in zip(at.years, shares, strict=True) if year >= deadline and year not in at.holds]
    assert all(s >= aim - LOOSE for s in late)
    # A path drawn at random between the bounds of its year before either breaks something or lies above.
    other = _random_path(at, caps, shares, random)
    if keeps(at, other, caps) and all(
        s >= aim - LOOSE for year, s in zip(at.years, other, strict=True) if year >= deadline and year not in at.holds
    ):
        assert all(o >= s - 1e-8 for o, s in zip(other, shares, strict=True))
        assert at.spending(other).sum() >= at.spending(shares).sum() - 1e-4


def _random_path(at: Track, caps: Caps, near: list[float], random: object) -> list[float]:
    pick = random.uniform  # type: ignore[attr-defined]
    before, found = at.start.share, []
    for i, year in enumerate(at.years):
        assert caps.step is not None
        assert caps.real_growth is not None
        most = min(before + caps.step, before * (1 + caps.real_growth) * at.gdp[i] / at.gdp[i + 1])
        share = at.holds.get(year, pick(min(near[i] - 0.0005, most), most))
        found.append(share)
        before = share
    return found


@settings(max_examples=150)
@given(tracks(with_holds=False), st.floats(0.02, 0.06), st.floats(0.0005, 0.01), st.floats(-0.02, 0.2))
def test_that_what_is_called_impossible_is_out_of_reach_at_full_speed(
    at: Track, target: float, step: float, growth: float
) -> None:
    caps = Caps(step, growth)
    deadline = at.years[-1]
    answer = least_cost(at, target, deadline, caps)
    fastest, before = [], at.start.share
    for i in range(len(at.years)):
        before = min(before + step, before * (1 + growth) * at.gdp[i] / at.gdp[i + 1], HIGHEST_SHARE)
        fastest.append(before)
    aim = max(target, at.start.share)
    sinks = any(share < at.start.share - LOOSE for share in fastest)
    if isinstance(answer, Impossible):
        assert fastest[-1] < aim or sinks
    else:
        assert fastest[-1] >= aim - LOOSE


def test_that_the_cap_that_binds_is_named_and_what_would_do_is_offered() -> None:
    at = track(0.02, [1.0] * 9)
    answer = least_cost(at, 0.035, 2029, Caps(step=0.002, real_growth=0.5))
    assert isinstance(answer, Impossible)
    assert answer.binding is Binding.STEP
    assert "2.60" in answer.said  # three steps of 0.2 from 2.0
    assert "2034" in answer.offer  # 7.5 steps of 0.2, from 2027 on
    assert "0.50" in answer.offer  # three steps of 0.5
    assert answer.nearest is not None
    assert answer.nearest.shares(at.start, [2029, 2034]) == pytest.approx([0.026, 0.035])


def test_that_what_is_offered_is_enough() -> None:
    at = track(0.02, [1.013, 1.02, 1.007])
    answer = least_cost(at, 0.035, 2029, Caps(real_growth=0.1))
    assert isinstance(answer, Impossible)
    needed = (0.035 * at.gdp[3] / (0.02 * at.gdp[0])) ** (1 / 3) - 1
    offered = math.ceil(needed * 1000) / 1000
    assert f"{offered * 100:.1f}" in answer.offer
    assert isinstance(least_cost(at, 0.035, 2029, Caps(real_growth=offered)), Solved)


def test_that_a_hold_that_contradicts_the_caps_is_named() -> None:
    at = track(0.02, [1.0] * 4, {2027: 0.03})
    answer = least_cost(at, 0.035, 2030, Caps(step=0.002))
    assert isinstance(answer, Impossible)
    assert answer.binding is Binding.HOLD
    assert "2027" in answer.said
    assert answer.nearest is None


@pytest.mark.parametrize(("deadline", "words"), [(2026, "is past"), (2031, "beyond the plan")])
def test_that_a_deadline_outside_the_plan_is_refused(deadline: int, words: str) -> None:
    answer = least_cost(track(0.02, [1.0] * 4), 0.035, deadline, Caps())
    assert isinstance(answer, Impossible)
    assert answer.binding is Binding.DEADLINE
    assert words in answer.said


def test_that_a_deadline_that_is_held_below_the_target_is_refused() -> None:
    answer = least_cost(track(0.02, [1.0] * 4, {2030: 0.03}), 0.035, 2030, Caps())
    assert isinstance(answer, Impossible)
    assert answer.binding is Binding.HOLD


def test_that_the_latest_start_keeps_the_share_as_long_as_it_can() -> None:
    at = track(0.02, [1.0] * 9)
    answer = latest_start(at, 0.035, 2035, 0.15)
    assert isinstance(answer, Solved)
    shares = shares_of(answer, at)
    # 3.5 / 1.15^4 = 2.00, so 2031 is a hair above 2.0 and four years of 15 % follow.
    begins = next(i for i, share in enumerate(shares) if share > 0.02 + 1e-12)
    assert at.years[begins] == FIRST + 1 + math.ceil(9 - math.log(0.035 / 0.02) / math.log(1.15)) - 1
    assert shares[-1] == pytest.approx(0.035)
    assert np.diff(np.log(shares[begins:])) == pytest.approx(math.log(1.15), abs=1e-9)
    assert "can keep 2.00\u2009% until 2030; from 2031 on" in answer.said


@pytest.mark.parametrize("caps", [{"step": -0.1}, {"real_growth": -1.0}, {"step": float("nan")}])
def test_that_a_cap_that_is_none_is_an_error(caps: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="cap on"):
        Caps(**caps)
