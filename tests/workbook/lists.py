"""Long lists as workbooks and text files, written for a test, and the amounts that were read by their cells."""

import csv
from collections.abc import Sequence
from pathlib import Path

from rampath import resources
from rampath.domain.budget import BudgetLines
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.grid import Book, place
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import ColumnUse, Form, Mapping, Role
from rampath.workbook.opened_book import open_book
from rampath.workbook.profile import Profile, read_profile
from rampath.workbook.result import Sheets
from workbook.build import Rows, write

ROLES = {
    "Area": Role.HEADING, "Code": Role.CODE, "Title": Role.TITLE, "Office": Role.TEXT, "Flag": Role.COUNTED,
    "Year": Role.PERIOD, "Pieces": Role.IGNORED,
}  # fmt: skip


def shipped(name: str) -> Profile:
    """A profile that comes with Rampath."""
    return read_profile(resources.folder() / "profiles" / f"{name}.toml")


def opened(file: Path, rows: Rows, sheet: str = "List") -> Book:
    """A workbook of one sheet with these rows, written and opened."""
    return open_book(write(file / "list.xlsx", {sheet: rows}))


def text_file(file: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", end: str = "\r\n") -> Path:
    """A text table with `;` between its fields."""
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator=end).writerows(rows)
    return file


def mapping_of(book: Book, header_row: int = 1, **others: object) -> Mapping:
    """A mapping of the only sheet: words by their headers, other columns amounts of the year in their header."""
    sheet = book.sheets[0]
    uses = []
    for column, header in enumerate(sheet.rows[header_row - 1], 1):
        role = ROLES.get(str(header), Role.AMOUNT)
        year = int(str(header)[-4:]) if role is Role.AMOUNT and str(header)[-4:].isdigit() else None
        uses.append(ColumnUse(column, str(header), role, year, Kind.ACTUAL, not_counted="Non-Add"))
    known: dict[str, object] = {"currency": "EUR", "power": 6, "measure": Measure.BUDGET, **others}
    return Mapping(sheet.name, Form.LINES, header_row, tuple(uses), **known)  # type: ignore[arg-type]


def read(book: Book, mapping: Mapping, register: Register) -> tuple[Sheets, BudgetLines]:
    """The only list of a book; asserts that each of its cells was used or is among the unused."""
    sheets = read_mapped(book, [mapping], register)
    assert accounted(book, sheets)
    return sheets, sheets.lines[0]


def accounted(book: Book, sheets: Sheets) -> bool:
    """Whether used and unused cells are all cells."""
    return sheets.used + sum(cell.cells for cell in sheets.unused) == sum(sheet.count() for sheet in book.sheets)


def amounts(lines: Sequence[BudgetLines]) -> dict[str, float]:
    """Each amount by the cell that it stands in."""
    return {
        place(each.sheet, int(row), column.column): float(each.amounts[at, nth])
        for each in lines
        for at, row in enumerate(each.rows)
        for nth, column in enumerate(each.columns)
        if each.amounts[at, nth] == each.amounts[at, nth]
    }
