"""Editing several years of a path at once: the same functions for mouse, keys, strip, tables and menus.

Shares are fractions as they show; `draw` gives the share to draw for a year so that a share shows, which is another
one only where the path keeps its money. Held years never move. Nothing leaves the range from 0 to 15 % of GDP.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rampath.domain.path import HIGHEST_SHARE, Path, Shape

Draw = Callable[[int, float], float]
"""The share to draw in a year, so that a share (both fractions) is what shows."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The path after an edit: which years changed, which were held, and whether the range of shares stopped it."""

    path: Path
    changed: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    stopped: bool = False


def plainly(_year: int, share: float) -> float:
    """The drawn share of a path that keeps its share."""
    return share


def set_to(path: Path, wanted: Mapping[int, float], draw: Draw = plainly) -> Edited:
    """The path with each of these years fixed at its share, as far as shares go."""
    changed, held, stopped = [], [], False
    for year, share in sorted(wanted.items()):
        known = path.anchor(year)
        if known is not None and known.held:
            held.append(year)
            continue
        within = min(max(share, 0.0), HIGHEST_SHARE)
        stopped = stopped or within != share
        path = path.with_share(year, min(max(draw(year, within), 0.0), HIGHEST_SHARE))
        changed.append(year)
    return Edited(path, tuple(changed), tuple(held), stopped)


def shift_within(shown: Mapping[int, float], by: float) -> float:
    """How far years can move together by `by` (a fraction) without one of them leaving the range of shares."""
    if not shown:
        return by
    return min(max(by, -min(shown.values())), HIGHEST_SHARE - max(shown.values()))


def shifted(path: Path, shown: Mapping[int, float], by: float, draw: Draw = plainly) -> Edited:
    """The path with these years moved together; they stop together where one of them would leave the range."""
    free = {year: share for year, share in shown.items() if not _held(path, year)}
    step = shift_within(free, by)
    done = set_to(path, {year: share + step for year, share in shown.items()}, draw)
    return Edited(done.path, done.changed, done.held, abs(step - by) > 1e-12)


def scaled(path: Path, shown: Mapping[int, float], target: float, part: float, draw: Draw = plainly) -> Edited:
    """The path with these years moved a part of their way to a target: 1 is all of it, below 0 away from it."""
    return set_to(path, {year: share + part * (target - share) for year, share in shown.items()}, draw)


def removed(path: Path, years: Iterable[int]) -> Edited:
    """The path with the anchors of these years taken away, so that they are computed again."""
    known = [year for year in sorted(set(years)) if path.anchor(year) is not None]
    held = [year for year in known if _held(path, year)]
    changed = [year for year in known if year not in held]
    for year in changed:
        path = path.without(year)
    return Edited(path, tuple(changed), tuple(held))


def hold(path: Path, shown: Mapping[int, float], *, held: bool, draw: Draw = plainly) -> Edited:
    """The path with these years held where they are, or released."""
    changed = []
    for year, share in sorted(shown.items()):
        if _held(path, year) is not held:
            known = path.anchor(year)
            path = path.with_hold(year, known.share if known is not None else draw(year, share), held=held)
            changed.append(year)
    return Edited(path, tuple(changed))


def shaped(path: Path, years: Iterable[int], shape: Shape) -> Edited:
    """The path with another shape on the stretches between these years; on the one that a single year ends."""
    chosen = sorted(set(years))
    if not chosen:
        return Edited(path)
    ends = [anchor.year for anchor in path.anchors]
    if len(chosen) == 1:
        inside = [year for year in ends if year >= chosen[0]][:1]
    else:
        inside = [year for year in ends if chosen[0] < year <= chosen[-1]]
    changed = []
    for year in inside:
        known = path.anchor(year)
        if known is not None and known.shape is not shape:
            path = path.with_shape(year, shape)
            changed.append(year)
    return Edited(path, tuple(changed))


def _held(path: Path, year: int) -> bool:
    known = path.anchor(year)
    return known is not None and known.held
