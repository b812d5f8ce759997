"""The UN Report on Military Expenditures: resource costs by force group, a sheet for each year and state.

The form is the one that the Office for Disarmament Affairs asks for under resolution 35/142 B and its successors:
the standardized form, the simplified one with fewer rows and columns, or a nil report.
"""

from collections.abc import Iterator, Sequence

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.wording import listing, tr
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.names import recognise
from rampath.workbook.not_known import lacking
from rampath.workbook.result import Sheets
from rampath.workbook.un_head import ADDRESSEE, Head, cover_of
from rampath.workbook.un_matrix import matrices_in
from rampath.workbook.un_own import forms_in, is_said
from rampath.workbook.un_settled import certain
from rampath.workbook.un_sheet import SheetReader
from rampath.workbook.un_words import is_about, is_nil
from rampath.workbook.years import year_of

_SEVERAL = 2
_MOST_CELLS = 20_000
"""No form is larger; what is, is another table, and is not looked through."""


def score(book: Book, register: Register) -> tuple[float, str]:
    """How many of the sheets hold resource costs by force group, or say that there are none."""
    small = [sheet for sheet in book.sheets if _is_small(sheet)]
    found = forms_in(small)
    forms = [sheet for sheet in small if found[sheet.name] or nil_in(sheet, register)]
    said = tr("{count} of {all} sheets have rows of resource costs under force groups, or are a nil report",
              count=len(forms), all=len(book.sheets))  # fmt: skip
    return (len(forms) / len(book.sheets) if book.sheets else 0.0), said


def _is_small(sheet: Sheet) -> bool:
    return len(sheet.rows) * sheet.width <= _MOST_CELLS


def nil_in(sheet: Sheet, register: Register) -> bool:
    """Whether a sheet without a matrix says, about military expenditure, that there is none.

    Notes that begin with the names of several countries, as SIPRI's do, are no state's report, nor is a table of
    figures below which a note tells of a country without forces.
    """
    texts = [cell.text for cell in sheet.cells.values() if cell.text]
    if not any(is_nil(text) for text in texts) or not (any(map(is_about, texts)) or is_said(sheet)):
        return False
    begun = (recognise(text.partition(":")[0], register) for text in texts)
    named = {found.member.code if found.member is not None else found.country for found in begun}
    return len(named - {"", recognise(ADDRESSEE, register).country}) < _SEVERAL and not _has_figures(sheet)


def _has_figures(sheet: Sheet) -> bool:
    """Whether several figures that are no years stand in a row, as in a table."""
    for number in sheet.row_numbers:
        figures = (figure_in(cell) for cell in sheet.row(number) if year_of(cell.value) is None)
        if sum(figure is not None and figure.value is not None for figure in figures) >= _SEVERAL:
            return True
    return False


def read(book: Book, register: Register) -> Sheets:
    """Read each sheet's form; those of states that are no members are left out whole, and told.

    Raises Lacking where no sheet is of a member and tells its year, and none is asked about.
    """
    readers = [SheetReader(book, sheet, register) for sheet in book.sheets]
    small = [reader for reader in readers if _is_small(reader.sheet)]
    nil = {id(reader): nil_in(reader.sheet, register) for reader in small}
    forms = forms_in([reader.sheet for reader in small])
    cover = _cover([reader.sheet for reader in small if not nil[id(reader)]], register)
    for reader in small:
        reader.scan(forms[reader.sheet.name], nil=nil[id(reader)], cover=cover)
    years = {year for reader in readers for year in reader.years}
    if not any(reader.members or reader.questions for reader in readers):
        if any(reader.yearless for reader in readers):
            raise lacking(
                tr("{file} is in the form of the UN's report on military expenditures, but does not say of which year;"
                   " write it above the figures, as in “Fiscal year: 2025”.", file=book.file.name)
            )  # fmt: skip
        raise lacking(
            tr("{file} is in the form of the UN's report on military expenditures, but names no member of the Alliance;"
               " write the country above the figures, as in “Country: Estonia”.", file=book.file.name)
        )  # fmt: skip
    edition = "UN report" + (f" {min(years)}" if years else "") + (f"-{max(years)}" if len(years) > 1 else "")
    for reader in readers:
        reader.take(edition)
    return Sheets(
        edition,
        tuple(row for reader in readers for row in reader.observations),
        (*_about_whole(readers), *(finding for reader in readers for finding in reader.findings)),
        tuple(unused for reader in readers for unused in reader.left.unused()),
        questions=tuple(question for reader in readers for question in reader.questions),
        nil=any(reader.nil for reader in readers),
    )


def _cover(sheets: Sequence[Sheet], register: Register) -> Head | None:
    """What the one sheet without a matrix that names a country says of all forms."""
    told = [
        cover_of([sheet.row(number) for number in sheet.row_numbers], register)
        for sheet in sheets
        if not matrices_in(sheet)
    ]
    covers = [head for head in told if certain(head.country)]
    return covers[0] if len(covers) == 1 else None


def _about_whole(readers: list[SheetReader]) -> Iterator[Finding]:
    """What is said once for the whole file."""
    others = [reader.sheet.name.strip() for reader in readers if reader.other and not reader.members]
    for reader in readers:
        if reader.other and reader.members:
            said = tr("Forms on the sheet {name} are of states that are no members of the Alliance",
                      name=reader.sheet.name.strip())  # fmt: skip
            yield told(Severity.NOTE, reader.sheet.name, "", said, done=tr("They were left out"), scope=Scope.SHEET)
    if others:
        said = tr("The sheets {names} are of states that are no members of the Alliance", names=listing(others))
        if len(others) == 1:
            said = tr("The sheet {names} is of a state that is no member of the Alliance", names=others[0])
        yield told(Severity.NOTE, "", "", said, done=tr("Left out"))
    if any(reader.observations for reader in readers):
        said = tr("Military expenditure as states report it to the United Nations is not core expenditure as NATO"
                  " defines it")  # fmt: skip
        yield told(Severity.NOTE, "", "", said, done=tr("No commitment is judged by it"))
