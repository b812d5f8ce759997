"""One way to see any sheet: every cell at its true address, with its value and the text that stands there."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from defusedxml import ElementTree
from openpyxl.utils import column_index_from_string, get_column_letter
from python_calamine import CalamineWorkbook

from rampath.wording import tr
from rampath.workbook.safety import WorkbookRefused, check, damaged

MOST_CELLS = 60_000_000
"""How many cells a sheet may span, used or not."""

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*?\br=\"(\d+)\"")
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*>.*?<(?:\w+:)?v>([^<]*)<", re.DOTALL
)
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAR_COLUMNS = tuple(re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{%d})\d" % n) for n in (3, 2))
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=\"(\d+)\"")

Value = str | float | bool | date


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: rows and columns count from 1; `raw` is its text as it stands there."""

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
    """A sheet: its rows as calamine reads them, and on demand what only the XML tells."""

    def __init__(self, name: str, rows: list[list[Any]], xml: bytes) -> None:
        self.name = name
        self._rows = rows
        self._xml = xml

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The non-empty cells by row and column, in reading order. Errors count; blanks of spaces do not.

        A formula whose value was never stored counts as an error cell with the formula as its text.
        """
        found = {
            (r, c): Cell(self.name, r, c, _value(value), raw_text(value))
            for r, row in enumerate(self._rows, 1)
            for c, value in enumerate(row, 1)
            if value is not None and value != "" and not (isinstance(value, str) and value.isspace())
        }
        unread = dict(self.errors)
        if b"<f" in self._xml or b":f" in self._xml:
            unread.update({at: text for at, text in self._empty_formulas().items() if at not in found})
        if unread:
            for at, text in unread.items():
                found[at] = Cell(self.name, *at, text, text, error=True)
            found = dict(sorted(found.items()))
        return found

    @cached_property
    def errors(self) -> dict[tuple[int, int], str]:
        """The error cells, such as `#REF!`, which calamine shows as empty."""
        if b't="e"' not in self._xml:
            return {}
        return {
            (int(row), column_index_from_string(column.decode())): value.decode("utf-8", "replace")
            for column, row, value in _ERROR_CELL.findall(self._xml)
        }

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        return frozenset(int(row) for row in _HIDDEN_ROW.findall(self._xml))

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

    def _empty_formulas(self) -> dict[tuple[int, int], str]:
        return {
            (int(row), column_index_from_string(column.decode())): "=" + formula.decode("utf-8", "replace")
            for column, row, formula in _EMPTY_FORMULA.findall(self._xml)
        }


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
            parts = _sheet_parts(package)
            xml = {name: package.read(part) for name, part in parts.items() if part in package.namelist()}
            told = {
                name: package.read(name)
                for name in package.namelist()
                if name.startswith(("docProps/", "customXml/")) and package.getinfo(name).file_size < 1_000_000
            }
        for name, content in xml.items():
            _check_extent(file, name, content)
        book = CalamineWorkbook.from_path(str(file))
        sheets = tuple(
            Sheet(
                name,
                book.get_sheet_by_name(name).to_python(skip_empty_area=False),
                xml.get(name, b""),
            )
            for name in book.sheet_names
            if name in xml
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
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, date):
        return value
    return str(value)


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


def _check_extent(file: Path, name: str, xml: bytes) -> None:
    """Refuse a sheet that spans more cells than memory holds, whatever it fills of them."""
    tail = xml.rfind(b"<row ")
    last = _ROW.search(xml, max(0, tail))
    rows = int(last.group(1)) if last is not None else 0
    if rows * 16_384 <= MOST_CELLS:
        return
    far = next((pattern for pattern in _FAR_COLUMNS if pattern.search(xml)), None)
    columns = 26 if far is None else max(column_index_from_string(c.decode()) for c in set(far.findall(xml)))
    if rows * columns > MOST_CELLS:
        raise WorkbookRefused(
            tr("Sheet “{sheet}” of {file} spans {rows} rows and {columns} columns, more than can be read;"
               " delete its stray cells in Excel and save it again.",
               sheet=name, file=file.name, rows=rows, columns=columns)
        )  # fmt: skip
