"""A sum of money shared out over years, for one member."""

from enum import StrEnum

import numpy as np

from rampath.domain.carried import Array
from rampath.domain.path import HIGHEST_SHARE
from rampath.domain.solving.caps import Answer, Binding, Caps, Impossible, Solved
from rampath.domain.solving.envelope import envelope
from rampath.domain.solving.track import Track, as_path
from rampath.wording import marked, money, tr

_ROUNDS = 200
_CLOSE = 1e-12


class Spread(StrEnum):
    """How a sum is spread over its years: the same money each year, the same share of GDP, or a straight rise."""

    EQUALLY = marked("the same each year")
    BY_GDP = marked("by GDP")
    RISING = marked("rising evenly")


def share_out_years(
    track: Track, total: float, first: int, last: int, spread: Spread = Spread.RISING, caps: Caps | None = None
) -> Answer:
    """A path that spends `total` more, from `first` to `last` together, than holding the last observed share would.

    `total` is in millions of the member's currency at constant prices, zero or more. Held years count with what
    they are held at, and the others share what remains; no year exceeds what the caps let it. After `last` the
    share stays, as far as the caps let it.
    """
    inside = [i for i, year in enumerate(track.years) if first <= year <= last]
    if not inside or total < 0 or not np.isfinite(total):
        said = tr("A sum of zero or more, and years from {first} to {last}, are needed.",
                  first=track.years[0], last=track.years[-1])  # fmt: skip
        return Impossible(Binding.MONEY, said, None, tr("Correct the sum or the years."))
    first, last = track.years[inside[0]], track.years[inside[-1]]
    gdp = track.gdp[1:]
    highest = np.array(envelope(track, caps or Caps(), {}, floor=False).highest)
    held = np.array([year in track.holds for year in track.years])
    fixed = np.array([track.holds.get(year, track.start.share) for year in track.years])
    free = [i for i in inside if not held[i]]
    left = total - float(((fixed - track.start.share) * gdp)[inside].sum())
    weights = _weights(spread, gdp, free, inside[0])
    extra = _poured(left, weights, (highest - track.start.share) * gdp, free)
    said_sum = money(total, track.currency)
    if extra is None:
        most = float(((np.where(held, fixed, highest) - track.start.share) * gdp)[inside].sum())
        least = float(((fixed - track.start.share) * gdp)[inside].sum())
        possible = most if left > 0 else least
        said = tr("{name} cannot spend {sum} more from {first} to {last}: holds and caps leave {least} to {most}.",
                  name=track.name, sum=said_sum, first=first, last=last,
                  least=money(least, track.currency), most=money(most, track.currency))  # fmt: skip
        shares = np.where(held | (np.arange(len(gdp)) < inside[0]), fixed, highest) if left > 0 else fixed
        offer = tr("The nearest possible sum is {sum}.", sum=money(possible, track.currency))
        return Impossible(Binding.MONEY, said, as_path(track, list(np.minimum(shares, HIGHEST_SHARE))), offer)
    shares = np.where(held, fixed, track.start.share + extra / gdp)
    for i in range(inside[-1] + 1, len(gdp)):
        shares[i] = fixed[i] if held[i] else min(shares[i - 1], highest[i])
    for i in range(inside[0]):
        shares[i] = fixed[i]
    said = tr("{name} spends {sum} more from {first} to {last}, at constant prices, than at its last share.",
              name=track.name, sum=said_sum, first=first, last=last)  # fmt: skip
    return _kept(track, caps or Caps(), list(map(float, shares)), said)


def _weights(spread: Spread, gdp: Array, free: list[int], begin: int) -> Array:
    weights = np.zeros(len(gdp))
    for i in free:
        weights[i] = {Spread.EQUALLY: 1.0, Spread.BY_GDP: gdp[i], Spread.RISING: (i - begin + 1) * gdp[i]}[spread]
    return weights


def _poured(total: float, weights: Array, most: Array, free: list[int]) -> Array | None:
    """The total over `free` places by weight, where no place takes more than `most`; None where there is no room."""
    poured = np.zeros(len(weights))
    if abs(total) <= _CLOSE * max(1.0, float(np.abs(most).max(initial=0))):
        return poured
    room = list(free)
    left = total
    if total < 0 or sum(max(0.0, float(most[i])) for i in free) < total * (1 - _CLOSE):
        return None
    for _ in range(_ROUNDS):
        scale = left / sum(float(weights[i]) for i in room)
        full = [i for i in room if scale * weights[i] > most[i]]
        if not full:
            for i in room:
                poured[i] = scale * weights[i]
            return poured
        for i in full:
            poured[i] = max(0.0, float(most[i]))
            left -= float(poured[i])
            room.remove(i)
        if not room:
            return poured
    return poured


def _kept(track: Track, caps: Caps, shares: list[float], said: str) -> Answer:
    """The answer, where the year-by-year caps hold between the years as well."""
    from rampath.domain.solving.envelope import TOLERANCE, most_after

    before = track.start.share
    for year, share in zip(track.years, shares, strict=True):
        if share > most_after(track, caps, year, before) + TOLERANCE:
            why = tr(
                "Spread this way, {name}'s step to {year} is more than the caps allow.", name=track.name, year=year
            )
            offer = tr("Spread the sum as rising evenly, over more years, or with wider caps.")
            return Impossible(Binding.BOTH_CAPS, why, None, offer)
        before = share
    return Solved(as_path(track, shares), said)
