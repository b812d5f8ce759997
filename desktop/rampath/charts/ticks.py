"""Which values an axis names: whole years that fit side by side, and round shares, few of them."""

import math
from collections.abc import Sequence

_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0)
"""Steps of a share axis, in per cent."""

_YEAR_STEPS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50)

MOST_TICKS = 5
"""No more than this many named shares stand on one side of a chart."""


def year_ticks(low: float, high: float, length: float, label: float) -> tuple[list[int], list[int]]:
    """The years to name and the years to leave unnamed between `low` and `high`.

    `length` is the axis in pixels and `label` the room that one name takes. Names are counted back from
    the last year, which is most often the deadline; a step that also names the first year goes first.
    """
    first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
    if last < first or length <= 0:
        return [], []
    room = length / max(high - low, 1e-9)
    fitting = [step for step in _YEAR_STEPS if step * room >= label] or [last - first + 1]
    even = [step for step in fitting if (last - first) % step == 0 and step <= 2 * fitting[0]]
    step = even[0] if even else fitting[0]
    named = list(range(last, first - 1, -step))[::-1]
    return named, [year for year in range(first, last + 1) if year not in set(named)]


def share_step(low: float, high: float, length: float, label: float) -> float:
    """The step (in per cent) between named shares: the smallest that keeps them few and apart."""
    room = max(1, min(MOST_TICKS, int(length / label) if label > 0 else MOST_TICKS))
    for step in _STEPS:
        if len(share_ticks(low, high, step)) <= room:
            return step
    return max(_STEPS[-1], high - low)


def share_ticks(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` from `low` to `high`."""
    begin, end = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if end - begin > 1000:
        return [low] * 1001
    return [round(i * step, 6) for i in range(begin, end + 1)]


def decimals(values: Sequence[float]) -> int:
    """How many decimals tell these values apart, the same for all of them; two at most."""
    for places in (0, 1):
        if all(abs(value - round(value, places)) < 1e-9 for value in values):
            return places
    return 2


def top_of(shares: Sequence[float], headroom: float = 0.06) -> float:
    """The upper end, in per cent, of an axis from zero that shows these shares (fractions) with headroom."""
    highest = max(shares, default=0.0) * 100 * (1 + headroom)
    return max(1.0, math.ceil(highest * 4 - 1e-9) / 4)


def round_step(low: float, high: float, length: float, label: float) -> float:
    """The step of 1, 2 or 5 times a power of ten that keeps named values few and apart."""
    room = max(1, min(MOST_TICKS, int(length / label) if label > 0 else MOST_TICKS))
    span = max(high - low, 1e-12)
    power = 10.0 ** (math.floor(math.log10(span)) - 2)
    while True:
        for digit in (1, 2, 5):
            step = digit * power
            begin, end = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
            if end - begin + 1 <= room:
                return step
        power *= 10


def span_of(shares: Sequence[float], step: float) -> tuple[float, float]:
    """From below the lowest share (a fraction) to above the highest, in per cent, at whole steps of `step` per cent."""
    low, high = min(shares) * 100, max(shares) * 100
    margin = max((high - low) * 0.04, step * 0.1)
    return max(0.0, (low - margin) // step * step), -(-(high + margin) // step) * step
