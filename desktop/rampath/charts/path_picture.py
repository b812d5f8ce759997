"""What the path editor shows: a member's path, its handles, and the shares that draw the hand."""

import math
from dataclasses import dataclass

from rampath.charts.path_snap import Magnet
from rampath.charts.series import MemberPath
from rampath.domain.observation import Kind


@dataclass(frozen=True, slots=True)
class Handle:
    """An anchor as it is shown: its year, its share (a fraction), and whether it is held."""

    year: int
    share: float
    held: bool


@dataclass(frozen=True, slots=True)
class PathPicture:
    """The path with its handles; `plannable` are the years that can be planned."""

    path: MemberPath
    handles: tuple[Handle, ...]
    plannable: tuple[int, ...]

    def handle(self, year: int) -> Handle | None:
        return next((handle for handle in self.handles if handle.year == year), None)

    def share(self, year: int) -> float | None:
        return next((point.share for point in self.path.points if point.year == year), None)

    def magnets(self, year: int) -> tuple[Magnet, ...]:
        """The commitment lines, the ghost in this year, and the last observed share."""
        found = [Magnet(mark.share, mark.label) for mark in self.path.marks]
        found += [Magnet(point.share, "plain path") for point in self.path.ghost if point.year == year]
        observed = self.path.of(Kind.ACTUAL, Kind.ESTIMATE)
        if observed:
            found.append(Magnet(observed[-1].share, f"as in {observed[-1].year}"))
        return tuple(found)

    @property
    def top(self) -> float:
        """The upper end of the share axis, in per cent: half a point above all that is shown."""
        shares = [point.share for point in (*self.path.points, *self.path.ghost)]
        highest = max([*shares, *(mark.share for mark in self.path.marks)], default=0.0) * 100
        return max(1.0, math.ceil((highest + 0.5) * 2) / 2)
