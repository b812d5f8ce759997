"""Projections against a plain reimplementation of the rules in exact arithmetic."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.build import BASE, FACTS, FIRST, ICELAND_GDP, ICELAND_RATE, LAST, Facts, plan
from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO, NATO_EUR_CAN
from rampath.domain.observation import Kind, Measure
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project

CURRENT_NATIONAL = Money(Prices.CURRENT, Currency.NATIONAL)
CONSTANT_DOLLAR = Money(Prices.CONSTANT, Currency.DOLLAR)


def projection(of: Plan | None = None) -> Projection:
    known = plan() if of is None else of
    return project(known, known.scenarios[0])


def exact_share(f: Facts, year: int) -> Fraction:
    """The linear way from the last share to 3.5 % in 2035, which lowers nobody."""
    if year <= LAST:
        return Fraction(f.share)
    goal = max(Fraction(f.share), Fraction(0.035))
    return Fraction(f.share) + (goal - Fraction(f.share)) * Fraction(year - LAST, 2035 - LAST)


def exact_gdp(f: Facts, year: int, prices: Prices) -> Fraction:
    """Baseline GDP is spending over the published share; it grows from the last observed year on."""
    spent = Fraction(f.spent) if prices is Prices.CURRENT else Fraction(f.spent_constant)
    step = (1 + Fraction(f.growth)) * (1 + Fraction(f.deflator)) if prices is Prices.CURRENT else 1 + Fraction(f.growth)
    return spent / Fraction(f.share) * step ** max(0, year - LAST)


@pytest.mark.parametrize("prices", list(Prices))
def test_that_share_spending_and_gdp_follow_the_rules_year_by_year(prices: Prices) -> None:
    found = projection()
    for code, f in FACTS.items():
        line = found.line(code, Pillar.CORE, Money(prices, Currency.NATIONAL))
        for year in range(FIRST, 2036):
            assert line.share_in(year) == pytest.approx(float(exact_share(f, year)), rel=1e-12)
            assert line.gdp_in(year) == pytest.approx(float(exact_gdp(f, year, prices)), rel=1e-12)
            spent = exact_share(f, year) * exact_gdp(f, year, prices)
            assert line.expenditure_in(year) == pytest.approx(float(spent), rel=1e-12)


def test_that_dollars_use_the_rates_of_the_price_base_for_constant_prices() -> None:
    line = projection().line("AAA", Pillar.CORE, CONSTANT_DOLLAR)
    assert line.currency == "USD"
    assert line.gdp_in(LAST) == pytest.approx(160 / 0.02 / 0.8)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            code: st.builds(
                Facts,
                share=st.floats(0.005, 0.06),
                spent=st.floats(10, 1e6),
                spent_constant=st.floats(10, 1e6),
                rate=st.just(1.0) if code == "USA" else st.floats(0.2, 400),
                growth=st.floats(-0.08, 0.08),
                deflator=st.floats(-0.03, 0.3),
            )
            for code in FACTS
        }
    )
)
def test_that_any_economy_is_projected_as_exact_arithmetic_does(facts: dict[str, Facts]) -> None:
    found = projection(plan(facts))
    for prices in Prices:
        for code, f in facts.items():
            line = found.line(code, Pillar.CORE, Money(prices, Currency.NATIONAL))
            for year in (LAST, LAST + 1, 2031, 2035):
                exact = exact_share(f, year) * exact_gdp(f, year, prices)
                assert line.expenditure_in(year) == pytest.approx(float(exact), rel=1e-9)


def exact_aggregate(year: int, *, usa: bool) -> Fraction:
    """Spending over GDP at constant prices and the base year's rates, members counted from accession."""
    spent, gdp = Fraction(0), Fraction(ICELAND_GDP) / Fraction(ICELAND_RATE)
    for code, f in FACTS.items():
        if (code == "BBB" and year < 2026) or (code == "USA" and not usa):
            continue
        rate = Fraction(f.spent) / (Fraction(f.spent) / Fraction(f.rate))
        spent += exact_share(f, year) * exact_gdp(f, year, Prices.CONSTANT) / rate
        gdp += exact_gdp(f, year, Prices.CONSTANT) / rate
    return spent / gdp


@pytest.mark.parametrize(("aggregate", "usa"), [(NATO, True), (NATO_EUR_CAN, False)])
def test_that_an_aggregate_is_the_ratio_of_sums_by_accession_with_the_gdp_of_iceland(aggregate: str, usa: bool) -> None:
    line = projection().line(aggregate, Pillar.CORE, CONSTANT_DOLLAR)
    for year in (2024, 2025, 2026, 2027, 2035):
        assert line.share_in(year) == pytest.approx(float(exact_aggregate(year, usa=usa)), rel=1e-12)
    assert line.currency == "USD"


def test_that_a_member_without_forces_has_gdp_and_no_spending() -> None:
    line = projection().line("ISL", Pillar.CORE, CURRENT_NATIONAL)
    assert line.share_in(2026) is None
    assert line.expenditure_in(2030) is None
    assert line.gdp_in(2030) == pytest.approx(ICELAND_GDP)


def test_that_an_unplanned_pillar_has_no_figures_and_no_zeros() -> None:
    found = projection()
    for code in (*FACTS, NATO):
        assert all(math.isnan(share) for share in found.line(code, Pillar.BROADER, CONSTANT_DOLLAR).share)


def test_that_an_aggregate_is_silent_where_a_member_with_forces_has_no_figure() -> None:
    known = plan()
    changed = known.with_path(known.scenarios[0], "AAA", Pillar.BROADER, Path((Anchor(2030, 0.01),)))
    line = projection(changed).line(NATO, Pillar.BROADER, CONSTANT_DOLLAR)
    assert line.share_in(2030) is None


def test_that_years_carry_the_kind_of_their_figures() -> None:
    line = projection().line("AAA", Pillar.CORE, CONSTANT_DOLLAR)
    assert line.kinds[:4] == (Kind.ACTUAL, Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


def test_that_an_edited_path_changes_its_member_alone() -> None:
    known = plan()
    changed = known.with_path(known.scenarios[0], "AAA", Pillar.CORE, Path((Anchor(2030, 0.05),)))
    before, after = projection(known), projection(changed)
    assert after.line("AAA", Pillar.CORE, CONSTANT_DOLLAR).share_in(2030) == 0.05
    for code in ("BBB", "USA"):
        same = before.line(code, Pillar.CORE, CONSTANT_DOLLAR).share
        assert list(after.line(code, Pillar.CORE, CONSTANT_DOLLAR).share) == list(same)


def test_that_published_aggregates_stand_in_observed_years() -> None:
    known = plan()
    row = known.observations.rows[0]
    told = replace(row, member=NATO, year=LAST, value=0.0291, kind=Kind.ESTIMATE)
    more = type(known.observations).of([*known.observations.rows, told])
    line = projection(replace(known, observations=more)).line(NATO, Pillar.CORE, CONSTANT_DOLLAR)
    assert line.share_in(LAST) == 0.0291
    assert line.share_in(LAST + 1) == pytest.approx(float(exact_aggregate(LAST + 1, usa=True)), rel=1e-12)


def test_that_an_aggregate_that_a_file_plans_gives_way_to_the_paths_of_its_members() -> None:
    known = plan()
    share = next(row for row in known.observations.rows if row.measure is Measure.CORE_SHARE)
    spent = next(row for row in known.observations.rows if row.currency == "USD")
    planned = [
        replace(row, member=NATO, year=LAST + 4, value=value, price_basis=f"constant {BASE}", kind=Kind.PLAN)
        for row, value in ((share, 0.09), (spent, 9e6), (replace(spent, measure=Measure.GDP), 1e8))
    ]
    more = type(known.observations).of([*known.observations.rows, *planned])
    line = projection(replace(known, observations=more)).line(NATO, Pillar.CORE, CONSTANT_DOLLAR)
    plain = projection().line(NATO, Pillar.CORE, CONSTANT_DOLLAR)
    assert line.share_in(LAST + 4) == pytest.approx(float(exact_aggregate(LAST + 4, usa=True)), rel=1e-12)
    assert line.expenditure_in(LAST + 4) == plain.expenditure_in(LAST + 4)
    assert line.gdp_in(LAST + 4) == plain.gdp_in(LAST + 4)


def test_that_a_published_aggregate_share_stands_where_its_money_is_not_known() -> None:
    known = plan()
    row = known.observations.rows[0]
    told = replace(row, member=NATO, year=FIRST, value=0.027)
    rows = [r for r in known.observations.rows if r.member != "AAA"]
    alone = type(known.observations).of([*rows, told])
    line = projection(replace(known, observations=alone)).line(NATO, Pillar.CORE, CONSTANT_DOLLAR)
    assert (line.share_in(FIRST), line.expenditure_in(FIRST)) == (0.027, None)
    assert line.share_in(FIRST + 1) is None


def test_that_the_base_year_is_that_of_the_constant_prices() -> None:
    assert projection().base.base_year == BASE
