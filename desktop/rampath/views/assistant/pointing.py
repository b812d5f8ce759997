"""What can be said of a row or column that is pointed at: declared once, for menus and keys alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rampath.wording import marked
from rampath.workbook.correcting import beginning_at, ending_at, with_column, with_row_left_out, with_total
from rampath.workbook.correcting_lines import dated_by_rows, has_parts, has_sides, is_named, with_parts, with_sides
from rampath.workbook.grid import Sheet
from rampath.workbook.mapping import Form, Mapping, Role, is_of_one_year

TABLES = frozenset({Form.YEARS, Form.DOWN, Form.LONG})
LISTS = frozenset({Form.LINES})

Say = Callable[[Mapping, Sheet, int], Mapping]
"""The mapping with something said of a row or column, which is counted from 1."""


@dataclass(frozen=True, slots=True)
class RowAct:
    """Something to say of a row, in tables of some `forms`; without `do` the table is guessed at anew from there.

    What holds of all rows tells by `so` whether it is said already.
    """

    id: str
    text: str
    key: str
    field: str
    do: Say | None = None
    forms: frozenset[Form] = TABLES | LISTS
    so: Callable[[Mapping], bool] | None = None

    def is_for(self, mapping: Mapping) -> bool:
        """Whether it means anything for such a table."""
        return mapping.form in self.forms


@dataclass(frozen=True, slots=True)
class ColumnAct:
    """Something to say of a column, in tables of some `forms`; `so` tells whether it is said of it already.

    With `dated` only where a column tells the year of each row, or only where none does. What needs `heading` needs
    one of the column's own.
    """

    id: str
    text: str
    key: str
    do: Say
    so: Callable[[Mapping, int], bool]
    forms: frozenset[Form] = TABLES | LISTS
    dated: bool | None = None
    heading: bool = False

    def is_for(self, mapping: Mapping) -> bool:
        """Whether it means anything for such a table."""
        dated = bool(mapping.of_role(Role.PERIOD))
        return mapping.form in self.forms and self.dated in {None, dated}

    def can(self, mapping: Mapping, column: int) -> bool:
        return not self.heading or is_named(mapping, column)


def _role(id_: str, text: str, key: str, role: Role, forms: frozenset[Form] = TABLES | LISTS) -> ColumnAct:
    """A role to give to a column."""
    return ColumnAct(
        id_, text, key, lambda mapping, sheet, at: with_column(mapping, sheet, at, role), _is_of(role), forms
    )


def _is_of(role: Role) -> Callable[[Mapping, int], bool]:
    def so(mapping: Mapping, column: int) -> bool:
        use = mapping.use(column)
        return use is not None and use.role is role

    return so


def _amounts(mapping: Mapping, sheet: Sheet, column: int) -> Mapping:
    return with_column(mapping, sheet, column, Role.AMOUNT)


ROW_ACTS: tuple[RowAct, ...] = (
    RowAct("header", marked("This is the &header row"), "H", "header_row"),
    RowAct(
        "begin", marked("Figures &begin here"), "B", "rows", lambda mapping, _sheet, row: beginning_at(mapping, row)
    ),
    RowAct("end", marked("Figures &end here"), "E", "rows", lambda mapping, _sheet, row: ending_at(mapping, row)),
    RowAct("total", marked("This is a &total, or none after all"), "T", "totals", with_total),
    RowAct(
        "leave_row",
        marked("&Leave this row out, or take it again"),
        "L",
        "totals",
        lambda mapping, _sheet, row: with_row_left_out(mapping, row),
    ),
    RowAct(
        "nested",
        marked("Do not count any line that is the &sum of those below it"),
        "S",
        "nested",
        lambda mapping, _sheet, _row: replace(mapping, nested=not mapping.nested),
        LISTS,
        lambda mapping: mapping.nested,
    ),
)

COLUMN_ACTS: tuple[ColumnAct, ...] = (
    ColumnAct("amounts", marked("&Amounts, of the year in the heading"), "A", _amounts, _is_of(Role.AMOUNT), LISTS,
              dated=False),
    ColumnAct("amounts_dated", marked("&Amounts, of the year of each row"), "A",
              lambda mapping, sheet, at: dated_by_rows(_amounts(mapping, sheet, at), at), _is_of(Role.AMOUNT), LISTS,
              dated=True),
    _role("names", marked("&Names stand here"), "N", Role.LABEL, TABLES),
    _role("titles", marked("&Names of the lines stand here"), "N", Role.TITLE, LISTS),
    _role("groups", marked("Headin&gs that lines belong to"), "G", Role.HEADING, LISTS),
    _role("years_down", marked("Years stand here, &one a row"), "O", Role.PERIOD),
    _role("values", marked("&Figures of the year of each row"), "F", Role.VALUE, TABLES),
    _role("item", marked("&What each row counts"), "W", Role.ITEM, TABLES),
    _role("unit", marked("&Unit or currency"), "U", Role.UNIT, TABLES),
    _role("flag", marked("E&stimate or not"), "S", Role.FLAG, TABLES),
    _role("code", marked("&Codes"), "C", Role.CODE),
    _role("text", marked("&Remarks"), "R", Role.TEXT),
    _role("leave_column", marked("Leave this column out (&X)"), "X", Role.IGNORED),
    ColumnAct("apart", marked("&Keep apart by this column, such as revenue and spending"), "K",
              lambda mapping, _sheet, at: with_sides(mapping, at), has_sides, LISTS, heading=True),
    ColumnAct("sums", marked("A total &per text of this column"), "P",
              lambda mapping, _sheet, at: with_parts(mapping, at), has_parts, LISTS, heading=True),
)  # fmt: skip
YEAR_KEY = "Y"
"""Gives the column the year that is likely there."""
NOT_COUNTED_KEY = "D"
"""Lists the texts of a budget's column, of which some say that a line does not count."""


def takes_year(mapping: Mapping) -> bool:
    """Whether each column of figures has a year of its own, so that one can be said of it."""
    if mapping.form is Form.LINES:
        return not mapping.of_role(Role.PERIOD)
    return mapping.form is Form.YEARS or is_of_one_year(mapping)
