"""The World Bank's extracts with a country and a year in each row: a column for each indicator, or one of values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rampath.wording import tr
from rampath.workbook.gathering import Series
from rampath.workbook.grid import Sheet
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_figures import IndicatorFigures
from rampath.workbook.worldbank_headings import (
    DEEPEST_HEADER,
    Headings,
    Subject,
    headings_in,
    subject_in,
    year_of,
)
from rampath.workbook.worldbank_words import series_of

_TICK = 1_000


@dataclass(frozen=True, slots=True)
class Lines:
    """A sheet of a country and a year in each row.

    `country` is the column that names it, `time` that of the year; `columns` are those of figures with the
    indicator that heads them, or None for a column of values, whose indicator each row names.
    """

    walk: SheetWalk
    header: int
    headings: Headings
    country: int
    time: int
    columns: Mapping[int, Subject | None]

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet

    @property
    def rows(self) -> range:
        """The rows below the header."""
        return self.walk.rows[self.header :]

    @property
    def years(self) -> Iterator[int]:
        """The year of each row that has one."""
        return (year for row in self.rows if (year := self.year(row)) is not None)

    @property
    def coded(self) -> bool:
        """Whether indicators are named by their codes, which are the Bank's alone."""
        return self.headings.indicator_code is not None or any(each and each[0] for each in self.columns.values())

    def year(self, row: int) -> int | None:
        return year_of(self.sheet.value(row, self.time))

    def subject(self, row: int) -> Subject:
        """The indicator that a row names."""
        code, name = (
            "" if column is None else self.walk.text(row, column)
            for column in (self.headings.indicator_code, self.headings.indicator)
        )
        return code, name

    @property
    def subjects(self) -> Iterator[Subject]:
        """The indicators of all columns, or of all rows."""
        for subject in self.columns.values():
            yield from [subject] if subject is not None else map(self.subject, self.rows)


def lines_in(sheet: Sheet) -> Lines | None:
    """The list that a sheet holds; None where it has no such header."""
    walk = SheetWalk(sheet)
    for row in walk.rows[:DEEPEST_HEADER]:
        found = headings_in(walk, row)
        country = found.code if found.name is None else found.name
        if country is None or found.time is None:
            continue
        columns = dict(_headed(walk, row, found))
        if columns:
            return Lines(walk, row, found, country, found.time, columns)
    return None


def _headed(walk: SheetWalk, row: int, found: Headings) -> Iterator[tuple[int, Subject | None]]:
    """The columns of figures with what heads them."""
    if found.indicator is not None or found.indicator_code is not None:
        if found.value is not None:
            yield found.value, None
        return
    for column in walk.filled(row):
        text = walk.text(row, column)
        subject = subject_in(text) or (("", text) if series_of("", text) is not None else None)
        if subject is not None and column not in found.labels:
            yield column, subject


def read_lines(lines: Lines, figures: IndicatorFigures) -> None:
    """Read every row; for each cell that gives no figure the gathering is told why."""
    gathering, walk = figures.gathering, lines.walk
    values = (lines.sheet.value(row, column) for row in lines.rows for column in lines.columns)
    gathering.decide_separators(values, lines.sheet.name)
    gathering.leave_rows(walk, walk.rows[: lines.header - 1], tr("title or source"))
    gathering.leave_rows(walk, [lines.header], tr("header"))
    columns = {
        column: figures.series(subject, lines.sheet.cell(lines.header, column), column=True)
        for column, subject in lines.columns.items()
        if subject is not None
    }
    for row in lines.rows:
        if row % _TICK == 0:
            gathering.book.tick("Reading {sheet}, row {row}", sheet=lines.sheet.name, row=row)
        reason = _read_row(lines, row, columns, figures) if walk.filled(row) else ""
        if reason:
            gathering.leave_rows(walk, [row], reason)


def _read_row(lines: Lines, row: int, columns: Mapping[int, Series | None], figures: IndicatorFigures) -> str:
    """Reads a row; for one that is left out, says why."""
    sheet, headings, gathering = lines.sheet, lines.headings, figures.gathering
    cell, year = sheet.cell(row, lines.country), lines.year(row)
    if cell is None or not cell.text:
        return tr("outside the table")
    if year is None:
        period = sheet.cell(row, lines.time)
        return (
            tr("heading or note") if period is None or lines.time == lines.country else tr("a period that is no year")
        )
    found = dict(columns)
    if headings.value is not None and headings.value in lines.columns:
        named = headings.indicator_code if headings.indicator is None else headings.indicator
        series = figures.series(lines.subject(row), sheet.cell(row, named) if named is not None else None)
        if series is None:
            return tr("an indicator that is not known")
        found[headings.value] = series
    code = sheet.cell(row, headings.code) if headings.code not in {None, lines.country} else None
    given = any(found.get(column) is not None for column in lines.walk.filled(row))
    member, reason = gathering.member_of(cell, figures=given, code=code)
    if member is None:
        return reason
    for each in lines.walk.cells(row):
        series = found.get(each.column)
        if series is not None:
            figures.take(each, member, series, year)
        elif each.column in found:
            gathering.leave([each], tr("an indicator that is not known"))
        else:
            reason = tr("row label") if each.column in headings.labels else tr("beside the table")
            gathering.leave([each], reason)
    return ""
