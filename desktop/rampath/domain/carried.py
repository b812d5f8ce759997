"""Series of years carried on from the last observed one by an outlook: GDP, exchange rates, and what moves them.

Each array has the shape [year]; NaN where there is no figure.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rampath.domain.conversion import conversion
from rampath.domain.economy import Outlook
from rampath.domain.extension import HOLD_LAST, Extension
from rampath.domain.member import Member

Array = NDArray[np.float64]

LEAST, MOST = 1e-12, 1e18
"""Between these lie every GDP in millions, exchange rate and yearly factor that can be; others are slips."""


def outlook_series(
    outlook: Outlook | None,
    years: tuple[int, ...],
    pick: Callable[[Outlook], tuple[float, ...]],
    extension: Extension = HOLD_LAST,
) -> Array:
    """A series of an outlook on `years`; after its last year the rule of the extension gives it."""
    if outlook is None:
        return np.full(len(years), np.nan)
    values = pick(outlook)
    beyond = extension.after(values, outlook.last_year, max(0, years[-1] - outlook.last_year))
    whole = (*values, *beyond)
    return np.array([whole[year - outlook.first_year] if year >= outlook.first_year else np.nan for year in years])


def outlook_gdp(outlook: Outlook | None, member: Member, years: tuple[int, ...], until: int) -> Array:
    """The outlook's nominal GDP in the member's currency of the year `until`."""
    if outlook is None:
        return np.full(len(years), np.nan)
    factor = conversion(member, outlook.currency, member.currency(until))
    known = {outlook.first_year + i: value * factor for i, value in enumerate(outlook.gdp)}
    return np.array([known.get(year, np.nan) for year in years])


def exchange_rates(
    observed: Array, outlook: Outlook | None, years: tuple[int, ...], member: Member, last: int
) -> Array:
    """Current exchange rates: as the edition implies them, then moved on by the outlook's own changes."""
    if member.currency(last or years[-1]) == "USD":
        return np.ones(len(years))
    expected = above_zero(outlook_series(outlook, years, lambda o: o.rate))
    if outlook is not None:
        expected = expected * conversion(member, outlook.currency, member.currency(last or years[-1]))
    rates = observed.copy()
    for i in range(len(years)):
        if np.isfinite(rates[i]):
            continue
        rates[i] = expected[i]
        if i > 0 and np.isfinite(rates[i - 1]):
            moved = expected[i] / expected[i - 1]
            rates[i] = rates[i - 1] * (moved if np.isfinite(moved) else 1.0)
    return above_zero(rates)


def rebased(gdp_constant: Array, gdp: Array, deflator: Array, years: tuple[int, ...], base_year: int) -> Array:
    """Constant-price GDP, where none follows from the edition, as nominal GDP over the outlook's deflator."""
    if np.isfinite(gdp_constant).any() or base_year not in years:
        return gdp_constant
    at = years.index(base_year)
    steps = above_zero(1 + deflator)
    index = np.ones(len(years))
    for i in range(at + 1, len(years)):
        index[i] = index[i - 1] * steps[i]
    for i in range(at - 1, -1, -1):
        index[i] = index[i + 1] / steps[i + 1]
    return above_zero(gdp / index)


def grown(values: Array, factors: Array, years: tuple[int, ...], last: int) -> Array:
    """The values as they are up to the last one not after `last` (0: the last of all), then grown by each factor.

    A factor that is not above zero (growth of -100 % and less) leaves no figure from its year on, never a 0.
    """
    known = [i for i, year in enumerate(years) if np.isfinite(values[i]) and (year <= last or not last)]
    if not known:
        known = [i for i in range(len(years)) if np.isfinite(values[i])][:1]
    carried = values.copy()
    for i in range(known[-1] + 1 if known else len(years), len(years)):
        carried[i] = carried[i - 1] * (factors[i] if factors[i] > 0 else np.nan)
    return above_zero(carried)


def above_zero(values: Array) -> Array:
    """The values that GDP and exchange rates can have; NaN for the others, so that no figure follows from them."""
    return np.where((values >= LEAST) & (values <= MOST), values, np.nan)
