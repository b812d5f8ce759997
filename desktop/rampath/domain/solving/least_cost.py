"""The path of least cumulative cost, and the latest start, that reach a target by its deadline under caps."""

from dataclasses import replace

from rampath.domain.commitment import published
from rampath.domain.solving.caps import Answer, Binding, Caps, Impossible, Solved
from rampath.domain.solving.envelope import TOLERANCE, Envelope, envelope, most_after
from rampath.domain.solving.track import Track, as_path
from rampath.wording import money, percent, points, tr

_HALVINGS = 60


def least_cost(track: Track, target: float, deadline: int, caps: Caps) -> Answer:
    """The cheapest path under caps that is at the target (a fraction) in every year from its deadline on.

    A member above the target keeps its share. No year falls below the last observed share, or below a held year
    that came before. The cost is real spending added up, and the answer is cheapest at any discount rate too.
    """
    wrong = _wrong(track, target, deadline)
    if wrong is not None:
        return wrong
    aim = max(target, track.start.share)
    found = envelope(track, caps, _required(track, aim, deadline))
    if found.feasible:
        path = as_path(track, found.lowest)
        spent = float(track.spending(found.lowest).sum())
        said = tr("{name} is at {target} in {year} and spends {money} in all from {first} to {last} at constant"
                  " prices; no path under these caps costs less.",
                  name=track.name, target=percent(aim), year=deadline, money=money(spent, track.currency),
                  first=track.years[0], last=track.years[-1])  # fmt: skip
        return Solved(path, said)
    return _impossible(track, aim, deadline, caps, found)


def latest_start(track: Track, target: float, deadline: int, real_growth: float) -> Answer:
    """The path that keeps the last share as long as real spending need not grow by more than `real_growth` a year
    (a fraction) to be at the target (a fraction) by its deadline.
    """
    answer = least_cost(track, target, deadline, Caps(real_growth=real_growth))
    if isinstance(answer, Impossible):
        return answer
    shares = answer.path.shares(track.start, track.years)
    before = track.start.share
    for year, share in zip(track.years, shares, strict=True):
        if share > before + TOLERANCE:
            said = tr("{name} can keep {share} until {last}; from {first} on real spending grows by at most {growth}"
                      " a year, and {target} is reached in {year}.",
                      name=track.name, share=percent(before), last=year - 1, first=year,
                      growth=percent(real_growth, 1), target=percent(max(target, track.start.share)),
                      year=deadline)  # fmt: skip
            return Solved(answer.path, said)
        before = share
    return Solved(answer.path, tr("{name} need not raise its share.", name=track.name))


def _required(track: Track, aim: float, deadline: int) -> dict[int, float]:
    return {year: aim for year in track.years if year >= deadline and year not in track.holds}


def _wrong(track: Track, target: float, deadline: int) -> Impossible | None:
    """A request that no path can answer, whatever the caps."""
    if deadline < track.years[0]:
        said = tr("{year} is past: the first year that can be planned is {first}.",
                  year=deadline, first=track.years[0])  # fmt: skip
        return Impossible(Binding.DEADLINE, said, None, tr("Name a deadline from {first} on.", first=track.years[0]))
    if deadline > track.years[-1]:
        said = tr("{year} lies beyond the plan, which ends in {last}.", year=deadline, last=track.years[-1])
        return Impossible(Binding.DEADLINE, said, None, tr("Name a deadline up to {last}.", last=track.years[-1]))
    held = track.holds.get(deadline)
    if held is not None and published(held) < published(max(target, track.start.share)):
        said = tr("{name}'s year {year} is held at {share}, below the target of {target}.",
                  name=track.name, year=deadline, share=percent(held), target=percent(target))  # fmt: skip
        return Impossible(Binding.HOLD, said, None, tr("Release {year}, or choose another deadline.", year=deadline))
    return None


def _impossible(track: Track, aim: float, deadline: int, caps: Caps, found: Envelope) -> Impossible:
    contradiction = _contradiction(track, caps)
    if contradiction is not None:
        offer = tr("Release that year, or raise a cap.")
        return Impossible(Binding.HOLD, contradiction, None, offer)
    binding = _binding(track, aim, deadline, caps)
    said = _why(track, aim, deadline, caps, binding, found)
    reached = tuple(min(high, max(aim, low)) for low, high in zip(_resting(track, caps), found.highest, strict=True))
    return Impossible(binding, said, as_path(track, reached), _offer(track, aim, deadline, caps, reached))


def _binding(track: Track, aim: float, deadline: int, caps: Caps) -> Binding:
    """What has to give: the one thing without which the request could be answered."""
    required = _required(track, aim, deadline)
    if envelope(replace(track, holds={}), caps, required).feasible:
        return Binding.HOLD
    free_of_step = envelope(track, replace(caps, step=None), required).feasible
    free_of_growth = envelope(track, replace(caps, real_growth=None), required).feasible
    if free_of_step != free_of_growth:
        return Binding.STEP if free_of_step else Binding.REAL_GROWTH
    return Binding.BOTH_CAPS


def _contradiction(track: Track, caps: Caps) -> str | None:
    """A held year that the caps do not let the path come to, whatever the target; None where there is none."""
    before, last = track.start.share, track.start.year
    most = before
    for year in track.years:
        most = most_after(track, caps, year, most)
        hold = track.holds.get(year)
        if hold is None:
            continue
        if hold > most + TOLERANCE:
            return tr("{name}'s year {year} is held at {share}, but from {before} in {last} the caps let it come to"
                      " {most} only.", name=track.name, year=year, share=percent(hold), before=percent(before),
                      last=last, most=percent(most))  # fmt: skip
        before, last, most = hold, year, hold
    return None


def _resting(track: Track, caps: Caps) -> tuple[float, ...]:
    """What holds ask for where nothing else is required."""
    return envelope(track, caps, {}, floor=False).lowest


def _why(track: Track, aim: float, deadline: int, caps: Caps, binding: Binding, found: Envelope) -> str:
    at = track.years.index(deadline)
    fields = {
        "name": track.name, "target": percent(aim), "year": deadline, "most": percent(found.highest[at]),
        "step": points(caps.step, sign=False), "growth": percent(caps.real_growth, 1),
        "held": ", ".join(str(year) for year in sorted(track.holds)),
    }  # fmt: skip
    sentences = {
        Binding.STEP: tr("{name} cannot be at {target} in {year} with steps of at most {step} a year: it comes to"
                         " {most}.", **fields),
        Binding.REAL_GROWTH: tr("{name} cannot be at {target} in {year} with real spending growing by at most {growth}"
                                " a year: it comes to {most}.", **fields),
        Binding.BOTH_CAPS: tr("{name} cannot be at {target} in {year} with steps of at most {step} and real growth of"
                              " at most {growth} a year: it comes to {most}.", **fields),
        Binding.HOLD: tr("{name} cannot be at {target} in {year} with these years held: {held}.", **fields),
    }  # fmt: skip
    return sentences[binding]


def _offer(track: Track, aim: float, deadline: int, caps: Caps, reached: tuple[float, ...]) -> str:
    first = next((y for y, s in zip(track.years, reached, strict=True) if s >= aim - TOLERANCE and y >= deadline), None)
    if first is None:
        offer = tr("The nearest possible path comes to {share} in {last}.",
                   share=percent(reached[-1]), last=track.years[-1])  # fmt: skip
    else:
        offer = tr("The nearest possible path is at {target} in {year}.", target=percent(aim), year=first)
    needed = _enough(track, aim, deadline, caps)
    return f"{offer} {needed}" if needed else offer


def _enough(track: Track, aim: float, deadline: int, caps: Caps) -> str:
    """The lowest single cap that would do, the other one as it is; nothing where none would."""
    required = _required(track, aim, deadline)
    said = []
    for name in ("step", "real_growth"):
        now = getattr(caps, name)
        if now is None or not envelope(track, replace(caps, **{name: None}), required).feasible:
            continue
        low, high = now, 10.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if envelope(track, replace(caps, **{name: middle}), required).feasible:
                high = middle
            else:
                low = middle
        said.append(
            tr("a step of {step} a year", step=points(_up(high, 4), sign=False))
            if name == "step"
            else tr("real growth of {growth} a year", growth=percent(_up(high, 3), 1))
        )
    return tr("The deadline would take {needed}.", needed=tr(" or ").join(said)) if said else ""


def _up(value: float, decimals: int) -> float:
    """Rounded up, so that what is offered is enough."""
    from decimal import ROUND_CEILING, Decimal

    return float(Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_CEILING))
