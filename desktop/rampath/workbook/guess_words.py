"""The words around a table, nearest first, and what units they tell: currency, scale, per cent, price basis."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.workbook.currency import currencies_in, is_dollars
from rampath.workbook.glance import Glance
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.guess_columns import Columns
from rampath.workbook.guess_found import Table
from rampath.workbook.mapping import Form
from rampath.workbook.price_words import basis_told
from rampath.workbook.remarks import is_remark, told_of_table
from rampath.workbook.scale import scales_in

_LONGEST = 200
_NOTES_BELOW = 40
_SMALL, _FIRST_ROWS, _MOST_SHEETS = 60, 12, 8
_SHORT = 40
_ASIDE = re.compile(
    r"\s*(?:sources?|quellen?|notes?|nb|anmerkung\w*|hinweis\w*|fonte|fuente|bron|zrodlo)\b\s*[:.]?", re.IGNORECASE
)
_PERCENT = re.compile(
    r"%|\bper ?cent(?:age)?\b|\bprozent\w*|\bpour ?cent(?:age)?\b|\bpct\b|\bprocent\w*|\bpercentuale?\b|\bporcentaje\b"
)
_NO_AMOUNTS = re.compile(rf"{_PERCENT.pattern}|= ?100\b|\bind(?:ex|ices|eks|ice|eksi?)\b")
_FIGURE = re.compile(rf"\d[\d.,]* ?(?:{_PERCENT.pattern})")
_PART = re.compile(r"\W*(?:of which|thereof|davon|darunter|dont|waarvan|di cui|de los cuales|w tym|heraf|varav)\b")
_OF_UNITS = re.compile(
    r"\b(?:in|at|en|aux?|a|zu|u|w|v|i|em|and|et|und|of|de|der|des|the|current|constant[es]?|nominal|real|prices?|prix|preisen?|preise"
    r"|jeweilige\w*|konstante\w*|laufende\w*|courants?|exchange|rates?|taux|change|national\w*|local|currenc\w+|monnaies?"
    r"|wahrung\w*|us|dollars?|euros?|years?|jahr\w*|annees?|base|basis|per|cent|percent|prozent|pour|millions?|billions?"
    r"|thousands?|cont|continued|suite|fortsetzung|d|s|l|table|tableau|tabelle)\b"
)
_MORE = re.compile(r"[a-z]|[^\W\d_]{3}")
"""A word, in other letters than Latin ones a longer one: `σε`, `в` stand before units."""
_NATIONAL = re.compile(
    r"\b(?:national|local) currenc|\blandeswahrung|\bnationale[rn]? wahrung|\bmonnaies? (?:nationale|locale)"
    r"|\bnationale valuta|\bvaluta nazionale|\bmoneda nacional|\bwalut\w+ krajow"
)


class Words(NamedTuple):
    """A text with its place, `sheet!cell`, or the sheet's or file's name where it is that."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a table: `near` are its titles, headings and names, nearest first.

    `notes` stand below it, or are sources and remarks above it. `elsewhere` are those of the book's other sheets, its
    cover among them. `title` heads just these rows, where they are one of several blocks below one header, or part of
    what the table counts; `per_cents` says no more than that these rows are such. `headings` are the places of those
    that head columns beside the figures, `titles` those of what stands above the headings, and `corner` those of the
    headings left of the figures. `top` are the lines that head the whole sheet, apart from its first table, where this
    is another one, and `cover` those of the book's sheets of words.
    """

    near: tuple[Words, ...]
    notes: tuple[Words, ...]
    elsewhere: tuple[Words, ...] = ()
    title: Words | None = None
    per_cents: Words | None = None
    headings: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    corner: frozenset[str] = frozenset()
    top: tuple[Words, ...] = ()
    cover: tuple[Words, ...] = ()

    @property
    def everything(self) -> str:
        return " · ".join(words.text for words in (*self.near, *self.notes))[:4_000]

    @property
    def lines(self) -> tuple[Words, ...]:
        """The words above the headings and in their corner, nearest first: they are said of the whole table."""
        return tuple(words for words in self.near if words.place in self.titles | self.corner)

    @property
    def others(self) -> tuple[Words, ...]:
        """The notes that are a unit and nothing else, `* in million euro`: of some figures it is another one."""
        bare = ((words, words._replace(text=words.text.lstrip("*†‡0123456789) "))) for words in self.notes)
        return tuple(words for words, unit in bare if is_unit_alone(unit))


class Unit(NamedTuple):
    """What words tell of a unit; what they do not tell is None. `currency` is nothing for each member's own."""

    currency: Words | None = None
    code: str = ""
    scale: Words | None = None
    power: int = 0
    percent: Words | None = None
    basis: Words | None = None
    price_basis: str = ""


def around(glance: Glance, table: Table, columns: Columns, book: Book) -> Around:
    """The words above, in and below a table, and the names of its sheet and file."""
    heads = columns.heads.rows
    headed = (cell for row in heads for cell in glance.rows.get(row, []) if cell.column not in table.beside)
    corner = [cell for cell in headed if not _is_value_heading(glance, table, cell)]
    corner = [cell for cell in corner if not _heads_figures(glance, table, cell)]
    own = _rows_of_words(glance, table, table.rows[0], max(heads, default=0))
    titles = _rows_of_words(glance, table, min(heads), 0) if heads else []
    above_all = (cell for cell in _cells(glance, titles) if not _is_of_beside(table, cell))
    near = [_words(cell) for cell in (*_cells(glance, own), *corner, *above_all)]
    near += [Words(glance.sheet.name, glance.sheet.name), Words(spaced(book.file.stem), book.file.name)]
    below = [row for row in glance.rows if table.rows[-1] < row <= table.rows[-1] + _NOTES_BELOW]
    aside = [words for words in near if _is_aside(words.text)]
    kept = tuple(words for words in near if words.text and len(words.text) <= _LONGEST and words not in aside)
    notes = (*aside, *(words for words in map(_words, _cells(glance, below)) if words.text))
    title = next((_words(cell) for cell in _cells(glance, own) if _is_title(glance, table, cell)), None)
    units = [_words(cell) for cell in _cells(glance, own) if table.parted and not says_more(cell.text)]
    per_cents = next((words for words in units if _PERCENT.search(plain(words.text))), None)
    first = min(table.values, default=0)
    headings = frozenset(cell.place for cell in corner if cell.column > first)
    above = frozenset(cell.place for cell in _cells(glance, titles))
    left = frozenset(cell.place for cell in corner if cell.column < first)
    top = () if not heads or titles[-1:] == [*glance.rows][:1] else tuple(map(_words, _cells(glance, _top(glance))))
    far, cover = tuple(elsewhere(glance.sheet, book)), tuple(_of_covers(glance.sheet, book))
    return Around(kept, notes, far, title, per_cents, headings, above, left, top, cover)


def _of_covers(sheet: Sheet, book: Book) -> Iterator[Words]:
    """The words of the other sheets that hold nothing else: covers, and explanations of the whole book."""
    covers = [
        other
        for other in book.sheets
        if other is not sheet and len(other.rows) <= _SMALL
        if not any(isinstance(value, float) for row in other.rows for value in row)
    ]
    return elsewhere(sheet, replace(book, sheets=tuple(covers))) if covers else iter(())


def _top(glance: Glance) -> list[int]:
    """The rows of words at the top of a sheet, down to a blank row, a member's name, or a number that is no year.

    Where years come first they may be about the first table alone.
    """
    found: list[int] = []
    for row, cells in glance.rows.items():
        if any((row, cell.column) in glance.told for cell in cells):
            return [] if any(glance.year(row, cell.column) for cell in cells) else found
        if (found and row - found[-1] > 1) or any(glance.member(cell.text) for cell in cells):
            return found
        found.append(row)
    return []


def _is_aside(text: str) -> bool:
    return _ASIDE.match(text) is not None or is_remark(text)


def _is_of_beside(table: Table, cell: Cell) -> bool:
    """Whether words stand above the years of a table beside this one."""
    return cell.row == table.beside_row and cell.column in table.beside


def _is_title(glance: Glance, table: Table, cell: Cell) -> bool:
    """Whether a text between the header and the figures says what these rows count, rather than whose, or the unit."""
    found = glance.named(cell.text)
    if not cell.text or found.member is not None or found.country or _is_aside(cell.text):
        return False
    return (table.parted or _PART.match(plain(cell.text)) is not None) and says_more(cell.text)


def says_more(text: str) -> bool:
    """Whether a text says more than a unit."""
    small = plain(text)
    for word in (*currencies_in(text), *scales_in(text)):
        small = small.replace(plain(word), " ")
    return _MORE.search(_OF_UNITS.sub(" ", small)) is not None


def elsewhere(sheet: Sheet, book: Book) -> Iterator[Words]:
    """The short texts at the beginning of the other sheets that are no long lists."""
    others = [other for other in book.sheets if other is not sheet and len(other.rows) <= _SMALL]
    for other in others[:_MOST_SHEETS]:
        for row in range(1, min(len(other.rows), _FIRST_ROWS) + 1):
            cells = (other.cell(row, column) for column in range(1, min(len(other.rows[row - 1]), _FIRST_ROWS) + 1))
            yield from (_words(cell) for cell in cells if cell is not None and cell.text and len(cell.text) <= _LONGEST)


def _rows_of_words(glance: Glance, table: Table, before: int, after: int) -> list[int]:
    """The rows above one, nearest first, down from another or from the figures of a table before."""
    rows: list[int] = []
    for row in reversed([row for row in glance.rows if after < row < before]):
        told = [c for c in table.values if (row, c) in glance.told and glance.year(row, c) is None]
        if told:
            break
        rows.append(row)
    return rows


def _cells(glance: Glance, rows: Sequence[int]) -> list[Cell]:
    return [cell for row in rows for cell in glance.rows[row]]


def _is_value_heading(glance: Glance, table: Table, cell: Cell) -> bool:
    """Whether a header cell only names a year, a member or an item."""
    if cell.column not in table.values:
        return False
    named = cell.column not in table.years or glance.year(cell.row, cell.column) is not None
    return table.form is not Form.YEARS or named


def _heads_figures(glance: Glance, table: Table, cell: Cell) -> bool:
    """Whether a header cell stands over other figures beside those of the table, of which alone it speaks."""
    if table.form is not Form.YEARS or cell.column in table.values or cell.column < min(table.values):
        return False
    return sum((row, cell.column) in glance.told for row in table.rows) > len(table.rows) / 2


def _words(cell: Cell) -> Words:
    return Words(" ".join(cell.text.split()), cell.place)


def spaced(stem: str) -> str:
    """A file's name without its ending, as words."""
    return " ".join(re.sub(r"[_\-.]+", " ", stem).split())


def unit_in(texts: Iterable[Words]) -> Unit:
    """What a unit is by the first text that tells each part of it."""
    unit = Unit()
    for words in texts:
        unit = _with(unit, words)
    return unit


def no_amounts(texts: Iterable[Words]) -> Words | None:
    """The first text that tells a unit, where that is per cents or an index and neither money nor its scale.

    A per cent behind a number is a figure in a sentence: “the guideline of 2 %”.
    """
    for words in texts:
        unit = _with(Unit(), words)
        if unit.currency is not None or unit.scale is not None:
            return None
        if _NO_AMOUNTS.search(_FIGURE.sub(" ", plain(words.text))):
            return words
    return None


def is_unit_alone(words: Words) -> bool:
    """Whether a short text tells a unit of money, or that figures are none of money, and hardly anything else."""
    if len(words.text) > _SHORT or _ASIDE.match(words.text):
        return False
    unit = _with(Unit(), words)
    paid = unit.currency is not None or unit.scale is not None
    return not says_more(words.text) if paid else no_amounts([words]) is not None


def _with(unit: Unit, words: Words) -> Unit:
    text = told_of_table(words.text)
    small = plain(text)
    if unit.currency is None:
        code = _currency(text, small)
        if code is not None:
            unit = unit._replace(currency=words, code=code)
    if unit.scale is None:
        scales = scales_in(text)
        if scales:
            first = min(scales, key=lambda word: small.find(plain(word)))
            unit = unit._replace(scale=words, power=scales[first])
    if unit.percent is None and _PERCENT.search(small):
        unit = unit._replace(percent=words)
    if unit.basis is None:
        basis = basis_told(text)
        if basis is not None:
            unit = unit._replace(basis=words, price_basis=basis)
    return unit


def _currency(text: str, small: str) -> str | None:
    """The code that a text tells, nothing for national currencies; None where it tells none, or several."""
    if _NATIONAL.search(small):
        return ""
    found = currencies_in(text.replace("US $", "US$"))
    codes = {code or ("$" if is_dollars(sign) else sign) for sign, code in found.items()}
    codes = codes - {"$"} if "USD" in codes or "CAD" in codes else codes
    return codes.pop() if len(codes) == 1 else None
