"""The zone that caps forbid: how high a path may lie in each year, given where it lies in the year before."""

import math
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.domain.solving.caps import Caps
from rampath.wording import percent, points, tr


@dataclass(frozen=True, slots=True)
class CapZone:
    """The highest share (a fraction) that the caps let each year have, and a sentence on the first year beyond."""

    tops: tuple[tuple[int, float], ...]
    said: str


def cap_zone(projection: Projection, member: str, pillar: Pillar, caps: Caps, years: tuple[int, ...]) -> CapZone:
    """The zone over the planned `years` of a path.

    A year may be `step` above the year before, and its real spending may grow by `real_growth`: its share may be
    share(before) x (1 + growth) x real GDP(before) / real GDP(year). The lower of the two counts.
    """
    line = projection.line(member, pillar, Money(Prices.CONSTANT, Currency.NATIONAL))
    tops = []
    said = ""
    for year in years:
        top = _top(line, caps, year)
        share = line.share_in(year)
        if top is None:
            continue
        tops.append((year, top))
        if not said and share is not None and share > top + 5e-7:
            said = _said(line, caps, year, share)
    return CapZone(tuple(tops), said)


def _top(line: Line, caps: Caps, year: int) -> float | None:
    before, gdp_before, gdp = line.share_in(year - 1), line.gdp_in(year - 1), line.gdp_in(year)
    if before is None:
        return None
    found = [math.inf if caps.step is None else before + caps.step]
    if caps.real_growth is not None and gdp_before is not None and gdp:
        found.append(before * (1 + caps.real_growth) * gdp_before / gdp)
    top = min(found)
    return top if math.isfinite(top) else None


def _said(line: Line, caps: Caps, year: int, share: float) -> str:
    """`2031 rises by 0.80 pp; the cap is 0.30 pp a year`, or the same for real growth."""
    before = line.share_in(year - 1) or 0.0
    if caps.step is not None and share > before + caps.step + 5e-7:
        rise = points(share - before, sign=False)
        return tr("{year} rises by {rise}; the cap is {cap} a year.", year=year, rise=rise,
                  cap=points(caps.step, sign=False))  # fmt: skip
    spent, now = line.expenditure_in(year - 1), line.expenditure_in(year)
    if caps.real_growth is None or not spent or now is None:
        return ""
    return tr("Real spending grows by {growth} in {year}; the cap is {cap} a year.", growth=percent(now / spent - 1, 1),
              year=year, cap=percent(caps.real_growth, 1))  # fmt: skip
