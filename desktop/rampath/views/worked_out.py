"""A plan whose figures are worked out before the window shows it, which would stand still for as long as that takes."""

from rampath.domain.edition_words import counting_in_words
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.domain.projection import project


def worked_out(plan: Plan) -> Plan:
    """The plan with what the window shows of its figures worked out, which is kept with them; touches no widget."""
    for scenario in plan.scenarios:
        project(plan, scenario)
    counting_in_words(plan.observations)
    plan.observations.every("", Measure.CORE_SHARE, 0)
    return plan
