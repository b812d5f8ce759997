"""One way to see any sheet: every cell at its true address, with its value and the text that stands there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, overload

from openpyxl.utils import get_column_letter
from typing_extensions import override

from rampath.domain.finding import Finding
from rampath.workbook.progress import Ticker
from rampath.workbook.question import Answers
from rampath.workbook.safety import Container
from rampath.workbook.sheet_record import NO_RECORD, Range, Record
from rampath.workbook.sheet_styles import Styles
from rampath.workbook.sheet_xml import Marks, Place

Value = str | float | bool | date
Row = list[Any]
"""A row's values from column A on; an empty text where there is nothing, and numbers are floats."""


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


def span(sheet: str, first: Place, last: Place) -> str:
    """`TABLE3!A4:L24` of two corners, or of one cell `TABLE3!A4`."""
    begin = place(sheet, *first)
    return begin if first == last else f"{begin}:{get_column_letter(last[1])}{last[0]}"


def filled(value: object) -> bool:
    """Whether a value counts as something: not nothing, not an empty text, not blanks alone."""
    return value is not None and value != "" and not (isinstance(value, str) and value.isspace())


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
            self._texts = [cell.text for cell in self.words]
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


class Sheet:
    """A sheet: its rows as the reader gives them, and on demand what only the file's own records tell.

    `rows` is the fast way for long lists; `cells` and `row` the comfortable one for tables of a page or two.
    """

    def __init__(
        self,
        name: str,
        rows: list[Row],
        *,
        hidden: bool = False,
        merged: tuple[Range, ...] | None = None,
        marks: Marks | None = None,
        record: Record = NO_RECORD,
    ) -> None:
        self.name = name
        self.rows = rows
        self.hidden = hidden
        self._merged = merged
        self._marks = marks
        self._record = record

    @property
    def xml(self) -> bytes:
        """The XML of the sheet, unpacked anew each time; nothing where the file has none."""
        return self._record.xml

    @property
    def marks(self) -> Marks:
        """What the values do not tell: error cells, formulas without a stored value, hidden rows."""
        return self._record.marks if self._marks is None else self._marks

    @property
    def merged(self) -> tuple[Range, ...]:
        """The merged ranges, by their first and last cell; one may span the whole sheet."""
        return self._record.merged if self._merged is None else self._merged

    @property
    def formulas(self) -> Mapping[Place, str]:
        """The formula of each cell that has one, by row and column; only `=` where the file keeps it as code."""
        return self._record.formulas

    @property
    def comments(self) -> Mapping[Place, str]:
        """The comments at cells, by row and column, of an .xlsx or .ods."""
        return self._record.comments

    @property
    def styles(self) -> Styles:
        """How the cells look: font colours, bold, indents, number formats. Plain in an .xlsb and in text files."""
        return self._record.styles

    @property
    def errors(self) -> Mapping[Place, str]:
        """The error cells, such as `#REF!`, which the reader shows as empty."""
        return self.marks.errors

    @property
    def hidden_rows(self) -> frozenset[int]:
        return self.marks.hidden_rows

    @property
    def hidden_columns(self) -> frozenset[int]:
        return self._record.hidden_columns

    @cached_property
    def cells(self) -> Mapping[Place, Cell]:
        """The non-empty cells by row and column, in reading order. Errors count; blanks of spaces do not.

        A formula whose value was never stored counts as an error cell with the formula as its text.
        """
        name = self.name
        found = {
            (r, c): Cell(name, r, c, *seen(value))
            for r, row in enumerate(self.rows, 1)
            for c, value in enumerate(row, 1)
            if value != "" and filled(value)
        }
        marks = self.marks
        unstored = {at: text for at, text in marks.unstored.items() if at not in found}
        if marks.errors or unstored:
            for at, text in {**marks.errors, **unstored}.items():
                found[at] = Cell(name, *at, text, text, error=True)
            found = dict(sorted(found.items()))
        return found

    def count(self, between: Callable[[], None] = lambda: None) -> int:
        """How many cells hold something; the same as `len(cells)`, without making them."""
        if "lines" in self.__dict__:
            return sum([len(line.words) + len(line.columns) for line in self.lines])
        held = 0
        for values in _pieces(self.rows):
            between()
            held += _held(values)
        unread = [at for at in {*self.marks.errors, *self.marks.unstored} if not filled(self.value(*at))]
        return held + len(unread)

    @cached_property
    def lines(self) -> list[Line]:
        """The rows that hold something, with words at hand and numbers as they are: quicker than cells."""
        unread: dict[int, list[Cell]] = {}
        for (row, column), text in {**self.marks.unstored, **self.marks.errors}.items():
            if (row, column) in self.marks.errors or not filled(self.value(row, column)):
                unread.setdefault(row, []).append(Cell(self.name, row, column, text, text, error=True))
        found = []
        shapes = _Shapes()
        for number, values in enumerate(self.rows, 1):
            if number not in unread and values.count("") == len(values):
                continue
            line = _line(self.name, number, values, shapes[tuple(map(type, values))])
            if number in unread:
                line = _with_unread(line, unread.pop(number))
            if line.words or line.columns:
                found.append(line)
        found += [Line(self.name, row, cells, [], []) for row, cells in sorted(unread.items())]
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The words of all cells that hold words, without outer blanks, in reading order."""
        return [cell.text for line in self.lines for cell in line.words]

    def value(self, row: int, column: int) -> Any:
        """The value at an address, as the reader gives it; nothing outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return ""

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at an address; None where it is empty. Makes no other cell."""
        error = self.marks.errors.get((row, column))
        value = self.value(row, column)
        if error is None and not filled(value):
            error = self.marks.unstored.get((row, column))
        if error is not None:
            return Cell(self.name, row, column, error, error, error=True)
        return Cell(self.name, row, column, *seen(value)) if filled(value) else None

    def row(self, row: int) -> list[Cell]:
        """The non-empty cells of a row, from left to right."""
        return self._by_row.get(row, [])

    @property
    def row_numbers(self) -> list[int]:
        return list(self._by_row)

    @property
    def width(self) -> int:
        """How many columns the sheet reaches over."""
        return max(map(len, self.rows), default=0)

    @cached_property
    def _by_row(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            rows.setdefault(cell.row, []).append(cell)
        return rows


_MOST_SHAPES = 1_000
"""A sheet whose rows are all different keeps no more of them."""


class _Shape(NamedTuple):
    """Where the numbers of a row stand, and where something else may: the same for all rows of a block."""

    columns: list[int]
    values: slice | None
    others: list[int]


class _Shapes(dict[tuple[type, ...], _Shape]):
    """The shapes of rows by the types of their values; found out once for each."""

    def __missing__(self, types: tuple[type, ...]) -> _Shape:
        columns = [column for column, kind in enumerate(types, 1) if kind is float]
        together = bool(columns) and columns[-1] - columns[0] + 1 == len(columns)
        values = slice(columns[0] - 1, columns[-1]) if together else None
        shape = _Shape(columns, values, [at for at, kind in enumerate(types) if kind is not float])
        if len(self) < _MOST_SHAPES:
            self[types] = shape
        return shape


def _line(sheet: str, number: int, row: Row, shape: _Shape) -> Line:
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


def _with_unread(line: Line, cells: list[Cell]) -> Line:
    """The line with error cells, which stand in place of whatever the reader gave for them."""
    places = {cell.column for cell in cells}
    words = sorted([*(cell for cell in line.words if cell.column not in places), *cells], key=_column)
    kept = [each for each in zip(line.columns, line.values, strict=True) if each[0] not in places]
    return Line(line.sheet, line.number, words, [column for column, _ in kept], [value for _, value in kept])


def _column(cell: Cell) -> int:
    return cell.column


def _pieces(rows: list[Row]) -> Iterator[list[Any]]:
    """The values of a thousand rows at a time, which fit into the processor's cache."""
    return ([*chain.from_iterable(rows[begin : begin + 1_000])] for begin in range(0, len(rows), 1_000))


def _held(values: list[Any]) -> int:
    """How many of the values hold something, as `filled` says of each."""
    texts = [value for value in values if type(value) is str or value is None]
    some = [*filter(None, texts)]
    return len(values) - len(texts) + len(some) - sum(map(str.isspace, some))


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook that has passed the safety check.

    `findings` tell of the file as such: macros that were not run, links that were not followed, hidden sheets.
    `encoding` and `separator` are those of a text file.
    """

    file: Path
    sha256: str
    sheets: tuple[Sheet, ...]
    parts: Mapping[str, bytes]
    """The small parts that tell about the workbook: document properties and custom XML."""
    container: Container = Container.XLSX
    findings: Sequence[Finding] = ()
    encoding: str = ""
    separator: str = ""
    answers: Answers = field(default_factory=dict)
    """What a person has answered to the questions of an earlier reading of the same file."""
    tick: Ticker = field(default_factory=Ticker)
    """Layouts that go through many rows call it now and then, so that a reading can be followed and called off."""
    part: Callable[[str], bytes | None] = lambda _name: None
    """The bytes of any part of the package, read anew; None where there is none."""

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def cells(self) -> Iterator[Cell]:
        for sheet in self.sheets:
            yield from sheet.cells.values()


def raw_text(value: object) -> str:
    """The text of a value as the sheet holds it: whole numbers without a point, dates as ISO 8601."""
    if isinstance(value, float):
        return _number_text(value)
    return seen(value)[1]


def _number_text(number: float) -> str:
    if not number:
        return "0"
    return repr(number).removesuffix(".0") if abs(number) < _EXACT else repr(number)


_EXACT = 1e15
"""Larger numbers are told with their power of ten."""


def seen(value: object) -> tuple[Value, str]:
    """A value of the reader's, and its text."""
    if isinstance(value, str):
        return value, value
    if isinstance(value, bool):
        return value, "TRUE" if value else "FALSE"
    if isinstance(value, (float, int)):
        return float(value), _number_text(float(value))
    if isinstance(value, date):
        return value, value.isoformat()
    return str(value), str(value)
