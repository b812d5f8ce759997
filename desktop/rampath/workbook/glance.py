"""A glance at a sheet: its first rows and columns, with what each cell could be, each looked up once."""

from functools import cached_property

from rampath.domain.member import Member, Register, plain
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Cell, Sheet, filled, seen
from rampath.workbook.names import NOBODY, Recognised, recognise
from rampath.workbook.sheet_xml import Place
from rampath.workbook.years import Year, year_of

MOST_ROWS, MOST_COLUMNS = 1_200, 400
"""How far a glance reaches; a table begins within, and goes on as it began."""

_SHORT, _LONGEST_NAME = 2, 60
_ALLIANCE = frozenset({"nato", "otan"})


class Glance:
    """The filled cells of a sheet's first rows, and what they could be: a year, a figure, a member's name."""

    def __init__(self, sheet: Sheet, register: Register) -> None:
        self.sheet = sheet
        self._register = register
        self._years: dict[Place, Year | None] = {}

    @cached_property
    def cells(self) -> dict[Place, Cell]:
        """By row and column, in reading order."""
        name = self.sheet.name
        found = {
            (r, c): Cell(name, r, c, *seen(value))
            for r, row in enumerate(self.sheet.rows[:MOST_ROWS], 1)
            for c, value in enumerate(row[:MOST_COLUMNS], 1)
            if value != "" and filled(value)
        }
        marks = self.sheet.marks
        odd = [at for at in {*marks.errors, *marks.unstored} if at[0] <= MOST_ROWS and at[1] <= MOST_COLUMNS]
        for at in odd:
            cell = self.sheet.cell(*at)
            if cell is not None:
                found[at] = cell
        return dict(sorted(found.items())) if odd else found

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """The filled cells of each row that has any, from left to right."""
        rows: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            rows.setdefault(cell.row, []).append(cell)
        return rows

    @cached_property
    def columns(self) -> dict[int, list[Cell]]:
        """The filled cells of each column that has any, from top to bottom."""
        columns: dict[int, list[Cell]] = {}
        for cell in self.cells.values():
            columns.setdefault(cell.column, []).append(cell)
        return dict(sorted(columns.items()))

    @cached_property
    def figures(self) -> frozenset[Place]:
        """Where figures stand, those that are missing or not told among them."""
        return frozenset(at for at, cell in self.cells.items() if figure_in(cell) is not None)

    @cached_property
    def told(self) -> frozenset[Place]:
        """Where figures stand that have a value."""
        found = ((at, figure_in(self.cells[at])) for at in self.figures)
        return frozenset(at for at, figure in found if figure is not None and figure.value is not None)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return "" if cell is None else " ".join(cell.text.split())

    def shown(self, row: int, column: int) -> str:
        """What stands at an address as one line, a number too."""
        cell = self.cells.get((row, column))
        return "" if cell is None else " ".join(cell.raw.split())

    def year(self, row: int, column: int) -> Year | None:
        """The year that a cell could name, Excel's number of a day among them."""
        at = (row, column)
        if at not in self._years:
            cell = self.cells.get(at)
            self._years[at] = None if cell is None or cell.error else year_of(cell.value, serial=True)
        return self._years[at]

    def says_members(self, column: int) -> int:
        """How many different members a column names, brackets set aside, in so many words, which is quickly told."""
        texts = (cell.text.partition("(")[0] for cell in self.columns[column] if len(cell.text) <= _LONGEST_NAME)
        return len({found.code for text in texts if (found := self._register.find(text))})

    def named(self, text: str) -> Recognised:
        """Whom a text names: a member, an aggregate, or another country."""
        return recognise(text, self._register) if text else NOBODY

    def member(self, text: str) -> Member | None:
        """The member or aggregate that a text names."""
        return self.named(text).member

    def named_among(self, cells: list[Cell]) -> dict[int, Recognised]:
        """By row, whom the cells of a column name; two letters count only among others such.

        `NATO` in a column of definitions is not the total of the Alliance.
        """
        texts = [cell for cell in cells if cell.text and (cell.row, cell.column) not in self.figures]
        short = sum(len(cell.text) <= _SHORT for cell in texts) > 0.6 * len(texts)
        named = {cell.row: self.named(cell.text) for cell in texts if short or len(cell.text) > _SHORT}
        named = {row: found for row, found in named.items() if found.member or found.country}
        nato = bool(named) and all(plain(cell.text) in _ALLIANCE for cell in texts if cell.row in named)
        if nato and any("defini" in plain(cell.text) for cell in self.columns[texts[0].column]):
            return {}
        return named

    def above(self, row: int, column: int) -> Cell | None:
        """What a header row says over a column: its cell there, or the merged one that reaches over it."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return cell
        for first, last in self.sheet.merged:
            if first[0] <= row <= last[0] and first[1] <= column <= last[1]:
                return self.cells.get(first)
        return None
