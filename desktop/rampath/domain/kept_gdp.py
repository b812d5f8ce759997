"""A member's GDP in the prices and the currency in which a path was drawn whose money is kept."""

import math

from rampath.domain.baseline import Baseline
from rampath.domain.carried import Array
from rampath.domain.kept import Drawn, Kept


def gdp_kept(base: Baseline, member: str, kept: Kept) -> Array:
    """A member's GDP [year] in millions of its currency, in the prices of what is kept."""
    gdp: Array = (base.gdp_constant if kept is Kept.REAL_MONEY else base.gdp_current)[base.row(member)]
    return gdp


def gdp_as_drawn(base: Baseline, member: str, drawn: Drawn) -> Array:
    """GDP [year] of today's figures, in millions, in the prices and the currency that `drawn` counts in.

    Prices of another base year B: GDP at constant prices times the price level of B, which is GDP at current prices
    over GDP at constant prices of B. A former currency is told at its fixed rate. What is not known is left as it is.
    """
    row = base.row(member)
    gdp = gdp_kept(base, member, drawn.kept)
    if drawn.currency:
        gdp = gdp * base.own_currencies[row].get(drawn.currency, 1.0)
    if drawn.kept is not Kept.REAL_MONEY or drawn.base_year not in base.years or drawn.base_year == base.base_year:
        return gdp
    at = base.years.index(drawn.base_year)
    current, constant = float(base.gdp_current[row, at]), float(base.gdp_constant[row, at])
    level = current / constant if constant > 0 else math.nan
    return gdp * level if math.isfinite(level) and level > 0 else gdp
