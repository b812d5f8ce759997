"""In which unit a budget's lines stand: by the words around them, and else by whose they are and by their sum."""

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from typing import NamedTuple

from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import percent, tr
from rampath.workbook.glance import MOST_ROWS, Glance
from rampath.workbook.guess_found import Table
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
    uses: Sequence[ColumnUse],
    register: Register,
) -> ListUnit:
    """The unit of a list's amounts."""
    places = [(row, column) for row in table.rows for column in table.values]
    numbers, cells = numbers_of(glance, places), shown_by(glance, places)
    known = evidence(texts, around.notes, numbers, member, shown=cells, around=around)
    item, told = counted_as(Measure.DEFENCE_ITEM, known)
    fields = {each.name: each for each in told}
    currency, power = item.currency, item.power
    year = max((use.year for use in uses if use.role is Role.AMOUNT and use.year is not None), default=None)
    if not currency and member is not None and known.unit.code == "":
        currency = member.currency(year or 2100)
        fields["currency"] = Field(
            "currency", tr("Nothing says which currency; that of {member} is taken.", member=member.name), sure=False
        )
    single = _single_units(known)
    if single is not None and not fields["power"].sure:
        power, fields["power"] = 0, single
    elif not fields["power"].sure and known.unit.scale is None and known.shown.power is None:
        power, fields["power"] = _by_sum(glance, table, currency, year, member, register) or (power, fields["power"])
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


def _by_sum(
    glance: Glance, table: Table, currency: str, year: int | None, member: Member | None, register: Register
) -> tuple[int, Field] | None:
    """The scale in which all lines together are a part of GDP that a budget can be; None where no GDP is known."""
    gdp = known_gdp(register)
    if gdp is None or member is None or year is None:
        return None
    whole = gdp.at(member.code, f"{currency} million", CURRENT, year)
    most = max(_sums(glance, table).values(), default=0.0)
    if not whole or not most:
        return None
    parts = {power: most * 10.0 ** (power - 6) / whole for power in _POWERS}
    power = next((power for power, part in parts.items() if _LEAST <= part < 1000 * _LEAST), None)
    if power is None:
        return None
    why = tr("Nothing says so; in this scale a column adds up to about {share} of the GDP of {member}.",
             share=percent(parts[power], 1), member=member.name)  # fmt: skip
    return power, Field("power", why, sure=False)


def _sums(glance: Glance, table: Table) -> Map[int, float]:
    """What each column comes to, roughly where the glance does not reach to its end."""
    longer = max(1.0, len(glance.sheet.rows) / MOST_ROWS)
    return {column: longer * sum(numbers_of(glance, ((row, column) for row in table.rows))) for column in table.values}
