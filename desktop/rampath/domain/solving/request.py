"""A request to solve, for one member, a selection or all, and the plan that it makes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rampath.domain.commitment import Pillar
from rampath.domain.keeping import drawn_now
from rampath.domain.path import HIGHEST_SHARE, Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.domain.scenario import Scenario
from rampath.domain.solving.alliance_total import Key, Part, share_out_members
from rampath.domain.solving.caps import Answer, Caps, Impossible, Solved
from rampath.domain.solving.constant import NO_CAPS, at_review, constant_points, constant_real_growth
from rampath.domain.solving.envelope import most_after
from rampath.domain.solving.least_cost import latest_start, least_cost
from rampath.domain.solving.money_total import Spread, share_out_years
from rampath.domain.solving.track import Track, Unsolvable, track_of
from rampath.wording import marked, percent, tr

DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)


class Method(StrEnum):
    """What can be asked for; the words are those of the command line."""

    CONSTANT_POINTS = "constant-points"
    CONSTANT_REAL_GROWTH = "constant-real-growth"
    LATEST_START = "latest-start"
    LEAST_COST = "least-cost"
    AT_REVIEW = "at-review"
    MONEY_TOTAL = "money-total"
    ALLIANCE_TOTAL = "alliance-total"


METHOD_WORDS: Mapping[Method, str] = {
    Method.CONSTANT_POINTS: marked("Constant percentage points a year"),
    Method.CONSTANT_REAL_GROWTH: marked("Constant real growth of spending"),
    Method.LATEST_START: marked("Latest start at a capped real growth"),
    Method.LEAST_COST: marked("Least cumulative cost under caps"),
    Method.AT_REVIEW: marked("On the straight line at the review year"),
    Method.MONEY_TOTAL: marked("Share out a sum over years"),
    Method.ALLIANCE_TOTAL: marked("Share out an alliance sum over members"),
}
"""The words for people."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for; what a method does not need is passed over.

    `target` is a share (a fraction) and `deadline` a year, None: the commitment's. `total` is in millions at
    constant prices: of the member's currency for MONEY_TOTAL, from `first` to `last`; of US dollars for
    ALLIANCE_TOTAL, in the year `last`.
    """

    method: Method
    pillar: Pillar = Pillar.CORE
    target: float | None = None
    deadline: int | None = None
    review: int | None = None
    caps: Caps = NO_CAPS
    total: float = 0.0
    first: int | None = None
    last: int | None = None
    spread: Spread = Spread.RISING
    key: Key = Key.GDP


@dataclass(frozen=True, slots=True)
class Result:
    """The plan with the solved paths, and an answer or a refusal in words for each member that was asked for.

    Members without an answer keep their paths. `said` is one sentence on the whole.
    """

    plan: Plan
    answers: Mapping[str, Answer]
    refused: Mapping[str, str]
    said: str


def solve(plan: Plan, scenario: Scenario, members: Sequence[str], request: Request) -> Result:
    """Answer a request for members in one of the plan's scenarios."""
    projection = project(plan, scenario)
    tracks: dict[str, Track] = {}
    refused: dict[str, str] = {}
    for member in members:
        try:
            tracks[member] = track_of(plan, projection, member, request.pillar)
        except Unsolvable as reason:
            refused[member] = str(reason)
    if request.method is Method.ALLIANCE_TOTAL:
        return _share_out(plan, projection, tracks, refused, request)
    answers: dict[str, Answer] = {}
    for member, track in tracks.items():
        try:
            answers[member] = _answer(track, projection, request)
        except Unsolvable as reason:
            refused[member] = str(reason)
    solved = {member: answer.path for member, answer in answers.items() if isinstance(answer, Solved)}
    said = tr("{solved} of {all} paths were solved.", solved=len(solved), all=len(members))
    return Result(with_paths(plan, projection, request.pillar, solved), answers, refused, said)


def with_paths(plan: Plan, projection: Projection, pillar: Pillar, paths: Mapping[str, Path]) -> Plan:
    """The plan with other paths, of shares as they show, in the scenario of a projection.

    A path that kept its money keeps that of the new path.
    """
    scenario = projection.scenario
    for member, path in paths.items():
        kept = plan.path(scenario, member, pillar).kept
        drawn = drawn_now(path, projection, member, kept)
        plan = plan.with_path(plan.scenario(scenario.name), member, pillar, drawn)
    return plan


def _answer(track: Track, projection: Projection, request: Request) -> Answer:
    commitment = projection.commitment
    target = request.target if request.target is not None else commitment.target(request.pillar)
    deadline = max(commitment.deadline, track.years[0]) if request.deadline is None else request.deadline
    caps = request.caps
    if request.method is Method.MONEY_TOTAL:
        first = track.years[0] if request.first is None else request.first
        last = min(deadline, track.years[-1]) if request.last is None else request.last
        return share_out_years(track, request.total, first, last, request.spread, caps)
    if target is None or not 0 < target <= HIGHEST_SHARE:
        raise Unsolvable(tr("A target above 0 and up to 15 % of GDP is needed."))
    review = (commitment.review or deadline) if request.review is None else request.review
    growth = caps.real_growth
    if request.method is Method.LATEST_START and growth is None:
        raise Unsolvable(tr("The latest start needs a cap on real growth."))
    methods: Mapping[Method, Callable[[], Answer]] = {
        Method.CONSTANT_POINTS: lambda: constant_points(track, target, deadline, caps),
        Method.CONSTANT_REAL_GROWTH: lambda: constant_real_growth(track, target, deadline, caps),
        Method.LATEST_START: lambda: latest_start(track, target, deadline, growth or 0.0),
        Method.LEAST_COST: lambda: least_cost(track, target, deadline, caps),
        Method.AT_REVIEW: lambda: at_review(track, target, deadline, review, caps),
    }
    answer = methods[request.method]()
    if isinstance(answer, Solved) and target < track.start.share:
        above = tr("The target of {target} lies below the {share} of today, which is kept.",
                   target=percent(target), share=percent(track.start.share))  # fmt: skip
        return Solved(answer.path, f"{answer.said} {above}")
    return answer


def _share_out(
    plan: Plan, projection: Projection, tracks: Mapping[str, Track], refused: Mapping[str, str], request: Request
) -> Result:
    """One anchor for each member in the year `last`, so that all together spend the total more."""
    year = projection.commitment.deadline if request.last is None else request.last
    refused = dict(refused)
    parts: list[Part] = []
    for member, track in tracks.items():
        line = projection.line(member, request.pillar, DOLLARS)
        gdp = line.gdp_in(year)
        if year not in track.years or gdp is None or gdp <= 0:
            refused[member] = tr("{name} has no GDP in {year} that can be planned.", name=track.name, year=year)
            continue
        target = request.target if request.target is not None else projection.target(request.pillar)
        spending = track.start.share * gdp
        most = 0.0 if year in track.holds else max(0.0, _most_share(track, request.caps, year) * gdp - spending)
        parts.append(Part(member, gdp, spending, max(0.0, (target or 0.0) - track.start.share) * gdp, most))
    shared = share_out_members(parts, request.total, request.key)
    paths: dict[str, Path] = {}
    answers: dict[str, Answer] = {}
    for part in parts:
        if part.most <= 0:
            refused[part.member] = tr("{name}'s year {year} is held, or its caps leave no room.",
                                      name=tracks[part.member].name, year=year)  # fmt: skip
            continue
        share = (part.spending + shared.more[part.member]) / part.gdp
        path = _alone(tracks[part.member], year, float(f"{share:.14g}"))
        paths[part.member] = path
        answers[part.member] = Solved(path, shared.said)
    return Result(with_paths(plan, projection, request.pillar, paths), answers, refused, shared.said)


def _alone(track: Track, year: int, share: float) -> Path:
    """A straight path to a year's share that keeps the holds, and nothing else."""
    held = Path(tuple(Anchor(each, at, held=True) for each, at in sorted(track.holds.items())))
    return held.with_share(year, share)


def _most_share(track: Track, caps: Caps, year: int) -> float:
    most = track.start.share
    for each in track.years:
        most = track.holds.get(each, most_after(track, caps, each, most))
        if each == year:
            break
    return most


def unanswered(result: Result) -> dict[str, Impossible]:
    """The members whose request was impossible."""
    return {member: answer for member, answer in result.answers.items() if isinstance(answer, Impossible)}
