"""In which unit figures stand, for whatever they turn out to count: by the words around them and by their own size."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import NamedTuple

from rampath.domain.member import AGGREGATES, Member
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import number, tr
from rampath.workbook.currency import CODES
from rampath.workbook.guess_rivals import rivals_of_unit, why_contested
from rampath.workbook.guess_shown import AS_THEY_STAND, Shown
from rampath.workbook.guess_words import Around, Unit, Words, says_more, unit_in
from rampath.workbook.mapping import CONSTANT, Item
from rampath.workbook.measure_kind import CHANGES, FRACTIONS, HEADS, INDICES, MONEY, PER_HEAD, SHARES_OF_GDP
from rampath.workbook.price_words import says_both, says_constant
from rampath.workbook.remarks import told_of_table
from rampath.workbook.result import shown

UNITS = ("currency", "power", "percent", "price_basis")
"""The fields of a mapping, or of an item, that are its unit."""

_NEARLY_ALL = 0.95
_LARGEST_SHARE, _LARGEST_FRACTION, _SMALL_CHANGE, _LARGEST_PERCENT = 0.15, 1.5, 0.12, 100

_OF_ALL = re.compile(
    r"\b(?:notes?|all|tous|alle|figures?|amounts?|data|values?|expenditures?|is|are|expressed|given|stated|based|on|base"
    r"|montants?|chiffres?|sont|valeurs?|angaben|betrage|werte|sind|exprimes?|donnees)\b",
    re.IGNORECASE,
)
"""Words of a note that is about all figures of a table, `All figures are at constant 2015 prices`."""

_MOST_THOUSANDS, _MOST_BUT_THE_LARGEST = 1_500, 600
"""No member has so many thousand soldiers; but for the United States, with 1,300, not even the second number.

Luxembourg has 900 of them in all.
"""
_DOLLARS = frozenset({"USD", "CAD"})

_LARGEST_SPENDING, _LARGEST_ECONOMY, _LARGEST_PER_HEAD = 5e12, 1e15, 2e7
"""No member's spending on defence, no economy, and neither of them a head, comes to so many units of any currency."""


class Field(NamedTuple):
    """A field of the guess with the reason in words; not `sure` where nobody says so in the sheet."""

    name: str
    why: str
    sure: bool = True
    place: str = ""


NO_UNIT = Unit()


def of_item(field: str, text: str) -> str:
    """What a field of one item is called among the reasons: `power of Infrastructure`."""
    return f"{field} of {text}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells the unit of some figures, kept for when a person says what they count.

    `middle` and `largest` are the sizes of the figures as they stand there, both 0 where none is told; `constant`
    are words that speak of constant prices without their year, and `name` is what the figures are called there.
    `beside` is the unit of other items of defence spending in the same table, where they agree, and `shown` that in
    which their cells show them. `rivals` are lines by the field of the unit of which they tell otherwise, and the
    price basis is `noted` where a note that says more than a unit is all that tells it. `top` is the unit that the
    lines at the top of the sheet tell, where another table stands between. `both` are words that speak of current and
    of constant prices, where nothing nearer tells which.
    """

    unit: Unit = NO_UNIT
    constant: Words | None = None
    middle: float = 0.0
    largest: float = 0.0
    member: Member | None = None
    name: str = ""
    beside: Unit = NO_UNIT
    shown: Shown = AS_THEY_STAND
    rivals: Mapping[str, Words] = field(default_factory=dict)
    noted: bool = False
    top: Unit = NO_UNIT
    both: Words | None = None


def evidence(
    texts: Sequence[Words],
    notes: Sequence[Words],
    numbers: Sequence[float],
    member: Member | None,
    name: str = "",
    *,
    shown: Shown = AS_THEY_STAND,
    around: Around | None = None,
) -> Evidence:
    """What texts, nearest first, and then notes tell of the unit of these numbers; those `around` may contradict."""
    unit = unit_in([*texts, *notes])
    sizes = sorted(abs(number) for number in numbers if number)
    constant = next((words for words in texts if says_constant(told_of_table(words.text))), None)
    if constant is not None and unit.price_basis == CURRENT and _is_nearer(constant, unit.basis, texts):
        unit = unit._replace(basis=None, price_basis="")
    both = next((words for words in texts if says_both(told_of_table(words.text))), None)
    if both is not None and both != unit.basis and not _is_nearer(both, unit.basis, texts):
        both = None
    return Evidence(
        unit,
        constant,
        median(sizes) if sizes else 0.0,
        sizes[int(_NEARLY_ALL * (len(sizes) - 1))] if sizes else 0.0,
        member,
        name,
        shown=shown,
        rivals={} if around is None else rivals_of_unit(unit, around.lines, around.others),
        top=NO_UNIT if around is None else _of_sheet(around),
        noted=unit.basis is not None and unit.basis not in texts and says_more(_OF_ALL.sub(" ", unit.basis.text)),
        both=both,
    )


def _of_sheet(around: Around) -> Unit:
    """The unit at the top of the sheet, else on a cover, whose line tells all prices only where it says no more."""
    unit = unit_in([*around.top, *around.cover])
    if unit.basis in around.top:
        return unit
    of_all = unit_in(words for words in around.cover if not says_more(_OF_ALL.sub(" ", words.text)))
    return unit._replace(basis=of_all.basis, price_basis=of_all.price_basis)


def _is_nearer(words: Words, other: Words | None, texts: Sequence[Words]) -> bool:
    return other is None or other not in texts or texts.index(words) < texts.index(other)


NOTHING = Evidence()
"""Of figures of which nothing is known."""


def counted_as(measure: Measure, known: Evidence) -> tuple[Item, tuple[Field, ...]]:
    """Figures of a measure in the unit that is known of them, with the reason of each part of the unit."""
    item, fields = _counted_as(measure, known)
    return item, tuple(_contested(each, known) for each in fields)


def _contested(field: Field, known: Evidence) -> Field:
    """The reason, in doubt where a line tells otherwise than the one that was heard."""
    unit = known.unit
    heard = {"currency": unit.currency, "power": unit.scale, "price_basis": unit.basis}.get(field.name)
    other = known.rivals.get(field.name)
    if heard is None or other is None or not field.sure or field.place != heard.place:
        return field
    return field._replace(why=why_contested(heard.text, other.text), sure=False)


def _counted_as(measure: Measure, known: Evidence) -> tuple[Item, tuple[Field, ...]]:
    item, unit = Item("", measure), known.unit
    if measure in FRACTIONS:
        percent, field = _percent(measure, known)
        item = replace(item, percent=percent)
        if measure is Measure.CORE_SHARE and unit.price_basis != CURRENT and unit.basis is not None:
            item = replace(item, price_basis=unit.price_basis)
        return item, (field,)
    if measure in INDICES:
        return item, ()
    power, field = _power(measure, known)
    item, fields = replace(item, power=power), [field]
    if measure in MONEY or measure in PER_HEAD:
        code, field = _currency(known)
        basis, second = _basis(known)
        item, fields = replace(item, currency=code, price_basis=basis), [*fields, field, second]
    if measure is Measure.DEFENCE_ITEM:
        item = replace(item, detail=known.name)
    return item, tuple(fields)


def _percent(measure: Measure, known: Evidence) -> tuple[bool, Field]:
    """Whether 2.1 means 2.1 %, by the size of the figures; by the words only where their size leaves it open."""
    largest, middle = known.largest, known.middle
    if not largest:
        return True, Field("percent", tr("No figure tells whether per cents or fractions are meant."), sure=False)
    sure = True
    if measure in SHARES_OF_GDP:
        percent = largest > _LARGEST_SHARE
        sure = percent or largest > 0.005
    elif measure in CHANGES and middle > _SMALL_CHANGE and largest <= _LARGEST_FRACTION:
        percent, sure = known.unit.percent is not None, False
    else:
        percent = largest > _LARGEST_FRACTION
        sure = largest <= _LARGEST_PERCENT
    if percent:
        why = tr("Figures reach up to {largest}, so 2.1 means 2.1 %.", largest=f"{largest:g}")
    else:
        why = tr("Figures reach up to {largest} only, so 0.021 means 2.1 %.", largest=f"{largest:g}")
    return percent, Field("percent", why, sure=sure)


def _power(measure: Measure, known: Evidence) -> tuple[int, Field]:
    said, middle, beside = _power_said(measure, known), known.middle, known.beside.scale
    if said is not None:
        return said
    if beside is not None and measure in MONEY:
        return known.beside.power, Field("power", _said_beside(beside), sure=False, place=beside.place)
    top = known.top.scale
    if top is not None and measure in MONEY and known.largest * 10.0**known.top.power <= _most(measure):
        return known.top.power, Field("power", _said_on_top(top), sure=False, place=top.place)
    if measure in PER_HEAD:
        return 0, Field("power", tr("Figures per head count single units."))
    if measure in HEADS:
        people = measure is Measure.POPULATION
        alone = known.member is not None and known.member.code not in {"USA", *AGGREGATES}
        soldiers = _MOST_BUT_THE_LARGEST if alone else _MOST_THOUSANDS
        power = 0 if middle >= (100_000 if people else soldiers) else 6 if people and middle < 200 else 3
    else:
        power = 0 if middle >= 20_000_000 else 6
    return power, Field("power", tr("Nothing says so; it is guessed from the size of the figures."), sure=False)


def _power_said(measure: Measure, known: Evidence) -> tuple[int, Field] | None:
    """The scale by the number format of the cells, or by the words around them; None where neither tells it."""
    unit, cells = known.unit, known.shown
    if cells.power is not None and measure in MONEY:
        agrees = unit.scale is None or unit.power in {cells.power, cells.power + cells.divided}
        return cells.power, Field("power", _said_by_format(cells), sure=agrees, place=cells.place)
    if unit.scale is None or (measure in HEADS and unit.scale == unit.currency):
        return None
    text, place = shown(unit.scale.text), unit.scale.place
    if cells.divided:
        why = tr("“{text}” says so of figures that their cells show divided by {number}.",
                 text=text, number=number(10**cells.divided, 0))  # fmt: skip
        return unit.power - cells.divided, Field("power", why, place=place)
    if unit.power > 0 and measure in MONEY | PER_HEAD and known.largest * 10.0**unit.power > _most(measure):
        if measure in PER_HEAD:
            why = tr("“{text}” is said of larger sums; figures per head count single units.", text=text)
            return 0, Field("power", why, sure=False, place=place)
        why = tr("“{text}” cannot be meant of figures as large as {largest}; single units are taken, which the"
                 " cells may show divided.", text=text, largest=number(known.largest, 0))  # fmt: skip
        return 0, Field("power", why, sure=False, place=place)
    return unit.power, Field("power", tr("“{text}” says so.", text=text), place=place)


def _most(measure: Measure) -> float:
    if measure in PER_HEAD:
        return _LARGEST_PER_HEAD
    return _LARGEST_ECONOMY if measure in {Measure.GDP, Measure.REAL_GDP} else _LARGEST_SPENDING


def _currency(known: Evidence) -> tuple[str, Field]:
    unit, member = known.unit, known.member
    if unit.currency is None:
        return _currency_unsaid(known)
    if unit.code in CODES:
        return unit.code, Field(
            "currency", tr("“{text}” says so.", text=shown(unit.currency.text)), place=unit.currency.place
        )
    if unit.code == "":
        why = tr("“{text}” means each member's own.", text=shown(unit.currency.text))
        return "", Field("currency", why, place=unit.currency.place)
    own = () if member is None else (each.code for each in member.currencies)
    if unit.code == "$" and _DOLLARS.isdisjoint(own):
        why = tr(
            "“{text}” does not say whose dollars; those of the United States are taken.", text=shown(unit.currency.text)
        )
        return "USD", Field("currency", why, sure=False, place=unit.currency.place)
    why = tr("“{text}” may be several; each member's own is taken.", text=shown(unit.currency.text))
    return "", Field("currency", why, sure=member is not None, place=unit.currency.place)


def _currency_unsaid(known: Evidence) -> tuple[str, Field]:
    """The currency where no words around the figures tell one: that of their number format, or of other items."""
    cells, beside = known.shown, known.beside
    if cells.currency:
        return cells.currency, Field("currency", _said_by_format(cells), place=cells.place)
    if beside.currency is not None and beside.code in CODES:
        return beside.code, Field("currency", _said_beside(beside.currency), sure=False, place=beside.currency.place)
    top = known.top.currency
    if top is not None and known.top.code in CODES:
        return known.top.code, Field("currency", _said_on_top(top), sure=False, place=top.place)
    return "", Field("currency", tr("Nothing says which currency; each member's own is taken."), sure=False)


def _said_by_format(cells: Shown) -> str:
    return tr("The cells show their figures with “{text}”.", text=shown(cells.words))


def _said_beside(words: Words) -> str:
    return tr("Nothing says so; it is taken from “{text}” in the same table.", text=shown(words.text))


def _said_on_top(words: Words) -> str:
    return tr("Nothing says so here; it is taken from “{text}” in {place}, at the top of its sheet.",
              text=shown(words.text), place=words.place)  # fmt: skip


def _basis(known: Evidence) -> tuple[str, Field]:
    unit, constant = known.unit, known.constant
    if known.both is not None:
        why = tr("“{text}” speaks of current prices and of those of a year; say in which these figures are.",
                 text=shown(known.both.text))  # fmt: skip
        return CURRENT, Field("price_basis", why, sure=False, place=known.both.place)
    if unit.basis is not None and known.noted and unit.price_basis != CURRENT:
        why = tr("Only “{text}” says so, below the table or as a remark; check that it is meant of all figures.",
                 text=shown(unit.basis.text))  # fmt: skip
        return unit.price_basis, Field("price_basis", why, sure=False, place=unit.basis.place)
    if unit.basis is not None:
        why = tr("“{text}” says so.", text=shown(unit.basis.text))
        return unit.price_basis, Field("price_basis", why, place=unit.basis.place)
    if constant is not None:
        why = tr("“{text}” speaks of constant prices but of no year; say which.", text=shown(constant.text))
        return CONSTANT, Field("price_basis", why, sure=False, place=constant.place)
    top = known.top.basis
    if top is not None:
        basis = known.top.price_basis
        return basis, Field("price_basis", _said_on_top(top), sure=basis == CURRENT, place=top.place)
    return CURRENT, Field("price_basis", tr("Nothing speaks of constant prices."))
