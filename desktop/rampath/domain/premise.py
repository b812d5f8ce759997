"""What stands between a path and its money or its target: no GDP, a deadline that has passed, a hold below the line."""

from collections.abc import Iterator

import numpy as np

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import last_observed
from rampath.domain.finding import Finding, Severity
from rampath.domain.path import Start
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.wording import percent, tr


def premises(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> Iterator[Finding]:
    """Warnings on what a member's path lacks, each with the member and the year that it is about."""
    constant, current = (
        projection.line(member, pillar, Money(prices, Currency.NATIONAL))
        for prices in (Prices.CONSTANT, Prices.CURRENT)
    )
    name = plan.register[member].name
    if not np.isfinite(constant.share).any():
        return
    yield from _no_money(name, constant, current)
    start = last_observed(projection, constant)
    if start is not None:
        yield from _deadline_passed(name, projection, pillar, start)
    yield from _held_below(plan, projection, constant)


def _no_money(name: str, constant: Line, current: Line) -> Iterator[Finding]:
    """The first year with a share and no GDP that would make money of it, at either prices."""
    for line, prices in ((constant, tr("constant prices")), (current, tr("current prices"))):
        bare = np.flatnonzero(np.isfinite(line.share) & ~np.isfinite(line.gdp))
        if len(bare):
            year = line.years[int(bare[0])]
            yield _told(
                name, year,
                tr("No GDP above zero at {prices} is known in {year}, so the share makes no money. Look at growth,"
                   " deflator and source in Scenario > Economies….", prices=prices, year=year),
            )  # fmt: skip
            return


def _deadline_passed(name: str, projection: Projection, pillar: Pillar, start: Start) -> Iterator[Finding]:
    commitment, target = projection.commitment, projection.target(pillar)
    if target is None or commitment.deadline > start.year or commitment.meets(start.share, target):
        return
    yield _told(
        name, start.year,
        tr("The deadline of {deadline} has passed and the share is {share}, below {target}: the plain path is at the"
           " line one year later.", deadline=commitment.deadline, share=percent(start.share),
           target=percent(target)),
    )  # fmt: skip


def _held_below(plan: Plan, projection: Projection, line: Line) -> Iterator[Finding]:
    """A held year from the deadline on whose share misses the target, which nothing may mend."""
    commitment, target = projection.commitment, projection.target(line.pillar)
    path = plan.path(projection.scenario, line.member, line.pillar)
    for anchor in path.anchors:
        share = line.share_in(anchor.year)
        if anchor.held and anchor.year >= commitment.deadline and commitment.meets(share, target) is False:
            yield _told(
                plan.register[line.member].name, anchor.year,
                tr("{year} is held at {share}, below the target of {target}: release it, or the line is missed.",
                   year=anchor.year, share=percent(share), target=percent(target)),
            )  # fmt: skip
            return


def _told(name: str, year: int, message: str) -> Finding:
    return Finding(Severity.WARNING, f"{name} {year}", "", message)
