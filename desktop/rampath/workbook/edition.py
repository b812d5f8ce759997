"""Which edition a workbook is: told by its own words, by its file name, or by its dates."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain

from rampath.domain.member import plain
from rampath.workbook.grid import Book

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_IN_FRENCH = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_NUMBER_OF = {month.casefold(): number for names in (MONTHS, _IN_FRENCH) for number, month in enumerate(names, 1)}

_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)? ({'|'.join(_NUMBER_OF)}),? ((?:19|20)\d\d)\b")
_ACCESSION = re.compile(rf"\b(?:ally|allies|member|allie|membre)\b[^.]*?{_WRITTEN.pattern}")
"""Notes tell since when a country has been an Ally, which is no date of publication."""
_IN_NAME = re.compile(r"(?<!\d)(?:20)?(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_CREATED = re.compile(rb"<dcterms:created[^<>]*>((?:19|20)\d\d)-(\d\d)-(\d\d)")
_SOURCE = re.compile(
    r"\bsource\b|\bpublished\b|\bedition\b|\bdefence (?:expenditures?|investment) of nato\b|\bpublie\b"
    r"|\bdepenses de defense des pays de l'otan\b"
)
_MAY_TELL = re.compile("source|publi|[eé]dition|nato|otan", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 2000


def named_by_file(book: Book) -> str:
    """What the edition of a book is called that tells none: the file's name without its ending, in words."""
    return " ".join(book.file.stem.replace("_", " ").split()) or book.file.stem


def span_in_words(years: Sequence[int]) -> str:
    """The years that an edition without a date is called by: `2019-2021`, or the only one; nothing without any."""
    return "-".join(map(str, sorted({min(years), max(years)}))) if years else ""


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
    for text in dict.fromkeys(chain.from_iterable(sheet.texts for sheet in book.sheets)):
        if len(text) < _LONGEST and _DIGIT.search(text) and _MAY_TELL.search(text):
            words = plain(text)
            found = _WRITTEN.search(_ACCESSION.sub(" ", words)) if _SOURCE.search(words) else None
            if found is not None:
                return _date(int(found[3]), _NUMBER_OF[found[2]], int(found[1]))
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
