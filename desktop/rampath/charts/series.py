"""What each chart shows, as plain values: the same for the window and for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rampath.domain.baseline import KindCode
from rampath.domain.commitment import Commitment, Pillar
from rampath.domain.member import Member, Register
from rampath.domain.observation import Kind, Measure, year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection
from rampath.domain.series_break import Break, breaks, currency_note, said_break
from rampath.wording import month, tr


class Side(StrEnum):
    """On which side of the commitment line a share lies; told by colour, by shape and in words."""

    ABOVE = "above"
    BETWEEN = "between"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Mark:
    """A commitment line: its share (a fraction), the label that stands on it, and the promise's deadline."""

    share: float
    label: str
    active: bool
    deadline: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One member's bar: a share of GDP (a fraction)."""

    member: str
    name: str
    share: float
    kind: Kind
    side: Side


@dataclass(frozen=True, slots=True)
class Ranked:
    """Members by share, the highest first, in one year, against the commitment lines."""

    year: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    without_data: tuple[str, ...]
    pillar: Pillar = Pillar.CORE

    @property
    def label(self) -> str:
        """`2026e` where any member's figure of the year is an estimate, whichever bar is the highest."""
        estimated = any(bar.kind is Kind.ESTIMATE for bar in self.bars)
        return year_label(self.year, Kind.ESTIMATE if estimated else None)


@dataclass(frozen=True, slots=True)
class Point:
    """A year and a share of GDP (a fraction)."""

    year: int
    share: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class MemberPath:
    """A member's (or aggregate's) shares by year, with the lines it is measured by.

    `ghost` is the plain path of the commitment, where a person's path differs from it. From each year of `breaks` on
    figures are not comparable with those before; `note` says so, and what the member's years and currency are.
    """

    member: str
    name: str
    pillar: Pillar
    points: tuple[Point, ...]
    ghost: tuple[Point, ...]
    marks: tuple[Mark, ...]
    first_year: int
    last_year: int
    review: int | None
    breaks: tuple[int, ...] = ()
    note: str = ""

    def of(self, *kinds: Kind) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.kind in kinds)


@dataclass(frozen=True, slots=True)
class Dot:
    """One member's place: share of GDP and equipment's share of core (both fractions)."""

    member: str
    name: str
    share: float
    equipment: float


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Share of GDP against equipment's share of core in one year; lines divide it into four.

    `both` holds the codes of the members that reach both lines, by the rule of the commitment, and `neither` those
    that reach none; `kind` is how firm the year's figures are.
    """

    year: int
    dots: tuple[Dot, ...]
    share_line: float
    equipment_line: float
    without_data: tuple[str, ...]
    both: tuple[str, ...] = ()
    kind: Kind = Kind.ACTUAL
    neither: tuple[str, ...] = ()


EQUIPMENT_FLOOR = 0.20
"""The equipment share of the 2014 pledge, drawn where a commitment names none of its own."""


def marks(plan: Plan, commitment: Commitment, pillar: Pillar) -> tuple[Mark, ...]:
    """The lines of the scenario's commitment and of the ones before it, each share once, the active first.

    Older promises are those made earlier; for core that is the 2 % of 2014 under any later one.
    """
    found: list[Mark] = []
    earlier = sorted((c for c in plan.commitments if c.start < commitment.start), key=lambda c: -c.start)
    for known in (commitment, *earlier):
        share = known.target(pillar)
        if share is not None and all(abs(share - mark.share) > 1e-9 for mark in found):
            label = f"{share * 100:g}\u2009% {pillar.value} ({known.deadline})"
            found.append(Mark(share, label, known is commitment, known.deadline))
    return tuple(found)


def side(commitment: Commitment, lines: Sequence[Mark], share: float) -> Side:
    """Above the commitment line, below every line, or between them."""
    if not lines:
        return Side.BETWEEN
    if commitment.meets(share, lines[0].share):
        return Side.ABOVE
    below_all = all(not commitment.meets(share, mark.share) for mark in lines)
    return Side.BELOW if below_all else Side.BETWEEN


def ranked(plan: Plan, projection: Projection, year: int, pillar: Pillar = Pillar.CORE) -> Ranked:
    """The members with a share in `year`, the highest first; the rest are named as without data."""
    lines = marks(plan, projection.commitment, pillar)
    shares = _column(projection.shares(pillar), projection.years, year)
    kinds = _column(projection.base.kinds, projection.years, year)
    bars = [
        Bar(
            member.code,
            member.name,
            float(shares[i]),
            KindCode(int(kinds[i])).kind or Kind.ACTUAL,
            side(projection.commitment, lines, float(shares[i])),
        )
        for i, member in enumerate(plan.register.members)
        if np.isfinite(shares[i])
    ]
    shown = {bar.member for bar in bars}
    absent = tuple(member.name for member in plan.register.members if member.code not in shown)
    return Ranked(year, tuple(sorted(bars, key=lambda bar: (-bar.share, bar.name))), lines, absent, pillar)


def member_path(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> MemberPath:
    """A member's or aggregate's observed and planned shares."""
    line = projection.line(member, pillar, Money())
    scenario = projection.scenario
    broken = breaks(projection, plan.register[member])
    ghost: tuple[Point, ...] = ()
    if (member, pillar) in scenario.paths:
        plain = plan.plain_path(scenario, member, pillar).shares(plan.start(member, pillar), line.years)
        ghost = _points(line.years, plain, [Kind.PLAN] * len(line.years))
    return MemberPath(
        member=member,
        name=plan.register[member].name,
        pillar=pillar,
        points=_points(line.years, list(line.share), line.kinds),
        ghost=ghost,
        marks=marks(plan, projection.commitment, pillar),
        first_year=line.years[0],
        last_year=line.years[-1],
        review=projection.commitment.review,
        breaks=tuple(found.year for found in broken),
        note=member_note(plan.register[member], line.years, broken),
    )


def member_note(member: Member, years: Sequence[int], broken: Sequence[Break]) -> str:
    """What to know of a member's series: fiscal years, changes of currency, breaks; nothing where there is nothing."""
    said = []
    if member.fiscal is not None:
        (first, begin), (last, end) = member.fiscal.months(years[-1])
        said.append(tr("{year} is the fiscal year from {first} to {last}", year=years[-1],
                       first=month(first, begin), last=month(last, end)))  # fmt: skip
    said += [text for text in [currency_note(member, years[0], years[-1])] if text]
    said += map(said_break, broken)
    return "; ".join(said)


def _points(years: Sequence[int], shares: Sequence[float], kinds: Sequence[Kind]) -> tuple[Point, ...]:
    return tuple(
        Point(year, float(share), kind)
        for year, share, kind in zip(years, shares, kinds, strict=True)
        if np.isfinite(share)
    )


def quadrant(plan: Plan, projection: Projection, year: int) -> Quadrant:
    """Share against equipment in an observed year, for the members that have both."""
    register: Register = plan.register
    shares = dict(zip(projection.members, _column(projection.core, projection.years, year), strict=True))
    dots = []
    absent = []
    for member in register.members:
        share = float(shares[member.code])
        equipment = plan.observations.value(member.code, Measure.EQUIPMENT_SHARE, year)
        if equipment is None or not np.isfinite(share):
            absent.append(member.name)
        else:
            dots.append(Dot(member.code, member.name, share, equipment))
    commitment = projection.commitment
    target = commitment.target(Pillar.CORE)
    share_line = 0.02 if target is None else target
    equipment_line = commitment.equipment_floor or EQUIPMENT_FLOOR
    reached = {
        dot.member: (commitment.meets(dot.share, share_line), commitment.meets(dot.equipment, equipment_line))
        for dot in dots
    }
    kinds = _column(projection.base.kinds, projection.years, year)
    return Quadrant(
        year=year,
        dots=tuple(dots),
        share_line=share_line,
        equipment_line=equipment_line,
        without_data=tuple(absent),
        both=tuple(member for member, lines in reached.items() if all(lines)),
        kind=Kind.ESTIMATE if (kinds == KindCode.ESTIMATE).any() else Kind.ACTUAL,
        neither=tuple(member for member, lines in reached.items() if not any(lines)),
    )


def _column(values: NDArray[Any], years: Sequence[int], year: int) -> NDArray[Any]:
    """One year of an array [member, year]; NaN for a year outside of the projection."""
    if year not in years:
        return np.full(values.shape[0], np.nan)
    column: NDArray[Any] = values[:, years.index(year)]
    return column
