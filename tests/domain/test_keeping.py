from dataclasses import replace

import numpy as np
import pytest

from domain.build import BASE, FACTS, plan
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy
from rampath.domain.keeping import drawn_share, with_kept
from rampath.domain.kept import Kept
from rampath.domain.kept_gdp import gdp_as_drawn
from rampath.domain.observation import Observation, Observations, constant
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.domain.sensitivity import shifted

REAL, NOMINAL = (Money(prices, Currency.NATIONAL) for prices in (Prices.CONSTANT, Prices.CURRENT))
NAME = "Hague 2035"
PATH = Path((Anchor(2029, 0.025, Shape.S_CURVE), Anchor(2035, 0.035)))


def drawn() -> Plan:
    found = plan()
    return found.with_path(found.scenario(NAME), "AAA", Pillar.CORE, PATH)


def projected(found: Plan) -> Projection:
    return project(found, found.scenario(NAME))


def kept(found: Plan, what: Kept) -> Plan:
    return with_kept(found, projected(found), "AAA", Pillar.CORE, what)


def slower(found: Plan) -> Plan:
    """The same plan with GDP growing by one point less a year from 2027 on, and dearer by the old deflator."""
    economy: Economy = shifted(found.economies[0], -0.01, 2027, 2040)
    return replace(found, economies=(replace(economy, id=found.economies[0].id),))


def test_that_choosing_what_is_kept_changes_no_figure() -> None:
    before = projected(drawn()).line("AAA", Pillar.CORE, REAL)
    for what in Kept:
        after = projected(kept(drawn(), what)).line("AAA", Pillar.CORE, REAL)
        assert after.share == pytest.approx(before.share, rel=1e-12)


def test_that_the_share_stays_and_money_moves_where_the_share_is_kept() -> None:
    before, after = (projected(each).line("AAA", Pillar.CORE, REAL) for each in (drawn(), slower(drawn())))
    assert after.share == pytest.approx(before.share, rel=1e-12)
    assert after.expenditure_in(2035) == pytest.approx(before.expenditure[-1] * (1.01 / 1.02) ** 9, rel=1e-9)


@pytest.mark.parametrize(("what", "money"), [(Kept.REAL_MONEY, REAL), (Kept.MONEY, NOMINAL)])
def test_that_money_stays_and_the_share_moves_where_money_is_kept(what: Kept, money: Money) -> None:
    found = kept(drawn(), what)
    before, after = (projected(each).line("AAA", Pillar.CORE, money) for each in (found, slower(found)))
    planned = np.array(before.years) > 2026
    assert after.expenditure[planned] == pytest.approx(before.expenditure[planned], rel=1e-12)
    assert after.share_in(2035) == pytest.approx(0.035 * (1.02 / 1.01) ** 9, rel=1e-9)
    assert after.share_in(2026) == before.share_in(2026)


def test_that_a_share_typed_after_a_revision_is_the_one_that_shows() -> None:
    found = slower(kept(drawn(), Kept.REAL_MONEY))
    projection = projected(found)
    path = found.path(projection.scenario, "AAA", Pillar.CORE)
    share = drawn_share(path, projection, "AAA", 2032, 0.03)
    edited = found.with_path(projection.scenario, "AAA", Pillar.CORE, path.with_share(2032, share))
    line = projected(edited).line("AAA", Pillar.CORE, REAL)
    assert line.share_in(2032) == pytest.approx(0.03, rel=1e-12)
    assert line.share_in(2035) == pytest.approx(projection.line("AAA", Pillar.CORE, REAL).share[-1])


def test_that_keeping_the_share_again_after_a_revision_keeps_what_shows() -> None:
    found = slower(kept(drawn(), Kept.REAL_MONEY))
    before = projected(found).line("AAA", Pillar.CORE, REAL).share
    after = projected(kept(found, Kept.SHARE)).line("AAA", Pillar.CORE, REAL).share
    assert after == pytest.approx(before, rel=1e-12)
    assert projected(slower(kept(found, Kept.SHARE))).line("AAA", Pillar.CORE, REAL).share == pytest.approx(after)


def priced(found: Plan, base_year: int) -> Plan:
    """The plan's figures with prices that rise by 10 % a year, told at constant prices of one year or another."""

    def told(row: Observation) -> Observation:
        if row.currency is None:
            return row
        facts = FACTS[row.member]
        rate = facts.rate if row.currency == "USD" else 1.0
        fixed = row.price_basis != "current"
        price = 1.1 ** ((base_year if fixed else row.year) - BASE)
        basis = constant(base_year) if fixed else row.price_basis
        return replace(row, value=facts.spent_constant * price / rate, price_basis=basis)

    return replace(found, observations=Observations.of(told(row) for row in found.observations))


def test_that_real_money_stays_where_another_edition_tells_it_at_prices_of_another_year() -> None:
    found = kept(priced(drawn(), BASE), Kept.REAL_MONEY)
    other = priced(found, BASE + 1)
    before, after = (projected(each).line("AAA", Pillar.CORE, REAL) for each in (found, other))
    assert projected(other).base.base_year == BASE + 1
    assert after.share == pytest.approx(before.share, rel=1e-12)
    assert after.expenditure_in(2035) == pytest.approx(before.expenditure[-1] * 1.1, rel=1e-12)


@pytest.mark.parametrize("what", [Kept.REAL_MONEY, Kept.MONEY])
def test_that_money_stays_where_it_is_told_in_the_currency_before(what: Kept) -> None:
    """AAA's path was drawn in a currency of which two make one of today's."""
    found = kept(priced(drawn(), BASE), what)
    path = found.path(found.scenario(NAME), "AAA", Pillar.CORE)
    assert path.drawn is not None
    assert (path.drawn.currency, path.drawn.base_year) == ("EUR", BASE if what is Kept.REAL_MONEY else 0)
    base = projected(found).base
    former = replace(base, own_currencies=({"EUR": 1.0, "OLD": 2.0},) * len(base.members))
    gdp = gdp_as_drawn(former, "AAA", replace(path.drawn, currency="OLD"))
    assert gdp == pytest.approx(2 * gdp_as_drawn(base, "AAA", path.drawn), nan_ok=True)
    nobodys = gdp_as_drawn(base, "AAA", replace(path.drawn, currency="XXX"))
    assert nobodys == pytest.approx(gdp_as_drawn(base, "AAA", path.drawn), nan_ok=True)


def test_that_money_can_be_kept_in_a_plan_without_any_figures() -> None:
    bare = replace(plan(), observations=Observations())
    found = kept(bare, Kept.MONEY)
    path = found.path(found.scenario(NAME), "AAA", Pillar.CORE)
    assert path.drawn is not None
    assert (path.drawn.kept, path.drawn.first_year) == (Kept.MONEY, 2035)


def test_that_what_is_not_known_of_older_files_changes_nothing() -> None:
    found = kept(priced(drawn(), BASE), Kept.REAL_MONEY)
    path = found.path(found.scenario(NAME), "AAA", Pillar.CORE)
    assert path.drawn is not None
    base = projected(found).base
    unknown = replace(path.drawn, base_year=0, currency="")
    assert gdp_as_drawn(base, "AAA", unknown) == pytest.approx(gdp_as_drawn(base, "AAA", path.drawn), nan_ok=True)
