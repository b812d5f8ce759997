"""How far a published figure may be from what it was rounded from."""

from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from rampath.domain.observation import Measure, Observation

HALF_A_HUNDREDTH = 0.00005
"""Half a unit of the second decimal of a per cent, as a fraction."""

_FEW = 4


class Rounding:
    """The rounding of each series of one publication, told from the decimals that its figures have.

    Spreadsheets drop the zeros at the end, so that a per cent alone, or one of few, tells nothing: it has two decimals.
    """

    def __init__(self, rows: Iterable[Observation]) -> None:
        decimals: dict[tuple[Measure, str, str], list[int]] = {}
        for row in rows:
            decimals.setdefault(_series(row), []).append(decimals_of(row))
        self._half_units = {key: 0.5 * 10.0 ** -float(median(found)) for key, found in decimals.items()}
        self._few = {key for key, found in decimals.items() if len(found) < _FEW}

    def of(self, row: Observation) -> float:
        """Half a unit of the last decimal of the row's series, in the row's unit; per cents have two."""
        half: float = self._half_units[_series(row)]
        if row.unit != "fraction":
            return half
        return HALF_A_HUNDREDTH if _series(row) in self._few else max(half / 100, HALF_A_HUNDREDTH)


def _series(row: Observation) -> tuple[Measure, str, str]:
    return row.measure, row.unit, row.price_basis


def decimals_of(row: Observation) -> int:
    """The decimals that a figure shows in its unit; a share as per cent, with the noughts of its text.

    They come from the value, since a text may part thousands (`52,119`) or count in billions (`12.345`).
    """
    exponent = Decimal(repr(row.value)).as_tuple().exponent
    shown = -exponent if isinstance(exponent, int) and not row.value.is_integer() else 0
    if row.unit != "fraction":
        return max(0, shown)
    _, _, behind = row.raw.replace(",", ".").partition(".")
    return max(0, shown - 2, len(behind) if behind.isdigit() else 0)
