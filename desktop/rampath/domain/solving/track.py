"""A member's situation before anything is solved: where it starts, what its GDP does, which years are held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.path import HIGHEST_SHARE, Anchor, Path, Start
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import percent, tr

NATIONAL = Money(Prices.CONSTANT, Currency.NATIONAL)
"""Real money: the member's currency at constant prices of the base year."""

_SAME = 1e-12
"""Two shares that differ by less are the same, whatever way they were computed."""


class Unsolvable(Exception):
    """A member for which nothing can be solved; the message is one sentence that says why."""


@dataclass(frozen=True, eq=False)
class Track:
    """One member and pillar: `gdp` [year] is real GDP of the start's year and of each planned `years`.

    GDP is in millions of the member's currency at constant prices; `holds` are shares (fractions) by year that
    nothing may move.
    """

    member: str
    name: str
    pillar: Pillar
    start: Start
    years: tuple[int, ...]
    gdp: Array
    holds: Mapping[int, float]
    currency: str

    def factor(self, year: int) -> float:
        """Real GDP of a planned year over that of the year before."""
        i = self.years.index(year)
        return float(self.gdp[i + 1] / self.gdp[i])

    def spending(self, shares: Sequence[float]) -> Array:
        """Real spending of each planned year in millions, for shares (fractions) of these years."""
        spent: Array = np.asarray(shares) * self.gdp[1:]
        return spent

    def until(self, year: int) -> "Track":
        """The same up to a year; holds after it are left as they are and out of sight."""
        count = sum(each <= year for each in self.years)
        holds = {at: share for at, share in self.holds.items() if at <= year}
        return Track(
            self.member, self.name, self.pillar, self.start, self.years[:count], self.gdp[: count + 1], holds,
            self.currency,
        )  # fmt: skip


def track_of(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> Track:
    """The situation of a member under a projection; raises Unsolvable, in words, where there is none."""
    name = plan.register[member].name
    start = plan.start(member, pillar)
    if start is None:
        raise Unsolvable(tr("{name} has no observed share of GDP to set out from.", name=name))
    years = tuple(year for year in projection.years if year > start.year)
    if not years:
        raise Unsolvable(tr("The plan has no year after {year} to solve for.", year=start.year))
    line = projection.line(member, pillar, NATIONAL)
    first = line.at(start.year)
    gdp = line.gdp[first:] if first is not None else line.gdp[:0]
    if len(gdp) != len(years) + 1 or not (np.isfinite(gdp) & (gdp > 0)).all():
        raise Unsolvable(tr("{name} has no GDP above zero for every year from {first} to {last}; see its economy.",
                            name=name, first=start.year, last=years[-1]))  # fmt: skip
    path = plan.path(projection.scenario, member, pillar)
    held = [anchor.year for anchor in path.anchors if anchor.held and anchor.year in years]
    holds = {year: share for year in held if (share := line.share_in(year)) is not None}
    return Track(member, name, pillar, start, years, gdp, holds, line.currency)


def as_path(track: Track, shares: Sequence[float], *, after: Path | None = None) -> Path:
    """The path through shares (fractions) of the track's years, with as few linear anchors as show it exactly.

    Held years stay held. `after` gives the anchors beyond the track's last year.
    """
    knots = [Anchor(track.start.year, track.start.share)]
    points = [
        Anchor(year, track.holds.get(year, _sound(share)), held=year in track.holds)
        for year, share in zip(track.years, shares, strict=True)
    ]
    for at, point in enumerate(points):
        if at + 1 == len(points) or point.held or not _between(knots[-1], points[at + 1], points, at):
            knots.append(point)
    beyond = [] if after is None else [anchor for anchor in after.anchors if anchor.year > track.years[-1]]
    return Path((*knots[1:], *beyond))


def _between(knot: Anchor, following: Anchor, points: list[Anchor], at: int) -> bool:
    """Whether all points since the last knot lie on the straight line to the following one."""
    for point in points[: at + 1]:
        if point.year > knot.year:
            t = (point.year - knot.year) / (following.year - knot.year)
            if abs(knot.share + (following.share - knot.share) * t - point.share) > _SAME:
                return False
    return True


def _sound(share: float) -> float:
    """A share without the noise of the last bits: 0.035 for 0.03500000000000001."""
    if not 0 <= share <= HIGHEST_SHARE + _SAME:
        raise Unsolvable(tr("{share} is no share of GDP that can be planned; expected 0 to {most}.",
                            share=percent(share), most=percent(HIGHEST_SHARE, 0)))  # fmt: skip
    return min(float(f"{share:.14g}"), HIGHEST_SHARE)
