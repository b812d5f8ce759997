"""NATO's defence expenditure tables, of every edition: found by pattern, read cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.edition import edition_of
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.nato_rows import Header, Label, YearColumn, header_in, label_in, member_named
from rampath.workbook.nato_words import (
    COLUMN_NUMBER,
    ESTIMATES,
    NOTE,
    PAGE,
    TITLE,
    Meaning,
    of_block,
    of_title,
    with_unit,
)
from rampath.workbook.result import Sheets, Unused

_LONGEST_TITLE = 120
_PLAUSIBLE_SHARE = 0.15


def score(book: Book, register: Register) -> tuple[float, str]:
    """How many of the sheets are such tables: a numbered title, a row of years, rows that name members."""
    tables = [sheet for sheet in book.sheets if _is_table(sheet, register)]
    said = tr("{count} of {all} sheets have a table number, a row of years and rows that name members",
              count=len(tables), all=len(book.sheets))  # fmt: skip
    return (len(tables) / len(book.sheets) if book.sheets else 0.0), said


def _is_table(sheet: Sheet, register: Register) -> bool:
    texts = [cell for cell in sheet.cells.values() if cell.text]
    titled = any(TITLE.match(cell.text) for cell in texts[:40])
    return titled and any(member_named(cell.text, register) for cell in texts)


def read(book: Book, register: Register) -> Sheets:
    """Read every table of a workbook."""
    readers = [_SheetReader(sheet, register) for sheet in book.sheets]
    for reader in readers:
        reader.read()
    last = max((year for reader in readers for year in reader.years), default=0)
    edition = edition_of(book, last)
    return Sheets(
        edition,
        tuple(row for reader in readers for row in reader.observations(edition, book.file.name)),
        tuple(finding for reader in readers for finding in reader.findings),
        tuple(cell for reader in readers for cell in reader.unused),
    )


@dataclass(slots=True)
class _Figure:
    """A figure with its cell, before its edition is known."""

    member: str
    measure: Measure
    year: int
    value: float
    unit: str
    price_basis: str
    kind: Kind
    cell: Cell


_NO_MEANING = Meaning()


@dataclass
class _SheetReader:
    """Goes down a sheet row by row and remembers the title, the block and the header it stands under."""

    sheet: Sheet
    register: Register
    figures: list[_Figure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    base: Meaning = _NO_MEANING
    block: Meaning | None = None
    header: Header | None = None
    begun: bool = False
    titled: bool = False
    estimates: frozenset[int] = frozenset()
    told: set[tuple[int, int]] = field(default_factory=set)

    def read(self) -> None:
        self.estimates = frozenset(_estimate_years(self.sheet))
        for number in self.sheet.row_numbers:
            self._row(self.sheet.row(number))

    @property
    def years(self) -> set[int]:
        return {figure.year for figure in self.figures}

    def observations(self, edition: str, file: str) -> Iterator[Observation]:
        """The figures as observations of an edition, which is known only when every sheet has been read."""
        for found in self.figures:
            yield Observation(
                found.member, found.measure, found.year, found.value, found.unit, found.price_basis,
                found.kind, edition, file, found.cell.place, found.cell.raw,
            )  # fmt: skip

    def _row(self, row: list[Cell]) -> None:
        if not self.titled and not any(TITLE.match(cell.text) for cell in row):
            self._leave(row, tr("outside a table"))
            return
        header = header_in(row, self.block or self.base)
        if header is not None:
            self._begin_header(header, row)
            return
        if self.header is not None:
            label = label_in(row, self.header.first, self.register)
            if label is not None and not self._only_words(row, label):
                self._figures(row, label, self.header)
                return
        if row[0].row in self.sheet.hidden_rows:
            self._leave(row, tr("hidden row"))
        elif all(cell.text for cell in row):
            for cell in row:
                self._words(cell)
        else:
            self._strangers(row)

    def _only_words(self, row: list[Cell], label: Label) -> bool:
        """A note that begins with a member's name is no row of figures."""
        return len(row) == 1 and len(label.cell.text) > _LONGEST_TITLE

    def _begin_header(self, header: Header, row: list[Cell]) -> None:
        self.header = header
        for column in header.columns:
            if column.text_year:
                self._find(
                    Severity.WARNING,
                    column.cell,
                    tr(
                        "The year {year} stands as text, not as a number; read as the year {year}.",
                        year=column.year,
                    ),
                )
        self._leave(row, tr("header"))

    def _words(self, cell: Cell) -> None:
        """A title, a unit, a block title, or something to pass over."""
        text = cell.text
        title = TITLE.match(text)
        if title is not None and len(text) < 2 * _LONGEST_TITLE:
            self.base, self.block, self.header = of_title(title.group(3)), None, None
            self.base = with_unit(self.base, title.group(3)) if "price" in text.casefold() else self.base
            self.titled, self.begun = True, False
            self._leave([cell], tr("title"))
        elif PAGE.match(text):
            self._leave([cell], tr("page number"))
        elif COLUMN_NUMBER.match(text):
            self._leave([cell], tr("column number"))
        elif len(text) > _LONGEST_TITLE or (self.begun and NOTE.match(text)):
            self._leave([cell], tr("note"))
        else:
            before = self.base
            if not self.begun:
                self.base = with_unit(self.base, text)
            block = of_block(self.base, text)
            if block is not None:
                self.block = block
                self._leave([cell], tr("block title"))
            else:
                self._leave([cell], tr("note") if self.base == before else tr("unit"))

    def _figures(self, row: list[Cell], label: Label, header: Header) -> None:
        """A row that names a member: each cell under a year is a figure, missing, or unreadable."""
        self.begun = True
        columns = {column.column: column for column in header.columns}
        meaning = self.block or self.base
        for cell in row:
            column = columns.get(cell.column)
            if column is None:
                is_label = cell.column < header.first and bool(cell.text)
                self._leave([cell], tr("row label") if is_label else tr("beside the table"))
                self._tell_beside(cell, header)
            else:
                self._figure(cell, column, column.heading or meaning, label)

    def _tell_beside(self, cell: Cell, header: Header) -> None:
        """A number among the figures whose column has words above it that are no year: told once a column."""
        above = self.sheet.cells.get((header.row, cell.column))
        if above is None or cell.number is None or (header.row, cell.column) in self.told:
            return
        self.told.add((header.row, cell.column))
        self._find(
            Severity.WARNING,
            above,
            tr("“{raw}” is no year that is known; the figures of its column were left out.", raw=above.raw),
        )

    def _figure(self, cell: Cell, column: YearColumn, meaning: Meaning, label: Label) -> None:
        figure = figure_in(cell)
        if meaning.measure is None or meaning.unit is None:
            self._leave([cell], tr("a figure of a kind that is not known"))
            return
        if figure is None:
            self._find(
                Severity.ERROR,
                cell,
                tr("“{raw}” is no figure; expected the number of {name} for {year}. Left out.",
                   raw=cell.raw, name=label.member.name, year=column.year),
            )  # fmt: skip
            self._leave([cell], tr("unreadable"))
            return
        if figure.missing or figure.value is None:
            self._leave([cell], tr("no figure given"))
            return
        value = float(figure.value.scaleb(meaning.shift))
        if meaning.measure is Measure.CORE_SHARE and not 0 <= value <= _PLAUSIBLE_SHARE:
            self._find(
                Severity.ERROR,
                cell,
                tr("{raw} per cent of GDP is not plausible for {name} in {year}; expected 0 to 15. Left out.",
                   raw=cell.raw, name=label.member.name, year=column.year),
            )  # fmt: skip
            self._leave([cell], tr("not plausible"))
            return
        estimate = figure.estimate or column.kind is Kind.ESTIMATE or column.year in self.estimates
        self.figures.append(
            _Figure(
                label.member.code,
                meaning.measure,
                column.year,
                value,
                self._unit(meaning, label, column.year),
                meaning.price_basis if meaning.unit != "thousand" else "",
                Kind.ESTIMATE if estimate else Kind.ACTUAL,
                cell,
            )
        )

    def _unit(self, meaning: Meaning, label: Label, year: int) -> str:
        if not meaning.national:
            return meaning.unit or ""
        last = self.header.last_year if self.header is not None else year
        return f"{label.currency or label.member.currency(last)} million"

    def _strangers(self, row: list[Cell]) -> None:
        """A row with numbers that names no member."""
        words = [cell for cell in row if cell.text]
        under = [cell for cell in row if self._under_year(cell)]
        if words and len(under) > 1 and self.header is not None and not _about_table(words[0].text):
            self._find(
                Severity.WARNING,
                words[0],
                tr("“{raw}” is no member of the Alliance; the row was left out.", raw=words[0].raw),
            )
            self._leave(row, tr("names no member"))
        else:
            for cell in row:
                if cell.error:
                    self._leave([cell], tr("error cell"))
                elif cell.text:
                    self._words(cell)
                else:
                    self._leave([cell], tr("number without a label"))

    def _under_year(self, cell: Cell) -> bool:
        return (
            self.header is not None
            and cell.number is not None
            and any(column.column == cell.column for column in self.header.columns)
        )

    def _find(self, severity: Severity, cell: Cell, message: str) -> None:
        self.findings.append(Finding(severity, cell.place, cell.raw, message))

    def _leave(self, cells: list[Cell], reason: str) -> None:
        self.unused += [Unused(cell.place, cell.raw, reason) for cell in cells]


def _about_table(text: str) -> bool:
    return bool(TITLE.match(text) or NOTE.match(text) or PAGE.match(text) or len(text) > _LONGEST_TITLE)


def _estimate_years(sheet: Sheet) -> Iterator[int]:
    """The years that a note says are estimates."""
    for cell in sheet.cells.values():
        found = ESTIMATES.search(cell.text)
        if found is not None:
            yield from (int(year) for year in re.findall(r"\d{4}", found.group(1)))
