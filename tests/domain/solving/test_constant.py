from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.solving.cases import track, tracks
from rampath.domain.solving.caps import Binding, Caps, Impossible, Solved
from rampath.domain.solving.constant import at_review, constant_points, constant_real_growth
from rampath.domain.solving.track import Track


def test_that_constant_points_are_equal_steps_and_one_anchor() -> None:
    at = track(0.026, [1.02] * 9)
    answer = constant_points(at, 0.035, 2035)
    assert isinstance(answer, Solved)
    assert [anchor.year for anchor in answer.path.anchors] == [2035]
    assert answer.path.shares(at.start, at.years) == pytest.approx([0.026 + 0.001 * n for n in range(1, 10)])


@settings(max_examples=100)
@given(tracks(with_holds=False), st.floats(0.01, 0.06))
def test_that_constant_real_growth_is_the_same_growth_of_spending_every_year(at: Track, target: float) -> None:
    answer = constant_real_growth(at, target, at.years[-1])
    assert isinstance(answer, Solved)
    shares = answer.path.shares(at.start, at.years)
    spent = [at.start.share * at.gdp[0], *(share * gdp for share, gdp in zip(shares, at.gdp[1:], strict=True))]
    growth = [later / earlier for earlier, later in pairwise(spent)]
    # Rule 6: ((target x GDP_N) / (share_0 x GDP_0))^(1/N) - 1
    aim = max(target, at.start.share)
    rule = (aim * at.gdp[-1] / (at.start.share * at.gdp[0])) ** (1 / len(at.years))
    assert growth == pytest.approx([rule] * len(growth), rel=1e-9)
    assert shares[-1] == pytest.approx(aim, rel=1e-12)


def test_that_each_stretch_between_holds_has_its_own_growth() -> None:
    at = track(0.02, [1.0] * 4, {2028: 0.0242})
    answer = constant_real_growth(at, 0.035, 2030)
    assert isinstance(answer, Solved)
    assert answer.path.shares(at.start, [2027, 2028]) == pytest.approx([0.022, 0.0242])
    assert answer.path.shares(at.start, [2029])[0] == pytest.approx((0.0242 * 0.035) ** 0.5)


def test_that_steps_beyond_a_cap_are_refused_with_the_year_and_a_path_that_keeps_it() -> None:
    at = track(0.02, [1.0, 1.1, 1.0])
    answer = constant_points(at, 0.035, 2029, Caps(real_growth=0.3))
    # 2.0 to 2.5 is 25 %; 2.5 to 3.0 with GDP 10 % higher is 32 %.
    assert isinstance(answer, Impossible)
    assert answer.binding is Binding.REAL_GROWTH
    assert "2028" in answer.said
    assert "32.0" in answer.said
    assert answer.nearest is not None
    assert answer.nearest.shares(at.start, [2029]) == pytest.approx([0.035])


def test_that_the_review_year_lies_on_the_straight_line_and_the_rest_follows_it() -> None:
    at = track(0.02, [1.0] * 9)
    answer = at_review(at, 0.035, 2035, 2029, Caps(step=0.004))
    assert isinstance(answer, Solved)
    # The line: 2.0 + 1.5 x 3 / 9 = 2.5 in 2029. At 0.4 pp a year the cheapest way there is 2.0, 2.1, 2.5.
    assert answer.path.shares(at.start, [2027, 2028, 2029, 2032, 2035]) == pytest.approx(
        [0.02, 0.021, 0.025, 0.03, 0.035]
    )


def test_that_a_review_after_the_deadline_is_refused() -> None:
    answer = at_review(track(0.02, [1.0] * 4), 0.035, 2029, 2030)
    assert isinstance(answer, Impossible)
    assert "does not lie between" in answer.said
