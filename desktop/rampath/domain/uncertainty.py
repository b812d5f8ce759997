"""Uncertainty: what GDP growth may do to a path, from each member's own history, by seeded draws.

Method. For each member the deviations of its real growth from its own mean over the historical years (those of the
economy up to the last observed year) are kept by year. Each draw takes, for every planned year, one historical year
at random with replacement, the same one for all members, and adds its deviations to the members' expected growth:
a bootstrap over years, which keeps the members' own spread, fat tails and their moving together (2020), and assumes
no distribution. GDP of a draw over expected GDP is the product of (growth drawn over growth expected). Where money is
held the share moves by the inverse of that ratio; where the share is held the money moves with it.

The draws say how far growth as uncertain as in the past would carry; they are no forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rampath.domain.carried import Array
from rampath.domain.economy import Economy

DRAWS = 10_000
SEED = 2035
FEWEST_YEARS = 5
"""A member with fewer historical years has no spread of its own, and no fan."""

LOWEST_FACTOR, HIGHEST_FACTOR = 0.5, 2.0
"""No year of a draw halves or doubles GDP; the history of no member comes near."""


@dataclass(frozen=True, eq=False)
class History:
    """Deviations [historical year, member] of real growth from each member's own mean, fractions; NaN-free.

    `known` [member] is False where a member has too few years; its deviations are 0.
    """

    members: tuple[str, ...]
    years: tuple[int, ...]
    deviations: Array
    known: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Draws:
    """GDP over expected GDP, `ratio` [draw, year, member] (float32), for the planned `years`."""

    members: tuple[str, ...]
    years: tuple[int, ...]
    ratio: NDArray[np.float32]
    known: NDArray[np.bool_]


def history(economy: Economy, members: Sequence[str], until: int) -> History:
    """The deviations of the members' real growth up to the year `until`; growth that cannot be counts as not known."""
    first = min((o.first_year for o in economy.outlooks.values()), default=until + 1)
    years = tuple(range(first, until + 1))
    table = np.full((len(years), len(members)), np.nan)
    for column, member in enumerate(members):
        outlook = economy.outlooks.get(member)
        if outlook is None:
            continue
        for row, year in enumerate(years):
            if outlook.first_year <= year <= outlook.last_year:
                table[row, column] = outlook.real_growth[year - outlook.first_year]
    finite = (table >= LOWEST_FACTOR - 1) & (table <= HIGHEST_FACTOR - 1)
    known = finite.sum(axis=0) >= FEWEST_YEARS
    counts = np.maximum(finite.sum(axis=0), 1)
    means = np.where(finite, table, 0.0).sum(axis=0) / counts
    deviations = np.where(finite & known, table - means, 0.0)
    return History(tuple(members), years, deviations, known)


def draw(past: History, growth: Array, years: Sequence[int], draws: int = DRAWS, seed: int = SEED) -> Draws:
    """Draw GDP paths. `growth` [year, member] is the expected real growth (a fraction) of the planned `years`.

    The same seed gives the same draws. Members and years without expected growth keep the ratio 1.
    """
    count, members = growth.shape
    if not past.years or not count:
        ones = np.ones((draws, count, members), dtype=np.float32)
        return Draws(past.members, tuple(years), ones, np.zeros(members, dtype=np.bool_))
    chosen = np.random.default_rng(seed).integers(0, len(past.years), size=(draws, count))
    # Each planned year has one factor for each historical year: taking logs of these few is cheaper than of all draws.
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        factors = 1 + past.deviations[:, None, :] / (1 + growth[None, :, :])
    bounded = np.where(np.isfinite(factors), np.clip(factors, LOWEST_FACTOR, HIGHEST_FACTOR), 1.0)
    logs = np.log(bounded).astype(np.float32)
    ratio = np.empty((draws, count, members), dtype=np.float32)
    total = np.zeros((draws, members), dtype=np.float32)
    for year in range(count):
        total += logs[:, year, :][chosen[:, year]]
        ratio[:, year, :] = total
    np.exp(ratio, out=ratio)
    return Draws(past.members, tuple(years), ratio, past.known & np.isfinite(growth).any(axis=0))
