"""A plan as rows of its workbook's sheets, in the order of the declared columns."""

import math
from collections.abc import Iterator

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import STATUS_TEXT, standing
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project

Cell = str | int | float | None
Row = tuple[Cell, ...]


def paths(plan: Plan) -> Iterator[Row]:
    """Every anchor of every path, plain ones too; a path that a person emptied has one row without a year."""
    for scenario in plan.scenarios:
        for code in plan.register.codes:
            for pillar in Pillar:
                path = plan.path(scenario, code, pillar)
                head = (scenario.name, code, plan.register[code].name, pillar.value)
                for anchor in path.anchors:
                    yield (*head, anchor.year, anchor.share, anchor.shape.value, flag(anchor.held))
                if not path.anchors and (code, pillar) in scenario.paths:
                    yield (*head, None, None, None, None)


def observations(plan: Plan) -> Iterator[Row]:
    for row in plan.observations.rows:
        yield (
            row.member, row.measure.value, row.year, row.value, row.unit, row.price_basis, row.kind.value,
            row.edition, row.file, row.cell, row.raw,
        )  # fmt: skip


def economies(plan: Plan) -> Iterator[Row]:
    for each in plan.economies:
        yield each.id, each.name, each.source, each.extension, each.assumption


def economy(plan: Plan) -> Iterator[Row]:
    for each in plan.economies:
        for code, outlook in each.outlooks.items():
            for i in range(len(outlook.real_growth)):
                yield (
                    each.id, code, outlook.currency, outlook.first_year + i, known(outlook.real_growth[i]),
                    known(outlook.deflator_growth[i]), known(outlook.gdp[i]), known(outlook.rate[i]),
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
    for each in plan.scenarios:
        yield each.name, each.commitment, each.economy, each.horizon, each.shape.value, each.note


def sources(plan: Plan) -> Iterator[Row]:
    for each in plan.sources:
        yield each.file, each.sha256, each.edition


def findings(plan: Plan) -> Iterator[Row]:
    for each in plan.findings:
        yield each.severity.value, each.place, each.raw, each.message


def projection_rows(plan: Plan) -> tuple[list[str | int], list[Row]]:
    """The headers, and the core share (a fraction) of every member and aggregate by scenario and year."""
    projections = [project(plan, scenario) for scenario in plan.scenarios]
    first = min(each.years[0] for each in projections)
    last = max(each.years[-1] for each in projections)
    years = list(range(first, last + 1))
    rows: list[Row] = []
    for each in projections:
        for code in (*each.members, *AGGREGATES):
            for pillar in Pillar:
                line = each.line(code, pillar, Money())
                shares = [line.share_in(year) for year in years]
                if any(share is not None for share in shares):
                    name = plan.register[code].name
                    rows.append((each.scenario.name, code, name, pillar.value, *shares))
    return ["Scenario", "Member", "Name", "Pillar", *years], rows


def compliance_rows(plan: Plan) -> tuple[list[str], list[Row]]:
    """The headers, and where every member and aggregate stands on core in each scenario."""
    headers = [
        "Scenario", "Member", "Name", "Last observed year", "Share then, % of GDP", "Target, % of GDP",
        "Gap, pp", "Deadline", "Share at deadline, % of GDP", "First year met", "Equipment, % of core",
        "Extra cost, million", "Currency and prices", "Status",
    ]  # fmt: skip
    rows: list[Row] = []
    for scenario in plan.scenarios:
        projection = project(plan, scenario)
        basis = projection.base.base_year
        for code in (*projection.members, *AGGREGATES):
            found = standing(projection, code, Pillar.CORE, Money())
            gap = None if found.gap is None else found.gap * 100
            rows.append(
                (
                    scenario.name, code, plan.register[code].name, found.year, found.share, found.target, gap,
                    found.deadline, found.share_at_deadline, found.first_year_met, found.equipment,
                    found.extra_cost, f"{found.currency}, constant {basis}", STATUS_TEXT[found.status],
                )
            )  # fmt: skip
    return headers, rows


def flag(value: bool) -> str | None:
    return "yes" if value else None


def known(value: float) -> float | None:
    return None if math.isnan(value) else value
