"""The lowest and the highest path that caps, holds and a target leave, year by year.

With caps of the form "at most so much above the year before", the lowest feasible path is the lowest in every
single year at once: going back from what is required, each year needs at least what lets the next one be reached.
So it is also the path of least cost, whatever the prices or the discounting, and no search is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.solving.caps import Caps
from rampath.domain.solving.track import Track

TOLERANCE = 1e-12
"""Shares that miss a bound by less keep it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Shares (fractions) of the track's years: `lowest` that still leads to what is required, `highest` that caps and
    holds allow, and the first year (None: none) in which they cross or a hold lies outside.
    """

    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    crossing: int | None

    @property
    def feasible(self) -> bool:
        return self.crossing is None


def envelope(track: Track, caps: Caps, required: Mapping[int, float], *, floor: bool = True) -> Envelope:
    """The envelope under `caps` where each year of `required` needs at least its share (a fraction).

    With `floor` no year falls below the last held year before it, or else the last observed share.
    """
    highest = _highest(track, caps)
    lowest = _lowest(track, caps, required, floor=floor)
    crossing = None
    first_needed = _needed_before(track, caps, track.years[0], lowest[0])
    if first_needed > track.start.share + TOLERANCE:
        crossing = track.years[0]
    for year, low, high in zip(track.years, lowest, highest, strict=True):
        if crossing is None and low > high + TOLERANCE:
            crossing = year
    return Envelope(tuple(lowest), tuple(highest), crossing)


def most_after(track: Track, caps: Caps, year: int, before: float) -> float:
    """The highest share of a year whose year before has the share `before`."""
    most = HIGHEST_SHARE
    if caps.step is not None:
        most = min(most, before + caps.step)
    if caps.real_growth is not None:
        most = min(most, before * (1 + caps.real_growth) / track.factor(year))
    return most


def floors(track: Track) -> list[float]:
    """For each year the last held share before it, or else the last observed one."""
    found = []
    now = track.start.share
    for year in track.years:
        now = track.holds.get(year, now)
        found.append(now)
    return found


def _highest(track: Track, caps: Caps) -> list[float]:
    found = []
    before = track.start.share
    for year in track.years:
        most = most_after(track, caps, year, before)
        hold = track.holds.get(year)
        # A hold above what the caps allow is a crossing; going on from the hold names later ones truly.
        found.append(most if hold is None else min(most, hold))
        before = most if hold is None else hold
    return found


def _lowest(track: Track, caps: Caps, required: Mapping[int, float], *, floor: bool) -> list[float]:
    found: list[float] = []
    needed = 0.0
    under = floors(track) if floor else [0.0] * len(track.years)
    for i in range(len(track.years) - 1, -1, -1):
        year = track.years[i]
        low = max(needed, under[i] if year not in track.holds else 0.0, required.get(year, 0.0))
        hold = track.holds.get(year)
        if hold is not None:
            low = max(low, hold)
        found.append(low)
        needed = _needed_before(track, caps, year, low if hold is None else hold)
    return found[::-1]


def _needed_before(track: Track, caps: Caps, year: int, share: float) -> float:
    """The lowest share of the year before from which a year's share can be reached."""
    needed = 0.0
    if caps.step is not None:
        needed = max(needed, share - caps.step)
    if caps.real_growth is not None:
        needed = max(needed, share * track.factor(year) / (1 + caps.real_growth))
    return needed
