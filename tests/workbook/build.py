"""Small workbooks in the layouts of NATO's tables, written for a test."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

LAYOUT_2026: Rows = (
    ("Table 1: Core defence expenditure",),
    ("Million national currency units",),
    ("Current prices",),
    ("", 2024, "2025e", "2026e"),
    ("Belgium (Euros)", 100, 110, 120),
    ("Bulgaria* (Euros)", 50, "..", 60),
    (),
    ("Constant 2021 prices",),
    ("", 2024, "2025e", "2026e"),
    ("Belgium (Euros)", 90, 95, 99),
    ("Bulgaria* (Euros)", 40, 45, 50),
    ("Notes: Figures for 2025 and 2026 are estimates.",),
    ("Source: NATO, Defence Investment of NATO Countries, 10 July 2026",),
)

LAYOUT_2024: Rows = (
    (),
    (None, "Table 3 : Defence expenditure as a share of GDP and annual real change"),
    (None, "Based on 2015 prices"),
    (None, None, None, 2022, "2023", "2024e"),
    (None, "Share of real GDP (%)"),
    (None, None, "Czechia*   ", 1.25, 1.5, 2.0625),
    (None, None, "Türkiye", 1.125, 1.25, 1.375),
    (None, "NATO Total", None, 2.5, 2.5, 2.75),
    (None, "Annual real change (%)"),
    (None, None, "Czechia*   ", -10.5, 0, 12.5),
    (None, None, "Türkiye", "..", "-", 1.5),
    (None, None, "Notes: Figures for 2023 and 2024 are estimates. "),
    (None, "-9-"),
)

LAYOUT_2016: Rows = (
    ("Table 2 : Defence expenditures",),
    ("Million US dollars",),
    ("", "", 2014, "2015 e", "2016 e"),
    ("(0)", "(-)", "(1)", "(2)", "(3)"),
    ("Current prices and exchange rates",),
    ("Albania", "Leks", 178, 132, 130),
    ("Greecea", "Euros", 5226, ".", 4607),
    ("Luxembourg (b)", "Euros", 253, 248, 267),
)

LAYOUT_2016_NATIONAL: Rows = (
    ("Table 1 : Defence expenditures",),
    ("", "Currency unit (million)", 2014, "2015 e"),
    ("(0)", "(-)", "(1)", "(2)"),
    ("Current prices",),
    ("Denmark", "Kroner", 22769, 22633),
    ("Estonia (a)", "Euros", 386, 418),
)


def write(file: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook with these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value not in {None, ""}:
                    sheet.cell(r, c, value)
    workbook.save(file)
    return file
