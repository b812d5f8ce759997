"""Comparing projections, of two scenarios, two plans or two editions: what differs, and what one costs over another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import first_year_met, last_observed
from rampath.domain.member import AGGREGATES
from rampath.domain.projection import Currency, Line, Money, Prices
from rampath.domain.side import Side
from rampath.wording import money, percent, points, tr

SAME = 5e-7
"""Shares that differ by less are told as the same: half of a ten-thousandth of a per cent."""

BASES = tuple(Money(prices, currency) for prices in Prices for currency in Currency)
"""Every price basis in which money can be told."""


@dataclass(frozen=True, eq=False)
class Table:
    """The difference of two sides by member and year, second less first: shares (fractions), money in millions.

    Arrays are [member, year] over the years that both have; NaN where either has no figure. `currency` [member] is
    that of the money, "" where the two sides have different ones and money cannot be compared.
    """

    members: tuple[str, ...]
    years: tuple[int, ...]
    share: Array
    expenditure: Array
    currency: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What the second side costs over the first, in millions of `currency`, over the planned years that both have.

    `present` is the present value at the beginning of the first of these years, each year's sum counted at its
    middle. None where a year has no figure, since a part is no total.
    """

    member: str
    money: Money
    currency: str
    total: float | None
    present: float | None


def difference(first: Side, second: Side, pillar: Pillar, basis: Money) -> Table:
    """The table of differences; members that only one side knows are left out."""
    members = tuple(
        code
        for code in (*first.projection.members, *reversed(AGGREGATES))
        if code in second.projection.members or code in AGGREGATES
    )
    known = set(second.projection.years)
    years = tuple(year for year in first.projection.years if year in known)
    shares, spent, currencies = [], [], []
    for code in members:
        one, other = (side.projection.line(code, pillar, basis) for side in (first, second))
        shares.append(_on(years, other, other.share) - _on(years, one, one.share))
        same = one.currency == other.currency and _same_prices(first, second, basis)
        more = _on(years, other, other.expenditure) - _on(years, one, one.expenditure)
        spent.append(more if same else np.full(len(years), np.nan))
        currencies.append(one.currency if same else "")
    return Table(members, years, np.array(shares), np.array(spent), tuple(currencies))


def cost(first: Side, second: Side, member: str, pillar: Pillar, basis: Money, rate: float = 0.0) -> Cost:
    """What the second side costs over the first, and its present value at `rate` (a fraction) a year.

    Present value: sum over the years of (more spent) / (1 + rate)^(n - 1/2), n = 1 in the first planned year.
    Raises ValueError for a rate at or below -100 %.
    """
    if not np.isfinite(rate) or rate <= -1:
        raise ValueError("A discount rate is above -100 %.")
    one, other = (side.projection.line(member, pillar, basis) for side in (first, second))
    starts = [last_observed(side.projection, line) for side, line in ((first, one), (second, other))]
    begun = max((start.year for start in starts if start is not None), default=None)
    years = tuple(year for year in one.years if begun is not None and year > begun and other.at(year) is not None)
    if not years or one.currency != other.currency or not _same_prices(first, second, basis):
        return Cost(member, basis, one.currency if one.currency == other.currency else "", None, None)
    more = _on(years, other, other.expenditure) - _on(years, one, one.expenditure)
    if not np.isfinite(more).all():
        return Cost(member, basis, one.currency, None, None)
    factors = (1 + rate) ** -(np.arange(len(years)) + 0.5)
    return Cost(member, basis, one.currency, float(more.sum()), float((more * factors).sum()))


def costs(first: Side, second: Side, member: str, pillar: Pillar, rate: float = 0.0) -> tuple[Cost, ...]:
    """The cost in each price basis."""
    return tuple(cost(first, second, member, pillar, basis, rate) for basis in BASES)


def in_words(first: Side, second: Side, pillar: Pillar) -> tuple[str, ...]:
    """What changes from one side to the other, a sentence a member, those with the largest difference first."""
    said: list[tuple[float, str]] = []
    table = difference(first, second, pillar, Money())
    for i, code in enumerate(table.members):
        if code in AGGREGATES or not table.years:
            continue
        finite = np.abs(np.where(np.isfinite(table.share[i]), table.share[i], 0.0))
        if finite.max(initial=0.0) > SAME:
            said.append((float(finite.max()), _sentence(first, second, code, pillar, table, i)))
            continue
        one, other = (side.projection.line(code, pillar, Money()).share_in(table.years[-1]) for side in (first, second))
        if (one is None) is not (other is None):
            said.append(((one or 0.0) + (other or 0.0), _one_sided(first, code, one, other, table.years[-1])))
    return tuple(sentence for _size, sentence in sorted(said, key=lambda each: -each[0]))


def _one_sided(first: Side, code: str, one: float | None, other: float | None, year: int) -> str:
    """What is planned on one side alone, and so has no difference."""
    name = first.plan.register[code].name
    if one is None:
        return tr("{name}: {share} of GDP in {year}, where there was no figure.", name=name, share=percent(other),
                  year=year)  # fmt: skip
    return tr("{name}: no figure in {year}, where there was {share} of GDP.", name=name, share=percent(one), year=year)


def _sentence(first: Side, second: Side, code: str, pillar: Pillar, table: Table, row: int) -> str:
    name = first.plan.register[code].name if code in first.plan.register else code
    shown = np.where(np.isfinite(table.share[row]), np.abs(table.share[row]), 0.0)
    at = int(np.flatnonzero(shown > SAME)[-1])
    year = table.years[at]
    one, other = (side.projection.line(code, pillar, Money()) for side in (first, second))
    sentence = tr("{name}: {before} becomes {after} of GDP in {year} ({difference})",
                  name=name, before=percent(one.share_in(year)), after=percent(other.share_in(year)), year=year,
                  difference=points(float(table.share[row, at])))  # fmt: skip
    if not (_already(first, one) and _already(second, other)):
        sentence += _said_met(*(_met(side, line) for side, line in ((first, one), (second, other))))
    extra = cost(first, second, code, pillar, Money())
    if extra.total is not None:
        sentence += tr("; {money} in all at constant prices", money=money(extra.total, extra.currency, sign=True))
    return sentence + "."


def _said_met(before: int | None, after: int | None) -> str:
    """How the first year in which the line is met changes; nothing where it does not."""
    if before == after:
        return ""
    if after is None:
        return tr("; the line is not met, where it was in {before}", before=before)
    if before is None:
        return tr("; the line is met in {after}, where it was not", after=after)
    return tr("; the line is met in {after} instead of {before}", after=after, before=before)


def _met(side: Side, line: Line) -> int | None:
    return first_year_met(line, side.projection.commitment, last_observed(side.projection, line))


def _already(side: Side, line: Line) -> bool:
    """Whether the line is met in the last observed year, which differs between editions and says nothing of when."""
    start = last_observed(side.projection, line)
    return start is not None and _met(side, line) == start.year


def _same_prices(first: Side, second: Side, basis: Money) -> bool:
    constant = basis.prices is Prices.CONSTANT
    return not constant or first.projection.base.base_year == second.projection.base.base_year


def _on(years: Sequence[int], line: Line, values: Array) -> Array:
    """The values of a line on other years; NaN where it has none."""
    found: Mapping[int, float] = dict(zip(line.years, map(float, values), strict=True))
    return np.array([found.get(year, np.nan) for year in years])
