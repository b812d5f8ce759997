import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.solving.cases import track, tracks
from rampath.domain.solving.caps import Caps, Impossible, Solved
from rampath.domain.solving.money_total import Spread, share_out_years
from rampath.domain.solving.track import Track


def more_of(answer: Solved, at: Track, first: int, last: int) -> list[float]:
    """What each year spends more than at the last share, in millions."""
    shares = answer.path.shares(at.start, at.years)
    return [
        (share - at.start.share) * gdp
        for year, share, gdp in zip(at.years, shares, at.gdp[1:], strict=True)
        if first <= year <= last
    ]


@pytest.mark.parametrize(
    ("spread", "expected"),
    [(Spread.EQUALLY, [2.0, 2.0, 2.0]), (Spread.BY_GDP, [6 * g / 331 for g in (100, 110, 121)])],
)
def test_that_a_sum_is_spread_as_asked(spread: Spread, expected: list[float]) -> None:
    at = track(0.02, [1.0, 1.1, 1.1])
    answer = share_out_years(at, 6.0, 2027, 2029, spread)
    assert isinstance(answer, Solved)
    assert more_of(answer, at, 2027, 2029) == pytest.approx(expected)


def test_that_a_rising_sum_rises_evenly_in_share() -> None:
    at = track(0.02, [1.0] * 5)
    answer = share_out_years(at, 12.0, 2027, 2029, Spread.RISING)
    assert isinstance(answer, Solved)
    # 2 + 4 + 6 = 12 of GDP 1,000: 0.2, 0.4, 0.6 pp; then it stays.
    assert answer.path.shares(at.start, at.years) == pytest.approx([0.022, 0.024, 0.026, 0.026, 0.026])


@settings(max_examples=150)
@given(tracks(), st.floats(0, 200), st.sampled_from(list(Spread)), st.floats(0.001, 0.03))
def test_that_the_years_together_spend_the_sum_or_the_nearest_one_is_offered(
    at: Track, total: float, spread: Spread, step: float
) -> None:
    first, last = at.years[0], at.years[-1]
    answer = share_out_years(at, total, first, last, spread, Caps(step=step))
    if isinstance(answer, Solved):
        assert sum(more_of(answer, at, first, last)) == pytest.approx(total, abs=1e-6)
        for year, share in at.holds.items():
            assert answer.path.shares(at.start, [year]) == pytest.approx([share])
    else:
        assert answer.said
        assert answer.offer


def test_that_a_held_year_counts_and_the_others_share_what_remains() -> None:
    at = track(0.02, [1.0] * 3, {2028: 0.025})
    answer = share_out_years(at, 9.0, 2027, 2029, Spread.EQUALLY)
    assert isinstance(answer, Solved)
    assert more_of(answer, at, 2027, 2029) == pytest.approx([2.0, 5.0, 2.0])


def test_that_a_sum_that_does_not_fit_names_what_would() -> None:
    at = track(0.02, [1.0] * 2)
    answer = share_out_years(at, 100.0, 2027, 2028, Spread.EQUALLY, Caps(step=0.01))
    assert isinstance(answer, Impossible)
    assert "30 million EUR" in answer.said  # 1.0 pp and 2.0 pp of 1,000


@pytest.mark.parametrize(
    ("total", "first", "last"), [(-1.0, 2027, 2028), (float("nan"), 2027, 2028), (1.0, 2040, 2041)]
)
def test_that_a_sum_or_years_that_are_none_are_refused(total: float, first: int, last: int) -> None:
    answer = share_out_years(track(0.02, [1.0] * 2), total, first, last)
    assert isinstance(answer, Impossible)
