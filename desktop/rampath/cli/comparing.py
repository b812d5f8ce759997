"""`rampath compare`: plans, or scenarios of one, against the first of them: differences, words and costs."""

import argparse
import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable, scenario_of
from rampath.domain.commitment import Pillar
from rampath.domain.comparing import BASES, Cost, costs, difference, in_words
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.side import Side, comparable_editions, edition_side
from rampath.wording import NONE, money, percent, points, tr

KEYS = (
    "member",
    "pillar",
    "year",
    "share_first",
    "share_second",
    "difference_pp",
    "expenditure_difference",
    "currency",
)


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("compare", help=tr("compare plans, or scenarios of one, with the first of them"))
    command.add_argument("plans", nargs="+", type=Path, metavar="PLAN.xlsx")
    command.add_argument("--scenario", action="append", metavar="NAME",
                         help=tr("which scenario of each; may be given more than once"))  # fmt: skip
    command.add_argument("--edition", action="append", metavar="NAME",
                         help=tr("draw the figures from this edition alone; may be given more than once"))  # fmt: skip
    command.add_argument("--pillar", choices=("core", "broader"), default="core")
    command.add_argument("--prices", choices=("current", "constant"), default="constant",
                         help=tr("the prices of the differences in money; default: constant"))  # fmt: skip
    command.add_argument("--rate", type=float, default=3.0, metavar="PERCENT",
                         help=tr("the discount rate of the present value; default: 3"))  # fmt: skip
    form = command.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true")
    form.add_argument("--json", action="store_true")
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    plans = [desk.plan(file) for file in chosen.plans]
    code = max(code for _plan, code in plans)
    read = [plan for plan, _code in plans]
    first, *others = _edition_sides(read[0], chosen) if chosen.edition else _sides(read, chosen)
    pillar, rate = Pillar(chosen.pillar), chosen.rate / 100
    basis = Money(Prices(chosen.prices), Currency.NATIONAL)
    if not math.isfinite(rate) or rate <= -1:
        raise Unusable(tr("The discount rate is a per cent above -100, such as 3."))
    if chosen.json:
        told = [comparison(first, other, pillar, basis, rate) for other in others]
        whole = told[0] if len(told) == 1 else told
        print(json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False))
    elif chosen.csv:
        if len(others) > 1:
            raise Unusable(tr("A table in CSV compares two; name two scenarios or plans, or ask for --json."))
        writer = csv.DictWriter(sys.stdout, KEYS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(records(first, others[0], pillar, basis))
    else:
        print("\n\n\n".join(as_text(first, other, pillar, rate) for other in others))
    return code


def comparison(first: Side, second: Side, pillar: Pillar, basis: Money, rate: float) -> dict[str, Any]:
    """All that is told of two sides: names, differences by member and year, costs, and what changes in words."""
    return {
        "first": first.name,
        "second": second.name,
        "differences": records(first, second, pillar, basis),
        "costs": [_cost(each, rate) for code in _codes(first, second)
                  for each in costs(first, second, code, pillar, rate)],
        "words": list(in_words(first, second, pillar)),
    }  # fmt: skip


def _edition_sides(plan: Plan, chosen: argparse.Namespace) -> list[Side]:
    """One scenario drawn from each edition alone; a single edition is held against what the plan draws from."""
    if len(chosen.plans) > 1 or len(chosen.scenario or ()) > 1:
        raise Unusable(tr("Editions are compared within one plan and one scenario; name one of each."))
    known = comparable_editions(plan)
    for edition in chosen.edition:
        if edition not in known:
            raise Unusable(tr("The plan has no second edition “{edition}” that tells shares; it has: {known}.",
                              edition=edition, known=", ".join(known) or plan.edition))  # fmt: skip
    scenario = scenario_of(plan, chosen.scenario[0] if chosen.scenario else None)
    sides = [
        edition_side(plan, scenario.name, edition, tr("{scenario}, from {edition} alone", scenario=scenario.name,
                                                      edition=edition))
        for edition in chosen.edition
    ]  # fmt: skip
    return [Side(scenario.name, plan, project(plan, scenario)), *sides] if len(sides) == 1 else sides


def _sides(plans: list[Plan], chosen: argparse.Namespace) -> list[Side]:
    """Of several plans the same scenario of each, or one of each; of one plan its scenarios: at least two sides."""
    names = list(chosen.scenario or ())
    if len(plans) == 1:
        known = [scenario.name for scenario in plans[0].scenarios]
        if len(names) == 1:
            names.insert(0, known[0])
        names = names or known[:2]
        if len(names) < 2:
            raise Unusable(tr("The plan has one scenario only; name a second plan, or a plan with two scenarios."))
        plans = plans * len(names)
    elif len(names) == 1:
        names *= len(plans)
    elif names and len(names) != len(plans):
        raise Unusable(tr("Name one scenario for all plans, or one for each of the {count}.", count=len(plans)))
    wanted = [scenario_of(plan, names[i] if names else None) for i, plan in enumerate(plans)]
    titles = [scenario.name for scenario in wanted]
    if len(chosen.plans) > 1:
        titles = [f"{file.name}: {title}" for file, title in zip(chosen.plans, titles, strict=True)]
    return [Side(title, plan, project(plan, scenario))
            for title, plan, scenario in zip(titles, plans, wanted, strict=True)]  # fmt: skip


def _codes(first: Side, second: Side) -> list[str]:
    return [code for code in first.projection.members if code in second.projection.members] + list(AGGREGATES)


def records(first: Side, second: Side, pillar: Pillar, basis: Money) -> list[dict[str, Any]]:
    """One record a member (and aggregate) and year that both sides have; None where there is no figure.

    Shares are fractions, the difference is second less first, in percentage points and in millions of `currency`.
    """
    table = difference(first, second, pillar, basis)
    found = []
    for i, code in enumerate(table.members):
        one, other = (side.projection.line(code, pillar, basis) for side in (first, second))
        for j, year in enumerate(table.years):
            share, spent = float(table.share[i, j]), float(table.expenditure[i, j])
            found.append(
                {
                    "member": code,
                    "pillar": pillar.value,
                    "year": year,
                    "share_first": one.share_in(year),
                    "share_second": other.share_in(year),
                    "difference_pp": round(share * 100, 12) + 0.0 if math.isfinite(share) else None,
                    "expenditure_difference": spent if math.isfinite(spent) else None,
                    "currency": table.currency[i] or None,
                }
            )
    return found


def _cost(found: Cost, rate: float) -> dict[str, Any]:
    return {
        "member": found.member,
        "prices": found.money.prices.value,
        "currency": found.currency or None,
        "total": found.total,
        "present_value": found.present,
        "rate": rate,
    }


def as_text(first: Side, second: Side, pillar: Pillar, rate: float) -> str:
    """What changes, for people: words, the table at the deadline, and the alliance's costs in each price basis."""
    lines = [tr("From “{first}” to “{second}”, {pillar} pillar", first=first.name, second=second.name,
                pillar=tr(pillar.value)), ""]  # fmt: skip
    words = in_words(first, second, pillar)
    lines += words or [tr("No member's share differs.")]
    year = min(first.projection.years[-1], second.projection.years[-1])
    lines += ["", f"{tr('Member'):<24}{tr('first'):>10}{tr('second'):>10}{tr('difference'):>13}   ({year})"]
    table = difference(first, second, pillar, Money())
    at = table.years.index(year)
    for i, code in enumerate(table.members):
        one, other = (side.projection.line(code, pillar, Money()).share_in(year) for side in (first, second))
        name = first.plan.register[code].name
        gap = points(float(table.share[i, at]))
        lines.append(f"{name:<24}{percent(one):>10}{percent(other):>10}{gap:>13}")
    lines += ["", tr("NATO Total, second over first, planned years together:")]
    said = {Prices.CURRENT: tr("current prices"), Prices.CONSTANT: tr("constant prices")}
    for each in costs(first, second, NATO, pillar, rate):
        if each.money.currency is Currency.DOLLAR and each.money in BASES:
            total = NONE if each.total is None else money(each.total, each.currency, sign=True)
            present = NONE if each.present is None else money(each.present, each.currency, sign=True)
            lines.append(tr("  {prices}: {total}; present value at {rate} a year: {present}",
                            prices=said[each.money.prices], total=total, rate=percent(rate, 1),
                            present=present))  # fmt: skip
    return "\n".join(lines)
