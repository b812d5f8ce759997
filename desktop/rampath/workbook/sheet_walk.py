"""A sheet gone over row by row, without making cells of the rows that are passed over."""

from collections import defaultdict

from rampath.workbook.grid import Cell, Sheet, filled


class SheetWalk:
    """The filled columns and the cells of each row, error cells and formulas without a value among them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._marked: dict[int, set[int]] = defaultdict(set)
        for row, column in (*sheet.marks.errors, *sheet.marks.unstored):
            self._marked[row].add(column)

    @property
    def rows(self) -> range:
        """All row numbers, from 1 to the last that holds something."""
        return range(1, max(len(self.sheet.rows), *self._marked, 0) + 1)

    def filled(self, row: int) -> list[int]:
        """The columns of a row that hold something, from left to right."""
        values = self.sheet.rows[row - 1] if row <= len(self.sheet.rows) else []
        columns = [column for column, value in enumerate(values, 1) if value != "" and filled(value)]
        marked = self._marked.get(row)
        return sorted({*columns, *marked}) if marked else columns

    def cells(self, row: int) -> list[Cell]:
        """The cells of a row that hold something, from left to right."""
        return [cell for column in self.filled(row) if (cell := self.sheet.cell(row, column)) is not None]

    def text(self, row: int, column: int) -> str:
        """The words at an address, with plain blanks and none around; nothing where there are none."""
        value = self.sheet.value(row, column)
        return value.replace("\xa0", " ").strip() if isinstance(value, str) else ""
