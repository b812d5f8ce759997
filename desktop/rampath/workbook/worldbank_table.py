"""The sheets of the World Bank's downloads that list countries by year, found by their header."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from rampath.workbook.countries_across import Across, name_and_code
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_headings import DEEPEST_HEADER, Subject, headings_in, year_of
from rampath.workbook.worldbank_lines import Lines, lines_in
from rampath.workbook.worldbank_words import CODE, year_in
from rampath.workbook.years import Year

_SIGNS = re.compile(r"world development indicators|worldbank\.org|world bank", re.IGNORECASE)
_HEADED = re.compile(r".+\[[A-Z]{3}\]")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of countries by year: the columns of its header, and the indicator where the sheet has one for all."""

    walk: SheetWalk
    header: int
    name: int
    code: int | None
    indicator: int | None
    indicator_code: int | None
    years: Mapping[int, int]
    all_rows: Subject | None
    across: Across | None = None
    """Where the countries stand side by side, and `years` are those of rows."""

    @property
    def sheet(self) -> Sheet:
        return self.walk.sheet

    @property
    def labels(self) -> set[int]:
        return {each for each in (self.name, self.code, self.indicator, self.indicator_code) if each is not None}

    def subject(self, row: int) -> Subject:
        """The indicator of a row."""
        if self.all_rows is not None:
            return self.all_rows
        code, name = (
            "" if column is None else self.walk.text(row, column) for column in (self.indicator_code, self.indicator)
        )
        return code, name

    @property
    def coded(self) -> bool:
        """Whether indicators are named by their codes, which are the Bank's alone."""
        return self.indicator_code is not None

    @property
    def subjects(self) -> Iterator[Subject]:
        """The indicators of all rows."""
        return (self.subject(row) for row in self.walk.rows[self.header :] if self.walk.filled(row))

    @property
    def below(self) -> "Iterator[Table]":
        """Further tables in the sheet, whose headers name countries where this one's does: each has its own years."""
        heading, last = self.walk.text(self.header, self.name), self.header
        for row in self.walk.rows[self.header :] if self.across is None else ():
            if self.walk.text(row, self.name) == heading:
                found = _headed(self.walk, row, partial(_named_below, self.walk, row, last, self.all_rows))
                if found is not None:
                    last = row
                    yield found


def tables_in(book: Book) -> list[Table | Lines]:
    """The sheets that are such tables; without a sign of the Bank only those that name their indicators by code."""
    told = _told(book)
    signed = told is not None or any(_SIGNS.search(text) for sheet in book.sheets for text in _beginning(sheet))
    tables = (_table(sheet, told) or lines_in(sheet) for sheet in book.sheets)
    found = [table for table in tables if table is not None and (signed or table.coded)]
    if found or not signed:
        return found
    named = named_by_file(book)
    return [table for sheet in book.sheets if named is not None and (table := _table(sheet, named)) is not None]


def named_by_file(book: Book) -> Subject | None:
    """The indicator whose code is in the file's name, as the Bank calls its downloads."""
    found = CODE.search(book.file.stem.replace("_", " "))
    return None if found is None else (found[0], "")


def _beginning(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows[:DEEPEST_HEADER]:
        yield from (value for value in row[:3] if isinstance(value, str))


def _told(book: Book) -> Subject | None:
    """The one indicator that a sheet of notes describes."""
    for sheet in book.sheets:
        walk = SheetWalk(sheet)
        first = next((row for row in walk.rows[:DEEPEST_HEADER] if len(walk.filled(row)) > 1), 1)
        columns = {walk.text(first, c).casefold().replace(" ", "_"): c for c in walk.filled(first)}
        code, name = columns.get("indicator_code"), columns.get("indicator_name")
        if code is not None and name is not None and not any(map(year_in, columns)):
            found = [
                (walk.text(r, code), walk.text(r, name))
                for r in walk.rows[first:]
                if CODE.fullmatch(walk.text(r, code))
            ]
            return found[0] if len(found) == 1 else None
    return None


def told_in(book: Book, table: Table) -> bool:
    """Whether a sheet of notes or a line above the header tells the one indicator of a table."""
    return _told(book) is not None or _named_above(table.walk, table.header) is not None


def _table(sheet: Sheet, told: Subject | None) -> Table | None:
    walk = SheetWalk(sheet)
    for row in range(1, min(len(sheet.rows), DEEPEST_HEADER) + 1):
        found = _turned(walk, row, told) or _headed(walk, row, partial(_told_or_above, told, walk, row))
        if found is not None:
            return found
    return None


def _headed(walk: SheetWalk, row: int, subject: Callable[[], Subject | None]) -> Table | None:
    """The table whose header is this row; of one indicator, which is asked for where the header names no column."""
    found = headings_in(walk, row)
    years = {c: year for c in walk.filled(row) if (year := year_of(walk.sheet.value(row, c))) is not None}
    label = found.name if found.name is not None else found.code
    if label is None or not years:
        return None
    if found.indicator is not None or found.indicator_code is not None:
        return Table(walk, row, label, found.code, found.indicator, found.indicator_code, years, None)
    one = subject()
    return None if one is None else Table(walk, row, label, found.code, None, None, years, one)


def _turned(walk: SheetWalk, row: int, told: Subject | None) -> Table | None:
    """A table headed `Time`, `Time Code`, `Series Name`, `Belgium [BEL]` and so on, with a year in each row."""
    found = headings_in(walk, row)
    named, coded = found.indicator, found.indicator_code
    cells = {c: cell for c in walk.filled(row) if (cell := walk.sheet.cell(row, c)) is not None}
    headed = {c: cell for c, cell in cells.items() if _HEADED.fullmatch(cell.text)}
    if found.time is None or not headed:
        return None
    subject = None if named is not None or coded is not None else told or _named_above(walk, row)
    if named is None and coded is None and subject is None:
        return None
    years = {at: year for at in walk.rows[row:] if (year := year_of(walk.sheet.value(at, found.time))) is not None}
    if not years:
        return None
    apart = {c: name_and_code(cell) for c, cell in headed.items()}
    across = Across(
        walk, row, {c: name for c, (name, _) in apart.items()},
        {c: code for c, (_, code) in apart.items() if code is not None}, found.labels,
        {at: Year(year) for at, year in years.items()},
    )  # fmt: skip
    return Table(walk, row, found.time, None, named, coded, years, subject, across)


def _told_or_above(told: Subject | None, walk: SheetWalk, header: int) -> Subject | None:
    return told or _named_above(walk, header)


def _named_below(walk: SheetWalk, header: int, below: int, other: Subject | None) -> Subject | None:
    return _named_above(walk, header, below) or other


def _named_above(walk: SheetWalk, header: int, below: int = 0) -> Subject | None:
    """The indicator whose code stands above the header, `below` that of another table."""
    found = [CODE.search(walk.text(row, c)) for row in range(below + 1, header) for c in walk.filled(row)]
    return next(((code[0], "") for code in found if code is not None), None)
