"""Workbooks in the layout of each edition of NATO's tables, written cell by cell, with what must come back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbook.nato_names import CURRENCIES, NAMES
from workbook.nato_world import EUROPE_AND_CANADA, GDP_ONLY, TOTAL, World

_FULL = 8
"""The decimals of editions that round nothing: as many as openpyxl writes without rounding."""

Figure = tuple[str, str, int, float, str, str, str]
"""Member, measure, year, value, unit, price basis, kind: as an observation must tell them."""


@dataclass(frozen=True)
class Block:
    """A block of a table: its title, the figures in it, their measure, and the power of ten to the unit of record."""

    title: str
    key: str
    measure: str
    unit: str
    basis: str
    shift: int = 0


@dataclass(frozen=True)
class TableOf:
    """One table: number, title, unit line, blocks; who is in it; `lower` rows further down, `right` one column on."""

    number: str
    title: str
    unit: str
    blocks: tuple[Block, ...]
    aggregates: bool = True
    currencies: bool = False
    lower: int = 0
    right: int = 0
    notes: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    """Headings in words, as in Table 4: real change over all years, share of the first, share of the last."""


@dataclass(frozen=True)
class Edition:
    """How an edition lays out its tables."""

    name: str
    file: str
    world: World
    years: range
    estimates: frozenset[int]
    tables: tuple[TableOf, ...]
    sheet: str = "TABLE{number}"
    french: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    year: Callable[[int, bool], int | str] = lambda year, estimate: f"{year}e" if estimate else year
    missing: str = ".."
    absent: frozenset[tuple[str, str, int]] = frozenset()
    rounded: Mapping[str, int] = field(default_factory=dict)
    title_at: tuple[int, int] = (4, 2)
    unit_at: int = 6
    header_at: int = 8
    first_block_at: int = 10
    label_at: int = 3
    aggregate_at: int = 2
    years_at: int = 4
    own_headers: bool = False
    block_before_header: bool = False
    column_numbers: bool = False
    currency_column: bool = False
    errors: bool = False
    page: int | None = None
    other_totals: tuple[str, ...] = ()
    created: datetime | None = None
    source: str = ""


@dataclass
class Written:
    """A workbook that was written: the figures by place, and for some other cells the reason that they must have."""

    file: Path
    figures: dict[str, Figure] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    cells: int = 0


def write_edition(edition: Edition, folder: Path, change: Callable[[Workbook], None] = lambda _: None) -> Written:
    """Write an edition's workbook; `change` spoils it afterwards."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if edition.created is not None:
        book.properties.created = edition.created
    written = Written(folder / edition.file)
    for table in edition.tables:
        _Writer(edition, table, book.create_sheet(edition.sheet.format(number=table.number)), written).write()
    change(book)
    book.save(written.file)
    written.cells = sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)
    return written


class _Writer:
    """Writes one table into its sheet and notes down what each cell holds."""

    def __init__(self, edition: Edition, table: TableOf, sheet: Worksheet, written: Written) -> None:
        self.edition, self.table, self.sheet, self.written = edition, table, sheet, written
        self.row = 0

    def write(self) -> None:
        edition, table = self.edition, self.table
        self._put(edition.title_at[0] + table.lower, edition.title_at[1] + table.right, self._title(), "title")
        if table.unit:
            reason = "block title" if "prices" in table.unit.lower() or "prix" in table.unit.lower() else "unit"
            self._put(edition.unit_at + table.lower, edition.title_at[1] + table.right, table.unit, reason)
        self.row = (edition.unit_at + 1 if edition.block_before_header else edition.header_at) + table.lower
        for block in table.blocks:
            self._block(block, first=block is table.blocks[0])
        self.row += 2
        estimates = [str(year) for year in sorted(edition.estimates)]
        word = "et" if edition.french else "and"
        which = f" {word} ".join(estimates)
        note = (
            f"Note : Les données relatives à {which} sont des estimations."
            if edition.french
            else f"Notes: Figures for {which} are estimates."
        )
        for text in (note, *table.notes, edition.source):
            if text:
                self._put(self.row, edition.label_at + table.right, text, "note")
                self.row += 1
        if edition.page is not None:
            self._put(self.row + 1, edition.title_at[1], f"-{edition.page}-", "page number")

    def _title(self) -> str:
        return f"{'Tableau' if self.edition.french else 'Table'} {self.table.number} : {self.table.title}"

    def _block(self, block: Block, *, first: bool) -> None:
        edition, table = self.edition, self.table
        if edition.block_before_header:
            self._block_title(block)
        if first or edition.own_headers:
            self._header()
        below = not edition.block_before_header and not table.periods
        if below and first:
            self.row = max(self.row, edition.first_block_at + table.lower)
        if below and block.title:
            self._block_title(block)
        self._rows(block)
        if edition.own_headers:
            self.row += 1

    def _rows(self, block: Block) -> None:
        edition, table = self.edition, self.table
        for code in edition.world.members:
            if code != GDP_ONLY or block.key.startswith("gdp"):
                self._member(code, block)
        if table.aggregates:
            for code in (EUROPE_AND_CANADA, TOTAL):
                self._member(code, block)
            for name in edition.other_totals:
                self._other_total(name)
        elif edition.errors:
            self._errors()

    def _block_title(self, block: Block) -> None:
        if block.title:
            self._put(self.row, self.edition.title_at[1] + self.table.right, block.title, "block title")
        self.row += 1

    def _errors(self) -> None:
        """A hidden row of spoilt formulas, where a total was once."""
        for column in range(self._years_at(), self._years_at() + 3):
            self._put(self.row, column, "#REF!", "hidden row")
        self.sheet.row_dimensions[self.row].hidden = True
        self.row += 1

    def _header(self) -> None:
        edition, table = self.edition, self.table
        at = self._years_at()
        if edition.currency_column:
            self._put(self.row, edition.label_at, "Country", "header")
            if table.currencies:
                self._put(self.row, edition.label_at + 1, "Currency unit (million)", "header")
        shown = [edition.year(year, year in edition.estimates) for year in self._years()]
        for offset, text in enumerate([*shown, *table.periods]):
            self._put(self.row, at + offset, text, "header")
        self.row += 1
        if edition.column_numbers:
            self._put(self.row, edition.label_at, "(0)", "column number")
            if table.currencies:
                self._put(self.row, edition.label_at + 1, "(-)", "column number")
            for offset in range(len(shown)):
                self._put(self.row, at + offset, f"({offset + 1})", "column number")
            self.row += 1

    def _years(self) -> Sequence[int]:
        years = self.edition.years
        return (years[0], years[-1]) if self.table.periods else years

    def _years_at(self) -> int:
        return self.edition.years_at + self.table.right

    def _member(self, code: str, block: Block) -> None:
        edition, table = self.edition, self.table
        column = edition.aggregate_at if code in {TOTAL, EUROPE_AND_CANADA} else edition.label_at
        self._put(self.row, column + table.right, self._label(code), "row label")
        if table.currencies and edition.currency_column:
            self._put(self.row, edition.label_at + 1, self._currency(code)[0], "row label")
        for offset, year in enumerate(self._years()):
            self._figure(code, block, year, self._years_at() + offset, block.key)
        if table.periods:
            self._over_period(code)
        self.row += 1

    def _figure(self, code: str, block: Block, year: int, column: int, key: str) -> None:
        edition = self.edition
        if (code, key, year) in edition.absent:
            self._put(self.row, column, edition.missing, "no figure given")
            return
        decimals = edition.rounded.get(key)
        value = edition.world.value(key, code, year) / 10**block.shift
        shown: float = round(value, _FULL if decimals is None else decimals)
        shown = int(shown) if decimals == 0 else shown
        of_record = Decimal(repr(shown)).scaleb(-2 if block.unit == "fraction" else block.shift)
        unit = f"{self._currency(code)[1]} million" if block.unit == "national" else block.unit
        kind = "estimate" if year in edition.estimates else "actual"
        place = self._put(self.row, column, shown, "")
        self.written.figures[place] = (code, block.measure, year, float(of_record), unit, block.basis, kind)

    def _over_period(self, code: str) -> None:
        world, first, last = self.edition.world, self.edition.years[0], self.edition.years[-1]
        at = self._years_at() + 2
        basis = self.table.blocks[0].basis
        for offset, (measure, year, value) in enumerate(
            (
                ("real_change_over_period", last, world.over(code, first, last)),
                ("core_share", first, world.value("share", code, first)),
                ("core_share", last, world.value("share", code, last)),
            )
        ):
            shown = round(value, _FULL)
            place = self._put(self.row, at + offset, shown, "")
            kind = "estimate" if year in self.edition.estimates else "actual"
            fraction = float(Decimal(repr(shown)).scaleb(-2))
            self.written.figures[place] = (code, measure, year, fraction, "fraction", basis, kind)

    def _other_total(self, name: str) -> None:
        self._put(self.row, self.edition.aggregate_at + self.table.right, name, "a total that is not kept")
        for offset, _ in enumerate(self._years()):
            self._put(self.row, self._years_at() + offset, 12.5 + offset, "a total that is not kept")
        self.row += 1

    def _label(self, code: str) -> str:
        edition, table = self.edition, self.table
        name = edition.names.get(code, NAMES[code][1 if edition.french else 0]) + table.marks.get(code, "")
        if table.currencies and not edition.currency_column:
            name += f"   ({self._currency(code)[0]})"
        return name

    def _currency(self, code: str) -> tuple[str, str]:
        """The currency's words, and its code."""
        known = NAMES[code][3 if self.edition.french else 2], CURRENCIES.get(code, "EUR")
        return self.edition.currencies.get(code, known)

    def _put(self, row: int, column: int, value: float | str, reason: str) -> str:
        self.sheet.cell(row, column, value)
        place = f"{self.sheet.title}!{get_column_letter(column)}{row}"
        if reason:
            self.written.reasons[place] = reason
        return place


def day(year: int, month: int, of_month: int) -> datetime:
    return datetime(year, month, of_month, tzinfo=UTC).replace(tzinfo=None)
