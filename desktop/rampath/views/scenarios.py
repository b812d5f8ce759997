"""Adding scenarios: which commitments no scenario follows yet, and the edit that adds one."""

from rampath.document import PlanDocument
from rampath.domain.commitment import Commitment
from rampath.domain.plan import Plan, scenario_for
from rampath.views.scene import Stage
from rampath.wording import tr


def open_commitments(plan: Plan) -> tuple[Commitment, ...]:
    """The commitments of the plan that none of its scenarios follows."""
    followed = {scenario.commitment for scenario in plan.scenarios}
    return tuple(commitment for commitment in plan.commitments if commitment.id not in followed)


def add_scenario(document: PlanDocument, stage: Stage, commitment: Commitment) -> None:
    """Add the plain scenario of a commitment, and look at it."""
    plan = document.plan
    scenario = scenario_for(commitment, plan.economies[0], plan.observations)
    if document.edit(tr("Add scenario {name}", name=scenario.name), plan.with_scenario(scenario)):
        stage.look(scenario=scenario.name)
