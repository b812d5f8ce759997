"""Results that others have published, recomputed."""

import pytest

from domain.build import HAGUE, REGISTER
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import extra_cost
from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.plan import Plan, new_plan
from rampath.domain.projection import Currency, Money, Prices, project

GDP_2035 = 4_543_000.0
"""Canada's GDP of 2035-36 in millions of Canadian dollars, as implied by the Parliamentary Budget Officer's figures on
meeting NATO's target: 159 billion are 3.5 % of it."""

YEARS = 9
NAN = float("nan")


def canada() -> Plan:
    """Canada at 2.0 % in 2026, with the growth that leads to that GDP in 2035."""
    start = 3_300_000.0
    growth = (GDP_2035 / start) ** (1 / YEARS) - 1
    member = Member("CAN", "Canada", "Canada", 1949, (CurrencyPeriod("CAD"),), has_forces=True)

    def row(measure: Measure, value: float, unit: str) -> Observation:
        return Observation("CAN", measure, 2026, value, unit, "current", Kind.ESTIMATE, "E", "f", "T!A1", repr(value))

    count = 10
    outlook = Outlook(2026, "CAD", (growth,) * count, (0.0,) * count, (NAN,) * count, (1.35,) * count)
    return new_plan(
        Register((member,), REGISTER.aggregates),
        Observations.of(
            [
                row(Measure.CORE_SHARE, 0.02, "fraction"),
                row(Measure.CORE_EXPENDITURE, 0.02 * start, "CAD million"),
            ]
        ),
        (HAGUE,),
        Economy("e", "E", "made", {"CAN": outlook}),
    )


def test_that_canada_s_three_and_a_half_per_cent_is_159_billion_and_68_more_than_holding_two() -> None:
    plan = canada()
    projection = project(plan, plan.scenario("Hague 2035"))
    line = projection.line("CAN", Pillar.CORE, Money(Prices.CURRENT, Currency.NATIONAL))
    assert line.gdp_in(2035) == pytest.approx(GDP_2035)
    spent = line.expenditure_in(2035)
    assert spent is not None
    assert round(spent / 1000) == 159
    assert round(float(extra_cost(projection, line)[-1]) / 1000) == 68
