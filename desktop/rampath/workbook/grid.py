"""One way to see any sheet: every cell at its true address, with its value and the text that stands there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from rampath.domain.finding import Finding
from rampath.workbook.cell import Cell, Row, Value, filled, place, raw_text, seen, span, texts_of
from rampath.workbook.line import Line, Shapes, line_of, with_unread
from rampath.workbook.progress import Ticker
from rampath.workbook.question import Answers
from rampath.workbook.safety import Container
from rampath.workbook.sheet_record import NO_RECORD, Range, Record
from rampath.workbook.sheet_styles import Styles
from rampath.workbook.sheet_xml import Marks, Place

__all__ = ["Book", "Cell", "Line", "Row", "Sheet", "Value", "filled", "place", "raw_text", "seen", "span"]

_BLANKS = frozenset({str, type(None)})
"""The types of values that may be nothing; in most columns all values are numbers."""


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
        self._known = 0, 0, 0

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
        """How the cells look: font colours, bold, indents, number formats. Plain in text files, and but
        for number formats in an .xlsb.
        """
        return self._record.styles

    @property
    def percents(self) -> frozenset[Place]:
        """The cells, empty ones too, that show a number as a per cent: 0.021 as 2.1 %."""
        return self._record.percents

    @property
    def estimates(self) -> frozenset[Place]:
        """The cells, empty ones too, whose number format marks a number as an estimate: 2.1 as 2.1e."""
        return self._record.estimates

    @property
    def struck(self) -> frozenset[Place]:
        """The cells, empty ones too, whose text is struck out, since it no longer holds."""
        return self._record.struck

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
        first, behind, held = self._known
        for rows in (self.rows[:first], self.rows[behind:]):
            for columns in _columns(rows):
                between()
                held += sum(map(_held, columns))
        unread = [at for at in {*self.marks.errors, *self.marks.unstored} if not filled(self.value(*at))]
        return held + len(unread)

    def know(self, first: int, rows: int, held: int) -> None:
        """Take note that so many rows, from the sheet row `first` on, hold so many cells: nobody need count them."""
        self._known = first - 1, first - 1 + rows, held

    @cached_property
    def lines(self) -> list[Line]:
        """The rows that hold something, with words at hand and numbers as they are: quicker than cells."""
        unread: dict[int, list[Cell]] = {}
        for (row, column), text in {**self.marks.unstored, **self.marks.errors}.items():
            if (row, column) in self.marks.errors or not filled(self.value(row, column)):
                unread.setdefault(row, []).append(Cell(self.name, row, column, text, text, error=True))
        found = []
        shapes = Shapes()
        for number, values in enumerate(self.rows, 1):
            if number not in unread and values.count("") == len(values):
                continue
            line = line_of(self.name, number, values, shapes[tuple(map(type, values))])
            if number in unread:
                line = with_unread(line, unread.pop(number))
            if line.words or line.columns:
                found.append(line)
        found += [Line(self.name, row, cells, [], []) for row, cells in sorted(unread.items())]
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The words of all cells that hold words, without outer blanks, in reading order."""
        return texts_of([cell for line in self.lines for cell in line.words])

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


def _columns(rows: list[Row]) -> Iterator[Iterator[Sequence[Any]]]:
    """The columns of a thousand rows at a time, which fit into the processor's cache."""
    pieces = (rows[begin : begin + 1_000] for begin in range(0, len(rows), 1_000))
    return (zip(*piece, strict=True) if len({*map(len, piece)}) == 1 else iter(piece) for piece in pieces)


def _held(values: Sequence[Any]) -> int:
    """How many of the values hold something, as `filled` says of each."""
    kinds = {*map(type, values)}
    if kinds == {str}:
        return len(values) - values.count("") - sum(map(str.isspace, values))
    if _BLANKS.isdisjoint(kinds):
        return len(values)
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
    day: date | None = None
    """The day of the reading, which tells the years that have not come yet; None where nobody has told it."""
    part: Callable[[str], bytes | None] = lambda _name: None
    """The bytes of any part of the package, read anew; None where there is none."""

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def cells(self) -> Iterator[Cell]:
        for sheet in self.sheets:
            yield from sheet.cells.values()
