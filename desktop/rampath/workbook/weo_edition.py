"""Which edition of the World Economic Outlook a file is: told by its footer, a column of dates, or its name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rampath.wording import listing
from rampath.workbook.edition import MONTHS
from rampath.workbook.grid import Book, Row, Sheet, filled, raw_text

_MONTH = "|".join(MONTHS)
_WRITTEN = re.compile(
    r"world economic outlook(?:\s+\(?weo\)?)?(?:\s+update)?(?:\s+data\s?base)?[\s,:()\-\u2013]{1,4}"
    rf"({_MONTH})\s+((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Notes on subjects speak of other editions, too, but further on in a sentence."""
_VINTAGE = re.compile(rf"\bWEO_((?:19|20)\d\d)_({'|'.join(month[:3].upper() for month in MONTHS)})_VINTAGE\b")
_DATASET = re.compile(r"IMF\.RES:WEO(?![A-Z])")
_PUBLISHED = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-\d\d")
_IN_NAME = re.compile(r"weo[\s_\-]*([a-z]{3})[a-z]*[\s_\-]*((?:19|20)\d\d)", re.IGNORECASE)
_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Published:
    """When an edition was published: a month (1 to 12) and a year."""

    month: int
    year: int

    @property
    def words(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True)
class Vintages:
    """The editions that the rows of a sheet name in a column (from 1), by their words: the latest, and the others."""

    column: int = 0
    latest: Published | None = None
    others: Mapping[str, Published] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The other editions."""
        return listing([each.words for each in sorted(self.others.values(), key=_order)])

    def leaves_out(self, row: Row) -> bool:
        """Whether a row is of another edition than the latest."""
        return bool(self.others) and self.column <= len(row) and row[self.column - 1] in self.others


def vintages_in(sheet: Sheet, header: int) -> Vintages:
    """The editions below a header, as the data portal names its datasets: `IMF.RES:WEO_2025_OCT_VINTAGE(1.0.0)`."""
    rows = sheet.rows[header:]
    first = rows[0] if rows else []
    column = next((at for at, value in enumerate(first) if isinstance(value, str) and _DATASET.match(value)), None)
    if column is None:
        return Vintages()
    texts = {row[column] for row in rows if column < len(row)}
    named = {text: when for text in texts if isinstance(text, str) and (when := _vintage(text)) is not None}
    latest = max(named.values(), key=_order, default=None)
    return Vintages(column + 1, latest, {text: when for text, when in named.items() if when != latest})


def _vintage(text: str) -> Published | None:
    found = _VINTAGE.search(text)
    return None if found is None else Published(_month(found[2]), int(found[1]))


def _order(when: Published) -> tuple[int, int]:
    return when.year, when.month


def published(book: Book) -> Published | None:
    """The edition's month and year; None where nothing tells."""
    written = (found for sheet in book.sheets if (found := _written(sheet)) is not None)
    names = (book.file.stem, *(sheet.name for sheet in book.sheets))  # a text file opened in Excel names its sheet
    named = (found for name in names if (found := _named(name)) is not None)
    return next(written, None) or next(named, None) or _dated(book)


def published_in(sheet: Sheet, vintages: Vintages) -> Published | None:
    """The edition that a sheet tells by itself."""
    return vintages.latest or _written(sheet) or _named(sheet.name)


def _written(sheet: Sheet) -> Published | None:
    for text in _texts(sheet):
        found = _WRITTEN.search(text)
        if found is not None:
            return Published(_month(found[1]), int(found[2]))
        vintage = _vintage(text)
        if vintage is not None:
            return vintage
    return None


def _named(name: str) -> Published | None:
    found = _IN_NAME.search(name)
    month = 0 if found is None else _month(found[1])
    return Published(month, int(found[2])) if found is not None and month else None


def _texts(sheet: Sheet) -> Iterator[str]:
    """The first and last rows of a sheet, where titles and sources stand."""
    for row in (*sheet.rows[-_LOOKED_AT:], *sheet.rows[:_LOOKED_AT]):
        yield from (value for value in row if isinstance(value, str) and len(value) > 20)


def _dated(book: Book) -> Published | None:
    """The date below a heading such as PUBLICATION_DATE."""
    for sheet in book.sheets:
        for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
            for column, value in enumerate(row):
                if isinstance(value, str) and re.sub(r"[\W_]+", " ", value.casefold()).strip() == "publication date":
                    below = sheet.rows[number + 1 : number + 2]
                    under = below[0][column] if below and column < len(below[0]) else ""
                    found = _PUBLISHED.search(raw_text(under)) if filled(under) else None
                    if found is not None and 1 <= int(found[2]) <= 12:
                        return Published(int(found[2]), int(found[1]))
    return None


def _month(word: str) -> int:
    """The month that a word begins like; 0 where there is none."""
    return next((at for at, month in enumerate(MONTHS, 1) if month[:3].casefold() == word[:3].casefold()), 0)
