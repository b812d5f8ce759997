"""What can be compared in the window: the plan's scenarios, other plans, and each edition on its own."""

from collections.abc import Callable, Mapping
from functools import partial

from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.side import Side, comparable_editions, edition_side
from rampath.wording import tr

Offer = Callable[[], Side]


class CompareSides:
    """The sides on offer by their names, and what each of them is once it is chosen."""

    def __init__(self) -> None:
        self._others: dict[str, Plan] = {}
        self._plan: Plan | None = None
        self._scenario = ""
        self._offers: Mapping[str, Offer] = {}
        self._made: dict[str, Side] = {}

    def add_plan(self, file_name: str, plan: Plan) -> str:
        """Offer the scenarios of another plan, too; gives the name of its first one."""
        self._others[file_name] = plan
        self._plan = None
        return named_in(file_name, plan.scenarios[0].name)

    def names(self, plan: Plan, scenario: str) -> tuple[str, ...]:
        """The names on offer: scenarios, then this scenario from each edition alone, then those of other plans."""
        if plan is not self._plan or scenario != self._scenario:
            self._plan, self._scenario = plan, scenario
            self._offers, self._made = self._offered(plan, scenario), {}
        return tuple(self._offers)

    def side(self, name: str) -> Side | None:
        """What stands under a name that was offered; None for any other."""
        if name not in self._made and name in self._offers:
            self._made[name] = self._offers[name]()
        return self._made.get(name)

    def _offered(self, plan: Plan, scenario: str) -> Mapping[str, Offer]:
        found: dict[str, Offer] = {each.name: partial(_scenario_side, plan, each.name) for each in plan.scenarios}
        for edition in comparable_editions(plan):
            name = tr("{scenario}, from {edition} alone", scenario=scenario, edition=edition)
            found[name] = partial(edition_side, plan, scenario, edition, name)
        for file_name, other in self._others.items():
            for each in other.scenarios:
                name = named_in(file_name, each.name)
                found[name] = partial(_scenario_side, other, each.name, name)
        return found


def _scenario_side(plan: Plan, scenario: str, name: str = "") -> Side:
    return Side(name or scenario, plan, project(plan, plan.scenario(scenario)))


def named_in(file_name: str, scenario: str) -> str:
    """How a scenario of another plan is called beside those of this one."""
    return f"{file_name}: {scenario}"
