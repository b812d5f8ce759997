"""In which power of ten money stands, told by what it comes to beside GDP, its share and its amount per head."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log10
from statistics import median

Numbers = Sequence[float | None]
"""The figures of a column, row by row; None where there is none."""

_LEAST_GDP = 7e9
"""The GDP of each of the EDA's members lies between this and a thousand times as much, in euro."""
_LEAST_PEOPLE = 2e5
"""And so do their populations."""
_MOSTLY = 0.75
_NEAR = 0.3
_MOST_OF_THE_WHOLE = 1.05
_STEP = 3


def power_of_gdp(gdp: Numbers) -> int | None:
    """The power of ten, by thousands, in which figures come to the GDP of countries; None where they do not agree."""
    return _agreed(_of_size(value, _LEAST_GDP) for value in gdp if value is not None and value > 0)


def power_of_total(total: Numbers, share: Numbers, per_head: Numbers, gdp: Numbers) -> int | None:
    """The power of ten in which total expenditure stands.

    `share` are fractions of GDP, `per_head` and `gdp` are in single units of the currency. Each may be empty. Where
    there is GDP, total over share must come to it; else to the GDP of some country, and total over the amount per head
    to a population. None where the rows say nothing, or do not agree.
    """
    return _agreed(_votes(total, share, per_head, gdp))


def too_large(part: Numbers, total: Numbers, power: int) -> int | None:
    """The power in which an item is no larger than the total of its row; None where it already is no larger.

    `power` is the one between them as they are taken now: ten to it times a part is in the unit of the total.
    """
    ratios = [p / t for p, t in zip(part, total, strict=False) if p is not None and t is not None and t > 0]
    if not ratios:
        return None
    middle, fitting = median(ratios), power
    while middle * 10.0**fitting > _MOST_OF_THE_WHOLE:
        fitting -= _STEP
    return None if fitting == power else fitting


def _votes(total: Numbers, share: Numbers, per_head: Numbers, gdp: Numbers) -> Iterable[int | None]:
    for row, value in enumerate(total):
        if value is None or value <= 0:
            continue
        part, each, whole = _at(share, row), _at(per_head, row), _at(gdp, row)
        if part and whole:
            yield _nearest(whole * part / value)
        elif part:
            yield _of_size(value / part, _LEAST_GDP)
        if each:
            yield _of_size(value / each, _LEAST_PEOPLE)


def _at(numbers: Numbers, row: int) -> float | None:
    value = numbers[row] if row < len(numbers) else None
    return value if value is not None and value > 0 else None


def _of_size(value: float, least: float) -> int:
    """The one power, by thousands, that brings a value to between `least` and a thousand times as much."""
    power = 0
    while value * 10.0**power < least:
        power += _STEP
    while value * 10.0**power >= least * 10**_STEP:
        power -= _STEP
    return power


def _nearest(factor: float) -> int | None:
    """The power by thousands that a factor nearly is."""
    exact = log10(factor)
    near = _STEP * round(exact / _STEP)
    return near if abs(exact - near) <= _NEAR else None


def _agreed(votes: Iterable[int | None]) -> int | None:
    counted = Counter(votes)
    if not counted:
        return None
    power, count = counted.most_common(1)[0]
    return power if count >= _MOSTLY * counted.total() else None
