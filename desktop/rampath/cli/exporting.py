"""`rampath export`: a scenario's figures in forms that others read."""

import argparse
import re
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, Unusable, members_of, scenario_of, writable
from rampath.domain.marking import dropped
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection, project
from rampath.presets import read_markings
from rampath.wording import tr
from rampath.workbook.exported.files import write_nato, write_tidy, write_un
from rampath.workbook.saving import NotSaved

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("export", help=tr("write a scenario's figures in a form that others read"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("--form", required=True, choices=("nato", "un", "csv"),
                         help=tr("NATO's tables, the UN report of one member, or a tidy table of text"))  # fmt: skip
    command.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--member", metavar="EST", help=tr("whose report; needed for the UN report alone"))
    command.add_argument("--years", metavar="2024-2030", help=tr("of the UN report; default: all years of the plan"))
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    target = writable(chosen.output, [chosen.plan], ".csv" if chosen.form == "csv" else ".xlsx")
    plan, code = desk.plan(chosen.plan)
    projection = project(plan, scenario_of(plan, chosen.scenario))
    refusal = dropped(read_markings(desk.folder), plan.findings, plan.marking)
    if refusal is not None:
        raise Unusable(refusal)
    if chosen.form != "un" and (chosen.member or chosen.years):
        raise Unusable(tr("--member and --years belong to the UN report; other forms have everybody and all years."))
    try:
        _write(desk, plan, projection, chosen, target)
    except NotSaved as refusal:
        raise Unusable(str(refusal)) from refusal
    print(tr("Wrote {target}.", target=target))
    return code


def _write(desk: Desk, plan: Plan, projection: Projection, chosen: argparse.Namespace, target: Path) -> None:
    match chosen.form:
        case "nato":
            write_nato(plan, projection, target, desk.today())
        case "csv":
            write_tidy(plan, projection, target)
        case _:
            members = members_of(plan, chosen.member) if chosen.member else []
            if len(members) != 1:
                raise Unusable(tr("A UN report is of one member; name it with --member, such as --member EST."))
            write_un(plan, projection, members[0], _years(chosen.years, projection), target, desk.today())


def _years(text: str | None, projection: Projection) -> list[int]:
    """The years of `2024-2030`, or of `2024`; all of the projection where there is no text."""
    if text is None:
        return list(projection.years)
    found = _YEARS.fullmatch(text.strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    years = [year for year in projection.years if first <= year <= last]
    if not years:
        raise Unusable(tr("“{text}” names no years of the plan, which has {first} to {last}; write them as 2024-2030.",
                          text=text, first=projection.years[0], last=projection.years[-1]))  # fmt: skip
    return years
