"""`rampath self-check`: does this installation work, step by step, without a window and without a network?"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from rampath import __version__, resources
from rampath.cli.desk import Desk
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.opening import plan_from
from rampath.printing.order import Order
from rampath.wording import tr
from rampath.workbook.plan_workbook import read_plan, write_plan


class _Failed(Exception):
    """A check that did not hold; the message says what was found."""


def run(desk: Desk, _chosen: argparse.Namespace) -> int:
    print(f"rampath {__version__}, Python {sys.version.split()[0]}")
    plans: list[Plan] = []

    def sample() -> str:
        reading = desk.read(resources.sample())
        plans.append(plan_from([reading], desk.presets, ["hague-2035"]))
        return tr("{count} figures of {edition}", count=len(reading.observations), edition=reading.edition)

    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        (tr("register"), lambda: _register(desk)),
        (tr("presets"), lambda: _presets(desk)),
        (tr("sample"), sample),
        (tr("projection"), lambda: _projection(plans[0])),
        (tr("plan workbook"), lambda: _round_trip(desk, plans[0])),
        (tr("report"), lambda: _report(desk, plans[0])),
    )
    failed = False
    for name, check in checks:
        try:
            said = check()
        except Exception as error:  # noqa: BLE001 - whatever is wrong here is what the check is for
            failed = True
            print(tr("  failed  {name}: {error}", name=name, error=error or type(error).__name__))
        else:
            print(tr("  ok      {name}: {said}", name=name, said=said))
    print(tr("Something does not work; see above.") if failed else tr("All is well."))
    return 1 if failed else 0


def _register(desk: Desk) -> str:
    forces = sum(member.has_forces for member in desk.register.members)
    if len(desk.register.members) != 32:
        raise _Failed(tr("{count} members instead of 32", count=len(desk.register.members)))
    return tr("32 members, {forces} with forces", forces=forces)


def _presets(desk: Desk) -> str:
    ids = ", ".join(commitment.id for commitment in desk.presets.commitments)
    missing = [code for code in desk.register.codes if code not in desk.presets.economy.outlooks]
    if missing:
        raise _Failed(tr("no outlook for {missing}", missing=", ".join(missing)))
    return tr("{ids}; {economy}", ids=ids, economy=desk.presets.economy.name)


def _projection(plan: Plan) -> str:
    projection = project(plan, plan.scenarios[0])
    target = projection.target(Pillar.CORE) or 0.0
    column = projection.shares(Pillar.CORE)[:, -1]
    known = column[np.isfinite(column)]
    if not len(known) or known.min() < target:
        raise _Failed(tr("a path ends below its target"))
    return tr("{count} paths to {year}", count=len(known), year=projection.years[-1])


def _round_trip(desk: Desk, plan: Plan) -> str:
    with tempfile.TemporaryDirectory(prefix="rampath-") as folder:
        file = Path(folder) / "plan.xlsx"
        write_plan(plan, file, day=desk.today())
        reopened, _findings = read_plan(file, desk.register)
        if reopened != plan:
            raise _Failed(tr("a saved plan came back changed"))
        return tr("saved and reopened equal, {size} kB", size=file.stat().st_size // 1000)


def _report(desk: Desk, plan: Plan) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from rampath.printing.report import press_for, report

    qt = QGuiApplication.instance() or QGuiApplication(["rampath"])
    with tempfile.TemporaryDirectory(prefix="rampath-") as folder:
        order = Order(plan.scenarios[0].name, ("EST",), desk.today(), marking=plan.marking)
        count = report(plan, order, press_for(order, resources.folder() / "fonts"), Path(folder) / "pack.pdf")
    del qt
    return tr("{count} pages", count=count)
