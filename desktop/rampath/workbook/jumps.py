"""Figures that stand out from their own series: a thousandfold jump there and back, or a sign that cannot be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rampath.domain.observation import Measure, Observation

CHANGES = frozenset(
    {
        Measure.REAL_CHANGE,
        Measure.REAL_CHANGE_OVER_PERIOD,
        Measure.EQUIPMENT_REAL_CHANGE,
        Measure.GDP_REAL_GROWTH,
        Measure.GDP_DEFLATOR,
    }
)
"""What may be negative, and may jump."""
_JUMP = 300.0
"""Far more than prices ever rose in a year in any member's figures, and less than a slip of three decimals."""
_STEADY = 30.0


class Doubt(NamedTuple):
    """An observation that stands out, by its place in the sequence; the value that it may be meant to have, if any."""

    at: int
    meant: float | None


def doubts(observations: Sequence[Observation]) -> Iterator[Doubt]:
    """The figures that stand out from those of the years around them in the same series."""
    series: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, row in enumerate(observations):
        if row.measure not in CHANGES:
            sheet = row.cell.rpartition("!")[0]
            series[sheet, row.member, row.measure, row.unit, row.price_basis, row.detail].append(at)
    for places in series.values():
        ordered = sorted((at for at in places if observations[at].value), key=lambda at: observations[at].year)
        for nth, at in enumerate(ordered):
            value = observations[at].value
            around = [observations[other].value for other in _around(ordered, nth)]
            if value < 0 <= min(around, default=0):
                yield Doubt(at, -value)
            elif len(around) == 2 and _steady(*around) and _stands_out(value, *around):
                yield Doubt(at, _meant(value, *around))


def _around(ordered: Sequence[int], nth: int) -> Sequence[int]:
    """The two nearest in time: one on each side, or two on one side at an end."""
    if 0 < nth < len(ordered) - 1:
        return (ordered[nth - 1], ordered[nth + 1])
    return ordered[1:3] if nth == 0 else ordered[-3:-1]


def _steady(one: float, other: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high < _STEADY * low


def _stands_out(value: float, one: float, other: float) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return not low / _JUMP <= abs(value) <= high * _JUMP


def _meant(value: float, one: float, other: float) -> float | None:
    """The value by a power of a thousand less or more that stands among its neighbours."""
    low, high = sorted((abs(one), abs(other)))
    readings = (value * factor for factor in (1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9))
    return next((each for each in readings if low / _STEADY <= abs(each) <= high * _STEADY), None)
