"""Sides of a comparison: a scenario of a plan, or the same scenario drawn from one edition alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.domain.edition import EditionChoice, for_all
from rampath.domain.edition_use import edition_uses
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project


@dataclass(frozen=True, eq=False)
class Side:
    """One of the projections that are compared, and what it is called."""

    name: str
    plan: Plan
    projection: Projection


def sides_of(plan: Plan, names: Sequence[str]) -> tuple[Side, ...]:
    """Scenarios of one plan as sides."""
    return tuple(Side(name, plan, project(plan, plan.scenario(name))) for name in names)


def comparable_editions(plan: Plan) -> tuple[str, ...]:
    """The editions of which each alone carries a projection, those that tell shares; none where there is only one."""
    known = plan.observations
    found = tuple(
        use.edition
        for use in edition_uses(known)
        if any(row.measure is Measure.CORE_SHARE for row in known.in_edition(use.edition).rows)
    )
    return found if len(found) > 1 else ()


def from_edition(plan: Plan, edition: str) -> Plan:
    """The plan with all its figures drawn from one edition alone.

    Raises KeyError for an edition that the plan does not have.
    """
    if edition not in comparable_editions(plan):
        raise KeyError(edition)
    return plan.with_editions(for_all(plan.editions, (EditionChoice(edition, alone=True),)))


def edition_side(plan: Plan, scenario: str, edition: str, name: str) -> Side:
    """A scenario drawn from one edition alone, under a name.

    Raises KeyError for an unknown scenario or edition.
    """
    drawn = from_edition(plan, edition)
    return Side(name, drawn, project(drawn, drawn.scenario(scenario)))
