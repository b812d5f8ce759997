"""A commitment: a promised share of GDP, per pillar, with its deadline and the rule that judges it."""

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache


class Pillar(StrEnum):
    """Core defence expenditure (NATO definition), and the broader security spending beside it."""

    CORE = "core"
    BROADER = "broader"


class Rule(StrEnum):
    """How "meets" is judged: on the share as published (two decimals of a per cent), or exactly."""

    PUBLISHED = "published"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Target:
    """A pillar's promised share of GDP (a fraction). `up_to` marks a share that counts up to this much."""

    pillar: Pillar
    share: float
    up_to: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise with its source. `deadline` and `review` are years; `start` is the year it was made."""

    id: str
    name: str
    targets: tuple[Target, ...]
    start: int
    deadline: int
    review: int | None = None
    equipment_floor: float | None = None
    rule: Rule = Rule.PUBLISHED
    annual_plans: bool = False
    text: str = ""
    source: str = ""

    def target(self, pillar: Pillar) -> float | None:
        """The promised share (a fraction) of a pillar; None where nothing was promised."""
        for target in self.targets:
            if target.pillar is pillar:
                return target.share
        return None

    def meets(self, share: float | None, target: float | None) -> bool | None:
        """Whether a share reaches a target under this commitment's rule; None where there is no figure."""
        if share is None or target is None or math.isnan(share):
            return None
        if self.rule is Rule.EXACT:
            return share >= target
        return published(share) >= published(target)


@lru_cache(maxsize=16_384)  # an edit changes a few of the shares that every chart asks about
def published(share: float) -> Decimal:
    """A share as it would be published: per cent with two decimals, halves rounded up.

    The float is first brought to 12 significant digits, so that 0.02005, which lies a hair below its
    decimal name in binary, rounds as a reader of that name expects.
    """
    per_cent = Decimal(f"{share:.12g}") * 100
    if abs(per_cent) > _WIDEST:
        return per_cent  # no decimals are left in so large a number
    return per_cent.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


_WIDEST = Decimal(10) ** 20
