from dataclasses import replace

import numpy as np
import pytest

from domain.build import FACTS, ICELAND_GDP, ICELAND_RATE, economy, plan
from rampath.domain.burden import all_meet_from, burden, meeting_by_year
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import project


def dollars(code: str) -> float:
    """Real spending of 2026 in dollars of 2024: constant money at that year's rate."""
    return FACTS[code].spent_constant / FACTS[code].rate


def found(known: Plan | None = None) -> Plan:
    return plan() if known is None else known


def test_that_shares_of_the_alliance_add_up() -> None:
    carried = burden(project(found(), found().scenario("Hague 2035")), Pillar.CORE)
    at = carried.years.index(2026)
    total = sum(map(dollars, FACTS))
    assert carried.of_spending[carried.members.index("USA"), at] == pytest.approx(dollars("USA") / total)
    assert np.nansum(carried.of_spending[:, at]) == pytest.approx(1.0)
    assert carried.europe_canada[at] + carried.united_states[at] == pytest.approx(1.0)


def test_that_gdp_counts_a_member_without_forces() -> None:
    carried = burden(project(found(), found().scenario("Hague 2035")), Pillar.CORE)
    at = carried.years.index(2026)
    gdp = {code: dollars(code) / FACTS[code].share for code in FACTS}
    iceland = ICELAND_GDP / ICELAND_RATE
    assert carried.of_gdp[carried.members.index("ISL"), at] == pytest.approx(iceland / (sum(gdp.values()) + iceland))


def test_that_the_shortfall_is_the_gap_times_gdp_and_nothing_where_the_line_is_met() -> None:
    carried = burden(project(found(), found().scenario("Hague 2035")), Pillar.CORE)
    at = carried.years.index(2026)
    expected = {code: max(0.0, 0.035 - FACTS[code].share) * dollars(code) / FACTS[code].share for code in FACTS}
    for code, value in expected.items():
        assert carried.shortfall[carried.members.index(code), at] == pytest.approx(value, abs=1e-9)
    assert carried.total_shortfall(2026) == pytest.approx(sum(expected.values()))


def test_that_a_member_counts_from_its_accession() -> None:
    carried = burden(project(found(), found().scenario("Hague 2035")), Pillar.CORE)
    assert np.isnan(carried.of_spending[carried.members.index("BBB"), carried.years.index(2025)])


def test_that_a_shortfall_counts_from_accession_and_is_no_total_where_a_member_is_not_known() -> None:
    low = {**FACTS, "BBB": replace(FACTS["BBB"], share=0.02)}
    carried = burden(project(known := plan(low), known.scenario("Hague 2035")), Pillar.CORE)
    assert np.isnan(carried.shortfall[carried.members.index("BBB"), carried.years.index(2025)])
    # 1.5 and 0.5 points of a GDP of 10,000 and 83,333 million dollars: BBB joins in 2026.
    assert carried.total_shortfall(2025) == pytest.approx(150.0 + 0.005 * 2500.0 / 0.03)
    assert carried.total_shortfall(2026) == pytest.approx(150.0 + 0.005 * 2500.0 / 0.03 + 0.015 * 60.0 / 0.9 / 0.02)
    unknown = plan({code: facts for code, facts in FACTS.items() if code != "USA"})
    assert burden(project(unknown, unknown.scenario("Hague 2035")), Pillar.CORE).total_shortfall(2026) is None


def test_that_money_per_head_uses_the_economy_s_population_and_holds_the_last() -> None:
    outlook = replace(economy().outlooks["AAA"], population=(100.0,) * 6)
    known = replace(plan(), economies=(economy().with_outlook("AAA", outlook),))
    carried = burden(project(known, known.scenario("Hague 2035")), Pillar.CORE)
    row = carried.members.index("AAA")
    # 200 million dollars over 100,000 heads.
    assert carried.per_head[row, carried.years.index(2026)] == pytest.approx(2000.0)
    assert np.isfinite(carried.per_head[row, -1])
    assert np.isnan(carried.per_head[carried.members.index("BBB"), -1])


def test_that_who_meets_is_counted_year_by_year_and_when_all_do() -> None:
    projection = project(found(), found().scenario("Hague 2035"))
    counts = {each.year: (each.count, each.judged) for each in meeting_by_year(projection, Pillar.CORE, 0.035)}
    assert counts[2025] == (0, 2)  # BBB's 4 % counts from 2026 on
    assert counts[2026] == (1, 3)
    assert counts[2035] == (3, 3)
    assert all_meet_from(projection, Pillar.CORE, 0.035) == 2035
    assert all_meet_from(projection, Pillar.CORE, 0.05) is None
