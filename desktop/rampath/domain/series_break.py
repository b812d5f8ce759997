"""Series breaks: years in which a member's figures stop being comparable with those before, told from the figures."""

from dataclasses import dataclass

import numpy as np

from rampath.domain.conversion import conversion
from rampath.domain.member import AGGREGATES, Member
from rampath.domain.projection import Projection
from rampath.wording import percent, tr

LARGEST = 0.10
"""GDP of an edition and of an economy may grow apart by this much in one year before it is called a break."""


@dataclass(frozen=True, slots=True)
class Break:
    """From `year` on GDP is another one: it changed by `seen`, and in the economy by `expected` (both fractions)."""

    member: str
    year: int
    seen: float
    expected: float


def breaks(projection: Projection, member: Member) -> tuple[Break, ...]:
    """The breaks in a member's observed GDP (its expenditure over its share) against that of the economy's source."""
    outlook = projection.economy.outlooks.get(member.code)
    if member.code in AGGREGATES or outlook is None:
        return ()
    base = projection.base
    gdp = base.gdp_current[base.row(member.code)]
    found = []
    for j, year in enumerate(base.years):
        at = year - outlook.first_year
        if j == 0 or year > projection.last_observed or not 1 <= at < len(outlook.gdp):
            continue
        now, then = float(outlook.gdp[at]), float(outlook.gdp[at - 1])
        rates = gdp[j] / gdp[j - 1] if gdp[j - 1] else np.nan, now / then if then else np.nan
        if np.isfinite(rates).all() and abs(rates[0] / rates[1] - 1) > LARGEST:
            found.append(Break(member.code, year, float(rates[0] - 1), float(rates[1] - 1)))
    return tuple(found)


def said_break(found: Break) -> str:
    """A break in words."""
    return tr("series break in {year}: GDP changes by {seen} here and by {expected} in the economy's source, so shares"
              " before and after are not like for like",
              year=found.year, seen=percent(found.seen, 0, sign=True),
              expected=percent(found.expected, 0, sign=True))  # fmt: skip


def currency_note(member: Member, first: int, last: int) -> str:
    """What to know of a member's currency between two years; nothing where it never changed."""
    changes = [p for p in member.currencies[1:] if p.since is not None and first < p.since <= last]
    said = [
        tr("{code} from {year} on, at {rate} for one", code=period.code, year=period.since, rate=period.per_unit_before)
        for period in changes
        if np.isfinite(conversion(member, member.currencies[0].code, period.code))
    ]
    return ", ".join(said)
