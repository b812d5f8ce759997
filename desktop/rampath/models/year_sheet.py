"""What a table of members by years shows: a value and a state for each cell, and how entries become a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from rampath.domain.block_edit import Entry, Outcome, paths_entered
from rampath.domain.commitment import Pillar
from rampath.domain.economy import Economy
from rampath.domain.figure_edit import figures_entered
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Kind, Measure
from rampath.domain.path import Path
from rampath.domain.plan import Plan
from rampath.domain.plannable import last_fixed
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.domain.rate_edit import rates_entered
from rampath.wording import marked, tr


class SheetKind(StrEnum):
    """What a year table is about."""

    SHARES = marked("Shares")
    MONEY = marked("Money")
    GROWTH = marked("Real growth of GDP, %")
    DEFLATOR = marked("GDP deflator, change in %")
    EQUIPMENT = marked("Equipment")
    PERSONNEL = marked("Personnel")
    INFRASTRUCTURE = marked("Infrastructure")
    OTHER = marked("Other")


CATEGORIES = {
    SheetKind.EQUIPMENT: Measure.EQUIPMENT_SHARE,
    SheetKind.PERSONNEL: Measure.PERSONNEL_SHARE,
    SheetKind.INFRASTRUCTURE: Measure.INFRASTRUCTURE_SHARE,
    SheetKind.OTHER: Measure.OTHER_SHARE,
}
RATES = (SheetKind.GROWTH, SheetKind.DEFLATOR)
MEASURES = {SheetKind.GROWTH: Measure.GDP_REAL_GROWTH, SheetKind.DEFLATOR: Measure.GDP_DEFLATOR, **CATEGORIES}
"""What a table's cells tell, where it is no share of GDP and no money."""


class State(StrEnum):
    """What a cell's value is; all look different, and not by colour alone."""

    ACTUAL = marked("actual, locked")
    ESTIMATE = marked("estimate, locked")
    ANCHOR = marked("anchor")
    HELD = marked("held")
    COMPUTED = marked("computed")
    GIVEN = marked("as the economy has it")
    BEYOND = marked("beyond the economy's last year, by its rule")
    READ = marked("as read; typing sets it by hand")
    BY_HAND = marked("set by hand")
    FOLLOWS = marked("follows from the members, locked")
    NONE = marked("no figure")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A member's row: values in the shown unit by year (None where there is no figure), and their states."""

    code: str
    name: str
    unit: str
    values: tuple[float | None, ...]
    states: tuple[State, ...]

    @property
    def aggregate(self) -> bool:
        return self.code in AGGREGATES


@dataclass(frozen=True, slots=True)
class YearSheet:
    """A whole table. `head` names what is shown with its unit; `enter` makes a plan of entries, or says why not.

    `adds` tells whether a sum over cells means something.
    """

    kind: SheetKind
    head: str
    decimals: int
    years: tuple[int, ...]
    rows: tuple[SheetRow, ...]
    enter: Callable[[Sequence[Entry]], Outcome]
    adds: bool = False
    estimates: frozenset[int] = frozenset()
    """Years of estimates that the states of cells do not tell."""


Known = dict[tuple[str, bool], tuple[object, SheetRow]]
"""The row of each member, in per cent or in money, with what it was made from."""


def share_sheet(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, known: Known | None = None
) -> YearSheet:
    """Shares of GDP of one pillar, in per cent; rows of `known` that are still right are the same."""
    head = tr("Core, % of GDP") if pillar is Pillar.CORE else tr("Broader, % of GDP")
    rows = _path_rows(plan, projection, pillar, money, known, as_money=False)
    enter = partial(paths_entered, plan, projection, pillar, money, as_money=False)
    return YearSheet(SheetKind.SHARES, head, 2, projection.years, rows, enter)


def money_sheet(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, known: Known | None = None
) -> YearSheet:
    """Expenditure on one pillar in millions of the money that is shown."""
    what = tr("Core") if pillar is Pillar.CORE else tr("Broader")
    unit = tr("national currency") if money.currency is Currency.NATIONAL else "USD"
    basis = tr("current prices")
    if money.prices is Prices.CONSTANT:
        basis = tr("constant {year} prices", year=projection.base.base_year)
    head = tr("{what}, million {unit}, {basis}", what=what, unit=unit, basis=basis)
    rows = _path_rows(plan, projection, pillar, money, known, as_money=True)
    enter = partial(paths_entered, plan, projection, pillar, money, as_money=True)
    return YearSheet(SheetKind.MONEY, head, 0, projection.years, rows, enter, adds=True)


def rate_sheet(plan: Plan, economy: Economy, kind: SheetKind, years: tuple[int, ...]) -> YearSheet:
    """Real growth or the deflator of an economy, in per cent a year; one row for each member that it has."""
    growth = kind is SheetKind.GROWTH
    rows = []
    for code in plan.register.codes:
        outlook = economy.outlooks.get(code)
        if outlook is None:
            continue
        whole = outlook.until(years[-1] if years else 0, economy.extension, economy.deflator_extension)
        rates = whole.real_growth if growth else whole.deflator_growth
        values = tuple(_percent(rates[year - whole.first_year] if year >= whole.first_year else np.nan)
                       for year in years)  # fmt: skip
        states = tuple(
            State.NONE if value is None else State.BEYOND if year > outlook.last_year else State.GIVEN
            for year, value in zip(years, values, strict=True)
        )
        rows.append(SheetRow(code, plan.register[code].name, tr("% a year"), values, states))
    enter = partial(rates_entered, plan, economy, growth=growth)
    return YearSheet(kind, tr(kind.value), 2, years, tuple(rows), enter)


def category_sheet(plan: Plan, projection: Projection, kind: SheetKind) -> YearSheet:
    """One category of core expenditure, in per cent of it: as observed, or set by hand; nothing of it is planned."""
    measure = CATEGORIES[kind]
    observations = projection.observations
    years = tuple(year for year in projection.years if year <= projection.last_observed)
    rows = []
    estimates: set[int] = set()
    for code in (*plan.register.codes, *reversed(AGGREGATES)):
        found = [observations.get(code, measure, year) for year in years]
        values = tuple(None if row is None else _percent(row.value) for row in found)
        estimates |= {row.year for row in found if row is not None and row.kind is Kind.ESTIMATE}
        states = tuple(State.NONE if row is None else State.BY_HAND if row.edited else State.READ for row in found)
        rows.append(SheetRow(code, plan.register[code].name, tr("% of core"), values, states))

    head = tr("{category}, % of core, as observed", category=tr(kind.value))
    enter = partial(figures_entered, plan, measure)
    return YearSheet(kind, head, 1, years, tuple(rows), enter, estimates=frozenset(estimates))


def _path_rows(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, known: Known | None, *, as_money: bool
) -> tuple[SheetRow, ...]:
    known = {} if known is None else known
    found = []
    for code in (*projection.members, *reversed(AGGREGATES)):
        line = projection.line(code, pillar, money)
        path = Path() if code in AGGREGATES else plan.path(projection.scenario, code, pillar)
        figures = line.expenditure if as_money else line.share
        made_from = (figures.tobytes(), line.kinds, line.years, line.currency, path, pillar, plan.register)
        before = known.get((code, as_money))
        if before is None or before[0] != made_from:
            row = _path_row(plan, projection, line, path, as_money=as_money)
            known[code, as_money] = before = (made_from, row)
        found.append(before[1])
    return tuple(found)


def _path_row(plan: Plan, projection: Projection, line: Line, path: Path, *, as_money: bool) -> SheetRow:
    code = line.member
    figures = line.expenditure if as_money else line.share * 100
    values = tuple(float(x) if known else None for x, known in zip(figures, np.isfinite(figures), strict=True))
    unit = tr("million {currency}", currency=line.currency) if as_money else "%"
    fixed = projection.last_observed if code in AGGREGATES else last_fixed(plan, projection, code, line.pillar)
    anchors = {anchor.year: anchor for anchor in path.anchors}

    def state(i: int, year: int) -> State:
        if year <= fixed:
            return State.NONE if values[i] is None else _observed(line.kinds[i])
        if code in AGGREGATES:
            return State.NONE if values[i] is None else State.FOLLOWS
        anchor = anchors.get(year)
        if anchor is not None:
            return State.HELD if anchor.held else State.ANCHOR
        return State.NONE if values[i] is None else State.COMPUTED

    return SheetRow(
        code, plan.register[code].name, unit, values, tuple(state(i, year) for i, year in enumerate(line.years))
    )


def _observed(kind: Kind) -> State:
    return State.ESTIMATE if kind is Kind.ESTIMATE else State.ACTUAL


def _percent(fraction: float) -> float | None:
    return None if not np.isfinite(fraction) else float(f"{fraction * 100:.12g}")
