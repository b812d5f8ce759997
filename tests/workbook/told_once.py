"""Checks that each non-empty cell of a file is told exactly once, as a figure or in a range that was not used."""

from collections import Counter
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from rampath.workbook.reading import Reading

Cells = dict[str, object]


def cells_of(file: Path) -> Cells:
    """Each non-empty cell of a workbook by its place, as openpyxl reads it."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in openpyxl.load_workbook(file, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).strip()
    }


def old_cells_of(file: Path) -> Cells:
    """The same for an old .xls file, which only calamine reads here."""
    book = CalamineWorkbook.from_path(str(file))
    return {
        f"{name}!{openpyxl.utils.get_column_letter(c)}{r}": value
        for name in book.sheet_names
        for r, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
        for c, value in enumerate(row, 1)
        if str(value).strip()
    }


def assert_told_once(found: Reading, cells: Cells) -> None:
    """Each cell is used once or lies in one unused range, whose count is right."""
    assert found.used + found.unused_cells == found.cells == len(cells)
    told = Counter(row.cell for row in found.observations)
    for each in found.unused:
        sheet, _, places = each.place.rpartition("!")
        left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(places))
        inside = [
            place
            for column in range(left, right + 1)
            for row in range(top, bottom + 1)
            if (place := f"{sheet}!{openpyxl.utils.get_column_letter(column)}{row}") in cells
        ]
        assert len(inside) == each.cells, each
        told.update(inside)
    assert told == Counter(dict.fromkeys(cells, 1))
