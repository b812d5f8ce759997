"""Whether money is out of all proportion to a member's GDP as an economy tells it, by powers of a thousand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import NATO, NATO_EUR_CAN, Register
from rampath.domain.observation import CURRENT, Measure, currency_of
from rampath.workbook.figure import shifted

SPENDING = frozenset({Measure.CORE_EXPENDITURE, Measure.MILITARY_EXPENDITURE})
WHOLE = frozenset({Measure.GDP, Measure.REAL_GDP})
HELD_AGAINST_GDP = SPENDING | WHOLE
"""What can be held against the GDP that is known: what is spent of it, and what is said to be all of it."""

_LEAST, _MOST = 0.001, 0.15
"""Between which parts of GDP spending lies. The GDP may be a rough one: it is revised, and at other prices."""

_WHOLE_LEAST, _WHOLE_MOST = 0.02, 50.0
"""Between which parts of it another GDP lies, which may be at quite other prices."""
_WHOLE_NEARLY = (0.2, 5.0)
"""How near it comes where it was given in another power of a thousand."""

_AROUND = 10
"""So many years before and after those that are known, the nearest still tells how large a GDP is, roughly."""

_POWERS = (3, -3, 6, -6, 9, -9)
_NEARLY = 0.999
"""A quick look allows for roundings."""
_STEADY = 10
"""A currency in which GDP grows by more than that loses its worth so fast that its years have nothing in common."""


def is_beyond(part: float, measure: Measure) -> bool:
    """Whether money that comes to such a part of GDP is out of all proportion to it."""
    if measure in WHOLE:
        return not _WHOLE_LEAST <= part <= _WHOLE_MOST
    return not _LEAST <= part <= _MOST


def off_by(part: float, measure: Measure = Measure.CORE_EXPENDITURE) -> int:
    """By which power of ten money that is such a part of GDP would be in proportion; 0 where it is, or by none."""
    if not is_beyond(part, measure):
        return 0
    least, most = _WHOLE_NEARLY if measure in WHOLE else (_LEAST, _MOST)
    return next((power for power in _POWERS if least <= shifted(part, power) <= most), 0)


class Limits(NamedTuple):
    """Up to where spending is too small, and from where on too large, in the poorest year, and in any.

    A quick look, which may suspect what is in proportion: all above 0 could be off, or the latest at least, where the
    most is at most `small`, the least at least `large`, or the most at least `largest`. One year could be where the
    least above 0 is below `least`, or the most above `most`; and one of GDP itself by `least_whole` and `most_whole`.
    """

    small: float
    large: float
    largest: float
    least: float
    most: float
    least_whole: float
    most_whole: float


class _Kept(dict[tuple[str, str, str], Limits]):
    def __init__(self, found: Callable[[tuple[str, str, str]], Limits]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, key: tuple[str, str, str]) -> Limits:
        return self.setdefault(key, self._found(key))


@dataclass(frozen=True, slots=True)
class KnownGdp:
    """The GDP of members with forces, and of the aggregates, in millions of any currency that a member has.

    `outlooks` are those of which each one's GDP is the sum, `rates` one in each currency; all hold the years from
    `first` to `last`.
    """

    source: str
    first: int
    last: int
    outlooks: Mapping[str, tuple[Outlook, ...]]
    rates: Mapping[str, Outlook]
    _kept: dict[tuple[str, str, str], tuple[float, ...]] = field(default_factory=dict)
    limits: Mapping[tuple[str, str, str], Limits] = field(init=False)
    """By member, unit and price basis, looked up for each row of a workbook, and so at once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", _Kept(self._limits_of))

    def at(self, member: str, unit: str, price_basis: str, year: int) -> float | None:
        """GDP of about a year in the unit's currency; at constant prices that of the year of the prices."""
        if not self.first - _AROUND <= year <= self.last + _AROUND:
            return None
        found = self._of(member, unit, price_basis)
        return found[min(max(year, self.first), self.last) - self.first] if found else None

    def _limits_of(self, key: tuple[str, str, str]) -> Limits:
        found = self._of(*key)
        if not found:
            return Limits(-inf, inf, inf, -inf, inf, -inf, inf)
        poorest, richest = min(found) * _NEARLY, max(found) / _NEARLY
        large = _LEAST * 1000
        spent, whole = (_LEAST * richest, _MOST * poorest), (_WHOLE_LEAST * richest, _WHOLE_MOST * poorest)
        if richest > _STEADY * poorest:
            spent, whole = (-inf, inf), (_WHOLE_LEAST * poorest, _WHOLE_MOST * richest)
        return Limits(_MOST / 1000 * richest, large * poorest, large * richest * _NEARLY * _NEARLY, *spent, *whole)

    def _of(self, member: str, unit: str, price_basis: str) -> tuple[float, ...]:
        key = member, unit, price_basis
        if key not in self._kept:
            self._kept[key] = self._counted(*key)
        return self._kept[key]

    def _counted(self, member: str, unit: str, price_basis: str) -> tuple[float, ...]:
        outlooks, rates = self.outlooks.get(member, ()), self.rates.get(currency_of(unit) or "")
        of = price_basis.rpartition(" ")[2]
        if rates is None or not (price_basis == CURRENT or of.isdecimal()):
            return ()
        own = [self._known_years(each) for each in outlooks]
        dollars = [sum(parts) for parts in zip(*([gdp / rate for gdp, rate in each] for each in own), strict=True)]
        found = tuple(gdp * rate for gdp, (_, rate) in zip(dollars, self._known_years(rates), strict=False))
        if price_basis == CURRENT or not found:
            return found
        return (found[min(max(int(of), self.first), self.last) - self.first],) * len(found)

    def _known_years(self, outlook: Outlook) -> list[tuple[float, float]]:
        years = slice(self.first - outlook.first_year, self.last - outlook.first_year + 1)
        return [*zip(outlook.gdp[years], outlook.rate[years], strict=True)]


def known_gdp(register: Register) -> KnownGdp | None:
    """What the register's economy tells of GDP; None where it tells nothing."""
    economy = register.economy
    return None if economy is None else register.once("known GDP", lambda: _known(register, economy))


def _known(register: Register, economy: Economy) -> KnownGdp | None:
    found = {code: economy.outlooks[code] for code in register.codes if _is_whole(economy.outlooks.get(code))}
    first = max((each.first_year for each in found.values()), default=0)
    last = min((each.last_year for each in found.values()), default=-1)
    if first > last:
        return None
    outlooks: dict[str, tuple[Outlook, ...]] = {
        code: (each,) for code, each in found.items() if register[code].has_forces
    }
    outlooks[NATO] = tuple(found.values())
    outlooks[NATO_EUR_CAN] = tuple(each for code, each in found.items() if code != "USA")
    return KnownGdp(economy.name, first, last, outlooks, {each.currency: each for each in found.values()})


def _is_whole(outlook: Outlook | None) -> bool:
    """Whether each year's GDP and exchange rate are known, and above 0."""
    return outlook is not None and all(value > 0 for value in (*outlook.gdp, *outlook.rate))
