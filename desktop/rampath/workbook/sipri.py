"""SIPRI's military expenditure database: a sheet for each measure, countries under regions, estimates by colour."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from rampath.domain.finding import Severity, told
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Kind, constant
from rampath.wording import number, tr
from rampath.workbook.edition import span_in_words
from rampath.workbook.figure import figure_of
from rampath.workbook.font_colour import font_colours
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.names import recognise
from rampath.workbook.question import LEAVE_OUT, Choice, Question, answer_to
from rampath.workbook.result import Sheets, shown
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.sheet_xml import Place
from rampath.workbook.sipri_currency import Currencies
from rampath.workbook.sipri_notes import SpecialNotes, footnotes_in
from rampath.workbook.sipri_table import Table, YearColumn, tables_in
from rampath.workbook.sipri_words import UNDATED, Mark, is_sipris, legend_of, series_of, span_of

_DEEPEST_TITLE = 40
_FRACTIONS_BELOW = 0.5
"""Half of the shares of a table lie below 5 %: where the middle one is above this, they are per cents."""


def score(book: Book, _register: Register) -> tuple[float, str]:
    """How many of the sheets list countries by year under titles such as SIPRI's."""
    tables = tables_in(book)
    if not any(is_sipris(line) for table in tables for line in table.lines):
        return 0.0, tr("no sheet lists military expenditure by country and year as SIPRI does")
    sheets = {table.sheet.name for table in tables}
    said = tr("{count} of {all} sheets list military expenditure by country and year under SIPRI's titles",
              count=len(sheets), all=len(book.sheets))  # fmt: skip
    return 0.6 + 0.4 * len(sheets) / len(book.sheets), said


def read(book: Book, register: Register) -> Sheets:
    """Read every sheet; the members' figures count, all others are left out and said to be."""
    tables = tables_in(book)
    span = next((span for table in tables if (span := span_of(table.lines))), "")
    years = [column.year.year for table in tables for column in table.years]
    gathering = Gathering(book, register, f"SIPRI {span or span_in_words(years)}")
    currencies, notes = Currencies(tables, register), SpecialNotes()
    footnotes: dict[str, tuple[Cell, str]] = {}
    for sheet in book.sheets:
        book.tick("Reading {sheet}", sheet=sheet.name)
        of_sheet = [table for table in tables if table.sheet is sheet]
        for table in of_sheet:
            _Reader(table, gathering, currencies, notes).read()
        if not of_sheet:
            footnotes |= _pass_over(sheet, gathering)
    gathering.findings += notes.findings(footnotes)
    return gathering.sheets()


def _pass_over(sheet: Sheet, gathering: Gathering) -> dict[str, tuple[Cell, str]]:
    """A sheet that is no table of countries by year; gives the footnotes on it."""
    walk = SheetWalk(sheet)
    words = [walk.text(row, c).casefold() for row in walk.rows[:_DEEPEST_TITLE] for c in walk.filled(row)[:1]]
    if any("footnote" in word for word in words[:3]):
        reason = tr("footnotes")
    elif any(word.startswith("region") for word in words):
        reason = tr("totals of regions, which hold no member's figures")
    else:
        reason = tr("no table of countries by year")
    gathering.leave_rows(walk, walk.rows, reason)
    return footnotes_in(walk) if reason == tr("footnotes") else {}


class _Reader:
    """Goes down one table."""

    def __init__(self, table: Table, gathering: Gathering, currencies: Currencies, notes: SpecialNotes) -> None:
        self._table = table
        self._walk = table.walk
        self._gathering = gathering
        self._currencies, self._notes = currencies, notes
        self._columns = {column.column: column for column in table.years}
        self._legend = legend_of(table.lines)
        self._no_years: set[int] = set()
        self._colours = self._coloured()
        self._series = self._with_scale(table.series)

    def read(self) -> None:
        table, gathering, walk = self._table, self._gathering, self._walk
        if table.first == 1:
            self._compare_name()
        self._tell_beside()
        self._tell_no_years()
        self._date_prices()
        gathering.leave_rows(walk, range(table.first, table.header), tr("title or legend"))
        gathering.leave_rows(walk, [table.header], tr("header"))
        for row in table.rows:
            member, reason = self._whose(row)
            if member is None:
                gathering.leave_rows(walk, [row], reason)
            else:
                self._row(row, member)

    def _compare_name(self) -> None:
        """A sheet whose name says something else than its title is read by its title, which is told."""
        title, name = self._table.series, self._table.sheet.name
        called = series_of([name])
        if called is None or (called.measure, called.unit) == (title.measure, title.unit):
            return
        said = tr("The sheet is called “{name}”, but by its title its figures are {measure} ({unit})", name=name,
                  measure=measure_words(title.measure), unit=title.unit or tr("local currency"))  # fmt: skip
        first = next(iter(self._walk.cells(next(row for row in self._walk.rows if self._walk.filled(row)))))
        self._gathering.find(Severity.WARNING, first, said, done=tr("Read by its title"))

    def _tell_beside(self) -> None:
        """Another table that stands beside this one is not read, which is told."""
        cell = None if self._table.beside is None else self._table.sheet.cell(self._table.header, self._table.beside)
        if cell is not None:
            said = tr("A second table stands here beside the first")
            expected = tr("one table below the other, or on a sheet of its own")
            self._gathering.find(Severity.WARNING, cell, said, expected=expected, done=tr("Its figures were left out"))

    def _tell_no_years(self) -> None:
        """A column of figures among the years, or behind them, whose heading is no year, is not read, which is told."""
        table, first = self._table, min(self._columns)
        for cell in self._walk.cells(table.header):
            if first < cell.column < (table.beside or cell.column + 1) and cell.column not in self._columns:
                below = (table.sheet.value(row, cell.column) for row in self._rows_of_members())
                figures = (figure_of(value, self._gathering.separators) for value in below if value != "")
                if any(figure is not None and figure.value is not None for figure in figures):
                    self._no_years.add(cell.column)
                    said = tr("“{raw}” is no year that is known", raw=shown(cell.raw))
                    self._gathering.find(Severity.WARNING, cell, said, expected=tr("a year"),
                                         done=tr("The figures of its column were left out"))  # fmt: skip

    def _date_prices(self) -> None:
        """Asks of which year constant prices are, where nothing says so; SIPRI takes the year before its last."""
        if self._series.price_basis != UNDATED:
            return
        cell = self._walk.cells(self._table.header)[0]
        usual = constant(self._table.last_year - 1)
        question = Question(
            f"prices {cell.place}", cell.place, cell.raw,
            tr("The title says constant prices, but not of which year. Which are they?"),
            (
                Choice(usual, tr("prices of {year}, the year before the last here, as SIPRI has them",
                                 year=self._table.last_year - 1)),
                Choice(CURRENT, tr("current prices")),
                Choice(LEAVE_OUT, tr("leave these figures out")),
            ),
            LEAVE_OUT,
        )  # fmt: skip
        question = answer_to(question, self._gathering.book.answers)
        self._gathering.questions.append(question)
        if question.taken != LEAVE_OUT:
            self._series = replace(self._series, price_basis=question.taken)

    def _whose(self, row: int) -> tuple[Member | None, str]:
        """Whose row it is, or why it is left out; nothing at all for an empty row."""
        columns = self._walk.filled(row)
        if not columns:
            return None, ""
        cell = self._table.sheet.cell(row, self._table.label)
        if cell is None or not cell.text:
            return None, tr("outside the table")
        return self._gathering.member_of(cell, figures=any(column in self._columns for column in columns))

    def _row(self, row: int, member: Member) -> None:
        series = self._series
        if not series.unit:
            currency = self._currencies.of(self._table, row, member, self._gathering)
            series = replace(series, unit=f"{currency} million", shift=self._table.shift(row))
        for cell in self._walk.cells(row):
            column = self._columns.get(cell.column)
            if column is None:
                self._gathering.leave([cell], self._beside(cell))
                if cell.column != self._table.label:
                    self._notes.note(cell, member)
            elif series.price_basis == UNDATED and not column.current:
                self._gathering.leave([cell], tr("constant prices of a year that is not known"))
            else:
                self._figure(cell, member, series, column)

    def _beside(self, cell: Cell) -> str:
        if cell.column == self._table.label:
            return tr("row label")
        if self._table.beside is not None and cell.column >= self._table.beside:
            return tr("another table beside this one")
        if cell.column in self._no_years:
            return tr("a column whose heading is no year")
        head = self._walk.text(self._table.header, cell.column).casefold()
        return tr("note beside the figures") if head else tr("beside the table")

    def _figure(self, cell: Cell, member: Member, series: Series, column: YearColumn) -> None:
        mark = self._legend.get(self._colours.get((cell.row, cell.column), ""), Mark(Kind.ACTUAL))
        details = [detail for detail in (series.detail, mark.detail) if detail]
        basis = CURRENT if column.current else series.price_basis
        kind = mark.kind if column.year.kind is Kind.ACTUAL else column.year.kind
        own = replace(series, detail=", ".join(details), price_basis=basis)
        self._gathering.figure(cell, member, own, column.year.year, kind)

    def _coloured(self) -> Mapping[Place, str]:
        """The cells' font colours, where a legend says what they mean; it is said where the file has none."""
        if not self._legend:
            return {}
        found = font_colours(self._table.sheet)
        if not found:
            legend = next(line for line in self._table.lines if legend_of([line]))
            said = tr("The legend tells estimates by font colour, but no colours were found in this sheet")
            done = tr("Every figure was read as firm; use the .xlsx file as SIPRI publishes it")
            self._gathering.findings.append(told(Severity.WARNING, self._table.sheet.name, legend, said, done=done))
        return found

    def _with_scale(self, series: Series) -> Series:
        """Shares as fractions or per cents, told by their size; and which sign parts decimals, in a text table."""
        values = list(self._values())
        self._gathering.decide_separators(values, self._table.sheet.name)
        if series.unit != "fraction":
            return series
        figures = [figure_of(value, self._gathering.separators) for value in values]
        shares = [each.value for each in figures if each is not None and each.value and not each.percent]
        if not shares or median(shares) < _FRACTIONS_BELOW:
            return series
        said = tr("The shares stand in per cent here, not as fractions of 1: the middle one is {value}",
                  value=number(median(shares)))  # fmt: skip
        done = tr("They were read as per cent")
        self._gathering.findings.append(told(Severity.NOTE, self._table.sheet.name, "", said, done=done))
        return replace(series, shift=-2)

    def _values(self) -> Iterator[str | float]:
        """The values of the members' rows under the years."""
        sheet = self._table.sheet
        for row in self._rows_of_members():
            yield from (sheet.value(row, column) for column in self._columns)

    def _rows_of_members(self) -> Iterator[int]:
        for row in self._table.rows:
            if recognise(self._walk.text(row, self._table.label), self._gathering.register).member is not None:
                yield row
