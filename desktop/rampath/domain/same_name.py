"""Files of one name: whether one is a newer version of another, or somebody else's that is only called the same."""

import re
from collections.abc import Collection, Iterable

from rampath.domain.observation import Measure
from rampath.domain.plan import Plan, Source

Series = tuple[str, Measure | None]
"""A member's code and a measure; None for the lines of a budget."""


def edition_apart(plan: Plan, source: Source, series: Iterable[Series]) -> str:
    """The edition in which the figures of a file, which are of these series, stand in a plan.

    That is its own, but where the plan has it from another file of the same name that shares no series of a member
    with this one: then it is somebody else's, and its edition gets a number. A file that was read before is known by
    its SHA-256, and a newer version of it by its series, whatever number its edition has got.
    """
    editions = [each for each in plan.sources if each.file == source.file and _numbered(each.edition, source.edition)]
    if not editions:
        return source.edition
    for known in editions:
        if source.sha256 and known.sha256 == source.sha256:
            return known.edition
    told = _of_members(plan, series)
    held = {known.edition: _of_members(plan, _held(plan, known)) for known in editions}
    shared = {edition: len(told & known) for edition, known in held.items()}
    if any(shared.values()):
        return max(shared, key=shared.__getitem__)
    if not told or not all(held.values()):
        return next((edition for edition, known in held.items() if not known), source.edition)
    return _free_name(source.edition, {*plan.observations.editions, *(each.edition for each in plan.sources)})


def _numbered(edition: str, of: str) -> bool:
    return edition == of or re.fullmatch(rf"{re.escape(of)} \(\d+\)", edition) is not None


def _held(plan: Plan, source: Source) -> Iterable[Series]:
    """What the plan has of a file."""
    for row in plan.observations:
        if (row.file, row.edition) == (source.file, source.edition):
            yield row.member, row.measure
    for budget in plan.budgets:
        if (budget.file, budget.edition) == (source.file, source.edition):
            yield budget.member, None


def _of_members(plan: Plan, series: Iterable[Series]) -> set[Series]:
    """Those of members, which tell whose a file is, since the alliance's sums may stand in anybody's; else all."""
    found = set(series)
    return {each for each in found if each[0] in plan.register.codes} or found


def _free_name(edition: str, taken: Collection[str]) -> str:
    number = 2
    while f"{edition} ({number})" in taken:
        number += 1
    return f"{edition} ({number})"
