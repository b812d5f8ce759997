"""The baseline: GDP that reproduces the published share, rates, kinds, and who counts from when."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.build import FACTS, FIRST, LAST, REGISTER, economy, observations
from rampath.domain.baseline import Baseline, KindCode, baseline
from rampath.domain.economy import Economy
from rampath.domain.observation import Kind, Measure, Observation, Observations


def base(rows: Observations | None = None, known: Economy | None = None, horizon: int = 2035) -> Baseline:
    return baseline(rows or observations(), known or economy(), REGISTER, horizon)


def only(*measures: Measure, currency: str = "") -> Observations:
    """The observations of these measures, in one currency where it is named."""
    rows = [row for row in observations() if row.measure in measures]
    return Observations.of([row for row in rows if not currency or row.currency in {None, currency}])


def test_that_baseline_gdp_reproduces_the_published_share_at_either_prices() -> None:
    found = base()
    at = found.years.index(LAST)
    for code, f in FACTS.items():
        i = found.row(code)
        assert found.expenditure_current[i][at] / found.gdp_current[i][at] == pytest.approx(f.share, rel=1e-14)
        assert found.expenditure_constant[i][at] / found.gdp_constant[i][at] == pytest.approx(f.share, rel=1e-14)


@given(st.integers(LAST + 1, 2060))
def test_that_nominal_gdp_grows_by_growth_times_deflator_and_real_gdp_by_growth(year: int) -> None:
    found = base(horizon=2060)
    at, last = found.years.index(year), found.years.index(LAST)
    for code, f in FACTS.items():
        i = found.row(code)
        real = (1 + Fraction(f.growth)) ** (year - LAST)
        nominal = real * (1 + Fraction(f.deflator)) ** (year - LAST)
        assert found.gdp_constant[i][at] / found.gdp_constant[i][last] == pytest.approx(float(real), rel=1e-11)
        assert found.gdp_current[i][at] / found.gdp_current[i][last] == pytest.approx(float(nominal), rel=1e-11)


def test_that_rates_follow_from_money_in_two_currencies_and_a_dollar_is_a_dollar() -> None:
    found = base()
    at = found.years.index(LAST)
    assert found.rate[found.row("AAA")][at] == pytest.approx(200 / (200 / 0.8))
    assert list(found.rate[found.row("USA")]) == [1.0] * len(found.years)


def test_that_another_edition_s_spending_says_what_is_spent_and_not_how_large_gdp_or_what_a_dollar_is() -> None:
    """AAA spends 200 in its own currency, 2 % of its GDP of 10,000, at 0.8 a dollar; its own budget says 150."""
    own = next(
        row for row in observations().rows
        if (row.member, row.measure, row.year, row.currency, row.price_basis)
        == ("AAA", Measure.CORE_EXPENDITURE, LAST, "EUR", "current")
    )  # fmt: skip
    found, before = base(Observations((*observations().rows, replace(own, value=150.0, edition="Own budget")))), base()
    i, at = found.row("AAA"), found.years.index(LAST)
    assert found.expenditure_current[i][at] == 150.0
    assert (found.rate[i][at], found.gdp_current[i][at]) == (pytest.approx(0.8), pytest.approx(10_000))
    assert found.expenditure_dollars[i][at] == pytest.approx(250.0), "what the other edition tells in dollars"
    assert list(found.gdp_current[i]) == pytest.approx(list(before.gdp_current[i]), nan_ok=True)
    assert list(found.rate[i]) == pytest.approx(list(before.rate[i]), nan_ok=True)


def test_that_money_in_dollars_alone_is_brought_to_the_member_s_currency() -> None:
    rows = only(Measure.CORE_SHARE, Measure.CORE_EXPENDITURE, currency="USD")
    found = base(rows)
    i, at = found.row("AAA"), found.years.index(LAST)
    # 250 million dollars at 0.8 euro a dollar, which the economy knows.
    assert found.expenditure_current[i][at] == pytest.approx(250 * 0.8)


def test_that_shares_without_money_give_no_gdp_and_no_spending_and_no_zeros() -> None:
    found = base(only(Measure.CORE_SHARE))
    i = found.row("AAA")
    assert np.isfinite(found.core_share[i][: LAST - FIRST + 1]).all()
    assert np.isnan(found.expenditure_current[i]).all()
    assert not (found.gdp_current[i] == 0).any()


def test_that_a_share_of_zero_gives_no_infinite_gdp() -> None:
    rows = [replace(row, value=0.0) if row.measure is Measure.CORE_SHARE else row for row in observations()]
    found = base(Observations.of(rows))
    assert not np.isinf(found.gdp_current).any()
    assert not np.isinf(found.gdp_constant).any()


def test_that_a_member_counts_from_its_accession_on() -> None:
    found = base()
    counted = dict(zip(found.years, found.counted[found.row("BBB")], strict=True))
    assert [year for year in (2024, 2025, 2026, 2035) if counted[year]] == [2026, 2035]
    assert found.counted[found.row("AAA")].all()


def test_that_a_member_without_forces_takes_its_gdp_from_the_economy() -> None:
    found = base()
    i = found.row("ISL")
    assert not found.has_forces[i]
    assert found.last[i] == 0
    assert np.isnan(found.core_share[i]).all()
    assert found.gdp_current[i][found.years.index(LAST)] == 5000.0


def test_that_kinds_are_those_of_the_share_and_plan_after_the_last_observation() -> None:
    found = base()
    kinds = [KindCode(int(code)) for code in found.kinds[found.row("AAA")]]
    assert kinds[:4] == [KindCode.ACTUAL, KindCode.ACTUAL, KindCode.ESTIMATE, KindCode.PLAN]
    assert [KindCode(code).kind for code in (0, 1, 2, 3)] == [None, Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN]


def test_that_a_year_that_only_another_member_was_read_for_is_planned_and_no_estimate() -> None:
    further = next(row for row in observations().rows if row.member == "BBB" and row.measure is Measure.CORE_SHARE)
    further = replace(further, year=LAST + 1, kind=Kind.ESTIMATE, edition="Bland return, November 2026")
    found = base(Observations((*observations().rows, further)))
    at = found.years.index(LAST + 1)
    kinds = [KindCode(int(found.kinds[found.row(code)][at])) for code in ("AAA", "BBB")]
    assert kinds == [KindCode.PLAN, KindCode.ESTIMATE]
    assert found.usual_kinds[at] == KindCode.ESTIMATE
    assert [*found.usual_kinds[:at]] == [KindCode.ACTUAL, KindCode.ACTUAL, KindCode.ESTIMATE]


def test_that_a_baseline_is_kept_with_its_observations() -> None:
    rows, known = observations(), economy()
    assert base(rows, known) is base(rows, known)
    assert base(rows, known) is not base(rows, known, 2040)


def test_that_figures_reach_to_the_horizon_or_to_the_last_observation() -> None:
    late = Observation("AAA", Measure.CORE_SHARE, 2040, 0.02, "fraction", "", Kind.PLAN, "e", "f", "c", "r")
    assert base().years == tuple(range(FIRST, 2036))
    assert base(Observations.of([*observations(), late])).years[-1] == 2040
