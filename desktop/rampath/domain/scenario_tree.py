"""The tree of scenarios: making, renaming, moving and deleting them, and what one has of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rampath.domain.branch import Branch, branch_of
from rampath.domain.commitment import Pillar
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.scenario import PathKey
from rampath.wording import marked, percent, tr

LONGEST_NAME = 60


class NotInTree(ValueError):
    """A change of the tree that cannot be made; the message says why in one sentence."""


class Part(StrEnum):
    """What a scenario can have of its own."""

    COMMITMENT = marked("commitment")
    ECONOMY = marked("economy")
    HORIZON = marked("last year")
    SHAPE = marked("shape")
    PATH = marked("path")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a scenario differs from its parent, with both sides in words; `key` names a path."""

    part: Part
    ours: str
    theirs: str
    key: PathKey | None = None
    where: str = ""


def with_child(plan: Plan, parent: str, name: str, note: str = "") -> Plan:
    """The plan with a scenario below another one, which so far is like it. Raises NotInTree for a bad name."""
    name = _new_name(plan, name)
    at = [branch.name for branch in plan.branches].index(parent)
    own = [i for i, branch in enumerate(plan.branches) if branch.parent == parent]
    place = (own[-1] if own else at) + 1
    branches = (*plan.branches[:place], Branch(name, parent, note=note), *plan.branches[place:])
    return replace(plan, branches=branches)


def renamed(plan: Plan, old: str, new: str) -> Plan:
    """The plan with a scenario called otherwise; its children follow."""
    new = _new_name(plan, new, besides=old)

    def change(branch: Branch) -> Branch:
        name = new if branch.name == old else branch.name
        return replace(branch, name=name, parent=new if branch.parent == old else branch.parent)

    return replace(plan, branches=tuple(map(change, plan.branches)))


def with_note(plan: Plan, name: str, note: str) -> Plan:
    return replace(plan, branches=tuple(replace(b, note=note) if b.name == name else b for b in plan.branches))


def moved(plan: Plan, name: str, step: int) -> Plan:
    """The plan with a scenario one or more places up (`step` below 0) or down among those of the same parent.

    What hangs below goes with it, so that the first scenario of the plan is the first of the tree.
    """
    branches = list(plan.branches)
    parent = next(branch.parent for branch in branches if branch.name == name)
    beside = [branch.name for branch in branches if branch.parent == parent]
    at = beside.index(name)
    other = beside[min(max(0, at + step), len(beside) - 1)]
    if other == name:
        return plan
    names = [branch.name for branch in branches]
    branches.insert(names.index(other), branches.pop(names.index(name)))
    found = replace(plan, branches=tuple(branches))
    places = {each: i for i, (_depth, each) in enumerate(order(found))}
    return replace(found, branches=tuple(sorted(branches, key=lambda branch: places[branch.name])))


def deleted(plan: Plan, name: str) -> Plan:
    """The plan without a scenario. Its children keep all that they show and go to its parent.

    Raises NotInTree for the last scenario of a plan.
    """
    if len(plan.branches) == 1:
        raise NotInTree(tr("A plan needs at least one scenario."))
    gone = next(branch for branch in plan.branches if branch.name == name)
    above = plan.scenario(gone.parent) if gone.parent else None
    branches = tuple(
        branch_of(replace(plan.scenario(branch.name), parent=gone.parent), above) if branch.parent == name else branch
        for branch in plan.branches
        if branch.name != name
    )
    return replace(plan, branches=branches)


def placed_under(plan: Plan, name: str, parent: str) -> Plan:
    """The plan with a scenario under another parent ("": a root); what it shows stays, its differences change.

    Raises NotInTree where the parent is the scenario itself or hangs below it.
    """
    if parent == name or parent in set(below(plan, name)):
        raise NotInTree(tr("“{name}” cannot stand below itself.", name=name))
    above = plan.scenario(parent) if parent else None
    own = branch_of(replace(plan.scenario(name), parent=parent), above)
    return replace(plan, branches=tuple(own if branch.name == name else branch for branch in plan.branches))


def below(plan: Plan, name: str) -> Iterator[str]:
    """The names of all scenarios below one, children first."""
    for branch in plan.branches:
        if branch.parent == name:
            yield branch.name
            yield from below(plan, branch.name)


def differences(plan: Plan, name: str) -> tuple[Difference, ...]:
    """In what a scenario differs from its parent; for a root, the paths that are not the plain ones."""
    branch = next(each for each in plan.branches if each.name == name)
    scenario = plan.scenario(name)
    parent = plan.scenario(branch.parent) if branch.parent else None
    found = []
    if parent is not None:
        if branch.commitment is not None:
            ours, theirs = (plan.commitment(each).name for each in (scenario, parent))
            found.append(Difference(Part.COMMITMENT, ours, theirs))
        if branch.economy is not None:
            ours, theirs = (plan.economy(each).name for each in (scenario, parent))
            found.append(Difference(Part.ECONOMY, ours, theirs))
        if branch.horizon is not None:
            found.append(Difference(Part.HORIZON, str(scenario.horizon), str(parent.horizon)))
        if branch.shape is not None:
            found.append(Difference(Part.SHAPE, tr(scenario.shape.value), tr(parent.shape.value)))
    for key in sorted(branch.paths, key=lambda each: (plan.register[each[0]].name, each[1].value)):
        ours = said_path(plan.path(scenario, *key))
        theirs = said_path(plan.path(parent, *key) if parent is not None else plan.plain_path(scenario, *key))
        found.append(Difference(Part.PATH, ours, theirs, key, _where(plan, *key)))
    return tuple(found)


def without_difference(plan: Plan, name: str, difference: Difference) -> Plan:
    """The plan in which a scenario is like its parent again in one thing (a root's path: the plain one)."""

    def drop(branch: Branch) -> Branch:
        if branch.name != name:
            return branch
        match difference.part:
            case Part.COMMITMENT:
                return replace(branch, commitment=None)
            case Part.ECONOMY:
                return replace(branch, economy=None)
            case Part.HORIZON:
                return replace(branch, horizon=None)
            case Part.SHAPE:
                return replace(branch, shape=None)
            case Part.PATH:
                return replace(branch, paths={key: p for key, p in branch.paths.items() if key != difference.key})

    return replace(plan, branches=tuple(map(drop, plan.branches)))


def said_path(path: Path) -> str:
    """A path in words: its anchors with their shares, holds told."""
    held = tr("held")
    anchors = [
        f"{anchor.year} {percent(anchor.share)}" + (f" ({held})" if anchor.held else "") for anchor in path.anchors
    ]
    return ", ".join(anchors) if anchors else tr("no path")


def _where(plan: Plan, member: str, pillar: Pillar) -> str:
    return tr("{name}, {pillar}", name=plan.register[member].name, pillar=tr(pillar.value))


def _new_name(plan: Plan, name: str, besides: str = "") -> str:
    """A name that can be given; sound, short, and not another scenario's."""
    sound = " ".join(name.split())
    if not sound:
        raise NotInTree(tr("A scenario needs a name."))
    if len(sound) > LONGEST_NAME:
        raise NotInTree(tr("A scenario's name has at most {most} characters.", most=LONGEST_NAME))
    taken = {branch.name.casefold() for branch in plan.branches if branch.name != besides}
    if sound.casefold() in taken:
        raise NotInTree(tr("There is a scenario called “{name}” already.", name=sound))
    return sound


def free_name(plan: Plan, wish: str) -> str:
    """The name, or the same with the next free number behind it."""
    taken = {branch.name.casefold() for branch in plan.branches}
    if wish.casefold() not in taken:
        return wish
    number = 2
    while f"{wish} {number}".casefold() in taken:
        number += 1
    return f"{wish} {number}"


def order(plan: Plan) -> Sequence[tuple[int, str]]:
    """The names in tree order, each with its depth: a parent before its children, siblings as they are listed."""
    found: list[tuple[int, str]] = []

    def walk(parent: str, depth: int) -> None:
        for branch in plan.branches:
            if branch.parent == parent:
                found.append((depth, branch.name))
                walk(branch.name, depth + 1)

    walk("", 0)
    return found
