"""Random plans for the plan workbook's formulas, changes as a person makes them, and LibreOffice to recalculate."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from domain.build import LAST, plan
from rampath.domain.commitment import Commitment, Pillar, Rule
from rampath.domain.economy import Economy
from rampath.domain.extension import Extension
from rampath.domain.extension import Rule as Beyond
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.path import Anchor, Shape
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.scenario_tree import with_child
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_layout import COMMITMENTS, ECONOMY, HEADER_ROW, PATHS, TARGETS

SHAPES = tuple(Shape)


def random_plan(seed: int) -> Plan:
    """Scenarios of every shape, paths with holds and shapes, money that is kept, economies with every rule beyond."""
    chance = Random(seed)
    made = plan()
    made = replace(
        made,
        economies=tuple(_economy(each, chance) for each in made.economies),
        commitments=tuple(_commitment(each, chance) for each in made.commitments),
    )
    codes = [code for code in made.register.codes if made.start(code, Pillar.CORE) is not None]
    for number in range(chance.randint(0, 2)):
        made = with_child(made, made.branches[-1].name, f">{number}*? child")
    for _ in range(chance.randint(0, 6)):
        scenario = chance.choice(made.scenarios)
        code, pillar = chance.choice(codes), chance.choice(tuple(Pillar))
        made = made.with_path(scenario, code, pillar, _path(chance))
        if chance.random() < 0.3:
            scenario = made.scenario(scenario.name)
            made = with_kept(made, project(made, scenario), code, pillar, chance.choice(tuple(Kept)))
    shapes = tuple(replace(each, shape=chance.choice(SHAPES)) if not each.parent else each for each in made.branches)
    return replace(made, branches=shapes)


def _economy(economy: Economy, chance: Random) -> Economy:
    rules = (
        Extension(),
        Extension(Beyond.AVERAGE, years=chance.randint(2, 5)),
        Extension(Beyond.CONVERGE, rate=round(chance.uniform(-0.01, 0.04), 5), by=LAST + chance.randint(2, 12)),
    )
    return economy.with_extensions(chance.choice(rules), chance.choice(rules))


def _commitment(commitment: Commitment, chance: Random) -> Commitment:
    targets = tuple(replace(each, share=round(chance.uniform(0.01, 0.06), 4)) for each in commitment.targets)
    return replace(commitment, targets=targets, rule=chance.choice(tuple(Rule)))


def _path(chance: Random) -> SharePath:
    years = sorted(chance.sample(range(LAST + 1, LAST + 14), chance.randint(0, 4)))
    return SharePath(
        tuple(
            Anchor(year, round(chance.uniform(0, 0.08), chance.randint(2, 9)), chance.choice(SHAPES),
                   chance.random() < 0.2)
            for year in years
        )
    )  # fmt: skip


def changed(file: Path, seed: int) -> None:
    """Change anchors, growth, deflators, targets and deadlines in a workbook, as a person does."""
    chance = Random(seed)
    book = openpyxl.load_workbook(file)
    for layout, header, least, most, count in (
        (PATHS, "Share, % of GDP", 0.0, 0.1, 3),
        (TARGETS, "Share, % of GDP", 0.01, 0.07, 1),
        (ECONOMY, "Real growth, %", -0.05, 0.06, 6),
        (ECONOMY, "Deflator, %", -0.01, 0.06, 4),
    ):
        for row in _rows(book[layout.name], layout, header, chance, count):
            book[layout.name].cell(row, layout.column(header)).value = round(chance.uniform(least, most), 4)
    for row in _rows(book[COMMITMENTS.name], COMMITMENTS, "Deadline", chance, 1):
        book[COMMITMENTS.name].cell(row, COMMITMENTS.column("Deadline")).value = chance.randint(LAST + 1, LAST + 12)
    book.save(file)


def _rows(sheet: Any, layout: SheetLayout, header: str, chance: Random,
          count: int) -> Sequence[int]:  # fmt: skip
    """Some rows that have a number there; of the sheet Economy those of years that are not observed."""
    year = layout.column("Year") if layout is ECONOMY else None
    known = [
        row
        for row in range(HEADER_ROW + 1, (sheet.max_row or HEADER_ROW) + 1)
        if isinstance(sheet.cell(row, layout.column(header)).value, int | float)
        and (year is None or int(str(sheet.cell(row, year).value)) > LAST)
    ]
    return chance.sample(known, min(count, len(known)))


def spoilt(file: Path) -> None:
    """Give every formula a wrong stored value, so that only a real calculation can set it right."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            told = content.replace(b' t="str"><f>', b"><f>") if name.startswith("xl/worksheets/") else content
            package.writestr(name, re.sub(rb"(</f><v>)[^<]*", rb"\g<1>99", told))
