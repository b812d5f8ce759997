"""Looking ahead from a row of NATO's tables: whether figures follow it, or years, or it stands where years should."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rampath.workbook.grid import Cell, Line
from rampath.workbook.nato_counted import UNKNOWN, Meaning
from rampath.workbook.nato_header import Header, header_in
from rampath.workbook.nato_meaning import of_block
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_rows import Labels, are_column_numbers, gives_figures, is_figure
from rampath.workbook.nato_words import UNIT, is_title

_NUMBERED_SINCE = 2017
"""Earlier editions numbered their tables otherwise."""

_AHEAD = 6
"""So many rows may stand between a block's title and its figures."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The rows of a sheet, to look ahead in; `at` counts them from 0."""

    rows: Sequence[Line]
    labels: Labels
    _headers: dict[tuple[int, Meaning], Header | None] = field(default_factory=dict)
    _figures: dict[int, bool] = field(default_factory=dict)

    def header(self, at: int, meaning: Meaning = UNKNOWN) -> Header | None:
        """The header that a row is, among figures of this meaning."""
        row = self.rows[at]
        if len(row) < 2:
            return None
        key = (at, meaning)
        if key not in self._headers:
            bare = self._headers.get((at, UNKNOWN))
            alike = bare is not None and bare.is_plain and len(bare.columns) == len(row)  # years mean but years
            self._headers[key] = bare if alike else header_in(row, meaning)
        return self._headers[key]

    def figures_after(self, at: int, *, words: bool = False) -> Line | None:
        """The first row of figures below, where only years, column numbers, or `words` alone lie between."""
        for below in range(at + 1, min(at + 1 + _AHEAD, len(self.rows))):
            row = self.rows[below]
            if self._names(below):
                return row
            passed = words and len(row) == 1 and not is_title(row[0].text)
            if not passed and not are_column_numbers(row) and self.header(below) is None:
                return None
        return None

    def years_come_first(self, at: int) -> bool:
        """Whether a row of years comes below before any row of figures does."""
        return self.header_below(at) is not None

    def header_below(self, at: int) -> Header | None:
        """The row of years that comes below before any row of figures does."""
        for below in range(at + 1, min(at + 1 + _AHEAD, len(self.rows))):
            if self._names(below):
                return None
            header = self.header(below)
            if header is not None:
                return header
        return None

    def begins_untitled(self, text: str, at: int, base: Meaning, *, leads: bool) -> bool:
        """Whether a unit, or prices above a block's title, begin another table whose title is wanting.

        They stand in the row `at` below a table that `base` says the meaning of; `leads` where figures follow them.
        """
        if not self.years_come_first(at):
            return False
        pure = UNIT.match(text) is not None and of_block(base, text) is None
        return pure or (not leads and bool(basis_in(text)))

    def stands_for_years(self, at: int) -> bool:
        """Whether a row that holds no years stands where they would, over the columns of the figures below.

        One right below figures, or of numbers most of which are not whole, has lost its name instead.
        """
        row = self.rows[at]
        broken = sum(number % 1 != 0 for number in row.values)
        if len(row) < 2 or 2 * broken > len(row.values) or self._follows_figures(at):
            return False
        following = self.figures_after(at, words=True)
        if following is None:
            return False
        columns = {cell.column for cell in following if is_figure(cell)}
        among = [cell for cell in row if cell.column in columns]
        if len(among) < len(row) and any(is_figure(cell) for cell in among):
            return False  # figures with a label of their own, of whomever
        return len(among) > 1 and 2 * len(among) >= len(columns) and len(among) + 1 >= len(row)

    def _follows_figures(self, at: int) -> bool:
        """Whether a member's figures, and at most others without a name between, stand right above."""
        rows, above = self.rows, at - 1
        while above > 0 and not rows[above].words and rows[above + 1].number - rows[above].number == 1:
            above -= 1
        return above >= 0 and rows[above + 1].number - rows[above].number == 1 and self._names(above)

    def is_early(self) -> bool:
        """Whether the years are those of an edition that numbered its tables otherwise."""
        first = next((header for at in range(len(self.rows)) if (header := self.header(at)) is not None), None)
        return first is not None and first.last_year < _NUMBERED_SINCE

    def matters(self, at: int) -> bool:
        """Whether a row holds figures, their unit, or the title of those below it: it counts though it be hidden."""
        row = self.rows[at]
        if row.columns or any(is_figure(cell) for cell in row.words):
            return True
        text = row[0].text
        if not text or not self.stands_alone(row[0], at):
            return False
        return self.figures_after(at) is not None or UNIT.match(text) is not None or bool(basis_in(text))

    def heads(self, cell: Cell, at: int, base: Meaning) -> bool:
        """Whether words that begin like a note, as in `b) Constant 2015 prices`, are the title of figures below."""
        return (
            self.stands_alone(cell, at) and of_block(base, cell.text) is not None and self.figures_after(at) is not None
        )

    def stands_alone(self, cell: Cell, at: int) -> bool:
        """Whether a cell is the only one of its row."""
        return len(self.rows[at]) == 1 and self.rows[at][0] is cell

    def _names(self, at: int) -> bool:
        """Whether a row names a member and gives figures of it."""
        if at not in self._figures:
            label = self.labels.of(self.rows[at], frozenset())
            self._figures[at] = label is not None and gives_figures(self.rows[at], label)
        return self._figures[at]
