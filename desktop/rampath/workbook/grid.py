"""One way to see any sheet: every cell at its true address, with its value and the text that stands there."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from defusedxml import ElementTree
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from rampath.wording import tr
from rampath.workbook.safety import WorkbookRefused, check, damaged
from rampath.workbook.sheet_xml import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Marks, extent, marks_in

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Value = str | float | bool | date


class Cell(NamedTuple):
    """One cell: rows and columns count from 1; `raw` is its text as it stands there.

    A tuple, since there are so many of them.
    """

    sheet: str
    row: int
    column: int
    value: Value
    raw: str
    error: bool = False

    @property
    def place(self) -> str:
        """`TABLE3!L24`."""
        return place(self.sheet, self.row, self.column)

    @property
    def number(self) -> float | None:
        """The value as a number, where it is one."""
        return self.value if isinstance(self.value, float) else None

    @property
    def text(self) -> str:
        """The value as words without outer blanks, where it is words; else nothing."""
        return self.value.strip() if isinstance(self.value, str) and not self.error else ""


def place(sheet: str, row: int, column: int) -> str:
    return f"{sheet}!{get_column_letter(column)}{row}"


class Sheet:
    """A sheet: its rows as calamine reads them, and what only the XML tells."""

    def __init__(self, name: str, rows: list[list[Any]], marks: Marks) -> None:
        self.name = name
        self.marks = marks
        self._rows = rows

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The non-empty cells by row and column, in reading order. Errors count; blanks of spaces do not.

        A formula whose value was never stored counts as an error cell with the formula as its text.
        """
        found = {
            (r, c): Cell(self.name, r, c, *_seen(value))
            for r, row in enumerate(self._rows, 1)
            for c, value in enumerate(row, 1)
            if value != "" and value is not None and not (isinstance(value, str) and value.isspace())
        }
        unstored = {at: text for at, text in self.marks.unstored.items() if at not in found}
        if self.marks.errors or unstored:
            for at, text in {**self.marks.errors, **unstored}.items():
                found[at] = Cell(self.name, *at, text, text, error=True)
            found = dict(sorted(found.items()))
        return found

    @property
    def errors(self) -> Mapping[tuple[int, int], str]:
        """The error cells, such as `#REF!`, which calamine shows as empty."""
        return self.marks.errors

    @property
    def hidden_rows(self) -> frozenset[int]:
        return self.marks.hidden_rows

    def row(self, row: int) -> list[Cell]:
        """The non-empty cells of a row, from left to right."""
        return self._by_row.get(row, [])

    @property
    def row_numbers(self) -> list[int]:
        return list(self._by_row)

    @cached_property
    def _by_row(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            rows.setdefault(cell.row, []).append(cell)
        return rows


@dataclass(frozen=True)
class Book:
    """A workbook that has passed the safety check."""

    file: Path
    sha256: str
    sheets: tuple[Sheet, ...]
    parts: Mapping[str, bytes]
    """The small parts that tell about the workbook: document properties and custom XML."""

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def cells(self) -> Iterator[Cell]:
        for sheet in self.sheets:
            yield from sheet.cells.values()


def open_book(file: Path) -> Book:
    """Open a workbook for reading; raises WorkbookRefused in one sentence for any file that is none."""
    check(file)
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        with zipfile.ZipFile(file) as package:
            names = set(package.namelist())
            parts = {name: part for name, part in _sheet_parts(package).items() if part in names}
            marks = {name: _marks(file, name, package.read(part)) for name, part in parts.items()}
            told = {
                name: package.read(name)
                for name in names
                if name.startswith(("docProps/", "customXml/")) and package.getinfo(name).file_size < 1_000_000
            }
        book = CalamineWorkbook.from_path(str(file))
        sheets = tuple(
            Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), marks[name])
            for name in book.sheet_names
            if name in marks
        )
    except WorkbookRefused:
        raise
    except Exception as error:
        # Bytes from anywhere go through three parsers; whatever they say, the workbook is damaged.
        raise damaged(file) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # calamine's Rust gave up on the bytes
            raise damaged(file) from error
        raise
    return Book(file, digest, sheets, told)


def raw_text(value: object) -> str:
    """The text of a value as the sheet holds it: whole numbers without a point, dates as ISO 8601."""
    return _seen(value)[1]


def _seen(value: object) -> tuple[Value, str]:
    """A value of calamine's, and its text."""
    if isinstance(value, str):
        return value, value
    if isinstance(value, bool):
        return value, "TRUE" if value else "FALSE"
    if isinstance(value, (float, int)):
        number = float(value)
        return number, str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    if isinstance(value, date):
        return value, value.isoformat()
    return str(value), str(value)


def _marks(file: Path, name: str, xml: bytes) -> Marks:
    """What a sheet's XML tells; refused where it spans more cells than memory holds, whatever it fills of them.

    Calamine would reserve them all, and end the program where it cannot.
    """
    if b"\x00" in xml[:64]:  # UTF-16, which no program writes here, would hide its cells from the patterns
        raise damaged(file)
    rows, columns = extent(xml)
    if rows * columns > MOST_CELLS or rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise WorkbookRefused(
            tr("Sheet “{sheet}” of {file} spans {rows} rows and {columns} columns, more than can be read;"
               " delete its stray cells in Excel and save it again.",
               sheet=name, file=file.name, rows=rows, columns=columns)
        )  # fmt: skip
    return marks_in(xml)


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target") or "" for each in relations.iter(_RELATIONS)}
    found = {}
    for element in workbook.iter():
        if not element.tag.endswith("}sheet"):
            continue
        relation = next((value for key, value in element.items() if key.endswith("}id")), None)
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[element.get("name") or ""] = part
    return found
