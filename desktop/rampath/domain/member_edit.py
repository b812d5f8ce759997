"""One edit of several members' paths: a year held or released, or another shape, with a report."""

from collections.abc import Iterable

from rampath.domain.block_edit import Outcome, Refused, Tally, outcome
from rampath.domain.commitment import Pillar
from rampath.domain.keeping import drawn_share
from rampath.domain.member import AGGREGATES
from rampath.domain.path import Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.plannable import last_fixed
from rampath.domain.projection import Money, Projection
from rampath.wording import tr


def hold_year(
    plan: Plan, projection: Projection, members: Iterable[str], pillar: Pillar, year: int, *, held: bool
) -> Outcome:
    """The plan with a year of these members held where it is, or released."""
    tally = Tally()
    for code in members:
        name = plan.register[code].name
        if _has_no_path(name, code, tally):
            continue
        share = projection.line(code, pillar, Money()).share_in(year)
        path = plan.path(projection.scenario, code, pillar)
        known = path.anchor(year)
        if share is None or year <= last_fixed(plan, projection, code, pillar):
            tally.locked.append(Refused(f"{name} {year}", tr("There is no planned share to hold.")))
        elif (known is not None and known.held) is held:
            tally.same += 1
        else:
            drawn = drawn_share(path, projection, code, year, share)
            plan = _with(plan, projection, code, pillar, path.with_hold(year, drawn, held=held))
            tally.set += 1
    return outcome(plan, tally)


def shape_all(plan: Plan, projection: Projection, members: Iterable[str], pillar: Pillar, shape: Shape) -> Outcome:
    """The plan with these members' paths in another shape throughout."""
    tally = Tally()
    for code in members:
        if _has_no_path(plan.register[code].name, code, tally):
            continue
        path = plan.path(projection.scenario, code, pillar)
        shaped = path.with_shape_throughout(shape)
        if shaped == path:
            tally.same += 1
        else:
            plan = _with(plan, projection, code, pillar, shaped)
            tally.set += 1
    return outcome(plan, tally)


def _has_no_path(name: str, code: str, tally: Tally) -> bool:
    if code in AGGREGATES:
        tally.locked.append(Refused(name, tr("An aggregate follows from its members and has no path of its own.")))
    return code in AGGREGATES


def _with(plan: Plan, projection: Projection, code: str, pillar: Pillar, path: Path) -> Plan:
    return plan.with_path(plan.scenario(projection.scenario.name), code, pillar, path)
