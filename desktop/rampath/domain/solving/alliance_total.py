"""An alliance total shared out over members in one year: by GDP, by gap, or equally."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rampath.domain.group import members_counted
from rampath.wording import marked, money, tr

_CLOSE = 1e-9


class Key(StrEnum):
    """What the members' parts go by."""

    GDP = marked("by GDP")
    GAP = marked("by gap")
    EQUAL = marked("equally")


@dataclass(frozen=True, slots=True)
class Part:
    """One member's side of a share-out, in millions of one currency: its GDP, what it spends at its last share, the
    gap to its target, and the most that it may spend more (infinite: no limit; 0: its year is held).
    """

    member: str
    gdp: float
    spending: float
    gap: float
    most: float


@dataclass(frozen=True, slots=True)
class ShareOut:
    """More spending by member, in millions, and what could not be placed, with one sentence."""

    more: Mapping[str, float]
    left: float
    said: str


def share_out_members(parts: Sequence[Part], total: float, key: Key, currency: str = "USD") -> ShareOut:
    """Share out `total` (millions, zero or more). A member at its limit takes that; the others share what remains.

    Raises ValueError for a total that is below zero or no number.
    """
    if not np.isfinite(total) or total < 0:
        raise ValueError("A total is a number, zero or more.")
    weights = {part.member: _weight(part, key) for part in parts}
    more = dict.fromkeys(weights, 0.0)
    room = [part for part in parts if weights[part.member] > 0 and part.most > 0]
    left = total
    while room and left > _CLOSE * max(1.0, total):
        weighed = sum(weights[part.member] for part in room)
        due = {part.member: left * (weights[part.member] / weighed) for part in room}
        full = [part for part in room if due[part.member] >= part.most]
        for part in full or room:
            more[part.member] = min(part.most, due[part.member])
        left = total - sum(more.values())
        if not full:
            left = 0.0
            break
        room = [part for part in room if part not in full]
    counted = sum(1 for value in more.values() if value > 0)
    said = tr("{sum} more a year over {members}, {key}.",
              sum=money(total - left, currency), members=members_counted(counted), key=tr(key.value))  # fmt: skip
    if left > _CLOSE * max(1.0, total):
        said += " " + tr("{sum} could not be placed: every other member is at its limit.", sum=money(left, currency))
    return ShareOut(more, max(0.0, left), said)


def _weight(part: Part, key: Key) -> float:
    return {Key.GDP: part.gdp, Key.GAP: max(0.0, part.gap), Key.EQUAL: 1.0}[key]
