"""Write `nato-2026.xlsx` from `nato-2026.csv`, in the layout of NATO's tables of 2025 and 2026.

The numbers come from the CSV alone. The same CSV gives the same bytes.
"""

import csv
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
PUBLISHED = datetime(2026, 7, 10)  # noqa: DTZ001 - a day, not a moment
SOURCE = (
    "Source: NATO, Defence Investment of NATO Countries (2014-2026), 10 July 2026."
    " Set as a workbook by samples/make.py of Rampath from the published figures."
)
MISSING = ".."
AGGREGATES = (("NATO_EUR_CAN", "NATO Europe and Canada"), ("NATO_TOTAL", "NATO Total"))
CURRENCY_WORDS = {
    "ALB": "Leks", "CAN": "Canadian dollars", "CZE": "Koruny", "DNK": "Kroner", "HUN": "Forint",
    "MKD": "Denars", "NOR": "Kroner", "POL": "Zlotys", "ROU": "New Lei", "SWE": "Kronor", "TUR": "Liras",
    "GBR": "Pounds", "USA": "US dollars",
}  # fmt: skip
"""The currency of each member in 2026; all others have the euro."""


@dataclass(frozen=True)
class Block:
    """A block of a table: its title, the measure of the CSV (None: nothing is at hand), and its decimals."""

    title: str
    measure: str | None
    decimals: int


@dataclass(frozen=True)
class Table:
    """A sheet: number and title, unit, one or two blocks; whether it has aggregates and currencies."""

    number: str
    title: str
    unit: str
    blocks: tuple[Block, ...]
    aggregates: bool = True
    currencies: bool = False
    notes: tuple[str, ...] = ()


TABLES = (
    Table(
        "1", "Core defence expenditure", "Million national currency units",
        (Block("Current prices", "exp_nac_current_m", 0), Block("Constant 2021 prices", "exp_nac_const_m", 0)),
        aggregates=False, currencies=True,
    ),
    Table(
        "2", "Core defence expenditure", "Million US dollars",
        (
            Block("Current prices and exchange rates", "exp_usd_current_m", 0),
            Block("Constant 2021 prices and exchange rates", None, 0),
        ),
    ),
    Table(
        "3", "Core defence expenditure as a share of GDP and annual real change", "Based on 2021 prices",
        (Block("Share of real GDP (%)", "share_gdp_pct", 2), Block("Annual real change (%)", None, 2)),
    ),
    Table(
        "5", "Gross domestic product", "Million US dollars",
        (Block("Current prices and exchange rates", "gdp_usd_current_m", 0),),
    ),
    Table(
        "6", "GDP and core defence expenditure per capita", "2021 prices and exchange rates",
        (
            Block("GDP per capita (thousand US dollars)", None, 1),
            Block("Core defence expenditure per capita (US dollars)", None, 0),
        ),
    ),
    Table("7", "Military personnel", "Thousands", (Block("Military personnel", "personnel_k", 1),)),
    Table(
        "8a", "Distribution of core defence expenditure by main category",
        "Percentage of total core defence expenditure",
        (Block("Equipment (a)", "equipment_pct", 2), Block("Personnel (b)", "personnel_pct", 2)),
        aggregates=False,
        notes=(
            "(a) Equipment includes major equipment and research and development devoted to it.",
            "(b) Personnel includes military and civilian expenditure and pensions.",
        ),
    ),
    Table(
        "8b", "Distribution of core defence expenditure by main category",
        "Percentage of total core defence expenditure",
        (Block("Infrastructure (c)", "infrastructure_pct", 2), Block("Other (d)", "other_pct", 2)),
        aggregates=False,
        notes=(
            "(c) Infrastructure includes NATO common infrastructure and national military construction.",
            "(d) Other includes operations and maintenance, other research, and what is not allocated.",
        ),
    ),
)  # fmt: skip


class Figures:
    """The CSV: values by member, measure and year; which years are estimates; the members' names."""

    def __init__(self, file: Path) -> None:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        self.values = {(r["iso3"], r["measure"], int(r["year"])): float(r["value"]) for r in rows if r["value"]}
        self.years = sorted({int(row["year"]) for row in rows})
        self.estimates = {int(row["year"]) for row in rows if row["is_estimate"] == "1"}
        aggregates = {code for code, _ in AGGREGATES}
        names = {row["iso3"]: row["nato_label"] for row in rows if row["iso3"] not in aggregates}
        self.members = sorted(names.items(), key=lambda pair: pair[1])

    def header(self) -> list[int | str]:
        return [f"{year}e" if year in self.estimates else year for year in self.years]

    def row(self, code: str, block: Block) -> list[float | int | str]:
        return [self._shown(code, block, year) for year in self.years]

    def _shown(self, code: str, block: Block, year: int) -> float | int | str:
        value = None if block.measure is None else self.values.get((code, block.measure, year))
        if value is None:
            return MISSING
        return int(value) if block.decimals == 0 and value.is_integer() else value


def make(source: Path, target: Path) -> None:
    """Write the workbook of a CSV."""
    figures = Figures(source)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Rampath, samples/make.py"
    workbook.properties.title = "Defence Investment of NATO Countries (2014-2026)"
    for table in TABLES:
        _write(workbook.create_sheet(f"Table {table.number}"), table, figures)
    workbook.save(target)
    _settle(target)


def _write(sheet: Worksheet, table: Table, figures: Figures) -> None:
    _look(sheet, len(figures.years))
    sheet["A1"] = f"Table {table.number}: {table.title}"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = table.unit
    sheet["A2"].font = Font(italic=True, color="5C6670")
    row = 3
    for block in table.blocks:
        if block is not table.blocks[0]:
            sheet.row_breaks.append(Break(id=row - 1))  # in print no block leaves its header behind
        row = _write_block(sheet, row, table, block, figures) + 1
    estimates = " and ".join(str(year) for year in sorted(figures.estimates))
    notes = [f"Notes: Figures for {estimates} are estimates.", *table.notes, SOURCE]
    for offset, note in enumerate(notes, 1):
        sheet.cell(row + offset, 1, note).font = Font(size=9, color="5C6670")


def _write_block(sheet: Worksheet, row: int, table: Table, block: Block, figures: Figures) -> int:
    """Write a block whose title stands in `row`; the row after its last one."""
    sheet.cell(row, 1, block.title).font = Font(bold=True)
    _values(sheet, row + 1, "", figures.header(), header=True)
    at = row + 2
    for code, name in figures.members:
        currency = CURRENCY_WORDS.get(code, "Euros")
        label = f"{name} ({currency})" if table.currencies else name
        _values(sheet, at, label, figures.row(code, block), decimals=block.decimals)
        at += 1
    if table.aggregates:
        for code, name in AGGREGATES:
            _values(sheet, at, name, figures.row(code, block), decimals=block.decimals, header=True)
            at += 1
    else:
        at += len(AGGREGATES)
    return at


def _values(
    sheet: Worksheet, row: int, label: str, values: Sequence[float | str], *, decimals: int = 0, header: bool = False
) -> None:
    if label:
        sheet.cell(row, 1, label).font = Font(bold=header)
    for column, value in enumerate(values, 2):
        cell = sheet.cell(row, column, value)
        cell.alignment = Alignment(horizontal="right")
        cell.font = Font(bold=header)
        if not label:
            cell.border = Border(bottom=Side(style="thin"))
        elif not isinstance(value, str):
            cell.number_format = "#,##0" if decimals == 0 else "0." + "0" * decimals


def _look(sheet: Worksheet, years: int) -> None:
    sheet.column_dimensions["A"].width = 32
    for column in range(2, years + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 11
    sheet.freeze_panes = "B5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _settle(file: Path) -> None:
    """Give every part the day of publication instead of the clock's."""
    said = PUBLISHED.strftime("%Y-%m-%dT00:00:00Z").encode()
    with zipfile.ZipFile(file) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            settled = content
            if name == "docProps/core.xml":
                settled = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)", rb"\g<1>" + said + rb"\g<2>", content
                )
            info = zipfile.ZipInfo(name, PUBLISHED.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, settled)


if __name__ == "__main__":
    make(HERE / "nato-2026.csv", HERE / "nato-2026.xlsx")
