"""`rampath project`: the projection of a scenario, for people, as CSV or as JSON."""

import argparse
import csv
import json
import math
import sys
from typing import Any

from rampath.cli.desk import Desk, scenario_of
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Standing, judged_year, standing
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Line, Money, Prices, Projection, project
from rampath.wording import NONE, number, percent, points, tr

KEYS = (
    "member", "pillar", "year", "share", "expenditure", "gdp", "currency",
    "target", "gap_pp", "gap_money", "meets", "kind",
)  # fmt: skip


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    plan, code = desk.plan(chosen.plan)
    projection = project(plan, scenario_of(plan, chosen.scenario))
    money = Money(Prices(chosen.prices), Currency.NATIONAL)
    if chosen.json:
        print(json.dumps(records(projection, money), ensure_ascii=False, indent=1, allow_nan=False))
    elif chosen.csv:
        writer = csv.DictWriter(sys.stdout, KEYS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(records(projection, money))
    else:
        print(as_text(plan, projection, money))
    return code


def records(projection: Projection, money: Money) -> list[dict[str, Any]]:
    """One record a member (and aggregate), pillar and year; None where there is no figure.

    Shares are fractions; expenditure, gdp and gap_money are millions of `currency`; gap_pp is target minus
    share in percentage points.
    """
    return [
        record
        for member in (*projection.members, *AGGREGATES)
        for pillar in Pillar
        for record in _line_records(projection, projection.line(member, pillar, money))
    ]


def _line_records(projection: Projection, line: Line) -> list[dict[str, Any]]:
    target = projection.target(line.pillar)
    found = []
    for i, year in enumerate(line.years):
        share, gdp = line.share_in(year), line.gdp_in(year)
        gap = None if target is None or share is None else target - share
        found.append(
            {
                "member": line.member,
                "pillar": line.pillar.value,
                "year": year,
                "share": share,
                "expenditure": line.expenditure_in(year),
                "gdp": gdp,
                "currency": line.currency,
                "target": target,
                "gap_pp": None if gap is None else _clean(gap * 100),
                "gap_money": None if gap is None or gdp is None else gap * gdp,
                "meets": projection.commitment.meets(share, target),
                "kind": line.kinds[i].value,
            }
        )
    return found


def _clean(points_: float) -> float:
    """Without the noise of binary fractions in the thirteenth decimal; a zero is no minus zero."""
    return round(points_, 12) + 0.0 if math.isfinite(points_) else points_


def as_text(plan: Plan, projection: Projection, money: Money) -> str:
    """A table for people: where each member stands."""
    scenario, commitment = projection.scenario, projection.commitment
    lines = [
        tr(
            "Scenario “{name}”, {edition}, to {year}",
            name=scenario.name,
            edition=plan.edition,
            year=scenario.horizon,
        ),
        "",
        f"{tr('Member'):<24}{tr('now'):>10}{judged_year(projection):>10}{tr('gap'):>12}{tr('met in'):>10}",
    ]
    for code in (*projection.members, *AGGREGATES):
        found = standing(projection, code, Pillar.CORE, money)
        lines.append(
            f"{plan.register[code].name:<24}{percent(found.share):>10}{percent(found.share_at_deadline):>10}"
            f"{points(found.gap):>12}{_met(found):>10}"
        )
    target = commitment.target(Pillar.CORE)
    lines += ["", tr("Core expenditure, % of GDP; gap is the target of {target} less the share now.",
                     target=NONE if target is None else f"{number(target * 100)} %")]  # fmt: skip
    return "\n".join(lines)


def _met(found: Standing) -> str:
    """The first year in which the target is met, a word where it is met already."""
    if found.first_year_met is None:
        return NONE
    return tr("met") if found.first_year_met == found.year else str(found.first_year_met)
