"""The values of any workbook as a new .xlsx, for which single cells can be replaced: a copy that says what it lacks."""

import io
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from rampath.wording import number, tr
from rampath.workbook.grid import Book, Sheet, filled
from rampath.workbook.plan_text import cut, to_cell
from rampath.workbook.saving import write_whole

_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class ValuesCopy:
    """What a copy of values holds, and what of the original it does not."""

    sheets: int
    cells: int
    errors: int
    formulas: int

    @property
    def said(self) -> str:
        """A sentence for the person who asked for the copy."""
        told = tr("The copy has {cells} values on {sheets} sheets, at the same cells. It does not carry formulas"
                  " ({formulas} of them are their values now), number formats and other looks, merged cells, comments,"
                  " charts, pictures, validation, protection, macros, or the label of the file.",
                  cells=number(self.cells, 0), sheets=number(self.sheets, 0),
                  formulas=number(self.formulas, 0))  # fmt: skip
        if not self.errors:
            return told
        return tr("{told} {errors} error values are texts in it.", told=told, errors=number(self.errors, 0))


def write_values(book: Book, file: Path) -> ValuesCopy:
    """Write the values of a book to a new workbook, each at its own cell; raises NotSaved in one sentence."""
    made = Workbook(write_only=True)
    made.properties.creator = "Rampath"
    names: set[str] = set()
    cells = errors = formulas = 0
    for sheet in book.sheets:
        ours: Any = made.create_sheet(_name(sheet.name, names))
        ours.sheet_state = "hidden" if sheet.hidden else "visible"
        for row in _rows(sheet):
            ours.append([_cell(ours, value) for value in row])
            cells += sum(value is not None for value in row)
        errors += len(sheet.marks.errors)
        formulas += len(sheet.formulas)
    held = io.BytesIO()
    made.save(held)
    write_whole(file, lambda beside: _put(beside, held.getvalue()))
    return ValuesCopy(len(book.sheets), cells, errors, formulas)


def _rows(sheet: Sheet) -> list[list[object]]:
    """The values by row, at their true addresses; the word of an error stands where the error does."""
    rows: list[list[object]] = [[value if filled(value) else None for value in row] for row in sheet.rows]
    for (row, column), text in sheet.marks.errors.items():
        rows.extend([] for _ in range(row - len(rows)))
        line = rows[row - 1]
        line.extend([None] * (column - len(line)))
        line[column - 1] = text
    return rows


def _cell(sheet: Any, value: object) -> object:
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, to_cell(cut(value)))
        cell.data_type = "s"  # whatever it begins with
        return cell
    known = bool | int | float | date | datetime | time | timedelta | None
    return value if isinstance(value, known) else str(value)


def _name(name: str, taken: set[str]) -> str:
    """The sheet's name as an .xlsx allows it, in which no two are the same."""
    bare = _NO_NAME.sub("_", name).strip("'")[:_LONGEST_NAME] or tr("Sheet")
    found, count = bare, 2
    while found.casefold() in taken:
        end = f" ({count})"
        found, count = bare[: _LONGEST_NAME - len(end)] + end, count + 1
    taken.add(found.casefold())
    return found


def _put(file: Path, content: bytes) -> None:
    file.write_bytes(content)
