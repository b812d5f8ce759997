"""The rows of NATO's tables: headers of years, and the labels that name a member and its currency."""

import re
from dataclasses import dataclass

from rampath.domain.member import Member, Register
from rampath.domain.observation import Kind
from rampath.workbook.grid import Cell
from rampath.workbook.nato_words import CURRENCIES, Meaning, of_column
from rampath.workbook.years import Year, year_of

_FIRST_YEAR = 1945
"""NATO's tables begin later; smaller numbers are amounts."""


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A column of figures: its year, its kind, and its own meaning where the header gives one in words.

    `note` says in a sentence what was taken for granted about the year.
    """

    column: int
    year: int
    kind: Kind
    cell: Cell
    heading: Meaning | None = None
    note: str = ""

    @property
    def text_year(self) -> bool:
        """Whether a plain year stands there as text, which sorts and looks up wrongly in Excel."""
        return isinstance(self.cell.value, str) and self.cell.text.isdigit()


@dataclass(frozen=True, slots=True)
class Header:
    """A row of years."""

    row: int
    columns: tuple[YearColumn, ...]

    @property
    def first(self) -> int:
        return self.columns[0].column

    @property
    def last_year(self) -> int:
        return max(column.year for column in self.columns)


def header_in(row: list[Cell], meaning: Meaning) -> Header | None:
    """The header that a row is: two years or more in rising order, and headings that name a year in words."""
    columns: list[YearColumn] = []
    for cell in row:
        found = _year(cell)
        if found is not None:
            columns.append(YearColumn(cell.column, found.year, found.kind, cell, note=found.note))
        elif columns and cell.text:
            heading = of_column(meaning, cell.text)
            if heading is not None:
                own, year, flag = heading
                kind = Kind.ESTIMATE if flag else Kind.ACTUAL
                columns.append(YearColumn(cell.column, year, kind, cell, own))
        elif cell.number is not None:
            return None
    years = [column.year for column in columns if column.heading is None]
    if len(years) < 2 or years != sorted(set(years)):
        return None
    return Header(row[0].row, tuple(columns))


def _year(cell: Cell) -> Year | None:
    found = None if cell.error else year_of(cell.value)
    return found if found is not None and found.year >= _FIRST_YEAR else None


@dataclass(frozen=True, slots=True)
class Label:
    """Who a row is about, the cell that says so, and the currency that the row names, if any.

    `worded` where the row has words for a currency, known or left to the register, such as kroner.
    """

    member: Member
    cell: Cell
    currency: str | None
    worded: bool = False


_LONGEST_NAME = 120
_BRACKET = re.compile(r"\(([^()]*)\)")


def label_in(row: list[Cell], before: int, register: Register) -> Label | None:
    """The member or aggregate named left of the first column of figures."""
    left = [cell for cell in row if cell.column < before and cell.text]
    for cell in left:
        member = member_named(cell.text, register)
        if member is not None:
            words = [match for each in left for match in _BRACKET.findall(each.text)]
            words += [each.text for each in left if each is not cell]
            currency = next((CURRENCIES[w] for w in map(_currency_word, words) if w in CURRENCIES), None)
            return Label(member, cell, currency, bool(words))
    return None


def member_named(text: str, register: Register) -> Member | None:
    """The member that a label names, without currency in brackets, footnote marks and stars.

    A footnote letter may be glued to the name, as in `Greecea`; it is taken off only where the name is
    then one that is known.
    """
    if len(text) > _LONGEST_NAME:
        return None
    bare = " ".join(_BRACKET.sub(" ", text).replace("*", " ").split())
    found = register.find(bare)
    if found is None and len(bare) > 4:
        found = register.find(re.sub(r"(?:\s+[a-z]|[a-z]|[¹²³\d]+)$", "", bare))
    return found


def _currency_word(text: str) -> str:
    return " ".join(text.casefold().replace("million", " ").split())
