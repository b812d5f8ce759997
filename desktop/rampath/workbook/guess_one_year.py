"""Tables of one year: each row names a member, each column counts something, and a title tells the year for all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.domain.observation import Kind
from rampath.wording import tr
from rampath.workbook.firmness import by_day, why_by_day
from rampath.workbook.glance import Glance
from rampath.workbook.guess_columns import Told
from rampath.workbook.guess_down import header_above, named_rows
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_table import blocks_of
from rampath.workbook.guess_words import Words, unit_in
from rampath.workbook.header_pattern import month_in, part_of_year
from rampath.workbook.mapping import Form, Role
from rampath.workbook.names import Recognised
from rampath.workbook.result import shown
from rampath.workbook.years import Year, kind_among, year_of

_FEWEST = 3
"""Fewer rows that name members are no table of members."""
_MOSTLY = 0.5
_ABOVE = 3
_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:[^\W\d_](?![^\W_]))?(?![0-9])")
_MADE = re.compile(
    r"[0-9][./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}|\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    r"|\b(?:updated|published|printed|accessed|retrieved|version|stand|stichtag|as (?:of|at)|source|quelle)\b",
    re.IGNORECASE,
)
"""A day, or a word of when and from what a table was made: its year is not that of the figures."""
_SPAN = re.compile(
    r"(?<![0-9])[0-9]{2}\s?[/\u2010-\u2014-]\s?[0-9]{2}(?![0-9])|(?:['’]|\bfy ?)[0-9]{2}(?![0-9])"
    r"|\b(?:since|from|until|till|by|before|after|compared|versus|vs|between|over|seit|bis|von|gegenuber|depuis|jusqu|entre"
    r"|base|basis)\b.*(?:19|20)[0-9]{2}"
)
"""A heading of more than a year, of a year that nobody knows, or of one that is only compared with."""


def tables_of_one_year(glance: Glance) -> tuple[Table, ...]:
    """The tables of members on a sheet none of whose rows or columns names years, from above down."""
    rows = {row for row, _ in glance.told}
    names = [column for column in glance.columns if glance.says_members(column) >= _FEWEST]
    label, everybody = named_rows(glance, rows, 0, names) if names else (0, {})
    if len(everybody) < _FEWEST:
        return ()
    reach = [row for row in sorted(rows) if min(everybody) <= row and glance.text(row, label)]
    found = (_table(glance, label, block, everybody) for block in blocks_of(everybody, reach))
    tables = [table for table in found if table is not None]
    return tuple(replace(table, last_row=table.rows[-1], parted=True) if len(tables) > 1 else table for table in tables)


def _table(glance: Glance, label: int, rows: Sequence[int], everybody: Mapping[int, Recognised]) -> Table | None:
    named = {row: everybody[row] for row in rows if row in everybody}
    if len(named) < max(_FEWEST, _MOSTLY * len(rows)):
        return None
    values = tuple(column for column in glance.columns if column != label and _is_of_figures(glance, column, named))
    header = header_above(glance, rows[0], values) if values else 0
    if not header:
        return None
    told = sum((row, column) in glance.told for row in rows for column in values)
    score = 0.5 * told * (1 + len(named) / len(rows))
    return Table(Form.LONG, header, tuple(rows), values, {}, label=label, named=named, score=score)


def _is_of_figures(glance: Glance, column: int, named: Mapping[int, Recognised]) -> bool:
    """Whether most of the named rows have a figure in a column, and not all of these look like years."""
    told = [row for row in named if (row, column) in glance.told]
    held = [row for row in named if (row, column) in glance.figures]
    return len(held) >= _MOSTLY * len(named) and any(glance.year(row, column) is None for row in told)


def dated(
    told: Sequence[Told], glance: Glance, table: Table, near: Sequence[Words], day: date | None
) -> tuple[Told, ...]:
    """The columns of a table of one year, each of figures with the year that stands over it, or in the nearest title.

    Where neither tells it, it is that of the other columns. `day` is that of the reading, by which plans are told from
    what has happened.
    """
    found = {each.use.column: _over(glance, table, each.use.column) for each in told if each.use.role is Role.VALUE}
    own = [each for each in found.values() if each is not None and each.year is not None]
    title = next((each for words in near if (each := _told_by(words)) is not None), None)
    beside = own[0]._replace(place="") if len({each.year for each in own}) == 1 else None
    common = title or beside
    return tuple(_dated(each, found.get(each.use.column) or common, day) if each.use.column in found else each
                 for each in told)  # fmt: skip


class _Said(NamedTuple):
    """A year, the words that tell it, and the place in the sheet where they do; no year where they may mean another."""

    year: Year | None
    text: str
    place: str


def _over(glance: Glance, table: Table, column: int) -> _Said | None:
    """The year that stands over a column, in its heading or in the rows above it, nearest first."""
    for row in range(table.header_row, max(0, table.header_row - 1 - _ABOVE), -1):
        found = glance.named(glance.text(row, table.label))
        if found.member or found.country:  # a row of another table's figures
            return None
        cell = glance.above(row, column)
        words = None if cell is None else Words(" ".join(cell.raw.split()), cell.place)
        if words is None:
            continue
        if _is_unclear(words.text):
            return _Said(None, words.text, words.place)
        said = _told_by(words)
        if said is not None:
            return said
    return None


def _is_unclear(text: str) -> bool:
    small = plain(text)
    of_words = year_of(text) is None and (part_of_year(text) or _SPAN.search(small) is not None)
    return of_words or len({each["year"] for each in _YEAR.finditer(text)} - _of_prices(text)) > 1


def _of_prices(text: str) -> set[str]:
    return set(re.findall("[0-9]{4}", unit_in([Words(text, "")]).price_basis))


def _told_by(words: Words) -> _Said | None:
    year = year_of(words.text) or year_in(words)
    return None if year is None else _Said(year, words.text, words.place if "!" in words.place else "")


def year_in(words: Words) -> Year | None:
    """The one year that a title or heading tells; not that of its prices, and none of a month or a day."""
    if _MADE.search(words.text) or month_in(words.text) is not None:
        return None
    found = {each["year"]: each[0] for each in _YEAR.finditer(words.text) if each["year"] not in _of_prices(words.text)}
    if len(found) != 1 or _SPAN.search(plain(words.text)):
        return None
    (number, text), *_ = found.items()
    marked = year_of(text)
    kinds = (kind_among(words.text), Kind.ACTUAL if marked is None else marked.kind)
    return Year(int(number), next((kind for kind in kinds if kind is not Kind.ACTUAL), Kind.ACTUAL))


def _dated(told: Told, said: _Said | None, day: date | None) -> Told:
    if said is None:
        return replace(told, why=tr("Nothing says of which year its figures are."), sure=False)
    year = said.year
    if year is None:
        why = tr("“{text}” does not tell the one year of its figures.", text=shown(said.text))
        return replace(told, why=why, sure=False)
    kind = by_day(year.year, year.kind, day, said=year.kind is not Kind.ACTUAL)
    why = tr("“{text}” tells the year {year}.", text=shown(said.text), year=year.year)
    if kind is not year.kind:
        why += " " + why_by_day(year.year, day)
    return Told(replace(told.use, year=year.year, kind=kind), why, said.place != "")
