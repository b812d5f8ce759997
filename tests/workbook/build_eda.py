"""Workbooks in the layout of the European Defence Agency's defence data, written for a test."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

MONEY, SHARE, HEADS, EACH = '"€"\\ #,##0.0" Mln"', "0.0%", "#,##0", '"€"\\ #,##0'

Item = tuple[str, str, Sequence[str | float]]

YEARS: Sequence[str] = ("2022", "2023", "2024e")

ITEMS: Sequence[Item] = (
    (" Total Defence Expenditure (A+B+C)", MONEY, (600, 750, 900.5)),
    ("      Defence Expenditure as % of GDP", SHARE, (0.02, 0.0225, 0.03125)),
    ("      Defence Expenditure as % of Government Spending", SHARE, ("c", 0.05, 0.06)),
    ("      Defence Expenditure per capita", EACH, (450, 560.5, 670)),
    (" A. Personnel Expenditure¹", MONEY, (":", 200, 250)),
    (" B. Defence Investment", MONEY, (100, 200, 300)),
    ("     Defence Equipment Procurement Expenditure", MONEY, (90, 180, 270)),
    ("     Defence R&D Expenditure", MONEY, (10, 20, 30)),
    ("         Defence R&T Expenditure (subset of R&D)²", MONEY, (1, "c", ": ")),
    (" Total Military Personnel", HEADS, (6500, 6750, 7000)),
    ("     Army", HEADS, (5000, 5250, 5500)),
    ("     Other³", HEADS, (0, 0, 0)),
    (" Defence Investment per Military", EACH, (15000, 30000, 43000)),
    (" Average Number of Troops Deployed", HEADS, (130, 260, 325)),
    ("     % of Total Military Personnel ", SHARE, (0.02, 0.04, 0.05)),
)
NOTES = ("Symbols:", '":" - not available', '"c" - confidential', "Notes:", "¹ Without pensions.")


def fill(
    sheet: Worksheet, country: str, items: Sequence[Item] = ITEMS, years: Sequence[str] = YEARS, *,
    top: Sequence[str] = (), notes: Sequence[str] = NOTES, formats: bool = True, indents: bool = False,
) -> None:  # fmt: skip
    """A country's sheet; `indents` writes the hierarchy as alignment rather than as blanks."""
    for text in top:
        sheet.append([text])
    start = len(top) + 1
    sheet.append([country, *years])
    for at, (label, number_format, values) in enumerate(items, start + 1):
        cell = sheet.cell(at, 1, label.strip() if indents else label)
        if indents:
            cell.alignment = Alignment(indent=(len(label) - len(label.lstrip())) // 4)
        for column, value in enumerate(values, 2):
            sheet.cell(at, column, value)
            if formats:
                sheet.cell(at, column).number_format = number_format
    for at, text in enumerate(notes, start + len(items) + 1):
        sheet.cell(at, 1, text)


def write_countries(file: Path, countries: Mapping[str, str], **how: object) -> Path:
    """A workbook with a sheet a country: by the sheet's name the text in its corner."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, corner in countries.items():
        fill(workbook.create_sheet(name), corner, **how)  # type: ignore[arg-type]
    workbook.save(file)
    return file
