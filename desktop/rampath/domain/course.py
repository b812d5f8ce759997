"""Applying one member's course to others: the same way from a member's own start towards its target.

How far a path has come in a year is `(share - start) / (target - start)`: 0 at the last observed share, 1 at the
target. Another member that follows the course has come as far in the same year, between its own start and the same
commitment's target: `start + progress (target - start)`. Anchors go to the same years with the same shapes; a stretch
of constant growth stays one, at the member's own rate. Years up to the member's last observed one are left out, and
holds of its own stay as they are. The source's holds are not handed on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.keeping import drawn_share
from rampath.domain.member import AGGREGATES
from rampath.domain.path import HIGHEST_SHARE, Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.plannable import plannable
from rampath.domain.projection import Money, Projection
from rampath.wording import percent, tr


class NoCourse(ValueError):
    """A path that has no course to apply, or a member that cannot follow one; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A year, how far the path has come in it (1: at the target), and the shape by which it gets there."""

    year: int
    progress: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class Followed:
    """A path that follows a course: the years that were set, and those that a hold kept."""

    path: Path
    set: tuple[int, ...]
    held: tuple[int, ...]


@dataclass(frozen=True)
class CourseApplied:
    """A plan in which members follow a course; for the others a sentence says why they do not."""

    plan: Plan
    followed: Mapping[str, Followed]
    refused: Mapping[str, str]


def course_of(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> tuple[Waypoint, ...]:
    """The course of a member's path as it shows. Raises NoCourse."""
    name = plan.register[member].name
    start, target = _ends(plan, projection, member, pillar)
    if start >= target:
        raise NoCourse(
            tr("{name} sets out from {share}, at or above the target of {target}: its path has no course towards it.",
               name=name, share=percent(start), target=percent(target))
        )  # fmt: skip
    line = projection.line(member, pillar, Money())
    path = plan.path(plan.scenario(projection.scenario.name), member, pillar)
    years = plannable(plan, projection, member, pillar)
    found = []
    for anchor in path.anchors:
        shown = anchor.share if path.drawn is None else line.share_in(anchor.year)
        if anchor.year in years and shown is not None:
            found.append(Waypoint(anchor.year, (shown - start) / (target - start), anchor.shape))
    if not found:
        raise NoCourse(tr("{name}'s path has no anchors that could be applied.", name=name))
    return tuple(found)


def with_course(
    plan: Plan, projection: Projection, source: str, pillar: Pillar, members: Iterable[str]
) -> CourseApplied:
    """The plan in which members follow the source's course. Raises NoCourse where the source has none."""
    course = course_of(plan, projection, source, pillar)
    followed: dict[str, Followed] = {}
    refused: dict[str, str] = {}
    changed = plan
    for member in members:
        if member == source:
            continue
        try:
            follows = following(plan, projection, member, pillar, course)
        except NoCourse as why:
            refused[member] = str(why)
            continue
        followed[member] = follows
        scenario = changed.scenario(projection.scenario.name)
        changed = changed.with_path(scenario, member, pillar, follows.path)
    return CourseApplied(changed, followed, refused)


def following(plan: Plan, projection: Projection, member: str, pillar: Pillar, course: Iterable[Waypoint]) -> Followed:
    """A member's path as it follows a course. Raises NoCourse."""
    name = plan.register[member].name
    start, target = _ends(plan, projection, member, pillar)
    if start >= target:
        raise NoCourse(
            tr("{name} is at or above the target of {target} with {share} and keeps its path.",
               name=name, share=percent(start), target=percent(target))
        )  # fmt: skip
    path = plan.path(plan.scenario(projection.scenario.name), member, pillar)
    years = plannable(plan, projection, member, pillar)
    anchors = {anchor.year: anchor for anchor in path.anchors if anchor.held}
    held = tuple(year for year in anchors if year in years)
    done = []
    for point in course:
        if point.year not in years or point.year in held:
            continue
        share = start + point.progress * (target - start)
        if not 0 <= share <= HIGHEST_SHARE:
            raise NoCourse(
                tr("{name} would be at {share} in {year}, which cannot be planned.",
                   name=name, share=percent(share), year=point.year)
            )  # fmt: skip
        drawn = drawn_share(path, projection, member, point.year, share)
        anchors[point.year] = Anchor(point.year, float(f"{drawn:.14g}"), point.shape)
        done.append(point.year)
    if not done:
        raise NoCourse(tr("{name}: no year of the course can be set; all of them are held or observed.", name=name))
    return Followed(Path(tuple(anchors[year] for year in sorted(anchors)), path.drawn), tuple(done), held)


def _ends(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> tuple[float, float]:
    """The last observed share and the target that a member goes between."""
    name = plan.register[member].name
    if member in AGGREGATES:
        raise NoCourse(tr("{name} follows from its members and has no path of its own.", name=name))
    start, target = plan.start(member, pillar), projection.target(pillar)
    if start is None:
        raise NoCourse(tr("{name} has no observed share to set out from.", name=name))
    if target is None:
        raise NoCourse(tr("The commitment names no target for {pillar}.", pillar=tr(pillar.value)))
    return start.share, target
