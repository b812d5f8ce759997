"""Plans that no ministry should send: whatever is in them, no figure that is none comes out, and nothing raises."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import build
from rampath.cli import comparing, projecting, solving
from rampath.domain.advice import advice
from rampath.domain.burden import all_meet_from, burden, meeting_by_year
from rampath.domain.commitment import Commitment, Pillar, Target
from rampath.domain.comparing import BASES, costs, difference, in_words
from rampath.domain.compliance import standing
from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import Extension, Rule
from rampath.domain.fan import NoHistory, draws_for, fan
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Observations
from rampath.domain.path import Anchor, Shape
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project
from rampath.domain.side import Side
from rampath.domain.solving.caps import Caps
from rampath.domain.solving.request import Method, Request, solve
from rampath.workbook.plan_workbook import read_plan, write_plan

CODES = (*build.REGISTER.codes, *AGGREGATES)
ILL = (0.0, -0.0, -1.0, -1.5, -0.4, math.nan, math.inf, -math.inf, 1e300, -5000.0, 1e-300, 0.02, 5000.0)
RATES = st.one_of(st.sampled_from(ILL), st.floats(-0.1, 0.1))
DRAWS = 40
FOREVER = Extension(Rule.CONVERGE, rate=0.01, by=2031)


@st.composite
def outlooks(draw: st.DrawFn, currency: str) -> Outlook:
    """An outlook with any rates, that may begin late and may end before the path does."""
    count = draw(st.integers(1, 8))
    series = st.lists(RATES, min_size=count, max_size=count).map(tuple)
    people = draw(st.one_of(st.just(()), series))
    first = draw(st.sampled_from([2018, 2023, 2026, 2040]))
    return Outlook(first, currency, draw(series), draw(series), draw(series), draw(series), people)


@st.composite
def economies(draw: st.DrawFn) -> Economy:
    found = {
        code: draw(outlooks(build.REGISTER[code].currency(build.LAST)))
        for code in build.REGISTER.codes
        if draw(st.booleans())
    }
    extension = draw(st.sampled_from([Extension(), Extension(Rule.AVERAGE, years=3), FOREVER]))
    return Economy("test", "Broken", "made for tests", found, extension, deflator_extension=extension)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """The small alliance with some of its figures spoilt, another economy, and targets and deadlines that clash."""
    rows = []
    for row in build.observations().rows:
        spoilt = draw(st.sampled_from(["", "", "", "", "gone", "0", "minus"]))
        if spoilt != "gone":
            rows.append(replace(row, value={"0": 0.0, "minus": -row.value}.get(spoilt, row.value)))
    commitment = Commitment(
        "c", "C",
        (Target(Pillar.CORE, draw(st.sampled_from([0.0, 0.001, 0.02, 0.15]))), Target(Pillar.BROADER, 0.015)),
        start=2025, deadline=draw(st.sampled_from([1990, 2026, 2027, 2035, 2100])),
        review=draw(st.sampled_from([None, 1990, 2029, 2200])), equipment_floor=0.2,
    )  # fmt: skip
    plan = build.plan()
    branch = replace(
        plan.branches[0], commitment="c", shape=draw(st.sampled_from(list(Shape))),
        horizon=draw(st.sampled_from([2026, 2027, 2036])),
    )  # fmt: skip
    broken = replace(
        plan, observations=Observations.of(rows), economies=(draw(economies()),), commitments=(commitment,),
        branches=(branch,),
    )  # fmt: skip
    for code, pillar in (("AAA", Pillar.CORE), ("BBB", Pillar.BROADER)):
        years = draw(st.lists(st.integers(2024, 2037), unique=True, max_size=3))
        anchors = tuple(Anchor(year, draw(st.sampled_from([0.0, 0.02, 0.15])), draw(st.sampled_from(list(Shape))),
                               draw(st.booleans())) for year in sorted(years))  # fmt: skip
        if anchors:
            broken = broken.with_path(broken.scenarios[0], code, pillar, SharePath(anchors))
            kept = draw(st.sampled_from(list(Kept)))
            broken = with_kept(broken, project(broken, broken.scenarios[0]), code, pillar, kept)
    return broken


def figures_in(value: object) -> Iterator[float]:
    """Every float of a value, its parts and their parts; arrays may have NaN, which is no figure, and nothing else."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, np.ndarray):
        yield from (float(each) for each in value.flat if not np.isnan(each))
    elif is_dataclass(value):
        for each in fields(value):
            yield from figures_in(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from figures_in(list(value.values()))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from figures_in(each)


def assert_finite(*values: object) -> None:
    wrong = [figure for figure in figures_in(list(values)) if not math.isfinite(figure)]
    assert not wrong


def assert_sayable(texts: Iterable[str]) -> None:
    for text in texts:
        words = set(text.casefold().replace("%", " ").replace("\u2009", " ").replace(",", " ").split())
        assert not words & {"nan", "inf", "-inf", "+inf"}, text


def assert_no_money_from_nothing(projection: Projection) -> None:
    """A planned share above zero has money above zero, or none; GDP is above zero, or none."""
    ahead = np.array(projection.years)[None, :] > projection.base.last[:, None]
    for pillar, money in product(Pillar, BASES):
        gdp, spent = projection.gdp(money), projection.expenditure(pillar, money)
        assert not (gdp <= 0).any()
        assert not (ahead & (projection.shares(pillar) > 0) & (spent <= 0)).any()


@settings(max_examples=30)
@given(plans())
def test_that_every_figure_of_a_broken_plan_is_finite_or_none(plan: Plan) -> None:
    projection = project(plan, plan.scenarios[0])
    assert_no_money_from_nothing(projection)
    for code, pillar, money in product(CODES, Pillar, BASES):
        line = projection.line(code, pillar, money)
        assert_finite(line, standing(projection, code, pillar, money))
    for pillar in Pillar:
        assert_finite(burden(projection, pillar), meeting_by_year(projection, pillar, 0.02))
        all_meet_from(projection, pillar, 0.02)
    told = projecting.records(projection, BASES[0])
    json.dumps(told, allow_nan=False)
    assert_sayable([projecting.as_text(plan, projection, BASES[0])])


@settings(max_examples=30)
@given(plans())
def test_that_what_is_said_about_a_broken_plan_has_figures_or_none(plan: Plan) -> None:
    projection = project(plan, plan.scenarios[0])
    draws = draws_for(plan, projection, DRAWS)
    for code, pillar in product(CODES, Pillar):
        assert_sayable(finding.message for finding in advice(plan, projection, code, pillar))
        try:
            found = fan(plan, projection, code, pillar, draws)
        except NoHistory as reason:
            assert_sayable([str(reason)])
        else:
            assert_finite(found)
            assert found.meeting is None or 0 <= found.meeting <= 1
    sound = build.plan()
    first, second = Side("A", plan, projection), Side("B", sound, project(sound, sound.scenarios[0]))
    for pillar, (one, other) in product(Pillar, ((first, second), (second, first))):
        assert_sayable(in_words(one, other, pillar))
        for money in BASES:
            assert_finite(difference(one, other, pillar, money))
        for code in CODES:
            assert_finite(costs(one, other, code, pillar, 0.03))
        json.dumps(comparing.records(one, other, pillar, BASES[0]), allow_nan=False)
        assert_sayable([comparing.as_text(one, other, pillar, 0.03)])


@settings(max_examples=30)
@given(plans(), st.sampled_from(list(Method)), st.sampled_from([Caps(), Caps(0.0, 0.0), Caps(0.003, 0.05)]),
       st.sampled_from([None, 0.001, 0.15]), st.sampled_from([None, 1990, 2026, 2030, 2200]))  # fmt: skip
def test_that_solving_a_broken_plan_answers_or_refuses_in_words(
    plan: Plan, method: Method, caps: Caps, target: float | None, year: int | None
) -> None:
    for pillar in Pillar:
        request = Request(method, pillar, target, year, year, caps, 100.0, year, year)
        result = solve(plan, plan.scenarios[0], build.REGISTER.codes, request)
        assert_finite(dict(result.answers))
        assert set(result.answers) | set(result.refused) == set(build.REGISTER.codes)
        json.dumps(solving.records(result), allow_nan=False)
        assert_sayable([result.said, solving.as_text(plan, result), *result.refused.values()])


@settings(max_examples=10)
@given(plan=plans())
def test_that_a_broken_plan_is_written_without_a_figure_that_is_none(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file: Path = tmp_path_factory.mktemp("broken") / "plan.xlsx"
    write_plan(plan, file, day=date(2026, 7, 10))
    for sheet in openpyxl.load_workbook(file, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            numbers = [value for value in row if isinstance(value, float)]
            assert all(map(math.isfinite, numbers))
            assert_sayable(value for value in row if isinstance(value, str) and sheet.title != "Economies")
            assert not any(isinstance(value, str) and value.startswith("#") for value in row)
    if len(plan.observations.rows):
        again, _findings = read_plan(file, plan.register)
        assert again.scenarios[0].name == plan.scenarios[0].name
