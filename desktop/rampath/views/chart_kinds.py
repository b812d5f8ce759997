"""The charts that can be chosen: what each is called, how it is made, and what it shows of a scene."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rampath.charts.chart import Chart
from rampath.charts.columns_chart import ColumnsChart
from rampath.charts.heat_chart import HeatChart
from rampath.charts.member_chart import MemberChart
from rampath.charts.palette import Palette
from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.gap import GapUnit, gap
from rampath.charts.pictures.heat import heat
from rampath.charts.pictures.slope import Slope, SlopeSide, slope
from rampath.charts.pictures.spending import Stack, extra, spending
from rampath.charts.pictures.yearly import categories, real_change, stacked_path, who_meets
from rampath.charts.quadrant_chart import QuadrantChart
from rampath.charts.ranked_chart import RankedChart
from rampath.charts.series import marks, member_path, quadrant, ranked
from rampath.charts.slope_chart import SlopeChart
from rampath.domain.compliance import judged_year
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import year_label
from rampath.domain.projection import Projection, project
from rampath.domain.side import comparable_editions, edition_side
from rampath.views.narrowed import narrowed
from rampath.views.scene import Scene
from rampath.wording import marked, tr


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart: its id, its name, how it is made, how it is given a scene, and a short name for its tab."""

    id: str
    name: str
    make: Callable[[Palette], Chart]
    show: Callable[[Chart, Scene], None]
    short: str = ""


def _columns(what: Callable[[Scene], Columns]) -> Callable[[Chart, Scene], None]:
    def show(chart: Chart, scene: Scene) -> None:
        chart = narrowed(chart, ColumnsChart)
        chart.show_series(what(scene), scene.focus.member)

    return show


def _kind(
    id_: str, name: str, short: str, what: Callable[[Scene], Columns], *, by_year: bool = True, whole: bool = False
) -> ChartKind:
    def make(palette: Palette) -> Chart:
        return ColumnsChart(tr(name), palette, by_year=by_year, whole=whole)

    return ChartKind(id_, name, make, _columns(what), short)


def _others(scene: Scene) -> list[Projection]:
    """The projections of the other scenarios of the plan."""
    return [project(scene.plan, each) for each in scene.plan.scenarios if each is not scene.scenario]


def _member(scene: Scene) -> str:
    """The member in focus; for an aggregate the first one of the plan, since it has no categories of its own."""
    focus = scene.focus.member
    return scene.projection.members[0] if focus in AGGREGATES else focus


def _spending(scene: Scene, stack: Stack) -> Columns:
    focus = scene.focus
    return spending(scene.plan, scene.projection, _others(scene), focus.pillar, focus.money.prices, stack, focus.member)


def _extra(scene: Scene) -> Columns:
    focus = scene.focus
    return extra(
        scene.plan, scene.projection, _others(scene), focus.pillar, focus.money.prices, Stack.GROUP, focus.member
    )


def _gap(scene: Scene, unit: GapUnit) -> Columns:
    year = scene.projection.last_observed
    return gap(scene.plan, scene.projection, year, scene.focus.pillar, scene.focus.money.prices, unit)


def _show_heat(chart: Chart, scene: Scene) -> None:
    chart = narrowed(chart, HeatChart)
    chart.show_series(heat(scene.plan, scene.projection, scene.focus.pillar), scene.focus.member)


def _show_slope(chart: Chart, scene: Scene) -> None:
    """From the last observed year to the deadline."""
    chart = narrowed(chart, SlopeChart)
    projection, pillar = scene.projection, scene.focus.pillar
    now, then = projection.last_observed, judged_year(projection)
    left = SlopeSide(year_label(now, projection.kind_in(now)), projection, now)
    lines = marks(scene.plan, projection.commitment, pillar)
    chart.show_series(
        slope(scene.plan, left, SlopeSide(str(then), projection, then), pillar, lines), scene.focus.member
    )


def _show_scenarios(chart: Chart, scene: Scene) -> None:
    """From the first other scenario to the one in focus, in the year by which this one is judged."""
    chart = narrowed(chart, SlopeChart)
    ours, pillar = scene.projection, scene.focus.pillar
    others = _others(scene)
    year = judged_year(ours)
    left, right = (
        SlopeSide(tr("{scenario} ({year})", scenario=name, year=year), each, year, scenario=name)
        for each in (others[0] if others else ours, ours)
        if (name := each.scenario.name)
    )
    shown = slope(scene.plan, left, right, pillar, marks(scene.plan, ours.commitment, pillar))
    if not others:
        shown = replace(shown, lines=(), title=tr("The plan has 1 scenario; add another to compare it with"))
    chart.show_series(shown, scene.focus.member)


def _editions(scene: Scene) -> tuple[SlopeSide, SlopeSide] | None:
    """The edition before and the one that counts, each alone, in the last year that both observed.

    Kept with the observations, since no path changes an observed year. None where the plan has one edition.
    """
    plan = scene.plan

    def compute() -> tuple[SlopeSide, SlopeSide] | None:
        known = comparable_editions(plan)
        if not known:
            return None
        now, before = (edition_side(plan, scene.scenario.name, each, each).projection for each in known[:2])
        year = min(now.last_observed, before.last_observed)
        left, right = (SlopeSide(tr("{edition} ({year})", edition=name, year=year), each, year, edition=name)
                       for name, each in ((known[1], before), (known[0], now)))  # fmt: skip
        return left, right

    return plan.observations.once("editions side by side", compute)


def _show_editions(chart: Chart, scene: Scene) -> None:
    """From the edition before to the one that counts."""
    chart = narrowed(chart, SlopeChart)
    pillar, found = scene.focus.pillar, _editions(scene)
    lines = marks(scene.plan, scene.projection.commitment, pillar)
    if found is None:
        title = tr("The plan has 1 edition; import another to compare it with")
        shown = Slope(title, "", "", (), lines, pillar)
    else:
        shown = slope(scene.plan, *found, pillar, lines)
    chart.show_series(shown, scene.focus.member)


def ranked_kind(year: int | None = None) -> ChartKind:
    """Members by share in a year; without one in the last observed year."""

    def show(chart: Chart, scene: Scene) -> None:
        chart = narrowed(chart, RankedChart)
        last = scene.projection.last_observed
        shown = year if year in scene.projection.years and year is not None else last
        chart.show_series(ranked(scene.plan, scene.projection, shown, scene.focus.pillar), scene.focus.member)

    return ChartKind("ranked", marked("Members by share"), RankedChart, show, marked("Ranking"))


def _show_path(chart: Chart, scene: Scene) -> None:
    chart = narrowed(chart, MemberChart)
    focus = scene.focus
    chart.show_series(member_path(scene.plan, scene.projection, focus.member, focus.pillar))


def _show_quadrant(chart: Chart, scene: Scene) -> None:
    chart = narrowed(chart, QuadrantChart)
    chart.show_series(quadrant(scene.plan, scene.projection, scene.projection.last_observed), scene.focus.member)


PATH = ChartKind("member", marked("Path of the member"), MemberChart, _show_path, marked("Path"))
QUADRANT = ChartKind("quadrant", marked("Share against equipment"), QuadrantChart, _show_quadrant, marked("Equipment"))

KINDS: tuple[ChartKind, ...] = (
    ChartKind("heat", marked("Met, on path, behind: members by year"), HeatChart, _show_heat, marked("By year")),
    _kind("meets", marked("How many meet the line, by year"), marked("Who meets"),
          lambda s: who_meets(s.plan, s.projection, s.focus.pillar), whole=True),
    _kind("gap", marked("Gap by member, in points"), marked("Gap"),
          lambda s: _gap(s, GapUnit.POINTS), by_year=False),
    _kind("gap_money", marked("Gap by member, in money"), marked("Gap in money"),
          lambda s: _gap(s, GapUnit.MONEY), by_year=False),
    _kind("spending", marked("What the Alliance spends, by group"), marked("Spending"),
          lambda s: _spending(s, Stack.GROUP)),
    _kind("spending_members", marked("What the Alliance spends, by member"), marked("Spending by member"),
          lambda s: _spending(s, Stack.MEMBER)),
    _kind("extra", marked("Extra cost over keeping today's share"), marked("Extra cost"), _extra),
    _kind("stacked", marked("Core and broader of the member, stacked"), marked("Core and broader"),
          lambda s: stacked_path(s.plan, s.projection, _member(s))),
    _kind("change", marked("Annual real change of the member"), marked("Real change"),
          lambda s: real_change(s.plan, s.projection, s.focus.member, s.focus.pillar)),
    _kind("categories", marked("Categories of the member, with the equipment floor"), marked("Categories"),
          lambda s: categories(s.plan, s.projection, _member(s))),
    ChartKind("slope", marked("From now to the deadline, each member a line"), SlopeChart, _show_slope,
              marked("To the deadline")),
    ChartKind("slope_scenarios", marked("Another scenario beside this one, each member a line"), SlopeChart,
              _show_scenarios, marked("Two scenarios")),
    ChartKind("slope_editions", marked("The edition before beside the latest, each member a line"), SlopeChart,
              _show_editions, marked("Two editions")),
)  # fmt: skip
"""Every chart that can be chosen, in the order of the menu."""

STANDING: tuple[ChartKind, ...] = (ranked_kind(), PATH, QUADRANT)
"""The charts that always stand in the panel."""
