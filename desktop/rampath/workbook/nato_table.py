"""What is known of one of NATO's tables while its rows are gone through, and the figures found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rampath.workbook.grid import Cell, Line
from rampath.workbook.nato_counted import UNKNOWN, Meaning
from rampath.workbook.nato_header import Header, YearColumn
from rampath.workbook.nato_rows import Label

Left = tuple[Cell, str]
"""A cell that gave no figure, with the reason."""


@dataclass(slots=True, eq=False)
class Table:
    """One table: what its title, units and block titles have said so far, and what was said about it already.

    `number` is "8a" of "Table 8a", or of the sheet's name where no title stands above (`titled` is False then).
    `block` replaces `base` below a block title. `under` is the number of rows of figures below the header, `blocks`
    that of block titles, `beside` those that stand side by side above the years to come, each with its column, and
    `passed` tells that members of this block were passed over for want of years. `told` holds what has been said, so
    that nothing is said for each row again.
    """

    number: str = ""
    titled: bool = False
    base: Meaning = UNKNOWN
    block: Meaning | None = None
    block_title: Cell | None = None
    header: Header | None = None
    wanting: Cell | None = None
    begun: bool = False
    under: int = 0
    blocks: int = 0
    beside: Sequence[tuple[int, Meaning]] = ()
    passed: bool = False
    unit_told: bool = False
    by_number: bool = False
    open_title: bool = False
    told: set[object] = field(default_factory=set)
    marks: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, Cell] = field(default_factory=dict)

    @property
    def meaning(self) -> Meaning:
        return self.base if self.block is None else self.block

    @property
    def is_open(self) -> bool:
        """Whether the figures are still of a kind, or at prices, that a block's title has to say."""
        meaning = self.meaning
        return meaning.measure is None or (meaning.has_prices and not meaning.price_basis)

    def begin_block(self, meaning: Meaning, title: Cell | None) -> None:
        """What stands below a block's title counts as it says; years below titles side by side end with them."""
        self.block, self.block_title = meaning, title
        self.blocks += 1
        self.beside = ()
        self.passed = False
        if self.header is not None and self.header.beside:
            self.header, self.wanting = None, title

    def begin_years(self, header: Header) -> None:
        """What stands below a row of years counts for them."""
        self.header, self.under, self.wanting = header, 0, None

    def note_marks(self, label: Label) -> None:
        """Remember after whose name footnote marks stand."""
        for mark in label.marks:
            if label.member.name not in self.marks.setdefault(mark, []):
                self.marks[mark].append(label.member.name)

    def first_time(self, *key: object) -> bool:
        """Whether something is told for the first time in this table."""
        if key in self.told:
            return False
        self.told.add(key)
        return True


class Candidate(NamedTuple):
    """A cell that stands under a year in a member's row, with what its table says about it.

    `block` counts the blocks of the table from its title on.
    """

    cell: Cell
    column: YearColumn
    meaning: Meaning
    label: Label
    table: Table
    block: int

    @property
    def row(self) -> int:
        return self.cell.row


@dataclass(slots=True, eq=False)
class Block:
    """Members' rows in which plain numbers stand under plain years, with what their table says about all of them.

    Rows below one another, each with its label; none of them has anything else under a year.
    """

    header: Header
    meaning: Meaning
    table: Table
    block: int
    lines: list[Line]
    labels: list[Label]

    def part(self, at: int) -> "Block":
        """One of its rows as a block."""
        return Block(self.header, self.meaning, self.table, self.block, [self.lines[at]], [self.labels[at]])

    def parts(self) -> "list[Block]":
        """The same as blocks of one row each."""
        return [self.part(at) for at in range(len(self.lines))]

    def candidates(self) -> "list[Candidate]":
        """The same cell by cell."""
        by_column = self.header.by_column
        return [
            Candidate(cell, by_column[cell.column], self.meaning, label, self.table, self.block)
            for line, label in zip(self.lines, self.labels, strict=True)
            for cell in line.cells
            if cell.column in by_column and cell.number is not None
        ]
