"""Any alliance: money and aggregates of every member against a plain reimplementation in exact arithmetic."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.build import FACTS, FIRST, ICELAND_GDP, ICELAND_RATE, LAST, REGISTER, Facts, plan
from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO, NATO_EUR_CAN
from rampath.domain.projection import Currency, Money, Prices, Projection, project

DEADLINE = 2035
TARGET = Fraction(0.035)


def facts_of(code: str) -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        share=st.floats(0.005, 0.06),
        spent=st.floats(10, 1e6),
        spent_constant=st.floats(10, 1e6),
        rate=st.just(1.0) if code == "USA" else st.floats(0.2, 400),
        growth=st.floats(-0.08, 0.08),
        deflator=st.floats(-0.03, 0.3),
    )


ALLIANCES = st.fixed_dictionaries({code: facts_of(code) for code in FACTS})


def share(f: Facts, year: int) -> Fraction:
    """Rule 7, linear: a + (b - a) t from the last observed share to 3.5 %; nobody is lowered."""
    t = max(Fraction(0), Fraction(year - LAST, DEADLINE - LAST))
    return Fraction(f.share) + (max(Fraction(f.share), TARGET) - Fraction(f.share)) * t


def gdp(f: Facts, year: int, money: Money) -> Fraction:
    """Rules 1 and 2: spending over the published share, grown by (1 + g), and by (1 + d) at current prices."""
    current = money.prices is Prices.CURRENT
    step = (1 + Fraction(f.growth)) * (1 + Fraction(f.deflator) if current else 1)
    base = Fraction(f.spent if current else f.spent_constant) / Fraction(f.share)
    dollar = Fraction(f.rate) if money.currency is Currency.DOLLAR else Fraction(1)
    return base * step ** max(0, year - LAST) / dollar


def sums(facts: Mapping[str, Facts], aggregate: str, year: int, money: Money) -> tuple[Fraction, Fraction]:
    """Rule 4: spending and GDP of who has acceded, Iceland's GDP included; Europe and Canada without the USA."""
    counted = [f for code, f in facts.items() if REGISTER[code].accession <= year]
    if aggregate == NATO_EUR_CAN:
        counted.remove(facts["USA"])
    spent = sum((share(f, year) * gdp(f, year, money) for f in counted), Fraction(0))
    iceland = Fraction(ICELAND_GDP) / Fraction(ICELAND_RATE)
    return spent, sum((gdp(f, year, money) for f in counted), iceland)


def projected(facts: Mapping[str, Facts]) -> Projection:
    known = plan(facts)
    return project(known, known.scenario("Hague 2035"))


@settings(max_examples=40)
@given(ALLIANCES)
def test_that_gdp_and_spending_of_any_member_follow_the_rules_in_either_prices_and_currency(
    facts: dict[str, Facts],
) -> None:
    found = projected(facts)
    for money in (Money(prices, currency) for prices in Prices for currency in Currency):
        for code, f in facts.items():
            line = found.line(code, Pillar.CORE, money)
            for year in (FIRST, LAST, LAST + 1, 2030, DEADLINE):
                exact = gdp(f, year, money)
                assert line.gdp_in(year) == pytest.approx(float(exact), rel=1e-9)
                assert line.expenditure_in(year) == pytest.approx(float(share(f, year) * exact), rel=1e-9)


@settings(max_examples=40)
@given(ALLIANCES, st.sampled_from((NATO, NATO_EUR_CAN)), st.sampled_from(list(Prices)))
def test_that_any_aggregate_is_a_sum_of_who_has_acceded_and_its_share_the_ratio_at_constant_prices(
    facts: dict[str, Facts], aggregate: str, prices: Prices
) -> None:
    line = projected(facts).line(aggregate, Pillar.CORE, Money(prices, Currency.NATIONAL))
    assert line.currency == "USD"
    for year in range(FIRST, DEADLINE + 1):
        spent, total = sums(facts, aggregate, year, Money(prices, Currency.DOLLAR))
        assert line.expenditure_in(year) == pytest.approx(float(spent), rel=1e-9)
        assert line.gdp_in(year) == pytest.approx(float(total), rel=1e-9)
        real_spent, real_total = sums(facts, aggregate, year, Money(Prices.CONSTANT, Currency.DOLLAR))
        assert line.share_in(year) == pytest.approx(float(real_spent / real_total), rel=1e-9)


@settings(max_examples=25)
@given(ALLIANCES)
def test_that_whoever_is_below_the_line_ends_on_it_exactly_and_nobody_is_lowered(facts: dict[str, Facts]) -> None:
    found = projected(facts)
    for code, f in facts.items():
        shares = found.line(code, Pillar.CORE, Money()).share
        assert shares[-1] == max(f.share, 0.035)
        assert min(shares) >= f.share - 1e-15
