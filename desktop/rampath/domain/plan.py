"""A plan: everything that is saved, as one immutable value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from rampath.domain.branch import Branch, Resolved, branch_of, resolved
from rampath.domain.commitment import Commitment, Pillar
from rampath.domain.earlier import Block, Remembered, remembered
from rampath.domain.economy import Economy
from rampath.domain.edition import EditionChoice
from rampath.domain.finding import Finding
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observations
from rampath.domain.path import Path, Start, towards
from rampath.domain.scenario import Scenario
from rampath.domain.thresholds import USUAL, Thresholds

if TYPE_CHECKING:
    from rampath.domain.narrative import Narratives
    from rampath.domain.plan_budget import BudgetSum
    from rampath.domain.reimport import Decision

SHARE_OF = {Pillar.CORE: Measure.CORE_SHARE, Pillar.BROADER: Measure.BROADER_SHARE}
"""The observed measure in which a pillar is promised."""

PLANNED_YEARS = 9
"""How far a plan reaches where its commitment's deadline has passed: from 2026 to 2035."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that observations came from, and the day on which it was read (ISO 8601; nothing where not known).

    `answers` are those to the questions that it leaves open, as pairs of a question's id and the id of a choice.
    `blocks` are the pasted ones that were read into the same edition, beside the one whose SHA-256 this is; where none
    of them holds all of its figures, the SHA-256 is that of none.
    """

    file: str
    sha256: str
    edition: str
    read: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def own(self) -> Block:
        """What its own bytes tell, as of a block."""
        return Block(self.sha256, self.read, self.answers)


@dataclass(frozen=True)
class Plan:
    """Observations, economies, commitments and scenarios, with the marking and notes.

    Scenarios are kept as branches, each with its differences from its parent; `scenarios` has them whole.

    An edit makes a new plan; parts that did not change are the same objects. The register is no part of
    what is saved. Scenario names, commitment and economy ids are unique within a plan.
    """

    register: Register = field(compare=False, repr=False)
    observations: Observations
    economies: tuple[Economy, ...]
    commitments: tuple[Commitment, ...]
    branches: tuple[Branch, ...]
    marking: str = ""
    title: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: "tuple[Decision, ...]" = ()
    """What was chosen when a file was imported again, so that it is not asked a second time."""
    thresholds: Thresholds = USUAL
    budgets: "tuple[BudgetSum, ...]" = ()
    """What the budgets that were read add up to, beside the figures."""
    narratives: "Narratives" = field(default_factory=dict)
    """The words of annual plans, by member and section; see `domain/narrative.py`."""
    last_resolved: Resolved = field(default_factory=Resolved, compare=False, repr=False)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenarios with all that they have, in their order."""
        return resolved(self.branches, self.last_resolved)

    def scenario(self, name: str) -> Scenario:
        """The scenario of this name; KeyError where there is none."""
        for scenario in self.scenarios:
            if scenario.name == name:
                return scenario
        raise KeyError(name)

    @cached_property
    def remembered(self) -> Remembered:
        """The files that its figures came from, so that the same one is not asked about again, nor dated anew."""
        return remembered(self.sources)

    def commitment(self, scenario: Scenario) -> Commitment:
        return next(c for c in self.commitments if c.id == scenario.commitment)

    def economy(self, scenario: Scenario) -> Economy:
        return next(e for e in self.economies if e.id == scenario.economy)

    def with_scenario(self, scenario: Scenario) -> "Plan":
        """The plan with the scenario of this name replaced, or added at the end; its differences alone are kept."""
        own = branch_of(scenario, self.scenario(scenario.parent) if scenario.parent else None)
        if any(known.name == scenario.name for known in self.branches):
            branches = tuple(own if known.name == scenario.name else known for known in self.branches)
        else:
            branches = (*self.branches, own)
        return replace(self, branches=branches)

    def start(self, member: str, pillar: Pillar) -> Start | None:
        """The member's last observed share of GDP."""
        return starts(self.observations).get((member, pillar))

    def path(self, scenario: Scenario, member: str, pillar: Pillar) -> Path:
        """The member's path: the one that a person set, else the plain one towards the commitment."""
        known = scenario.paths.get((member, pillar))
        return self.plain_path(scenario, member, pillar) if known is None else known

    def with_path(self, scenario: Scenario, member: str, pillar: Pillar, path: Path) -> "Plan":
        """The plan with another path for a member; one that is the plain path is not stored."""
        if path == self.plain_path(scenario, member, pillar):
            return self.with_scenario(scenario.without_path(member, pillar))
        return self.with_scenario(scenario.with_path(member, pillar, path))

    def plain_path(self, scenario: Scenario, member: str, pillar: Pillar) -> Path:
        commitment = self.commitment(scenario)
        start = self.start(member, pillar)
        return towards(start, commitment.target(pillar), commitment.deadline, scenario.shape)

    def narrative(self, member: str, section: str) -> str:
        """The text of a section of a member's annual plan; "" where none was written."""
        return self.narratives.get((member, section), "")

    @cached_property
    def edition(self) -> str:
        """The editions that figures are drawn from, in words."""
        from rampath.domain.edition_words import counting_in_words

        return ", ".join(counting_in_words(self.observations))

    @property
    def editions(self) -> tuple[EditionChoice, ...]:
        """The choices of the edition that counts; the first that fits a series comes before the next."""
        return self.observations.choices

    def with_editions(self, choices: Iterable[EditionChoice]) -> "Plan":
        """The plan with its figures drawn from other editions."""
        return replace(self, observations=replace(self.observations, choices=tuple(choices)))


def starts(observations: Observations) -> dict[tuple[str, Pillar], Start]:
    """The last observed share of each member and pillar; a figure below zero is none to set out from."""

    def last() -> dict[tuple[str, Pillar], Start]:
        pillars = {measure: pillar for pillar, measure in SHARE_OF.items()}
        found: dict[tuple[str, Pillar], Start] = {}
        for row in observations.ranked:
            pillar = pillars.get(row.measure)
            if pillar is None or row.kind is Kind.PLAN or not row.value >= 0:
                continue
            known = found.get((row.member, pillar))
            if known is None or row.year >= known.year:
                found[row.member, pillar] = Start(row.year, row.value)
        return found

    return observations.once("starts", last)


def scenario_for(commitment: Commitment, economy: Economy, observations: Observations) -> Scenario:
    """The scenario in which every member goes the plain way towards a commitment."""
    last = max((start.year for start in starts(observations).values()), default=commitment.deadline)
    horizon = commitment.deadline if commitment.deadline > last else last + PLANNED_YEARS
    return Scenario(commitment.name, commitment.id, economy.id, horizon)


def new_plan(
    register: Register,
    observations: Observations,
    commitments: Sequence[Commitment],
    economy: Economy,
    *,
    chosen: Iterable[str] | None = None,
    sources: tuple[Source, ...] = (),
    findings: tuple[Finding, ...] = (),
    marking: str = "",
) -> Plan:
    """A first plan from what was read: a scenario for each chosen commitment (by id; default: for all)."""
    wanted = [c.id for c in commitments] if chosen is None else list(chosen)
    by_id = {c.id: c for c in commitments}
    scenarios = tuple(branch_of(scenario_for(by_id[each], economy, observations), None) for each in wanted)
    return Plan(
        register=register,
        observations=observations,
        economies=(economy,),
        commitments=tuple(commitments),
        branches=scenarios,
        marking=marking,
        sources=sources,
        findings=findings,
    )
