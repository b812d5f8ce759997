"""Alliance spending and extra cost: layers by group and by member."""

import pytest

from rampath.charts.pictures.spending import Stack, extra, spending
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Prices, Projection


def test_that_extra_cost_is_the_rise_of_the_share_times_gdp(plan: Plan, projection: Projection) -> None:
    shown = extra(plan, projection, (), Pillar.CORE, Prices.CONSTANT, Stack.MEMBER, "BEL")
    assert shown.places[0].key == "2027"  # observed years cost nothing extra
    belgium = next(layer for layer in shown.layers if layer.member == "BEL")
    gdp = projection.line("BEL", Pillar.CORE, Money()).gdp_in(2029)
    assert gdp is not None
    assert belgium.values[shown.at("2029")] == pytest.approx(0.006 * gdp)  # 2.60 % planned, 2.00 % held


def test_that_groups_and_members_add_up_to_the_same(plan: Plan, projection: Projection) -> None:
    groups, members = (
        spending(plan, projection, (), Pillar.CORE, Prices.CONSTANT, stack, "BEL")
        for stack in (Stack.GROUP, Stack.MEMBER)
    )
    at = groups.at("2035")
    assert groups.total_at(at) > 0
    assert groups.total_at(at) == pytest.approx(members.total_at(at))
    assert [layer.key for layer in groups.layers] == ["europe"]
