"""A mapping: how one sheet is read, column by column, as a value that a person can correct piece by piece."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rampath.domain.observation import CURRENT, Kind, Measure
from rampath.workbook.numeral import COMMA, POINT, Separators

NO_EDITION = ""


class Form(StrEnum):
    """What a sheet is: a table whose columns are years, or a long list with columns of amounts."""

    YEARS = "years"
    LINES = "lines"


class Role(StrEnum):
    """What a column holds."""

    LABEL = "label"
    YEAR = "year"
    CODE = "code"
    TITLE = "title"
    HEADING = "heading"
    COUNTED = "counted"
    TEXT = "text"
    AMOUNT = "amount"
    PERIOD = "period"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


FIGURES = frozenset({Role.YEAR, Role.AMOUNT})
"""The roles whose cells give figures."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column (from 1), its heading, and what it holds.

    A column of figures has a `year`, a `kind`, and in a list perhaps a `month` (1 to 12) and the budget's own word
    for its `stage`; where a PERIOD column tells the year of each line, the figures need none. A column of the
    role COUNTED says which lines others hold already: those where it reads `not_counted` (several texts stand
    between `|`, and `*` stands for anything). Codes that a program made numbers of get back their leading zeros
    up to so many `digits`.
    """

    column: int
    header: str
    role: Role = Role.UNKNOWN
    year: int | None = None
    kind: Kind = Kind.ACTUAL
    month: int | None = None
    stage: str = ""
    not_counted: str = ""
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """The lines that a total is wanted of: those where a column begins with one of these texts.

    Without a text to begin with, there is a total for each text of the column.
    """

    name: str
    header: str
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the sheet called `sheet` is read.

    `measure` says what the figures are (None: not known yet), `detail` names an item; `member` is whose they are,
    or nothing where the labels name members. Money is in `currency` (nothing: each member's own), numbers count in
    powers of ten (`power` 6 for millions), `percent` means 2.1 for 2.1 %. Years from `estimates_from` on are
    estimates. Rows that begin with one of `totals`, and `left_out` rows, are no lines of their own. `decimal` is
    the decimal sign of a text file, nothing where numbers are numbers. `sides` are never added together, such as
    revenue and expenditure. `repeats` is the sheet whose lines this one shows again, so that they are not counted
    twice.
    """

    sheet: str
    form: Form
    header_row: int
    columns: tuple[ColumnUse, ...]
    first_row: int = 0
    last_row: int | None = None
    measure: Measure | None = None
    detail: str = ""
    member: str = ""
    currency: str = ""
    power: int = 0
    percent: bool = False
    price_basis: str = CURRENT
    estimates_from: int | None = None
    totals: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    decimal: str = ""
    edition: str = NO_EDITION
    parts: tuple[Part, ...] = ()
    sides: tuple[Part, ...] = ()
    repeats: str = ""

    @property
    def begins(self) -> int:
        """The first row below the header."""
        return self.first_row or self.header_row + 1

    @property
    def separators(self) -> Separators | None:
        return {",": COMMA, ".": POINT}.get(self.decimal)

    @property
    def unknown(self) -> tuple[ColumnUse, ...]:
        """The columns of which nobody has said yet what they hold."""
        return tuple(use for use in self.columns if use.role is Role.UNKNOWN)

    @property
    def figures(self) -> tuple[ColumnUse, ...]:
        return tuple(use for use in self.columns if use.role in FIGURES)

    def use(self, column: int) -> ColumnUse | None:
        return next((use for use in self.columns if use.column == column), None)

    def of_role(self, role: Role) -> tuple[ColumnUse, ...]:
        return tuple(use for use in self.columns if use.role is role)

    def with_use(self, use: ColumnUse) -> "Mapping":
        """The mapping with what one column holds corrected."""
        others = [known for known in self.columns if known.column != use.column]
        return replace(self, columns=tuple(sorted([*others, use], key=lambda each: each.column)))

    def with_role(self, column: int, role: Role) -> "Mapping":
        """One column given another role; there is only one label, so the one before becomes a text."""
        known = self.use(column)
        if known is None:
            return self
        mapping = self
        if role is Role.LABEL:
            for use in self.of_role(Role.LABEL):
                mapping = mapping.with_use(replace(use, role=Role.TEXT))
        return mapping.with_use(replace(known, role=role))

    def acknowledged(self) -> "Mapping":
        """The mapping with every column that is still unknown left out on purpose."""
        mapping = self
        for use in self.unknown:
            mapping = mapping.with_use(replace(use, role=Role.IGNORED))
        return mapping


def blocked(mapping: Mapping) -> str | None:
    """Why a mapping cannot be read yet, as a code word for the one who asks; None where it can."""
    if mapping.unknown:
        return "columns"
    if not mapping.figures:
        return "figures"
    if mapping.form is Form.YEARS and not mapping.of_role(Role.LABEL):
        return "label"
    if any(use.year is None for use in mapping.figures) and not mapping.of_role(Role.PERIOD):
        return "years"
    if mapping.measure is None:
        return "measure"
    return None
