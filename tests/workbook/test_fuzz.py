"""Seeded harm to sound packages: figures, a plan or a refusal come of it, and nothing else."""

import random
import re
import warnings
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from domain.build import REGISTER
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import standing
from rampath.domain.member import AGGREGATES, Register
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project
from rampath.workbook.plan_workbook import read_plan, write_plan
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.plan_edits import DAY, edited

HOSTILE: tuple[str | float | None, ...] = (
    None, "", " ", "..", "=1/0", "#REF!", "nan", "inf", "-", "1e999", "9" * 400, "2035", "2026e", "Hague 2035", "AAA",
    "\u202e3.5 %", "x" * 32_000, -1, 0, 1e308, -1e308, 1e-320, 2.5, 2035, 99_999_999_999, True,
)  # fmt: skip


def parts_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(file: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def harmed(content: bytes, dice: random.Random) -> bytes:
    """Some bytes changed, a stretch cut out or doubled, or numbers or addresses exchanged for others."""
    at = dice.randrange(len(content))
    match dice.randrange(5):
        case 0:
            changed = bytearray(content)
            for _ in range(dice.randint(1, 6)):
                changed[dice.randrange(len(changed))] = dice.randrange(256)
            return bytes(changed)
        case 1:
            return content[:at] + content[at + dice.randint(1, 200) :]
        case 2:
            return content[: at + 100] + content[at:]
        case 3:
            value = dice.choice((b"-1", b"1e999", b"nan", b"", b"99999999999999999999", b"0x10", b"&#0;"))
            return re.sub(rb"<v>[^<]*</v>", b"<v>" + value + b"</v>", content, count=dice.randint(1, 40))
        case _:
            address = dice.choice((b"A0", b"ZZZZ1", b"A1048577", b"1A", b"", b"A-1", b"A1"))
            return re.sub(rb'<c r="[^"]*"', b'<c r="' + address + b'"', content, count=dice.randint(1, 40))


def read_or_refused(file: Path, register: Register) -> Reading | None:
    try:
        return read_workbook(file, register)
    except WorkbookRefused:
        return None


def plan_or_refused(file: Path) -> Plan | None:
    try:
        return read_plan(file, REGISTER)[0]
    except WorkbookRefused:
        return None


def use(plan: Plan) -> None:
    """Everything that the program works out of a plan when it is opened."""
    for scenario in plan.scenarios:
        projection = project(plan, scenario)
        for code in (*projection.members, *AGGREGATES):
            for pillar in Pillar:
                standing(projection, code, pillar, Money())


def test_that_harmed_parts_of_the_sample_give_figures_or_a_refusal(
    tmp_path: Path, register: Register, sample: Path
) -> None:
    parts, dice, file = parts_of(sample), random.Random(35), tmp_path / "mutant.xlsx"
    names = [name for name in parts if name.startswith("xl/")]
    read = 0
    for _ in range(70):
        name = dice.choice(names)
        pack(file, {**parts, name: harmed(parts[name], dice)})
        found = read_or_refused(file, register)
        if found is not None:
            read += 1
            assert found.used + len(found.unused) == found.cells
            assert all(np.isfinite(row.value) for row in found.observations)
    assert 0 < read < 70


def test_that_harmed_parts_of_a_plan_give_a_plan_or_a_refusal(tmp_path: Path) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    parts, dice, file = parts_of(tmp_path / "plan.xlsx"), random.Random(36), tmp_path / "mutant.xlsx"
    names = [name for name in parts if name.startswith("xl/")]
    read = 0
    for _ in range(130):
        name = dice.choice(names)
        pack(file, {**parts, name: harmed(parts[name], dice)})
        plan = plan_or_refused(file)
        if plan is not None:
            read += 1
            use(plan)
    assert 0 < read < 130


@pytest.mark.parametrize("seed", range(8))
def test_that_a_plan_with_hostile_cells_that_opens_can_be_used_and_comes_back_equal_when_saved(
    tmp_path: Path, seed: int
) -> None:
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    dice, file = random.Random(seed), tmp_path / "hostile.xlsx"
    for _ in range(6):
        book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
        for sheet in book:
            for _ in range(dice.randint(0, 5)):
                cell = sheet.cell(dice.randint(1, sheet.max_row + 1), dice.randint(1, sheet.max_column))
                cell.value = dice.choice(HOSTILE)
        book.save(file)
        plan = plan_or_refused(file)
        if plan is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # 1e308 times anything overflows
                use(plan)
                write_plan(plan, tmp_path / "again.xlsx", day=DAY)
            assert read_plan(tmp_path / "again.xlsx", REGISTER)[0] == plan
