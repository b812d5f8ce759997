"""Compliance: who meets a commitment when, what is missing, and what a path costs."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rampath.domain.carried import Array
from rampath.domain.commitment import Commitment, Pillar
from rampath.domain.observation import Kind, Measure
from rampath.domain.path import Start, required_points, required_real_growth
from rampath.domain.projection import Line, Money, Projection
from rampath.domain.quotient import quotient
from rampath.wording import marked


class Status(StrEnum):
    """Where a member stands under a scenario."""

    MET = "met"
    ON_PATH = "on path"
    SHORT = "short"
    NO_DATA = "no data"


STATUS_TEXT = {
    Status.MET: marked("met"),
    Status.ON_PATH: marked("on path"),
    Status.SHORT: marked("short"),
    Status.NO_DATA: marked("no data"),
}
"""The words for people; they go through `tr` where they are shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One member's or aggregate's standing on one pillar; None where there is no figure.

    Shares are fractions, `share_at_deadline` is that of the year `judged_in`: the deadline, or the last planned year
    where the deadline lies beyond or before the plan. `gap` is target minus share now (a fraction, also where it is
    negative), `gap_money` that gap times GDP of the year, `extra_cost` the spending of all planned years above
    holding the last observed share, both in millions of `currency`. `first_year_met` is the first year,
    from the last observed one on, in which the target is met. `best_step` is the largest rise of the
    share in one year seen so far, `largest_step` the largest planned one (fractions).
    """

    member: str
    pillar: Pillar
    year: int | None
    kind: Kind | None
    share: float | None
    deadline: int
    judged_in: int
    share_at_deadline: float | None
    target: float | None
    gap: float | None
    gap_money: float | None
    first_year_met: int | None
    equipment: float | None
    extra_cost: float | None
    currency: str
    required_points: float | None
    required_real_growth: float | None
    largest_step: float | None
    best_step: float | None
    status: Status

    @property
    def meets(self) -> bool:
        """Whether the target is met in the last observed year, by the commitment's rule."""
        return self.first_year_met is not None and self.first_year_met == self.year


def standing(projection: Projection, member: str, pillar: Pillar, money: Money) -> Standing:
    """Where a member stands; every figure that the window and the page state about it."""
    line = projection.line(member, pillar, money)
    commitment = projection.commitment
    target = commitment.target(pillar)
    start = last_observed(projection, line)
    share = None if start is None else start.share
    judged_in = judged_year(projection)
    deadline_share = line.share_in(judged_in)
    gap = None if target is None or share is None else target - share
    gdp = None if start is None else line.gdp_in(start.year)
    met_from = first_year_met(line, commitment, start)
    equipment = None
    if start is not None:
        equipment = projection.observations.value(member, Measure.EQUIPMENT_SHARE, start.year)
    return Standing(
        member=member,
        pillar=pillar,
        year=None if start is None else start.year,
        kind=None if start is None else line.kinds[start.year - line.years[0]],
        share=share,
        deadline=commitment.deadline,
        judged_in=judged_in,
        share_at_deadline=deadline_share,
        target=target,
        gap=gap,
        gap_money=None if gap is None or gdp is None else gap * gdp,
        first_year_met=met_from,
        equipment=equipment,
        extra_cost=_whole_total(extra_cost(projection, line), line, start),
        currency=line.currency,
        required_points=_required_points(start, target, commitment.deadline),
        required_real_growth=_required_growth(projection, member, pillar, start),
        largest_step=_largest_step(line, start, planned=True),
        best_step=_largest_step(line, start, planned=False),
        status=_status(share, deadline_share, target, commitment),
    )


def judged_year(projection: Projection) -> int:
    """The deadline, or the last planned year where the deadline lies beyond or before the plan."""
    deadline = projection.commitment.deadline
    return deadline if projection.last_observed < deadline <= projection.years[-1] else projection.years[-1]


def last_observed(projection: Projection, line: Line) -> Start | None:
    """The last observed share of a line."""
    last = projection.last_observed
    for year in reversed(line.years):
        share = line.share_in(year) if year <= last else None
        if share is not None:
            return Start(year, share)
    return None


def first_year_met(line: Line, commitment: Commitment, start: Start | None) -> int | None:
    """The first year from the last observed one on in which the target is met."""
    target = commitment.target(line.pillar)
    for year in line.years:
        if (start is None or year >= start.year) and commitment.meets(line.share_in(year), target):
            return year
    return None


def extra_cost(projection: Projection, line: Line) -> Array:
    """Planned spending less that of holding the last observed share, by year, in the line's money.

    0 in observed years (design rule 5); NaN where there is no figure.
    """
    start = last_observed(projection, line)
    if start is None:
        return np.full(len(line.years), np.nan)
    years = np.array(line.years)
    cost: Array = np.where(years > start.year, line.expenditure - start.share * line.gdp, 0.0)
    return cost


def real_growth(line: Line) -> Array:
    """The growth of spending on the year before (a fraction); real where the line is in constant prices."""
    growth: Array = np.full(len(line.years), np.nan)
    growth[1:] = quotient(line.expenditure[1:], line.expenditure[:-1]) - 1
    return growth


def _status(share: float | None, deadline_share: float | None, target: float | None, commitment: Commitment) -> Status:
    if target is None or deadline_share is None:
        return Status.NO_DATA
    if commitment.meets(deadline_share, target):
        return Status.MET if commitment.meets(share, target) else Status.ON_PATH
    return Status.SHORT


def _required_points(start: Start | None, target: float | None, deadline: int) -> float | None:
    return None if start is None or target is None else required_points(start, target, deadline)


def _required_growth(projection: Projection, member: str, pillar: Pillar, start: Start | None) -> float | None:
    commitment = projection.commitment
    target = commitment.target(pillar)
    if start is None or target is None:
        return None
    gdp = projection.line(member, pillar, Money())
    then, now = gdp.gdp_in(commitment.deadline), gdp.gdp_in(start.year)
    if then is None or now is None or now <= 0:
        return None
    return required_real_growth(start, target, commitment.deadline, then / now)


def _largest_step(line: Line, start: Start | None, *, planned: bool) -> float | None:
    if start is None:
        return None
    steps = [
        float(line.share[i] - line.share[i - 1])
        for i in range(1, len(line.years))
        if (line.years[i] > start.year) is planned and np.isfinite(line.share[i] - line.share[i - 1])
    ]
    return max(steps, default=None)


def _whole_total(cost: Array, line: Line, start: Start | None) -> float | None:
    """The sum over all planned years; None where one of them has no figure, since a part is no total."""
    if start is None:
        return None
    planned = cost[np.array(line.years) > start.year]
    return float(planned.sum()) if np.isfinite(planned).all() else None
