"""Groups of members, and the figures of any group: ratios of sums, never means."""

import numpy as np

from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO, NATO_EUR_CAN
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import number, tr

EU = frozenset(
    ("BEL", "BGR", "HRV", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "ITA", "LVA", "LTU", "LUX", "NLD",
     "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE")
)  # fmt: skip
"""The Allies that are members of the European Union (europa.eu, country profiles)."""


def members_counted(count: int) -> str:
    """`1 member`, `31 members`."""
    return tr("1 member") if count == 1 else tr("{count} members", count=number(count, 0))


def aggregate_of(projection: Projection, members: frozenset[str]) -> str | None:
    """The aggregate that some members are; None where they are none."""
    every = frozenset(projection.members)
    return {every: NATO, every - {"USA"}: NATO_EUR_CAN}.get(members)


def group_share(projection: Projection, members: frozenset[str], pillar: Pillar, year: int) -> float | None:
    """The share of GDP (a fraction) of some members together in a year; None where one of them has no figure.

    It is the ratio of sums at constant prices and exchange rates (design rule 4), for all members and for those of
    Europe and Canada the aggregate itself. GDP includes members without forces; who has not acceded yet is left out.
    """
    code = aggregate_of(projection, members)
    if code is not None:
        return projection.line(code, pillar, Money()).share_in(year)
    if year not in projection.years:
        return None
    fixed, at = Money(Prices.CONSTANT, Currency.DOLLAR), projection.years.index(year)
    spent, gdp = projection.expenditure(pillar, fixed)[:, at], projection.gdp(fixed)[:, at]
    base = projection.base
    counted = np.array([code in members for code in projection.members]) & base.counted[:, at]
    needed = counted & base.has_forces
    if not needed.any() or not np.isfinite(spent[needed]).all() or not np.isfinite(gdp[counted]).all():
        return None
    whole = float(gdp[counted].sum())
    return float(spent[needed].sum()) / whole if whole > 0 else None
