"""How far a published figure may be from what it was rounded from."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median

import numpy as np

from rampath.domain.observation import Measure, Observation

HALF_A_HUNDREDTH = 0.00005
"""Half a unit of the second decimal of a per cent, as a fraction."""

_NO_DIGIT = re.compile(r"\D")
_FEW = 4
_MOST = 9
"""More decimals are those of a calculation, and half a unit of the last is nothing beside any other rounding."""


class Rounding:
    """The rounding of each series of one publication, told from the decimals that its figures have.

    Spreadsheets drop the zeros at the end, so that a per cent alone, or one of few, tells nothing: it has two decimals.
    """

    def __init__(self, rows: Iterable[Observation]) -> None:
        decimals: dict[tuple[Measure, str, str], list[int]] = {}
        for row in rows:
            decimals.setdefault(_series(row), []).append(decimals_of(row))
        self._half_units = {key: half_unit(key[1], found) for key, found in decimals.items()}

    def of(self, row: Observation) -> float:
        """Half a unit of the last decimal of the row's series, in the row's unit; per cents have two."""
        return self._half_units[_series(row)]


def half_unit(unit: str, decimals: Sequence[int]) -> float:
    """Half a unit of the last decimal that figures of a kind have, by the decimals of each; in their unit."""
    half: float = 0.5 * 10.0 ** -float(median(decimals))
    if unit != "fraction":
        return half
    return HALF_A_HUNDREDTH if len(decimals) < _FEW else max(half / 100, HALF_A_HUNDREDTH)


def _series(row: Observation) -> tuple[Measure, str, str]:
    return row.measure, row.unit, row.price_basis


def decimals_of(row: Observation) -> int:
    """The decimals that a figure shows in its unit; a share as per cent, with the noughts of its text.

    They come from the value, since a text may part thousands (`52,119`) or count in billions (`12.345`). They are
    below zero where the text has fewer digits than the value in its unit: -3 of `13`, which are billions.
    """
    exponent = Decimal(repr(row.value)).as_tuple().exponent
    shown = -exponent if isinstance(exponent, int) and not row.value.is_integer() else 0
    if row.unit != "fraction":
        return max(0, shown) or -_noughts(row)
    _, _, behind = row.raw.replace(",", ".").partition(".")
    return max(0, shown - 2, len(behind) if behind.isdigit() else 0)


def _noughts(row: Observation) -> int:
    """How many noughts the unit adds to the digits of a figure's text."""
    digits, text = f"{abs(row.value):.0f}", _NO_DIGIT.sub("", row.raw).lstrip("0")
    return len(digits) - len(text) if text and digits == text.ljust(len(digits), "0") else 0


def decimals_in(numbers: Sequence[float]) -> list[int]:
    """The decimals that each number has as it is written in full, up to nine."""
    values = np.array(numbers, dtype=np.float64)
    found = np.full(values.shape, _MOST)
    for decimals in reversed(range(_MOST)):
        power = 10.0**decimals
        found[np.rint(values * power) / power == values] = decimals
    told: list[int] = found.tolist()
    return told
