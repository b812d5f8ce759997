"""What the figures of a table count, and in which unit, by the words around them and by their own size."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

from rampath.domain.measure_words import measure_words
from rampath.domain.member import AGGREGATES, Member, Register
from rampath.domain.observation import CATEGORIES, CURRENT, Measure
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.figure import figure_in
from rampath.workbook.glance import Glance
from rampath.workbook.guess_rivals import why_two_measures
from rampath.workbook.guess_shown import AS_THEY_STAND, Shown
from rampath.workbook.guess_unit import Evidence, Field, counted_as, evidence
from rampath.workbook.guess_words import Around, Unit, Words, no_amounts, says_more, unit_in
from rampath.workbook.mapping import CONSTANT, Item
from rampath.workbook.measure_in import (
    Told,
    measure_in,
    per_head,
    says_a_head,
    says_defence,
    says_heads,
    says_parity,
    says_real_gdp,
    says_share,
)
from rampath.workbook.measure_kind import CHANGES, FRACTIONS, HEADS, MONEY, SHARES_OF_GDP
from rampath.workbook.remarks import subject_in, told_of_table
from rampath.workbook.result import shown
from rampath.workbook.years import year_of

_LARGEST_PERCENT = 100
_LARGEST_SHARE, _SMALLEST_ECONOMY = 20, 5e8
"""No member spends more per cent of its GDP, and no member's GDP comes to so few units of any currency."""
_SMALLEST_INDEX = 20

_SUBJECT_ENDS = re.compile(r"\s*[:,;]\s|\s+[–—-]\s|\s*[()\[\]]|\s+(?=\d)")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|[&+]")
_ALLIANCE = frozenset({"NATO", "OTAN"})
_HEADQUARTERS = re.compile(
    r"\b(?:NATO|OTAN)\b.*\b(?:HQ|headquarters?|quartier général|hauptquartier)\b|\bSHAPE\b|\bBoulevard Léopold\b",
    re.IGNORECASE,
)
"""To whom a return is sent: the country where the Alliance has its seat is not whose it is."""
_BESIDE_OWNER = re.compile(
    r"\b(?:with|vs\.?|versus|mit|avec|met|con|med|than)\s+(?:the\s+)?[A-ZÀ-Ý]\w+"
    r"(?:(?:,|\s(?:and|und|et|en|y|e|og))\s+[A-ZÀ-Ý]\w+)*"
)
"""Others beside whom a table stands, `Joint procurement with Germany`."""
_PAID = {Measure.CORE_SHARE: Measure.CORE_EXPENDITURE, Measure.EQUIPMENT_SHARE: Measure.EQUIPMENT_EXPENDITURE}
_LENGTHS = (6, 5, 4, 3, 2)
"""The words of a name that has several, the longest tried first: `European NATO Members and Canada`."""
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
    if told is not None and by is not None and _is_paid_staff(told, by, known):
        told = told._replace(measure=Measure.DEFENCE_ITEM)
        said = tr("“{text}” is taken for money, since “{unit}” speaks of money.",
                  text=shown(by.text), unit=shown(unit.currency.text if unit.currency else ""))  # fmt: skip
        why = Field("measure", said, sure=False, place=by.place)
    elif told is not None and by is not None and _are_paid_heads(told, known):
        said = tr("“{text}” is taken for people, though “{unit}” speaks of money; say if it is what is spent on them.",
                  text=shown(by.text), unit=shown(known.unit.currency.text if known.unit.currency else ""))  # fmt: skip
        why = Field("measure", said, sure=False, place=by.place)
    text = "" if heading is None else heading.text
    beside = [words for words in units if words.place not in around.headings]
    if told is not None and by is not None and heading is not None and _is_paid_share(told, by, beside, unit):
        told, why = _paid(told, by, known)
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


def _is_paid_staff(told: Told, by: Words, known: Evidence) -> bool:
    """Whether personnel is what is spent on it: the only scale that is told is one of money."""
    return _are_paid_heads(told, known) and not says_heads(by.text)


def _are_paid_heads(told: Told, known: Evidence) -> bool:
    """Whether it is people that are counted, and the only scale that is told is one of money."""
    unit = known.unit
    return told.measure is Measure.PERSONNEL and unit.scale is not None and unit.scale == unit.currency


def _is_paid_share(told: Told, by: Words, units: Sequence[Words], unit: Unit) -> bool:
    """Whether what is taken for a share is called none itself, and the nearest unit is one of money."""
    if told.measure not in {Measure.CORE_SHARE, *CATEGORIES} or says_share(by.text):
        return False
    return unit.currency is not None and no_amounts(units) is None


def _paid(told: Told, by: Words, known: Evidence) -> tuple[Told | None, Field]:
    """What is paid for it, where its figures are no per cents; what they are is open where they could be some."""
    fields = {"text": shown(by.text), "unit": shown(known.unit.currency.text if known.unit.currency else "")}
    if known.middle > _LARGEST_PERCENT:
        paid = _PAID.get(told.measure, Measure.DEFENCE_ITEM)
        said = tr("“{text}” is taken for money, since “{unit}” speaks of money.", **fields)
        return told._replace(measure=paid), Field("measure", said, sure=False, place=by.place)
    said = tr("“{text}” may be a share, or money, since “{unit}” speaks of money; say what is counted.", **fields)
    return None, Field("measure", said, sure=False, place=by.place)


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


def member_of(glance: Glance, around: Around, register: Register) -> tuple[Member | None, Field]:
    """Whose a table is that names no members: by the sheet's name, its titles, the file's name, or its currency."""
    named = [Words(glance.sheet.name, glance.sheet.name), *around.near]
    owners = [(words, member) for words in named if (member := _owner(words, glance.member)) is not None]
    unit = unit_in([*around.near, *around.notes])
    payers = [member for member in register.members if unit.currency and _owns(member, unit.code)]
    if owners:
        found, said = _first_owner(owners, around)
        return found, _paid_by_other(found, payers, owners[0][0], unit) or said
    if len(payers) == 1:
        why = tr("“{text}” names the currency of {name}.", text=shown(unit.currency.text) if unit.currency else "",
                 name=payers[0].name)  # fmt: skip
        return payers[0], Field("member", why, sure=False)
    return None, Field("member", tr("Nothing says which member the table is about."), sure=False)


def _owner(words: Words, of: Callable[[str], Member | None]) -> Member | None:
    """The member that a line is about; the Alliance only where it is the subject."""
    said = _BESIDE_OWNER.sub(" ", told_of_table(words.text))
    if _HEADQUARTERS.search(said):
        return None
    member = member_in(said, of)
    return None if member is not None and member.code in AGGREGATES and not _is_subject(said, of) else member


def _first_owner(owners: Sequence[tuple[Words, Member]], around: Around) -> tuple[Member, Field]:
    """The member that the nearest words name; in doubt where a line above the table names another."""
    words, member = owners[0]
    lines = ((line, other) for line, other in owners if line in around.lines and other.code not in AGGREGATES)
    line, other = next(((line, other) for line, other in lines if other is not member), (words, member))
    if other is not member and member.code not in AGGREGATES:
        why = tr("“{text}” names {name}, but “{other}” names {second}; say whose it is.",
                 text=shown(words.text), name=member.name, other=shown(line.text), second=other.name)  # fmt: skip
        return member, Field("member", why, sure=False, place=words.place)
    why = tr("“{text}” names {name}.", text=shown(words.text), name=member.name)
    return member, Field("member", why, place=words.place)


def _paid_by_other(member: Member, payers: Sequence[Member], words: Words, unit: Unit) -> Field | None:
    """The doubt where the figures are in a currency that is only another member's."""
    if len(payers) != 1 or payers[0] is member or member.code in AGGREGATES or unit.currency is None:
        return None
    why = tr("“{text}” names {name}, but “{unit}” names the currency of {second}; say whose it is.",
             text=shown(words.text), name=member.name, unit=shown(unit.currency.text),
             second=payers[0].name)  # fmt: skip
    return Field("member", why, sure=False, place=words.place)


def _is_subject(text: str, of: Callable[[str], Member | None]) -> bool:
    """Whether the Alliance is the subject of a text, and not by whose definition a state counts: `Spending (NATO)`.

    A name of more words, such as `NATO Europe and Canada`, is that of nothing else, wherever it stands; one that ends
    with the Alliance's own, as in `Gasto total OTAN`, only between signs.
    """
    parts = [part for part in _SUBJECT_ENDS.split(text) if part.strip()]
    first = next((part for part in parts if says_more(part)), "")
    if of(first) is not None or any(of(part) is not None for part in parts if " " in part.strip()):
        return True
    tokens = re.findall(_TOKEN, text)
    spans = (tokens[at : at + length] for at in range(len(tokens)) for length in _LENGTHS)
    return any(span[-1].upper() not in _ALLIANCE and of(" ".join(span)) is not None for span in spans)


def _owns(member: Member, code: str) -> bool:
    return code not in {"", "USD"} and any(period.code == code for period in member.currencies)


def member_in(text: str, of: Callable[[str], Member | None]) -> Member | None:
    """The only member that words of a text name, as `of` tells; names of three letters or less only as the whole of it.

    The Alliance itself counts only where no member is named, and nobody is by a currency: dollars of the United States
    are the unit of many a member's table.
    """
    for word in currencies_in(text):
        text = " ".join(re.sub(re.escape(word), " ", text, flags=re.IGNORECASE).split())
    whole = of(text)
    if whole is not None:
        return whole
    tokens = re.findall(_TOKEN, text)
    found: dict[str, Member] = {}
    at = 0
    while at < len(tokens):
        for length in (*_LENGTHS, 1):
            words = " ".join(tokens[at : at + length])
            member = of(words) if len(words) > 3 and len(tokens[at : at + length]) == length else None
            if member is not None:
                found[member.code] = member
                at += length - 1
                break
        at += 1
    members = [member for code, member in found.items() if code not in AGGREGATES] or [*found.values()]
    return members[0] if len(members) == 1 else None
