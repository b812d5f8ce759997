"""Doing the last change again on another member: what a step did to a path, read from the plan before and after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.deed import CannotDo, Deed, Fix, Hold, Keep, Plain, Remove, Reshape, SetShare, done, said_deed
from rampath.domain.history import Step
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection, project
from rampath.wording import listing, tr

_MOST_TOLD = 3
_SAME = 1e-12
"""A share that differs by less from the computed one was fixed where it is."""


class CannotReplay(ValueError):
    """A step that cannot be done again on another member; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a step did to the paths of one pillar: the same to each member that it changed."""

    pillar: Pillar
    deeds: tuple[Deed, ...]
    members: tuple[str, ...]

    @property
    def text(self) -> str:
        """`Set 2031 to 2.85 % and hold 2031`."""
        told = [said_deed(deed) for deed in self.deeds[:_MOST_TOLD]]
        if len(self.deeds) > _MOST_TOLD:
            told.append(tr("{count} more", count=len(self.deeds) - _MOST_TOLD))
        return listing(told)


@dataclass(frozen=True)
class Replayed:
    """A plan in which a recipe was done for some members; for the others a sentence says why it was not."""

    plan: Plan
    members: tuple[str, ...]
    refused: Mapping[str, str]


def recipe_of(step: Step) -> Recipe:
    """What a step did, to be done again elsewhere. Raises CannotReplay."""
    parts = step.touched
    keys = {part[1:5] for part in parts if part[0] == "branch" and len(part) >= 5 and part[2] == "path"}
    if not keys or any(part[0] != "branch" or len(part) < 5 for part in parts):
        raise CannotReplay(
            tr("“{text}” cannot be done again on another member: it changed no path alone.", text=step.text)
        )
    found: dict[str, tuple[Deed, ...]] = {}
    sides: dict[str, tuple[Projection, Projection]] = {}
    for scenario, _path, code, pillar in keys:
        name = str(scenario)
        if name not in sides:
            sides[name] = (
                project(step.before, step.before.scenario(name)),
                project(step.after, step.after.scenario(name)),
            )
        found[str(code)] = _deeds(step, sides[name], str(code), Pillar(str(pillar)))
    if len({key[0] for key in keys}) > 1 or len({key[3] for key in keys}) > 1 or len(set(found.values())) > 1:
        raise CannotReplay(
            tr("“{text}” cannot be done again on another member: it changed {count} paths, each in its own way.",
               text=step.text, count=len(keys))
        )  # fmt: skip
    pillar = Pillar(str(next(iter(keys))[3]))
    return Recipe(pillar, next(iter(found.values())), tuple(sorted(found)))


def replayed(plan: Plan, scenario: str, recipe: Recipe, members: Iterable[str]) -> Replayed:
    """The plan in which a recipe was done to each of these members, to a member wholly or not at all."""
    made: list[str] = []
    refused: dict[str, str] = {}
    first = project(plan, plan.scenario(scenario))
    for member in members:
        each = plan
        try:
            for deed in recipe.deeds:
                fresh = each is not plan and isinstance(deed, Fix | Hold)
                projection = project(each, each.scenario(scenario)) if fresh else first
                each = done(each, projection, member, recipe.pillar, deed)
        except CannotDo as why:
            refused[member] = str(why)
            continue
        if each == plan:
            refused[member] = tr("{name} is so already.", name=plan.register[member].name)
        else:
            plan = each
            made.append(member)
    return Replayed(plan, tuple(made), refused)


def _deeds(step: Step, sides: tuple[Projection, Projection], member: str, pillar: Pillar) -> tuple[Deed, ...]:
    """What was done to one path."""
    before, after = (
        plan.path(side.scenario, member, pillar) for plan, side in zip((step.before, step.after), sides, strict=True)
    )
    if before.kept is not after.kept:
        return (Keep(after.kept),)
    found = (*_reshapes(before, after), *_settings(sides, member, pillar, before, after))
    plain = step.after.plain_path(sides[1].scenario, member, pillar)
    return (Plain(),) if after == plain and len(found) > 1 and before.anchors != after.anchors else found


def _reshapes(before: Path, after: Path) -> tuple[Deed, ...]:
    if [a.year for a in before.anchors] != [a.year for a in after.anchors]:
        return ()
    changed = [new for old, new in zip(before.anchors, after.anchors, strict=True) if old.shape is not new.shape]
    shapes = {anchor.shape for anchor in after.anchors}
    if changed and len(shapes) == 1:
        return (Reshape(shapes.pop()),)
    return tuple(Reshape(anchor.shape, anchor.year) for anchor in changed)


def _settings(
    sides: tuple[Projection, Projection], member: str, pillar: Pillar, before: Path, after: Path
) -> tuple[Deed, ...]:
    """The anchors that were set, held, released, made or taken away, with the shares that show."""
    lines = [side.line(member, pillar, Money()) for side in sides]
    found: list[Deed] = []
    for anchor in after.anchors:
        year, known = anchor.year, before.anchor(anchor.year)
        was, now = (line.share_in(year) for line in lines)
        shown = anchor.share if after.drawn is None or now is None else now
        if known is None and was is not None and abs(shown - was) <= _SAME:
            found.append(Hold(year, held=True) if anchor.held else Fix(year))
        elif known is None or known.share != anchor.share:
            found += [Hold(year, held=False)] if known is not None and known.held else []
            found.append(SetShare(year, shown))
            found += [Hold(year, held=True)] if anchor.held else []
        elif known.held != anchor.held:
            found.append(Hold(year, anchor.held))
        if known is None and anchor.shape is not before.shape_at(year):
            found.append(Reshape(anchor.shape, year))
    found += [Remove(anchor.year) for anchor in before.anchors if after.anchor(anchor.year) is None]
    return tuple(found)
