"""The vintage table: what one figure was in each edition, and how far it was revised from one to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite, nan

from rampath.domain.conversion import conversion
from rampath.domain.edition import published_in, publisher_of
from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Measure, Observation, Observations


@dataclass(frozen=True, slots=True)
class Variant:
    """One series of a member that editions tell: a measure, and of money in whose currency and which prices.

    `currency` and `prices` are empty where there is no money. Which currency a member's own is, and the base year of
    constant prices, belong to the edition: NATO's of 2024 are in leva and prices of 2015, those of 2026 in euros and
    prices of 2021.
    """

    measure: Measure
    currency: str = ""
    prices: str = ""
    detail: str = ""


OWN, DOLLARS = "own", "USD"
CONSTANT = "constant"


def variant_of(row: Observation) -> Variant:
    if row.currency is None:
        return Variant(row.measure, detail=row.detail)
    prices = row.price_basis if row.price_basis in {"", CURRENT} else CONSTANT
    return Variant(row.measure, DOLLARS if row.currency == DOLLARS else OWN, prices, row.detail)


def variants(observations: Observations, member: str) -> tuple[Variant, ...]:
    """The series that there are of a member, core shares first, else in the order of the measures."""
    order = [Measure.CORE_SHARE, *(measure for measure in Measure if measure is not Measure.CORE_SHARE)]
    found = {variant_of(row) for row in _of_member(observations, member)}
    return tuple(
        sorted(found, key=lambda v: (order.index(v.measure), v.currency == DOLLARS, v.prices != CURRENT, v.detail))
    )


@dataclass(frozen=True, slots=True)
class Vintage:
    """One edition's figures of a series, a place for each year of the table.

    `factor` brings its money to the currency of the newest edition, at the fixed rate of a change of currency.
    """

    edition: str
    figures: tuple[Observation | None, ...]
    factor: float = 1.0

    @property
    def unit(self) -> str:
        """The unit of the last figure, such as "EUR million"."""
        return next((row.unit for row in reversed(self.figures) if row is not None), "")

    @property
    def price_basis(self) -> str:
        return next((row.price_basis for row in reversed(self.figures) if row is not None), "")


@dataclass(frozen=True)
class VintageTable:
    """A member's series in every edition that tells it, the oldest edition first.

    `counts` holds, by year, the edition whose figure counts; None where none does.
    """

    member: str
    variant: Variant
    years: tuple[int, ...]
    vintages: tuple[Vintage, ...]
    counts: tuple[str | None, ...]

    @cached_property
    def lines(self) -> tuple[tuple[int, bool], ...]:
        """The rows as they are shown: an edition's number, and below it where an older one of its publisher is, again
        with True, for its revisions.
        """
        return tuple(
            (row, revised)
            for row in range(len(self.vintages))
            for revised in (False, True)
            if not revised or self._older[row]
        )

    def before(self, row: int, column: int) -> Vintage | None:
        """The next older edition of the same publisher that has a figure for this year.

        What another publisher says is no revision: it may count other things.
        """
        return next((older for older in self._older[row] if older.figures[column] is not None), None)

    def revised_from(self, row: int) -> tuple[str, ...]:
        """The editions that an edition's figures are compared with, the newest first."""
        columns = [i for i in range(len(self.years)) if self.revision(row, i) is not None]
        against = {older.edition for i in columns if (older := self.before(row, i)) is not None}
        return tuple(older.edition for older in self._older[row] if older.edition in against)

    @cached_property
    def _older(self) -> tuple[tuple[Vintage, ...], ...]:
        """Of each edition the older ones of its publisher, the newest of them first."""
        whose = [publisher_of(vintage.edition) for vintage in self.vintages]
        return tuple(
            tuple(self.vintages[i] for i in reversed(range(row)) if whose[i] == publisher)
            for row, publisher in enumerate(whose)
        )

    def revision(self, row: int, column: int) -> float | None:
        """By how much an edition revised a year's figure; None where there is nothing to compare.

        A difference of fractions (times 100: percentage points); of money and heads the relative change. Money is
        compared in the same prices only.
        """
        vintage, older = self.vintages[row], self.before(row, column)
        now, then = vintage.figures[column], None if older is None else older.figures[column]
        if now is None or then is None or older is None:
            return None
        if now.unit == then.unit == "fraction":
            return now.value - then.value
        if now.price_basis != then.price_basis or not then.value or (now.currency is None) != (then.currency is None):
            return None
        change = now.value * vintage.factor / (then.value * older.factor) - 1
        return change if isfinite(change) else None

    def overlaps(self, row: int) -> bool:
        """Whether an older edition tells any of the years of this one."""
        figures = self.vintages[row].figures
        return any(figure is not None and self.before(row, i) is not None for i, figure in enumerate(figures))

    @cached_property
    def in_points(self) -> bool:
        """Whether revisions are differences of fractions."""
        return any(vintage.unit == "fraction" for vintage in self.vintages)


def vintage_table(
    observations: Observations, member: str, variant: Variant, register: Register | None = None
) -> VintageTable:
    """Every edition's figures of one series; of two in one edition, the one that was read last.

    The register knows at which rate a member's currency gave way to another one.
    """
    found: dict[str, dict[int, Observation]] = {}
    for row in _of_member(observations, member):
        if variant_of(row) == variant:
            found.setdefault(row.edition, {})[row.year] = row
    years = tuple(sorted({year for rows in found.values() for year in rows}))
    editions = _oldest_first(observations, found)
    ranks = observations.ranking.ranks(member, variant.measure)
    return VintageTable(
        member,
        variant,
        years,
        _in_one_currency(
            [Vintage(edition, tuple(found[edition].get(year) for year in years)) for edition in editions],
            None if register is None or member not in register else register[member],
        ),
        tuple(_counting(found, ranks, year) for year in years),
    )


def _in_one_currency(vintages: Sequence[Vintage], member: Member | None) -> tuple[Vintage, ...]:
    currencies = [next((row.currency for row in reversed(v.figures) if row is not None), None) for v in vintages]
    newest = currencies[-1] if currencies else None
    factors = [
        1.0 if have == newest or have is None or newest is None
        else nan if member is None
        else conversion(member, have, newest)
        for have in currencies
    ]  # fmt: skip
    return tuple(replace(vintage, factor=factor) for vintage, factor in zip(vintages, factors, strict=True))


def _of_member(observations: Observations, member: str) -> Iterable[Observation]:
    def compute() -> dict[str, list[Observation]]:
        by_member: dict[str, list[Observation]] = {}
        for row in observations.rows:
            by_member.setdefault(row.member, []).append(row)
        return by_member

    return observations.once("by member", compute).get(member, [])


def _oldest_first(observations: Observations, found: Iterable[str]) -> list[str]:
    """By the month in their names where all have one, else as far as they reach."""
    usual = [edition for edition in observations.ranking.order if edition in set(found)]
    dated = {edition: day for edition in usual if (day := published_in(edition)) is not None}
    return sorted(usual, key=dated.__getitem__) if len(dated) == len(usual) else usual


def _counting(found: dict[str, dict[int, Observation]], ranks: dict[str, int], year: int) -> str | None:
    there = [edition for edition, rows in found.items() if year in rows and edition in ranks]
    return max(there, key=ranks.__getitem__, default=None)
