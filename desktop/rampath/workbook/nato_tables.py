"""NATO's defence expenditure tables, of every edition: found by pattern, read cell by cell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.edition import edition_of, named_by_file
from rampath.workbook.grid import Book, Sheet, filled
from rampath.workbook.nato_counted import UNKNOWN
from rampath.workbook.nato_meaning import of_block
from rampath.workbook.nato_panels import panels
from rampath.workbook.nato_prices import price_bases
from rampath.workbook.nato_rows import Labels, member_named
from rampath.workbook.nato_sheet import SheetReader
from rampath.workbook.nato_subject import (
    begins_with_other,
    has_title,
    is_counted_elsewhere,
    lists_others,
    names_alliance,
    names_own_subject,
)
from rampath.workbook.nato_table import Candidate, Left
from rampath.workbook.nato_value import Value, ValueReader, Values
from rampath.workbook.nato_words import LONGEST_TITLE, number_of_sheet
from rampath.workbook.result import Figures, Leftovers, Sheets, Unused
from rampath.workbook.separators import separators_for

_TOTAL = re.compile(r"nato total|nato europe and canada|total otan|otan[ -]+total|otan europe et canada", re.IGNORECASE)
_LOOKED = 400
"""How many rows from the top on are looked at to tell whether a sheet is such a table."""

_FEW = 3


def score(book: Book, register: Register) -> tuple[float, str]:
    """How many of the sheets are such tables: a numbered title, a row of years, rows that name members.

    A table whose title was lost is known by the words of its blocks or by its sheet's name, and counts half. Everybody
    numbers tables of GDP, population and expenditure: some word must be of defence or of the Alliance, and one of the
    Alliance where most numbered tables are of other subjects, as those of all functions of government are.
    """
    texts = [_texts(sheet) for sheet in book.sheets]
    grades = [_grade(sheet.name, some, register) for sheet, some in zip(book.sheets, texts, strict=True)]
    if (None in grades or 1.0 in grades) and not any(names_own_subject(text) for some in texts for text in some):
        return 0.0, tr("no table speaks of defence or of the Alliance")
    found = [grade or 0.0 for grade in grades]
    tables = sum(grade > 0 for grade in found)
    if grades.count(None) > tables and not any(map(names_alliance, texts)):
        return 0.0, tr("most numbered tables are of something else than defence, and none speaks of the Alliance")
    said = tr("{count} of {all} sheets have a table number, a row of years and rows that name members",
              count=tables, all=len(book.sheets))  # fmt: skip
    return (sum(found) / len(book.sheets) if book.sheets else 0.0), said


def _grade(sheet: str, texts: Sequence[str], register: Register) -> float | None:
    """How surely a sheet of this name is such a table; None where it is a numbered table of something else."""
    titled = has_title(texts, register)
    if titled is False:
        return None
    if not titled and not (_named_as_natos(sheet, texts) and any(of_block(UNKNOWN, text) for text in texts)):
        return 0.0
    if not any(member_named(text, register) for text in texts):
        return 0.0
    if is_counted_elsewhere(texts) or (not titled and begins_with_other(texts, register)):
        return None
    if titled and not names_alliance(texts) and lists_others(texts, register):
        return None
    return 1.0 if titled else 0.5


def _named_as_natos(sheet: str, texts: Sequence[str]) -> bool:
    """Whether a sheet is called after a table, or has NATO's totals among its rows."""
    return bool(number_of_sheet(sheet)) or any(_TOTAL.match(text) for text in texts)


def _texts(sheet: Sheet) -> list[str]:
    """The words of the first rows; a sheet of no more is looked at as it is read afterwards."""
    if len(sheet.rows) <= _LOOKED:
        return [text for text in sheet.texts if text and len(text) < 2 * LONGEST_TITLE]
    values = (value for row in sheet.rows[:_LOOKED] for value in row if isinstance(value, str) and filled(value))
    return [value.strip() for value in values if len(value) < 2 * LONGEST_TITLE]


def read(book: Book, register: Register) -> Sheets:
    """Read every table of a workbook."""
    readers = []
    values = ValueReader()
    questions = []
    labels = Labels(register)
    bases = price_bases(chain.from_iterable(sheet.texts for sheet in book.sheets))
    for sheet in book.sheets:
        book.tick("Reading {sheet}", sheet=sheet.name)
        for part in panels(sheet):
            reader = SheetReader(sheet, part, register, labels, book.answers, bases).read()
            readers.append(reader)
            values.findings += (*reader.findings, *reader.doubts.findings)
            texts = (each.cell.text for each in reader.candidates if isinstance(each, Candidate))
            separators, question = separators_for(texts, sheet.name, book.answers)
            questions += [*reader.doubts.questions, *([question] if question else [])]
            values.read(reader.candidates, separators, reader.estimates, sheet)
    values.findings += _other_years(readers)
    headed = (year for reader in readers for header in reader.headers for year in header.years)
    last = max((value.last_year for value in values.values), default=0) or max(headed, default=0)
    own = _is_own(readers, values.values)
    edition = named_by_file(book) if own else edition_of(book, last)
    left = [each for reader in readers for each in reader.unused] + values.unused
    return Sheets(
        edition,
        Figures(
            lambda: chain.from_iterable(value.of_edition(edition, book.file.name) for value in values.values),
            sum(value.size for value in values.values),
            lambda: (each for value in values.values for each in value.series(edition, book.file.name)),
            [each for value in values.values for each in value.extents()],
        ),
        tuple(values.findings),
        Leftovers(partial(_in_order, book, left), len(left)),
        questions=tuple(questions),
    )


def _is_own(readers: Sequence[SheetReader], values: Sequence[Value | Values]) -> bool:
    """Whether tables of several members are somebody's own, since they tell planned years: NATO publishes none."""
    headers = [header for reader in readers for header in reader.headers]
    planned = any([Kind.PLAN in [column.kind for column in header.columns] for header in headers])  # noqa: C419
    return planned and len({code for value in values for code in value.members}) > 1


def _in_order(book: Book, cells: list[Left]) -> Iterator[Unused]:
    """The cells that gave no figure as they stand in the workbook."""
    sheets = {sheet.name: at for at, sheet in enumerate(book.sheets)}
    for cell, reason in sorted(cells, key=lambda each: (sheets[each[0].sheet], each[0].row, each[0].column)):
        yield Unused(cell.place, cell.raw, reason)


def _other_years(readers: Sequence[SheetReader]) -> Iterator[Finding]:
    """Headers with years that the tables of this edition do not have otherwise."""
    headers = [header for reader in readers for header in reader.headers if len(header.years) > _FEW]
    if len(headers) <= _FEW:
        return
    usual, count = Counter(header.years for header in headers).most_common(1)[0]
    if 2 * count <= len(headers):
        return
    for header in headers:
        if header.years - usual and not header.odd:
            cell = header.columns[0].cell
            message = tr("The years here, {first} to {last}, are not those of the other tables, {begin} to {end}. Read"
                         " as they stand; check them.", first=min(header.years), last=max(header.years),
                         begin=min(usual), end=max(usual))  # fmt: skip
            yield Finding(Severity.WARNING, cell.place, cell.raw, message)
