import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.extension import HOLD_LAST, Extension, Rule, extension_of


def test_that_the_last_rate_is_held() -> None:
    assert HOLD_LAST.after((0.01, 0.02, 0.03), 2030, 3) == [0.03, 0.03, 0.03]


def test_that_an_average_is_of_the_last_years() -> None:
    assert Extension(Rule.AVERAGE, years=2).after((0.09, 0.02, 0.03), 2030, 2) == pytest.approx([0.025, 0.025])


def test_that_it_converges_evenly_and_then_stays() -> None:
    rule = Extension(Rule.CONVERGE, rate=0.01, by=2034)
    assert rule.after((0.03,), 2030, 6) == pytest.approx([0.025, 0.02, 0.015, 0.01, 0.01, 0.01])


def test_that_a_year_to_converge_by_that_is_past_counts_at_once() -> None:
    assert Extension(Rule.CONVERGE, rate=0.01, by=2025).after((0.03,), 2030, 2) == [0.01, 0.01]


def test_that_nothing_follows_from_no_figure() -> None:
    assert all(math.isnan(rate) for rate in HOLD_LAST.after((0.02, math.nan), 2030, 2))


RULES = st.one_of(
    st.just(HOLD_LAST),
    st.builds(Extension, st.just(Rule.AVERAGE), years=st.integers(2, 30)),
    st.builds(
        Extension,
        st.just(Rule.CONVERGE),
        rate=st.integers(-2000, 5000).map(lambda hundredths: hundredths / 10_000),
        by=st.integers(1949, 2149),
    ),
)


@given(RULES)
def test_that_a_rule_comes_back_from_its_code(rule: Extension) -> None:
    found = extension_of(rule.code)
    assert (found.rule, found.years, found.by) == (rule.rule, rule.years, rule.by)
    assert found.rate == pytest.approx(rule.rate, abs=1e-12)


@pytest.mark.parametrize("text", ["grow", "average of 1 years", "average of 99 years", "converge to 80 % by 2040"])
def test_that_what_is_no_rule_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"rule|average|rate"):
        extension_of(text)
