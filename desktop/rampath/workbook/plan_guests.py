"""What a person added to a plan workbook: sheets, columns and comments, which go with the plan into its next save.

Rows of the sheets that Rampath writes move with the plan, so that what stands beside one is kept by what it is about.
"""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from rampath.wording import listing, marked, tr
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.on_disk import is_file
from rampath.workbook.opened_book import open_book
from rampath.workbook.plan_cell import Formula, Look, Row, Value
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_layout import CHARTS, HEADER_ROW, OVERVIEW, SHEETS
from rampath.workbook.plan_package import SheetRows
from rampath.workbook.plan_reader import is_plan
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.sheet_walk import SheetWalk

_ABOUT = ("Scenario", "Economy", "Commitment", "Edition", "File", "Member", "Pillar", "Measure", "What", "Unit",
          "Price basis", "Section", "Year", "Threshold", "Place", "Line")  # fmt: skip
"""The headers that tell what a row is about, where a sheet has them."""

_PARTS = {
    "xl/threadedComments/": marked("threaded comments"), "xl/pivotTables/": marked("pivot tables"),
    "xl/tables/": marked("tables"), "xl/media/": marked("pictures"), "xl/slicers/": marked("slicers"),
}  # fmt: skip
"""Parts of a package that are not carried, and their words."""

_DAYS = date(1899, 12, 30).toordinal()
Key = tuple[Value, ...]


@dataclass(frozen=True)
class Guests:
    """Sheets that were added; by sheet, columns with their cells by what rows are about, and comments.

    `lost` names what cannot be carried.
    """

    sheets: tuple[SheetRows, ...] = ()
    columns: Mapping[str, Mapping[str, Mapping[Key, Value]]] = field(default_factory=dict)
    comments: Mapping[str, Mapping[tuple[Key, int], str]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence on what is lost, where something is."""
        if not self.lost:
            return ()
        return (
            tr("Of what was added to the workbook, this could not be kept: {parts}.", parts=listing(list(self.lost))),
        )


def guests_of(file: Path) -> Guests:
    """What was added to the plan workbook that a plan is saved over; nothing for any other file, or for none."""
    if not is_file(file) or not is_plan(file):
        return Guests()
    try:
        book = open_book(file)
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except (WorkbookRefused, OSError, zipfile.BadZipFile):
        return Guests()
    own = {layout.name: layout for layout in SHEETS}
    added = tuple(_whole(sheet) for sheet in book.sheets if sheet.name not in {*own, OVERVIEW, CHARTS})
    lost = [tr(words) for part, words in _PARTS.items() if any(name.startswith(part) for name in names)]
    if added:
        lost.append(tr("colours, borders and charts of added sheets"))
    columns = {name: found for name, layout in own.items() if (found := _columns(book, layout))}
    comments = {sheet.name: said for sheet in book.sheets if (said := _comments(sheet, own.get(sheet.name)))}
    return Guests(added, columns, comments, tuple(lost))


def _whole(sheet: Sheet) -> SheetRows:
    """A sheet with its values, formulas and number formats."""
    last = max((row for row, _column in sheet.cells), default=0)
    wide = max((column for _row, column in sheet.cells), default=1)
    rows = []
    for row in range(1, last + 1):
        values = [_value(sheet, row, column) for column in range(1, wide + 1)]
        styles = [sheet.styles.at(row, column) for column in range(1, wide + 1)]
        looks = [
            Look(
                "bold" if style.bold else "plain", "yyyy-mm-dd" if _is_date(sheet, row, column) else style.number_format
            )
            for column, style in enumerate(styles, 1)
        ]
        rows.append(Row(values, looks))
    return SheetRows(sheet.name, [14.0] * wide, rows, comments={
        (row, column): text for (row, column), text in sheet.comments.items()
    })  # fmt: skip


def _value(sheet: Sheet, row: int, column: int) -> Value:
    cell = sheet.cells.get((row, column))
    formula = sheet.formulas.get((row, column))
    if cell is None:
        return None if formula is None else Formula(formula.removeprefix("="), "")
    value = cell.value
    told: float | str = value if isinstance(value, str) else _number(value)
    return told if formula is None else Formula(formula.removeprefix("="), told)


def _number(value: float | bool | date) -> float:
    """A number as a cell stores it; days since the last day but one of 1899."""
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return value.toordinal() - _DAYS + seconds / 86_400
    return float(value.toordinal() - _DAYS) if isinstance(value, date) else float(value)


def _is_date(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cells.get((row, column))
    return cell is not None and isinstance(cell.value, date)


def _columns(book: Book, layout: SheetLayout) -> dict[str, dict[Key, Value]]:
    """The columns that were added to one of our sheets, by header, with their cells by what rows are about."""
    sheet = book.sheet(layout.name)
    if sheet is None:
        return {}
    heads = SheetWalk(sheet).cells(HEADER_ROW)  # makes no cell of the rows below
    added = {cell.column: cell.text for cell in heads if cell.text and cell.text not in layout.headers}
    found: dict[str, dict[Key, Value]] = {}
    for at, header in added.items():
        cells: dict[Key, Value] = {}
        for row in range(HEADER_ROW + 1, len(sheet.rows) + 1):
            value = _value(sheet, row, at)
            if value is not None:
                cells[_key(layout, [sheet.value(row, c) for c in range(1, len(layout.headers) + 1)])] = value
        found[header] = cells
    return found


def _comments(sheet: Sheet, layout: SheetLayout | None) -> dict[tuple[Key, int], str]:
    """The comments of one of our sheets, by what the row is about, and by column; above the header by address."""
    if layout is None and sheet.name != OVERVIEW:
        return {}
    found = {}
    for (row, column), text in sheet.comments.items():
        if layout is None or row <= HEADER_ROW:
            key: Key = ("row", row)
        else:
            key = _key(layout, [sheet.value(row, c) for c in range(1, len(layout.headers) + 1)])
        found[key, column] = text
    return found


def _key(layout: SheetLayout, values: Sequence[object]) -> Key:
    """What a row is about; computed cells, which may not be calculated yet, say nothing."""
    told = {column.header: value for column, value in zip(layout.columns, values, strict=False) if not column.computed}
    return tuple(_plain(told[header]) for header in _ABOUT if header in told)


def _plain(value: object) -> Value:
    """A value as it is compared: numbers as floats, what is empty as nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, Formula):
        return _plain(value.value)
    return float(value) if isinstance(value, int | float) else str(value)


def with_guests(sheet: SheetRows, layout: SheetLayout | None, guests: Guests) -> SheetRows:
    """One of our sheets with the columns and comments that were added to it."""
    columns, comments = guests.columns.get(sheet.name, {}), guests.comments.get(sheet.name, {})
    if not columns and not comments:
        return sheet
    wide = max(len(row.values) for row in sheet.rows)
    rows = [*sheet.rows]
    at: dict[tuple[int, int], str] = {}
    for number, row in enumerate(sheet.rows, 1):
        key: Key = ("row", number) if number <= HEADER_ROW or layout is None else _key(layout, row.values)
        at.update({(number, column): text for (about, column), text in comments.items() if about == key})
        if columns and layout is not None and number >= HEADER_ROW:
            cells = list(columns) if number == HEADER_ROW else [cells.get(key) for cells in columns.values()]
            look = Look("header") if number == HEADER_ROW else Look("plain")
            gap = wide - len(row.values)
            rows[number - 1] = row._replace(
                values=[*row.values, *([None] * gap), *cells],
                looks=[*row.looks, *([look] * (gap + len(cells)))],
            )
    return replace(sheet, rows=rows, widths=[*sheet.widths, *([18.0] * len(columns))], comments=at)
