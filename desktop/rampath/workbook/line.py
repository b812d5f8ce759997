"""A row of a sheet as its words and its numbers, which become cells when somebody asks for those."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import NamedTuple, overload

from typing_extensions import override

from rampath.workbook.cell import Cell, Row, filled, raw_text, seen, texts_of


class Line(Sequence[Cell]):
    """A row that holds something, as its cells in their order; words are at hand, and numbers as they are.

    `words` are the cells that hold anything but a number: texts, dates, errors. The numbers are `values` in
    `columns`; they become cells when somebody asks for those.
    """

    __slots__ = ("_cells", "_texts", "columns", "number", "sheet", "values", "words")

    def __init__(self, sheet: str, number: int, words: list[Cell], columns: list[int], values: list[float]) -> None:
        self.sheet = sheet
        self.number = number
        self.words = words
        self.columns = columns
        self.values = values
        self._cells: list[Cell] | None = None
        self._texts: list[str] | None = None

    @property
    def texts(self) -> list[str]:
        """The `text` of each of the words."""
        if self._texts is None:
            self._texts = texts_of(self.words)
        return self._texts

    @property
    def cells(self) -> list[Cell]:
        """All cells, from left to right."""
        if self._cells is None:
            sheet, number = self.sheet, self.number
            numbers = [
                Cell(sheet, number, column, value, raw_text(value))
                for column, value in zip(self.columns, self.values, strict=True)
            ]
            self._cells = sorted([*self.words, *numbers], key=_column) if self.words else numbers
        return self._cells

    def part(self, begin: int, end: int | None) -> "Line":
        """The part of it in the columns from `begin` on, up to the one before `end`."""

        def inside(column: int) -> bool:
            return begin <= column and (end is None or column < end)

        numbers = [each for each in zip(self.columns, self.values, strict=True) if inside(each[0])]
        columns, values = [column for column, _ in numbers], [value for _, value in numbers]
        return Line(self.sheet, self.number, [cell for cell in self.words if inside(cell.column)], columns, values)

    @override
    def __len__(self) -> int:
        return len(self.words) + len(self.columns)

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cell]: ...
    @override
    def __getitem__(self, index: int | slice) -> Cell | list[Cell]:
        return self.cells[index]

    @override
    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)


_MOST_SHAPES = 1_000
"""A sheet whose rows are all different keeps no more of them."""


class _Shape(NamedTuple):
    """Where the numbers of a row stand, and where something else may: the same for all rows of a block."""

    columns: list[int]
    values: slice | None
    others: list[int]


class Shapes(dict[tuple[type, ...], _Shape]):
    """The shapes of rows by the types of their values; found out once for each."""

    def __missing__(self, types: tuple[type, ...]) -> _Shape:
        columns = [column for column, kind in enumerate(types, 1) if kind is float]
        together = bool(columns) and columns[-1] - columns[0] + 1 == len(columns)
        values = slice(columns[0] - 1, columns[-1]) if together else None
        shape = _Shape(columns, values, [at for at, kind in enumerate(types) if kind is not float])
        if len(self) < _MOST_SHAPES:
            self[types] = shape
        return shape


def line_of(sheet: str, number: int, row: Row, shape: _Shape) -> Line:
    columns, together, others = shape
    values = row[together] if together is not None else [row[column - 1] for column in columns]
    words = [
        Cell(sheet, number, at + 1, *seen(value))
        for at in others
        if ((value := row[at]) or value.__class__ is not str) and filled(value)
    ]
    if values and not isfinite(sum(values)):  # a number beyond all numbers is none, but a word to be told of
        odd = [(column, value) for column, value in zip(columns, values, strict=True) if not isfinite(value)]
        words = sorted([*words, *(Cell(sheet, number, column, *seen(value)) for column, value in odd)], key=_column)
        columns = [column for column, value in zip(columns, values, strict=True) if isfinite(value)]
        values = [value for value in values if isfinite(value)]
    return Line(sheet, number, words, columns, values)


def with_unread(line: Line, cells: list[Cell]) -> Line:
    """The line with error cells, which stand in place of whatever the reader gave for them."""
    places = {cell.column for cell in cells}
    words = sorted([*(cell for cell in line.words if cell.column not in places), *cells], key=_column)
    kept = [each for each in zip(line.columns, line.values, strict=True) if each[0] not in places]
    return Line(line.sheet, line.number, words, [column for column, _ in kept], [value for _, value in kept])


def _column(cell: Cell) -> int:
    return cell.column
