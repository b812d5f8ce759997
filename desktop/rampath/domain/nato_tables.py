"""NATO's tables of defence expenditure for a scenario: what each block of figures holds, planned years included.

Observed years stand as they were read; what was not read, and follows from what was, is computed by NATO's own
arithmetic (share = expenditure / GDP at constant prices, real change = growth of expenditure at constant prices).
A figure that neither was read nor follows stays None: nothing is extrapolated that no plan says.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES, NATO, NATO_EUR_CAN
from rampath.domain.observation import CURRENT, Kind, Measure, constant
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Line, Money, Prices, Projection

Figures = tuple[float | None, ...]
"""One figure for each year of the tables."""


@dataclass(frozen=True, slots=True)
class NatoBlock:
    """One block: what it counts, its price basis, and its figures by member or aggregate.

    Money is in millions, shares and changes are fractions, GDP a head in US dollars, personnel in thousands.
    `national` is True where each row is in the member's own currency.
    """

    measure: Measure
    price_basis: str
    rows: tuple[tuple[str, Figures], ...]
    national: bool = False


@dataclass(frozen=True, slots=True)
class NatoTables:
    """All blocks, the years they have, how firm the figures of each year are, and each member's currency."""

    years: tuple[int, ...]
    kinds: tuple[Kind, ...]
    base_year: int
    currencies: dict[str, str]
    blocks: tuple[NatoBlock, ...]

    def block(self, measure: Measure, price_basis: str = "", *, national: bool = False) -> NatoBlock:
        """The block of a measure; raises KeyError where there is none."""
        for block in self.blocks:
            if (block.measure, block.price_basis, block.national) == (measure, price_basis, national):
                return block
        raise KeyError(measure)


def nato_tables(plan: Plan, projection: Projection) -> NatoTables:
    """NATO's tables of a projection, with every year that it has."""
    made = _Tables(plan, projection)
    fixed = constant(projection.base.base_year)
    blocks = [
        made.money(Prices.CURRENT, Currency.NATIONAL, CURRENT),
        made.money(Prices.CONSTANT, Currency.NATIONAL, fixed),
        made.money(Prices.CURRENT, Currency.DOLLAR, CURRENT),
        made.money(Prices.CONSTANT, Currency.DOLLAR, fixed),
        made.of_lines(Measure.CORE_SHARE, "", made.share),
        made.of_lines(Measure.REAL_CHANGE, "", made.change),
        made.gdp(Prices.CURRENT, CURRENT),
        made.gdp(Prices.CONSTANT, fixed),
        made.a_head(Measure.GDP_PER_CAPITA, fixed),
        made.a_head(Measure.EXPENDITURE_PER_CAPITA, fixed),
        made.told(Measure.PERSONNEL, aggregates=True),
        *(made.told(each) for each in (Measure.EQUIPMENT_SHARE, Measure.PERSONNEL_SHARE, Measure.INFRASTRUCTURE_SHARE,
                                       Measure.OTHER_SHARE)),
    ]  # fmt: skip
    kinds = tuple(projection.kind_in(year) or Kind.PLAN for year in projection.years)
    currencies = dict(zip(projection.members, projection.base.currencies, strict=True))
    return NatoTables(projection.years, kinds, projection.base.base_year, currencies, tuple(blocks))


class _Tables:
    """Makes the blocks of one projection."""

    def __init__(self, plan: Plan, projection: Projection) -> None:
        self._projection = projection
        self._years = projection.years
        register = plan.register
        with_forces = [code for code in projection.members if register[code].has_forces]
        self._members = tuple(sorted(with_forces, key=lambda code: register[code].name))
        self._accession = {code: register[code].accession for code in projection.members}
        self._everybody = (*self._members, NATO_EUR_CAN, NATO)

    def money(self, prices: Prices, currency: Currency, basis: str) -> NatoBlock:
        """Expenditure; in national currencies there are no aggregates."""
        national = currency is Currency.NATIONAL
        whose = self._members if national else self._everybody
        rows = tuple((code, _known(self._line(code, Money(prices, currency)).expenditure)) for code in whose)
        return NatoBlock(Measure.CORE_EXPENDITURE, basis, rows, national=national)

    def gdp(self, prices: Prices, basis: str) -> NatoBlock:
        """GDP in US dollars: as published where it was, else the baseline's."""
        return self.of_lines(Measure.GDP, basis, lambda code: self._gdp(code, prices, basis))

    def of_lines(self, measure: Measure, basis: str, figures: Callable[[str], Figures]) -> NatoBlock:
        return NatoBlock(measure, basis, tuple((code, figures(code)) for code in self._everybody))

    def told(self, measure: Measure, *, aggregates: bool = False) -> NatoBlock:
        """Figures as they were read; nothing about planned years."""
        whose = self._everybody if aggregates else self._members
        value = self._projection.observations.value
        return NatoBlock(
            measure, "", tuple((code, tuple(value(code, measure, y) for y in self._years)) for code in whose)
        )

    def a_head(self, measure: Measure, basis: str) -> NatoBlock:
        """Figures a head as they were read, at constant prices of the base year."""
        value = self._projection.observations.value
        rows = ((c, tuple(value(c, measure, y, price_basis=basis) for y in self._years)) for c in self._everybody)
        return NatoBlock(measure, basis, tuple(rows))

    def share(self, code: str) -> Figures:
        return _known(self._line(code, Money()).share)

    def change(self, code: str) -> Figures:
        """Annual real change: as published, else growth at constant prices over the year before.

        An aggregate's is left open in the year of an accession: its sums then count other members than before.
        """
        spent = _known(self._line(code, Money()).expenditure)
        joined = set(self._accession.values()) if code in AGGREGATES else set()
        value = self._projection.observations.value
        found: list[float | None] = []
        for i, year in enumerate(self._years):
            told = value(code, Measure.REAL_CHANGE, year) if self._is_observed(year) else None
            before, now = (spent[i - 1] if i else None), spent[i]
            if told is None and before and now is not None and year not in joined:
                told = now / before - 1
            found.append(told)
        return tuple(found)

    def _gdp(self, code: str, prices: Prices, basis: str) -> Figures:
        value = self._projection.observations.value
        told = [
            value(code, Measure.GDP, year, currency="USD", price_basis=basis) if self._is_observed(year) else None
            for year in self._years
        ]
        follows = _known(self._line(code, Money(prices, Currency.DOLLAR)).gdp)
        return tuple(mine if mine is not None else other for mine, other in zip(told, follows, strict=True))

    def _is_observed(self, year: int) -> bool:
        """Whether figures that were read stand; later ones follow from the scenario, whatever a file plans."""
        return year <= self._projection.last_observed

    def _line(self, code: str, money: Money) -> Line:
        return self._projection.line(code, Pillar.CORE, money)


def _known(values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Figures:
    return tuple(float(value) if np.isfinite(value) else None for value in values)
