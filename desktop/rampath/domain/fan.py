"""The fan that uncertain growth spreads around a path, and how likely its target is met."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rampath.domain.baseline import KindCode
from rampath.domain.carried import Array
from rampath.domain.commitment import Commitment, Pillar, Rule, published
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.domain.uncertainty import DRAWS, SEED, Draws, draw, history
from rampath.wording import tr

PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The bands of the fan."""

REAL_DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)


@dataclass(frozen=True, eq=False)
class Fan:
    """What growth may do to one member's or aggregate's path.

    `share` [probability, year] are shares of GDP (fractions) where real money stays as planned; `money` the same
    for spending in millions of `currency`, at constant prices, where the share stays as planned. `meeting` is the
    part of the draws (0 to 1) in which the target is met in `deadline` with the money as planned; None without a
    target or beyond the plan.
    """

    member: str
    years: tuple[int, ...]
    probabilities: tuple[float, ...]
    share: Array
    money: Array
    currency: str
    deadline: int
    meeting: float | None


class NoHistory(Exception):
    """There is no history to draw from, or no path to spread; the message says so in one sentence."""


def draws_for(plan: Plan, projection: Projection, count: int = DRAWS, seed: int = SEED) -> Draws:
    """The draws for all members and planned years of a projection; kept with it."""
    return projection.once(("draws", count, seed), lambda: _draws(plan, projection, count, seed))


def fan(plan: Plan, projection: Projection, member: str, pillar: Pillar, draws: Draws | None = None) -> Fan:
    """The fan of a member or aggregate. Raises NoHistory where its past or its path is not known."""
    drawn = draws_for(plan, projection) if draws is None else draws
    planned = projection.line(member, pillar, REAL_DOLLARS).expenditure[-len(drawn.years) :]
    if not drawn.years or not np.isfinite(planned).all():
        raise NoHistory(tr("{name} has no planned path with money to spread.", name=plan.register[member].name))
    if member in AGGREGATES:
        return _aggregate(projection, member, pillar, drawn)
    column = projection.base.row(member)
    if not drawn.known[column]:
        raise NoHistory(tr("{name} has too few years of known growth for a fan.", name=plan.register[member].name))
    line = projection.line(member, pillar, Money(Prices.CONSTANT, Currency.NATIONAL))
    ratio = np.sort(np.ascontiguousarray(drawn.ratio[:, :, column].T), axis=1)
    return _fan(projection, line, drawn, ratio, ratio)


def _draws(plan: Plan, projection: Projection, count: int, seed: int) -> Draws:
    economy = plan.economy(projection.scenario)
    years = tuple(year for year in projection.years if year > projection.last_observed)
    gdp = projection.base.gdp_constant[:, len(projection.years) - len(years) :]
    before = projection.base.gdp_constant[:, len(projection.years) - len(years) - 1 : -1]
    growth = (gdp / before - 1).T if years else np.empty((0, len(projection.members)))
    return draw(history(economy, projection.members, last_actual(projection)), growth, years, count, seed)


def last_actual(projection: Projection) -> int:
    """The last year whose shares are actual for every member that has some; history goes no further."""
    actual = [
        year
        for year, kinds in zip(projection.years, projection.base.kinds.T, strict=True)
        if (kinds <= KindCode.ACTUAL).all()
    ]
    return actual[-1] if actual else projection.last_observed


def _aggregate(projection: Projection, member: str, pillar: Pillar, drawn: Draws) -> Fan:
    """Sums over members: real money planned over GDP drawn, and planned shares of GDP drawn over the plan's."""
    line = projection.line(member, pillar, REAL_DOLLARS)
    first = len(projection.years) - len(drawn.years)
    gdp = projection.gdp(REAL_DOLLARS)[:, first:]
    spent = projection.expenditure(pillar, REAL_DOLLARS)[:, first:]
    counted = projection.base.counted[:, first:] & np.isfinite(gdp)
    if member != NATO:
        counted[[member == "USA" for member in projection.base.members]] = False
    weights = np.where(counted, gdp, 0.0)
    paid = np.where(counted & np.isfinite(spent), spent, 0.0)
    by_gdp = np.einsum("dym,my->yd", drawn.ratio, (weights / weights.sum(axis=0)).astype(np.float32))
    total = np.where(paid.sum(axis=0) > 0, paid.sum(axis=0), np.nan)
    by_money = np.einsum("dym,my->yd", drawn.ratio, (paid / total).astype(np.float32))
    return _fan(projection, line, drawn, np.sort(by_gdp, axis=1), np.sort(by_money, axis=1))


def _fan(projection: Projection, line: Line, drawn: Draws, gdp: NDArray[np.float32], money: NDArray[np.float32]) -> Fan:
    """The bands from sorted ratios [year, draw] of GDP and of spending at planned shares."""
    first = len(projection.years) - len(drawn.years)
    share, spent = line.share[first:], line.expenditure[first:]
    shares = np.array([share / _quantile(gdp, 1 - p) for p in PROBABILITIES])
    moneys = np.array([spent * _quantile(money, p) for p in PROBABILITIES])
    deadline = projection.commitment.deadline
    meeting = None
    target = projection.target(line.pillar)
    if deadline in drawn.years and target is not None:
        at = drawn.years.index(deadline)
        if np.isfinite(share[at]):
            needed = lowest_meeting(projection.commitment, target)
            meeting = float(np.searchsorted(gdp[at], share[at] / needed * (1 + 1e-12), side="right") / gdp.shape[1])
    return Fan(
        line.member, drawn.years, PROBABILITIES, shares, moneys, line.currency, deadline, meeting
    )  # fmt: skip


def lowest_meeting(commitment: Commitment, target: float) -> float:
    """The lowest share (a fraction) that meets a target: half a hundredth of a per cent below it as published."""
    if commitment.rule is Rule.EXACT:
        return target
    return float(published(target)) / 100 - 0.00005


def _quantile(ordered: NDArray[np.float32], probability: float) -> Array:
    """The draw of each row (sorted) at a probability, between two draws in proportion."""
    place = probability * (ordered.shape[1] - 1)
    low = int(place)
    high = min(low + 1, ordered.shape[1] - 1)
    between: Array = ordered[:, low] + (ordered[:, high] - ordered[:, low]) * (place - low)
    return between.astype(np.float64)


def fans(plan: Plan, projection: Projection, pillar: Pillar) -> dict[str, Fan]:
    """The fans of the aggregates and of all members, from the same draws; those without a history are left out."""
    return projection.once(("fans", pillar), lambda: _fans(plan, projection, pillar))


def _fans(plan: Plan, projection: Projection, pillar: Pillar) -> dict[str, Fan]:
    found = {}
    for member in (*AGGREGATES, *projection.members):
        try:
            found[member] = fan(plan, projection, member, pillar)
        except NoHistory:
            continue
    return found
