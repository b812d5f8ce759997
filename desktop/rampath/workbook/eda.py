"""The European Defence Agency's defence data: a sheet a country, a row an item, a column a year."""

import re
from collections.abc import Iterator

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Register
from rampath.wording import listing, tr
from rampath.workbook.eda_blocks import blocks_in, owners_of
from rampath.workbook.eda_items import is_of_eda, is_sign_of_eda
from rampath.workbook.eda_list_heading import is_sign
from rampath.workbook.eda_sheet import SheetReader
from rampath.workbook.eda_told import about_confidential, about_definition
from rampath.workbook.eda_whose import Whose, header_of
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.not_known import lacking
from rampath.workbook.result import Sheets

_FEWEST = 3
"""So many of the EDA's items make a sheet one of its own."""
_ROWS, _COLUMNS = 400, 4
"""Where its labels are looked for."""
_WHOLE = 10
"""So many of them are the agency's whole form, which a ministry fills in under its own name."""
_OF_MINISTRY = re.compile(r"\bminist(?!ries\b)|\bmod\b", re.IGNORECASE)
_OF_PLAN = re.compile(r"\bplan(?:s|ned)?\b|medium[- ]term|\bbudget\b", re.IGNORECASE)


def score(book: Book, register: Register) -> tuple[float, str]:
    """How many of the sheets hold at least three of the EDA's items, where some are of a member."""
    found = [sheet for sheet in book.sheets if is_table(sheet)]
    owners = (owner for sheet in found for owner in owners_of(blocks_in(sheet, register, book.answers)))
    if not any(owner.member is not None or owner.question is not None for owner in owners):
        return 0.0, tr("no sheet of a member has items that the EDA counts")
    said = tr("{count} of {all} sheets have items that the EDA counts, such as defence investment",
              count=len(found), all=len(book.sheets))  # fmt: skip
    return len(found) / len(book.sheets), said


def is_table(sheet: Sheet) -> bool:
    """Whether a sheet has so many of the EDA's items as labels of rows, and one that few others count, or its name.

    A ministry's return may speak of defence expenditure and military personnel, too, and its plan of investment.
    """
    labels = (values[:_COLUMNS] for values in sheet.rows[:_ROWS])
    texts = {text.strip() for some in labels for text in some if isinstance(text, str)}
    known = {*filter(is_of_eda, texts)}
    if len(known) < _FEWEST:
        return False
    if any(map(is_sign, texts)):
        return True
    return any(map(is_sign_of_eda, known)) and not _is_ministry_s(sheet, whole=len(known) >= _WHOLE)


def _is_ministry_s(sheet: Sheet, *, whole: bool) -> bool:
    """Whether the lines above the years say that the figures are of a plan, or a ministry's and no `whole` form."""
    header = header_of(sheet)
    above = [value for row in sheet.rows[: header[0] - 1] for value in row] if header is not None else []
    texts = [value for value in above if isinstance(value, str)]
    return any(map(_OF_PLAN.search, texts)) or (not whole and any(map(_OF_MINISTRY.search, texts)))


def read(book: Book, register: Register) -> Sheets:
    """Read the sheets of members; those of other countries and of the EDA's totals are left out whole, and told.

    Raises Lacking where no sheet of a member has figures under a row of years, and none is asked about.
    """
    said: set[str] = set()
    readers = [
        SheetReader(book, sheet, blocks_in(sheet, register, book.answers) if is_table(sheet) else {}, said)
        for sheet in book.sheets
    ]
    for reader in readers:
        if any(owner.member is not None for owner in reader.owners):
            reader.scan()
    years = {year for reader in readers for year in reader.years}
    asked = (owner.question for reader in readers for owner in reader.owners)
    questions = tuple(question for question in asked if question is not None)
    if not years and not questions:
        raise lacking(
            tr("{file} is in the form of the EDA's defence data, but has no figures of a member under a row of years.",
               file=book.file.name)
        )  # fmt: skip
    span = sorted({min(years), max(years)}) if years else []
    edition = " ".join(["EDA", "-".join(map(str, span))]).strip()
    for reader in readers:
        if reader.years:
            reader.take(edition)
        else:
            reader.leave_out(_why(reader))
    return Sheets(
        edition,
        tuple(row for reader in readers for row in reader.observations),
        (
            *_about_whole(readers),
            *_about_nobody(readers),
            *(finding for reader in readers for finding in reader.findings),
        ),
        tuple(unused for reader in readers for unused in reader.left.unused()),
        questions=questions,
    )


def _why(reader: SheetReader) -> str:
    """Why a whole sheet was left out."""
    owner = next(iter(reader.owners), None)
    return tr("outside a table") if owner is None or owner.member is not None else owner.reason


def _about_nobody(readers: list[SheetReader]) -> Iterator[Finding]:
    """The tables of which nothing says whose they are."""
    for reader in readers:
        if [*reader.owners] == [Whose()]:
            name = reader.sheet.name
            said = tr("Nothing says whose figures the sheet “{sheet}” holds", sheet=name.strip())
            expected = tr("a country in the cell left of the years, or as the sheet's name")
            yield told(Severity.WARNING, name, "", said, expected=expected, done=tr("The sheet was left out"))


def _about_whole(readers: list[SheetReader]) -> Iterator[Finding]:
    """What is said once for the whole file: whose sheets were left out, and that the EDA counts in its own way."""
    others = [reader for reader in readers if reader.owners and all(owner.country for owner in reader.owners)]
    if others:
        names = listing([reader.sheet.name.strip() for reader in others])
        line = tr("The sheets of {names} are of no member of the Alliance", names=names)
        if len(others) == 1:
            line = tr("The sheet of {names} is of no member of the Alliance", names=names)
        yield told(Severity.NOTE, "", "", line, done=tr("Left out"))
    for reader in readers:
        among = [owner.country for owner in reader.owners if owner.country]
        if among and reader not in others:
            line = tr("The sheet {sheet} also holds figures from outside the Alliance: {names}",
                      sheet=reader.sheet.name.strip(), names=listing([*dict.fromkeys(among)]))  # fmt: skip
            yield told(Severity.NOTE, reader.sheet.name, "", line, done=tr("They were left out"))
        yield from (owner.finding for owner in reader.owners if owner.finding is not None)
    yield from about_definition(row for reader in readers for row in reader.observations)
    yield from about_confidential([unused for reader in readers for unused in reader.left.unused()])
