"""What can be said of a row or column that is pointed at: declared once, for menus and keys alike."""

from collections.abc import Callable
from dataclasses import dataclass

from rampath.wording import marked
from rampath.workbook.correcting import beginning_at, ending_at, with_row_left_out, with_total
from rampath.workbook.grid import Sheet
from rampath.workbook.mapping import Mapping, Role


@dataclass(frozen=True, slots=True)
class RowAct:
    """Something to say of a row; without `do` the table is guessed at anew from there."""

    id: str
    text: str
    key: str
    field: str
    do: Callable[[Mapping, Sheet, int], Mapping] | None = None


@dataclass(frozen=True, slots=True)
class ColumnAct:
    """A role to give to a column."""

    id: str
    text: str
    key: str
    role: Role


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
)

COLUMN_ACTS: tuple[ColumnAct, ...] = (
    ColumnAct("names", marked("&Names stand here"), "N", Role.LABEL),
    ColumnAct("years_down", marked("Years stand here, &one a row"), "O", Role.PERIOD),
    ColumnAct("values", marked("&Figures of the year of each row"), "F", Role.VALUE),
    ColumnAct("item", marked("&What each row counts"), "W", Role.ITEM),
    ColumnAct("unit", marked("&Unit or currency"), "U", Role.UNIT),
    ColumnAct("flag", marked("E&stimate or not"), "S", Role.FLAG),
    ColumnAct("code", marked("&Codes"), "C", Role.CODE),
    ColumnAct("text", marked("&Remarks"), "R", Role.TEXT),
    ColumnAct("leave_column", marked("Leave this column out (&X)"), "X", Role.IGNORED),
)
YEAR_KEY = "Y"
"""Gives the column the year that is likely there."""
