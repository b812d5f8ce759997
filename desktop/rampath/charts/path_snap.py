"""Where a dragged share comes to rest: steps, magnets, and the keys that change them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rampath.domain.path import HIGHEST_SHARE


class Step(Enum):
    """The step of a drag or an arrow key, in percentage points; FREE does not snap at all."""

    USUAL = 0.05
    FINE = 0.01
    COARSE = 0.25
    FREE = 0.0

    @property
    def share(self) -> float:
        """The step as a fraction."""
        return self.value / 100


@dataclass(frozen=True, slots=True)
class Magnet:
    """A share (a fraction) that draws the hand, with the words for what it is."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The share (a fraction) at which the hand rests, and the magnet that holds it, if one does."""

    share: float
    magnet: Magnet | None = None


def rest(share: float, step: Step, magnets: Sequence[Magnet], reach: float, gdp: float | None = None) -> Rest:
    """The nearest step, or a magnet within `reach` (a fraction); within 0 and the highest share in any case.

    A magnet wins over a step, the nearest magnet over the others. Without snapping there are neither. Where the hand
    draws money, `gdp` is what a share of 1 is in it, and steps are round sums: 1, 2 or 5 times a power of ten, the one
    next to what the step in points comes to.
    """
    share = min(max(share, 0.0), HIGHEST_SHARE)
    if step is Step.FREE:
        return Rest(round(share, 6))
    near = min(magnets, key=lambda magnet: abs(magnet.share - share), default=None)
    if near is not None and abs(near.share - share) <= reach:
        return Rest(near.share, near)
    if gdp:
        sum_ = round_sum(step.share * gdp)
        return Rest(min(round(share * gdp / sum_) * sum_ / gdp, HIGHEST_SHARE))
    per_cent = round(share * 100 / step.value) * step.value
    return Rest(min(round(per_cent / 100, 8), HIGHEST_SHARE))


def round_sum(about: float) -> float:
    """The round sum (1, 2 or 5 times a power of ten) nearest to a sum above zero, by its ratio."""
    power = 10.0 ** math.floor(math.log10(about))
    return min((m * power for m in (1.0, 2.0, 5.0, 10.0)), key=lambda sum_: abs(math.log(sum_ / about)))


def nudged(share: float, step: Step, direction: int, gdp: float | None = None) -> float:
    """The next step up (1) or down (-1) from a share, as an arrow key goes; without snap by 0.001 pp.

    Steps of money are round sums, as in `rest`.
    """
    size = step.value or 0.001
    if gdp:
        size = round_sum(size / 100 * gdp) / gdp * 100
    steps = share * 100 / size
    nearest = round(steps)
    between = math.ceil(steps) if direction > 0 else math.floor(steps)
    target = nearest + direction if abs(steps - nearest) < 1e-6 else between
    found = target * size / 100
    return min(max(found if gdp else round(found, 8), 0.0), HIGHEST_SHARE)
