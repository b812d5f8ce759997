"""A path: one member's planned share of GDP for one pillar, year by year."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from rampath.domain.kept import Drawn, Kept
from rampath.wording import marked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HIGHEST_SHARE = 0.15
"""Shares of GDP above this are taken for slips of the keyboard and are not planned."""


class Shape(StrEnum):
    """How a path goes from one anchor to the next (design rule 7)."""

    LINEAR = marked("linear")
    CONSTANT_GROWTH = marked("constant growth")
    S_CURVE = marked("S-curve")
    FRONT_LOADED = marked("front-loaded")
    BACK_LOADED = marked("back-loaded")
    STEP = marked("step")


Fraction = TypeVar("Fraction", float, "NDArray[np.float64]")
"""How much of a way is gone, 0 to 1: one fraction, or an array of them."""


def weight(shape: Shape, t: Fraction) -> Fraction:
    """The part of the difference between two shares that a shape has covered at the fraction `t` of the way.

    Constant growth, which no such part tells, goes as linear does.
    """
    match shape:
        case Shape.S_CURVE:
            return t * t * (3 - 2 * t)
        case Shape.FRONT_LOADED:
            return 1 - (1 - t) ** 2
        case Shape.BACK_LOADED:
            return t * t
        case Shape.STEP:
            return 0 * t + (t >= 1)
    return t


def between(shape: Shape, a: float, b: float, t: float) -> float:
    """The share at the fraction `t` (0 to 1) of the way from share `a` to share `b`.

    Constant growth `a(b/a)^t` needs two shares above zero; where one is zero it goes as linear does.
    """
    if shape is Shape.CONSTANT_GROWTH and a > 0 and b > 0:
        return float(a * (b / a) ** t)
    return a + (b - a) * weight(shape, t)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A year and a share (a fraction) that the planner fixed.

    `shape` is how the path arrives here from the knot before. `held` marks a hold: no shape, spread or
    solver may move it, and neither may the mouse until it is released.
    """

    year: int
    share: float
    shape: Shape = Shape.LINEAR
    held: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """The last observed year and its share, from which a path sets out."""

    year: int
    share: float


@dataclass(frozen=True, slots=True)
class Path:
    """The anchors of a path, in the order of their years.

    `drawn` is the GDP that the shares were drawn under where the path keeps its money, None where it keeps its share.
    Raises ValueError for two anchors in one year, and for a share that is no number between 0 and 15 %.
    """

    anchors: tuple[Anchor, ...] = ()
    drawn: Drawn | None = None

    def __post_init__(self) -> None:
        years = [anchor.year for anchor in self.anchors]
        if years != sorted(set(years)):
            raise ValueError("The anchors of a path stand in the order of their years, one a year.")
        for anchor in self.anchors:
            if not (math.isfinite(anchor.share) and 0 <= anchor.share <= HIGHEST_SHARE):
                raise ValueError(f"{anchor.share} in {anchor.year} is no share of GDP between 0 and 15 %.")

    @property
    def kept(self) -> Kept:
        """What stays when GDP is revised."""
        return Kept.SHARE if self.drawn is None else self.drawn.kept

    def anchor(self, year: int) -> Anchor | None:
        for anchor in self.anchors:
            if anchor.year == year:
                return anchor
        return None

    def shape_at(self, year: int) -> Shape:
        """The shape of the stretch in which a year lies; linear beyond the last anchor."""
        for anchor in self.anchors:
            if anchor.year >= year:
                return anchor.shape
        return Shape.LINEAR

    def with_share(self, year: int, share: float) -> "Path":
        """The path with this year fixed at this share; its shape and hold stay as they were."""
        known = self.anchor(year) or Anchor(year, share, self.shape_at(year))
        return self._with(replace(known, share=share))

    def with_hold(self, year: int, share: float, *, held: bool = True) -> "Path":
        """The path with a year held where it is, at `share`, or released."""
        known = self.anchor(year) or Anchor(year, share, self.shape_at(year))
        return self._with(replace(known, share=share, held=held))

    def with_shape(self, year: int, shape: Shape) -> "Path":
        """The path with another shape on the stretch that ends at the anchor of `year`."""
        known = self.anchor(year)
        return self if known is None else self._with(replace(known, shape=shape))

    def with_shape_throughout(self, shape: Shape) -> "Path":
        return replace(self, anchors=tuple(replace(anchor, shape=shape) for anchor in self.anchors))

    def without(self, year: int) -> "Path":
        """The path with this year computed again."""
        return replace(self, anchors=tuple(anchor for anchor in self.anchors if anchor.year != year))

    def shares(self, start: Start | None, years: Sequence[int]) -> list[float]:
        """The share (a fraction) in each of `years`, as drawn; NaN where the path says nothing.

        Anchors and holds are exact. Years up to the start's and years before the first anchor of a path
        without a start have no planned share; after the last anchor its share is kept.
        """
        first = [] if start is None else [Anchor(start.year, start.share)]
        knots = first + [a for a in self.anchors if start is None or a.year > start.year]
        return [_share(knots, year, start) for year in years]

    def _with(self, anchor: Anchor) -> "Path":
        others = [known for known in self.anchors if known.year != anchor.year]
        return replace(self, anchors=tuple(sorted([*others, anchor], key=lambda known: known.year)))


def _share(knots: list[Anchor], year: int, start: Start | None) -> float:
    if not knots or year < knots[0].year or (start is not None and year <= start.year):
        return math.nan
    before = knots[0]
    for knot in knots:
        if knot.year == year:
            return knot.share
        if knot.year > year:
            t = (year - before.year) / (knot.year - before.year)
            return between(knot.shape, before.share, knot.share, t)
        before = knot
    return before.share


def towards(start: Start | None, target: float | None, deadline: int, shape: Shape = Shape.LINEAR) -> Path:
    """The plain path from the last observed share to a target (a fraction) by its deadline.

    A member that is above the target is never lowered: it keeps its share. One whose deadline has passed
    reaches the target in the first year that can be planned. Without a start or a target there is no path,
    nor from a share above 15 %, which is a slip.
    """
    if start is None or target is None or start.share > HIGHEST_SHARE:
        return Path()
    arrival = max(deadline, start.year + 1)
    return Path((Anchor(arrival, max(start.share, target), shape),))


def required_points(start: Start, target: float, deadline: int) -> float | None:
    """The share to be added each year (a fraction: 0.0017 is 0.17 pp) to be at the target by the deadline."""
    years = deadline - start.year
    return None if years <= 0 else (target - start.share) / years


def required_real_growth(start: Start, target: float, deadline: int, gdp_growth_factor: float) -> float | None:
    """The constant real growth of spending a year that leads to the target (design rule 6).

    `gdp_growth_factor` is real GDP in the deadline year over real GDP in the start's year. None where the
    deadline has passed, or where nothing was spent or no GDP is known to grow from.
    """
    years = deadline - start.year
    if years <= 0 or start.share <= 0 or not math.isfinite(gdp_growth_factor) or gdp_growth_factor <= 0:
        return None
    return float((target / start.share * gdp_growth_factor) ** (1 / years) - 1)
