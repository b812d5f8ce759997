"""A sheet of the plan workbook read back as records, with a finding for every cell that is not as declared."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rampath.domain.finding import Finding, Severity
from rampath.domain.path import HIGHEST_SHARE
from rampath.wording import percent, tr
from rampath.workbook.grid import Book, Cell
from rampath.workbook.plan_layout import Column, Form, SheetLayout

_YES = {"yes", "true", "x", "1", "y"}


@dataclass(frozen=True, slots=True)
class Record:
    """A row: values by header (text, float, bool or None), and the place of its first cell."""

    values: dict[str, str | float | bool | None]
    place: str

    def text(self, header: str) -> str:
        value = self.values.get(header)
        return value if isinstance(value, str) else ""

    def number(self, header: str) -> float | None:
        value = self.values.get(header)
        return value if isinstance(value, float) and not isinstance(value, bool) else None

    def year(self, header: str) -> int | None:
        value = self.number(header)
        return None if value is None else int(value)

    def flag(self, header: str) -> bool:
        return self.values.get(header) is True


class Findings(list[Finding]):
    """Collects findings by cell."""

    def add(self, severity: Severity, cell_place: str, raw: str, message: str) -> None:
        self.append(Finding(severity, cell_place, raw, message))


def records(book: Book, layout: SheetLayout, findings: Findings) -> Iterator[Record]:
    """The records of a sheet. Rows that lack what is required are left out, with a finding."""
    sheet = book.sheet(layout.name)
    if sheet is None:
        findings.add(
            Severity.ERROR, layout.name, "", tr("The sheet {name} is missing; what it held is lost.", name=layout.name)
        )
        return
    head = next((row for row in sheet.row_numbers if _is_header(sheet.row(row), layout)), None)
    if head is None:
        findings.add(
            Severity.ERROR, layout.name, "",
            tr("The sheet {name} has no header row “{headers}”; nothing of it was read.",
               name=layout.name, headers=", ".join(layout.headers)),
        )  # fmt: skip
        return
    by_column = {}
    for cell in sheet.row(head):
        column = next((c for c in layout.columns if c.header == cell.text), None)
        if column is not None:
            by_column[cell.column] = column
    for header in layout.headers:
        if header not in {column.header for column in by_column.values()}:
            findings.add(
                Severity.WARNING, f"{layout.name}!{head}", "",
                tr("The column “{header}” is missing from the sheet {name}; it was taken as empty.",
                   header=header, name=layout.name),
            )  # fmt: skip
    for row in sheet.row_numbers:
        if row > head:
            record = _record(sheet.row(row), by_column, layout, findings)
            if record is not None:
                yield record


def _is_header(row: list[Cell], layout: SheetLayout) -> bool:
    found = {cell.text for cell in row}
    wanted = {column.header for column in layout.columns if column.required}
    return (
        bool(wanted) and len(found & set(layout.headers)) >= max(1, len(layout.headers) // 2) and bool(found & wanted)
    )


def _record(row: list[Cell], by_column: dict[int, Column], layout: SheetLayout, findings: Findings) -> Record | None:
    values: dict[str, str | float | bool | None] = {}
    for cell in row:
        column = by_column.get(cell.column)
        if column is not None:
            values[column.header] = _value(cell, column, findings)
    if all(value is None for value in values.values()):
        return None
    lacking = [c.header for c in layout.columns if c.required and values.get(c.header) is None]
    if lacking:
        findings.add(
            Severity.ERROR, row[0].place, row[0].raw,
            tr("The row lacks {what}; it was left out.", what=", ".join(lacking)),
        )  # fmt: skip
        return None
    return Record(values, row[0].place)


def _value(cell: Cell, column: Column, findings: Findings) -> str | float | bool | None:
    if cell.error:
        findings.add(Severity.ERROR, cell.place, cell.raw, tr("The cell holds an error; it was taken as empty."))
        return None
    match column.form:
        case Form.TEXT:
            return cell.value if isinstance(cell.value, str) else cell.raw
        case Form.FLAG:
            return cell.value is True or cell.raw.strip().casefold() in _YES
        case Form.YEAR:
            return _year(cell, findings)
        case Form.SHARE:
            return _share(cell, column, findings)
        case Form.NUMBER:
            return _number(cell, findings)


def _number(cell: Cell, findings: Findings) -> float | None:
    value = cell.number
    if value is None:
        try:
            value = float(cell.text.replace(",", "."))
        except ValueError:
            value = math.nan
    if not math.isfinite(value):
        findings.add(
            Severity.ERROR, cell.place, cell.raw, tr("“{raw}” is no number; it was taken as empty.", raw=cell.raw)
        )
        return None
    return value


def _year(cell: Cell, findings: Findings) -> float | None:
    value = _number(cell, findings)
    if value is not None and not (value.is_integer() and 1900 <= value <= 2200):
        findings.add(
            Severity.ERROR, cell.place, cell.raw, tr("“{raw}” is no year; it was taken as empty.", raw=cell.raw)
        )
        return None
    return value


def _share(cell: Cell, column: Column, findings: Findings) -> float | None:
    """A per cent: a cell formatted as such holds a fraction; text such as `3.2 %` and a bare 3.2 are told."""
    text = cell.text.replace("%", "").replace("\u2009", "").strip()
    if cell.number is None and "%" in cell.text:
        try:
            return float(text.replace(",", ".")) / 100
        except ValueError:
            text = ""
    value = _number(cell, findings)
    if value is not None and column.header.endswith("of GDP") and HIGHEST_SHARE < value <= HIGHEST_SHARE * 100:
        read = value / 100
        findings.add(
            Severity.WARNING, cell.place, cell.raw,
            tr("{raw} as a share would be {whole}; read as {read}.",
               raw=cell.raw, whole=percent(value, 0), read=percent(read)),
        )  # fmt: skip
        return read
    return value
