"""Section 2 of the design once more: plain, slow, cell by cell, in decimal arithmetic of 60 digits.

Nothing here is the program's: figures come in as the floats that the program gets, and every rule is written out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext

from rampath.domain.extension import Extension, Rule
from rampath.domain.kept import Kept
from rampath.domain.path import Shape

DIGITS = 60


@dataclass(frozen=True)
class Seen:
    """What was published of one member and year: share (a fraction), money in millions."""

    share: float
    spent: float
    spent_constant: float
    dollars: float
    dollars_constant: float


@dataclass(frozen=True)
class Fixed:
    """An anchor as the planner set it."""

    share: float
    shape: Shape
    held: bool = False


@dataclass(frozen=True)
class Ally:
    """A member: what was seen by year, rates of its economy from `first` on, and its path."""

    accession: int
    seen: Mapping[int, Seen]
    first: int
    growth: tuple[float, ...]
    deflator: tuple[float, ...]
    rates: tuple[float, ...]
    anchors: Mapping[int, Fixed] = field(default_factory=dict)
    kept: Kept = Kept.SHARE
    drawn_gdp: Mapping[int, float] = field(default_factory=dict)
    """GDP under which a path in kept money was drawn, in millions of its currency."""


@dataclass(frozen=True)
class World:
    """Allies by code, the rules beyond the economy's end, the target and its deadline."""

    allies: Mapping[str, Ally]
    extension: Extension
    deflator_extension: Extension
    target: float
    deadline: int
    united_states: str

    def last(self, code: str) -> int:
        return max(self.allies[code].seen)


def exactly(world: World) -> "Exact":
    return Exact(world)


class Exact:
    """Every figure of a world, each from its own rule."""

    def __init__(self, world: World) -> None:
        self.world = world

    def rate_of(self, rates: tuple[float, ...], first: int, rule: Extension, year: int) -> Decimal:
        """Growth or deflator of a year; beyond the last one by its rule."""
        last = first + len(rates) - 1
        if year <= last:
            return Decimal(rates[year - first])
        if rule.rule is Rule.HOLD:
            return Decimal(rates[-1])
        if rule.rule is Rule.AVERAGE:
            taken = rates[-rule.years :]
            return sum(map(Decimal, taken), Decimal(0)) / len(taken)
        if year >= rule.by:
            return Decimal(rule.rate)
        way = Decimal(year - last) / Decimal(rule.by - last)
        return Decimal(rates[-1]) + (Decimal(rule.rate) - Decimal(rates[-1])) * way

    def gdp(self, code: str, year: int, *, current: bool) -> Decimal:
        """Rules 1 and 2: spending over the published share; then (1 + g), and (1 + g)(1 + d) at current prices."""
        ally, last = self.world.allies[code], self.world.last(code)
        base = ally.seen[min(year, last)]
        value = Decimal(base.spent if current else base.spent_constant) / Decimal(base.share)
        for later in range(last + 1, year + 1):
            value *= 1 + self.rate_of(ally.growth, ally.first, self.world.extension, later)
            if current:
                value *= 1 + self.rate_of(ally.deflator, ally.first, self.world.deflator_extension, later)
        return value

    def per_dollar(self, code: str, year: int, *, current: bool, base_year: int) -> Decimal:
        """Rule 2: rates of the price base, or current ones: as published, then moved on by the economy's changes."""
        ally, last = self.world.allies[code], self.world.last(code)
        if code == self.world.united_states:
            return Decimal(1)
        if not current:
            seen = ally.seen[base_year]
            return Decimal(seen.spent_constant) / Decimal(seen.dollars_constant)
        seen = ally.seen[min(year, last)]
        rate = Decimal(seen.spent) / Decimal(seen.dollars)
        for later in range(last + 1, year + 1):
            rate *= Decimal(self._expected(ally, later)) / Decimal(self._expected(ally, later - 1))
        return rate

    def drawn(self, code: str, year: int) -> Decimal | None:
        """Rule 7: the share between the anchors before and after, in the shape of the latter."""
        ally, last = self.world.allies[code], self.world.last(code)
        if year <= last:
            return Decimal(ally.seen[year].share)
        anchors = ally.anchors
        if not anchors:
            a = Decimal(ally.seen[last].share)
            arrival = max(self.world.deadline, last + 1)
            b = max(a, Decimal(self.world.target))
            return a + (b - a) * min(Decimal(1), Decimal(year - last) / (arrival - last))
        before_year, before = last, Decimal(ally.seen[last].share)
        for at in sorted(anchors):
            share = Decimal(anchors[at].share)
            if at == year:
                return share
            if at > year:
                t = Decimal(year - before_year) / Decimal(at - before_year)
                return _between(anchors[at].shape, before, share, t)
            before_year, before = at, share
        return before

    def share(self, code: str, year: int) -> Decimal:
        """Rule 8: where money is kept, the drawn share moves against the revision of GDP."""
        ally = self.world.allies[code]
        share = self.drawn(code, year)
        assert share is not None
        if ally.kept is Kept.SHARE or year <= self.world.last(code):
            return share
        then = ally.drawn_gdp.get(year, ally.drawn_gdp[max(ally.drawn_gdp)])
        seen_in = year if year in ally.drawn_gdp else max(ally.drawn_gdp)
        return share * Decimal(then) / self.gdp(code, seen_in, current=ally.kept is Kept.MONEY)

    def spending(self, code: str, year: int, *, current: bool) -> Decimal:
        """Published money where it was seen, share times GDP where it is planned."""
        ally = self.world.allies[code]
        if year in ally.seen:
            return Decimal(ally.seen[year].spent if current else ally.seen[year].spent_constant)
        return self.share(code, year) * self.gdp(code, year, current=current)

    def extra_cost(self, code: str, year: int, *, current: bool) -> Decimal:
        """Rule 5: planned spending less holding the last observed share."""
        last = self.world.last(code)
        if year <= last:
            return Decimal(0)
        held = Decimal(self.world.allies[code].seen[last].share)
        return self.spending(code, year, current=current) - held * self.gdp(code, year, current=current)

    def required_growth(self, code: str) -> Decimal:
        """Rule 6."""
        last, deadline = self.world.last(code), self.world.deadline
        share = Decimal(self.world.allies[code].seen[last].share)
        there = Decimal(self.world.target) * self.gdp(code, deadline, current=False)
        return (there / (share * self.gdp(code, last, current=False))) ** (Decimal(1) / (deadline - last)) - 1

    def aggregate(self, codes: list[str], year: int, base_year: int) -> tuple[Decimal, Decimal, Decimal]:
        """Rule 4: spending and GDP at constant prices and rates of who has acceded, and their ratio."""
        counted = [code for code in codes if self.world.allies[code].accession <= year]
        dollars = {c: self.per_dollar(c, year, current=False, base_year=base_year) for c in counted}
        spent = sum((self.spending(c, year, current=False) / dollars[c] for c in counted), Decimal(0))
        gdp = sum((self.gdp(c, year, current=False) / dollars[c] for c in counted), Decimal(0))
        return spent, gdp, spent / gdp

    def meets(self, code: str, year: int) -> bool:
        """Rule 3: both as published, two decimals of a per cent, halves up."""
        return _published(self.share(code, year)) >= _published(Decimal(self.world.target))

    @staticmethod
    def _expected(ally: Ally, year: int) -> float:
        return ally.rates[min(year - ally.first, len(ally.rates) - 1)]


def _between(shape: Shape, a: Decimal, b: Decimal, t: Decimal) -> Decimal:
    if shape is Shape.CONSTANT_GROWTH and a > 0 and b > 0:
        return a * ((b / a).ln() * t).exp()
    weights = {
        Shape.S_CURVE: 3 * t**2 - 2 * t**3,
        Shape.FRONT_LOADED: 1 - (1 - t) ** 2,
        Shape.BACK_LOADED: t**2,
        Shape.STEP: Decimal(0),
    }
    return a + (b - a) * weights.get(shape, t)


def _published(share: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 12
        short = +share
    return (short * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
