"""Compliance: gaps, costs, who meets when."""

from dataclasses import replace

import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Status, extra_cost, real_growth, standing
from rampath.domain.member import NATO
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project

MONEY = Money(Prices.CONSTANT, Currency.NATIONAL)


def projection(known: Plan | None = None, scenario: int = 0) -> Projection:
    known = plan() if known is None else known
    return project(known, known.scenarios[scenario])


def test_that_the_gap_is_target_less_share_and_its_money_a_share_of_that_year_s_gdp() -> None:
    found = standing(projection(), "AAA", Pillar.CORE, MONEY)
    assert found.gap == pytest.approx(0.015)
    assert found.gap_money == pytest.approx(0.015 * 160 / 0.02)
    assert found.currency == "EUR"


def test_that_extra_cost_is_spending_beyond_holding_the_last_share() -> None:
    line = projection().line("AAA", Pillar.CORE, MONEY)
    cost = extra_cost(projection(), line)
    assert list(cost[:3]) == [0.0, 0.0, 0.0]
    # 2027: the share is one ninth of the way from 2 % to 3.5 %, GDP 8,000 grown by 2 %.
    assert cost[3] == pytest.approx(0.015 / 9 * 8000 * 1.02)
    total = sum(0.015 * n / 9 * 8000 * 1.02**n for n in range(1, 10))
    assert standing(projection(), "AAA", Pillar.CORE, MONEY).extra_cost == pytest.approx(total)


def test_that_a_member_above_the_line_costs_nothing_more_and_is_met() -> None:
    found = standing(projection(), "BBB", Pillar.CORE, MONEY)
    assert found.extra_cost == pytest.approx(0.0, abs=1e-9)
    assert found.status is Status.MET
    assert found.first_year_met == 2026


def test_that_a_member_below_the_line_is_on_path_and_meets_at_the_deadline() -> None:
    found = standing(projection(), "AAA", Pillar.CORE, MONEY)
    assert found.status is Status.ON_PATH
    assert found.first_year_met == 2035
    assert found.share_at_deadline == 0.035


def test_that_a_path_that_ends_below_the_line_is_short() -> None:
    known = plan()
    changed = known.with_path(known.scenarios[0], "AAA", Pillar.CORE, Path((Anchor(2035, 0.03),)))
    found = standing(projection(changed), "AAA", Pillar.CORE, MONEY)
    assert found.status is Status.SHORT
    assert found.first_year_met is None


def test_that_a_member_without_figures_is_no_data_and_not_zero() -> None:
    found = standing(projection(), "ISL", Pillar.CORE, MONEY)
    assert found.status is Status.NO_DATA
    assert (found.share, found.gap, found.extra_cost, found.first_year_met) == (None, None, None, None)


def without_outlook(code: str) -> Plan:
    """The plan with an economy that does not know one member."""
    known = plan()
    economy = known.economies[0]
    kept = {each: outlook for each, outlook in economy.outlooks.items() if each != code}
    return replace(known, economies=(replace(economy, outlooks=kept),))


def test_that_without_gdp_ahead_the_extra_cost_is_unknown_and_not_nothing() -> None:
    found = standing(projection(without_outlook("AAA")), "AAA", Pillar.CORE, MONEY)
    assert found.extra_cost is None
    assert found.required_real_growth is None
    assert (found.share, found.share_at_deadline, found.status) == (0.02, 0.035, Status.ON_PATH)


def test_that_an_aggregate_that_cannot_be_added_up_is_no_data_and_not_short() -> None:
    found = standing(projection(without_outlook("AAA")), NATO, Pillar.CORE, MONEY)
    assert found.share_at_deadline is None
    assert found.extra_cost is None
    assert found.status is Status.NO_DATA


def test_that_the_required_real_growth_leads_to_the_target_when_it_is_followed() -> None:
    found = standing(projection(), "AAA", Pillar.CORE, MONEY)
    assert found.required_real_growth is not None
    spent = 160 * (1 + found.required_real_growth) ** 9
    assert spent / (8000 * 1.02**9) == pytest.approx(0.035)


def test_that_the_largest_steps_are_told_apart_into_planned_and_seen() -> None:
    found = standing(projection(), "AAA", Pillar.CORE, MONEY)
    assert found.largest_step == pytest.approx(0.015 / 9)
    assert found.best_step == 0.0


def test_that_real_growth_is_the_growth_of_constant_spending() -> None:
    growth = real_growth(projection().line("AAA", Pillar.CORE, MONEY))
    assert growth[0] != growth[0]
    first = (0.02 + 0.015 / 9) / 0.02 * 1.02 - 1
    assert growth[3] == pytest.approx(first)


def test_that_a_passed_deadline_is_judged_at_the_end_of_the_plan() -> None:
    found = standing(projection(scenario=1), "AAA", Pillar.CORE, MONEY)
    assert found.share_at_deadline == 0.02
    assert found.status is Status.MET
    assert found.required_points is None
