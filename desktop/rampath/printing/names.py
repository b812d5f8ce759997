"""Names in a column beside a chart: each as near to what it names as its neighbours leave room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.charts.palette import LIGHT
from rampath.printing.spread import spread

APART = 3.1
"""How far names of the size of an axis' numbers stand apart at least, in millimetres."""


@dataclass(frozen=True, slots=True)
class Name:
    """A text beside a chart, where it stands best (mm), and how far it may be moved from there."""

    text: str
    wanted: float
    reach: float
    colour: str = LIGHT.text
    bold: bool = False


def placed(names: Sequence[Name], top: float, foot: float) -> list[tuple[Name, float]] | None:
    """The names at their heights between `top` and `foot`; None where one would stand too far away."""
    places = spread([name.wanted for name in names], APART, top + 1.2, foot - 1.2)
    if places is None:
        return None
    found = list(zip(names, places, strict=True))
    return found if all(abs(at - name.wanted) <= name.reach for name, at in found) else None


def as_many(names: Sequence[Name], top: float, foot: float) -> list[tuple[Name, float]]:
    """As many of the names as can be placed, the first of them first."""
    found: list[tuple[Name, float]] = []
    for name in names:
        more = placed([*(each for each, _at in found), name], top, foot)
        found = found if more is None else more
    return found
