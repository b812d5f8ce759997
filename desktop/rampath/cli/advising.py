"""`rampath advise`: what stands out in the members' paths, each with the number behind it."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rampath.cli.desk import Desk, members_of, scenario_of
from rampath.domain.advice import advice
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Finding
from rampath.domain.projection import project
from rampath.wording import tr


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("advise", help=tr("say what stands out in the paths: advice, never a verdict"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--members", metavar="EST,FRA", help=tr("default: all members"))
    command.add_argument("--pillar", choices=[pillar.value for pillar in Pillar], default=Pillar.CORE.value)
    command.add_argument("--json", action="store_true")
    command.set_defaults(do=run)


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    plan, code = desk.plan(chosen.plan)
    scenario = scenario_of(plan, chosen.scenario)
    projection, pillar = project(plan, scenario), Pillar(chosen.pillar)
    found = {member: advice(plan, projection, member, pillar) for member in members_of(plan, chosen.members)}
    if chosen.json:
        told = {"scenario": scenario.name, "pillar": pillar.value, "advice": records(found)}
        print(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print(as_text(scenario.name, found))
    return code


def records(found: Mapping[str, Sequence[Finding]]) -> list[dict[str, Any]]:
    """One record for each thing that stands out: the member's code, its severity, place and sentence."""
    return [
        {"member": member, "severity": each.severity.value, "place": each.place, "message": each.message}
        for member, findings in found.items()
        for each in findings
    ]


def as_text(scenario: str, found: Mapping[str, Sequence[Finding]]) -> str:
    """A line for each thing that stands out, with the member and year that it is about."""
    lines = [f"{each.place}: {each.message}" for findings in found.values() for each in findings]
    count = len(lines)
    if not count:
        said = tr("Nothing stands out in “{scenario}” by the plan's thresholds.", scenario=scenario)
    elif count == 1:
        said = tr("One thing stands out in “{scenario}”. Advice, never a verdict.", scenario=scenario)
    else:
        said = tr("{count} things stand out in “{scenario}”. Advice, never a verdict.", count=count, scenario=scenario)
    return "\n".join([*lines, *([""] if lines else []), said])
