"""Reading a book as its draft says: each sheet by the mappings of its tables, and the other sheets left out."""

from rampath.domain.member import Register
from rampath.wording import listing, tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book, Sheet
from rampath.workbook.left_out import LeftOut
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Mapping
from rampath.workbook.reading import Reading, reading_of
from rampath.workbook.result import Sheets

LAYOUT = "Read by hand"


def read_draft(draft: Draft, register: Register) -> Reading:
    """What the book says by the mappings of the draft; raises WorkbookRefused where nothing could be read."""
    book = draft.book
    edition = next((each.edition for each in draft.mappings if each.edition), book.file.stem)
    read = [_read(book, sheet, draft, edition, register) for sheet in book.sheets]
    sheets = Sheets(
        edition,
        tuple(row for each in read for row in each.observations),
        tuple(finding for each in read for finding in each.findings),
        tuple(unused for each in read for unused in each.unused),
        questions=tuple(question for each in read for question in each.questions),
    )
    names = listing(list(dict.fromkeys(each.sheet for each in draft.mappings)))
    return reading_of(book, sheets, tr(LAYOUT), tr("you said how {names} is to be read", names=names), register)


def preview(book: Book, mapping: Mapping, register: Register) -> Sheets:
    """What one table gives as it stands, with what is not known yet left out."""
    sheet = book.sheet(mapping.sheet)
    if sheet is None:
        return Sheets(mapping.edition, (), (), ())
    return read_tables(book, sheet, (mapping.acknowledged(),), mapping.edition, register)


def _read(book: Book, sheet: Sheet, draft: Draft, edition: str, register: Register) -> Sheets:
    mappings = [each for each in draft.mappings if each.sheet == sheet.name]
    if mappings:
        return read_tables(book, sheet, mappings, edition, register)
    left = LeftOut(sheet)
    left.rows(range(1, left.last_row + 1), tr("on a sheet that was not taken"))
    return Sheets(edition, (), (), left.unused())
