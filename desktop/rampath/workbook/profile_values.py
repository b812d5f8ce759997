"""A profile: how the sheets of one kind of workbook are read, found again by their headers, whoever sends it."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.domain.observation import CURRENT, Kind, Measure
from rampath.workbook.header_pattern import named
from rampath.workbook.mapping import Form, Item, Part, Role


def readable(pattern: str) -> str:
    """A header pattern in a sentence: `FY [year] [stage] Amount`."""
    return pattern.replace("{any}", "…").replace("{", "[").replace("}", "]")


class YearFrom(StrEnum):
    """Where the year of an amount stands when its header does not name it."""

    HEADER = "header"
    TITLE = "title"
    FILE = "file name"
    SHEET = "sheet name"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A text and the cell in which it stood when the profile was made; it may have moved, but must be there."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """A column by its headers (any of several texts, see `header_pattern`), and what it holds.

    A column without a header goes by `at`, the letter it had beside the others. `kind` None is what the header
    says. An `optional` one may be missing. With an `actual_lag`, figures of the year so many before the last one are
    actual whatever the kind, unless the header is one of `actual_unless`. `under` are the words above its header,
    or in the header's rows below it, where these alone tell it from others of the same header.
    """

    headers: tuple[str, ...]
    role: Role
    at: str = ""
    kind: Kind | None = None
    year: int | None = None
    month: int | None = None
    stage: str = ""
    not_counted: str = ""
    digits: int = 0
    optional: bool = False
    member: str = ""
    actual_lag: int = 0
    actual_unless: tuple[str, ...] = ()
    counts: str = ""
    under: str = ""

    @property
    def title(self) -> str:
        """How the column is called in a sentence, with what its header leaves open between brackets."""
        return readable(self.headers[0]) if self.headers else self.at


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    """A sheet by its name (a pattern, `{any}` for whatever it is called), and how it is read; `also` are other names.

    `skipped` are the rows between header and first line, fewer than none where the lines begin above it, or `first` is
    a text in the first; `last` is a text in the last row, where the list does not go on to the end, and `until` one in
    the next row, where that looks like a row of the list and is none; rows with a text of `left_out` are no lines: the
    one where its cell has moved to, or without a cell all that have the text, if any.
    `repeated_in` are the names of sheets that show the same lines again. Where the file's name has one of the words of
    `preliminary`, its last year is an estimate. Where the `words_differ`, those around the table tell another unit than
    the profile, and a person knew better: they are not held against it. Everything else is as in a Mapping.
    """

    sheet: str
    form: Form
    columns: tuple[ProfileColumn, ...]
    header_row: int = 1
    skipped: int = 0
    first: Anchor | None = None
    last: Anchor | None = None
    until: Anchor | None = None
    anchors: tuple[Anchor, ...] = ()
    left_out: tuple[Anchor, ...] = ()
    optional: bool = False
    repeated_in: tuple[str, ...] = ()
    year_from: YearFrom = YearFrom.HEADER
    measure: Measure | None = None
    detail: str = ""
    member: str = ""
    currency: str = ""
    power: int = 0
    percent: bool = False
    price_basis: str = CURRENT
    estimates_from: int | None = None
    preliminary: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    decimal: str = ""
    parts: tuple[Part, ...] = ()
    sides: tuple[Part, ...] = ()
    items: tuple[Item, ...] = ()
    words_differ: bool = False
    nested: bool = False
    also: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether a sheet of this name is meant."""
        return any(named(pattern, name) is not None for pattern in (self.sheet, *self.also))

    @property
    def anywhere(self) -> bool:
        """Whether the sheet may have any name."""
        return self.sheet.strip() == "{any}"

    @property
    def needed(self) -> tuple[ProfileColumn, ...]:
        return tuple(column for column in self.columns if not column.optional)


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with its name, what it is for, where its files come from, and the file that it stands in.

    `edition` names what is read, with `{sheet}`, `{year}` (the last that has amounts) and `{file}` filled in.
    """

    name: str
    sheets: tuple[ProfileSheet, ...]
    text: str = ""
    source: str = ""
    edition: str = "{file}"
    file: str = ""
