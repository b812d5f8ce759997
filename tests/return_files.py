"""Returns as ministries send them, written for a test: NATO's tables with their own row alone, or a plan workbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl

from rampath.domain.commitment import Pillar
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.returns import Return
from rampath.returning import FolderRead
from rampath.workbook.draft import draft_of
from rampath.workbook.opened_book import open_book
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.profile import profile_from, write_profile
from workbook.build import write
from workbook.plan_edits import DAY

Value = object
Cells = Mapping[tuple[str, int], Value]
"""Other figures than the table's, by sheet and year."""


@dataclass(frozen=True)
class Table:
    """The alliance's workbook, from which each ministry fills in its own row."""

    register: Register
    sheets: Mapping[str, tuple[tuple[Value, ...], ...]] = field(repr=False)

    @classmethod
    def of(cls, file: Path, register: Register) -> "Table":
        book = openpyxl.load_workbook(file, data_only=True)
        return cls(register, {sheet.title: tuple(sheet.iter_rows(values_only=True)) for sheet in book})

    def member(self, label: Value) -> str | None:
        name = str(label or "").split("(")[0].strip(" *")
        found = self.register.find(name)
        return None if found is None else found.code

    def own(self, code: str, cells: Cells | None = None) -> dict[str, list[list[Value]]]:
        """The sheets with the rows of one member, and other figures in some cells of its first block."""
        found: dict[str, list[list[Value]]] = {}
        for name, rows in self.sheets.items():
            kept: list[list[Value]] = []
            years: list[Value] = []
            changed = False
            for row in rows:
                of = self.member(row[0])
                if of not in {None, code}:
                    continue
                values = list(row)
                if of is None and isinstance(row[1], int) and row[0] is None:
                    years = [int(str(each)[:4]) if each is not None else None for each in row]
                if of == code and not changed:
                    changed = True
                    for (sheet, year), value in (cells or {}).items():
                        if sheet == name:
                            values[years.index(year)] = value
                kept.append(values)
            found[name] = kept
        return found


def send(table: Table, folder: Path, code: str, *, file: str = "", cells: Cells | None = None, day: str = "") -> Path:
    """A member's return in NATO's layout; `day` such as "24 November 2026" dates it."""
    sheets = table.own(code, cells)
    name = table.register[code].name
    for rows in sheets.values():
        for row in rows:
            if str(row[0] or "").startswith("Source:"):
                row[0] = f"Source: Ministry of Defence, {name}, return of {day or '24 November 2026'}"
    return write(folder / (file or f"{code}.xlsx"), dict(sheets))


def send_plan(plan: Plan, folder: Path, code: str, path: SharePath, *, file: str = "") -> Path:
    """A member's return as a plan workbook, in which it drew its own path in the first scenario."""
    own = replace(plan.with_path(plan.scenarios[0], code, Pillar.CORE, path), marking="")
    target = folder / (file or f"{code}-plan.xlsx")
    write_plan(own, target, day=DAY)
    return target


def send_own_form(register: Register, folder: Path, profile: Path) -> Path:
    """A return of Latvia's in a layout of its own, that says nothing of what it counts, and a profile that reads it."""
    file = folder / "Latvia own form.xlsx"
    write(file, {"Kopsavilkums": (("Dati",), ("milj. EUR", 2024, 2025), ("Kopā", 1286.5, 1530.25))})
    book = open_book(file)
    (mapping,) = draft_of(book, register).mappings
    total = replace(mapping.items[0], measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)
    write_profile(
        profile_from("Latvia", book, [replace(mapping, member="LVA", items=(total,))], register=register), profile
    )
    return file


def of(found: FolderRead, member: str) -> Return:
    """What a folder holds of a member."""
    return next(each for each in found.returns if each.member == member)
