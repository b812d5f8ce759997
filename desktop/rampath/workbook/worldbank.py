"""The World Bank's downloads: countries by year, of one indicator or many; the .xls has its notes on other sheets."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from rampath.domain.finding import Severity, told
from rampath.domain.member import Member, Register
from rampath.wording import tr
from rampath.workbook.countries_across import AcrossReader
from rampath.workbook.edition import MONTHS
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Book, Cell
from rampath.workbook.national_currency import Made, Settled, in_currencies, unit_in
from rampath.workbook.result import Sheets, shown
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_table import Subject, Table, tables_in
from rampath.workbook.worldbank_words import series_of
from rampath.workbook.years import Year

_UPDATED = re.compile(r"last updated?(?: date)?:?\s*(?P<written>\d.*)?", re.IGNORECASE)
_DATES = ("%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y")


def score(book: Book, _register: Register) -> tuple[float, str]:
    """Whether a sheet has the Bank's header over countries and years, and an indicator that is known."""
    tables = tables_in(book)
    if not tables:
        return 0.0, tr("no sheet has the World Bank's header of countries and years")
    for table in tables:
        subjects = {table.subject(row) for row in table.walk.rows[table.header :] if table.walk.filled(row)}
        known = sorted(name or code for code, name in subjects if series_of(code, name) is not None)
        if known:
            return 0.95, tr("it has the World Bank's header of countries and years, and the indicator “{name}”",
                            name=known[0])  # fmt: skip
    names = sorted(
        {name or code for table in tables for code, name in map(table.subject, table.walk.rows[table.header :])} - {""}
    )
    return 0.0, tr("it has the World Bank's header, but no indicator that is known: {names}",
                   names=", ".join(names[:3]))  # fmt: skip


def read(book: Book, register: Register) -> Sheets:
    """Read every sheet of figures; the members' figures count, all others are left out and said to be."""
    tables = {table.sheet.name: table for table in tables_in(book)}
    years = [year for table in tables.values() for year in table.years.values()]
    updated = _updated(book)
    named = f"{MONTHS[updated.month - 1]} {updated.year}" if updated else f"{min(years)}-{max(years)}"

    def gather(settled: Settled) -> Sheets:
        gathering = Gathering(book, register, f"World Bank {named}")
        for sheet in book.sheets:
            book.tick("Reading {sheet}", sheet=sheet.name)
            table = tables.get(sheet.name)
            if table is None:
                walk = SheetWalk(sheet)
                gathering.leave_rows(walk, walk.rows, tr("notes about countries and indicators"))
            else:
                _Reader(table, gathering, settled).read()
        return gathering.sheets()

    return in_currencies(gather, Made(updated.year if updated else 0, max(years)), register, book.answers)


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

    def __init__(self, table: Table, gathering: Gathering, settled: Settled) -> None:
        self._table = table
        self._settled = settled
        self._walk = table.walk
        self._gathering = gathering
        self._unknown: dict[Subject, int] = {}
        self._across = None if table.across is None else AcrossReader(table.across, gathering)

    def read(self) -> None:
        table, gathering, walk = self._table, self._gathering, self._walk
        values = (
            (table.sheet.value(row, c) for row in walk.rows[table.header :] for c in table.years)
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
            filled = walk.filled(row)
            reason = self._row(row, filled) if filled else ""
            if reason:
                gathering.leave_rows(walk, [row], reason)
        self._tell_unknown()

    def _row(self, row: int, filled: list[int]) -> str:
        """Reads a row; for one that is left out, says why."""
        table = self._table
        cell = table.sheet.cell(row, table.name)
        if cell is None or not (cell.text or self._across is not None):
            return tr("outside the table")
        subject = table.subject(row)
        series = series_of(*subject)
        figures = any(column in table.years for column in filled)
        if series is None and any(subject):
            self._unknown.setdefault(subject, row)
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
                self._take(series, each, member, Year(year))
        return ""

    def _take(self, series: Series, cell: Cell, member: Member, year: Year) -> None:
        unit = unit_in(series, member, self._settled)
        if unit:
            self._gathering.figure(cell, member, series if series.unit else replace(series, unit=unit), year.year)
        else:
            self._gathering.leave([cell], tr("in a currency that is not certain"))

    def _tell_unknown(self) -> None:
        for (code, name), row in self._unknown.items():
            column = next(c for c in (self._table.indicator, self._table.indicator_code) if c is not None)
            cell = self._table.sheet.cell(row, column)
            said = tr("The indicator “{name}” is not one that Rampath knows", name=shown(name or code))
            if name and code:
                said = tr("The indicator “{name}” ({code}) is not one that Rampath knows",
                          name=shown(name), code=shown(code))  # fmt: skip
            place, raw = (self._table.sheet.name, "") if cell is None else (cell.place, cell.raw)
            done = tr("Its rows were left out")
            self._gathering.findings.append(told(Severity.WARNING, place, raw, said, done=done))
