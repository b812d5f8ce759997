"""Plans: immutable values, plain paths, and the sample under the agreed commitment."""

import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar, published
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project


def test_that_an_edit_makes_a_new_plan_that_shares_what_did_not_change() -> None:
    before = plan()
    after = before.with_path(before.scenarios[0], "AAA", Pillar.CORE, Path((Anchor(2030, 0.03),)))
    assert after != before
    assert after.observations is before.observations
    assert after.scenarios[1] is before.scenarios[1]


def test_that_a_path_that_comes_home_to_the_plain_one_is_not_stored() -> None:
    before = plan()
    changed = before.with_path(before.scenarios[0], "AAA", Pillar.CORE, Path((Anchor(2030, 0.03),)))
    plain = before.plain_path(before.scenarios[0], "AAA", Pillar.CORE)
    assert changed.with_path(changed.scenarios[0], "AAA", Pillar.CORE, plain) == before


def test_that_an_unknown_scenario_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        plan().scenario("none of these")


def test_that_horizons_reach_the_deadline_or_nine_years_where_it_has_passed() -> None:
    hague, wales = plan().scenarios
    assert (hague.horizon, wales.horizon) == (2035, 2035)


def test_that_under_hague_2035_each_member_below_the_line_is_at_exactly_3_5_and_none_is_lowered(
    sample_plan: Plan,
) -> None:
    scenario = sample_plan.scenario("Hague 2035")
    found = project(sample_plan, scenario)
    below = above = 0
    for code in sample_plan.register.codes:
        start = sample_plan.start(code, Pillar.CORE)
        line = found.line(code, Pillar.CORE, Money())
        if start is None:
            assert code == "ISL"
        elif start.share < 0.035:
            assert line.share_in(2035) == 0.035
            below += 1
        else:
            assert all(line.share_in(year) == start.share for year in range(2027, 2036))
            above += 1
    assert (below, above) == (26, 5)


def test_that_slovenia_alone_is_below_two_per_cent_in_the_sample(sample_plan: Plan) -> None:
    shares = {code: sample_plan.start(code, Pillar.CORE) for code in sample_plan.register.codes}
    under = [code for code, start in shares.items() if start is not None and published(start.share) < 2]
    assert under == ["SVN"]


def test_that_the_aggregate_of_the_sample_recomputes_to_what_was_published(sample_plan: Plan) -> None:
    found = project(sample_plan, sample_plan.scenario("Hague 2035"))
    spent = gdp = 0.0
    for i, code in enumerate(found.members):
        line = found.line(code, Pillar.CORE, Money())
        gdp += line.gdp_in(2026) or 0.0
        spent += line.expenditure_in(2026) or 0.0
        assert found.base.counted[i][-1]
    assert round(spent / gdp * 100, 2) == 2.86
