"""Constant steps: so many percentage points a year, or one and the same real growth of spending every year."""

from collections.abc import Callable
from itertools import pairwise

from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.solving.caps import Answer, Binding, Caps, Impossible, Solved
from rampath.domain.solving.envelope import TOLERANCE, most_after
from rampath.domain.solving.least_cost import least_cost
from rampath.domain.solving.track import Track, as_path
from rampath.wording import percent, points, tr

NO_CAPS = Caps()


def constant_points(track: Track, target: float, deadline: int, caps: Caps = NO_CAPS) -> Answer:
    """From the last share, or the last hold, by equal steps in percentage points to the target by its deadline.

    Between holds the steps are equal from one to the next. A member above the target keeps its share.
    """

    def straight(_first: int, before: float, last: int, share: float) -> Callable[[int], float]:
        return lambda year: before + (share - before) * (year - _first) / (last - _first)

    return _through(track, target, deadline, caps, straight)


def constant_real_growth(track: Track, target: float, deadline: int, caps: Caps = NO_CAPS) -> Answer:
    """By equal real growth of spending: `((target x GDP_N) / (share_0 x GDP_0))^(1/N) - 1` a year (design rule 6).

    Between holds the growth is equal from one to the next. A member above the target keeps its share.
    """
    gdp = {track.start.year: float(track.gdp[0]), **dict(zip(track.years, map(float, track.gdp[1:]), strict=True))}

    def growing(first: int, before: float, last: int, share: float) -> Callable[[int], float]:
        if before <= 0:
            return lambda year: share if year == last else before
        growth = (share * gdp[last] / (before * gdp[first])) ** (1 / (last - first))
        return lambda year: before * gdp[first] * growth ** (year - first) / gdp[year]

    return _through(track, target, deadline, caps, growing)


def at_review(track: Track, target: float, deadline: int, review: int, caps: Caps = NO_CAPS) -> Answer:
    """On the straight line to the target at the review year, at least cost; from there straight on to the target."""
    if not track.start.year < review < deadline:
        said = tr("The review year {review} does not lie between {first} and {last}.",
                  review=review, first=track.start.year, last=deadline)  # fmt: skip
        return Impossible(Binding.DEADLINE, said, None, tr("Name a review year before the deadline."))
    aim = max(target, track.start.share)
    line = track.start.share + (aim - track.start.share) * (review - track.start.year) / (deadline - track.start.year)
    if deadline > track.years[-1]:
        return constant_points(track, target, deadline, caps)
    early = least_cost(track.until(review), line, review, caps)
    if isinstance(early, Impossible):
        return early
    rest = Anchor(deadline, aim, Shape.LINEAR, held=deadline in track.holds)
    held = tuple(Anchor(year, share, held=True) for year, share in sorted(track.holds.items()) if year > review)
    late = tuple(anchor for anchor in held if anchor.year != deadline)
    path = Path(tuple(sorted((*early.path.anchors, *late, rest), key=lambda anchor: anchor.year)))
    said = tr("{name} is at {share} in {review}, on the straight line to {target} in {year}.",
              name=track.name, share=percent(line), review=review, target=percent(aim), year=deadline)  # fmt: skip
    return _within(track, caps, path, said, target, deadline)


def _through(
    track: Track,
    target: float,
    deadline: int,
    caps: Caps,
    stretch: Callable[[int, float, int, float], Callable[[int], float]],
) -> Answer:
    """A path through start, holds and target, each stretch between two of them made by `stretch`."""
    simple = least_cost(track, target, deadline, NO_CAPS)
    if isinstance(simple, Impossible):
        return simple
    aim = max(target, track.start.share)
    knots = [(track.start.year, track.start.share)]
    knots += sorted({deadline: aim, **dict(track.holds)}.items())
    shares: list[float] = []
    for (first, before), (last, share) in pairwise(knots):
        at = stretch(first, before, last, share)
        shares += [share if year == last else at(year) for year in track.years if first < year <= last]
    shares += [shares[-1]] * (len(track.years) - len(shares))
    path = as_path(track, shares)
    return _within(track, caps, path, _rate(track, shares, deadline), target, deadline)


def _within(track: Track, caps: Caps, path: Path, said: str, target: float, deadline: int) -> Answer:
    """The path, or where it breaks a cap, why, with the cheapest path that keeps the caps as the nearest."""
    before = track.start.share
    for year, share in zip(track.years, path.shares(track.start, track.years), strict=True):
        if share > most_after(track, caps, year, before) + TOLERANCE:
            growth = share * track.factor(year) / before - 1 if before > 0 else None
            why = tr("{name} would rise by {step} in {year}, which is real growth of {growth}; that is more than the"
                     " caps allow.", name=track.name, step=points(share - before), year=year,
                     growth=percent(growth, 1))  # fmt: skip
            step = caps.step is not None and share > before + caps.step + TOLERANCE
            binding = Binding.STEP if step else Binding.REAL_GROWTH
            nearest = least_cost(track, target, deadline, caps)
            if isinstance(nearest, Impossible):
                return Impossible(binding, why, nearest.nearest, nearest.offer)
            offer = tr("A path with unequal steps keeps the caps: {said}", said=nearest.said)
            return Impossible(binding, why, nearest.path, offer)
        before = share
    return Solved(path, said)


def _rate(track: Track, shares: list[float], deadline: int) -> str:
    """What the path takes each year, until its deadline, on average and alike."""
    count = deadline - track.start.year
    last = shares[track.years.index(deadline)]
    step = (last - track.start.share) / count
    grown = last * float(track.gdp[track.years.index(deadline) + 1])
    spent = track.start.share * float(track.gdp[0])
    growth = (grown / spent) ** (1 / count) - 1 if spent > 0 else None
    return tr("{name} is at {target} in {year}: {step} a year, or real growth of {growth} a year.",
              name=track.name, target=percent(last), year=deadline, step=points(step),
              growth=percent(growth, 1))  # fmt: skip
