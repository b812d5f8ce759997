"""What a change touched: the parts of a plan in which the plan before and the plan after it differ."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TypeVar

from rampath.domain.branch import Branch
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy
from rampath.domain.plan import Plan
from rampath.wording import marked, tr

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Part = tuple[Hashable, ...]
"""A part of a plan, from the larger to the smaller: `("branch", "Hague 2035", "path", "BEL", Pillar.CORE, 2031)`."""

WHOLES: dict[str, str] = {
    "observations": marked("the figures that were read"),
    "marking": marked("the marking"),
    "title": marked("the title"),
    "note": marked("the note"),
    "sources": marked("the list of sources"),
    "findings": marked("the findings"),
    "decisions": marked("the decisions on figures that were told again"),
    "thresholds": marked("the thresholds of advice"),
    "budgets": marked("the budgets"),
    "narratives": marked("the words of annual plans"),
}
"""Fields of a plan that are changed as a whole, and their words."""

BRANCH_FIELDS = ("parent", "commitment", "economy", "horizon", "shape", "note")
ECONOMY_FIELDS = tuple(each.name for each in fields(Economy) if each.name not in {"id", "outlooks"})
ORDER: Part = ("order",)


def touched(before: Plan, after: Plan) -> frozenset[Part]:
    """The parts in which two plans differ, each as small as it can be reverted."""
    return frozenset(_touched(before, after))


def overlapping(some: Iterable[Part], others: Iterable[Part]) -> Part | None:
    """A part that both touch: the same one, or one inside the other; the smaller of the two."""
    known = tuple(others)
    for part in sorted(some, key=str):
        for other in known:
            if part[: len(other)] == other or other[: len(part)] == part:
                return max(part, other, key=len)
    return None


def members_in(parts: Iterable[Part]) -> tuple[str, ...]:
    """The codes of the members whose paths or outlooks are among these parts."""
    return tuple(sorted({str(part[3]) for part in parts if len(part) > 3 and part[2] in {"path", "outlook"}}))


def said_part(plan: Plan, part: Part) -> str:
    """A part in words."""
    match part:
        case ("branch", _, "path", str(code), Pillar() as pillar, int(year)):
            words = tr("{name} {year} {pillar}", name=_name(plan, code), year=year, pillar=tr(pillar.value))
        case ("branch", _, "path", str(code), Pillar() as pillar):
            words = tr("the {pillar} path of {name}", name=_name(plan, code), pillar=tr(pillar.value))
        case ("branch", name, *_):
            words = tr("scenario “{name}”", name=name)
        case ("economy", ident, "outlook", str(code)):
            words = tr("the outlook of {name} in “{economy}”", name=_name(plan, code), economy=_economy(plan, ident))
        case ("economy", ident, *_):
            words = tr("economy “{name}”", name=_economy(plan, ident))
        case ("commitment", ident):
            known = next((each.name for each in plan.commitments if each.id == ident), ident)
            words = tr("commitment “{name}”", name=known)
        case ("order",):
            words = tr("the order of the scenarios")
        case (str(whole), *_):
            words = tr(WHOLES[whole])
        case _:
            raise ValueError(part)
    return words


def _touched(before: Plan, after: Plan) -> Iterator[Part]:
    for name in WHOLES:
        ours, theirs = getattr(before, name), getattr(after, name)
        if ours is not theirs and ours != theirs:
            yield (name,)
    for ident, one, other in _pairs({e.id: e for e in before.economies}, {e.id: e for e in after.economies}):
        yield from _in_economy(ident, one, other)
    for ident, _one, _other in _pairs({c.id: c for c in before.commitments}, {c.id: c for c in after.commitments}):
        yield ("commitment", ident)
    old, new = ({branch.name: branch for branch in plan.branches} for plan in (before, after))
    for name, mine, yours in _pairs(old, new):
        if mine is None or yours is None:
            yield ("branch", name)
        else:
            yield from _in_branch(before, after, mine, yours)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield ORDER


def _in_economy(ident: str, before: Economy | None, after: Economy | None) -> Iterator[Part]:
    if before is None or after is None:
        yield ("economy", ident)
        return
    for name in ECONOMY_FIELDS:
        if getattr(before, name) != getattr(after, name):
            yield ("economy", ident, name)
    for code, _one, _other in _pairs(before.outlooks, after.outlooks):
        yield ("economy", ident, "outlook", code)


def _in_branch(before: Plan, after: Plan, mine: Branch, yours: Branch) -> Iterator[Part]:
    name = mine.name
    for field in BRANCH_FIELDS:
        if getattr(mine, field) != getattr(yours, field):
            yield ("branch", name, field)
    for key in {*mine.paths, *yours.paths}:
        if key in mine.paths and key in yours.paths and mine.paths[key] == yours.paths[key]:
            continue
        one, other = (plan.path(plan.scenario(name), *key) for plan in (before, after))
        whole: Part = ("branch", name, "path", *key)
        if one.drawn != other.drawn or one == other:
            yield whole
            continue
        ours, theirs = ({anchor.year: anchor for anchor in path.anchors} for path in (one, other))
        for year, _one, _other in _pairs(ours, theirs):
            yield (*whole, year)


def _pairs(before: Mapping[K, V], after: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """The keys whose values differ, with both; None where there is none."""
    for key in {**before, **after}:
        one, other = before.get(key), after.get(key)
        if one is not other and one != other:
            yield key, one, other


def _name(plan: Plan, code: str) -> str:
    return plan.register[code].name


def _economy(plan: Plan, ident: Hashable) -> Hashable:
    return next((each.name for each in plan.economies if each.id == ident), ident)
