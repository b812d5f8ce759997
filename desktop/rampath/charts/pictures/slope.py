"""The slope chart: each member's share on two sides, of editions, of scenarios, or of two years."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rampath.charts.pictures.table import ChartTable
from rampath.charts.series import Mark
from rampath.charts.statements import pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Money, Projection
from rampath.domain.trace import Figure
from rampath.wording import number, percent, points, tr


@dataclass(frozen=True, slots=True)
class SlopeLine:
    """A member's shares of GDP (fractions) on both sides."""

    member: str
    name: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class SlopeSide:
    """What one side is called, and the projection and year that it is drawn from.

    `scenario` names one that is not in focus, `edition` the one that the side is drawn from alone.
    """

    name: str
    projection: Projection
    year: int
    scenario: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Slope:
    """Members that have a share on both sides, the highest on the right first."""

    title: str
    left: str
    right: str
    lines: tuple[SlopeLine, ...]
    marks: tuple[Mark, ...]
    pillar: Pillar
    rests_on: Callable[[str], tuple[Figure, ...]] = field(default=lambda _member: (), compare=False)
    """The figures of a member on both sides."""

    def line(self, member: str) -> SlopeLine:
        return next(line for line in self.lines if line.member == member)

    def reading(self, member: str) -> str:
        """`Poland: 4.12 % of GDP, core, in June 2024; 3.75 % in July 2026 (−0.37 pp)`."""
        line = self.line(member)
        return tr("{name}: {left} of GDP, {pillar}, {before}; {right} {after} ({change})",
                  name=line.name, left=percent(line.left), right=percent(line.right), before=self.left,
                  after=self.right, change=points(line.right - line.left),
                  pillar=pillar_word(self.pillar))  # fmt: skip

    def table(self) -> ChartTable:
        unit = tr("% of GDP")
        header = (tr("Member"), tr("{side}, {unit}", side=self.left, unit=unit),
                  tr("{side}, {unit}", side=self.right, unit=unit), tr("change, pp"))  # fmt: skip
        rows = tuple(
            (line.name, number(line.left * 100), number(line.right * 100),
             number((line.right - line.left) * 100, sign=True))
            for line in self.lines
        )  # fmt: skip
        return ChartTable(self.title, header, rows)


def slope(plan: Plan, left: SlopeSide, right: SlopeSide, pillar: Pillar, marks: tuple[Mark, ...]) -> Slope:
    """Each member's share on the left and on the right; a change is what is seen at two decimals of a per cent."""
    lines = []
    for member in plan.register.members:
        before = left.projection.line(member.code, pillar, Money()).share_in(left.year)
        after = right.projection.line(member.code, pillar, Money()).share_in(right.year)
        if before is not None and after is not None:
            lines.append(SlopeLine(member.code, member.name, before, after))
    lines.sort(key=lambda line: (-line.right, line.name))
    ups = sum(line.right - line.left >= 5e-5 for line in lines)
    downs = sum(line.left - line.right >= 5e-5 for line in lines)
    title = tr("{ups} of {of} members higher and {downs} lower in {right} than in {left}",
               ups=ups, downs=downs, of=len(lines), left=left.name, right=right.name)  # fmt: skip
    if not lines:
        title = tr("No member has a share in both {left} and {right}", left=left.name, right=right.name)

    def rests_on(member: str) -> tuple[Figure, ...]:
        return tuple(
            Figure(member, SHARE_OF[pillar], each.year, scenario=each.scenario, edition=each.edition)
            for each in (left, right)
        )

    return Slope(title, left.name, right.name, tuple(lines), marks, pillar, rests_on)
