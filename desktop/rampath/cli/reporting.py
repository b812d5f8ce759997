"""`rampath report`: the compliance pack of a plan, as a PDF."""

import argparse
import os
import sys
from collections.abc import Sequence

from rampath import resources
from rampath.cli.desk import Desk, Unusable, qt_wanted, scenario_of, writable
from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.plan import Plan
from rampath.wording import tr


def run(desk: Desk, chosen: argparse.Namespace) -> int:
    target = writable(chosen.output, [chosen.plan])
    plan, code = desk.plan(chosen.plan)
    scenario = scenario_of(plan, chosen.scenario)
    members = members_named(plan, chosen.members)
    day = chosen.date or desk.today()
    marking = plan.marking if chosen.marking is None else chosen.marking
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with qt_wanted():
        from PySide6.QtGui import QGuiApplication

        from rampath.printing.pdf import NotWritten
        from rampath.printing.report import report
    qt = QGuiApplication.instance() or QGuiApplication(["rampath"])
    try:
        count = report(plan, scenario.name, members, target, day=day, marking=marking,
                       fonts=resources.folder() / "fonts")  # fmt: skip
    except NotWritten as refusal:
        raise Unusable(str(refusal)) from refusal
    del qt
    sys.stdout.write(tr("Wrote {target}: {count} pages.\n", target=target, count=count))
    return code


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
