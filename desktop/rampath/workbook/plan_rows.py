"""The inputs and the record of a plan as rows of its workbook, in the order of the declared columns."""

import math
from collections.abc import Callable, Iterator

from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.workbook.plan_answers import written
from rampath.workbook.plan_budgets import budget_rows
from rampath.workbook.plan_cell import Value
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_kept import advice_rows, kept_rows
from rampath.workbook.plan_layout import (
    ADVICE,
    BUDGETS,
    COMMITMENTS,
    DECISIONS,
    ECONOMIES,
    ECONOMY,
    EDITIONS,
    FINDINGS,
    KEPT,
    NARRATIVE,
    OBSERVATIONS,
    PATHS,
    SCENARIOS,
    SOURCES,
    TARGETS,
)
from rampath.workbook.plan_mark import plain_mark
from rampath.workbook.plan_narratives import narrative_rows

Row = tuple[Value, ...]


def paths(plan: Plan) -> Iterator[Row]:
    """Every anchor of every path, plain ones too; a path that a person emptied has one row without a year."""
    for scenario, branch in zip(plan.scenarios, plan.branches, strict=True):
        for code in plan.register.codes:
            for pillar in Pillar:
                path = plan.path(scenario, code, pillar)
                own = (code, pillar) in branch.paths
                head = (scenario.name, code, plan.register[code].name, pillar.value)
                for anchor in path.anchors:
                    mark = None if own else plain_mark(code, pillar, anchor)
                    yield (*head, anchor.year, anchor.share, anchor.shape.value, flag(anchor.held), mark)
                if own and not path.anchors:
                    yield (*head, None, None, None, None, None)


def observations(plan: Plan) -> Iterator[Row]:
    for row in plan.observations.rows:
        yield (
            row.member, row.measure.value, row.year, row.value, row.unit, row.price_basis, row.kind.value,
            row.edition, row.file, row.cell, row.raw, row.detail, row.value_read,
        )  # fmt: skip


def editions(plan: Plan) -> Iterator[Row]:
    for each in plan.editions:
        name = plan.register[each.member].name if each.member in plan.register else None
        yield each.member, name, None if each.measure is None else each.measure.value, each.edition, flag(each.alone)


def decisions(plan: Plan) -> Iterator[Row]:
    for each in plan.decisions:
        key = each.key
        yield (
            key.edition, key.member, key.measure.value, key.year, key.unit, key.price_basis, key.detail, each.said,
        )  # fmt: skip


def economies(plan: Plan) -> Iterator[Row]:
    for each in plan.economies:
        yield (
                each.id, each.name, each.source, each.extension.code, each.deflator_extension.code, each.assumption,
            )  # fmt: skip


def economy(plan: Plan) -> Iterator[Row]:
    for each in plan.economies:
        for code, outlook in each.outlooks.items():
            for i in range(len(outlook.real_growth)):
                yield (
                    each.id, code, outlook.currency, outlook.first_year + i, known(outlook.real_growth[i]),
                    known(outlook.deflator_growth[i]), known(outlook.gdp[i]), known(outlook.rate[i]),
                    known(outlook.population[i]) if outlook.population else None,
                )  # fmt: skip


def commitments(plan: Plan) -> Iterator[Row]:
    for each in plan.commitments:
        yield (
            each.id, each.name, each.start, each.deadline, each.review, each.equipment_floor,
            each.rule.value, flag(each.annual_plans), each.text, each.source,
        )  # fmt: skip


def targets(plan: Plan) -> Iterator[Row]:
    for each in plan.commitments:
        for target in each.targets:
            yield each.id, target.pillar.value, target.share, flag(target.up_to)


def scenarios(plan: Plan) -> Iterator[Row]:
    for each in plan.branches:
        shape = None if each.shape is None else each.shape.value
        yield each.name, each.commitment, each.economy, each.horizon, shape, each.note, each.parent


def sources(plan: Plan) -> Iterator[Row]:
    """A row a file, and below it one for each other block that was pasted into the same edition."""
    for each in plan.sources:
        for read in (each.own, *each.blocks):
            yield each.file, read.sha256, each.edition, read.read, written(read.answers)


def findings(plan: Plan) -> Iterator[Row]:
    for each in plan.findings:
        yield (
            each.severity.value, each.place, each.raw, each.message, each.file, each.expected, each.done, each.scope,
        )  # fmt: skip


def flag(value: bool) -> str | None:
    return "yes" if value else None


def known(value: float) -> float | None:
    return None if math.isnan(value) else value


ROWS: tuple[tuple[SheetLayout, Callable[[Plan], Iterator[Row]]], ...] = (
    (PATHS, paths),
    (KEPT, kept_rows),
    (SCENARIOS, scenarios),
    (COMMITMENTS, commitments),
    (TARGETS, targets),
    (ECONOMIES, economies),
    (ECONOMY, economy),
    (EDITIONS, editions),
    (OBSERVATIONS, observations),
    (BUDGETS, budget_rows),
    (SOURCES, sources),
    (DECISIONS, decisions),
    (FINDINGS, findings),
    (ADVICE, advice_rows),
    (NARRATIVE, narrative_rows),
)
"""Each sheet of inputs and of the record with what fills it."""
