"""Files that are not final: the name of one says so, and the figures of its last year count as estimates."""

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import plain
from rampath.wording import tr
from rampath.workbook.grid import Book, Sheet, place
from rampath.workbook.mapping import Mapping, Role
from rampath.workbook.profile_values import ProfileSheet
from rampath.workbook.years import year_of


def word_in_name(wanted: ProfileSheet, book: Book) -> str | None:
    """The word by which a file's name says that it is not final; with or without accents, as names lose them."""
    name = plain(book.file.stem)
    return next((word for word in wanted.preliminary if plain(word) and plain(word) in name), None)


def last_year(sheet: Sheet, mapping: Mapping) -> int | None:
    """The last year that a table names, in a column of years or in the headers of its figures."""
    years = [use.year for use in mapping.figures if use.year is not None]
    for use in mapping.of_role(Role.PERIOD):
        values = {row[use.column - 1] for row in sheet.rows[mapping.begins - 1 :] if len(row) >= use.column}
        told_by = (year_of(value) for value in values if isinstance(value, (str, float)) and value != "")
        years += [year.year for year in told_by if year is not None]
    return max(years, default=None)


def counts_as_estimate(word: str, mapping: Mapping, year: int) -> Finding:
    """What is said of a file that is not final."""
    said = tr("The name of the file says “{word}”, so the figures of its last year, {year}, may still change",
              word=word, year=year)  # fmt: skip
    return told(Severity.NOTE, place(mapping.sheet, mapping.header_row, 1), "", said,
                done=tr("What they add up to counts as an estimate"), scope=Scope.SHEET)  # fmt: skip
