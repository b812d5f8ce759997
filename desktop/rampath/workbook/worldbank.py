"""The World Bank's downloads: countries by year, of one indicator or many; the .xls has its notes on other sheets."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Member, Register
from rampath.wording import tr
from rampath.workbook.countries_across import AcrossReader
from rampath.workbook.edition import MONTHS, span_in_words
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Book, Cell
from rampath.workbook.national_currency import Made, Settled, in_currencies
from rampath.workbook.result import Sheets
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_figures import IndicatorFigures
from rampath.workbook.worldbank_lines import Lines, read_lines
from rampath.workbook.worldbank_table import Table, named_by_file, tables_in, told_in
from rampath.workbook.worldbank_words import series_of
from rampath.workbook.years import Year

_UPDATED = re.compile(r"last updated?(?: date)?:?\s*(?P<written>\d.*)?", re.IGNORECASE)
_DATES = ("%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y")


def score(book: Book, _register: Register) -> tuple[float, str]:
    """Whether a sheet has the Bank's header over countries and years, and an indicator that is known."""
    tables = tables_in(book)
    if not tables:
        return 0.0, tr("no sheet has the World Bank's header of countries and years")
    subjects = {subject for table in tables for subject in table.subjects if any(subject)}
    known = sorted(name or code for code, name in subjects if series_of(code, name) is not None)
    if known:
        return 0.95, tr("it has the World Bank's header of countries and years, and the indicator “{name}”",
                        name=known[0])  # fmt: skip
    names = sorted({name or code for code, name in subjects})
    return 0.0, tr("it has the World Bank's header, but no indicator that is known: {names}",
                   names=", ".join(names[:3]))  # fmt: skip


def read(book: Book, register: Register) -> Sheets:
    """Read every sheet of figures; the members' figures count, all others are left out and said to be."""
    tables = {table.sheet.name: table for table in tables_in(book)}
    years = [year for table in tables.values() for year in _years(table)]
    updated = _updated(book)
    named = f"{MONTHS[updated.month - 1]} {updated.year}" if updated else span_in_words(years)

    def gather(settled: Settled) -> Sheets:
        gathering = Gathering(book, register, f"World Bank {named}".strip())
        figures = IndicatorFigures(gathering, settled, updated.year if updated else 0)
        for sheet in book.sheets:
            book.tick("Reading {sheet}", sheet=sheet.name)
            table = tables.get(sheet.name)
            if table is None:
                walk = SheetWalk(sheet)
                gathering.leave_rows(walk, walk.rows, tr("notes about countries and indicators"))
            elif isinstance(table, Lines):
                read_lines(table, figures)
            else:
                _Reader(table, figures).read()
        figures.tell()
        gathering.findings += _only_by_file(book, tables.values())
        return gathering.sheets()

    return in_currencies(gather, Made(updated.year if updated else 0, max(years, default=0)), register, book.answers)


def _only_by_file(book: Book, tables: Iterable[Table | Lines]) -> Iterable[Finding]:
    """That an indicator is known by the file's name alone, where nothing in a table tells it."""
    named = named_by_file(book)
    if named is None:
        return
    for table in tables:
        if isinstance(table, Table) and table.all_rows == named and not told_in(book, table):
            said = tr("Nothing in the sheet says which indicator it holds; the file's name says {code}", code=named[0])
            yield told(Severity.NOTE, table.sheet.name, book.file.name, said, done=tr("It was read as that"))


def _years(table: Table | Lines) -> Iterable[int]:
    return table.years if isinstance(table, Lines) else table.years.values()


def _updated(book: Book) -> date | None:
    """The day of the last update, by its line."""
    for sheet in book.sheets:
        walk = SheetWalk(sheet)
        for row in walk.rows:
            found = _UPDATED.fullmatch(walk.text(row, 1)) if walk.filled(row)[:1] == [1] else None
            day = None if found is None else _day(found["written"] or sheet.value(row, 2))
            if day is not None:
                return day
    return None


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    for form in _DATES:
        try:
            return datetime.strptime(value.strip(), form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


class _Reader:
    """Goes down one table."""

    def __init__(self, table: Table, figures: IndicatorFigures) -> None:
        self._table = table
        self._walk = table.walk
        self._figures = figures
        self._gathering = figures.gathering
        self._across = None if table.across is None else AcrossReader(table.across, figures.gathering)

    def read(self) -> None:
        table, gathering, walk = self._table, self._gathering, self._walk
        further = {each.header: each for each in table.below}
        years = {column for each in (table, *further.values()) for column in each.years}
        values = (
            (table.sheet.value(row, c) for row in self._rows_read(only=not further) for c in years)
            if table.across is None
            else table.across.figures
        )
        gathering.decide_separators(values, table.sheet.name)
        gathering.leave_rows(walk, walk.rows[: table.header - 1], tr("title or source"))
        gathering.leave_rows(walk, [table.header], tr("header"))
        if self._across is not None:
            self._across.own(row for row in table.years if series_of(*table.subject(row)) is not None)
        for row in walk.rows[table.header :]:
            if row % 1_000 == 0:
                gathering.book.tick("Reading {sheet}, row {row}", sheet=table.sheet.name, row=row)
            if row in further:
                self._table = further[row]
                gathering.leave_rows(walk, [row], tr("header"))
                continue
            filled = walk.filled(row)
            reason = self._row(row, filled) if filled else ""
            if reason:
                gathering.leave_rows(walk, [row], reason)

    def _rows_read(self, *, only: bool) -> Iterable[int]:
        """The rows below the header, `only` those of indicators that are read, as few of a whole database are."""
        rows, subject = self._walk.rows[self._table.header :], self._table.subject
        return (row for row in rows if series_of(*subject(row)) is not None) if only else rows

    def _row(self, row: int, filled: list[int]) -> str:
        """Reads a row; for one that is left out, says why."""
        table = self._table
        cell = table.sheet.cell(row, table.name)
        if cell is None or not (cell.text or self._across is not None):
            return tr("outside the table")
        subject = table.subject(row)
        named = table.indicator_code if table.indicator is None else table.indicator
        series = self._figures.series(subject, table.sheet.cell(row, named) if named is not None else None)
        figures = any(column in table.years for column in filled)
        if series is None and any(subject):
            return tr("an indicator that is not known")
        if series is None or (self._across is not None and row not in table.years):
            return tr("heading or note")
        if self._across is not None:
            self._across.row(row, partial(self._take, series))
            return ""
        return self._of_country(row, cell, series, figures=figures)

    def _of_country(self, row: int, cell: Cell, series: Series, *, figures: bool) -> str:
        """Reads a country's row; for one that is left out, says why."""
        table = self._table
        code = table.sheet.cell(row, table.code) if table.code is not None and table.code != table.name else None
        member, reason = self._gathering.member_of(cell, figures=figures, code=code)
        if member is None:
            return reason
        for each in self._walk.cells(row):
            year = table.years.get(each.column)
            if year is None:
                reason = tr("row label") if each.column in table.labels else tr("beside the table")
                self._gathering.leave([each], reason)
            else:
                self._figures.take(each, member, series, year)
        return ""

    def _take(self, series: Series, cell: Cell, member: Member, year: Year) -> None:
        self._figures.take(cell, member, series, year.year)
