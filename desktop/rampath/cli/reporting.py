"""`rampath report`: the compliance pack of a plan, as a PDF."""

import argparse
import os
import sys
from collections.abc import Sequence

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
