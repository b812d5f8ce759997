"""Figures of which a file asks something: they are not gone from it, and not read from it either."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from rampath.domain.plan import Plan
from rampath.domain.reimport import Change, Decision, Difference, key_of

Awaited = Callable[[str], bool]
"""Whether a cell (`Table 3!L5`) may give a figure once the open questions of its file are answered."""


def nothing_awaited(_cell: str) -> bool:
    """What holds of a file without open questions."""
    return False


def is_awaited(difference: Difference, awaited: Awaited | None) -> bool:
    """Whether a figure only seems to be gone from the file, which asks about it."""
    return awaited is not None and difference.change is Change.GONE and awaited(difference.row.cell)


def without_awaited(found: Iterable[Difference], awaited: Awaited) -> tuple[Difference, ...]:
    """The differences but for figures that the file asks about."""
    return tuple(each for each in found if not is_awaited(each, awaited))


def keeping_awaited(plan: Plan, file: str, edition: str, sha256: str, read: Collection[str], awaited: Awaited) -> Plan:
    """The plan, which remembers which figures of a file's edition stand from earlier bytes of it than those of
    `sha256`: those that its cells `read` do not give, and that it asks about. They are not told as read from it now.
    """
    if {known.sha256 for known in plan.sources if (known.file, known.edition) == (file, edition)} <= {sha256}:
        return plan
    decisions = {decision.key: decision for decision in plan.decisions}
    for row in plan.observations.in_edition(edition).rows:
        if row.file == file and row.cell not in read and awaited(row.cell):
            decisions[key_of(row)] = Decision(key_of(row), "")
    return replace(plan, decisions=tuple(decisions.values()))
