"""Which years of a member's path can be planned."""

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection


def plannable(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> tuple[int, ...]:
    """The years after the member's last observed share, up to the horizon; none for an aggregate.

    Where no share of the member was observed, the years after the last observation of anybody.
    """
    if member in AGGREGATES:
        return ()
    last = last_fixed(plan, projection, member, pillar)
    return tuple(year for year in projection.years if year > last)


def last_fixed(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> int:
    """The last year of a member that cannot be planned, since it was observed."""
    start = plan.start(member, pillar)
    return projection.last_observed if start is None else start.year
