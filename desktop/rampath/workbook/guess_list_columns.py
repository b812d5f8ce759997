"""What each column of a budget's long list holds, and why: amounts, years, codes, titles, headings, or nobody knows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from rampath.domain.member import plain
from rampath.wording import listing, tr
from rampath.workbook.column_words import is_of_years, role_of_heading
from rampath.workbook.currency import currencies_in
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Cell
from rampath.workbook.guess_columns import Told
from rampath.workbook.guess_heads import Heads
from rampath.workbook.guess_list import Listed
from rampath.workbook.guess_list_words import (
    first_words_held,
    held_by_others,
    is_named_as_code,
    says_amount,
    says_code,
    says_no_amount,
    says_title,
)
from rampath.workbook.line_heading import amount_of
from rampath.workbook.mapping import ColumnUse, Role
from rampath.workbook.scale import scales_in

_MOSTLY, _NEARLY_ALL = 0.6, 0.95
_LONGEST_CODE = 24
_CODE = re.compile(r"(?:[^\W\d_]{0,4}|[A-Z]+)(?:[\d ./\-]+(?:[^\W\d_]{0,4}|[A-Z]+))*[.)]?")
_CENTS = re.compile(r"[-+]?\d{5,}[.,]\d\d")
_LINK = re.compile(r"(?:https?://|www\.)\S")
_BOUND = re.compile(r"avail|expir|begin|start|since|\b(?:seit|debut|inizio|inicio|poczatek|zacatek|kezdet)")
"""In headings of years in which something begins, and not those of the amounts: `beginning_period_of_availability`."""
_SHARED = 0.5
_FEWEST_GROUPS = 3
_FEW = 8
_LARGEST_KIND = 100
_FIRST_BUDGET, _LAST_BUDGET = 1950, 2100


class ListColumns:
    """The columns of a list, from left to right."""

    def __init__(self, glance: Glance, listed: Listed, heads: Heads) -> None:
        self._glance = glance
        self._listed = listed
        self._heads = heads
        self._rows = frozenset(listed.rows)

    def told(self) -> tuple[Told, ...]:
        """What each column holds; of several codes the one that tells most lines apart is that of the lines."""
        columns = sorted({*self._listed.numbers, *self._listed.words})
        return tuple(self._told(column) for column in columns)

    def cells(self, column: int) -> list[Cell]:
        """The filled cells of a column in the rows with amounts."""
        return [cell for cell in self._glance.columns[column] if cell.row in self._rows]

    def texts(self, column: int) -> list[str]:
        """What stands in these, each on one line."""
        return [" ".join(cell.raw.split()) for cell in self.cells(column)]

    def heading(self, column: int) -> str:
        """What stands over a column, the words of all header rows from above down."""
        return self._heads.words(column)

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """The columns of money: those whose heading says so, else all whose numbers could be."""
        return self.said_amounts or tuple(self._possible)

    @cached_property
    def said_amounts(self) -> tuple[int, ...]:
        """The columns of numbers whose heading speaks of money."""
        return tuple(column for column in self._possible if says_amount(self.heading(column)))

    @cached_property
    def _possible(self) -> list[int]:
        """The columns of numbers that are no codes, no years, and by their heading nothing else than money."""
        others = {*self.codes, self.period}
        numbers = [column for column in self._listed.numbers if column not in others]
        return [column for column in numbers if not says_no_amount(self.heading(column))]

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """The columns of codes and numbers that are none to be added up."""
        return tuple(
            column
            for column in sorted({*self._listed.numbers, *self._listed.words})
            if column != self.period and self._is_code(column)
        )

    @cached_property
    def period(self) -> int:
        """The column that tells the year of each line; 0 where there is none."""
        for column in (*self._listed.numbers, *self._listed.words):
            years = {self._glance.year(cell.row, column) for cell in self.cells(column)}
            numbers = {None if year is None else year.year for year in years}
            known = all(year is not None and _FIRST_BUDGET <= year <= _LAST_BUDGET for year in numbers)
            heading = self._heads.heading(column)
            if (
                known
                and heading
                and is_of_years(heading)
                and not _BOUND.search(plain(heading))
                and self._glance.year(self._listed.header_row, column) is None
            ):
                return column
        return 0

    @cached_property
    def title(self) -> int:
        """The column that names the lines: one that is headed so, else the one with most to read; 0 where none is."""
        words = [column for column in self._listed.words if column not in self.codes]
        words = [column for column in words if not all(map(_LINK.match, self.texts(column)))]
        if not words:
            return 0
        return max(words, key=lambda column: (self._variety(column) > _MOSTLY, says_title(self._heads.heading(column)),
                                              self._variety(column), column, self._length(column)))  # fmt: skip

    @cached_property
    def code(self) -> int:
        """The column of codes that tells most lines apart, of those that most lines have; 0 where there is none."""
        left = [column for column in self.codes if self.amounts and column < max(self.amounts)]
        most = [column for column in left if len(self.cells(column)) >= _SHARED * len(self._rows)]
        return max(most, key=lambda column: (self._variety(column), column), default=0)

    @cached_property
    def has_groups(self) -> bool:
        """Whether there are codes, be it only beside lines that hold those below, or words that several lines share."""
        shared = (1 < len(set(self.texts(column))) <= _SHARED * len(self._rows) for column in self._listed.words)
        return bool(self.code) or any(shared) or any(map(self._heads_groups, self.codes))

    def _heads_groups(self, column: int) -> bool:
        """Whether codes, each of them once, stand left of the titles beside a few of the lines."""
        texts = self.texts(column)
        return column < self.title and _FEWEST_GROUPS <= len(texts) == len(set(texts))

    def _told(self, column: int) -> Told:
        header = self._heads.heading(column)
        use = ColumnUse(column, header, Role.UNKNOWN)
        if column == self.period:
            return Told(replace(use, role=Role.PERIOD), tr("It tells the year of each line."))
        if column in self.amounts:
            sure = says_amount(self.heading(column))
            why = tr("Its heading speaks of money.") if sure else tr("It holds a number for most lines.")
            return Told(replace(use, role=Role.AMOUNT), why, sure)
        if column == self.code:
            return Told(replace(use, role=Role.CODE), tr("Its cells tell the lines apart."))
        if column in self.codes:
            return Told(replace(use, role=Role.HEADING), tr("Its cells are codes of what the lines belong to."))
        if column in self._listed.numbers:
            return Told(use, tr("It holds numbers, and nothing says that they are money to be added up."))
        return self._of_words(use)

    def _of_words(self, use: ColumnUse) -> Told:
        texts = self.texts(use.column)
        different = dict.fromkeys(texts)
        held = held_by_others(different) if len(different) <= _FEW else ()
        if held and use.column != self.title:
            others = [text for text in different if text not in held]
            counts = others[0] if len(others) == 1 and len(texts) >= _NEARLY_ALL * len(self._rows) else ""
            words = listing([tr("“{text}”", text=text) for text in held])
            return Told(replace(use, role=Role.COUNTED, not_counted="|".join(held), counts=counts),
                        tr("Lines with {words} are held by others already.", words=words))  # fmt: skip
        if use.column == self.title:
            return self._title(use, texts)
        if role_of_heading(use.header) is Role.TEXT or use.column > max(self.amounts, default=0):
            return Told(replace(use, role=Role.TEXT), tr("It says more about the lines."))
        if 1 < len(different) <= _MOSTLY * len(texts):
            return Told(replace(use, role=Role.HEADING), tr("Several lines share each of its texts."))
        return Told(replace(use, role=Role.TEXT), tr("It says more about the lines."))

    def _title(self, use: ColumnUse, texts: Sequence[str]) -> Told:
        begins = first_words_held(texts)
        if not begins or not self.code:
            return Told(replace(use, role=Role.TITLE), tr("It names the lines."))
        words = listing([tr("“{text}”", text=text) for text in begins])
        why = tr("It names the lines; those that begin with {words} are held by others already.", words=words)
        return Told(
            replace(use, role=Role.COUNTED, not_counted="|".join(f"{each}*" for each in begins)), why, sure=False
        )

    def _is_code(self, column: int) -> bool:
        """Whether cells look like codes, and the heading does not speak of money."""
        cells = self.cells(column)
        if not cells:
            return False
        heading = self._heads.heading(column)
        shaped = sum(_is_code_shaped(cell) for cell in cells) >= _NEARLY_ALL * len(cells)
        if column in self._listed.words:
            return shaped and any(any(map(str.isdigit, cell.raw)) for cell in cells)
        zeros = any(cell.text.startswith("0") and cell.text.isdecimal() and len(cell.text) > 1 for cell in cells)
        if not shaped or _is_dated(heading) or (says_no_amount(heading) and not says_code(heading)):
            return False
        if self._is_of_kinds(column, heading):
            return True
        other = (
            not says_amount(heading)
            and column < self._first_said
            and (_are_of_one_length(cells) or any(not _is_number(cell) for cell in cells))
        )
        return zeros or says_code(heading) or other or (is_named_as_code(heading) and _are_of_one_length(cells))

    @cached_property
    def _first_said(self) -> int:
        """The first column of numbers whose heading speaks of money; where none does, the last one of words."""
        said = (column for column in self._listed.numbers if says_amount(self.heading(column)))
        return next(said, max(self._listed.words, default=0))

    def _is_of_kinds(self, column: int, heading: str) -> bool:
        """Whether a column before the titles holds a few small numbers again and again, whatever word heads it."""
        cells, told = self.cells(column), amount_of(heading)
        numbers = {cell.counted for cell in cells}
        small = {number for number in numbers if number is not None and 0 < number < _LARGEST_KIND}
        few = len(small) <= min(_FEW, _SHARED * len(cells)) and small == numbers
        undated = told.year is None and told.month is None and not (currencies_in(heading) or scales_in(heading))
        return few and undated and column < max(self._listed.words, default=0)

    def _variety(self, column: int) -> float:
        """How many different texts there are for each line."""
        return len(set(self.texts(column))) / max(1, len(self._rows))

    def _length(self, column: int) -> float:
        texts = self.texts(column)
        return sum(map(len, texts)) / max(1, len(texts))


def _are_of_one_length(cells: Sequence[Cell]) -> bool:
    """Whether whole numbers have all as many digits, three at least, and are not all the same."""
    digits = {" ".join(cell.raw.split()) for cell in cells}
    return len({len(each) for each in digits}) == 1 and len(digits) > 1 and min(map(len, digits)) > 2


def _is_number(cell: Cell) -> bool:
    return cell.counted is not None


def _is_dated(heading: str) -> bool:
    return any(word.isdecimal() and len(word) == 4 for word in heading.split())


def _is_code_shaped(cell: Cell) -> bool:
    """Whether a cell is a whole number, or a short text of digits, signs and a few letters, without words in it."""
    if cell.number is not None:
        return cell.number >= 0 and cell.number.is_integer()
    text = cell.text.strip()
    return 0 < len(text) <= _LONGEST_CODE and _CODE.fullmatch(text) is not None and not _CENTS.fullmatch(text)
