"""Reading a book as its draft says: each sheet by the mappings of its tables, and the other sheets left out."""

from dataclasses import replace
from pathlib import Path

from rampath.domain.member import Register
from rampath.wording import listing, marked, tr
from rampath.workbook.draft import Draft
from rampath.workbook.grid import Book
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.plausible import asked
from rampath.workbook.reading import Reading, reading_of
from rampath.workbook.result import Sheets
from rampath.workbook.safety import WorkbookRefused

LAYOUT = marked("Read by hand")


def read_draft(draft: Draft, register: Register) -> Reading:
    """What the book says by the mappings of the draft; raises WorkbookRefused where nothing could be read."""
    book = replace(draft.book, answers=draft.answers)
    sheets = read_mapped(book, draft.mappings, register)
    if not sheets.used:
        raise WorkbookRefused(tr("As it is said, no figure can be read from {file}.", file=book.file.name))
    sheets = replace(sheets, findings=(*draft.findings, *sheets.findings))
    names = listing(list(dict.fromkeys(mapping.sheet for mapping in draft.mappings)))
    if draft.profile:
        why = tr("as the profile {profile} and you said for {names}", profile=Path(draft.profile).name, names=names)
    else:
        why = tr("as you said for {names}", names=names)
    return reading_of(book, sheets, tr(LAYOUT), why, register, profile=draft.profile)


def preview(book: Book, mapping: Mapping, register: Register) -> Sheets:
    """What one table gives as it stands, with what is not known yet left out; it asks what an import would ask."""
    sheet = book.sheet(mapping.sheet)
    if mapping.form is Form.LINES:
        return read_mapped(book, (mapping.acknowledged(),), register)
    if sheet is None:
        return Sheets(mapping.edition, (), (), ())
    found = read_tables(book, sheet, (mapping.acknowledged(),), mapping.edition, register)
    return asked(found, book.answers, register)
