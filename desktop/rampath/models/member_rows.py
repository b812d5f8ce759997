"""The rows of the member table: where each member and aggregate stands in one projection, pillar and money."""

from dataclasses import dataclass

import numpy as np

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Standing, judged_year, standing
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Measure, year_label
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Money, Projection
from rampath.domain.trace import Figure


@dataclass(frozen=True, slots=True)
class Trend:
    """Shares (fractions) by year for a sparkline; the first `observed` of them are no plan."""

    shares: tuple[float, ...]
    observed: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member or aggregate as the table shows it."""

    code: str
    name: str
    standing: Standing
    trend: Trend


@dataclass(frozen=True, slots=True)
class TableHead:
    """What the headers and the target texts are made of."""

    now: str
    deadline: str
    target: float | None
    pillar: Pillar


@dataclass(frozen=True, eq=False)
class MemberRows:
    """The rows of a projection seen in one pillar and money: a row for each member, then the aggregates."""

    projection: Projection
    pillar: Pillar
    money: Money
    rows: tuple[MemberRow, ...]


def member_rows(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, before: MemberRows | None = None
) -> MemberRows:
    """The rows of a projection; those of members whose shares are as they were `before` are the same objects."""
    observed = projection.last_observed - projection.years[0] + 1
    shares = projection.shares(pillar)
    kept: dict[str, MemberRow] = {}
    if before is not None and _comparable(before, projection, pillar, money):
        same = ((shares == before.projection.shares(pillar)) | np.isnan(shares)).all(axis=1)
        alike = same & (np.isnan(shares) == np.isnan(before.projection.shares(pillar))).all(axis=1)
        kept = {row.code: row for row, as_before in zip(before.rows, alike, strict=False) if as_before}
    rows = (
        kept.get(code)
        or MemberRow(
            code,
            plan.register[code].name,
            standing(projection, code, pillar, money),
            Trend(tuple(float(x) for x in projection.line(code, pillar, money).share), observed),
        )
        for code in (*projection.members, *reversed(AGGREGATES))
    )
    return MemberRows(projection, pillar, money, tuple(rows))


def _comparable(before: MemberRows, projection: Projection, pillar: Pillar, money: Money) -> bool:
    """Whether nothing but paths can differ."""
    return (
        before.projection.base is projection.base
        and before.projection.observations is projection.observations
        and before.projection.commitment == projection.commitment
        and (before.pillar, before.money) == (pillar, money)
    )


def table_head(projection: Projection, pillar: Pillar) -> TableHead:
    last = projection.last_observed
    kind = projection.kind_in(last)
    return TableHead(year_label(last, kind), str(judged_year(projection)), projection.target(pillar), pillar)


def figure_of(row: MemberRow, column: str, head: TableHead) -> Figure | None:
    """The figure that a cell shows, by the column's key, or the one that it rests on; None where there is none."""
    found = row.standing
    match column:
        case "member" | "now" | "gap" | "status" if found.year is not None:
            return Figure(row.code, SHARE_OF[found.pillar], found.year)
        case "equipment" if found.year is not None and found.equipment is not None:
            return Figure(row.code, Measure.EQUIPMENT_SHARE, found.year)
        case "deadline" if found.share_at_deadline is not None:
            return Figure(row.code, SHARE_OF[found.pillar], int(head.deadline))
        case "met" if found.first_year_met is not None:
            return Figure(row.code, SHARE_OF[found.pillar], found.first_year_met)
    return None
