"""Advice, never a verdict: what stands out in a path, each with the number and the threshold behind it (rule 9)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import last_observed, real_growth
from rampath.domain.finding import Finding, Severity
from rampath.domain.observation import Measure
from rampath.domain.path import Start
from rampath.domain.plan import Plan
from rampath.domain.premise import premises
from rampath.domain.projection import Currency, Line, Money, Prices, Projection
from rampath.domain.thresholds import Thresholds
from rampath.wording import percent, points, tr

REAL = Money(Prices.CONSTANT, Currency.NATIONAL)


def advice(
    plan: Plan, projection: Projection, member: str, pillar: Pillar, thresholds: Thresholds | None = None
) -> tuple[Finding, ...]:
    """What a member's path lacks, as warnings, and what stands out in it by the plan's thresholds, as notes."""
    lacking = tuple(premises(plan, projection, member, pillar))
    line = projection.line(member, pillar, REAL)
    start = last_observed(projection, line)
    if start is None or line.years[-1] <= start.year:
        return lacking
    view = _View(plan, projection, line, start, plan.thresholds if thresholds is None else thresholds)
    rules: tuple[Callable[[_View], Iterator[Finding]], ...] = (
        _largest_step, _against_peers, _largest_growth, _flat_then_jump, _backsliding, _at_review, _equipment,
    )  # fmt: skip
    return (*lacking, *(finding for rule in rules for finding in rule(view)))


@dataclass(frozen=True, eq=False)
class _View:
    plan: Plan
    projection: Projection
    line: Line
    start: Start
    thresholds: Thresholds

    @property
    def first(self) -> int:
        """The place of the first planned year."""
        return self.start.year - self.line.years[0] + 1

    def steps(self, *, planned: bool) -> dict[int, float]:
        """The change of the share by year."""
        return _steps(self.line, self.first, planned=planned)

    def say(self, year: int | None, message: str) -> Finding:
        name = self.plan.register[self.line.member].name
        place = name if year is None else f"{name} {year}"
        return Finding(Severity.NOTE, place, "", message)


def _steps(line: Line, first: int, *, planned: bool) -> dict[int, float]:
    change = np.diff(line.share)
    return {
        line.years[i + 1]: float(step)
        for i, step in enumerate(change)
        if np.isfinite(step) and (i + 1 >= first) is planned
    }


def _largest_step(view: _View) -> Iterator[Finding]:
    planned, seen = view.steps(planned=True), view.steps(planned=False)
    if not planned or not seen:
        return
    year, best = max(planned, key=planned.__getitem__), max(seen, key=seen.__getitem__)
    if planned[year] > max(0.0, seen[best]) + view.thresholds.step_over_best + 1e-12:
        yield view.say(
            year,
            tr("The step to {year} is {step}; the largest so far was {best} in {best_year}.",
               year=year, step=points(planned[year]), best=points(seen[best]), best_year=best),
        )  # fmt: skip


def _against_peers(view: _View) -> Iterator[Finding]:
    planned = view.steps(planned=True)
    if not planned:
        return
    year = max(planned, key=planned.__getitem__)
    peers = view.projection.once(("largest steps", view.line.pillar), lambda: _peers(view))
    others = [step for code, step in peers.items() if code != view.line.member and step > 0]
    if len(others) < 3:
        return
    usual = float(np.median(others))
    if planned[year] > usual + view.thresholds.step_peers + 1e-12:
        yield view.say(
            year,
            tr("The step to {year} is {step}; the largest step of the {count} other members that rise is {usual} at"
               " the median.", year=year, step=points(planned[year]), count=len(others), usual=points(usual)),
        )  # fmt: skip


def _peers(view: _View) -> dict[str, float]:
    found = {}
    for code in view.projection.members:
        line = view.projection.line(code, view.line.pillar, REAL)
        start = last_observed(view.projection, line)
        if start is not None:
            steps = _steps(line, start.year - line.years[0] + 1, planned=True)
            if steps:
                found[code] = max(steps.values())
    return found


def _largest_growth(view: _View) -> Iterator[Finding]:
    growth = real_growth(view.line)
    planned = {y: float(g) for y, g in zip(view.line.years[view.first :], growth[view.first :], strict=True)}
    seen = {y: float(g) for y, g in zip(view.line.years[: view.first], growth[: view.first], strict=True)}
    planned = {year: g for year, g in planned.items() if np.isfinite(g)}
    seen = {year: g for year, g in seen.items() if np.isfinite(g)}
    if not planned or not seen:
        return
    year, best = max(planned, key=planned.__getitem__), max(seen, key=seen.__getitem__)
    if planned[year] > max(0.0, seen[best]) + view.thresholds.growth_over_best + 1e-12:
        yield view.say(
            year,
            tr("Spending grows by {growth} in real terms in {year}; the most so far was {best} in {best_year}.",
               year=year, growth=percent(planned[year], 1), best=percent(seen[best], 1), best_year=best),
        )  # fmt: skip


def _flat_then_jump(view: _View) -> Iterator[Finding]:
    steps = view.steps(planned=True)
    whole = sum(steps.values())
    if whole <= view.thresholds.flat_step:
        return
    flat = 0
    for year, step in steps.items():
        if step <= view.thresholds.flat_step:
            flat += 1
            continue
        if flat >= view.thresholds.flat_years and step >= view.thresholds.jump_part * whole:
            yield view.say(
                year,
                tr("The share stays flat for {count} years and then jumps by {step} in {year}, {part} of the whole"
                   " rise.", count=flat, step=points(step), year=year, part=percent(step / whole, 0)),
            )  # fmt: skip
        flat = 0


def _backsliding(view: _View) -> Iterator[Finding]:
    falls = {year: step for year, step in view.steps(planned=True).items() if step < -view.thresholds.slide}
    if falls:
        year = min(falls, key=falls.__getitem__)
        yield view.say(
            year,
            tr("The share falls in {count} of the planned years, most in {year}: {step}.",
               count=len(falls), year=year, step=points(falls[year])),
        )  # fmt: skip


def _at_review(view: _View) -> Iterator[Finding]:
    commitment, target = view.projection.commitment, view.projection.target(view.line.pillar)
    review = commitment.review
    if target is None or review is None or not view.start.year < review < commitment.deadline:
        return
    share = view.line.share_in(review)
    aim = max(target, view.start.share)
    part = (review - view.start.year) / (commitment.deadline - view.start.year)
    straight = view.start.share + (aim - view.start.share) * part
    if share is not None and share < straight - view.thresholds.behind - 1e-12:
        yield view.say(
            review,
            tr("At the review in {year} the share is {share}, {gap} below the straight line to {target}.",
               year=review, share=percent(share), gap=points(straight - share, sign=False), target=percent(aim)),
        )  # fmt: skip


def _equipment(view: _View) -> Iterator[Finding]:
    floor = view.projection.commitment.equipment_floor
    if floor is None or view.line.pillar is not Pillar.CORE:
        return
    share = view.projection.observations.value(view.line.member, Measure.EQUIPMENT_SHARE, view.start.year)
    if share is not None and share < floor:
        yield view.say(
            view.start.year,
            tr("Equipment is {share} of core expenditure in {year}; the floor is {floor}.",
               share=percent(share, 1), year=view.start.year, floor=percent(floor, 0)),
        )  # fmt: skip
