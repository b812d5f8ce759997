"""Pictures of every type, made from the sample and of what is hardest to lay out."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rampath.charts.pictures.columns import Columns, Layer, Level, Place, Role, Strand, year_place
from rampath.charts.pictures.fan import FanPicture, Spread
from rampath.charts.pictures.gap import GapUnit, gap
from rampath.charts.pictures.heat import Cell, Heat, HeatRow, HeatTable, heat
from rampath.charts.pictures.quantities import gap_points, shares_of_gdp
from rampath.charts.pictures.slope import Slope, SlopeLine, SlopeSide, slope
from rampath.charts.pictures.smalls import Multiples, Small, multiples
from rampath.charts.pictures.spending import Stack, extra, spending
from rampath.charts.pictures.vintage import VintageLine, VintagePicture, vintage_picture
from rampath.charts.pictures.yearly import categories, real_change, stacked_path, who_meets
from rampath.charts.series import (
    Bar,
    Dot,
    Mark,
    MemberPath,
    Point,
    Quadrant,
    Ranked,
    Side,
    marks,
    member_path,
    quadrant,
    ranked,
)
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Status
from rampath.domain.fan import PROBABILITIES, Fan, fan
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Prices, Projection, project
from rampath.printing.chart_any import Picture

LONG = "The Former Republic of a Mountainous and Faraway Coast"
"""A name that is longer than any member's."""

HIGHEST = 0.15
"""The highest share that a path can have."""

MARKS = (Mark(0.035, "3.5\u2009% core (2035)", active=True), Mark(0.034, "3.4\u2009% core (2032)", active=False))
"""Two lines that are close to each other."""

SAMPLE = (
    "ranked", "member", "no figures", "quadrant", "quadrant 2 %", "heat", "heat 2014",
    "spending", "spending by member", "extra cost", "gap in pp", "gap in money", "who meets", "core and broader",
    "real change", "categories", "no categories", "slope", "fan", "fan of money", "multiples",
)  # fmt: skip
HARD = (
    "ranked hard", "member hard", "quadrant hard", "quadrant empty", "heat hard", "heat empty",
    "columns hard", "columns below zero", "flat hard", "slope hard", "slope empty", "fan hard",
    "multiples hard", "vintage", "vintage hard", "vintage empty",
)  # fmt: skip


def sampled(plan: Plan) -> dict[str, Picture]:
    """The pictures of the sample plan, under the names of `SAMPLE`."""
    first, last = (project(plan, plan.scenarios[i]) for i in (0, -1))
    return dict(zip(SAMPLE, _sampled(plan, first, last), strict=True))


def _sampled(plan: Plan, first: Projection, last: Projection) -> Iterator[Picture]:
    year = first.last_observed
    yield ranked(plan, first, year)
    yield member_path(plan, first, "BEL", Pillar.CORE)
    yield member_path(plan, first, "ISL", Pillar.CORE)
    yield quadrant(plan, first, year)
    yield quadrant(plan, last, year)
    yield heat(plan, first, Pillar.CORE)
    yield heat(plan, last, Pillar.CORE)
    others = [project(plan, scenario) for scenario in plan.scenarios[1:]]
    core, prices = Pillar.CORE, Prices.CONSTANT
    yield spending(plan, first, others, core, prices, Stack.GROUP, "BEL")
    yield spending(plan, first, [], core, prices, Stack.MEMBER, "BEL")
    yield extra(plan, first, others, core, prices, Stack.GROUP, "BEL")
    yield gap(plan, first, year, core, prices, GapUnit.POINTS)
    yield gap(plan, first, year, core, prices, GapUnit.MONEY)
    yield who_meets(plan, first, core)
    yield stacked_path(plan, first, "BEL")
    yield real_change(plan, first, "BEL", core)
    yield categories(plan, first, "BEL")
    yield categories(plan, first, "ISL")
    sides = SlopeSide(str(year), first, year), SlopeSide("2035", first, 2035)
    yield slope(plan, *sides, core, marks(plan, first.commitment, core))
    yield FanPicture(fan(plan, first, "BEL", core), "Belgium", 0.035, Spread.SHARE)
    yield FanPicture(fan(plan, first, "BEL", core), "Belgium", 0.035, Spread.MONEY)
    yield multiples(plan, first, core)


def hard() -> dict[str, Picture]:
    """Pictures with the longest names, shares from 0 to 15 %, and figures that stand on one another."""
    return dict(zip(HARD, _hard(), strict=True))


def _hard() -> Iterator[Picture]:
    shares = [HIGHEST * i / 31 for i in range(32)][::-1]
    sides = [Side.ABOVE if share >= 0.035 else Side.BELOW for share in shares]
    kinds = [list(Kind)[i % 3] for i in range(32)]
    bars = tuple(Bar(f"M{i:02}", LONG, *each) for i, each in enumerate(zip(shares, kinds, sides, strict=True)))
    yield Ranked(2026, bars, MARKS, ())
    yield hard_path()
    dots = [Dot(f"W{i:02}", LONG, 0.02 + (i % 6) * 0.0004, 0.21 + (i // 6) * 0.004) for i in range(30)]
    dots += [Dot("LOW", LONG, 0.0, 0.0), Dot("TOP", LONG, HIGHEST, 0.7)]
    yield Quadrant(2026, tuple(dots), 0.02, 0.2, (), tuple(dot.member for dot in dots[6:30]), neither=("LOW",))
    yield Quadrant(2026, (), 0.02, 0.2, (LONG,))
    years = tuple(range(2014, 2036))
    rows = tuple(
        HeatRow(f"M{i:02}", LONG, tuple(Cell(HIGHEST * j / 21, list(Heat)[(i + j) % 4]) for j in range(22)))
        for i in range(32)
    )
    yield HeatTable("", years, tuple(kinds[:22]), rows, "3.5\u2009%", Pillar.CORE)
    yield HeatTable("No commitment to judge by", (), (), (), "", Pillar.CORE)
    yield hard_columns(0.0, HIGHEST)
    yield hard_columns(-HIGHEST, HIGHEST)
    members = tuple(Place(f"M{i:02}", f"{LONG} {i}", kinds[i], f"M{i:02}") for i in range(32))
    values = tuple(HIGHEST * (1 - i / 16) for i in range(32))
    roles = tuple(Role.BELOW if value > 0 else Role.MET for value in values)
    layer = Layer("gap", "gap", Role.BELOW, values, roles=roles)
    yield Columns("", gap_points("core, gap in pp of GDP"), members, (layer,), by_year=False)

    lines = tuple(SlopeLine(f"M{i:02}", f"{LONG} {i}", HIGHEST * i / 31, 0.02 + 0.0001 * i) for i in range(32))
    yield Slope("", LONG, LONG, lines, MARKS, Pillar.CORE)
    yield Slope("No member has a share in both", "a", "b", (), MARKS, Pillar.CORE)
    years = tuple(range(2027, 2036))
    bands = np.array([[HIGHEST * (0.2 + p * j / 8) for j in range(9)] for p in (0.0, 0.2, 0.4, 0.6, 0.8)])
    yield FanPicture(Fan("BEL", years, PROBABILITIES, bands, bands, "EUR", 2035, 0.5), LONG, 0.035, Spread.SHARE)
    statuses = list(Status)
    smalls = tuple(
        Small(replace(hard_path(), name=f"{LONG} {i}", member=f"M{i:02}"), HIGHEST, statuses[i % 4]) for i in range(32)
    )
    yield Multiples(smalls, Pillar.CORE, 2035)
    yield vintages("NATO July 2025", "NATO July 2026")
    yield vintages(*(f"{LONG} {i}" for i in range(6)))
    yield vintage_picture(None)


def hard_path() -> MemberPath:
    """A path from 0 to the highest share that there can be."""
    points = tuple(Point(2014 + i, HIGHEST * i / 21, list(Kind)[i // 8]) for i in range(22))
    return MemberPath("BEL", LONG, Pillar.CORE, points, (), MARKS, 2014, 2035, 2029, (2020,))


def vintages(*editions: str) -> VintagePicture:
    """The same series in these editions, each with years of its own and one that it does not tell."""
    lines = tuple(
        VintageLine(
            edition,
            tuple(
                Point(year, 0.02 + 0.001 * (year - 2014) * (1 + i / 10), Kind.ACTUAL)
                for year in range(2014 + i, 2022 + i)
                if year != 2018
            ),
            i == len(editions) - 1,
            max(0, len(editions) - 2 - i),
        )
        for i, edition in enumerate(editions)
    )
    return VintagePicture("", lines, tuple(range(2014, 2022 + len(editions) - 1)))


def hard_columns(low: float, high: float) -> Columns:
    """Five layers of 22 years with long names, three lines over them, and two levels close together."""
    kinds = [list(Kind)[i // 8] for i in range(22)]
    places = tuple(year_place(2014 + i, kinds[i]) for i in range(22))
    roles = (Role.CORE, Role.BROADER, Role.FIRST, Role.SECOND, Role.THIRD)
    steps = [low + (high - low) * i / 21 for i in range(22)]
    layers = tuple(
        Layer(f"{n}", f"{LONG} {n}", role, tuple(value / 5 for value in steps)) for n, role in enumerate(roles)
    )
    strands = tuple(
        Strand(f"{LONG} {n}", tuple(math.nan if i % 7 == n else value * (n + 1) / 3 for i, value in enumerate(steps)))
        for n in range(3)
    )
    levels = (Level(0.035, "3.5\u2009% core"), Level(0.0351, "3.51\u2009% core", LONG))
    return Columns("", shares_of_gdp("core and broader, % of GDP"), places, layers, strands, levels)
