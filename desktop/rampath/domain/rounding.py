"""How far a published figure may be from what it was rounded from."""

from collections.abc import Iterable
from statistics import median

from rampath.domain.observation import Measure, Observation

HALF_A_HUNDREDTH = 0.00005
"""Half a unit of the second decimal of a per cent, as a fraction."""

Kept = tuple[Measure, str, str]


_FEW = 4


class Rounding:
    """The rounding of each series of one publication, told from the decimals that its figures have.

    Spreadsheets drop the zeros at the end, so that a per cent alone, or one of few, tells nothing: it has two decimals.
    """

    def __init__(self, rows: Iterable[Observation]) -> None:
        decimals: dict[Kept, list[int]] = {}
        for row in rows:
            decimals.setdefault(_series(row), []).append(decimals_in(row.raw))
        self._half_units = {key: 0.5 * 10.0 ** -float(median(found)) for key, found in decimals.items()}
        self._few = {key: len(found) < _FEW for key, found in decimals.items()}

    def of(self, row: Observation) -> float:
        """Half a unit of the last decimal of the row's series, in the row's unit; per cents have two."""
        half: float = self._half_units[_series(row)]
        if row.unit != "fraction":
            return half
        return HALF_A_HUNDREDTH if self._few[_series(row)] else max(half / 100, HALF_A_HUNDREDTH)


def _series(row: Observation) -> Kept:
    return row.measure, row.unit, row.price_basis


def decimals_in(raw: str) -> int:
    _, _, behind = raw.replace(",", ".").partition(".")
    return len(behind) if behind.isdigit() else 0
