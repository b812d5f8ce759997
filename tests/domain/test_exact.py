"""The fast projection against the exact one, over random members, years, economies, paths, holds and kept money."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.exact import DIGITS, Ally, Exact, Fixed, Seen, World, exactly
from rampath.domain.branch import Branch
from rampath.domain.commitment import Commitment, Pillar, Target
from rampath.domain.compliance import extra_cost, standing
from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import Extension, Rule
from rampath.domain.kept import Drawn, Kept
from rampath.domain.member import NATO, NATO_EUR_CAN, CurrencyPeriod, Member, Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.scenario import PathKey

CODES = ("AAA", "BBB", "USA")
OWN = {"AAA": "EUR", "BBB": "HUF", "USA": "USD"}
FIRST, LAST, HORIZON, BASE = 2023, 2026, 2042, 2024
NEAR = 1e-9

EXTENSIONS = st.one_of(
    st.just(Extension()),
    st.builds(Extension, st.just(Rule.AVERAGE), years=st.integers(2, 6)),
    st.builds(Extension, st.just(Rule.CONVERGE), rate=st.floats(-0.01, 0.05), by=st.integers(2027, 2050)),
)
MONEY = st.floats(50, 1e6)


@st.composite
def seen(draw: st.DrawFn, code: str, base_rate: float) -> Seen:
    """One published year; constant dollars are at the one rate of the base year, as in every edition."""
    spent, constant = draw(MONEY), draw(MONEY)
    rate = 1.0 if code == "USA" else draw(st.floats(0.2, 400))
    return Seen(draw(st.floats(0.004, 0.06)), spent, constant, spent / rate, constant / base_rate)


@st.composite
def allies(draw: st.DrawFn, code: str) -> Ally:
    first = draw(st.integers(2018, FIRST))
    count = draw(st.integers(LAST - first + 1, 2036 - first))
    rates = st.lists(st.floats(-0.12, 0.12), min_size=count, max_size=count).map(tuple)
    exchange = st.lists(st.floats(0.3, 300), min_size=count, max_size=count).map(tuple)
    years = draw(st.lists(st.integers(LAST + 1, HORIZON), unique=True, max_size=5))
    anchors = {
        year: Fixed(draw(st.floats(0.001, 0.15)), draw(st.sampled_from(list(Shape))), draw(st.booleans()))
        for year in years
    }
    base_rate = 1.0 if code == "USA" else draw(st.floats(0.2, 400))
    kept = draw(st.sampled_from(list(Kept))) if anchors else Kept.SHARE
    drawn = {} if kept is Kept.SHARE else {year: draw(st.floats(1e3, 1e7)) for year in range(LAST, HORIZON - 3)}
    return Ally(
        accession=draw(st.sampled_from([1949, 2025, 2028])),
        seen={year: draw(seen(code, base_rate)) for year in range(FIRST, LAST + 1)},
        first=first,
        growth=draw(rates),
        deflator=draw(rates),
        rates=draw(exchange),
        anchors=anchors,
        kept=kept,
        drawn_gdp=drawn,
    )


WORLDS = st.builds(
    World,
    st.fixed_dictionaries({code: allies(code) for code in CODES}),
    EXTENSIONS,
    EXTENSIONS,
    st.floats(0.01, 0.06),
    st.integers(LAST + 1, HORIZON),
    st.just("USA"),
)


def plan_of(world: World) -> Plan:
    """The same world as the program's values."""
    members = tuple(
        Member(code, code, code, ally.accession, (CurrencyPeriod(OWN[code]),), has_forces=True)
        for code, ally in world.allies.items()
    )
    dollar = (CurrencyPeriod("USD"),)
    aggregates = tuple(Member(code, code, code, 1949, dollar, has_forces=True) for code in (NATO, NATO_EUR_CAN))
    target = (Target(Pillar.CORE, world.target),)
    paths: Mapping[PathKey, Path] = {
        (code, Pillar.CORE): _path(ally) for code, ally in world.allies.items() if ally.anchors
    }
    return Plan(
        register=Register(members, aggregates),
        observations=Observations.of(row for code, ally in world.allies.items() for row in _rows(code, ally)),
        economies=(
            Economy(
                "e", "E", "made", {code: _outlook(code, ally) for code, ally in world.allies.items()},
                world.extension, deflator_extension=world.deflator_extension,
            ),
        ),
        commitments=(Commitment("c", "C", target, start=2025, deadline=world.deadline),),
        branches=(Branch("S", "", "c", "e", HORIZON, Shape.LINEAR, dict(paths)),),
    )  # fmt: skip


def _path(ally: Ally) -> Path:
    anchors = tuple(Anchor(y, ally.anchors[y].share, ally.anchors[y].shape, ally.anchors[y].held)
                    for y in sorted(ally.anchors))  # fmt: skip
    if ally.kept is Kept.SHARE:
        return Path(anchors)
    return Path(anchors, Drawn(ally.kept, LAST, tuple(ally.drawn_gdp[year] for year in sorted(ally.drawn_gdp))))


def _outlook(code: str, ally: Ally) -> Outlook:
    unknown = (float("nan"),) * len(ally.growth)
    return Outlook(ally.first, OWN[code], ally.growth, ally.deflator, unknown, ally.rates)


def _rows(code: str, ally: Ally) -> list[Observation]:
    rows = []
    for year, found in ally.seen.items():
        kind = Kind.ESTIMATE if year == LAST else Kind.ACTUAL
        told = [
            (Measure.CORE_SHARE, found.share, "fraction", f"constant {BASE}"),
            (Measure.CORE_EXPENDITURE, found.spent, f"{OWN[code]} million", "current"),
            (Measure.CORE_EXPENDITURE, found.spent_constant, f"{OWN[code]} million", f"constant {BASE}"),
        ]
        if OWN[code] != "USD":
            told += [
                (Measure.CORE_EXPENDITURE, found.dollars, "USD million", "current"),
                (Measure.CORE_EXPENDITURE, found.dollars_constant, "USD million", f"constant {BASE}"),
            ]
        rows += [
            Observation(code, m, year, v, unit, basis, kind, "E", "f", "T!A1", repr(v)) for m, v, unit, basis in told
        ]
    return rows


def near(found: float | None, exact: Decimal) -> None:
    assert found is not None
    assert found == pytest.approx(float(exact), rel=NEAR, abs=1e-300)


@settings(max_examples=120)
@given(WORLDS)
def test_that_every_share_gdp_and_sum_of_money_is_the_exact_one(world: World) -> None:
    plan = plan_of(world)
    projection = project(plan, plan.scenario("S"))
    with localcontext() as context:
        context.prec = DIGITS
        exact = exactly(world)
        for code in CODES:
            for prices in Prices:
                current = prices is Prices.CURRENT
                national = projection.line(code, Pillar.CORE, Money(prices, Currency.NATIONAL))
                dollars = projection.line(code, Pillar.CORE, Money(prices, Currency.DOLLAR))
                for year in range(FIRST, HORIZON + 1):
                    rate = exact.per_dollar(code, year, current=current, base_year=BASE)
                    near(national.share_in(year), exact.share(code, year))
                    near(national.gdp_in(year), exact.gdp(code, year, current=current))
                    near(national.expenditure_in(year), exact.spending(code, year, current=current))
                    near(dollars.gdp_in(year), exact.gdp(code, year, current=current) / rate)
                    near(dollars.expenditure_in(year), exact.spending(code, year, current=current) / rate)


@settings(max_examples=80)
@given(WORLDS)
def test_that_gaps_costs_and_what_is_required_are_the_exact_ones(world: World) -> None:
    plan = plan_of(world)
    projection = project(plan, plan.scenario("S"))
    basis = Money(Prices.CONSTANT, Currency.NATIONAL)
    with localcontext() as context:
        context.prec = DIGITS
        exact = exactly(world)
        for code in CODES:
            line = projection.line(code, Pillar.CORE, basis)
            found = standing(projection, code, Pillar.CORE, basis)
            share = Decimal(world.allies[code].seen[LAST].share)
            gap = Decimal(world.target) - share
            scale = float(exact.gdp(code, HORIZON, current=False))
            for year, cost in zip(line.years, extra_cost(projection, line), strict=True):
                true = float(exact.extra_cost(code, year, current=False))
                assert float(cost) == pytest.approx(true, rel=NEAR, abs=scale * 1e-15)
            assert found.gap == pytest.approx(float(gap), rel=NEAR, abs=1e-16)
            assert found.gap_money == pytest.approx(
                float(gap * exact.gdp(code, LAST, current=False)), rel=NEAR, abs=scale * 1e-15
            )
            assert found.required_points == pytest.approx(float(gap / (world.deadline - LAST)), rel=NEAR, abs=1e-16)
            near((found.required_real_growth or 0.0) + 1, exact.required_growth(code) + 1)
            first = next((year for year in range(LAST, HORIZON + 1) if exact.meets(code, year)), None)
            assert found.first_year_met == first


@settings(max_examples=80)
@given(WORLDS)
def test_that_aggregates_are_the_exact_sums_and_ratios(world: World) -> None:
    plan = plan_of(world)
    projection = project(plan, plan.scenario("S"))
    with localcontext() as context:
        context.prec = DIGITS
        exact = Exact(world)
        for aggregate, codes in ((NATO, list(CODES)), (NATO_EUR_CAN, ["AAA", "BBB"])):
            line = projection.line(aggregate, Pillar.CORE, Money(Prices.CONSTANT, Currency.DOLLAR))
            for year in range(FIRST, HORIZON + 1):
                if not any(world.allies[code].accession <= year for code in codes):
                    continue
                spent, gdp, share = exact.aggregate(codes, year, BASE)
                near(line.expenditure_in(year), spent)
                near(line.gdp_in(year), gdp)
                near(line.share_in(year), share)
