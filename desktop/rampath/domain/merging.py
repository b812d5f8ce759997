"""Taking one change out of a plan by a three-way merge: what it touched becomes as before it, the rest stays.

Paths are merged anchor by anchor, also those that the change touched only by way of what they rest on: an anchor that
a plain path lent to a path drawn later follows the commitment back, one that was set since stays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from rampath.domain.branch import Branch, BrokenTree
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.scenario import PathKey
from rampath.domain.touched import ORDER, WHOLES, Part

T = TypeVar("T")


def without_parts(before: Plan, after: Plan, later: Sequence[Plan], parts: Iterable[Part]) -> Plan | None:
    """The plan of now with the parts that a change from `before` to `after` touched as they were before it.

    `later` are the plans that came after it one by one, the last of them that of now.
    None where what is left would not be whole: a scenario without its parent, commitment or economy.
    """
    now, parts = later[-1], tuple(parts)
    plan = replace(now, **{name: getattr(before, name) for (name, *rest) in parts if name in WHOLES and not rest})
    plan = replace(
        plan,
        economies=_items(plan.economies, before.economies, after.economies, lambda each: each.id, parts, "economy"),
        commitments=_items(
            plan.commitments, before.commitments, after.commitments, lambda each: each.id, parts, "commitment"
        ),
        branches=_items(plan.branches, before.branches, after.branches, lambda each: each.name, parts, "branch"),
    )
    if ORDER in parts:
        plan = replace(plan, branches=_in_order(plan.branches, [branch.name for branch in before.branches]))
    if not _whole(plan) or _rested_on(before, after, later):
        return None
    return _with_paths(plan, before, after, now)


def merged_path(before: Path, after: Path, now: Path) -> Path:
    """The path of now, with each anchor that is as it was after a change as it was before it."""
    olds, news, ours = ({anchor.year: anchor for anchor in path.anchors} for path in (before, after, now))
    found = []
    for year in sorted({*olds, *news, *ours}):
        anchor = _merged(olds.get(year), news.get(year), ours.get(year))
        if anchor is not None:
            found.append(anchor)
    return Path(tuple(found), _merged(before.drawn, after.drawn, now.drawn))


def _merged(before: T, after: T, now: T) -> T:
    return before if now == after else now


def _items(
    now: Sequence[T], before: Sequence[T], after: Sequence[T], key: Callable[[T], str], parts: Sequence[Part], kind: str
) -> tuple[T, ...]:
    """Things with a key as they are now, those that were touched as they were before."""
    old, new = ({key(each): each for each in side} for side in (before, after))
    renamed = _renamed(list(old), list(new))
    now = [old[renamed[key(each)]] if key(each) in renamed else each for each in now]
    wanted = {str(part[1]): [p for p in parts if p[:2] == part[:2]] for part in parts if part[0] == kind}
    found = [each for each in now if not (key(each) in wanted and key(each) not in old)]
    names = [key(each) for each in found]
    for name, touches in wanted.items():
        if name not in old:
            continue
        if name not in names:
            _put(found, old, key, name)
        elif any(len(part) == 2 for part in touches):
            found[names.index(name)] = old[name]
        else:
            found[names.index(name)] = _with_fields(found[names.index(name)], old[name], touches)
        names = [key(each) for each in found]
    return tuple(found)


def _renamed(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """The names that took the place of others, with those others."""
    if len(before) != len(after):
        return {}
    pairs = zip(before, after, strict=True)
    return {new: old for old, new in pairs if old not in after and new not in before}


def _put(found: list[T], old: Mapping[str, T], key: Callable[[T], str], name: str) -> None:
    """Put a thing back behind the one that stood before it."""
    order = list(old)
    ahead = set(order[: order.index(name)])
    place = max((i + 1 for i, each in enumerate(found) if key(each) in ahead), default=0)
    found.insert(place, old[name])


def _with_fields(now: Any, before: Any, touches: Sequence[Part]) -> Any:
    changed = now
    for _kind, _name, field, *rest in touches:
        if field == "outlook":
            outlooks = dict(changed.outlooks)
            outlooks.pop(rest[0], None)
            if rest[0] in before.outlooks:
                outlooks[rest[0]] = before.outlooks[rest[0]]
            changed = replace(changed, outlooks=outlooks)
        elif field != "path":
            changed = replace(changed, **{str(field): getattr(before, str(field))})
    return changed


def _in_order(branches: Sequence[Branch], wanted: Sequence[str]) -> tuple[Branch, ...]:
    """Branches in an order; those that it does not know stay behind the one that they stand behind."""
    ranks: dict[str, tuple[int, int]] = {}
    rank = -1
    for i, branch in enumerate(branches):
        rank = wanted.index(branch.name) if branch.name in wanted else rank
        ranks[branch.name] = (rank, i)
    return tuple(sorted(branches, key=lambda branch: ranks[branch.name]))


def _whole(plan: Plan) -> bool:
    try:
        scenarios = plan.scenarios
    except BrokenTree:
        return False
    economies, commitments = {e.id for e in plan.economies}, {c.id for c in plan.commitments}
    return bool(scenarios) and all(s.economy in economies and s.commitment in commitments for s in scenarios)


def _rested_on(before: Plan, after: Plan, later: Sequence[Plan]) -> bool:
    """Whether a path that the change made a scenario's own was drawn on while what it was drawn over changed.

    Without the change the later drawing, there or in a scenario below, would have begun from that other path, and
    nobody can tell with which result.
    """
    now = later[-1]
    olds, news, nows = ({branch.name: branch for branch in plan.branches} for plan in (before, after, now))
    for name in news.keys() & olds.keys() & nows.keys():
        heirs = [each for each in _heirs(now, name) if each in news]
        for key in news[name].paths.keys() - olds[name].paths.keys():
            drawn_on = any(nows[each].paths.get(key) != news[each].paths.get(key) for each in heirs)
            if drawn_on and any(_below(after, name, key) != _below(plan, name, key) for plan in later):
                return True
    return False


def _heirs(plan: Plan, name: str) -> list[str]:
    """A scenario and all that hang below it."""
    found = [name]
    for each in _from_above(plan):
        if plan.scenario(each).parent in found:
            found.append(each)
    return found


def _below(plan: Plan, name: str, key: PathKey) -> Path | None:
    """What a scenario would show without a path of its own: its parent's, or the plain one; None where it is not."""
    if all(branch.name != name for branch in plan.branches):
        return None
    scenario = plan.scenario(name)
    return plan.path(plan.scenario(scenario.parent), *key) if scenario.parent else plan.plain_path(scenario, *key)


def _with_paths(plan: Plan, before: Plan, after: Plan, now: Plan) -> Plan:
    """The plan with its paths merged, scenarios above first."""
    olds, news = ({branch.name: branch for branch in each.branches} for each in (before, after))
    nows = {branch.name: branch for branch in now.branches}
    for name in _from_above(plan):
        if name not in olds or name not in news or name not in nows:
            continue
        mine, yours, ours = olds[name].paths, news[name].paths, nows[name].paths
        for key in {**mine, **yours, **ours}:
            known = [(key in each, each.get(key)) for each in (mine, yours, ours)]
            if known[0] != known[1] and known[2] == known[1]:
                plan = _with_raw(plan, name, key, known[0])
            elif known[0] != known[1] or key in ours:
                plan = _with_merged(plan, before, after, now, name, key)
    return plan


def _with_raw(plan: Plan, name: str, key: PathKey, wanted: tuple[bool, Path | None]) -> Plan:
    there, path = wanted

    def change(branch: Branch) -> Branch:
        if branch.name != name:
            return branch
        paths = {each: known for each, known in branch.paths.items() if each != key}
        return replace(branch, paths={**paths, key: path} if there else paths)

    return replace(plan, branches=tuple(map(change, plan.branches)))


def _with_merged(plan: Plan, before: Plan, after: Plan, now: Plan, name: str, key: PathKey) -> Plan:
    one, other, ours = (each.path(each.scenario(name), *key) for each in (before, after, now))
    if one == other:
        return plan
    return plan.with_path(plan.scenario(name), *key, merged_path(one, other, ours))


def _from_above(plan: Plan) -> list[str]:
    """The names of all scenarios, each behind its parent."""
    found: list[str] = []
    left = list(plan.branches)
    while left:
        found += [branch.name for branch in left if not branch.parent or branch.parent in found]
        left = [branch for branch in left if branch.name not in found]
    return found
