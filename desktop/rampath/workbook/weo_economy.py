"""From the figures of a World Economic Outlook to an economy: growth, deflator, GDP and exchange rate by member."""

import math
from collections.abc import Mapping

from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.weo_edition import Published

Series = Mapping[int, float]
"""A figure by year."""


def economy_of(
    series: Mapping[tuple[str, str], Series], currencies: Mapping[str, str], register: Register,
    told: Published | None, file: str,
) -> Economy:  # fmt: skip
    """The economy of an edition.

    `series` holds figures by member and subject code: NGDP_RPCH as a fraction, NGDP_D as an index, NGDP and NGDPD
    in millions. `currencies` are those that NGDP is in.
    """
    outlooks = {}
    for code in register.codes:
        outlook = _outlook(code, series, currencies.get(code, ""))
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


def _outlook(code: str, series: Mapping[tuple[str, str], Series], currency: str) -> Outlook | None:
    """A member's outlook, from the first year with a figure to the last with growth and deflator; None without any."""
    growth, deflator, gdp, dollars = (
        series.get((code, subject), {}) for subject in ("NGDP_RPCH", "NGDP_D", "NGDP", "NGDPD")
    )
    known = {*growth, *deflator, *gdp}
    if not known or not currency:
        return None
    whole = growth.keys() & deflator.keys()  # the last year is held afterwards, so it must not lack a figure
    years = range(min(known), max(whole or known) + 1)
    nan = math.nan
    return Outlook(
        first_year=years[0],
        currency=currency,
        real_growth=tuple(growth.get(year, nan) for year in years),
        deflator_growth=tuple(_ratio(deflator.get(year), deflator.get(year - 1)) - 1 for year in years),
        gdp=tuple(gdp.get(year, nan) for year in years),
        rate=tuple(_ratio(gdp.get(year), dollars.get(year)) for year in years),
    )


def _ratio(above: float | None, below: float | None) -> float:
    return above / below if above is not None and below else math.nan
