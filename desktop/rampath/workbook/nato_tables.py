"""NATO's defence expenditure tables, of every edition: found by pattern, read cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.edition import edition_of
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.nato_rows import Header, Label, YearColumn, header_in, label_in, member_named
from rampath.workbook.nato_words import (
    COLUMN_NUMBER,
    ESTIMATES,
    NOTE,
    PAGE,
    TITLE,
    UNIT,
    Meaning,
    of_block,
    of_title,
    with_unit,
)
from rampath.workbook.result import Sheets, Unused, shown

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
    headless: bool = False
    unit_told: bool = False
    seen: dict[tuple[str, Measure, int, str, str], Cell] = field(default_factory=dict)
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
        if row[0].row in self.sheet.hidden_rows and not any(cell.number is not None for cell in row):
            self._leave(row, tr("hidden row"))
            return
        label = label_in(row, self._first_figure(row), self.register)
        if label is not None and not self._only_words(row, label):
            if self.header is None:
                self._without_header(row, label)
            else:
                self._figures(row, label, self.header)
            return
        header = header_in(row, self.block or self.base)
        if header is not None:
            self._begin_header(header, row)
            return
        if row[0].row in self.sheet.hidden_rows:
            self._leave(row, tr("hidden row"))
        elif all(cell.text for cell in row):
            for cell in row:
                self._words(cell)
        else:
            self._strangers(row)

    def _first_figure(self, row: list[Cell]) -> int:
        """The column before which a label stands."""
        if self.header is not None:
            return self.header.first
        return next((cell.column for cell in row if cell.number is not None), 0)

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
                    tr("The year {year} stands as text, not as a number", year=column.year),
                    done=tr("It was read as the year {year}", year=column.year),
                    scope=Scope.HEADER,
                )
            if column.note:
                self._find(Severity.NOTE, column.cell, column.note.rstrip("."), scope=Scope.HEADER)
        self._leave(row, tr("header"))

    def _words(self, cell: Cell) -> None:
        """A title, a unit, a block title, or something to pass over."""
        text = cell.text
        title = TITLE.match(text)
        if title is not None and len(text) < 2 * _LONGEST_TITLE:
            self.base, self.block, self.header = of_title(title.group(3)), None, None
            self.base = with_unit(self.base, title.group(3)) if "price" in text.casefold() else self.base
            self.titled, self.begun, self.headless, self.unit_told = True, False, False, self.base.unit != ""
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
                unit = self.base != before or (not self.begun and UNIT.match(text) is not None)
                self.unit_told = self.unit_told or unit
                self._leave([cell], tr("unit") if unit else tr("note"))

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
        """A number among the figures whose column has no year above it: told once a column."""
        above = self.sheet.cells.get((header.row, cell.column))
        among = above is not None or cell.column > header.first
        if not among or cell.number is None or (header.row, cell.column) in self.told:
            return
        self.told.add((header.row, cell.column))
        if above is None:
            said = tr("Nothing says which year this column is")
        else:
            said = tr("“{raw}” is no year that is known", raw=shown(above.raw))
        done = tr("The figures of its column were left out")
        self._find(Severity.WARNING, above or cell, said, expected=tr("a year"), done=done, scope=Scope.HEADER)

    def _without_header(self, row: list[Cell], label: Label) -> None:
        """Figures of a member before any row of years: the whole table is left out, and that is said once."""
        if not self.headless:
            self._find(
                Severity.ERROR,
                label.cell,
                tr("No row of years was found above “{raw}”", raw=shown(label.cell.raw)),
                expected=tr("years such as 2024 or 2024e in rising order, each once"),
                done=tr("This table was left out"),
                scope=Scope.HEADER,
            )
        self.headless = True
        self._leave(row, tr("no row of years above"))

    def _figure(self, cell: Cell, column: YearColumn, meaning: Meaning, label: Label) -> None:
        if meaning.measure is None or meaning.unit is None:
            self._unknown_kind(label)
            self._leave([cell], tr("a figure of a kind that is not known"))
            return
        figure = figure_in(cell)
        if figure is None or _says_other(figure, meaning):
            self._find(
                Severity.ERROR,
                cell,
                tr("“{raw}” is no figure", raw=shown(cell.raw)),
                expected=tr("the number of {name} for {year}", name=label.member.name, year=column.year),
                done=tr("Left out"),
            )
            self._leave([cell], tr("unreadable"))
            return
        if figure.missing or figure.value is None:
            self._leave([cell], tr("no figure given"))
            return
        value = shifted(figure.value, meaning.shift)
        if meaning.measure is Measure.CORE_SHARE and not 0 <= value <= _PLAUSIBLE_SHARE:
            self._find(
                Severity.ERROR,
                cell,
                tr("{raw} per cent of GDP is not plausible for {name} in {year}",
                   raw=cell.raw, name=label.member.name, year=column.year),
                expected=tr("0 to 15"),
                done=tr("Left out"),
            )  # fmt: skip
            self._leave([cell], tr("not plausible"))
            return
        estimate = figure.estimate or column.kind is Kind.ESTIMATE or column.year in self.estimates
        kind = Kind.ESTIMATE if estimate and column.kind is Kind.ACTUAL else column.kind
        basis = meaning.price_basis if meaning.unit != "thousand" else ""
        unit = self._unit(meaning, label, column.year)
        key = (label.member.code, meaning.measure, column.year, unit, basis)
        first = self.seen.setdefault(key, cell)
        if first is cell:
            self.figures.append(_Figure(*key[:3], value, unit, basis, kind, cell))
        else:
            self._again(cell, first, label, column)

    def _unknown_kind(self, label: Label) -> None:
        key = (self.header.row if self.header is not None else 0, 0)
        if key not in self.told:
            self.told.add(key)
            self._find(
                Severity.WARNING,
                label.cell,
                tr("What these figures are is not said, or not known here"),
                expected=tr("a title and a unit of NATO's tables above them"),
                done=tr("They were left out"),
                scope=Scope.HEADER,
            )

    def _again(self, cell: Cell, first: Cell, label: Label, column: YearColumn) -> None:
        """A figure that the sheet has given before: the first one stands."""
        self._leave([cell], tr("given before"))
        if cell.raw != first.raw:
            self._find(
                Severity.ERROR,
                cell,
                tr("{name} {year} stands here a second time, as {raw} after {first} in {place}",
                   name=label.member.name, year=column.year, raw=shown(cell.raw), first=shown(first.raw),
                   place=first.place),
                expected=tr("each figure once"),
                done=tr("The first was used"),
            )  # fmt: skip

    def _unit(self, meaning: Meaning, label: Label, year: int) -> str:
        if not meaning.national:
            return meaning.unit or ""
        last = self.header.last_year if self.header is not None else year
        unit = f"{label.currency or label.member.currency(last)} million"
        if not self.unit_told and not label.worded:
            self.unit_told = True
            self._find(
                Severity.WARNING,
                label.cell,
                tr("No unit stands above these figures"),
                expected=tr("words such as “Million national currency units”"),
                done=tr("{name}'s were read as {unit}, and the others in their own currencies too; check this",
                        name=label.member.name, unit=unit),
                scope=Scope.HEADER,
            )  # fmt: skip
        return unit

    def _strangers(self, row: list[Cell]) -> None:
        """A row with numbers that names no member."""
        words = [cell for cell in row if cell.text]
        under = [cell for cell in row if self._under_year(cell)]
        if words and len(under) > 1 and self.header is not None and not _about_table(words[0].text):
            self._find(
                Severity.WARNING,
                words[0],
                tr("“{raw}” is no member of the Alliance", raw=shown(words[0].raw)),
                expected=tr("a member's name"),
                done=tr("The row was left out"),
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

    def _find(
        self,
        severity: Severity,
        cell: Cell,
        said: str,
        *,
        expected: str = "",
        done: str = "",
        scope: Scope | None = None,
    ) -> None:
        self.findings.append(told(severity, cell.place, cell.raw, said, expected=expected, done=done, scope=scope))

    def _leave(self, cells: list[Cell], reason: str) -> None:
        self.unused += [Unused(cell.place, cell.raw, reason) for cell in cells]


def _says_other(figure: Figure, meaning: Meaning) -> bool:
    """Whether a cell names a unit of its own, such as `2.1 bn` among millions, or a per cent among money."""
    return bool(figure.scale or figure.currency) or (figure.percent and meaning.unit != "fraction")


def _about_table(text: str) -> bool:
    return bool(TITLE.match(text) or NOTE.match(text) or PAGE.match(text) or len(text) > _LONGEST_TITLE)


def _estimate_years(sheet: Sheet) -> Iterator[int]:
    """The years that a note says are estimates."""
    for cell in sheet.cells.values():
        found = ESTIMATES.search(cell.text)
        if found is not None:
            yield from (int(year) for year in re.findall(r"\d{4}", found.group(1)))
