"""Declarations: paths that governments have announced, as a scenario below that of the commitment they answer."""

from dataclasses import dataclass, replace

from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.scenario import Scenario
from rampath.domain.scenario_tree import free_name, with_child
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class DeclaredPath:
    """One government's announcement: shares (fractions) by year; `onward` says that it goes on to the commitment."""

    member: str
    shares: tuple[tuple[int, float], ...]
    onward: bool
    source: str


@dataclass(frozen=True, slots=True)
class Declarations:
    """Announcements that answer one commitment (by id), with their source."""

    id: str
    name: str
    commitment: str
    text: str
    source: str
    paths: tuple[DeclaredPath, ...]


def with_declarations(plan: Plan, declared: Declarations) -> Plan:
    """The plan with a scenario of the declared paths, below the first one that follows their commitment.

    Years that have been observed since stay as observed. Without such a scenario the plan is as it was.
    """
    parent = next((each for each in plan.scenarios if each.commitment == declared.commitment), None)
    if parent is None:
        return plan
    name = free_name(plan, declared.name)
    note = " ".join([declared.text, *(_said(plan, each) for each in declared.paths)])
    grown = with_child(plan, parent.name, name, note)
    scenario = grown.scenario(name)
    for each in declared.paths:
        path = _path(grown, scenario, each)
        if path is not None:
            scenario = scenario.with_path(each.member, Pillar.CORE, path)
    return grown.with_scenario(replace(scenario, note=note))


def _path(plan: Plan, scenario: Scenario, declared: DeclaredPath) -> Path | None:
    start = plan.start(declared.member, Pillar.CORE)
    if start is None:
        return None
    anchors = [Anchor(year, share) for year, share in declared.shares if year > start.year]
    if declared.onward:
        last = anchors[-1].year if anchors else start.year
        plain = plan.plain_path(scenario, declared.member, Pillar.CORE)
        before = anchors[-1].share if anchors else start.share
        anchors += [a for a in plain.anchors if a.year > last and a.share >= before]
    if not anchors:
        anchors = [Anchor(start.year + 1, declared.shares[-1][1])]
    return Path(tuple(anchors))


def _said(plan: Plan, declared: DeclaredPath) -> str:
    return tr("{name}: {source}.", name=plan.register[declared.member].name, source=declared.source)
