"""Which edition a workbook is: told by its own words, by its file name, or by its dates."""

import re
from datetime import date

from rampath.workbook.grid import Book

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_WRITTEN = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b")
_IN_NAME = re.compile(r"(?<!\d)(?:20)?(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_CREATED = re.compile(rb"<dcterms:created[^<>]*>((?:19|20)\d\d)-(\d\d)-(\d\d)")
_SOURCE = re.compile(
    r"\bsource\b|\bpublished\b|\bedition\b|\bdefence (?:expenditure|investment) of nato\b", re.IGNORECASE
)


def edition_of(book: Book, last_year: int) -> str:
    """The edition's name, such as `NATO July 2026`.

    A date in a source line comes first, then one in the file's name (`nato_240617-…`), then the day on
    which the workbook was made; each must fall within a year of the last year of figures. Without any of
    them the last year names the edition.
    """
    for found in (_written(book), _named(book), _made(book)):
        if found is not None and abs(found.year - last_year) <= 1:
            return f"NATO {MONTHS[found.month - 1]} {found.year}"
    return f"NATO {last_year}"


def _written(book: Book) -> date | None:
    for cell in book.cells():
        text = cell.text
        if len(text) < 2000 and _SOURCE.search(text):
            found = _WRITTEN.search(text)
            if found is not None:
                return _date(int(found.group(3)), MONTHS.index(found.group(2)) + 1, int(found.group(1)))
    return None


def _named(book: Book) -> date | None:
    found = _IN_NAME.search(book.file.stem)
    return None if found is None else _date(2000 + int(found.group(1)), int(found.group(2)), int(found.group(3)))


def _made(book: Book) -> date | None:
    found = _CREATED.search(book.parts.get("docProps/core.xml", b""))
    return None if found is None else _date(*(int(part) for part in found.groups()))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
