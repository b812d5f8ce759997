"""Which points a line of one kind goes through."""

from collections.abc import Sequence

from rampath.charts.series import Point
from rampath.domain.observation import Kind


def stretches(points: Sequence[Point], kind: Kind) -> list[Point]:
    """The points that a line of one kind goes through: those of the kind, and the one that leads to each.

    Between two stretches stands a point without a share (NaN), so that no line joins them.
    """
    found: list[Point] = []
    for before, point in zip((None, *points), points, strict=False):
        if point.kind is not kind:
            continue
        if before is not None and before.year == point.year - 1:
            if before not in found:
                found += [*_gap(found), before]
        else:
            found += _gap(found)
        found.append(point)
    return found


def _gap(found: Sequence[Point]) -> list[Point]:
    return [Point(found[-1].year, float("nan"), found[-1].kind)] if found else []
