"""The European Defence Agency's defence data since 2022: lists with a row a country and year, a column an item."""

from rampath.domain.finding import Scope, Severity, told
from rampath.domain.member import Register
from rampath.wording import tr
from rampath.workbook.eda import is_table
from rampath.workbook.eda_list_reader import ListReader, Owners
from rampath.workbook.eda_list_table import EdaList, lacks, lists_in
from rampath.workbook.eda_told import about_confidential, about_definition
from rampath.workbook.eda_whose import whose
from rampath.workbook.gathering import Gathering
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.not_known import lacking
from rampath.workbook.result import Sheets
from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.years import year_of

Lists = dict[str, list[EdaList]]
"""The lists of each sheet, by its name."""


def score(book: Book, _register: Register) -> tuple[float, str]:
    """How many of the sheets list the EDA's items by country and year."""
    found = [sheet for sheet in book.sheets if lists_in(sheet)]
    if not found:
        return 0.0, tr("no sheet lists items that the EDA counts by country and year")
    said = tr("{count} of {all} sheets list items that the EDA counts, such as defence investment, by country and year",
              count=len(found), all=len(book.sheets))  # fmt: skip
    return 0.75 + 0.25 * len(found) / len(book.sheets), said


def read(book: Book, register: Register) -> Sheets:
    """Read the lists; the members' figures count, all others are left out and told.

    Where two lists tell the same figure, the one whose years reach further counts: the long list of past years stays
    as it was when later years are revised.

    Raises Lacking where there is no figure of a member, and nothing is asked about.
    """
    found: Lists = {sheet.name: lists_in(sheet) for sheet in book.sheets}
    lists = sorted((each for some in found.values() for each in some), key=lambda each: -max(_years(each), default=0))
    years = [year for each in lists for year in _years(each)]
    span = sorted({min(years), max(years)}) if years else []
    gathering = Gathering(book, register, " ".join(["EDA", "-".join(map(str, span))]).strip(), once=True)
    owners: Owners = {}
    for each in lists:
        book.tick("Reading {sheet}", sheet=each.sheet.name)
        ListReader(each, gathering, owners).read()
    for sheet in book.sheets:
        walk = SheetWalk(sheet)
        if found[sheet.name]:
            gathering.leave_rows(walk, range(1, found[sheet.name][0].header), tr("title"))
        else:
            gathering.leave_rows(walk, walk.rows, _why(sheet, gathering))
    sheets = gathering.sheets()
    if not sheets.observations and not sheets.questions:
        raise lacking(
            tr("{file} lists what the EDA counts by country and year, but has no figures of a member.",
               file=book.file.name)
        )  # fmt: skip
    said = (*about_definition(sheets.observations), *about_confidential(sheets.unused))
    return Sheets(
        sheets.edition, sheets.observations, (*said, *sheets.findings), sheets.unused, questions=sheets.questions
    )


def _years(table: EdaList) -> list[int]:
    values = (table.sheet.value(row, table.year) for row in range(table.first, table.last + 1))
    return [year.year for value in values if value != "" and (year := year_of(value)) is not None]


def _why(sheet: Sheet, gathering: Gathering) -> str:
    """Why a sheet without a list was left out, which is told where it could hold figures of a member."""
    lacking = lacks(sheet)
    if lacking is not None:
        cell, wanted = lacking
        said = tr("The sheet “{sheet}” has headings that the EDA counts, but is no list", sheet=sheet.name.strip())
        done = tr("The sheet was left out")
        gathering.findings.append(
            told(Severity.WARNING, cell.place, cell.raw, said, expected=wanted, done=done, scope=Scope.SHEET)
        )
        return tr("no list of countries and years")
    if not is_table(sheet):
        return tr("outside a list")
    owner = whose(sheet, gathering.register, {})
    if owner.country:
        gathering.member_of(Cell(sheet.name, 1, 1, owner.country, owner.country))
        return tr("another country, or totals of the EDA")
    said = tr("The sheet “{sheet}” is a table of one country, which is not read beside lists", sheet=sheet.name.strip())
    expected = tr("a file in which each country has such a sheet")
    gathering.findings.append(
        told(Severity.WARNING, sheet.name, "", said, expected=expected, done=tr("The sheet was left out"))
    )
    return tr("a table of one country beside lists")
