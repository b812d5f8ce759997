"""A small fictitious alliance that can be worked out by hand; one of its members has no forces."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.commitment import Commitment, Pillar, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import NATO, NATO_EUR_CAN, CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.plan import Plan, new_plan

LAST = 2026
FIRST = 2024
BASE = 2024
EURO = (CurrencyPeriod("EUR"),)
DOLLAR = (CurrencyPeriod("USD"),)

REGISTER = Register(
    (
        Member("AAA", "Aland", "Aland", 1949, EURO, has_forces=True),
        Member("BBB", "Bland", "Bland", 2026, EURO, has_forces=True),
        Member("ISL", "Iceland", "Islande", 1949, (CurrencyPeriod("ISK"),), has_forces=False),
        Member("USA", "United States", "États-Unis", 1949, DOLLAR, has_forces=True),
    ),
    (
        Member(NATO, "NATO Total", "Total OTAN", 1949, DOLLAR, has_forces=True),
        Member(NATO_EUR_CAN, "NATO Europe and Canada", "OTAN Europe et Canada", 1949, DOLLAR, has_forces=True),
    ),
)

HAGUE = Commitment(
    "hague-2035",
    "Hague 2035",
    (Target(Pillar.CORE, 0.035), Target(Pillar.BROADER, 0.015, up_to=True)),
    start=2025,
    deadline=2035,
    review=2029,
)
WALES = Commitment("wales-2014", "Wales 2014", (Target(Pillar.CORE, 0.02),), start=2014, deadline=2024)


@dataclass(frozen=True)
class Facts:
    """One member's facts: share, national expenditure at current and constant prices, in the last year."""

    share: float
    spent: float
    spent_constant: float
    rate: float
    growth: float
    deflator: float


FACTS: Mapping[str, Facts] = {
    "AAA": Facts(0.02, 200.0, 160.0, 0.8, 0.02, 0.03),
    "BBB": Facts(0.04, 80.0, 60.0, 0.9, 0.01, 0.02),
    "USA": Facts(0.03, 3000.0, 2500.0, 1.0, 0.015, 0.025),
}
ICELAND_GDP = 5000.0
ICELAND_RATE = 125.0


def observations(facts: Mapping[str, Facts] = FACTS) -> Observations:
    """Shares and money of 2024 (actual) to 2026 (estimate); the same numbers in each year."""
    rows = []
    for code, f in facts.items():
        currency = REGISTER[code].currency(LAST)
        for year in range(FIRST, LAST + 1):
            kind = Kind.ESTIMATE if year == LAST else Kind.ACTUAL

            def row(
                measure: Measure,
                value: float,
                unit: str,
                basis: str,
                code: str = code,
                year: int = year,
                kind: Kind = kind,
            ) -> Observation:
                raw = repr(value)
                return Observation(code, measure, year, value, unit, basis, kind, "Test 2026", "t.xlsx", "T!A1", raw)

            rows += [
                row(Measure.CORE_SHARE, f.share, "fraction", f"constant {BASE}"),
                row(Measure.CORE_EXPENDITURE, f.spent, f"{currency} million", "current"),
                row(Measure.CORE_EXPENDITURE, f.spent_constant, f"{currency} million", f"constant {BASE}"),
            ]
            if currency != "USD":
                rows.append(row(Measure.CORE_EXPENDITURE, f.spent / f.rate, "USD million", "current"))
    return Observations.of(rows)


def economy(facts: Mapping[str, Facts] = FACTS) -> Economy:
    """Growth, deflator and rates that never change, from 2023 to 2028; held afterwards."""
    years = range(2023, 2029)

    def outlook(currency: str, f: Facts, gdp: float) -> Outlook:
        count = len(years)
        return Outlook(2023, currency, (f.growth,) * count, (f.deflator,) * count, (gdp,) * count, (f.rate,) * count)

    found = {code: outlook(REGISTER[code].currency(LAST), f, math.nan) for code, f in facts.items()}
    iceland = Facts(0, 0, 0, ICELAND_RATE, 0.0, 0.0)
    found["ISL"] = outlook("ISK", iceland, ICELAND_GDP)
    return Economy("test", "Test economy", "made for tests", found)


def plan(facts: Mapping[str, Facts] = FACTS) -> Plan:
    return new_plan(REGISTER, observations(facts), (HAGUE, WALES), economy(facts))
