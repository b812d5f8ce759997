"""What titles, blocks and headings in NATO's tables say about the figures below them."""

import re

from rampath.domain.member import plain
from rampath.domain.observation import Measure
from rampath.workbook.nato_counted import (
    CATEGORY,
    CHANGE,
    SHARE,
    SPENT,
    UNKNOWN,
    Meaning,
    change,
    counted,
    pattern,
    share_of_gdp,
)
from rampath.workbook.nato_part import is_partial
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_subject import OF_ECONOMY, names_own_subject
from rampath.workbook.nato_unit import DOLLARS, LONGEST_BLOCK, SENTENCE, currency_of_line, with_unit
from rampath.workbook.nato_words import UNIT
from rampath.workbook.scale import scales_in

_PARITIES = r"purchasing power|\bppps?\b|pouvoir d'achat|\bppa\b"
"""At which no money is kept: dollars of parities are no dollars of exchange rates."""

_BY_CATEGORY = (
    (re.compile(r"(?:major )?equipments?\b|equipements?\b"), Measure.EQUIPMENT_SHARE),
    (re.compile(r"personnels?\b"), Measure.PERSONNEL_SHARE),
    (re.compile(r"infrastructures?\b"), Measure.INFRASTRUCTURE_SHARE),
    (re.compile(r"others?\b|autres?\b"), Measure.OTHER_SHARE),
)
_SPENT_ON = re.compile(
    r"(?:depenses?|expenditures?|spending) (?:d'|de l'|(?:de|des|du|en|pour|on|for) (?:l'|la |les? |the )?)"
)
"""What may stand before a category: `Dépenses de personnel`."""
_ONE_CATEGORY = re.compile(r"(?:equipments?|equipements?|personnel|infrastructures?|others?|autres?)(?: \([a-d]\))?")
_CATEGORY_MEASURES = frozenset(measure for _, measure in _BY_CATEGORY)
_COUNTED = re.compile(r"^(?:\(?(?:[a-z]|[ivx]{1,3}|\d{1,2})[.)]|[a-z] ?[-:]|-)\s+(?=\w)")
"""What numbers the blocks of a table: `b) Constant 2015 prices`, `A. Equipment`."""
_GROWTH_OF = {Measure.GDP: Measure.GDP_REAL_GROWTH, Measure.CORE_EXPENDITURE: Measure.REAL_CHANGE}
_GROWTH = frozenset(_GROWTH_OF.values())


def of_title(text: str) -> Meaning:
    """What a table's title says; blocks and units say the rest."""
    words = plain(text)
    return with_unit(counted(words, title=True), text)


def is_plain_title(text: str) -> bool:
    """Whether words without a number, above a table that has none, say what it counts: `Defence expenditure`."""
    words = plain(text)
    usual = len(words) <= LONGEST_BLOCK and not SENTENCE.search(words) and not UNIT.match(words)
    return usual and counted(words, title=True) != UNKNOWN


def of_block(base: Meaning, text: str) -> Meaning | None:
    """The meaning of a block by its title; None where the text is no block title."""
    words = _COUNTED.sub("", plain(text))
    unnamed = base.other and not names_own_subject(text) and counted(words).measure not in OF_ECONOMY
    if unnamed or len(words) > LONGEST_BLOCK or SENTENCE.search(words):
        return None
    base = UNKNOWN if base.other else base
    if base == UNKNOWN and _ONE_CATEGORY.fullmatch(words):
        base = CATEGORY
    categories = base.unit == "fraction" and (base.measure is None or base.measure in _CATEGORY_MEASURES)
    if categories and (DOLLARS.search(words) or currency_of_line(text, words)):
        base, categories = UNKNOWN, False  # the money itself, and not its share
    if categories:
        named = _SPENT_ON.match(words)
        at = 0 if named is None else named.end()
        measure = next((each for word, each in _BY_CATEGORY if word.match(words, at)), None)
        return None if measure is None else CATEGORY._replace(measure=measure)
    basis = basis_in(text)
    if _is_other_money(words, basis):
        return UNKNOWN
    meaning = _of_block(base, words, basis)
    if meaning is None:
        return None
    if meaning.unit == "thousand":
        meaning = meaning._replace(price_basis="")
    meaning = with_unit(meaning, text)
    if meaning.is_money and not meaning.unit and pattern(r"exchange rates?|(?:taux|cours) de change").search(words):
        return meaning._replace(unit="USD million", national=False)  # only dollars need rates
    return meaning


def _is_other_money(words: str, basis: str) -> bool:
    """Whether a block's title is of money that is not kept: a part of expenditure, or at parities."""
    parities = pattern(_PARITIES).search(words) is not None
    if not basis and not parities:
        return False
    own = counted(words)
    if parities:
        return own.measure is not None or bool(basis)
    return own.measure is None and is_partial(words) and not UNIT.match(words)


def _of_block(base: Meaning, words: str, basis: str) -> Meaning | None:
    """What a block's title says itself, and what it leaves to the table's."""
    own = counted(words)
    basis_of_both = basis or base.price_basis
    if own.measure is None:
        return base._replace(price_basis=basis) if basis else None
    if own.measure is Measure.REAL_CHANGE:
        own = _change_of(base, words)
        if own == UNKNOWN:
            return None
    own = _of_pillar(base, own, words)
    if base.measure in _GROWTH and own.measure in _GROWTH_OF and not scales_in(words):
        return base._replace(measure=_GROWTH_OF[own.measure], price_basis=basis_of_both)
    if own.is_per_head and base.is_per_head:
        own = own._replace(unit=base.unit)  # which a line above the blocks may have told
    if own.measure is base.measure or (own.is_money and base.is_money):
        return base._replace(measure=own.measure, price_basis=basis_of_both)
    return own._replace(price_basis=basis_of_both)


def of_column(meaning: Meaning, text: str) -> tuple[Meaning, int, str] | None:
    """What a column headed by words means, with its year and flag, as in NATO's Table 4.

    `Share of real GDP 2024e (%)` is that year's share; `Real change 2014-2024e (%)` is the change over the
    years named, and counts for the last of them.
    """
    years = re.findall(r"((?:19|20)\d\d)\s*([ep](?![a-z]))?", text, re.IGNORECASE)
    if not years or meaning.other:
        return None
    year, flag = int(years[-1][0]), years[-1][1]
    words = plain(text)
    share = _of_pillar(meaning, share_of_gdp(words), words) if pattern(SHARE).search(words) else None
    own = _change_of(meaning, words) if share is None else share
    if own.measure is Measure.REAL_CHANGE and len(years) > 1:
        own = own._replace(measure=Measure.REAL_CHANGE_OVER_PERIOD)
    if own.measure is None or (own.measure is Measure.GDP_REAL_GROWTH and len(years) > 1):
        return None
    return meaning._replace(measure=own.measure, unit="fraction", shift=-2, national=False), year, flag


def _of_pillar(meaning: Meaning, own: Meaning, words: str) -> Meaning:
    """What a title or heading says, of the broader pillar where its table is of that, unless it names the core."""
    broader = meaning.measure in _CORE_OF and not pattern(_CORE).search(words)
    of_core = own.measure in _CORE_OF.values()
    if not broader or not of_core:
        return own
    money = own.measure is Measure.CORE_EXPENDITURE
    return own._replace(measure=Measure.BROADER_EXPENDITURE if money else Measure.BROADER_SHARE)


_CORE_OF = {Measure.BROADER_EXPENDITURE: Measure.CORE_EXPENDITURE, Measure.BROADER_SHARE: Measure.CORE_SHARE}
_CORE = r"\bcore\b|\bde base\b|\bfondamental"


def _change_of(meaning: Meaning, words: str) -> Meaning:
    """What a heading or title of a change says, among figures of this meaning; UNKNOWN where it says none."""
    own = change(words) if pattern(CHANGE).search(words) else UNKNOWN
    if own.measure is not Measure.REAL_CHANGE or pattern(SPENT).search(words):
        return own
    if meaning.is_per_head or meaning.unit == "thousand" or meaning.measure in _CORE_OF:
        return UNKNOWN  # of heads, of money a head, or of the other pillar
    return own._replace(measure=_GROWTH_OF.get(meaning.measure or Measure.CORE_EXPENDITURE, own.measure))
