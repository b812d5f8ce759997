"""Where a label stands: in the first place that is free of what is drawn, or nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have any room in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def within(self, other: "Box") -> bool:
        """Whether this box lies wholly inside the other."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )


def around(x: float, y: float, radius: float) -> Box:
    """The square box around a point."""
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


def along(points: Sequence[tuple[float, float]], radius: float) -> list[Box]:
    """Boxes that cover a line through these points, no coarser than four radii."""
    covered = [around(*point, radius) for point in points]
    for (ax, ay), (bx, by) in pairwise(points):
        pieces = int(max(abs(bx - ax), abs(by - ay)) / (radius * 2)) + 1
        steps = (i / pieces for i in range(1, pieces))
        covered += [around(ax + (bx - ax) * t, ay + (by - ay) * t, radius) for t in steps]
    return covered


def free_place(candidates: Iterable[Box], taken: Sequence[Box], inside: Box) -> Box | None:
    """The first candidate that lies inside and meets nothing that is taken; None where there is none."""
    for candidate in candidates:
        if candidate.within(inside) and not any(candidate.meets(box) for box in taken):
            return candidate
    return None


def freest_place(candidates: Iterable[Box], taken: Sequence[Box], inside: Box) -> Box | None:
    """The candidate inside that meets the fewest that are taken, for what must be named in any case."""
    within = [candidate for candidate in candidates if candidate.within(inside)]
    return min(within, key=lambda candidate: sum(candidate.meets(box) for box in taken), default=None)
