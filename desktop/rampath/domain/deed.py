"""What can be done to a path by hand, one thing at a time, as values that can be done again to another path."""

from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.keeping import drawn_share, with_kept
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES
from rampath.domain.path import Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.plannable import plannable
from rampath.domain.projection import Money, Projection
from rampath.wording import percent, tr


class CannotDo(ValueError):
    """Something that cannot be done to this path; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class SetShare:
    """A year fixed at a share that shows (a fraction)."""

    year: int
    share: float


@dataclass(frozen=True, slots=True)
class Fix:
    """A computed year made an anchor where it is."""

    year: int


@dataclass(frozen=True, slots=True)
class Hold:
    """A year held where it is, or released."""

    year: int
    held: bool


@dataclass(frozen=True, slots=True)
class Remove:
    """A year computed again."""

    year: int


@dataclass(frozen=True, slots=True)
class Reshape:
    """Another shape for the stretch that a year lies on; for the whole path without a year."""

    shape: Shape
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """What stays when GDP is revised."""

    kept: Kept


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain path towards the commitment again."""


Deed = SetShare | Fix | Hold | Remove | Reshape | Keep | Plain


def done(plan: Plan, projection: Projection, member: str, pillar: Pillar, deed: Deed) -> Plan:
    """The plan with one thing done to a member's path in the projection's scenario. Raises CannotDo.

    The projection may be older than the plan where only paths of other members have changed since.
    """
    name = plan.register[member].name
    if member in AGGREGATES:
        raise CannotDo(tr("{name} follows from its members and has no path of its own.", name=name))
    if isinstance(deed, Keep):
        return with_kept(plan, projection, member, pillar, deed.kept)
    scenario = plan.scenario(projection.scenario.name)
    if isinstance(deed, Plain):
        return plan.with_path(scenario, member, pillar, plan.plain_path(scenario, member, pillar))
    path = plan.path(scenario, member, pillar)
    changed = (
        _reshaped(path, name, deed)
        if isinstance(deed, Reshape)
        else _in_year(plan, projection, member, pillar, path, deed)
    )
    return plan.with_path(scenario, member, pillar, changed)


def _in_year(
    plan: Plan, projection: Projection, member: str, pillar: Pillar, path: Path, deed: SetShare | Fix | Hold | Remove
) -> Path:
    name, year = plan.register[member].name, deed.year
    if year not in plannable(plan, projection, member, pillar):
        raise CannotDo(tr("{name}: {year} cannot be planned, it is observed or beyond the plan.", name=name, year=year))
    known = path.anchor(year)
    if isinstance(deed, SetShare | Remove) and known is not None and known.held:
        raise CannotDo(tr("{name}: {year} is held.", name=name, year=year))
    if isinstance(deed, SetShare):
        return path.with_share(year, drawn_share(path, projection, member, year, deed.share))
    if isinstance(deed, Remove):
        if known is None:
            raise CannotDo(tr("{name}: {year} is computed already.", name=name, year=year))
        return path.without(year)
    if known is not None:
        return path if isinstance(deed, Fix) else path.with_hold(year, known.share, held=deed.held)
    if isinstance(deed, Hold) and not deed.held:
        raise CannotDo(tr("{name}: {year} is not held.", name=name, year=year))
    share = projection.line(member, pillar, Money()).share_in(year)
    if share is None:
        raise CannotDo(tr("{name}: {year} has no share to fix.", name=name, year=year))
    drawn = drawn_share(path, projection, member, year, share)
    return path.with_share(year, drawn) if isinstance(deed, Fix) else path.with_hold(year, drawn)


def _reshaped(path: Path, name: str, deed: Reshape) -> Path:
    if deed.year is None and path.anchors:
        return path.with_shape_throughout(deed.shape)
    end = next((a.year for a in path.anchors if deed.year is not None and a.year >= deed.year), None)
    if end is None:
        raise CannotDo(tr("{name}: there is no stretch to give a shape.", name=name))
    return path.with_shape(end, deed.shape)


def said_deed(deed: Deed) -> str:
    """`Set 2031 to 2.85 %`."""
    match deed:
        case SetShare(year, share):
            words = tr("Set {year} to {share}", year=year, share=percent(share))
        case Fix(year):
            words = tr("Make {year} an anchor", year=year)
        case Hold(year, held):
            words = tr("Hold {year}", year=year) if held else tr("Release {year}", year=year)
        case Remove(year):
            words = tr("Compute {year} again", year=year)
        case Reshape(shape, None):
            words = tr("Shape {shape}", shape=tr(shape.value))
        case Reshape(shape, year):
            words = tr("Shape {shape} around {year}", shape=tr(shape.value), year=year)
        case Keep(kept):
            words = tr("Keep {what}", what=tr(kept.value))
        case Plain():
            words = tr("Plain path")
    return words
