"""In which unit a budget's lines stand: by the words around them, and else by whose they are and by their sum."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import percent, tr
from rampath.workbook.glance import MOST_ROWS, Glance
from rampath.workbook.guess_found import Table
from rampath.workbook.guess_list_columns import ListColumns
from rampath.workbook.guess_list_sums import side_of
from rampath.workbook.guess_meaning import numbers_of
from rampath.workbook.guess_shown import shown_by
from rampath.workbook.guess_unit import Evidence, Field, counted_as, evidence
from rampath.workbook.guess_words import Around, Words, is_unit_alone
from rampath.workbook.known_gdp import known_gdp
from rampath.workbook.mapping import ColumnUse, Role
from rampath.workbook.result import shown

_LEAST = 0.0006
"""A defence budget is a larger part of GDP, and a thousandfold of it is more than any state spends."""
_POWERS = (0, 3, 6, 9)
_CLAUSES = re.compile(r"[,;:()\[\]–—]|\s-\s")
_IN = re.compile(r"^.*(?<!\w)(?:in|en|em|i|în|v|w|u|σε|в|во|във)\s+", re.IGNORECASE)
_LARGE = 10_000
"""From here on amounts of which a currency is told and no scale are in single units; smaller ones may be cut short."""


class Whole(NamedTuple):
    """What the lines of a list come to, and in which year."""

    year: int | None
    amount: float


class ListUnit(NamedTuple):
    """Currency, scale and prices of a list, with the reason of each, and what tells them."""

    currency: str
    power: int
    price_basis: str
    fields: tuple[Field, ...]
    known: Evidence


def unit_of_list(
    glance: Glance,
    table: Table,
    texts: Sequence[Words],
    around: Around,
    member: Member | None,
    whole: Whole,
    register: Register,
) -> ListUnit:
    """The unit of a list's amounts."""
    places = [(row, column) for row in table.rows for column in table.values]
    numbers, cells = numbers_of(glance, places), shown_by(glance, places)
    known = evidence(texts, around.notes, numbers, member, shown=cells, around=around)
    item, told = counted_as(Measure.DEFENCE_ITEM, known)
    fields = {each.name: each for each in told}
    currency, power = item.currency, item.power
    if not currency and member is not None and known.unit.code == "":
        currency = member.currency(whole.year or 2100)
        fields["currency"] = Field(
            "currency", tr("Nothing says which currency; that of {member} is taken.", member=member.name), sure=False
        )
    single = _single_units(known)
    if single is not None and not fields["power"].sure:
        power, fields["power"] = 0, single
    elif not fields["power"].sure and known.unit.scale is None and known.shown.power is None:
        power, fields["power"] = _by_sum(whole, currency, member, register) or (power, fields["power"])
    return ListUnit(currency, power, item.price_basis or CURRENT, tuple(fields.values()), known)


def _single_units(known: Evidence) -> Field | None:
    """Why amounts are in single units: a text names the currency alone, as `Beträge in EUR`; None where none does."""
    words = known.unit.currency
    if words is None or known.unit.scale is not None or known.shown.power is not None:
        return None
    clauses = [each for clause in _CLAUSES.split(words.text) if (each := " ".join(clause.split()))]
    told = any(is_unit_alone(Words(text, words.place)) for text in (*clauses, *(_IN.sub("", each) for each in clauses)))
    if not told or known.largest < _LARGE:
        return None
    why = tr("“{text}” names the currency and no scale.", text=shown(words.text))
    return Field("power", why, sure=False, place=words.place)


def _by_sum(whole: Whole, currency: str, member: Member | None, register: Register) -> tuple[int, Field] | None:
    """The scale in which all lines together are a part of GDP that a budget can be; None where no GDP is known."""
    known = known_gdp(register)
    if known is None or member is None or whole.year is None:
        return None
    gdp = known.at(member.code, f"{currency} million", CURRENT, whole.year)
    if not gdp or not whole.amount:
        return None
    parts = {power: whole.amount * 10.0 ** (power - 6) / gdp for power in _POWERS}
    power = next((power for power, part in parts.items() if _LEAST <= part < 1000 * _LEAST), None)
    if power is None:
        return None
    why = tr("Nothing says so; in this scale a column adds up to about {share} of the GDP of {member}.",
             share=percent(parts[power], 1), member=member.name)  # fmt: skip
    return power, Field("power", why, sure=False)


def whole_of(glance: Glance, table: Table, uses: Sequence[ColumnUse], columns: ListColumns) -> Whole:
    """The largest column of a list added up: of the latest year, or where each line tells its own, of the commonest.

    What comes in is not added to what goes out. It is known roughly where the glance does not reach to the list's end.
    """
    year = max((use.year for use in uses if use.role is Role.AMOUNT and use.year is not None), default=None)
    rows, longer = Counter[int](), max(1.0, len(glance.sheet.rows) / MOST_ROWS)
    own = {row: told.year for row in table.rows if (told := glance.year(row, columns.period)) is not None}
    if year is None and own:
        rows, longer = Counter(own.values()), 1.0
        year = max(rows, key=lambda each: (rows[each], each))
    side = side_of(uses, columns)
    groups: dict[str, list[int]] = {}
    for row in table.rows:
        if not rows or own.get(row) == year:
            groups.setdefault("" if side is None else glance.text(row, side.column), []).append(row)
    sums = (
        sum(numbers_of(glance, ((row, column) for row in group)))
        for group in groups.values()
        for column in table.values
    )
    return Whole(year, longer * max(sums, default=0.0))
