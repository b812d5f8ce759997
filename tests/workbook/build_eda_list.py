"""Workbooks in the form of the EDA's defence data since 2022, written for a test: lists by country and year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[str | float | None]]

BILLIONS: Sequence[str] = (
    "PMS", "Year", "Total Defence Expenditure ", "Defence Equipment Procurement Expenditure",
    "Defence R&D Expenditure", "Defence Investment", "GDP (mrd)", "Total Defence Expenditure as % of GDP",
)  # fmt: skip
STATES: Sequence[str] = (
    "EU MS", "Year", "Total Defence Expenditure", "Defence Investment", "Total Defence Expenditure as % of GDP",
    "Total Defence Expenditure as % of Government Expenditure", "Total Defence Expenditure per capita",
)  # fmt: skip

PAST: Rows = (
    ("Austria", 2020, 3000, 300, 30, 330, 380, 0.0079),
    ("Austria", 2021, 3300, 330, "-", 330, 400, 0.00825),
    ("Estonia", 2020, 600, 120, 6, 126, 28, 0.02143),
    ("Estonia", 2021, 700, 150, 7, 157, 31, 0.02258),
    ("Sweden", 2020, 5500, 1400, "-", 1500, 480, 0.01146),
    ("Sweden", 2021, 6000, 1500, 88.2, 1588.2, 540, 0.01111),
)
"""The long list: money in EUR million, GDP in EUR billion."""

LATEST: Rows = (
    ("Austria", 2025, 4900, 1000, 0.01, 0.02, 530),
    ("Croatia ", 2025, 1800, 600, 0.02, 0.042, 467),
    ("Estonia*", 2025, 1400, 500, 0.034, 0.08, 1022),
    ("Luxembourg**", 2025, 1200, "-", 0.0195, 0.03, 1750),
    ("Sweden", 2025, 14789, 4228, 0.0249, 0.057, 1387),
)
NOTES: Sequence[str] = ("*Estimated 2025 figures", "**Luxembourg: share of GNI")

TOTALS: Rows = (
    ("EU27", 2023, 2024, 2025),
    ("Total Defence Expenditure", 279000, 343000, 381000),
    ("   Total Defence Expenditure as % of GDP", 0.016, 0.019, 0.021),
    ("Defence Investment", 72000, 106000, 130000),
    ("Defence R&D Expenditure", 11000, 13000, 17000),
)


def write_sheets(file: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with these rows on its sheets, by their names."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(file)
    return file


def write_edition(file: Path) -> Path:
    """A whole edition: the totals, the long list, and the latest year with its footnotes."""
    latest = (STATES, *LATEST, (None,), *((note,) for note in NOTES))
    return write_sheets(file, {"EU27": TOTALS, "Billions": (BILLIONS, *PAST), "Member States 2025 ": latest})


def write_list(file: Path, headings: Sequence[str], rows: Rows, *, sheet: str = "Data", top: Rows = ()) -> Path:
    """One list below the lines of `top`."""
    return write_sheets(file, {sheet: (*top, headings, *rows)})
