"""`rampath solve`: paths that follow from a request, written into a copy of the plan."""

import argparse
import json
import math
import sys
from pathlib import Path as File
from typing import Any

from rampath.cli.desk import Desk, Unusable, members_of, scenario_of, writable
from rampath.domain.commitment import Pillar
from rampath.domain.path import HIGHEST_SHARE, Path
from rampath.domain.plan import Plan
from rampath.domain.solving.alliance_total import Key
from rampath.domain.solving.caps import Caps, Impossible
from rampath.domain.solving.money_total import Spread
from rampath.domain.solving.request import Method, Request, Result, solve
from rampath.wording import percent, tr
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.saving import NotSaved

SPREADS = {"equally": Spread.EQUALLY, "by-gdp": Spread.BY_GDP, "rising": Spread.RISING}
KEYS = {"gdp": Key.GDP, "gap": Key.GAP, "equal": Key.EQUAL}


def add_command(commands: Any) -> None:
    """Declare the command and its arguments; shares and rates are in per cent."""
    command = commands.add_parser("solve", help=tr("find paths that reach a target under caps, or share out a sum"))
    command.add_argument("plan", type=File, metavar="PLAN.xlsx")
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--member", metavar="EST,FRA", help=tr("default: all members"))
    command.add_argument("--method", required=True, choices=[method.value for method in Method])
    command.add_argument("--pillar", choices=[pillar.value for pillar in Pillar], default=Pillar.CORE.value)
    command.add_argument("--target", type=float, metavar="PERCENT", help=tr("default: the commitment's, such as 3.5"))
    command.add_argument("--deadline", type=int, metavar="YEAR", help=tr("default: the commitment's"))
    command.add_argument("--review", type=int, metavar="YEAR", help=tr("for at-review; default: the commitment's"))
    command.add_argument("--cap-step", type=float, metavar="PP", help=tr("at most so many points a year, such as 0.3"))
    command.add_argument("--cap-growth", type=float, metavar="PERCENT",
                         help=tr("real spending grows at most so much a year, such as 10"))  # fmt: skip
    command.add_argument("--total", type=float, metavar="MILLIONS",
                         help=tr("more spending at constant prices: in the member's currency for money-total, in US"
                                 " dollars for alliance-total"))  # fmt: skip
    command.add_argument("--first", type=int, metavar="YEAR", help=tr("for money-total: the first year"))
    command.add_argument("--last", type=int, metavar="YEAR",
                         help=tr("for money-total: the last year; for alliance-total: the year"))  # fmt: skip
    command.add_argument("--spread", choices=list(SPREADS), default="rising", help=tr("how a sum goes over years"))
    command.add_argument("--key", choices=list(KEYS), default="gdp", help=tr("how a sum goes over members"))
    command.add_argument("-o", "--output", type=File, metavar="OUT.xlsx", help=tr("a copy of the plan with the paths"))
    command.add_argument("--json", action="store_true")
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    plan, code = desk.plan(chosen.plan)
    scenario = scenario_of(plan, chosen.scenario)
    target = None if chosen.output is None else writable(chosen.output, [chosen.plan])
    result = solve(plan, scenario, members_of(plan, chosen.member), request_of(chosen))
    if chosen.json:
        told = {"scenario": scenario.name, "said": result.said, "answers": records(result)}
        print(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print(as_text(plan, result))
    if target is not None:
        try:
            write_plan(result.plan, target, day=desk.today())
        except NotSaved as refusal:
            raise Unusable(str(refusal)) from refusal
        sys.stderr.write(tr("Wrote {target}.\n", target=target))
    unanswered = any(isinstance(answer, Impossible) for answer in result.answers.values())
    return max(code, 1 if unanswered else 0)


def request_of(chosen: argparse.Namespace) -> Request:
    """The request that the arguments make; Unusable for numbers that cannot be."""
    for name, value in (("--target", chosen.target), ("--cap-step", chosen.cap_step),
                        ("--cap-growth", chosen.cap_growth), ("--total", chosen.total)):  # fmt: skip
        if value is not None and not math.isfinite(value):
            raise Unusable(tr("{name} needs a number.", name=name))
    if chosen.target is not None and not 0 < chosen.target <= HIGHEST_SHARE * 100:
        raise Unusable(tr("--target is a per cent of GDP above 0 and up to 15, such as 3.5."))
    if chosen.total is None and chosen.method in {Method.MONEY_TOTAL.value, Method.ALLIANCE_TOTAL.value}:
        raise Unusable(tr("{method} needs --total, the sum in millions, such as --total 5000.", method=chosen.method))
    if chosen.total is not None and chosen.total < 0:
        raise Unusable(tr("--total is zero or more."))
    try:
        caps = Caps(_fraction(chosen.cap_step), _fraction(chosen.cap_growth))
    except ValueError:
        raise Unusable(tr("--cap-step is zero or more, and --cap-growth above -100.")) from None
    if chosen.method == Method.LATEST_START.value and caps.real_growth is None:
        raise Unusable(tr("latest-start needs --cap-growth, such as --cap-growth 10."))
    return Request(
        method=Method(chosen.method),
        pillar=Pillar(chosen.pillar),
        target=_fraction(chosen.target),
        deadline=chosen.deadline,
        review=chosen.review,
        caps=caps,
        total=chosen.total or 0.0,
        first=chosen.first,
        last=chosen.last,
        spread=SPREADS[chosen.spread],
        key=KEYS[chosen.key],
    )


def records(result: Result) -> list[dict[str, Any]]:
    """One record a member: solved or not, its anchors (shares are fractions), the sentence, what binds, the offer."""
    found: list[dict[str, Any]] = []
    for member, answer in result.answers.items():
        impossible = isinstance(answer, Impossible)
        path = answer.nearest if isinstance(answer, Impossible) else answer.path
        found.append(
            {
                "member": member,
                "solved": not impossible,
                "anchors": _anchors(path),
                "said": answer.said,
                "binding": answer.binding.value if isinstance(answer, Impossible) else None,
                "offer": answer.offer if isinstance(answer, Impossible) else None,
            }
        )
    for member, why in result.refused.items():
        found.append({"member": member, "solved": False, "anchors": [], "said": why, "binding": None, "offer": None})
    return found


def as_text(plan: Plan, result: Result) -> str:
    """Each member's answer, and what is offered where there is none."""
    lines = []
    for member, answer in result.answers.items():
        lines += [answer.said] if answer.said != result.said else []
        if isinstance(answer, Impossible):
            lines.append(f"  {answer.offer}")
        else:
            held = ", ".join(f"{a.year} {percent(a.share)}" for a in answer.path.anchors)
            lines.append(f"  {plan.register[member].name}: {held}")
    lines += [f"  {why}" for why in result.refused.values()]
    return "\n".join([*lines, "", result.said])


def _anchors(path: Path | None) -> list[dict[str, Any]]:
    anchors = () if path is None else path.anchors
    return [{"year": a.year, "share": a.share, "shape": a.shape.value, "held": a.held} for a in anchors]


def _fraction(per_cent: float | None) -> float | None:
    return None if per_cent is None else float(f"{per_cent / 100:.14g}")
