"""A plan with all that a person can do to one, and the edits that a person makes to its workbook in Excel."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.edition import EditionChoice
from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.path import Anchor, Shape
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import Decision, Key
from rampath.workbook.plan_workbook import read_plan, write_plan

DAY = date(2026, 11, 24)
AWKWARD = "=1+1 _x0041_ \x01 \t tab\r\nline +2 -3 @x Ω \U0001f600 é <&>"
ANSWERED = (("member =T!A7", "SVN"), ("decimal sign a=b Ω", "comma"))


def there_and_back(known: Plan, file: Path) -> tuple[Plan, tuple[Finding, ...]]:
    write_plan(known, file, day=DAY)
    return read_plan(file, known.register)


def edited() -> Plan:
    """A plan with all that a person can do to one."""
    known = plan()
    path = SharePath((Anchor(2029, 0.0242, Shape.S_CURVE), Anchor(2031, 0.0233, held=True), Anchor(2035, 0.035)))
    known = known.with_path(known.scenarios[0], "AAA", Pillar.CORE, path)
    known = known.with_path(known.scenarios[0], "BBB", Pillar.CORE, SharePath())
    known = known.with_path(known.scenarios[0], "USA", Pillar.BROADER, SharePath((Anchor(2030, 0.01, Shape.STEP),)))
    choices = (EditionChoice("Test 2026", "AAA"), EditionChoice("Test 2026", measure=Measure.GDP, alone=True))
    known = known.with_editions(choices)
    key = Key("Test 2026", "AAA", Measure.DEFENCE_ITEM, 2024, "EUR million", "current", AWKWARD)
    known = replace(
        known,
        title=AWKWARD,
        note=AWKWARD,
        marking="NATO & FRIENDS UNCLASSIFIED",
        sources=(Source("a.xlsx", "0" * 64, "Test 2026", "2026-11-23", ANSWERED),),
        findings=(
            Finding(Severity.WARNING, "T!A1", "=2", AWKWARD),
            told(
                Severity.ERROR,
                "T!A4",
                "",
                AWKWARD,
                expected="=years",
                done="+left out",
                file="a.xlsx",
                scope=Scope.HEADER,
            ),
        ),
        decisions=(Decision(key, "=2"), Decision(key._replace(year=2025), "")),
    )
    detailed = replace(known.observations.rows[0], measure=Measure.DEFENCE_ITEM, detail="=1.1 Land & sea")
    known = replace(known, observations=replace(known.observations, rows=(*known.observations.rows, detailed)))
    return with_figure(known, known.observations.rows[0], 0.021)


def change(file: Path, cells: Mapping[str, float | str | None], sheet: str = "Paths") -> None:
    """Edit cells as a person does in Excel."""
    workbook = openpyxl.load_workbook(file)
    for address, value in cells.items():
        workbook[sheet][address] = value
    workbook.save(file)


def row_of(file: Path, *words: str, sheet: str = "Paths") -> int:
    """The first row that has these words, in their order."""
    for row in openpyxl.load_workbook(file)[sheet].iter_rows(min_row=5):
        left = iter([str(cell.value) for cell in row])
        if all(word in left for word in words):
            return int(row[0].row or 0)
    raise AssertionError(words)
