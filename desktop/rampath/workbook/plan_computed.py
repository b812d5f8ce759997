"""What follows from a plan, as rows for people: the projection, the compliance, and how many meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import STATUS_TEXT, Standing, Status, judged_year, standing
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection, project
from rampath.wording import tr
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_layout import COMPLIANCE, HEADER_ROW, PROJECTION

Row = tuple[Value, ...]
LineKey = tuple[str, str, Pillar]
"""Scenario, member and pillar of a row."""


@dataclass(frozen=True)
class Computed:
    """The rows of both computed sheets, and what stands where.

    `years` are the columns of the projection after the declared ones, with the `kinds` of their figures;
    `met` is, by scenario, a formula that counts the members that meet it at its deadline.
    """

    years: tuple[int, ...]
    kinds: tuple[Kind, ...]
    projection: tuple[Row, ...]
    compliance: tuple[Row, ...]
    met: Mapping[str, Formula]


def computed(plan: Plan) -> Computed:
    """Project every scenario of a plan; scenarios stand one below the other."""
    projections = [project(plan, scenario) for scenario in plan.scenarios]
    years = tuple(sorted({year for each in projections for year in each.years}))
    firm = {
        year: kind
        for each in projections
        for year, kind in zip(each.years, each.line(NATO, Pillar.CORE, Money()).kinds, strict=True)
    }
    shares: list[Row] = []
    places: dict[LineKey, int] = {}
    standings: list[Row] = []
    met = {}
    for each in projections:
        _project(plan, each, years, shares, places)
        first = len(standings) + HEADER_ROW + 1
        for code in (*each.members, *AGGREGATES):
            found = standing(each, code, Pillar.CORE, Money())
            at = places.get((each.scenario.name, code, Pillar.CORE))
            deadline = None if at is None else f"{PROJECTION.name}!{_year_letter(years, judged_year(each))}{at}"
            standings.append(_standing(plan, each, found, len(standings) + HEADER_ROW + 1, deadline))
        met[each.scenario.name] = _count(each, first)
    return Computed(years, tuple(firm[year] for year in years), tuple(shares), tuple(standings), met)


def _project(
    plan: Plan, projection: Projection, years: tuple[int, ...], rows: list[Row], places: dict[LineKey, int]
) -> None:
    name = projection.scenario.name
    for code in (*projection.members, *AGGREGATES):
        for pillar in Pillar:
            line = projection.line(code, pillar, Money())
            shares = [line.share_in(year) for year in years]
            if any(share is not None for share in shares):
                rows.append((name, code, plan.register[code].name, pillar.value, *shares))
                places[name, code, pillar] = len(rows) + HEADER_ROW


def _standing(plan: Plan, projection: Projection, found: Standing, row: int, deadline: str | None) -> Row:
    share, target = (f"{_letter(header)}{row}" for header in ("Share then, % of GDP", "Target, % of GDP"))
    gap = None if found.gap is None else Formula(f"({target}-{share})*100", found.gap * 100)
    at_deadline: Value = found.share_at_deadline
    if found.share_at_deadline is not None and deadline is not None:
        at_deadline = Formula(deadline, found.share_at_deadline)
    money = tr("{currency}, constant {year}", currency=found.currency, year=projection.base.base_year)
    return (
        projection.scenario.name, found.member, plan.register[found.member].name, found.year, found.share,
        found.target, gap, found.deadline, at_deadline, found.first_year_met, found.equipment, found.extra_cost,
        money, STATUS_TEXT[found.status],
    )  # fmt: skip


def _count(projection: Projection, first: int) -> Formula:
    """How many members, aggregates left out, meet the core target at the deadline."""
    letter = _letter("Status")
    cells = f"{COMPLIANCE.name}!{letter}{first}:{letter}{first + len(projection.members) - 1}"
    fine = (Status.MET, Status.ON_PATH)
    now = sum(standing(projection, code, Pillar.CORE, Money()).status in fine for code in projection.members)
    return Formula("+".join(f'COUNTIF({cells},"{STATUS_TEXT[each]}")' for each in fine), now)


def _letter(header: str) -> str:
    return get_column_letter(COMPLIANCE.column(header))


def _year_letter(years: tuple[int, ...], year: int) -> str:
    return get_column_letter(len(PROJECTION.columns) + years.index(year) + 1)
