"""A sheet of the plan workbook read back as records, with a finding for every cell that is not as declared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rampath.domain.finding import Scope, Severity
from rampath.wording import tr
from rampath.workbook.grid import Book, Cell, place, raw_text
from rampath.workbook.plan_form import Column, Form, SheetLayout
from rampath.workbook.plan_layout import COMMITMENTS, ECONOMIES, ECONOMY, OBSERVATIONS, TARGETS
from rampath.workbook.plan_value import Findings, Value, value_in

Choice = TypeVar("Choice", bound=StrEnum)


INPUTS = (OBSERVATIONS, ECONOMIES, ECONOMY, COMMITMENTS, TARGETS)
"""The sheets without whose rows a plan is another one."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: values by header (text, number, flag or None), and where each of its cells stands."""

    sheet: str
    row: int
    values: Mapping[str, Value]
    columns: Mapping[str, int]
    findings: Findings

    def text(self, header: str) -> str:
        value = self.values.get(header)
        return value if isinstance(value, str) else ""

    def number(self, header: str) -> float | None:
        value = self.values.get(header)
        return value if isinstance(value, float) else None

    def year(self, header: str) -> int | None:
        value = self.number(header)
        return None if value is None else int(value)

    def flag(self, header: str) -> bool:
        return self.values.get(header) is True

    def one_of(self, kind: type[Choice], header: str, usual: Choice | None = None) -> Choice | None:
        """A word of a fixed list, letter case set aside; another one is a finding, and `usual` stands for it."""
        text = self.text(header).strip()
        try:
            return kind(text)
        except ValueError:
            found = next((each for each in kind if each.value.casefold() == text.casefold()), None)
        if text and found is None:
            words = ", ".join(each.value for each in kind)
            done = tr("The row was left out") if usual is None else tr("It was taken as {usual}", usual=usual.value)
            self.tell(header, tr("“{text}” is not known here", text=text), tr("one of {words}", words=words), done)
        return usual if found is None else found

    def has(self, header: str) -> bool:
        """Whether the sheet has this column at all."""
        return header in self.columns

    def place(self, header: str) -> str:
        """`Paths!F7`, also where that cell is empty."""
        return place(self.sheet, self.row, self.columns.get(header, 1))

    def raw(self, book: Book, header: str) -> str:
        """The text that stands in a cell of the row; nothing in an empty one."""
        sheet, column = book.sheet(self.sheet), self.columns.get(header)
        cell = None if sheet is None or column is None else sheet.cell(self.row, column)
        return "" if cell is None else cell.raw

    def say(self, header: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Add a finding about one cell of the row."""
        value = self.values.get(header)
        raw = "" if value is None else raw_text(value)
        self.findings.add(severity, self.place(header), raw, message)

    def tell(self, header: str, said: str, expected: str, done: str) -> None:
        """Add an error about one cell of the row, in parts."""
        value = self.values.get(header)
        raw = "" if value is None else raw_text(value)
        self.findings.tell(Severity.ERROR, self.place(header), raw, said, expected=expected, done=done)


def records(book: Book, layout: SheetLayout, findings: Findings) -> Iterator[Record]:
    """The records of a sheet. Rows that lack what is required are left out, with a finding."""
    sheet = book.sheet(layout.name)
    if sheet is None:
        if layout.optional:
            return
        findings.tell(
            Severity.ERROR,
            layout.name,
            "",
            tr("The sheet {name} is missing", name=layout.name),
            done=tr("What it held is lost"),
        )
        return
    head = next((row for row in sheet.row_numbers if _is_header(sheet.row(row), layout)), None)
    if head is None:
        findings.tell(
            Severity.ERROR, layout.name, "",
            tr("The sheet {name} has no header row", name=layout.name),
            expected=tr("“{headers}”", headers=", ".join(layout.headers)),
            done=tr("Nothing of it was read"),
        )  # fmt: skip
        return
    declared = {column.header: column for column in layout.columns if not column.computed}
    found: dict[str, int] = {}
    for cell in sheet.row(head):
        if cell.text in declared:
            found.setdefault(cell.text, cell.column)
    if _lacks_needed(layout, head, found, findings):
        return
    by_column = {column: declared[header] for header, column in found.items()}
    read = 0
    for row in (number for number in sheet.row_numbers if number > head):
        record = _record(sheet.row(row), by_column, found, findings)
        if record is not None:
            read += 1
            yield record
    if not read:
        _tell_empty(layout, findings)


def _lacks_needed(layout: SheetLayout, head: int, found: Mapping[str, int], findings: Findings) -> bool:
    """Tell which columns are missing; without one that every row needs, no row of the sheet can be read."""
    missing = [column for column in layout.columns if column.header not in found and not column.optional]
    for column in missing:
        findings.tell(
            Severity.ERROR if column.required or column.form is not Form.TEXT else Severity.WARNING,
            f"{layout.name}!{head}", "",
            tr("The column “{header}” is missing from the sheet {name}", header=column.header, name=layout.name),
            done=tr("Nothing of it was read") if column.required else tr("It was taken as empty"),
            scope=Scope.HEADER,
        )  # fmt: skip
    return any(column.required for column in missing)


def _tell_empty(layout: SheetLayout, findings: Findings) -> None:
    if layout in INPUTS:
        message = tr("The sheet {name} has no rows that could be read; what it held is lost.", name=layout.name)
        findings.add(Severity.ERROR, layout.name, "", message)


def _is_header(row: list[Cell], layout: SheetLayout) -> bool:
    headers = {column.header for column in layout.columns if not column.optional}
    found = {cell.text for cell in row} & headers
    wanted = {column.header for column in layout.columns if column.required}
    return len(found) >= max(1, len(headers) // 2) and bool(found & wanted)


def _record(
    row: list[Cell], by_column: Mapping[int, Column], columns: Mapping[str, int], findings: Findings
) -> Record | None:
    values: dict[str, Value] = {}
    lost: set[str] = set()
    for cell in row:
        column = by_column.get(cell.column)
        if column is not None:
            values[column.header] = value_in(cell, column, findings)
            if values[column.header] is None:
                lost.add(column.header)
    if not values:
        return None
    record = Record(row[0].sheet, row[0].row, values, columns, findings)
    lacking = [c.header for c in by_column.values() if c.required and values.get(c.header) is None]
    for header in lacking:
        if header not in lost:
            record.tell(header, tr("The cell is empty"), tr("{what}, which every row needs", what=header),
                        tr("The row was left out"))  # fmt: skip
    return None if lacking else record
