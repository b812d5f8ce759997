"""The thresholds of advice: from where on something in a path is worth a word."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isfinite

from rampath.wording import marked


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All are fractions (0.001 is 0.10 pp) but `flat_years`.

    `step_over_best` and `growth_over_best`: how far a planned year may exceed the member's own best one; `step_peers`:
    how far the peers' median largest step; `flat_step`: what counts as no rise, for `flat_years` years or more before
    a jump; `jump_part`: the part of the whole rise that the jump must be; `behind`: how far below the straight line
    the review year may lie; `slide`: how far a share may fall from one year to the next. Raises ValueError for a value
    that is no number of zero or more.
    """

    step_over_best: float = 0.0
    growth_over_best: float = 0.0
    step_peers: float = 0.001
    flat_step: float = 0.0002
    flat_years: float = 3
    jump_part: float = 0.5
    behind: float = 0.0005
    slide: float = 0.00005

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if not isfinite(value) or value < 0:
                raise ValueError(each.name)


USUAL = Thresholds()

THRESHOLD_WORDS: Mapping[str, str] = {
    "step_over_best": marked("A step above the member's own largest so far, by more than (pp)"),
    "growth_over_best": marked("Real growth above the member's own largest so far, by more than (pp)"),
    "step_peers": marked("A step above the median of the peers' largest, by more than (pp)"),
    "flat_step": marked("A year counts as flat where the share rises by no more than (pp)"),
    "flat_years": marked("A jump follows flat years, at least (years)"),
    "jump_part": marked("A jump is a part of the whole rise, at least (%)"),
    "behind": marked("Below the straight line at the review, by more than (pp)"),
    "slide": marked("The share falls in a year, by more than (pp)"),
}
"""What each threshold says, with the unit in which people see it: 100 times the fraction, but years as they are."""
