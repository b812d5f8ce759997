"""A projection: everything that follows from a plan's scenario, as arrays over members and years."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from rampath.domain.baseline import Baseline, KindCode, baseline
from rampath.domain.carried import Array
from rampath.domain.commitment import Commitment, Pillar
from rampath.domain.economy import Economy
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import CURRENT, Kind, Measure, Observations, constant
from rampath.domain.observed import observed_years
from rampath.domain.plan import Plan
from rampath.domain.planned import shares_of
from rampath.domain.quotient import quotient
from rampath.domain.scenario import Scenario

T = TypeVar("T")


class Prices(StrEnum):
    """Money as it is spent, or at constant prices (and, in US dollars, exchange rates) of the base year."""

    CURRENT = "current"
    CONSTANT = "constant"


class Currency(StrEnum):
    NATIONAL = "national"
    DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Money:
    """In which prices and currency money is stated. Aggregates are in US dollars under either currency."""

    prices: Prices = Prices.CONSTANT
    currency: Currency = Currency.DOLLAR


@dataclass(frozen=True, slots=True)
class Line:
    """One member's (or aggregate's) figures by year for one pillar; NaN where there is no figure.

    `share` is a fraction, `expenditure` and `gdp` are millions of `currency`.
    """

    member: str
    pillar: Pillar
    years: tuple[int, ...]
    share: Array
    expenditure: Array
    gdp: Array
    currency: str
    kinds: tuple[Kind, ...]

    def at(self, year: int) -> int | None:
        """The place of a year in the arrays."""
        return year - self.years[0] if self.years and self.years[0] <= year <= self.years[-1] else None

    def share_in(self, year: int) -> float | None:
        return _figure(self.share, self.at(year))

    def expenditure_in(self, year: int) -> float | None:
        return _figure(self.expenditure, self.at(year))

    def gdp_in(self, year: int) -> float | None:
        return _figure(self.gdp, self.at(year))


@dataclass(frozen=True, eq=False)
class Projection:
    """The shares of one scenario, and the baseline that turns them into money.

    `core` and `broader` are arrays [member, year] of shares: observed up to a member's last observation,
    planned after it.
    """

    scenario: Scenario
    commitment: Commitment
    economy: Economy
    observations: Observations
    base: Baseline
    core: Array
    broader: Array
    _kept: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    @property
    def members(self) -> tuple[str, ...]:
        return self.base.members

    @property
    def years(self) -> tuple[int, ...]:
        return self.base.years

    @cached_property
    def last_observed(self) -> int:
        """The last year of the observations."""
        years = observed_years(self.observations)
        return years[-1] if years else 0

    def kind_in(self, year: int) -> Kind | None:
        """The kind that figures of a year have: the least firm that any member's was read with."""
        if year not in self.years:
            return None
        return KindCode(int(self.base.usual_kinds[self.years.index(year)])).kind

    def shares(self, pillar: Pillar) -> Array:
        return self.core if pillar is Pillar.CORE else self.broader

    def target(self, pillar: Pillar) -> float | None:
        return self.commitment.target(pillar)

    def gdp(self, money: Money) -> Array:
        """GDP [member, year] in millions."""
        return self.once(("gdp", money), lambda: self._gdp(money))

    def expenditure(self, pillar: Pillar, money: Money) -> Array:
        """Spending [member, year] in millions: as observed, and share times GDP where it is planned."""
        return self.once(("spent", pillar, money), lambda: self._expenditure(pillar, money))

    def line(self, member: str, pillar: Pillar, money: Money) -> Line:
        """One member's or aggregate's figures."""
        key = ("line", member, pillar, money)
        if member in AGGREGATES:
            return self.once(key, lambda: self._aggregate(member, pillar, money))
        return self.once(key, lambda: self._line(member, pillar, money))

    def once(self, key: object, compute: Callable[[], T]) -> T:
        """What a pure function makes of this projection, computed the first time only."""
        if key not in self._kept:
            self._kept[key] = compute()
        return cast("T", self._kept[key])

    def _gdp(self, money: Money) -> Array:
        base = self.base
        if money.prices is Prices.CURRENT:
            return base.gdp_current / base.rate if money.currency is Currency.DOLLAR else base.gdp_current
        dollars = money.currency is Currency.DOLLAR
        return base.gdp_constant / base.base_rate[:, None] if dollars else base.gdp_constant

    def _expenditure(self, pillar: Pillar, money: Money) -> Array:
        spent = self.shares(pillar) * self.gdp(money)
        if pillar is Pillar.CORE:
            base = self.base
            dollars = money.currency is Currency.DOLLAR
            observed = base.expenditure_dollars if dollars else base.expenditure_current
            if money.prices is Prices.CONSTANT:
                observed = base.expenditure_constant / base.base_rate[:, None] if dollars else base.expenditure_constant
            known = np.isfinite(observed) & (np.array(base.years)[None, :] <= base.last[:, None])
            spent = np.where(known, observed, spent)
        return spent

    def _line(self, member: str, pillar: Pillar, money: Money) -> Line:
        i = self.base.row(member)
        dollars = money.currency is Currency.DOLLAR
        return Line(
            member,
            pillar,
            self.years,
            self.shares(pillar)[i],
            self.expenditure(pillar, money)[i],
            self.gdp(money)[i],
            "USD" if dollars else self.base.currencies[i],
            self.base.kind_rows[i],
        )

    def _aggregate(self, member: str, pillar: Pillar, money: Money) -> Line:
        """The sums of an aggregate in US dollars, and its share (design rule 4).

        The share is the published one in observed years, else the ratio of sums at constant prices and
        exchange rates, never a mean. GDP includes members without forces.
        """
        dollars = Money(money.prices, Currency.DOLLAR)
        fixed = Money(Prices.CONSTANT, Currency.DOLLAR)
        counted = self._counted(member)
        needed = counted & self.base.has_forces[:, None]
        spent_fixed = _total(self.expenditure(pillar, fixed), counted, needed)
        gdp_fixed = _total(self.gdp(fixed), counted, needed)
        share = quotient(spent_fixed, gdp_fixed)
        spent = _total(self.expenditure(pillar, dollars), counted, needed)
        gdp = _total(self.gdp(dollars), counted, needed)
        if pillar is Pillar.CORE:
            basis = CURRENT if money.prices is Prices.CURRENT else constant(self.base.base_year)
            known = self.observations.value
            for j, year in enumerate(self.years):
                if year > self.last_observed:
                    break  # what a file plans for all gives way to the paths of the members
                told = known(member, Measure.CORE_SHARE, year)
                share[j] = share[j] if told is None else told
                sum_told = known(member, Measure.CORE_EXPENDITURE, year, currency="USD", price_basis=basis)
                spent[j] = spent[j] if sum_told is None else sum_told
                gdp_told = known(member, Measure.GDP, year, currency="USD", price_basis=basis)
                gdp[j] = gdp[j] if gdp_told is None else gdp_told
        usual = [KindCode(int(code)).kind or Kind.ACTUAL for code in self.base.usual_kinds]
        return Line(member, pillar, self.years, share, spent, gdp, "USD", tuple(usual))

    def _counted(self, aggregate: str) -> NDArray[np.bool_]:
        counted = self.base.counted.copy()
        if aggregate != NATO:
            counted[[member == "USA" for member in self.base.members]] = False
        return counted


def project(plan: Plan, scenario: Scenario) -> Projection:
    """The projection of one of the plan's scenarios."""
    base = baseline(plan.observations, plan.economy(scenario), plan.register, scenario.horizon)
    return Projection(
        scenario=scenario,
        commitment=plan.commitment(scenario),
        economy=plan.economy(scenario),
        observations=plan.observations,
        base=base,
        core=shares_of(plan, scenario, Pillar.CORE, base),
        broader=shares_of(plan, scenario, Pillar.BROADER, base),
    )


def _total(values: Array, counted: NDArray[np.bool_], needed: NDArray[np.bool_]) -> Array:
    """The sum over the counted members, year by year; NaN where one that is needed has no figure, or none has any."""
    finite = np.isfinite(values)
    sums: Array = np.where(counted & finite, values, 0.0).sum(axis=0)
    sums[(needed & ~finite).any(axis=0) | ~(counted & finite).any(axis=0)] = np.nan
    return sums


def _figure(values: Array, at: int | None) -> float | None:
    value = math.nan if at is None else float(values[at])
    return value if math.isfinite(value) else None
