"""A sheet of NATO's tables, gone through row by row: which cell is a figure of what, and what the others are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import CURRENT
from rampath.wording import tr
from rampath.workbook.grid import Cell, Line, Sheet
from rampath.workbook.names import recognise
from rampath.workbook.nato_ahead import Ahead
from rampath.workbook.nato_beside import begun_beside, in_corner, spread
from rampath.workbook.nato_counted import OTHER, RATIOS, UNKNOWN, Meaning, of_number
from rampath.workbook.nato_doubt import Doubts
from rampath.workbook.nato_graph import Graph
from rampath.workbook.nato_header import Header, with_kinds
from rampath.workbook.nato_meaning import is_plain_title, of_block, of_title
from rampath.workbook.nato_missing import (
    about_years,
    nameless,
    neither,
    no_member,
    no_year,
    no_years,
    other_total,
    unknown_kind,
)
from rampath.workbook.nato_note import footnotes
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_rows import Label, Labels, are_column_numbers, gives_figures, is_figure, is_zero, label_of
from rampath.workbook.nato_subject import begins_with_other, is_natos
from rampath.workbook.nato_table import Block, Candidate, Left, Table
from rampath.workbook.nato_unit import LONGEST_BLOCK, with_unit
from rampath.workbook.nato_words import (
    COLUMN_NUMBER,
    GRAPH,
    LONGEST_TITLE,
    MARK,
    NOTE,
    PAGE,
    TITLE,
    UNIT,
    estimates_in,
    is_about_table,
    is_other_total,
    number_of_sheet,
    titles_in,
    without_mark,
)
from rampath.workbook.question import Answers

_FEW = 3


@dataclass
class SheetReader:
    """Goes down a sheet, or the part of it that one of several tables side by side fills.

    It remembers the title, the block and the header that it stands under. What it finds are `candidates`, whose
    cells are read afterwards, all together; every other cell goes to `unused` with its reason.
    """

    sheet: Sheet
    rows: Sequence[Line]
    register: Register
    labels: Labels
    answers: Answers
    bases: tuple[str, ...] = ()
    candidates: list[Candidate | Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Left] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    graph: Graph | None = None
    headless: list[Label] = field(default_factory=list)
    estimates: frozenset[int] = frozenset()
    growing: Block | None = None

    def __post_init__(self) -> None:
        self.doubts = Doubts(self.answers, self.bases)
        self.ahead = Ahead(self.rows, self.labels)
        self.hidden = self.sheet.hidden_rows
        whole = self.rows is self.sheet.lines
        self.texts = self.sheet.texts if whole else [text for row in self.rows for text in row.texts]
        words = [cell for row in self.rows for cell in row.words]
        titles = {*titles_in(self.texts)}
        self.titles = {cell.value for cell, text in zip(words, self.texts, strict=True) if text in titles}
        self.table = self._untitled()

    def read(self) -> "SheetReader":
        """Go through all rows; gives itself back."""
        told = [text for text in {*self.texts} if "stimat" in text.casefold()]
        self.estimates = frozenset([year for text in told for year in estimates_in(text)])
        at = 0
        while at < len(self.rows):
            if self.growing is not None:
                at = self._grow(self.growing, at)
                self.growing = None
            else:
                self._row(at)
                at += 1
        if len(self.headless) >= _FEW:
            self._find(Severity.WARNING, self.headless[0].cell, neither(len(self.headless)))
        for table in self.tables:
            self.findings += footnotes(table)
        return self

    def _untitled(self) -> Table:
        """A table that no title has begun; the sheet's name may number it, where no title in the sheet does."""
        titled = bool(self.titles)
        number = "" if titled or self.tables or self.ahead.is_early() else number_of_sheet(self.sheet.name)
        name = number or f"?{self.sheet.name}"  # no table of another sheet is the same
        other = not titled and begins_with_other(self.texts, self.register)
        table = Table(name, base=OTHER if other else of_number(number), by_number=bool(number))
        self.tables.append(table)
        return table

    def _row(self, at: int) -> None:
        row, table = self.rows[at], self.table
        if any([cell.value in self.titles for cell in row.words]):  # noqa: C419 - few words, many rows
            for cell in row:
                self._words(cell, at)
            return
        hidden = row.number in self.hidden
        label = self.labels.of(row, frozenset() if table.header is None else table.header.places)
        if self.graph is not None:
            self.findings += self.graph.findings(row, label, are_years=self.ahead.header(at) is not None)
            self._leave(row, self.graph.reason(row))
        elif hidden and not self.ahead.matters(at):
            self._leave(row, tr("hidden row"))
        elif label is not None and gives_figures(row, label):
            self._member(row, label)
        elif are_column_numbers(row):
            self._leave(row, tr("column number"))
        elif label is not None and len(row) == 1:
            self._leave(row, tr("row label") if table.begun else tr("outside a table"))
        else:
            self._other_row(row, at, hidden=hidden)

    def _other_row(self, row: Line, at: int, *, hidden: bool) -> None:
        """A row that is about no member: years, words, or numbers of something else."""
        table = self.table
        header = self.ahead.header(at, table.meaning)
        if header is not None:
            self._begin_header(header, row)
        elif hidden and any(is_figure(cell) for cell in row):
            self._leave(row, tr("hidden row"))
        elif not table.under and (kinds := with_kinds(table.header, row)) is not None:
            table.header = kinds
            self._leave(row, tr("header"))
        elif titles := begun_beside(table, row, self.ahead, at):
            self._leave(titles, tr("block title"))
            for cell in [each for each in row if each not in titles]:
                self._words(cell, at)
        elif (table.header is None or table.under) and self.ahead.stands_for_years(at):
            table.header, table.wanting = None, row[0]
            self._leave(row, tr("no years where years are expected"))
        elif not any(is_figure(cell) or cell.error for cell in row):
            for cell in row:
                self._words(cell, at)
        else:
            self._strangers(row, at)

    # Rows of figures

    def _member(self, row: Line, label: Label) -> None:
        table = self.table
        if table.header is not None:
            self._figures(row, label, table.header)
        elif table.titled or table.begun:
            if table.first_time("headless", table.wanting):
                self.findings.append(no_years(label, table.wanting))
            table.passed = True
            self._leave(row, tr("no row of years above"))
        else:
            self.headless.append(label)
            table.passed = table.by_number
            self._leave(row, tr("outside a table"))

    def _figures(self, row: Line, label: Label, header: Header) -> None:
        """A row that names a member: each cell under a year may be a figure of it."""
        table = self.table
        table.begun = True
        table.under += 1
        table.note_marks(label)
        of_table = label.scaled(self._complete(table.meaning, label))
        cells: Sequence[Cell] = row
        if of_table is not None and row.columns and header.holds(row):
            block = Block(header, of_table, table, table.blocks, [row], [label])
            self.candidates.append(block)
            self.growing = block if of_table is table.meaning else None
            cells = row.words
        self._cells(cells, label, header, of_table)

    def _grow(self, block: Block, at: int) -> int:
        """Take the rows from `at` on that are like those of a block; gives the first that is not.

        Such a row has a member's name beside the figures and nothing else.
        """
        table, header, reason, hidden, titles = block.table, block.header, tr("row label"), self.hidden, self.titles
        first, usual, places = header.first, header.in_order, header.places
        taken = []
        for row in islice(self.rows, at, None):
            words, columns = row.words, row.columns
            if len(words) != 1 or not columns or row.number in hidden:
                break
            cell = words[0]
            if cell.column >= first or (columns != usual and not places.issuperset(columns)):
                break
            label = self.labels.known(cell) or self.labels.of(row, places)
            if label is None or label.power is not None or cell.value in titles:
                break
            if label.marks:
                table.note_marks(label)
            block.labels.append(label)
            self.unused.append((cell, reason))
            taken.append(row)
        block.lines += taken
        table.under += len(taken)
        return at + len(taken)

    def _cells(self, cells: Sequence[Cell], label: Label, header: Header, of_table: Meaning | None) -> None:
        """The cells of a member's row one by one."""
        table, columns, places, first = self.table, header.by_column, header.places, header.first
        for cell in cells:
            column = columns.get(cell.column)
            if column is not None:
                meaning = of_table if column.heading is None else self._complete(column.heading, label)
                if meaning is None:
                    self._leave([cell], tr("a figure of a kind that is not known"))
                else:
                    self.candidates.append(Candidate(cell, column, meaning, label, table, table.blocks))
            elif cell.column in places:
                self._leave([cell], tr("a year that cannot be right"))
            elif cell is label.cell or (cell.text and not is_figure(cell)):
                self._leave([cell], tr("row label") if cell.column < first else tr("beside the table"))
            else:
                self._leave([cell], tr("beside the table"))
                self._tell_beside(cell, header)

    def _complete(self, meaning: Meaning, label: Label) -> Meaning | None:
        """The meaning with what has to be asked; None where it is not known, which is said or asked once a block."""
        table = self.table
        if not table.titled and meaning.measure is None:
            meaning = self.doubts.measure(meaning, label, table)
        if meaning.measure is None or meaning.unit is None:
            if (table.titled or meaning.unit is None) and table.first_time("unknown", table.header, table.block_title):
                title = table.block_title if table.block == UNKNOWN else None
                self._find(Severity.WARNING, title or label.cell, unknown_kind(title))
            return None
        if not table.titled and table.first_time("untitled", meaning.measure):
            self._find(Severity.WARNING, table.block_title or label.cell, self.doubts.untitled(meaning, table))
        if meaning.has_prices and not meaning.price_basis:
            return self.doubts.prices(meaning, label, table)
        if meaning.measure in RATIOS and not meaning.price_basis:
            return self.doubts.base_year(meaning, label, table)
        return meaning

    def _tell_beside(self, cell: Cell, header: Header) -> None:
        """A number among the figures whose column has no year above it: told once a column."""
        above = self.sheet.cell(header.row, cell.column)
        among = above is not None or cell.column > header.first
        if not among or not is_figure(cell) or not self.table.first_time("beside", header.row, cell.column):
            return
        self._find(Severity.WARNING, above or cell, no_year(above))

    def _strangers(self, row: Line, at: int) -> None:
        """A row with numbers that names no member."""
        words = [cell for cell in row if cell.text and not is_figure(cell)]
        places = frozenset() if self.table.header is None else self.table.header.places
        under = [cell for cell in row if cell.column in places and is_figure(cell)]
        if words and len(under) > 1 and not is_about_table(words[0].text):
            self._stranger(row, words[0])
            return
        lost = not words and sum(not is_zero(cell) for cell in under) > 1
        if lost and self.table.first_time("nameless", self.table.header, self.table.block_title):
            self.findings.append(nameless(under[0]))
        for cell in row:
            if cell.error:
                self._leave([cell], tr("error cell"))
            elif cell.text and not is_figure(cell):
                self._words(cell, at)
            else:
                self._leave([cell], tr("number without a label"))

    def _stranger(self, row: Line, cell: Cell) -> None:
        """A row of figures of somebody who is no member: another total, a name that is nearly one, another country."""
        if is_other_total(cell.text):
            self._find(Severity.NOTE, cell, other_total(cell))
            self._leave(row, tr("a total that is not kept"))
            return
        found = recognise(without_mark(cell.text), self.register)
        header = self.table.header
        member = self.doubts.member(cell, found, self.register) if found.candidates else found.member
        if member is not None and header is not None:
            self._figures(row, label_of(row, header.places, cell, member), header)
        elif found.candidates:
            self._leave(row, tr("a name that is not certain"))
        else:
            self._find(Severity.WARNING, cell, no_member(cell))
            self._leave(row, tr("names no member"))

    # Rows of words

    def _begin_header(self, header: Header, row: Line) -> None:
        self.table.begin_years(self.doubts.years(spread(header, self.table.beside)))
        self.headers.append(header)
        if self.table.passed:  # the same members again, below figures that had no years: another block, of what?
            self.table.begin_block(UNKNOWN, None)
        if (block := in_corner(row, header, self.table)) is not None:
            self.table.begin_block(*block)
        self.findings += about_years(header)
        self._leave(row, tr("header"))

    def _words(self, cell: Cell, at: int) -> None:
        """A title, a unit, a block title, or something to pass over."""
        text, table = cell.text, self.table
        title = TITLE.match(text)
        if title is not None and len(text) < 2 * LONGEST_TITLE:
            self._begin_table(title)
            self._leave([cell], tr("title"))
        elif GRAPH.match(text):
            self.graph = Graph(cell)
            self._leave([cell], tr("a graph's title"))
        elif PAGE.match(text):
            self._leave([cell], tr("page number"))
        elif COLUMN_NUMBER.match(text):
            self._leave([cell], tr("column number"))
        elif len(text) > LONGEST_TITLE or (
            table.begun and NOTE.match(text) and not self.ahead.heads(cell, at, table.base)
        ):
            self._note(cell)
        elif table.open_title:
            table.open_title = False
            self._name(table, text)
            self._leave([cell], tr("title"))
        else:
            self._unit_or_block(cell, at)

    def _begin_table(self, title: re.Match[str]) -> None:
        self.table = Table(f"{title[1]}{(title[2] or '').lower()}", titled=True)
        self.tables.append(self.table)
        self.graph, self.table.open_title = None, not title[3].strip()
        if not self.table.open_title:
            self._name(self.table, title[3])

    def _name(self, table: Table, words: str) -> None:
        said = of_title(words)
        table.base = said if is_natos(words, said.measure, self.texts, self.register) else OTHER
        table.unit_told = bool(table.base.unit)

    def _unit_or_block(self, cell: Cell, at: int) -> None:
        text, leads = cell.text, self.ahead.figures_after(at) is not None
        if self.table.begun and self.ahead.begins_untitled(text, at, self.table.base, leads=leads):
            self.table = self._untitled()
        table, before = self.table, self.table.base
        if not (leads or table.titled or table.begun or table.by_number) and is_plain_title(text):
            self._name(table, text)
            self._leave([cell], tr("title"))
            return
        block = of_block(table.base, text)
        if not table.begun and not (leads and block and basis_in(text) == CURRENT):
            table.base = with_unit(before, text)  # what stands above the figures holds for other blocks, too
            block = block if table.base == before else of_block(table.base, text)
        if block is not None:
            table.begin_block(block, cell)
            table.unit_told = table.unit_told or bool(block.unit)
            self._leave([cell], tr("block title"))
        elif table.base != before or (not table.begun and UNIT.match(text)):
            table.unit_told = table.unit_told or bool(table.base.unit) or table.base.national
            self._leave([cell], tr("unit"))
        elif (
            leads
            and len(text) <= LONGEST_BLOCK
            and self.ahead.stands_alone(cell, at)
            and (table.begun or table.is_open)
            and not (table.begun and (is_other_total(text) or recognise(text, self.register).country))  # a heading
        ):
            table.begin_block(UNKNOWN, cell)
            self._leave([cell], tr("block title that is not known"))
        else:
            self._leave([cell], tr("note") if table.titled or table.begun else tr("outside a table"))

    def _note(self, cell: Cell) -> None:
        """A note below a table, which may tell what a footnote mark in it means."""
        mark = MARK.match(cell.text)
        if mark is not None and self.table.begun:
            self.table.notes.setdefault(mark[1] or mark[2], cell)
        self._leave([cell], tr("note"))

    def _find(self, severity: Severity, cell: Cell, message: str) -> None:
        self.findings.append(Finding(severity, cell.place, cell.raw, message))

    def _leave(self, cells: Sequence[Cell], reason: str) -> None:
        self.unused += [(cell, reason) for cell in cells]
