"""A workbook of many kinds of cells, written into; and what may differ then."""

import hashlib
import re
import zipfile
from pathlib import Path
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from rampath.workbook.patch.filling import CellDiff, Change, Outcome, Target

WORKBOOKS = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks"
CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def always(_diff: CellDiff) -> bool:
    return True


def never(_diff: CellDiff) -> bool:
    return False


def fill(file: Path, out: Path, *changes: Change, yes: bool = False) -> Outcome:
    target = Target(file)
    return target.fill(target.diff(changes), out, always if yes else never)


def refusal(file: Path, change: Change) -> str:
    return Target(file).diff([change])[0].refusal


def without(xml: bytes, cells: set[bytes]) -> bytes:
    """A sheet without these cells: what must be the same before and after."""
    return CELL.sub(lambda m: b"" if any(b'r="' + c + b'"' in m[0][:60] for c in cells) else m[0], xml)


def assert_only(before: Path, after: Path, touched: dict[str, set[bytes]], others: set[str]) -> None:
    old, new = parts(before), parts(after)
    assert set(old) - set(new) <= others
    assert not set(new) - set(old)
    for name, content in new.items():
        if name in touched:
            assert without(content, touched[name]) == without(old[name], touched[name])
            assert content != old[name]
        elif name not in others:
            assert hashlib.sha256(content).digest() == hashlib.sha256(old[name]).digest(), name


def made(folder: Path) -> Path:
    """A workbook with a chart, comments, a format, a table, validation, formulas, merged and hidden cells."""
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Data"
    for row in (("Name", "A", "B"), ("x", 1, 2), ("y", 3, 4), ("z", "=B2+B3", "=C2+C3")):
        sheet.append(row)
    sheet["B2"].comment = Comment("see me", "somebody")
    sheet["B2"].number_format = "0.00"
    sheet["E8"] = 5
    sheet.merge_cells("G1:H2")
    sheet.row_dimensions[3].hidden = True
    sheet["J1"] = ArrayFormula("J1:J2", "=B2:B3*2")
    for kind, ref, low, high in (("decimal", "C2", "0", "10"), ("list", "E8", '"5,6"', None)):
        rule = DataValidation(type=cast("Any", kind), formula1=low, formula2=high, operator="between")
        rule.add(ref)
        sheet.add_data_validation(rule)
    above: Any = CellIsRule
    sheet.conditional_formatting.add("B2:C4", above(operator="greaterThan", formula=["2"]))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "L3")
    locked = workbook.create_sheet("Locked")
    locked["A1"], locked["B1"] = 1, 2
    locked["B1"].protection = Protection(locked=False)
    locked.protection.sheet = True
    table = workbook.create_sheet("Table")
    for pair in (("Year", "Share"), ("2025", 2.0), ("2026", 2.5)):
        table.append(pair)
    table.add_table(Table(displayName="Shares", ref="A1:B3"))
    file = folder / "theirs.xlsx"
    workbook.save(file)
    return file
