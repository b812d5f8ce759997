"""A projection as tidy text: one figure a row, with what it is, for statistics programs and spreadsheets."""

import csv
import io
from collections.abc import Iterator

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.workbook.harmless import harmless

HEADER = ("scenario", "member", "name", "pillar", "year", "kind", "measure", "value", "unit", "prices")

_BASES = tuple(Money(prices, currency) for prices in Prices for currency in Currency)


def tidy_csv(plan: Plan, projection: Projection) -> str:
    """The figures of every member and aggregate as comma-separated text with a point as decimal mark.

    Shares are fractions of GDP, money is in millions of the unit's currency, at current prices or at those of the
    base year. What has no figure has no row. Numbers have all their digits, so that reading them loses nothing.
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEADER)
    for code in (*projection.members, *AGGREGATES):
        name = harmless(plan.register[code].name)
        for pillar in Pillar:
            for row in _figures(projection, code, pillar):
                writer.writerow((harmless(projection.scenario.name), code, name, pillar.value, *row))
    return held.getvalue()


def _figures(projection: Projection, code: str, pillar: Pillar) -> Iterator[tuple[object, ...]]:
    """Year, kind, measure, value, unit and prices of each figure of a line."""
    base = projection.base.base_year
    for i, year in enumerate(projection.years):
        line = projection.line(code, pillar, Money())
        kind = line.kinds[i].value
        share = line.share_in(year)
        if share is not None:
            yield year, kind, "share of GDP", repr(share), "fraction", ""
        for money in _BASES:
            line = projection.line(code, pillar, money)
            if money.currency is Currency.NATIONAL and line.currency == "USD":
                continue  # stands there in US dollars
            prices = "current" if money.prices is Prices.CURRENT else f"constant {base}"
            yield from _money(line, pillar, year, kind, prices)


def _money(line: Line, pillar: Pillar, year: int, kind: str, prices: str) -> Iterator[tuple[object, ...]]:
    unit = f"{line.currency} million"
    spent, gdp = line.expenditure_in(year), line.gdp_in(year)
    if spent is not None:
        yield year, kind, "expenditure", repr(spent), unit, prices
    if gdp is not None and pillar is Pillar.CORE:
        yield year, kind, "GDP", repr(gdp), unit, prices
