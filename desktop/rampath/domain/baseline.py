"""The baseline: observed shares and money, and GDP carried forward by an economy, as arrays.

The baseline GDP of a member is the one that reproduces the published share of an observed year: NATO's
share is of real GDP, so expenditure over the published share is the GDP that commitments are judged by
(design rule 1). From the last observed year on, constant-price GDP grows by `1 + real growth` and nominal
GDP by `(1 + real growth)(1 + deflator)` (rule 2); expenditure and GDP share one deflator there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rampath.domain.carried import Array, above_zero, exchange_rates, grown, outlook_gdp, outlook_series, rebased
from rampath.domain.commitment import Pillar
from rampath.domain.conversion import conversion
from rampath.domain.economy import Economy
from rampath.domain.edition import JUDGED
from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Kind, Measure, Observation, Observations, constant
from rampath.domain.observed import base_year_of, observed_years
from rampath.domain.plan import starts


class KindCode(IntEnum):
    """Kinds as they stand in arrays; NONE is a year before the first observation."""

    NONE = 0
    ACTUAL = 1
    ESTIMATE = 2
    PLAN = 3

    @property
    def kind(self) -> Kind | None:
        return (None, Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)[self]


_CODES = {Kind.ACTUAL: KindCode.ACTUAL, Kind.ESTIMATE: KindCode.ESTIMATE, Kind.PLAN: KindCode.PLAN}


@dataclass(frozen=True, eq=False)
class Baseline:
    """Arrays of shape [member, year] unless said otherwise; NaN where there is no figure.

    Shares are fractions, money is millions: `*_current` in the member's currency at current prices,
    `*_constant` at constant prices of `base_year`; `rate` is units of national currency per US dollar at
    current rates, `base_rate` [member] that of `base_year`; `expenditure_dollars` is US dollars at current prices.
    `own_currencies` [member] has how many units of each of the member's currencies, former ones among them, one unit
    of its money here is. `last` [member] is the last observed year of the core share, 0 where there is none, and
    `usual_kinds` [year] the least firm kind that any member's share was read with. `counted` is True from a member's
    year of accession on; `has_forces` [member] is False for a member without expenditure of its own.
    """

    members: tuple[str, ...]
    years: tuple[int, ...]
    currencies: tuple[str, ...]
    base_year: int
    kinds: NDArray[np.int8]
    usual_kinds: NDArray[np.int8]
    last: NDArray[np.int64]
    core_share: Array
    broader_share: Array
    expenditure_current: Array
    expenditure_constant: Array
    expenditure_dollars: Array
    gdp_current: Array
    gdp_constant: Array
    rate: Array
    base_rate: Array
    own_currencies: tuple[Mapping[str, float], ...]
    counted: NDArray[np.bool_]
    has_forces: NDArray[np.bool_]

    def row(self, member: str) -> int:
        return self.members.index(member)

    @cached_property
    def kind_rows(self) -> tuple[tuple[Kind, ...], ...]:
        """How firm each member's figures are, by year; a year without any counts as actual."""
        kind_of = {code: KindCode(code).kind or Kind.ACTUAL for code in sorted({*self.kinds.flat})}
        return tuple(tuple(kind_of[code] for code in row) for row in self.kinds)


def baseline(observations: Observations, economy: Economy, register: Register, horizon: int) -> Baseline:
    """The baseline of all members from the first observed year to `horizon`; kept with the observations."""
    key = ("baseline", id(economy), id(register), horizon)

    def compute() -> tuple[Economy, Register, Baseline]:
        return economy, register, _baseline(observations, economy, register, horizon)

    return observations.once(key, compute)[2]


@np.errstate(divide="ignore", invalid="ignore", over="ignore")  # a share of 0 gives no GDP, and no warning
def _baseline(observations: Observations, economy: Economy, register: Register, horizon: int) -> Baseline:
    seen = observed_years(observations)
    first = seen[0] if seen else horizon
    told = max((row.year for row in observations.ranked if row.measure in JUDGED), default=horizon)
    years = tuple(range(first, max(horizon, told) + 1))
    base_year = base_year_of(observations)
    begins = starts(observations)
    shape = (len(register.members), len(years))
    arrays = {name: np.full(shape, np.nan) for name in _MemberRows.__dataclass_fields__}
    base_rate = np.full(shape[0], np.nan)
    last = np.zeros(shape[0], dtype=np.int64)
    for i, member in enumerate(register.members):
        begin = begins.get((member.code, Pillar.CORE))
        last[i] = 0 if begin is None else begin.year
        rows, base_rate[i] = _member(observations, economy, member, years, base_year, int(last[i]))
        for name, values in arrays.items():
            values[i] = getattr(rows, name)
    accession = np.array([[m.accession] for m in register.members])
    currencies = tuple(_currency(observations, member, seen) for member in register.members)
    kinds, usual_kinds = _kinds(observations, register, years, last)
    return Baseline(
        members=register.codes,
        years=years,
        currencies=currencies,
        base_year=base_year,
        kinds=kinds,
        usual_kinds=usual_kinds,
        last=last,
        base_rate=base_rate,
        own_currencies=tuple(
            {period.code: conversion(member, currency, period.code) for period in member.currencies}
            for member, currency in zip(register.members, currencies, strict=True)
        ),
        counted=np.array(years)[None, :] >= accession,
        has_forces=np.array([member.has_forces for member in register.members]),
        **arrays,
    )


@dataclass(slots=True)
class _MemberRows:
    """One member's rows [year] of the baseline's arrays."""

    core_share: Array
    broader_share: Array
    expenditure_current: Array
    expenditure_constant: Array
    expenditure_dollars: Array
    gdp_current: Array
    gdp_constant: Array
    rate: Array


def _member(
    observations: Observations,
    economy: Economy,
    member: Member,
    years: tuple[int, ...],
    base_year: int,
    last: int,
) -> tuple[_MemberRows, float]:
    outlook = economy.outlooks.get(member.code)
    basis = constant(base_year)
    found = _Found(observations, member, years, _currency(observations, member, observed_years(observations)))
    series = found.series

    share = series(Measure.CORE_SHARE)
    spent = series(Measure.CORE_EXPENDITURE, "national", CURRENT)
    spent_constant = series(Measure.CORE_EXPENDITURE, "national", basis)
    spent_dollars = series(Measure.CORE_EXPENDITURE, "USD", CURRENT)
    spent_dollars_constant = series(Measure.CORE_EXPENDITURE, "USD", basis)

    growth = outlook_series(outlook, years, lambda o: o.real_growth, economy.extension)
    deflator = outlook_series(outlook, years, lambda o: o.deflator_growth, economy.deflator_extension)
    implied = _filled(above_zero(found.implied_rate()), above_zero(spent / spent_dollars))
    rate = exchange_rates(implied, outlook, years, member, last)
    base_rate = _first_finite(
        *above_zero(spent_constant / spent_dollars_constant),
        *implied[np.array(years) == base_year],
        *rate[np.array(years) == base_year],
    )
    spent = _filled(spent, spent_dollars * rate)
    spent_constant = _filled(spent_constant, spent_dollars_constant * base_rate)

    gdp = _filled(
        above_zero(found.implied_gdp("national", CURRENT)),
        above_zero(found.implied_gdp("USD", CURRENT) * rate),
        above_zero(spent / share),
        above_zero(series(Measure.GDP, "national", CURRENT)),
        above_zero(series(Measure.GDP, "USD", CURRENT) * rate),
    )
    if not np.isfinite(gdp).any():
        gdp = above_zero(outlook_gdp(outlook, member, years, last or base_year))
    gdp_constant = _filled(
        above_zero(found.implied_gdp("national", basis)),
        above_zero(found.implied_gdp("USD", basis) * base_rate),
        above_zero(spent_constant / share),
        above_zero(series(Measure.GDP, "national", basis)),
        above_zero(series(Measure.GDP, "USD", basis) * base_rate),
    )
    gdp_constant = rebased(gdp_constant, gdp, deflator, years, base_year)
    gdp = grown(gdp, above_zero(1 + growth) * above_zero(1 + deflator), years, last)
    gdp_constant = grown(gdp_constant, 1 + growth, years, last)
    return _MemberRows(
        core_share=share,
        broader_share=series(Measure.BROADER_SHARE),
        expenditure_current=spent,
        expenditure_constant=spent_constant,
        expenditure_dollars=_filled(spent_dollars, spent / rate),
        gdp_current=gdp,
        gdp_constant=gdp_constant,
        rate=rate,
    ), base_rate


_Asked = tuple[Measure, str, str]
"""A measure, and the currency and price basis in which it is asked for; "" for any."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One member's observations as arrays [year]; its own money in one currency, at the fixed rates."""

    observations: Observations
    member: Member
    years: tuple[int, ...]
    currency: str
    _kept: dict[_Asked, list[Observation | None]] = field(default_factory=dict)

    def series(self, measure: Measure, currency: str = "", price_basis: str = "") -> Array:
        rows = self._rows((measure, currency, price_basis))
        return np.array([np.nan if row is None else row.value * self._factor(row) for row in rows])

    def implied_gdp(self, currency: str, price_basis: str) -> Array:
        """Expenditure over the share of the same edition, both as they were read.

        A figure of another edition, or one that a person set, says what is spent, and not how large GDP is.
        """
        return self._quotients((Measure.CORE_EXPENDITURE, currency, price_basis), (Measure.CORE_SHARE, "", ""))

    def implied_rate(self) -> Array:
        """Expenditure in the member's currency over that in US dollars of the same edition, both as they were read."""
        spent = Measure.CORE_EXPENDITURE
        return self._quotients((spent, "national", CURRENT), (spent, "USD", CURRENT))

    def _quotients(self, one: _Asked, other: _Asked) -> Array:
        pairs = zip(self.years, self._rows(one), self._rows(other), strict=True)
        return np.array([self._quotient(year, one, other, above, below) for year, above, below in pairs])

    def _quotient(
        self, year: int, one: _Asked, other: _Asked, above: Observation | None, below: Observation | None
    ) -> float:
        """Of the edition that counts for one of the two and tells both; the first goes before."""
        if above is None or below is None:
            return np.nan
        if above.edition == below.edition:
            return self._ratio(above, below)
        for edition in (above.edition, below.edition):
            above, below = (self._in_edition(edition, year, each) for each in (one, other))
            if above is not None and below is not None:
                return self._ratio(above, below)
        return np.nan

    def _ratio(self, above: Observation, below: Observation) -> float:
        return float(np.float64(above.value_read * self._factor(above)) / below.value_read)

    def _in_edition(self, edition: str, year: int, asked: _Asked) -> Observation | None:
        measure, currency, price_basis = asked
        rows = self.observations.in_edition(edition)
        return rows.get(self.member.code, measure, year, currency=currency, price_basis=price_basis)

    def _rows(self, asked: _Asked) -> list[Observation | None]:
        """What counts of the years; kept, since rates, spending and GDP all follow from the same few figures."""
        if asked not in self._kept:
            (measure, currency, basis), code, get = asked, self.member.code, self.observations.get
            self._kept[asked] = [get(code, measure, year, currency=currency, price_basis=basis) for year in self.years]
        return self._kept[asked]

    def _factor(self, row: Observation) -> float:
        have = row.currency
        if have is None or have in {"USD", self.currency}:
            return 1.0
        return conversion(self.member, have, self.currency)


def _filled(first: Array, *others: Array) -> Array:
    filled = first.copy()
    filled[~np.isfinite(filled)] = np.nan
    for other in others:
        gaps = np.isnan(filled) & np.isfinite(other)
        filled[gaps] = other[gaps]
    return filled


def _first_finite(*values: float) -> float:
    return next((float(value) for value in values if np.isfinite(value)), float("nan"))


def _currency(observations: Observations, member: Member, seen: tuple[int, ...]) -> str:
    """The currency in which the member's money was last read; the register's where none was."""
    for year in reversed(seen):
        row = observations.get(member.code, Measure.CORE_EXPENDITURE, year, currency="national")
        if row is not None and row.currency is not None:
            return row.currency
    return member.currency(seen[-1] if seen else 9999)


def _kinds(
    observations: Observations, register: Register, years: tuple[int, ...], last: NDArray[np.int64]
) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """The kind of each member's core share, and the one of each year. Where a member has no share, a year after its
    last one is planned, and another has the kind of the year.
    """
    kinds = np.zeros((len(register.members), len(years)), dtype=np.int8)
    usual = np.zeros(len(years), dtype=np.int8)
    seen = observed_years(observations)
    for j, year in enumerate(years):
        rows = [observations.get(code, Measure.CORE_SHARE, year) for code in register.codes]
        codes = [KindCode.NONE if row is None else _CODES[row.kind] for row in rows]
        of_all = max(codes)
        if of_all is KindCode.NONE:
            of_all = KindCode.ACTUAL if seen and year <= seen[-1] else KindCode.PLAN
        usual[j] = of_all
        for i, code in enumerate(codes):
            kinds[i, j] = code or (KindCode.PLAN if 0 < last[i] < year else of_all)
    return kinds, usual
