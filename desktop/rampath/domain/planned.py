"""The planned shares of all members at once: the plain way as arrays, and the paths that a person set."""

import numpy as np
from numpy.typing import NDArray

from rampath.domain.baseline import Baseline
from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.kept_gdp import gdp_as_drawn
from rampath.domain.path import HIGHEST_SHARE, Path, Shape, Start, weight
from rampath.domain.plan import Plan
from rampath.domain.scenario import Scenario


def shares_of(plan: Plan, scenario: Scenario, pillar: Pillar, base: Baseline) -> Array:
    """Shares [member, year] (fractions): observed up to each member's start, planned after it; NaN where neither."""
    observed = base.core_share if pillar is Pillar.CORE else base.broader_share
    begun, first = _starts(plan, pillar)
    years = np.array(base.years)
    commitment = plan.commitment(scenario)
    target = commitment.target(pillar)
    ahead = years > begun[:, None]
    if target is None:
        shares = np.where(ahead, np.nan, observed)
    else:
        planned = plain_shares(begun, first, target, commitment.deadline, scenario.shape, years)
        shares = np.where(ahead, planned, observed)
    for (member, kind), path in scenario.paths.items():
        if kind is pillar and member in base.members:
            _follow(shares, base, base.row(member), path, plan.start(member, pillar))
    return shares


def _follow(shares: Array, base: Baseline, row: int, path: Path, start: Start | None) -> None:
    """Put a member's own path into its row, after its start; without one wherever the path says something."""
    first = 0 if start is None else start.year - base.years[0] + 1
    own = np.array(path.shares(start, base.years[first:]))
    if path.drawn is not None:
        own *= path.drawn.revision(base.years, gdp_as_drawn(base, base.members[row], path.drawn))[first:]
    if start is None:
        own = np.where(np.isfinite(own), own, shares[row, first:])
    shares[row, first:] = own


def plain_shares(
    begun: NDArray[np.int64], first: Array, target: float, deadline: int, shape: Shape, years: NDArray[np.int64]
) -> Array:
    """The plain way [member, year] from the `first` shares, of the years `begun`, to a target; see `path.towards`."""
    arrival = np.maximum(deadline, begun + 1)
    a = first[:, None]
    b = np.maximum(first, target)[:, None]
    t = (years[None, :] - begun[:, None]) / (arrival - begun)[:, None]
    way = a + (b - a) * weight(shape, t)
    if shape is Shape.CONSTANT_GROWTH:
        grows = (a > 0) & (b > 0)
        ratio = np.divide(b, a, out=np.ones_like(a), where=grows)
        way = np.where(grows, a * ratio ** np.clip(t, 0, 1), way)
    return np.where(t >= 1, b, way)


def _starts(plan: Plan, pillar: Pillar) -> tuple[NDArray[np.int64], Array]:
    """The last observed year and share of each member; a year beyond all and NaN where it has none, or a slip."""

    def compute() -> tuple[NDArray[np.int64], Array]:
        starts = [plan.start(code, pillar) for code in plan.register.codes]
        sound = [start is not None and start.share <= HIGHEST_SHARE for start in starts]
        begun = np.array([0 if start is None else start.year for start in starts])
        first = np.array([s.share if s is not None and fine else np.nan for s, fine in zip(starts, sound, strict=True)])
        return begun, first

    return plan.observations.once(("start arrays", plan.register.codes, pillar), compute)
