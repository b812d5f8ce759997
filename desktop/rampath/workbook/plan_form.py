"""How the sheets of the plan workbook are declared: columns with their forms, and sheets of them."""

from dataclasses import dataclass
from enum import StrEnum

from rampath.wording import marked


class Form(StrEnum):
    """How a column's cells are written and read."""

    TEXT = "text"
    YEAR = "year"
    SHARE = "share"
    CHANGE = "change"
    NUMBER = "number"
    POSITIVE = "number above zero"
    FLAG = "flag"
    POINTS = "points"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a form looks in a cell, and in words."""

    number_format: str
    words: str


FORMS = {
    Form.TEXT: Writing("@", marked("text")),
    Form.YEAR: Writing("0", marked("year")),
    Form.SHARE: Writing("0.00%", marked("per cent (the cell holds the fraction)")),
    Form.CHANGE: Writing("0.00%", marked("change in per cent (the cell holds the fraction)")),
    Form.NUMBER: Writing("General", marked("number")),
    Form.POSITIVE: Writing("General", marked("number above zero")),
    Form.FLAG: Writing("@", marked("yes or empty")),
    Form.POINTS: Writing("0.00", marked("percentage points")),
    Form.MONEY: Writing("#,##0", marked("millions")),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header; `required` cells may not be empty.

    `highest` is the largest fraction that a share may be: more than that is a per cent typed as a number.
    `choices` are the words that a cell may hold, where they are a fixed list. An `optional` column came with a later
    version of the layout, and nothing is missed where it is not there. A `hidden` one is for the workbook's formulas,
    and for telling what a person changed. A `computed` one is never read.
    """

    header: str
    form: Form = Form.TEXT
    width: float = 14
    required: bool = False
    optional: bool = False
    highest: float | None = None
    choices: tuple[str, ...] = ()
    hidden: bool = False
    computed: bool = False


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet with a title, a sentence or two that explain it, a header in row 4, and rows below it."""

    name: str
    about: str
    columns: tuple[Column, ...]
    hint: str = ""
    optional: bool = False
    """Came with a later version of the layout; nothing is missed where it is not there."""

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(column.header for column in self.columns)

    @property
    def sentences(self) -> tuple[str, ...]:
        return (self.about, self.hint) if self.hint else (self.about,)

    def column(self, header: str) -> int:
        """The place of a column, from 1; ValueError for a header that was not declared."""
        return self.headers.index(header) + 1
