"""Small multiples: the paths of all members on one scale, each with where it ends and how it stands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.pictures.table import ChartTable
from rampath.charts.series import MemberPath, member_path
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Status, judged_year, standing
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection
from rampath.wording import number, percent, tr


@dataclass(frozen=True, slots=True)
class Small:
    """One cell: a member's path, its share in the year that is judged, and how it stands."""

    path: MemberPath
    share: float | None
    status: Status

    @property
    def words(self) -> str:
        """`Belgium: 3.50 % in the end, on path`."""
        return tr("{name}: {share} in the end, {status}", name=self.path.name, share=percent(self.share),
                  status=tr(self.status.value))  # fmt: skip


Known = dict[str, tuple[object, Small]]
"""The cell of each member, with what it was made from."""


def smalls(plan: Plan, projection: Projection, pillar: Pillar, known: Known | None = None) -> tuple[Small, ...]:
    """The cells of all members, in the order of their names; those of `known` that are still right are the same."""
    year = judged_year(projection)
    known = {} if known is None else known
    found = []
    for member in sorted(plan.register.members, key=lambda each: each.name):
        line = projection.line(member.code, pillar, Money())
        made_from = (line.share.tobytes(), line.kinds, pillar, projection.commitment, plan.commitments, line.years)
        before = known.get(member.code)
        if before is None or before[0] != made_from:
            status = standing(projection, member.code, pillar, Money()).status
            path = member_path(plan, projection, member.code, pillar)
            known[member.code] = (made_from, Small(path, line.share_in(year), status))
        found.append(known[member.code][1])
    return tuple(found)


def top_of_all(found: Sequence[Small]) -> float:
    """The upper end of the one scale (a fraction): above all that is shown, in whole per cents."""
    shares = [point.share for each in found for point in each.path.points]
    marks = [mark.share for each in found[:1] for mark in each.path.marks]
    return math.ceil(max([*shares, *marks, 0.01]) * 100 + 0.25) / 100


@dataclass(frozen=True, slots=True)
class Multiples:
    """The cells of all members for a page: `year` is the one that is judged."""

    cells: tuple[Small, ...]
    pillar: Pillar
    year: int

    @property
    def title(self) -> str:
        """`Core: 31 of 31 members meet the target in 2035`."""
        known = [each for each in self.cells if each.status is not Status.NO_DATA]
        met = sum(each.status is not Status.SHORT for each in known)
        return tr("{met} of {of} members meet the target of {year} or are on the path to it",
                  met=met, of=len(known), year=self.year)  # fmt: skip

    def table(self) -> ChartTable:
        """A row for each member and year: the share, and how firm it is."""
        header = (tr("Member"), tr("Year"), tr("% of GDP, {pillar}", pillar=tr(self.pillar.value)), tr("Kind"))
        rows = tuple(
            (each.path.name, str(point.year), number(point.share * 100), tr(point.kind.value))
            for each in self.cells
            for point in each.path.points
        )
        return ChartTable(self.title, header, rows)


def multiples(plan: Plan, projection: Projection, pillar: Pillar) -> Multiples:
    """All members' paths for a page, by name."""
    return Multiples(smalls(plan, projection, pillar), pillar, judged_year(projection))
