"""A mapping: how one sheet is read, column by column, as a value that a person can correct piece by piece."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rampath.domain.observation import CURRENT, Kind, Measure
from rampath.workbook.numeral import COMMA, POINT, Separators

NO_EDITION = ""
CONSTANT = "constant"
"""Constant prices of a year that nobody has said yet."""


class Form(StrEnum):
    """What a sheet is.

    YEARS: columns are years, rows are members or items. DOWN: rows are years, columns are members or items.
    LONG: each row names a member, and a year where not all are of the same. LINES: a budget's long list with columns of
    amounts.
    """

    YEARS = "years"
    DOWN = "down"
    LONG = "long"
    LINES = "lines"


class Role(StrEnum):
    """What a column holds.

    VALUE is a column of figures whose year stands in the PERIOD column of the same row, or is its own without one.
    ITEM says what a row counts, UNIT its currency or scale, FLAG whether it is an estimate.
    """

    LABEL = "label"
    YEAR = "year"
    PERIOD = "period"
    VALUE = "value"
    ITEM = "item"
    UNIT = "unit"
    FLAG = "flag"
    CODE = "code"
    TITLE = "title"
    HEADING = "heading"
    COUNTED = "counted"
    TEXT = "text"
    AMOUNT = "amount"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


FIGURES = frozenset({Role.YEAR, Role.AMOUNT, Role.VALUE})
"""The roles whose cells give figures."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column (from 1), its heading, and what it holds.

    A column of figures has a `year`, a `kind`, and in a list perhaps a `month` (1 to 12) and the budget's own word
    for its `stage`; where a PERIOD column tells the year of each line, the figures need none. A column of the
    role COUNTED says which lines others hold already: those where it reads `not_counted` (several texts stand
    between `|`, and `*` stands for anything); where `counts` says likewise what the other lines read, anything else is
    told. Codes that a program made numbers of get back their leading zeros up to so many `digits`. `member` says whose
    a column of values is where its heading does not.
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
    member: str = ""
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What one row or column of a table counts, known by its `text` there; the other fields as in a mapping.

    Its `measure` is None as long as nobody has said what it is; `left_out` where it is passed over on purpose.
    """

    text: str
    measure: Measure | None = None
    detail: str = ""
    currency: str = ""
    power: int = 0
    percent: bool = False
    price_basis: str = CURRENT
    left_out: bool = False

    @property
    def known(self) -> bool:
        """Whether somebody has said what it is; constant prices need their year."""
        return self.measure is not None and not basis_lacks_year(self)


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
    twice. In a `nested` list lines that are the sum of those right below or above them do not count. Where rows or
    columns count different things, `items` says for each what it is, and `measure` is None.
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
    items: tuple[Item, ...] = ()
    nested: bool = False

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

    @property
    def unknown_items(self) -> tuple[Item, ...]:
        """The rows or columns of which nobody has said yet what they count."""
        return tuple(item for item in self.items if not item.known and not item.left_out)

    def item(self, text: str) -> Item | None:
        """What is known of the row or column that this text stands at, blanks set aside."""
        bare = " ".join(text.split())
        return next((item for item in self.items if item.text == bare), None)

    def with_item(self, item: Item) -> "Mapping":
        """The mapping with what one row or column counts corrected."""
        return replace(self, items=tuple(item if known.text == item.text else known for known in self.items))

    def of_role(self, role: Role) -> tuple[ColumnUse, ...]:
        return tuple(use for use in self.columns if use.role is role)

    def with_use(self, use: ColumnUse) -> "Mapping":
        """The mapping with what one column holds corrected."""
        others = [known for known in self.columns if known.column != use.column]
        return replace(self, columns=tuple(sorted([*others, use], key=lambda each: each.column)))

    def with_role(self, column: int, role: Role) -> "Mapping":
        """One column given another role; of labels and of periods there is one, so that before becomes a text."""
        known = self.use(column)
        if known is None:
            return self
        mapping = self
        if role in {Role.LABEL, Role.PERIOD}:
            for use in self.of_role(role):
                mapping = mapping.with_use(replace(use, role=Role.TEXT))
        if role is Role.PERIOD:  # each row tells its year now
            for use in self.of_role(Role.VALUE):
                mapping = mapping.with_use(replace(use, year=None, kind=Kind.ACTUAL))
            for use in self.of_role(Role.AMOUNT):  # whose heading still says whether they are a plan
                mapping = mapping.with_use(replace(use, year=None))
        return mapping.with_use(replace(known, role=role))

    def acknowledged(self) -> "Mapping":
        """The mapping with every column and item that is still unknown left out on purpose."""
        mapping = self
        for use in self.unknown:
            mapping = mapping.with_use(replace(use, role=Role.IGNORED))
        for item in self.unknown_items:
            mapping = mapping.with_item(replace(item, left_out=True))
        return mapping


def is_of_one_year(mapping: Mapping) -> bool:
    """Whether no column tells the year of each row of a list, so that each column of figures has its own."""
    return mapping.form is Form.LONG and not mapping.of_role(Role.PERIOD)


def needs_member(mapping: Mapping) -> bool:
    """Whether nothing in a table of items says whose they are."""
    roles = {use.role for use in mapping.columns}
    own = {Form.YEARS: Role.ITEM in roles, Form.DOWN: False, Form.LONG: Role.LABEL in roles}
    return not mapping.member and not own.get(mapping.form, True)


def basis_lacks_year(told: Mapping | Item) -> bool:
    """Whether money is at constant prices of a year that nobody has said; GDP may be so, as a series of growth."""
    return told.price_basis == CONSTANT and told.measure not in {None, Measure.REAL_GDP}


def blocked(mapping: Mapping) -> str | None:
    """Why a mapping cannot be read yet, as a code word for the one who asks; None where it can."""
    roles = {use.role for use in mapping.columns}
    needs_label = mapping.form is Form.YEARS or (mapping.form is Form.LONG and not mapping.member)
    lacking = {
        "columns": bool(mapping.unknown),
        "figures": not mapping.figures,
        "period": mapping.form is Form.DOWN and Role.PERIOD not in roles,
        "year": is_of_one_year(mapping) and any(use.year is None for use in mapping.figures),
        "label": needs_label and Role.LABEL not in roles,
        "years": Role.PERIOD not in roles and any(use.year is None for use in mapping.figures),
        "items": bool(mapping.unknown_items),
        "member": bool(mapping.items) and needs_member(mapping),
        "basis": basis_lacks_year(mapping),
        "measure": mapping.measure is None and all(item.left_out for item in mapping.items),
    }
    return next((word for word, lacks in lacking.items() if lacks), None)


def lacking(mapping: Mapping) -> str | None:
    """Why a mapping that a person makes cannot be taken yet, as a code word; of a budget it says whose and in what.

    A profile that somebody wrote may leave that open.
    """
    lacks = blocked(mapping)
    if lacks is None and mapping.form is Form.LINES:
        lacks = "owner" if not mapping.member else "currency" if not mapping.currency else None
    return lacks
