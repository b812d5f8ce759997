"""Caps: how fast a path may rise, and what of a request, the caps and the holds stands in the way of a solution."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.domain.path import Path
from rampath.wording import marked


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that a share may rise in a year, and real spending may grow in a year (both fractions); None: no cap.

    Raises ValueError for a cap on the step below zero and for real growth at or below -100 %.
    """

    step: float | None = None
    real_growth: float | None = None

    def __post_init__(self) -> None:
        if self.step is not None and not 0 <= self.step < float("inf"):
            raise ValueError("A cap on the yearly step is zero or more.")
        if self.real_growth is not None and not -1 < self.real_growth < float("inf"):
            raise ValueError("A cap on real growth is above -100 %.")


class Binding(StrEnum):
    """What stands in the way."""

    STEP = marked("the cap on the yearly step")
    REAL_GROWTH = marked("the cap on real growth")
    HOLD = marked("a held year")
    BOTH_CAPS = marked("the two caps together")
    DEADLINE = marked("the deadline")
    MONEY = marked("the sum of money")


@dataclass(frozen=True, slots=True)
class Solved:
    """A path that answers the request, and one sentence on it."""

    path: Path
    said: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """A request without an answer: what binds, one sentence on why, and the nearest path that is possible.

    `nearest` keeps every cap and hold and comes as near to the request as they let it; None where even the holds
    contradict the caps. `offer` says what it reaches, and what would have to give.
    """

    binding: Binding
    said: str
    nearest: Path | None
    offer: str


Answer = Solved | Impossible
