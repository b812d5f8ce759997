"""Reading a book as its draft says: each sheet by the mappings of its tables, and the other sheets left out."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.wording import listing, marked, tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Mapping
from rampath.workbook.reading import Reading, reading_of
from rampath.workbook.result import Sheets

LAYOUT = marked("Read by hand")


def read_draft(draft: Draft, register: Register) -> Reading:
    """What the book says by the mappings of the draft; raises WorkbookRefused where nothing could be read."""
    book = replace(draft.book, answers=draft.answers)
    sheets = read_mapped(book, draft.mappings, register)
    names = listing(list(dict.fromkeys(mapping.sheet for mapping in draft.mappings)))
    return reading_of(book, sheets, tr(LAYOUT), tr("you said how {names} is to be read", names=names), register)


def preview(book: Book, mapping: Mapping, register: Register) -> Sheets:
    """What one table gives as it stands, with what is not known yet left out."""
    sheet = book.sheet(mapping.sheet)
    if sheet is None:
        return Sheets(mapping.edition, (), (), ())
    return read_tables(book, sheet, (mapping.acknowledged(),), mapping.edition, register)
