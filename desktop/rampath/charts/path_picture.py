"""What the path editor shows: a member's path, its handles, and the shares that draw the hand."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from rampath.charts.path_snap import Magnet
from rampath.charts.series import MemberPath, Point
from rampath.domain.observation import Kind
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class Handle:
    """An anchor as it is shown: its year, its share (a fraction), and whether it is held."""

    year: int
    share: float
    held: bool


@dataclass(frozen=True, slots=True)
class Layer:
    """Another line in the picture, which is not edited: its label, and its shares (fractions) by year.

    Lines that end together are labelled `along` the way, each at another year.
    """

    label: str
    points: tuple[Point, ...]
    along: bool = False


PER_CENT = 100.0


@dataclass(frozen=True, slots=True)
class PathPicture:
    """The path with its handles; `plannable` are the years that can be planned.

    `factors` has, by year, what a share of 1 is on the share axis: GDP in the money that is shown, none for per cent.
    `layers` are drawn beside the path, `caps` are the highest shares that the caps let each year have.
    """

    path: MemberPath
    handles: tuple[Handle, ...]
    plannable: tuple[int, ...]
    factors: Mapping[int, float] = field(default_factory=dict)
    axis: str = ""
    layers: tuple[Layer, ...] = ()
    caps: tuple[tuple[int, float], ...] = ()
    ghost_label: str = ""

    def factor(self, year: float) -> float:
        """What a share of 1 is on the axis in a year; of the nearest known one beyond those that are known."""
        if not self.factors:
            return PER_CENT
        known = self.factors.get(round(year))
        return self.factors[min(self.factors, key=lambda each: abs(each - year))] if known is None else known

    def handle(self, year: int) -> Handle | None:
        return next((handle for handle in self.handles if handle.year == year), None)

    def share(self, year: int) -> float | None:
        return next((point.share for point in self.path.points if point.year == year), None)

    def magnets(self, year: int) -> tuple[Magnet, ...]:
        """The commitment lines, the ghost in this year, the straight line, and the last observed share."""
        found = [Magnet(mark.share, mark.label) for mark in self.path.marks]
        label = self.ghost_label or tr("plain path")
        found += [Magnet(point.share, label) for point in self.path.ghost if point.year == year]
        observed = self.path.of(Kind.ACTUAL, Kind.ESTIMATE)
        if observed:
            found.append(Magnet(observed[-1].share, tr("as in {year}", year=observed[-1].year)))
        straight = self._straight(year)
        if straight is not None:
            found.append(Magnet(straight, tr("straight line")))
        return tuple(found)

    def _straight(self, year: int) -> float | None:
        """Where a straight line between the knots on either side of a year lies."""
        observed = self.path.of(Kind.ACTUAL, Kind.ESTIMATE)
        knots = [(observed[-1].year, observed[-1].share)] if observed else []
        knots += [(handle.year, handle.share) for handle in self.handles]
        before = max((knot for knot in knots if knot[0] < year), default=None)
        after = min((knot for knot in knots if knot[0] > year), default=None)
        if before is None or after is None:
            return None
        return before[1] + (after[1] - before[1]) * (year - before[0]) / (after[0] - before[0])

    @property
    def top(self) -> float:
        """The upper end of the axis: half a point above all that is shown, or a round sum of money."""
        layers = (point for layer in self.layers for point in layer.points)
        shown = (*self.path.points, *self.path.ghost, *layers)
        if not self.factors:
            shares = [*(point.share for point in shown), *(mark.share for mark in self.path.marks)]
            return max(1.0, math.ceil((max(shares, default=0.0) * PER_CENT + 0.5) * 2) / 2)
        years = [*self.plannable[-1:], *(point.year for point in shown)]
        lines = [mark.share * self.factor(year) for mark in self.path.marks for year in years]
        highest = max([*lines, *(point.share * self.factor(point.year) for point in shown)], default=1.0) * 1.08
        step = 10 ** math.floor(math.log10(highest)) / 2 if highest > 0 else 1.0
        return math.ceil(highest / step) * step
