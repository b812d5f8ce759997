"""How long numbers take: projections against the bare numpy operations they consist of, draws, and solving."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.domain.scenario_tree import with_child
from rampath.domain.solving.caps import Caps
from rampath.domain.solving.request import Method, Request, solve
from rampath.domain.uncertainty import draw, history

MOST_TIMES_NUMPY = 5.0
ROUNDS = 40
SCENARIOS = 10
HORIZON = 2040
LARGEST = 400_000_000


@pytest.fixture(scope="module")
def many(sample_plan: Plan) -> Plan:
    """The sample plan with ten scenarios to 2040, each with eight paths of three anchors of its own."""
    branches = tuple(replace(b, horizon=HORIZON) if not b.parent else b for b in sample_plan.branches)
    plan = replace(sample_plan, branches=branches)
    while len(plan.branches) < SCENARIOS:
        plan = with_child(plan, plan.branches[0].name, f"Scenario {len(plan.branches)}")
    path = Path((Anchor(2028, 0.025), Anchor(2031, 0.03), Anchor(2035, 0.036)))
    for name in [branch.name for branch in plan.branches]:
        for member in plan.register.codes[:8]:
            plan = plan.with_path(plan.scenario(name), member, Pillar.CORE, path)
    return plan


def whole(plan: Plan) -> None:
    """Shares, GDP and spending of all members, both pillars, in every scenario."""
    for scenario in plan.scenarios:
        projection = project(plan, scenario)
        for pillar in Pillar:
            projection.expenditure(pillar, Money())


def bare(count: int, members: int, years: int) -> Callable[[], None]:
    """The same arithmetic on arrays of the same size: a line to the target, chosen or observed, times GDP."""
    rng = np.random.default_rng(1)
    first = rng.uniform(0.01, 0.05, (members, 1))
    begun = np.full((members, 1), 12.0)
    seen = rng.uniform(0.01, 0.05, (members, years))
    gdp, rate = rng.uniform(1e3, 1e6, (members, years)), rng.uniform(1, 9, (members, 1))
    spent = rng.uniform(1e3, 1e6, (members, years))
    at = np.arange(years)[None, :]

    def run() -> None:
        for _ in range(count):
            dollars = gdp / rate
            for _pillar in range(2):
                t = (at - begun) / (21 - begun)
                last = np.maximum(first, 0.035)
                way = np.where(t >= 1, last, first + (last - first) * t)
                shares = np.where(at > begun, way, seen)
                np.where(np.isfinite(spent) & (at <= begun), spent / rate, shares * dollars)

    return run


def seconds(do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least time, since other work on the machine only ever adds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        do()
        times.append(time.perf_counter() - start)
    return min(times)


def test_that_ten_scenarios_take_at_most_five_times_the_bare_operations(
    many: Plan, benchmark: BenchmarkFixture
) -> None:
    whole(many)
    first = project(many, many.scenarios[0])
    plain = seconds(bare(SCENARIOS, *first.core.shape))
    ours = seconds(lambda: whole(many))
    benchmark.extra_info["times bare numpy"] = round(ours / plain, 2)
    benchmark.extra_info["milliseconds"] = round(ours * 1000, 3)
    benchmark(lambda: whole(many))
    assert ours / plain < MOST_TIMES_NUMPY


def test_that_drawing_takes_no_more_than_a_few_times_its_random_numbers(
    many: Plan, benchmark: BenchmarkFixture
) -> None:
    past = history(many.economies[0], many.register.codes, 2024)
    growth = np.full((15, len(many.register.codes)), 0.02)
    size = (10_000, 15, len(many.register.codes))
    plain = seconds(lambda: np.exp(np.random.default_rng(1).random(size, dtype=np.float32)), 8)
    ours = seconds(lambda: draw(past, growth, range(2027, 2042)), 8)
    benchmark.extra_info["times as many random numbers and their exponentials"] = round(ours / plain, 2)
    benchmark.extra_info["milliseconds"] = round(ours * 1000, 1)
    benchmark(lambda: draw(past, growth, range(2027, 2042)))
    assert ours / plain < 4.0


def test_that_least_cost_for_all_members_takes_no_more_than_a_few_projections_a_member(
    many: Plan, benchmark: BenchmarkFixture
) -> None:
    scenario = many.scenarios[0]
    request = Request(Method.LEAST_COST, caps=Caps(0.003, 0.12))
    members = many.register.codes
    one = seconds(lambda: whole(many)) / SCENARIOS
    ours = seconds(lambda: solve(many, scenario, members, request), 8)
    benchmark.extra_info["projections"] = round(ours / one, 1)
    benchmark.extra_info["milliseconds"] = round(ours * 1000, 1)
    benchmark(lambda: solve(many, scenario, members, request))
    assert ours / one < 40 * len(members)


def test_that_ten_thousand_draws_stay_below_400_million_bytes() -> None:
    """In a process of its own, whose peak is its own."""
    code = (
        "import numpy as np, resource\n"
        "from rampath.opening import open_file, presets_in\n"
        "from rampath.resources import folder, sample\n"
        "from rampath.domain.commitment import Pillar\n"
        "from rampath.domain.fan import fan\n"
        "from rampath.domain.projection import project\n"
        "plan = open_file(sample(), presets_in(folder())).plan\n"
        "projection = project(plan, plan.scenarios[0])\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for member in (*plan.register.codes, 'NATO'):\n"
        "    if member != 'ISL': fan(plan, projection, member, Pillar.CORE)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) < LARGEST
