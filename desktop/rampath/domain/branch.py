"""A branch: a scenario as it is kept, with nothing but its differences from its parent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import is_

from rampath.domain.path import Path, Shape
from rampath.domain.scenario import PathKey, Scenario


@dataclass(frozen=True, slots=True)
class Branch:
    """A scenario's name, its parent's (nothing for a root), and what it has of its own.

    None means: as the parent has it. A root has everything but paths, which follow its commitment unless they are
    its own. In `paths` a None says that the member goes the plain way although the parent has a path of its own.
    """

    name: str
    parent: str = ""
    commitment: str | None = None
    economy: str | None = None
    horizon: int | None = None
    shape: Shape | None = None
    paths: Mapping[PathKey, Path | None] = field(default_factory=dict)
    note: str = ""


class BrokenTree(ValueError):
    """Branches that make no tree: a parent that is missing, or a circle; the message names the scenario."""


@dataclass(slots=True)
class Resolved:
    """What was resolved last, by name: the branch with all above it, and its scenario.

    Plans that follow from one another share it, so that a scenario of which nothing changed stays the same object.
    """

    known: dict[str, tuple[tuple[Branch, ...], Scenario]] = field(default_factory=dict)


def resolved(branches: Sequence[Branch], last: Resolved | None = None) -> tuple[Scenario, ...]:
    """The scenarios of branches, each with all that it has, in their order. Raises BrokenTree."""
    by_name = {branch.name: branch for branch in branches}
    before = {} if last is None else last.known
    done: dict[str, tuple[tuple[Branch, ...], Scenario]] = {}

    def resolve(branch: Branch, below: tuple[str, ...]) -> tuple[tuple[Branch, ...], Scenario]:
        if branch.name in done:
            return done[branch.name]
        above: tuple[tuple[Branch, ...], Scenario | None] = ((), None)
        if branch.parent:
            if branch.parent not in by_name or branch.parent in below:
                raise BrokenTree(branch.name)
            above = resolve(by_name[branch.parent], (*below, branch.name))
        line = (branch, *above[0])
        known = before.get(branch.name)
        if known is not None and len(known[0]) == len(line) and all(map(is_, known[0], line)):
            done[branch.name] = known
        else:
            done[branch.name] = (line, _root(branch) if above[1] is None else _grown(branch, above[1]))
        return done[branch.name]

    found = tuple(resolve(branch, (branch.name,))[1] for branch in branches)
    if last is not None:
        last.known = done
    return found


def branch_of(scenario: Scenario, parent: Scenario | None) -> Branch:
    """What of a scenario is its own, seen from its parent; all of it where it has none."""
    if parent is None:
        return Branch(
            scenario.name, "", scenario.commitment, scenario.economy, scenario.horizon, scenario.shape,
            dict(scenario.paths), scenario.note,
        )  # fmt: skip
    paths: dict[PathKey, Path | None] = {
        key: path for key, path in scenario.paths.items() if parent.paths.get(key) != path
    }
    paths.update({key: None for key in parent.paths if key not in scenario.paths})
    return Branch(
        scenario.name,
        parent.name,
        None if scenario.commitment == parent.commitment else scenario.commitment,
        None if scenario.economy == parent.economy else scenario.economy,
        None if scenario.horizon == parent.horizon else scenario.horizon,
        None if scenario.shape is parent.shape else scenario.shape,
        paths,
        scenario.note,
    )


def _root(branch: Branch) -> Scenario:
    if branch.commitment is None or branch.economy is None or branch.horizon is None:
        raise BrokenTree(branch.name)
    paths = {key: path for key, path in branch.paths.items() if path is not None}
    shape = Shape.LINEAR if branch.shape is None else branch.shape
    return Scenario(
        branch.name, branch.commitment, branch.economy, branch.horizon, shape, paths, branch.note
    )  # fmt: skip


def _grown(branch: Branch, parent: Scenario) -> Scenario:
    paths = {key: path for key, path in {**parent.paths, **branch.paths}.items() if path is not None}
    return replace(
        parent,
        name=branch.name,
        parent=parent.name,
        commitment=branch.commitment or parent.commitment,
        economy=branch.economy or parent.economy,
        horizon=branch.horizon or parent.horizon,
        shape=branch.shape or parent.shape,
        paths=paths,
        note=branch.note,
    )
