"""`rampath report`: the compliance pack of a plan, as a PDF."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rampath import resources
from rampath.cli.desk import Desk, Unusable, qt_wanted, scenario_of, writable
from rampath.domain.commitment import Pillar
from rampath.domain.marking import Marking, doubt, lowered, lowers, unmarked_refusal
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.presets import read_markings
from rampath.wording import tr

SHEETS = {"A4": (297.0, 210.0), "A3": (420.0, 297.0), "Letter": (279.4, 215.9)}
"""Width and height in millimetres of each sheet on its long side, known before Qt is."""


PAGES = ("cover", "ranked", "members")
"""The kinds of pages, known before Qt is."""


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("report", help=tr("write the compliance pack as a PDF"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("-o", "--output", required=True, type=Path, metavar="PACK.pdf")
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--members", metavar="EST,FRA", help=tr("default: all members with figures"))
    command.add_argument("--marking", metavar="TEXT", help=tr("default: the plan's own marking"))
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=tr("the date on the pages; default: today"))
    command.add_argument("--paper", choices=tuple(SHEETS), default="A4", help=tr("default: A4"))
    command.add_argument("--portrait", action="store_true", help=tr("upright sheets; default: landscape"))
    command.add_argument("--pages", type=page_kinds, default=PAGES, metavar="cover,members",
                         help=tr("which pages, in this order; default: cover,ranked,members"))  # fmt: skip
    command.add_argument("--reference", default="", metavar="TEXT", help=tr("the reference on the cover"))
    command.add_argument("--copy", default="", metavar="TEXT", help=tr("the copy number on the cover"))
    command.add_argument("--archive", action="store_true", help=tr("write PDF/A-1b, for keeping"))
    command.set_defaults(do=run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("“{text}” is no date; write it as 2026-11-24", text=text)) from None


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    target = writable(chosen.output, [chosen.plan])
    plan, code = desk.plan(chosen.plan)
    scenario = scenario_of(plan, chosen.scenario)
    members = members_named(plan, chosen.members)
    day = chosen.date or desk.today()
    marking = plan.marking if chosen.marking is None else chosen.marking
    _weigh(read_markings(desk.folder), plan.marking, marking)
    sheet = SHEETS[chosen.paper]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with qt_wanted():
        from PySide6.QtGui import QGuiApplication

        from rampath.printing.paper import Paper
        from rampath.printing.pdf import NotWritten
        from rampath.printing.report import report
    qt = QGuiApplication.instance() or QGuiApplication(["rampath"])
    paper = Paper(*sheet)
    if chosen.portrait:
        paper = paper.portrait
    try:
        count = report(plan, scenario.name, members, target, day=day, marking=marking,
                       fonts=resources.folder() / "fonts", paper=paper, archive=chosen.archive,
                       kinds=chosen.pages, reference=chosen.reference, copy=chosen.copy)  # fmt: skip
    except NotWritten as refusal:
        raise Unusable(str(refusal)) from refusal
    del qt
    sys.stdout.write(tr("Wrote {target}: {count} pages.\n", target=target, count=count))
    return code


def page_kinds(text: str) -> tuple[str, ...]:
    """The kinds of a list such as `cover,members`, in its order."""
    found = tuple(filter(None, (part.strip() for part in text.split(","))))
    unknown = [each for each in found if each not in PAGES]
    if unknown or not found or len(set(found)) < len(found):
        raise argparse.ArgumentTypeError(
            tr("“{text}” names no pages; name some of {known}, each once.", text=text, known=", ".join(PAGES))
        )
    return found


def _weigh(markings: Sequence[Marking], before: str, marking: str) -> None:
    """Refuse pages without a marking where the policy wants one; tell of one that is lower, or not known."""
    refusal = None if marking.strip() else unmarked_refusal(markings, before)
    if refusal is not None:
        raise Unusable(refusal)
    said = [lowered(before, marking).message] if lowers(markings, before, marking) else []
    said += filter(None, [doubt(markings, marking)])
    sys.stderr.writelines(f"{each}\n" for each in said)


def members_named(plan: Plan, text: str | None) -> Sequence[str]:
    """The members of a list such as `EST,FRA`; by default all that have a share to start from."""
    if text is None:
        return [code for code in plan.register.codes if plan.start(code, Pillar.CORE) is not None]
    found = []
    for name in filter(None, (part.strip() for part in text.split(","))):
        member = plan.register.find(name)
        if member is None:
            known = ", ".join((*plan.register.codes, *AGGREGATES))
            raise Unusable(tr("“{name}” is no member; the codes are {known}.", name=name, known=known))
        found.append(member.code)
    return found
