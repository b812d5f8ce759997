"""`rampath report`: the compliance pack of a plan, or annual plans of its members, as a PDF or as pictures."""

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
from rampath.domain.marking import Marking, doubt, lowered, lowers, portion, unmarked_refusal
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.presets import read_markings
from rampath.printing.order import COMPLIANCE, KINDS, Earlier, Order
from rampath.wording import listing, tr
from rampath.workbook.on_disk import is_there

SHEETS = {"A4": (297.0, 210.0), "A3": (420.0, 297.0), "Letter": (279.4, 215.9)}
"""Width and height in millimetres of each sheet on its long side, known before Qt is."""

FORMATS = ("pdf", "svg", "png")


def add_command(commands: Any) -> None:
    """Declare the command and its arguments."""
    command = commands.add_parser("report", help=tr("write the compliance pack as a PDF"))
    command.add_argument("plan", type=Path, metavar="PLAN.xlsx")
    command.add_argument("-o", "--output", required=True, type=Path, metavar="PACK.pdf",
                         help=tr("pictures of several pages get their number in the name"))  # fmt: skip
    command.add_argument("--scenario", metavar="NAME", help=tr("default: the plan's first"))
    command.add_argument("--members", metavar="EST,FRA", help=tr("default: all members with figures"))
    command.add_argument("--marking", metavar="TEXT", help=tr("default: the plan's own marking"))
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=tr("the date on the pages; default: today"))
    command.add_argument("--paper", choices=tuple(SHEETS), default="A4", help=tr("default: A4"))
    command.add_argument("--portrait", action="store_true", help=tr("upright sheets; default: landscape"))
    command.add_argument("--pages", type=page_kinds, default=COMPLIANCE, metavar="cover,members",
                         help=tr("which pages, in this order, of: {kinds}; default: all but annual",
                                 kinds=", ".join(KINDS)))  # fmt: skip
    command.add_argument(
        "--compare",
        action="append",
        default=[],
        metavar="NAME|EARLIER.xlsx",
        help=tr("a scenario to compare with, or an earlier plan; may be given more than once"),
    )
    command.add_argument("--reference", default="", metavar="TEXT", help=tr("the reference on the cover"))
    command.add_argument("--copy", default="", metavar="TEXT", help=tr("the copy number on the cover"))
    command.add_argument("--mono", action="store_true", help=tr("greys alone, for a printer without colours"))
    command.add_argument("--format", choices=FORMATS, default="", help=tr("default: as the name ends, else pdf"))
    command.add_argument("--archive", action="store_true", help=tr("write PDF/A-1b, for keeping"))
    command.set_defaults(do=run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("“{text}” is no date; write it as 2026-11-24", text=text)) from None


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    named = chosen.output.suffix[1:].lower()
    form = chosen.format or (named if named in FORMATS else "pdf")
    if form != "pdf" and chosen.archive:
        raise Unusable(tr("Only a PDF can be PDF/A-1b; leave out --archive or --format {form}.", form=form))
    target = writable(chosen.output, [chosen.plan], f".{form}")
    plan, code = desk.plan(chosen.plan)
    markings = read_markings(desk.folder)
    order, more = _order(desk, chosen, plan)
    _weigh(markings, plan.marking, order.marking)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with qt_wanted():
        from PySide6.QtGui import QGuiApplication

        from rampath.printing.paper import Paper
        from rampath.printing.report import press_for, report, report_pictures
        from rampath.printing.writing import NotWritten
    qt = QGuiApplication.instance() or QGuiApplication(["rampath"])
    paper = Paper(*SHEETS[chosen.paper])
    paper = paper.portrait if chosen.portrait else paper
    press = press_for(order, resources.folder() / "fonts", paper, portion(markings, order.marking))
    try:
        if form == "pdf":
            count = report(plan, order, press, target, archive=chosen.archive, mono=chosen.mono)
            told = tr("Wrote {target}: {count} pages.", target=target, count=count)
            if count == 1:
                told = tr("Wrote {target}: 1 page.", target=target)
        else:
            files = report_pictures(plan, order, press, target, form, mono=chosen.mono)
            told = tr("Wrote {count} pictures: {first} to {last}.", count=len(files), first=files[0], last=files[-1])
            if len(files) == 1:
                told = tr("Wrote {target}.", target=target)
    except NotWritten as refusal:
        raise Unusable(str(refusal)) from refusal
    del qt
    sys.stdout.write(f"{told}\n")
    return max(code, more)


def _order(desk: Desk, chosen: argparse.Namespace, plan: Plan) -> tuple[Order, int]:
    """What the arguments ask for, and the exit code that the findings of an earlier plan ask for."""
    scenario = scenario_of(plan, chosen.scenario)
    names = [each.name for each in plan.scenarios]
    against = tuple(each for each in chosen.compare if each in names)
    if scenario.name in against:
        raise Unusable(tr("“{name}” is the scenario of the pages; name another one to compare with.",
                          name=scenario.name))  # fmt: skip
    files = [Path(each) for each in chosen.compare if each not in names]
    unknown = [file for file in files if not file.suffix or not is_there(file)]
    if unknown:
        raise Unusable(tr("“{name}” is neither a scenario of the plan nor a file; the scenarios are {names}.",
                          name=unknown[0], names=listing([f"“{name}”" for name in names])))  # fmt: skip
    if len(files) > 1:
        raise Unusable(tr("Changes are told against one earlier plan; name one file."))
    earlier, more = None, 0
    if files:
        found, more = desk.plan(files[0])
        earlier = Earlier(found, files[0].name)
    order = Order(
        scenario=scenario.name,
        members=tuple(members_named(plan, chosen.members)),
        day=chosen.date or desk.today(),
        kinds=chosen.pages,
        against=against,
        earlier=earlier,
        marking=plan.marking if chosen.marking is None else chosen.marking,
        reference=chosen.reference,
        copy=chosen.copy,
    )
    return order, more


def page_kinds(text: str) -> tuple[str, ...]:
    """The kinds of a list such as `cover,members`, in its order."""
    found = tuple(filter(None, (part.strip() for part in text.split(","))))
    unknown = [each for each in found if each not in KINDS]
    if unknown or not found or len(set(found)) < len(found):
        raise argparse.ArgumentTypeError(
            tr("“{text}” names no pages; name some of {known}, each once.", text=text, known=", ".join(KINDS))
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
    if not found:
        raise Unusable(tr("--members names nobody; name some such as EST,FRA, or leave it out for all."))
    return list(dict.fromkeys(found))
