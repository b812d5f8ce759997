"""What the figures of a table count, and in which unit, by the words around them and by their own size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from rampath.domain.measure_words import measure_words
from rampath.domain.member import Member
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.figure import figure_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_paid import paid_for
from rampath.workbook.guess_rivals import why_two_measures
from rampath.workbook.guess_shown import AS_THEY_STAND, Shown
from rampath.workbook.guess_unit import Evidence, Field, counted_as, evidence
from rampath.workbook.guess_words import Around, Unit, Words, no_amounts, says_more
from rampath.workbook.mapping import CONSTANT, Item
from rampath.workbook.measure_in import (
    Told,
    measure_in,
    per_head,
    says_a_head,
    says_defence,
    says_parity,
    says_real_gdp,
)
from rampath.workbook.measure_kind import CHANGES, FRACTIONS, HEADS, MONEY, SHARES_OF_GDP
from rampath.workbook.remarks import subject_in
from rampath.workbook.result import shown
from rampath.workbook.years import year_of

_LARGEST_PERCENT = 100
_LARGEST_SHARE, _SMALLEST_ECONOMY = 20, 5e8
"""No member spends more per cent of its GDP, and no member's GDP comes to so few units of any currency."""
_SMALLEST_INDEX = 20

BESIDE = " · "
"""What stands between an item and its units."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What figures count, the reason of each of its fields, and what tells the unit, whatever they count."""

    item: Item
    fields: tuple[Field, ...]
    known: Evidence


def meaning_of(
    texts: Sequence[Words],
    around: Around,
    numbers: Sequence[float],
    member: Member | None,
    *,
    heading: Words | None = None,
    shown_as: Shown = AS_THEY_STAND,
) -> Meaning:
    """The meaning by texts, those that are nearest first; `numbers` are the figures as they stand there.

    Of an item that has a `heading` of its own only this says what it counts, and texts only in which unit.
    """
    title = around.title if heading is None else None
    found = partial(evidence, notes=around.notes, numbers=numbers, member=member, shown=shown_as, around=around)
    if title is not None and measure_in(title.text, around.everything) is None:
        return _untold(title, found(texts, name=title.text))
    per_cents = around.per_cents if heading is None else None
    told, by = _measure(texts, around, numbers) if heading is None else _measure_of_item(heading, texts, around)
    subject = None if told is None or by is None or heading is not None else _other_subject(told, by, around)
    if by is not None and subject is not None:
        said = tr("“{unit}” tells a share of GDP, and in “{text}” no word for defence is known; say what is counted.",
                  unit=shown(by.text), text=shown(subject.text))  # fmt: skip
        why = Field("measure", said, sure=False, place=subject.place)
        return Meaning(Item(""), (why,), evidence(texts, around.notes, numbers, member, subject.text))
    if per_cents is not None and (told is None or told.measure not in FRACTIONS):
        return _untold(per_cents, found(texts))
    units = texts if heading is None else (heading, *texts)
    name = "" if by is None else by.text
    known = found(units, name=name if heading is None else heading.text)
    unit = known.unit
    if told is not None and unit.currency is not None and heading is None:
        told = per_head(told, unit.currency.text)
    why = _why_measure(told, by, around)
    text = "" if heading is None else heading.text
    beside = [words for words in units if words.place not in around.headings]
    money = None if told is None or by is None else paid_for(told, by, known, beside, own=heading is not None)
    if money is not None:
        told, why = money
    other = None if told is None else _other_unit(told, beside, unit)
    share = None if told is None or other is None else _share_of_gdp(told, measure_in(other.text, around.everything))
    if share is not None:
        told, by, why = share, other, _why_measure(share, other, around)
    elif told is not None and by is not None and other is not None:
        said = tr("“{text}” speaks of {name}, and “{unit}” of per cents, an index, purchasing power or"
                  " money a head; say what is counted.",
                  text=shown(by.text), name=measure_words(told.measure), unit=shown(other.text))  # fmt: skip
        if other.text == by.text:
            said = tr("“{text}” speaks of {name}, and of per cents, an index, purchasing power or money a head; say"
                      " what is counted.", text=shown(by.text), name=measure_words(told.measure))  # fmt: skip
        told, why = None, Field("measure", said, sure=False, place=other.place)
    return _counted(told, by, why, known, text)


def _counted(told: Told | None, by: Words | None, why: Field, known: Evidence, text: str) -> Meaning:
    """Figures of what was told, in the unit that is known of them; none where they are too small for it."""
    if told is None or by is None:
        return Meaning(Item(text), (why,), known)
    if _is_no_economy(told, known):
        said = tr("“{text}” speaks of GDP, and figures of up to {largest} are too small for that; say what is counted.",
                  text=shown(by.text), largest=f"{known.largest:g}")  # fmt: skip
        return Meaning(Item(text), (Field("measure", said, sure=False, place=by.place),), known)
    if told.measure is Measure.GDP_DEFLATOR and 0 < known.largest < _SMALLEST_INDEX:
        said = tr("“{text}” speaks of the GDP deflator, and figures such as {largest} are changes of it rather than an"
                  " index; say what is counted.", text=shown(by.text), largest=f"{known.largest:g}")  # fmt: skip
        return Meaning(Item(text), (Field("measure", said, sure=False, place=by.place),), known)
    if told.measure is Measure.GDP and says_real_gdp(by.text):
        known = _at_constant_prices(known, by)
    item, fields = counted_as(told.measure, known)
    if item.measure is Measure.GDP and item.price_basis == CONSTANT:
        item = replace(item, measure=Measure.REAL_GDP)
    return Meaning(replace(item, text=text), (why, *fields), known)


def _other_subject(told: Told, by: Words, around: Around) -> Words | None:
    """The title above a bare “% of GDP” that speaks of something else than defence, where nothing else does either."""
    if told.measure not in SHARES_OF_GDP or says_defence(around.everything):
        return None
    titles = (words for words in around.near if words.place in around.titles and words is not by)
    return next((words for words in titles if says_more(words.text)), None)


def _other_unit(told: Told, units: Sequence[Words], unit: Unit) -> Words | None:
    """The words of a unit in which money, or people, cannot be counted."""
    if told.measure not in MONEY | HEADS:
        return None
    paid = unit.currency if told.measure in MONEY else None
    if paid is not None and says_a_head(paid.text):
        return paid
    parity = _parity(units, unit) if told.measure in MONEY else None
    return parity or no_amounts(units)


def _parity(units: Sequence[Words], unit: Unit) -> Words | None:
    """The words that speak of purchasing power, down to those that tell currency and scale."""
    last = unit.scale or unit.currency
    for words in units:
        if says_parity(words.text):
            return words
        if words is last:
            break
    return None


def _is_no_economy(told: Told, known: Evidence) -> bool:
    """Whether figures that are called GDP are smaller than any member's, as shares of it are."""
    if told.measure is not Measure.GDP or known.unit.scale is None:
        return False
    return 0 < known.largest <= _LARGEST_SHARE and known.largest * 10.0**known.unit.power < _SMALLEST_ECONOMY


def _at_constant_prices(known: Evidence, by: Words) -> Evidence:
    """The same of what is called real, unless its year is told: current prices are those of something else."""
    if known.unit.basis is not None and known.unit.price_basis != CURRENT:
        return known
    return replace(known, unit=known.unit._replace(basis=None, price_basis=""), constant=by)


def _share_of_gdp(told: Told, beside: Told | None) -> Told | None:
    """Spending as the share of GDP that the words beside it speak of; None where they, or it, are of something else."""
    whole = told.measure in {Measure.CORE_EXPENDITURE, Measure.MILITARY_EXPENDITURE}
    return None if not whole or beside is None or beside.measure not in SHARES_OF_GDP else beside


def _untold(title: Words, known: Evidence) -> Meaning:
    """Rows under a title of their own that nobody understands: what the sheet is about is not what they count."""
    why = tr("“{text}” heads these rows and does not say what they count.", text=shown(title.text))
    return Meaning(Item(""), (Field("measure", why, sure=False, place=title.place),), known)


def _measure_of_item(heading: Words, texts: Sequence[Words], around: Around) -> tuple[Told | None, Words | None]:
    """The measure that a heading tells; one of a year or a currency alone leaves it to the nearest title."""
    everything = around.everything
    told = measure_in(heading.text, everything)
    alone = heading.text.partition(BESIDE)[0]
    if told is None and alone != heading.text and says_defence(alone):  # `Defence · Current prices · Millions`
        told = measure_in(alone, everything)
        told = None if told is None or told.measure not in MONEY else told
    if told is not None:
        return told, heading
    money = bool(currencies_in(heading.text))
    if says_more(heading.text) or not (money or year_of(heading.text)):
        return None, None
    found = ((words, measure_in(subject_in(words.text), everything)) for words in texts)
    title, said = next(((words, each) for words, each in found if each is not None), (None, None))
    return (None, None) if money and (said is None or said.measure not in MONEY) else (said, title)


def _measure(texts: Sequence[Words], around: Around, numbers: Sequence[float]) -> tuple[Told | None, Words | None]:
    """The measure by the first text that tells one; figures in the hundreds are no shares, whatever a text says."""
    everything = around.everything
    large = bool(numbers) and median(map(abs, numbers)) > _LARGEST_PERCENT
    for words in texts:
        told = measure_in(subject_in(words.text), everything)
        if told is not None and not (large and told.measure in FRACTIONS):
            return told, words
    far = {told: words for words in around.elsewhere if (told := measure_in(words.text, everything)) is not None}
    return next(iter(far.items())) if len({told.measure for told in far}) == 1 else (None, None)


def _why_measure(told: Told | None, by: Words | None, around: Around) -> Field:
    if told is None or by is None:
        return Field("measure", tr("No words near the table say what its figures count."), sure=False)
    lines = around.lines if by in around.lines else ()
    others = ((words, measure_in(subject_in(words.text), around.everything)) for words in lines)
    contested = why_two_measures(told, by, others)
    if contested:
        return Field("measure", contested, sure=False, place=by.place)
    name = measure_words(told.measure)
    if told.sure:
        return Field("measure", tr("“{text}” says {name}.", text=shown(by.text), name=name), place=by.place)
    if told.measure in CHANGES:
        why = tr("“{text}” is taken for {name}, and does not say that it is in real terms.",
                 text=shown(by.text), name=name)  # fmt: skip
        return Field("measure", why, sure=False, place=by.place)
    why = tr("“{text}” is taken for {name}; choose military expenditure where it is not counted as NATO does.",
             text=shown(by.text), name=name)  # fmt: skip
    return Field("measure", why, sure=False, place=by.place)


def numbers_of(glance: Glance, places: Iterable[tuple[int, int]]) -> list[float]:
    """The figures at these places as they stand there; one with its own per cent sign as 2.1 for 2.1 %."""
    found = (figure_in(glance.cells[at]) for at in places if at in glance.told)
    return [figure.value for figure in found if figure is not None and figure.value is not None]
