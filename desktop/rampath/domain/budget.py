"""Budget lines: a treasury's long list of items, with one or more columns of amounts, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rampath.domain.observation import Kind


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: its sheet column (from 1), heading, year, month (1 to 12, None for the year) and kind.

    `stage` is the budget's own word for it, such as "Soll", "Request" or "Utfall".
    """

    column: int
    heading: str
    year: int
    kind: Kind
    stage: str = ""
    month: int | None = None


@dataclass(frozen=True, eq=False)
class BudgetLines:
    """The lines of one sheet, in its order.

    `rows` [line] are sheet rows; `texts` holds, by role ("code", "title", "heading 1" ...), one text per line;
    `amounts` [line, column] are in `unit` (such as "USD million"), NaN where there is none; `counted` [line] is
    False for a line that other lines already hold (a Non-Add row, a heading, a total), with the reason in
    `why_not` by line. `shift` is the power of ten by which the sheet's numbers were multiplied.
    """

    member: str
    sheet: str
    edition: str
    file: str
    unit: str
    shift: int
    columns: tuple[AmountColumn, ...]
    rows: NDArray[np.int64]
    texts: Mapping[str, Sequence[str]]
    amounts: NDArray[np.float64]
    counted: NDArray[np.bool_]
    why_not: Mapping[int, str]

    @property
    def used(self) -> int:
        """How many cells gave an amount."""
        return int(np.isfinite(self.amounts).sum())

    def total(self, column: int, chosen: NDArray[np.bool_] | None = None) -> float:
        """The sum of an amount column over the counted lines (and of those, the chosen ones), in `unit`."""
        taken = self.counted if chosen is None else self.counted & chosen
        return float(np.nansum(self.amounts[taken, column]))
