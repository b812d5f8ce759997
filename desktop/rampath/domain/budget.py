"""Budget lines: a treasury's long list of items, with one or more columns of amounts, as arrays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum

import numpy as np
from numpy.typing import NDArray

from rampath.domain.observation import CURRENT, Kind

_CENTS = 1e8
"""Cents in a million."""
_EXACT = 2.0**53
"""Up to here every whole number is a float."""

Chosen = NDArray[np.bool_]
"""Which lines are meant, one truth for each."""


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: its sheet column (from 1), heading, year, month (1 to 12, None for the year) and kind.

    `stage` is the budget's own word for it, such as "Soll", "Request" or "Utfall". The year is 0 where each line
    tells its own.
    """

    column: int
    heading: str
    year: int
    kind: Kind
    stage: str = ""
    month: int | None = None


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """What the counted lines of a list add up to, for one year and stage, in the list's unit.

    `part` and `side` name what was added ("" for all lines, and for a list without sides); `months` are those that
    hold amounts, none for an amount of the whole year; `lines` is how many lines have an amount in it.
    """

    part: str
    side: str
    year: int
    stage: str
    kind: Kind
    months: tuple[int, ...]
    lines: int
    amount: float
    place: str = field(default="", compare=False)
    """The cells from the first to the last that was added: `List!F7:F90`."""


@dataclass(frozen=True, eq=False)
class BudgetLines:
    """The lines of one sheet, in its order.

    `rows` [line] are sheet rows; `texts` holds, by role ("code", "title", "heading 1" ...), one text per line;
    `amounts` [line, column] are in `unit` (such as "USD million"), NaN where there is none; `counted` [line] is
    False for a line that other lines already hold (a Non-Add row, a heading, a total), with the reason in
    `why_not` by line. `shift` is the power of ten by which the sheet's numbers were multiplied.

    `years` [line] is each line's own year, where the list tells it so. `sides` are never added together (revenue
    and expenditure), `parts` are wanted totals; both are the lines that belong to them, by name. `repeats` names
    the sheet whose lines this one shows again; lists that are `joined` are parts of one budget. What is actual counts
    as an estimate from the year `estimates_from` on.
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
    counted: Chosen
    why_not: Mapping[int, str]
    years: NDArray[np.int64] | None = None
    sides: Mapping[str, Chosen] = field(default_factory=dict)
    parts: Mapping[str, Chosen] = field(default_factory=dict)
    repeats: str = ""
    joined: bool = False
    price_basis: str = CURRENT
    estimates_from: int | None = None

    @property
    def used(self) -> int:
        """How many cells gave an amount."""
        return int(np.isfinite(self.amounts).sum())

    def total(self, column: int, chosen: Chosen | None = None) -> float:
        """The sum of an amount column over the counted lines (and of those, the chosen ones), in `unit`.

        Exact but for the last rounding. A list with sides has no total over all of them: choose a side.
        """
        if self.sides and chosen is None:
            raise ValueError(tuple(self.sides))
        return self._sum([column], self.counted if chosen is None else self.counted & chosen)

    def totals(self) -> tuple[BudgetTotal, ...]:
        """The totals of the counted lines by side, part, year and stage; the months of a year are added up.

        Two columns of the same year that are no months are never added: one may hold the other. They are added up
        once, since several ask for them.
        """
        return self._added_up

    @cached_property
    def _added_up(self) -> tuple[BudgetTotal, ...]:
        found = []
        for side, of_side in self.sides.items() or [("", self._all)]:
            for part, of_part in [("", self._all), *self.parts.items()]:
                for year, of_year in self._by_year():
                    taken = self.counted & of_side & of_part & of_year
                    if taken.any():
                        found += [*self._totals(part, side, year, taken, of_year)]
        return tuple(found)

    @property
    def _all(self) -> Chosen:
        return np.ones(len(self.rows), dtype=np.bool_)

    def _by_year(self) -> list[tuple[int, Chosen]]:
        if self.years is None:
            return [(0, self._all)]
        return [(int(year), self.years == year) for year in np.unique(self.years) if year]

    def _totals(self, part: str, side: str, year: int, taken: Chosen, of_year: Chosen) -> Iterator[BudgetTotal]:
        for group in self._groups():
            first = self.columns[group[0]]
            held = np.isfinite(self.amounts[:, group]) & taken[:, np.newaxis]
            if held.any():
                of = first.year or year
                yield BudgetTotal(
                    part, side, of, first.stage, self._kind(first.kind, of), self._months(group, held, of_year),
                    int(held.any(axis=1).sum()), self._sum(group, taken), self._place(group, held),
                )  # fmt: skip

    def _months(self, group: list[int], held: Chosen, of_year: Chosen) -> tuple[int, ...]:
        """The months that hold amounts, but for those at the end whose few amounts in the year's list are all zeros.

        Such a month is not over yet: a list up to July may have a zero of August in a single line.
        """
        months = {month: nth for nth, at in enumerate(group) if (month := self.columns[at].month) is not None}
        amounts = self.amounts[of_year][:, group]
        filled = np.isfinite(amounts).sum(axis=0)
        is_over = np.nan_to_num(amounts).any(axis=0) | (filled == filled.max())
        last = max((month for month, nth in months.items() if is_over[nth]), default=0)
        return tuple(sorted(month for month, nth in months.items() if held[:, nth].any() and month <= last))

    def _kind(self, kind: Kind, year: int) -> Kind:
        is_final = self.estimates_from is None or year < self.estimates_from
        return Kind.ESTIMATE if kind is Kind.ACTUAL and not is_final else kind

    def _place(self, group: list[int], held: Chosen) -> str:
        rows = self.rows[held.any(axis=1)]
        columns = [self.columns[at].column for nth, at in enumerate(group) if held[:, nth].any()]
        first, last = f"{_letters(min(columns))}{rows.min()}", f"{_letters(max(columns))}{rows.max()}"
        return f"{self.sheet}!{first}" if first == last else f"{self.sheet}!{first}:{last}"

    def _groups(self) -> list[list[int]]:
        """The columns that are added up: the months of a year and stage; every other column stands alone."""
        groups: dict[tuple[object, ...], list[int]] = {}
        for at, column in enumerate(self.columns):
            key = (column.year, column.stage, column.kind, None if column.month is not None else at)
            groups.setdefault(key, []).append(at)
        return [*groups.values()]

    def _sum(self, columns: list[int], taken: Chosen) -> float:
        amounts = self.amounts[taken][:, columns]
        return sum_of(amounts[np.isfinite(amounts)])


def _letters(column: int) -> str:
    """`AB` of the 28th column."""
    letters = ""
    while column:
        column, at = divmod(column - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters


def sum_of(millions: NDArray[np.float64]) -> float:
    """The sum of amounts in millions; of amounts of whole cents, the float that is nearest to it to the cent.

    Cents are whole numbers, whose sum is exact; 0.7 + 0.2 as floats is not 0.9.
    """
    cents = np.rint(millions * _CENTS)  # never too large: amounts end far below the largest float
    if (cents / _CENTS == millions).all() and (np.abs(cents) < _EXACT).all():
        return fsum(cents.tolist()) / _CENTS
    return fsum(millions.tolist())
