"""Burden: who carries how much of the Alliance's spending, and what the members' shortfalls add up to."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from rampath.domain.carried import MOST, Array
from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO, NATO_EUR_CAN
from rampath.domain.observation import Measure
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.domain.quotient import quotient

REAL_DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)


@dataclass(frozen=True, eq=False)
class Burden:
    """Arrays [member, year] of one pillar, at constant prices and exchange rates; NaN where there is no figure.

    `of_spending` and `of_gdp` are fractions of the Alliance's total; `per_head` is US dollars a head, with the
    population last known held; `shortfall` is what is missing to the target, in millions of US dollars, 0 where it
    is met. But for `per_head` a member has no figures before its accession. `judged` [year] is whether each member with
    forces that had acceded has a shortfall. `europe_canada` and `united_states` [year] are fractions of the Alliance's
    spending. A year in which a member's spending is not known has no fractions of the total: a part is no total.
    """

    members: tuple[str, ...]
    years: tuple[int, ...]
    of_spending: Array
    of_gdp: Array
    per_head: Array
    shortfall: Array
    judged: NDArray[np.bool_]
    europe_canada: Array
    united_states: Array

    def total_shortfall(self, year: int) -> float | None:
        """What all members together miss in a year, in millions of US dollars; None where one of them is not known."""
        at = self.years.index(year)
        return float(np.nansum(self.shortfall[:, at])) if self.judged[at] else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many members with a share meet a target in a year, and how many have a share."""

    year: int
    count: int
    judged: int


def burden(projection: Projection, pillar: Pillar) -> Burden:
    """The burden of a projection; kept with it."""
    return projection.once(("burden", pillar), partial(_burden, projection, pillar))


def _burden(projection: Projection, pillar: Pillar) -> Burden:
    base = projection.base
    spent = projection.expenditure(pillar, REAL_DOLLARS)
    gdp = projection.gdp(REAL_DOLLARS)
    all_spent = projection.line(NATO, pillar, REAL_DOLLARS).expenditure
    all_gdp = projection.line(NATO, pillar, REAL_DOLLARS).gdp
    target = projection.target(pillar)
    heads = _heads(projection)
    missing = np.full(spent.shape, np.nan)
    if target is not None:
        shares = projection.shares(pillar)
        met = np.array([[projection.commitment.meets(float(share), target) is True for share in row] for row in shares])
        missing = np.where(met, 0.0, np.maximum(0.0, target - shares) * gdp)
    counted = base.counted
    missing[~counted] = np.nan
    needed = counted & base.has_forces[:, None]
    own = np.where(counted, spent, np.nan)
    europe = projection.line(NATO_EUR_CAN, pillar, REAL_DOLLARS).expenditure
    states = spent[base.row("USA")] if "USA" in base.members else np.full(len(projection.years), np.nan)
    return Burden(
        members=projection.members,
        years=projection.years,
        of_spending=quotient(own, all_spent),
        of_gdp=quotient(np.where(counted, gdp, np.nan), all_gdp),
        per_head=quotient(spent * 1e6, heads),
        shortfall=missing,
        judged=needed.any(axis=0) & ~(needed & ~np.isfinite(missing)).any(axis=0),
        europe_canada=quotient(europe, all_spent),
        united_states=quotient(states, all_spent),
    )


def meeting_by_year(projection: Projection, pillar: Pillar, target: float) -> tuple[Meeting, ...]:
    """For each year how many members meet a target (a fraction), of those that belong to the Alliance by then."""
    shares = projection.shares(pillar)
    found = []
    for j, year in enumerate(projection.years):
        judged = [float(share) for share in shares[projection.base.counted[:, j], j] if np.isfinite(share)]
        count = sum(projection.commitment.meets(share, target) is True for share in judged)
        found.append(Meeting(year, count, len(judged)))
    return tuple(found)


def all_meet_from(projection: Projection, pillar: Pillar, target: float) -> int | None:
    """The first year from which on all members with a share meet a target until the plan ends; None: never."""
    found = None
    for each in reversed(meeting_by_year(projection, pillar, target)):
        if not each.judged or each.count < each.judged:
            break
        found = each.year
    return found


def _heads(projection: Projection) -> Array:
    """Population [member, year] in heads: as observed, else the economy's; after its last year that is held."""
    heads = np.full(projection.core.shape, np.nan)
    for i, member in enumerate(projection.members):
        outlook = projection.economy.outlooks.get(member)
        last = np.nan
        for j, year in enumerate(projection.years):
            value = projection.observations.value(member, Measure.POPULATION, year)
            at = -1 if outlook is None else year - outlook.first_year
            if value is None and outlook is not None and 0 <= at < len(outlook.population):
                value = outlook.population[at]
            last = value * 1e3 if value is not None and 0 < value < MOST else last
            heads[i, j] = last
    return heads
