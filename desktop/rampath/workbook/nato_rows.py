"""The rows of NATO's tables: labels that name a member, its currency and its footnotes, and rows of column numbers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rampath.domain.member import Member, Register, plain
from rampath.workbook.currency import code_of, currencies_in
from rampath.workbook.figure import figure_in
from rampath.workbook.grid import Cell, Line
from rampath.workbook.name_parts import is_mark
from rampath.workbook.nato_counted import Meaning
from rampath.workbook.nato_words import COLUMN_NUMBER
from rampath.workbook.scale import scales_in

_LONGEST_NAME = 120
_MILLION = 6
_BRACKET = re.compile(r"\(([^()]*)\)")
_FOOTNOTE = re.compile(r"[a-z]|\d{1,2}")
_GLUED = re.compile(r"(?P<marks>\s*[a-k](?:\s*,\s*[a-k])*|[a-k]{2}|[¹²³⁰⁴-⁹⁽⁾\d,]+)$")
"""No edition has more than a few footnotes, and letters further on would make an Ally of "Albanian"."""

_HOW_MANY = re.compile(r"\b(?:[mb]illions?|milliards|milliers|thousands?|of|de)\b", re.IGNORECASE)
_STARS = re.compile(r"[*†‡§]+")
_SHORTEST = 4
"""No member's name is shorter, so that no letter is taken off a code."""

_FRENCH_CURRENCIES = {
    "couronnes": "", "livres": "", "livres turques": "TRY", "nouveaux lei": "RON", "dollars des e.-u.": "USD",
    "dollars e.-u.": "USD", "dollars us": "USD", "denars": "MKD",
}  # fmt: skip
"""Currencies as the French editions write them, where they are no names elsewhere; "" is left to the register."""


class Label(NamedTuple):
    """Who a row is about, the cell that says so, and the currency that the row names, if any.

    `worded` where the row has words for a currency, known or left to the register, such as kroner. `marks` are
    the footnotes after the name, which mean something else in each table. `power` is the power of ten that stands
    beside its currency, as in `Thousand zlotys`; None where none does.
    """

    member: Member
    cell: Cell
    currency: str | None
    worded: bool = False
    marks: tuple[str, ...] = ()
    power: int | None = None

    def scaled(self, meaning: Meaning | None) -> Meaning | None:
        """What the table's figures mean in this row: money in the scale that the row names."""
        if meaning is None or self.power is None or not meaning.national or meaning.shift == self.power - _MILLION:
            return meaning
        return meaning._replace(shift=self.power - _MILLION)


class Labels:
    """The labels of rows by their words: the same few members stand in every block of every table."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, ...], tuple[int, Label] | None] = {}
        self._alone: dict[object, Label] = {}

    def known(self, cell: Cell) -> Label | None:
        """The label of a row that has no other words; None where nothing is known of it yet."""
        known = self._alone.get(cell.value)
        if known is None:
            return None
        return Label(known.member, cell, known.currency, known.worded, known.marks, known.power)

    def of(self, line: Line, years: frozenset[int]) -> Label | None:
        """The member or aggregate that a row names, outside the columns of `years`; the leftmost name counts."""
        words, texts = line.words, tuple(line.texts)
        if years and not all([cell.column not in years for cell in words]):  # noqa: C419 - few words, many rows
            words = [cell for cell in words if cell.column not in years]
            texts = tuple([cell.text for cell in words])
        if texts in self._known:
            known = self._known[texts]
            return None if known is None else known[1]._replace(cell=words[known[0]])
        found = label_in(words, frozenset(), self._register)
        self._known[texts] = None if found is None else (words.index(found.cell), found)
        if found is not None and len(words) == 1:
            self._alone[words[0].value] = found
        return found


def label_in(row: Sequence[Cell], years: frozenset[int], register: Register) -> Label | None:
    """The member or aggregate that a row names, outside the columns of `years`; the leftmost name counts."""
    for cell in row:
        named = named_in(cell.text, register) if cell.text and cell.column not in years else None
        if named is not None:
            return label_of(row, years, cell, *named)
    return None


def label_of(
    row: Sequence[Cell], years: frozenset[int], cell: Cell, member: Member, marks: tuple[str, ...] = ()
) -> Label:
    """The label of a row whose `cell` names a member, with the currency that the row has words for."""
    words = [each for each in row if each.text and each.column not in years]
    said = [word for each in words for word in _BRACKET.findall(each.text)]
    said += [each.text for each in words if each is not cell and len(each.text) < _LONGEST_NAME]
    said = [word for word in said if member.code != word.strip()]  # ESP is Spain's code, and was the peseta's
    money = [(word, code) for word in said if (code := _currency(word)) is not None]
    powers = {power for word, _ in money if _HOW_MANY.search(word) for power in scales_in(word).values()}
    power = powers.pop() if len(powers) == 1 else None
    return Label(member, cell, next((code for _, code in money if code), None), bool(money), marks, power)


def member_named(text: str, register: Register) -> Member | None:
    """The member that a label names, without currency in brackets, footnote marks and stars."""
    named = named_in(text, register)
    return None if named is None else named[0]


def named_in(text: str, register: Register) -> tuple[Member, tuple[str, ...]] | None:
    """The member that a label names, and the footnote marks after the name.

    Footnote letters may be glued to the name, as in `Greecea`; they are taken off only where the name is then
    one that is known. A label in two languages, `Albania / Albanie`, names one. What else stands beside the name is a
    currency; other words, as in `Canada (of which equipment)`, may make it somebody else.
    """
    if len(text) > _LONGEST_NAME:
        return None
    bracketed = _BRACKET.findall(text) if "(" in text else []
    marks = [word for word in bracketed if _FOOTNOTE.fullmatch(word)] + _STARS.findall(text)
    bare = _BRACKET.sub(" ", text) if bracketed else text
    bare = " ".join((_STARS.sub(" ", bare) if marks else bare).split())
    found = register.find(bare)
    if found is None and len(bare) > _SHORTEST and _may_be_marked(bare[-1]):
        glued = _GLUED.search(bare)
        while glued is not None and found is None and glued.start() >= _SHORTEST:
            found = register.find(bare[: glued.start()].rstrip(" ,"))
            glued_marks = re.findall(r"[a-z]|\d+|[¹²³⁰⁴-⁹]", glued["marks"])
            glued = _GLUED.search(bare, glued.start() + 1)
            if found is not None:
                marks += glued_marks
    if found is None and "/" in bare:
        first, _, rest = bare.partition("/")
        found = register.find(first.strip())
        bracketed = [*bracketed, rest.strip()]
    if found is None or not all(_goes_with(words, found, register) for words in bracketed):
        return None
    return found, tuple(dict.fromkeys(marks))


def _may_be_marked(last: str) -> bool:
    """Whether a name may end in a footnote mark that is glued to it, by its last sign; most texts are no names."""
    return "a" <= last <= "k" or last.isdigit() or last in "⁽⁾,"


def _goes_with(words: str, member: Member, register: Register) -> bool:
    """Whether words beside a member's name leave it who it is: a footnote mark, a currency, its name once more."""
    told = words.strip()
    return is_mark(told) or register.find(told) is member or _currency(told) is not None or bool(currencies_in(told))


def _currency(text: str) -> str | None:
    """The code of a currency's words; "" where it is the member's own; None where they name none."""
    words = _HOW_MANY.sub(" ", text)
    words = " ".join(words.replace("d'", " ").split())
    found = code_of(words)
    return _FRENCH_CURRENCIES.get(plain(words)) if found is None else found


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, as a number or as text."""
    if cell.number is not None:
        return True
    figure = figure_in(cell) if cell.text else None
    return figure is not None and figure.value is not None


def is_zero(cell: Cell) -> bool:
    """Whether a cell holds a zero, as a number or as text."""
    if cell.number is not None:
        return cell.number == 0
    figure = figure_in(cell) if cell.text else None
    return figure is not None and figure.value == 0


def gives_figures(row: Sequence[Cell], label: Label) -> bool:
    """Whether a row holds figures, or signs that they are missing or spoilt, beside its label."""
    if isinstance(row, Line) and row.columns:
        return True
    return any(
        cell.error or cell.number is not None or figure_in(cell) is not None for cell in row if cell is not label.cell
    )


def are_column_numbers(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns, `(0) (-) (1) (2)`, which Excel may have turned into 0, -1, -2."""
    if isinstance(row, Line) and not all([COLUMN_NUMBER.match(text) for text in row.texts]):  # noqa: C419 - few words
        return False
    if all(COLUMN_NUMBER.match(cell.text) for cell in row):
        return True
    numbers = [abs(cell.number) for cell in row if cell.number is not None]
    others = [cell for cell in row if cell.number is None and not COLUMN_NUMBER.match(cell.text)]
    return len(numbers) > 2 and not others and numbers in ([*range(len(numbers))], [*range(1, len(numbers) + 1)])
