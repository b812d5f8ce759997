"""The pages with money of all members: cost by year, and who carries how much."""

import math
from collections.abc import Sequence

import numpy as np

from rampath.domain.burden import burden
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import extra_cost, judged_year, last_observed
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import year_label
from rampath.domain.projection import Projection
from rampath.printing.flow import Block, flowing, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.subject import DOLLARS, Subject
from rampath.wording import NONE, money, number, percent, short_percent, tr


def cost_pages(subject: Subject) -> list[Page]:
    """What the scenario costs over holding each member's last observed share, by planned year and in all."""
    projection = subject.projection
    years = [year for year in projection.years if year > projection.last_observed]
    base = year_label(projection.last_observed, projection.kind_in(projection.last_observed))
    page = subject.page(
        _cost_title(subject, years),
        tr(
            "Planned core expenditure less that of holding each member's last observed share of GDP ({base})", base=base
        ),
        subject.basis(DOLLARS, "USD", Pillar.CORE),
        entry=tr("Cost by year and member"),
    )
    if not years:
        return flowing(subject.press, page, [paragraph(tr("The plan has no planned years."))])
    return flowing(subject.press, page, [table(_cost_table(subject, years))])


def _cost_title(subject: Subject, years: Sequence[int]) -> str:
    projection = subject.projection
    totals = [_total(_costs(projection, code, years)) for code in projection.members]
    known = [total for total in totals if total is not None]
    if not years or not known:
        return tr("No planned years to cost")
    said = {"scenario": projection.scenario.name, "money": money(abs(math.fsum(known)), "USD"), "last": years[-1]}
    if math.fsum(known) < 0:
        return tr("{scenario} costs the members {money} less until {last} than holding their shares", **said)
    return tr("{scenario} costs the members {money} more until {last} than holding their shares", **said)


def _costs(projection: Projection, code: str, years: Sequence[int]) -> list[float]:
    line = projection.line(code, Pillar.CORE, DOLLARS)
    cost = extra_cost(projection, line)
    return [float(cost[place]) if (place := line.at(year)) is not None else math.nan for year in years]


def _total(costs: Sequence[float]) -> float | None:
    """The sum of all years; None where one has no figure, since a part is no total."""
    return math.fsum(costs) if costs and all(map(math.isfinite, costs)) else None


def _cost_table(subject: Subject, years: Sequence[int]) -> LongTable:
    projection = subject.projection
    million = tr("million USD")
    headings = [Heading(tr("Member"), words=True), Heading(tr("Held"), tr("% of GDP"))]
    headings += [Heading(str(year), million) for year in years] + [Heading(tr("In all"), million)]
    rows: list[tuple[str, ...]] = []
    strong = set()
    for code in (*projection.members, *AGGREGATES):
        line = projection.line(code, Pillar.CORE, DOLLARS)
        start = last_observed(projection, line)
        costs = _costs(projection, code, years)
        if code in AGGREGATES:
            strong.add(len(rows))
        rows.append(
            (
                subject.plan.register[code].name,
                NONE if start is None else number(start.share * 100),
                *(number(cost, 0, sign=True) for cost in costs),
                number(_total(costs), 0, sign=True),
            )
        )
    return LongTable(tuple(headings), tuple(rows), frozenset(strong))


def burden_pages(subject: Subject) -> list[Page]:
    """Each member's part of spending and of GDP, its spending a head, and what it lacks to the target."""
    projection = subject.projection
    carried = burden(projection, Pillar.CORE)
    year, then = projection.last_observed, judged_year(projection)
    if year not in carried.years or then not in carried.years:
        page = subject.page(tr("Burden"), tr("The plan has no observed years."))
        return flowing(subject.press, page, [])
    label = year_label(year, projection.kind_in(year))
    at, later = carried.years.index(year), carried.years.index(then)
    target = projection.target(Pillar.CORE)
    lacking = tr("Short of {target}", target=NONE if target is None else short_percent(target))
    headings = (
        Heading(tr("Member"), words=True),
        *(
            Heading(name, tr("{unit}, {year}", unit=unit, year=told))
            for name, unit in ((tr("Of spending"), "%"), (tr("Of GDP"), "%"), (tr("Per head"), "USD"),
                               (lacking, tr("million USD")))
            for told in (label, str(then))
        ),
    )  # fmt: skip
    order = sorted(range(len(carried.members)), key=lambda i: -_or_zero(carried.of_spending[i, at]))
    rows = [
        (
            subject.plan.register[carried.members[i]].name,
            *(number(_known(carried.of_spending[i, j], 100)) for j in (at, later)),
            *(number(_known(carried.of_gdp[i, j], 100)) for j in (at, later)),
            *(number(_known(carried.per_head[i, j]), 0) for j in (at, later)),
            *(number(_known(carried.shortfall[i, j]), 0) for j in (at, later)),
        )
        for i in order
    ]
    europe, states = carried.europe_canada[at], carried.united_states[at]
    page = subject.page(
        _burden_title(carried.total_shortfall(year), target, label),
        tr("In order of their part of the Alliance's core spending in {year}", year=label),
        subject.basis(DOLLARS, "USD", Pillar.CORE),
        entry=tr("Burden"),
    )
    blocks: list[Block] = []
    if math.isfinite(europe) and math.isfinite(states):
        blocks.append(
            paragraph(
                tr("Europe and Canada carry {europe} of the Alliance's spending in {year}, the United States {states}.",
                   europe=percent(float(europe), 1), states=percent(float(states), 1), year=label)
            )
        )  # fmt: skip
    return flowing(subject.press, page, [*blocks, table(LongTable(headings, tuple(rows)))])


def _burden_title(missing: float | None, target: float | None, year: str) -> str:
    if missing is None or target is None:
        return tr("Who carries how much in {year}", year=year)
    return tr("The members together are {missing} short of {target} in {year}", missing=money(missing, "USD"),
              target=short_percent(target), year=year)  # fmt: skip


def _known(value: float, factor: float = 1.0) -> float | None:
    return float(value) * factor if np.isfinite(value) else None


def _or_zero(value: float) -> float:
    return float(value) if np.isfinite(value) else 0.0
