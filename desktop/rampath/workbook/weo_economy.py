"""From the figures of a World Economic Outlook to an economy: growth, deflator, GDP and exchange rate by member."""

import math
from collections.abc import Mapping

from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.weo_edition import Published

Series = Mapping[int, float]
"""A figure by year."""

_YEARS_BEFORE = 20
"""How far back an outlook reaches before its edition: further than any of NATO's, and not into the years when some
members' prices tripled."""


def economy_of(
    series: Mapping[tuple[str, str], Series], currencies: Mapping[str, str], register: Register,
    told: Published | None, file: str,
) -> Economy:  # fmt: skip
    """The economy of an edition.

    `series` holds figures by member and subject code: NGDP_RPCH as a fraction, NGDP_D as an index, NGDP and NGDPD
    in millions, LP in thousands. `currencies` are those that NGDP is in.
    """
    outlooks = {}
    begins = max((year for values in series.values() for year in values), default=0) - _YEARS_BEFORE
    if told is not None:
        begins = told.year - _YEARS_BEFORE
    for code in register.codes:
        outlook = _outlook(code, series, currencies.get(code, ""), begins)
        if outlook is not None:
            outlooks[code] = outlook
    last = max((outlook.last_year for outlook in outlooks.values()), default=0)
    words = tr("from {file}", file=file) if told is None else told.words
    return Economy(
        id=f"weo-{words}".casefold().replace(" ", "-"),
        name=tr("IMF WEO, {edition}", edition=words),
        source=tr("International Monetary Fund, World Economic Outlook, {edition}: NGDP_RPCH, NGDP_D, NGDP, NGDPD,"
                  " read from {file}", edition=words, file=file),
        outlooks=outlooks,
        assumption=tr("From {next} on, the growth, deflator and exchange rate of {last} are held: an assumption of"
                      " Rampath, no figure of the IMF.", next=last + 1, last=last),
    )  # fmt: skip


def _outlook(
    code: str, series: Mapping[tuple[str, str], Series], currency: str, begins: int
) -> Outlook | None:  # fmt: skip
    """A member's outlook, from the first year with a figure to the last with growth and deflator; None without any."""
    growth, deflator, gdp, dollars, heads = (
        series.get((code, subject), {}) for subject in ("NGDP_RPCH", "NGDP_D", "NGDP", "NGDPD", "LP")
    )
    known = {year for year in {*growth, *deflator, *gdp} if year >= begins}
    if not known or not currency:
        return None
    whole = known & growth.keys() & deflator.keys()  # the last year is held afterwards, so it must not lack a figure
    years = range(min(known), max(whole or known) + 1)
    nan = math.nan
    return Outlook(
        first_year=years[0],
        currency=currency,
        real_growth=tuple(growth.get(year, nan) for year in years),
        deflator_growth=tuple(_ratio(deflator.get(year), deflator.get(year - 1)) - 1 for year in years),
        gdp=tuple(gdp.get(year, nan) for year in years),
        rate=tuple(_ratio(gdp.get(year), dollars.get(year)) for year in years),
        population=tuple(heads.get(year, nan) for year in years) if heads else (),
    )


def _ratio(above: float | None, below: float | None) -> float:
    return above / below if above is not None and below else math.nan
