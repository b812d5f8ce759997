"""The rule for growth and deflator beyond the last year of an outlook: stated, so that it can be questioned."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import isfinite

from rampath.wording import marked, number, tr

FEWEST, MOST = 2, 30
"""How many years an average may be of."""

_AVERAGE = re.compile(r"average of (\d{1,2}) years")
_CONVERGE = re.compile(r"converge to (-?\d{1,2}(?:\.\d+)?) ?% by (\d{4})")


class Rule(StrEnum):
    """Keep the last year's rate, keep the average of the last years, or go evenly to a rate by a year."""

    HOLD = marked("hold last")
    AVERAGE = marked("average")
    CONVERGE = marked("converge")


@dataclass(frozen=True, slots=True)
class Extension:
    """A rule with its numbers: `years` for an average, `rate` (a fraction) and `by` (a year) for converging.

    Raises ValueError for numbers that the rule cannot use.
    """

    rule: Rule = Rule.HOLD
    years: int = 0
    rate: float = 0.0
    by: int = 0

    def __post_init__(self) -> None:
        if self.rule is Rule.AVERAGE and not FEWEST <= self.years <= MOST:
            raise ValueError(tr("An average is of {fewest} to {most} years.", fewest=FEWEST, most=MOST))
        if self.rule is Rule.CONVERGE and not (-0.2 <= self.rate <= 0.5 and 1949 <= self.by <= 2149):
            raise ValueError(tr("A rate to converge to lies between -20 and 50 %, and its year between 1949 and 2149."))

    @property
    def code(self) -> str:
        """The rule as files keep it: `hold last`, `average of 5 years`, `converge to 1.5 % by 2045`."""
        if self.rule is Rule.AVERAGE:
            return f"average of {self.years} years"
        if self.rule is Rule.CONVERGE:
            return f"converge to {float(f'{self.rate * 100:.10g}'):g} % by {self.by}"
        return Rule.HOLD.value

    @property
    def words(self) -> str:
        """The rule in words for people."""
        if self.rule is Rule.AVERAGE:
            return tr("the average of the last {years} years is held", years=self.years)
        if self.rule is Rule.CONVERGE:
            rate = number(self.rate * 100, 2)
            return tr("goes evenly to {rate} % by {year} and stays there", rate=rate, year=self.by)
        return tr("the last year is held")

    def after(self, values: tuple[float, ...], last_year: int, count: int) -> list[float]:
        """The rates of the `count` years after `last_year`, which `values` (fractions) end in; NaN without any."""
        known = [value for value in values if isfinite(value)]
        if not known or not isfinite(values[-1]):
            return [float("nan")] * count
        last = values[-1]
        if self.rule is Rule.AVERAGE:
            taken = known[-self.years :]
            return [sum(taken) / len(taken)] * count
        if self.rule is Rule.CONVERGE:
            span = self.by - last_year
            return [
                self.rate if step >= span else last + (self.rate - last) * step / span for step in range(1, count + 1)
            ]
        return [last] * count


HOLD_LAST = Extension()


def extension_of(text: str) -> Extension:
    """The rule that a text names, as files keep it; ValueError, in words, where it names none."""
    plain = " ".join(text.split()).casefold()
    if plain in {"", Rule.HOLD.value}:
        return HOLD_LAST
    average = _AVERAGE.fullmatch(plain)
    if average is not None:
        return Extension(Rule.AVERAGE, years=int(average[1]))
    converge = _CONVERGE.fullmatch(plain)
    if converge is not None:
        return Extension(Rule.CONVERGE, rate=float(Decimal(converge[1]) / 100), by=int(converge[2]))
    raise ValueError(
        tr("“{text}” is no rule; expected “hold last”, “average of 5 years” or “converge to 1.5 % by 2045”", text=text)
    )
