"""What the figures of a table count, and in which unit, by the words around them and by their own size."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES, Member, Register
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import tr
from rampath.workbook.figure import figure_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_words import Around, Unit, Words, unit_in
from rampath.workbook.mapping import CONSTANT, Item
from rampath.workbook.measure_in import Told, measure_in, per_head
from rampath.workbook.measure_kind import CHANGES, FRACTIONS, HEADS, INDICES, MONEY, PER_HEAD, SHARES_OF_GDP
from rampath.workbook.price_words import says_constant
from rampath.workbook.result import shown

_NEARLY_ALL = 0.95
_LARGEST_PERCENT = 100
_LARGEST_SHARE, _LARGEST_FRACTION, _SMALL_CHANGE = 0.15, 1.5, 0.12


class Field(NamedTuple):
    """A field of the guess with the reason in words; not `sure` where nobody says so in the sheet."""

    name: str
    why: str
    sure: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What figures count: an item without its text, and the reason of each of its fields."""

    item: Item
    fields: tuple[Field, ...]


def meaning_of(
    texts: Sequence[Words],
    around: Around,
    numbers: Sequence[float],
    member: Member | None,
    *,
    heading: Words | None = None,
) -> Meaning:
    """The meaning by texts, those that are nearest first; `numbers` are the figures as they stand there.

    Of an item that has a `heading` of its own only this says what it counts, and texts only in which unit.
    """
    told, by = _measure(texts, around, numbers) if heading is None else _measure_of_item(heading, around)
    units = texts if heading is None else (heading, *texts)
    unit = unit_in([*units, *around.notes])
    if told is not None and unit.currency is not None and heading is None:
        told = per_head(told, unit.currency.text)
    fields = [_why_measure(told, by)]
    measure = None if told is None else told.measure
    item = Item("" if heading is None else heading.text, measure)
    if measure is None:
        return Meaning(item, tuple(fields))
    if measure in FRACTIONS:
        percent, field = _percent(measure, unit, numbers)
        item, fields = replace(item, percent=percent), [*fields, field]
        if measure is Measure.CORE_SHARE and unit.price_basis != CURRENT and unit.basis is not None:
            item = replace(item, price_basis=unit.price_basis)
        return Meaning(item, tuple(fields))
    if measure in INDICES:
        return Meaning(item, tuple(fields))
    power, field = _power(measure, unit, numbers)
    item, fields = replace(item, power=power), [*fields, field]
    if measure in MONEY or measure in PER_HEAD:
        code, field = _currency(unit, member)
        basis, second = _basis(unit, units)
        item, fields = replace(item, currency=code, price_basis=basis), [*fields, field, second]
    if measure is Measure.DEFENCE_ITEM and by is not None:
        item = replace(item, detail=by.text)
    if measure is Measure.GDP and item.price_basis == CONSTANT:
        item = replace(item, measure=Measure.REAL_GDP)
    return Meaning(item, tuple(fields))


def _measure_of_item(heading: Words, around: Around) -> tuple[Told | None, Words | None]:
    told = measure_in(heading.text, around.everything)
    return told, None if told is None else heading


def _measure(texts: Sequence[Words], around: Around, numbers: Sequence[float]) -> tuple[Told | None, Words | None]:
    """The measure by the first text that tells one; figures in the hundreds are no shares, whatever a text says."""
    everything = around.everything
    large = bool(numbers) and median(map(abs, numbers)) > _LARGEST_PERCENT
    for words in texts:
        told = measure_in(words.text, everything)
        if told is not None and not (large and told.measure in FRACTIONS):
            return told, words
    far = {told: words for words in around.elsewhere if (told := measure_in(words.text, everything)) is not None}
    return next(iter(far.items())) if len({told.measure for told in far}) == 1 else (None, None)


def _why_measure(told: Told | None, by: Words | None) -> Field:
    if told is None or by is None:
        return Field("measure", tr("No words near the table say what its figures count."), sure=False)
    name = measure_words(told.measure)
    if told.sure:
        return Field("measure", tr("“{text}” says {name}.", text=shown(by.text), name=name), place=by.place)
    why = tr("“{text}” is taken for {name}; choose military expenditure where it is not counted as NATO does.",
             text=shown(by.text), name=name)  # fmt: skip
    return Field("measure", why, sure=False, place=by.place)


def _percent(measure: Measure, unit: Unit, numbers: Sequence[float]) -> tuple[bool, Field]:
    """Whether 2.1 means 2.1 %, by the size of the figures; by the words only where their size leaves it open."""
    sizes = [abs(number) for number in numbers if number]
    if not sizes:
        return True, Field("percent", tr("No figure tells whether per cents or fractions are meant."), sure=False)
    largest, middle = sorted(sizes)[int(_NEARLY_ALL * (len(sizes) - 1))], median(sizes)
    sure = True
    if measure in SHARES_OF_GDP:
        percent = largest > _LARGEST_SHARE
        sure = percent or largest > 0.005
    elif measure in CHANGES and middle > _SMALL_CHANGE and largest <= _LARGEST_FRACTION:
        percent, sure = unit.percent is not None, False
    else:
        percent = largest > _LARGEST_FRACTION
    if percent:
        why = tr("Figures reach up to {largest}, so 2.1 means 2.1 %.", largest=f"{largest:g}")
    else:
        why = tr("Figures reach up to {largest} only, so 0.021 means 2.1 %.", largest=f"{largest:g}")
    return percent, Field("percent", why, sure=sure)


def _power(measure: Measure, unit: Unit, numbers: Sequence[float]) -> tuple[int, Field]:
    if unit.scale is not None:
        why = tr("“{text}” says so.", text=shown(unit.scale.text))
        return unit.power, Field("power", why, place=unit.scale.place)
    sizes = [abs(number) for number in numbers if number]
    middle = median(sizes) if sizes else 0.0
    if measure in PER_HEAD:
        return 0, Field("power", tr("Figures per head count single units."))
    if measure in HEADS:
        people = measure is Measure.POPULATION
        power = 0 if middle >= (100_000 if people else 3_000) else 6 if people and middle < 200 else 3
    else:
        power = 0 if middle >= 20_000_000 else 6
    return power, Field("power", tr("Nothing says so; it is guessed from the size of the figures."), sure=False)


def _currency(unit: Unit, member: Member | None) -> tuple[str, Field]:
    if unit.currency is None:
        why = tr("Nothing says which currency; each member's own is taken.")
        return "", Field("currency", why, sure=False)
    if len(unit.code) == 3:
        return unit.code, Field(
            "currency", tr("“{text}” says so.", text=shown(unit.currency.text)), place=unit.currency.place
        )
    if unit.code == "":
        why = tr("“{text}” means each member's own.", text=shown(unit.currency.text))
        return "", Field("currency", why, place=unit.currency.place)
    if unit.code == "$" and member is None:
        why = tr(
            "“{text}” does not say whose dollars; those of the United States are taken.", text=shown(unit.currency.text)
        )
        return "USD", Field("currency", why, sure=False, place=unit.currency.place)
    why = tr("“{text}” may be several; each member's own is taken.", text=shown(unit.currency.text))
    return "", Field("currency", why, sure=member is not None, place=unit.currency.place)


def _basis(unit: Unit, texts: Sequence[Words]) -> tuple[str, Field]:
    if unit.basis is not None:
        why = tr("“{text}” says so.", text=shown(unit.basis.text))
        return unit.price_basis, Field("price_basis", why, place=unit.basis.place)
    constant = next((words for words in texts if says_constant(words.text)), None)
    if constant is not None:
        why = tr("“{text}” speaks of constant prices but of no year; say which.", text=shown(constant.text))
        return CONSTANT, Field("price_basis", why, sure=False, place=constant.place)
    return CURRENT, Field("price_basis", tr("Nothing speaks of constant prices."))


def numbers_of(glance: Glance, places: Iterable[tuple[int, int]]) -> list[float]:
    """The figures at these places as they stand there; one with its own per cent sign as 2.1 for 2.1 %."""
    found = (figure_in(glance.cells[at]) for at in places if at in glance.told)
    return [figure.value for figure in found if figure is not None and figure.value is not None]


def member_of(glance: Glance, around: Around, register: Register) -> tuple[Member | None, Field]:
    """Whose a table is that names no members: by the sheet's name, its titles, the file's name, or its currency."""
    named = [Words(glance.sheet.name, glance.sheet.name), *around.near]
    for words in named:
        member = _member_in(glance, words.text)
        if member is not None:
            return member, Field("member", tr("“{text}” names {name}.", text=shown(words.text), name=member.name),
                                 place=words.place)  # fmt: skip
    unit = unit_in([*around.near, *around.notes])
    owners = [member for member in register.members if unit.currency and _owns(member, unit.code)]
    if len(owners) == 1:
        why = tr("“{text}” is the currency of {name}.", text=shown(unit.currency.text) if unit.currency else "",
                 name=owners[0].name)  # fmt: skip
        return owners[0], Field("member", why, sure=False)
    return None, Field("member", tr("Nothing says which member the table is about."), sure=False)


def _owns(member: Member, code: str) -> bool:
    return code not in {"", "USD"} and any(period.code == code for period in member.currencies)


def _member_in(glance: Glance, text: str) -> Member | None:
    """The only member that words of a text name; names of three letters or less only as the whole of it.

    The Alliance itself counts only where no member is named.
    """
    whole = glance.member(text)
    if whole is not None:
        return whole
    tokens = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text)
    found: dict[str, Member] = {}
    at = 0
    while at < len(tokens):
        for length in (4, 3, 2, 1):
            words = " ".join(tokens[at : at + length])
            member = glance.member(words) if len(words) > 3 and len(tokens[at : at + length]) == length else None
            if member is not None:
                found[member.code] = member
                at += length - 1
                break
        at += 1
    members = [member for code, member in found.items() if code not in AGGREGATES] or [*found.values()]
    return members[0] if len(members) == 1 else None
