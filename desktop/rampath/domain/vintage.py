"""The vintage table: what one figure was in each edition, and how far it was revised from one to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rampath.domain.edition import published_in
from rampath.domain.observation import CURRENT, Measure, Observation, Observations


@dataclass(frozen=True, slots=True)
class Variant:
    """One series of a member that editions tell: a measure, in US dollars or not, at current or constant prices.

    `constant` is False also where prices play no part. The base year of constant prices and the currency belong to
    the edition: NATO's of 2024 are in leva and prices of 2015, those of 2026 in euros and prices of 2021.
    """

    measure: Measure
    dollars: bool = False
    constant: bool = False
    detail: str = ""


def variant_of(row: Observation) -> Variant:
    money = row.currency is not None
    return Variant(
        row.measure, money and row.unit[:3] == "USD", money and row.price_basis not in {"", CURRENT}, row.detail
    )


def variants(observations: Observations, member: str) -> tuple[Variant, ...]:
    """The series that there are of a member, core shares first, else in the order of the measures."""
    order = [Measure.CORE_SHARE, *(measure for measure in Measure if measure is not Measure.CORE_SHARE)]
    found = {variant_of(row) for row in _of_member(observations, member)}
    return tuple(sorted(found, key=lambda v: (order.index(v.measure), v.dollars, v.constant, v.detail)))


@dataclass(frozen=True, slots=True)
class Vintage:
    """One edition's figures of a series, a place for each year of the table."""

    edition: str
    figures: tuple[Observation | None, ...]

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

    def before(self, row: int, column: int) -> Observation | None:
        """The figure for this year in the next older edition that has one."""
        for vintage in reversed(self.vintages[:row]):
            figure = vintage.figures[column]
            if figure is not None:
                return figure
        return None

    def revision(self, row: int, column: int) -> float | None:
        """By how much an edition revised a year's figure; None where there is nothing to compare.

        A difference of fractions (times 100: percentage points); of money and heads the relative change. Money is
        compared in the same currency and prices only.
        """
        now, then = self.vintages[row].figures[column], self.before(row, column)
        if now is None or then is None or now.unit != then.unit:
            return None
        if now.unit == "fraction":
            return now.value - then.value
        if now.price_basis != then.price_basis or not then.value:
            return None
        return now.value / then.value - 1

    @cached_property
    def in_points(self) -> bool:
        """Whether revisions are differences of fractions."""
        return any(vintage.unit == "fraction" for vintage in self.vintages)


def vintage_table(observations: Observations, member: str, variant: Variant) -> VintageTable:
    """Every edition's figures of one series; of two in one edition, the one that was read last."""
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
        tuple(Vintage(edition, tuple(found[edition].get(year) for year in years)) for edition in editions),
        tuple(_counting(found, ranks, year) for year in years),
    )


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
