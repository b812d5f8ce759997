"""The names beside dots: the selected member's in any case, those of the outermost where there is room."""

from collections.abc import Iterator, Sequence

from rampath.charts.labels import Label, inside, label_size, pixel
from rampath.charts.palette import Palette
from rampath.charts.placing import Box, around, free_place, freest_place
from rampath.charts.plot import ChartPlot
from rampath.charts.series import Dot, Quadrant

_NEAR = (8.0,)
_FAR = (9.0, 14.0)
"""How far from its dot, in pixels, a name may stand; only the selected member's may go further."""

_STEPS = 8
"""So many places at the right edge are tried for a name that finds none at its dot."""


def dot_names(plot: ChartPlot, series: Quadrant, selected: str | None, palette: Palette) -> Iterator[Label]:
    """The names that find a place; the selected one goes to a corner where none is free."""
    room = inside(plot)
    places = {dot.member: pixel(plot, dot.share * 100, dot.equipment * 100) for dot in series.dots}
    taken = [around(x, y, 5) for x, y in places.values()]
    taken += [
        Box(pixel(plot, series.share_line * 100, 0)[0] - 1, 0, 2, room.height),
        Box(0, pixel(plot, 0, series.equipment_line * 100)[1] - 1, room.width, 2),
    ]
    for dot in _named(series, selected):
        chosen = dot.member == selected
        found = (_chosen_name if chosen else _name)(dot.name, places[dot.member], taken, room)
        if found is not None:
            text, free = found
            taken.append(free)
            yield Label(text, free.x, free.y, palette.text if chosen else palette.quiet, bold=chosen)


def _name(name: str, place: tuple[float, float], taken: Sequence[Box], room: Box) -> tuple[str, Box] | None:
    free = free_place(_beside(*place, *label_size(name), _NEAR), taken, room)
    return None if free is None else (name, free)


def _chosen_name(name: str, place: tuple[float, float], taken: Sequence[Box], room: Box) -> tuple[str, Box] | None:
    """Beside the diamond where that is free, else in a corner or at the right edge, as a key to the diamond."""
    free = free_place(_beside(*place, *label_size(name, bold=True), _FAR), taken, room)
    if free is not None:
        return name, free
    text = f"◆ = {name}"  # a diamond alone would be taken for the dot
    width, height = label_size(text, bold=True)
    low, right = room.height - height - 4, room.x + room.width - width - 4
    corners = [Box(x, y, width, height) for x, y in ((6, 2), (right, low), (right, 2), (6, low))]
    edge = [Box(right, low - (low - 2) * step / _STEPS, width, height) for step in range(_STEPS)]
    found = free_place([*corners, *edge], taken, room) or freest_place(corners, taken, room)
    return None if found is None else (text, found)


def _named(series: Quadrant, selected: str | None) -> list[Dot]:
    """The selected member first, then the highest and the lowest on either axis, each once."""
    dots = series.dots
    if not dots:
        return []
    by_share = sorted(dots, key=lambda dot: dot.share)
    by_equipment = sorted(dots, key=lambda dot: dot.equipment)
    outermost = (by_share[-1], by_equipment[-1], by_share[0], by_equipment[0])
    return list(dict.fromkeys([*(dot for dot in dots if dot.member == selected), *outermost]))


def _beside(x: float, y: float, width: float, height: float, reach: Sequence[float]) -> Iterator[Box]:
    """The places for a name around a dot: right, left, above, below, and off the corners, near before far."""
    for away in reach:
        yield Box(x + away, y - height / 2, width, height)
        yield Box(x - away - width, y - height / 2, width, height)
        for up in (y - away - height + 2, y + away - 2):
            for left in (x - width / 2, x + away / 2, x - width - away / 2):
                yield Box(left, up, width, height)
