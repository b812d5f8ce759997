"""What the words above figures in NATO's tables say about them: measure, unit, scale and price basis."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.domain.observation import Measure
from rampath.workbook.currency import code_of, currencies_in
from rampath.workbook.nato_part import PERSONNEL, is_partial
from rampath.workbook.nato_prices import basis_in
from rampath.workbook.nato_subject import OF_ECONOMY, is_change, names_own_subject
from rampath.workbook.nato_words import UNIT
from rampath.workbook.scale import scales_in

LONGEST_BLOCK = 100


class Meaning(NamedTuple):
    """What the figures of a block are: measure, unit and price basis, and the power of ten to apply.

    `unit` is "" for money in national currency, which each row states for itself. `shift` moves the
    decimal point: -2 turns per cent into a fraction, 3 thousands of millions into millions. `other` is True of a table
    about something else, in which only what names its own subject is known.
    """

    measure: Measure | None = None
    unit: str | None = None
    price_basis: str = ""
    shift: int = 0
    national: bool = False
    other: bool = False

    @property
    def is_money(self) -> bool:
        """Whether the figures are sums of money, which have a price basis and a currency."""
        return self.measure in _MONEY

    @property
    def is_per_head(self) -> bool:
        """Whether the figures are money a head, or those of a table whose blocks say what a head has of it."""
        single = re.fullmatch("[A-Z]{3}(?: thousand)?", self.unit or "") is not None
        return self.measure in _PER_HEADS or (self.measure is None and single)

    @property
    def has_prices(self) -> bool:
        """Whether the figures are at some prices: money as such, or a head."""
        return self.measure in _MONEY or self.measure in _PER_HEADS


_MONEY = frozenset({Measure.CORE_EXPENDITURE, Measure.GDP, Measure.BROADER_EXPENDITURE, Measure.EQUIPMENT_EXPENDITURE})
_PER_HEADS = frozenset({Measure.GDP_PER_CAPITA, Measure.EXPENDITURE_PER_CAPITA})
RATIOS = frozenset({Measure.CORE_SHARE, Measure.BROADER_SHARE, Measure.REAL_CHANGE, Measure.REAL_CHANGE_OVER_PERIOD})
"""Shares and changes, which NATO forms of figures at constant prices."""

UNKNOWN = Meaning()
OTHER = Meaning(other=True)
CATEGORY = Meaning(None, "fraction", "", -2)
"""Shares of the four main categories; which of them, a block says."""

_PER_HEAD = r"per capita|per head|par habitant|par tete"
_GDP = r"gdp\b|gross domestic product|pib\b|produit interieur brut"
_SPENT = r"expenditures?\b|depenses?\b|spending\b|investments?\b"
_SHARE = (
    rf"\b(?:share|percentage|per ?cent|part|pourcentage)\b[^;:]*?\b(?:{_GDP})|%\s*(?:of|du)\s+(?:real )?(?:{_GDP})"
    rf"|rapportees? au (?:{_GDP})"
)
_CHANGE = (
    r"\b(?:real|volume) (?:change|growth)|\breal[ -]terms? (?:change|growth)|\b(?:change|growth) in real terms"
    r"|\bgrowth rates?|\btaux de croissance|\ben volume\b"
    r"|\b(?:variations?|evolutions?|croissance|progression)\b[^;:]*?\ben termes reels"
    r"|\b(?:variations?|evolutions?|croissance|progression) (?:annuelles? )?reelles?"
)
_PERIOD = r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d"
_OF_TOTAL = r"\b(?:percentage|share|per ?cent|part|pourcentage) (?:of|du|des) (?:the )?(?:total|depenses totales)"
_CATEGORIES = rf"\b(?:distribution|repartition)\b|main categor|grandes? categor|(?:by|par) categor|{_OF_TOTAL}"
_BROADER = r"security-related|broader|resilience|liees a la (?:defense et a la )?securite"
_AND_UNIT = (
    r"(?=[\s,:(]*(?:(?:at|in|aux|en) )?(?:$|current|constant|prices|prix|[mb]illi|thousand|(?:19|20)\d\d prices))"
)
_PARITIES = r"purchasing power|\bppps?\b|pouvoir d'achat|\bppa\b"
"""At which no money is kept: dollars of parities are no dollars of exchange rates."""

_BY_CATEGORY = (
    (re.compile(r"(?:major )?equipments?\b|equipements?\b"), Measure.EQUIPMENT_SHARE),
    (re.compile(r"personnel\b"), Measure.PERSONNEL_SHARE),
    (re.compile(r"infrastructures?\b"), Measure.INFRASTRUCTURE_SHARE),
    (re.compile(r"others?\b|autres?\b"), Measure.OTHER_SHARE),
)
_ONE_CATEGORY = re.compile(r"(?:equipments?|equipements?|personnel|infrastructures?|others?|autres?)(?: \([a-d]\))?")
_CATEGORY_MEASURES = frozenset(measure for _, measure in _BY_CATEGORY)
_GROWTH_OF = {Measure.GDP: Measure.GDP_REAL_GROWTH, Measure.CORE_EXPENDITURE: Measure.REAL_CHANGE}
_GROWTH = frozenset(_GROWTH_OF.values())

_DOLLARS = re.compile(
    r"us dollar|united states dollar|us ?\$|\$ ?us|\busd\b"
    r"|dollars? (?:des )?(?:etats-unis|e\.? ?-? ?u\.?|us\b|americain)"
    r"|\b(?:millions?|billions?|milliards?|milliers|thousands?) (?:of |de )?dollars(?! canad)|\$ ?(?:m|b)illion"
)
_HEADS = re.compile(r"\(?(?:in |en )?(?:thousands?|milliers)\)?")
_NATIONAL = re.compile(
    r"national currenc|(?:monnaies?|devises?) nationales?|unites? monetaires? nationales?|currency units?"
)
_AMOUNT = re.compile(r"\d\s*(?:[mb]illi|milli|thousand|euro|dollar|[€£$])")

_NUMBERED = {
    "1": Meaning(Measure.CORE_EXPENDITURE, "", national=True),
    "2": Meaning(Measure.CORE_EXPENDITURE, "USD million"),
    "3": Meaning(Measure.CORE_SHARE, "fraction", "", -2),
    "4": Meaning(Measure.CORE_EXPENDITURE, "USD million"),
    "5": Meaning(Measure.GDP, "USD million"),
    "6": Meaning(None, "USD"),
    "7": Meaning(Measure.PERSONNEL, "thousand"),
    "8": CATEGORY,
}
"""What the tables of these numbers are since the edition of 2017."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern, made once: some thirty of them are asked of each text."""
    return re.compile(text)


def of_number(number: str) -> Meaning:
    """What a table of this number is in the editions since 2017, where nothing else says it."""
    return _NUMBERED.get(number[:1], UNKNOWN)


def of_title(text: str) -> Meaning:
    """What a table's title says; blocks and units say the rest."""
    words = plain(text)
    return with_unit(_subject(words, title=True), text)


def _subject(words: str, *, title: bool = False) -> Meaning:
    """What is counted, by the first word that says so; UNKNOWN where none does.

    A title such as "real change 2014-2024" is that of a table of amounts, whose columns say the change.
    """
    if title and _pattern(_PERIOD).search(words):
        words = _pattern(_CHANGE).sub(" ", words)
    elif is_change(words) and not _pattern(_CHANGE).search(words):
        return UNKNOWN  # of which nothing says that it is real
    return next((meaning(words) for said, meaning in _SUBJECTS if _pattern(said).search(words)), UNKNOWN)


def _per_head(words: str) -> Meaning:
    """GDP or expenditure per head; a title of both, or of one and something else, leaves it to the blocks."""
    gdp, spent = _pattern(rf"\b(?:{_GDP})").search(words), _pattern(_SPENT).search(words)
    if _pattern(_CHANGE).search(words):
        return UNKNOWN
    if gdp and not spent and not _pattern(rf"(?:{_GDP})\s+(?:and|et)\b").search(words):
        return Meaning(Measure.GDP_PER_CAPITA, "USD")
    if spent and not gdp and not _pattern(PERSONNEL).search(words):
        return Meaning(Measure.EXPENDITURE_PER_CAPITA, "USD")
    return Meaning(None, "USD")


def _share(words: str) -> Meaning:
    measure = Measure.BROADER_SHARE if _pattern(_BROADER).search(words) else Measure.CORE_SHARE
    return UNKNOWN if is_partial(words) else Meaning(measure, "fraction", "", -2)


def _change(words: str) -> Meaning:
    of_gdp = _pattern(rf"\b(?:{_GDP})").search(words) and not _pattern(_SPENT).search(words)
    measure = Measure.GDP_REAL_GROWTH if of_gdp else Measure.REAL_CHANGE
    return UNKNOWN if is_partial(words) else Meaning(measure, "fraction", "", -2)


def _spent(words: str) -> Meaning:
    """Expenditure as a whole, or of the other pillar; of a part of it only what is known apart."""
    if _pattern(_BROADER).search(words):
        return Meaning(Measure.BROADER_EXPENDITURE, "", national=True)
    if not is_partial(words):
        return Meaning(Measure.CORE_EXPENDITURE, "", national=True)
    of_equipment = (
        re.match(rf"(?:(?:major )?equipment expenditures?|depenses d'equipement){_AND_UNIT}", words) is not None
    )
    return Meaning(Measure.EQUIPMENT_EXPENDITURE, "", national=True) if of_equipment else UNKNOWN


_SUBJECTS: tuple[tuple[str, Callable[[str], Meaning]], ...] = (
    (_CATEGORIES, lambda _words: CATEGORY),
    (_PER_HEAD, _per_head),
    (_SHARE, _share),
    (_CHANGE, _change),
    (_SPENT, _spent),
    (PERSONNEL, lambda _words: Meaning(Measure.PERSONNEL, "thousand")),
    (r"\bpopulation\b", lambda _words: Meaning(Measure.POPULATION, "thousand")),
    (rf"\b(?:{_GDP})", lambda _words: Meaning(Measure.GDP)),
)
"""What words speak of; the first that is found counts, since a share of GDP speaks of GDP too."""


def with_unit(meaning: Meaning, text: str) -> Meaning:
    """The meaning with what a unit line adds: scale, currency, price basis."""
    if meaning.other:
        return meaning
    basis = basis_in(text)
    if basis:
        meaning = meaning._replace(price_basis=basis)
    if meaning.unit == "fraction":
        return meaning
    if meaning.unit == "thousand":
        return meaning._replace(shift=_scale(text, usual=3) - 3)
    words = plain(text)
    alone = _alone(words) if meaning.measure is None and meaning.unit is None else None
    if alone is not None:
        return alone._replace(price_basis=meaning.price_basis)
    return _with_money(meaning, text, words)


def _with_money(meaning: Meaning, text: str, words: str) -> Meaning:
    """The meaning with the currency and the scale of a unit line."""
    national = _NATIONAL.search(words) is not None
    code = "USD" if _DOLLARS.search(words) else "" if national else _currency(text, words)
    per_head = meaning.is_per_head or _pattern(_PER_HEAD).search(words) is not None
    scale = None if code or national or per_head else _scale_alone(text)
    if scale is not None and meaning.is_money:
        return meaning._replace(shift=scale - 6)
    of_one = per_head and meaning.measure is None and _per_head(words).measure is not None
    if of_one or not (code or (national and not per_head)):
        return meaning  # nothing is told, or the unit of one block and not of the others
    if per_head:
        return meaning._replace(unit=f"{code} thousand" if _scale(text, usual=0) == 3 else code)
    return meaning._replace(unit="" if national else f"{code} million", shift=_scale(text) - 6, national=national)


def _currency(text: str, words: str) -> str:
    """The one currency in which all figures stand by a unit line, as in "Million euros"; nothing where none is told.

    An amount, a sentence about one, or the money of some figures only, is no unit.
    """
    if len(words) > LONGEST_BLOCK or _SENTENCE.search(words) or _AMOUNT.search(words):
        return ""
    if scales_in(text) or _pattern(_PER_HEAD).search(words):
        codes = {*currencies_in(text).values()}
    else:
        codes = {code for part in re.split("[,;()]", text) if (code := code_of(part.strip()))}
    return codes.pop() if len(codes) == 1 and not _is_about_some(words) else ""


def _is_about_some(words: str) -> bool:
    """Whether a line speaks of some figures, or of where they are from, as in "Bulgaria: million euros"."""
    named, colon, _ = words.partition(":")
    known = _OF_UNITS.fullmatch(named.strip()) is not None or _subject(named) != UNKNOWN
    return (bool(colon) and not known) or _OF_SOME.search(_pattern(_PER_HEAD).sub("", words)) is not None


_OF_UNITS = re.compile(
    r"(?:(?:all|the|toutes|les|alle) )?(?:units?|currenc(?:y|ies)|figures?|amounts?|data|values?|unites?|monnaie|devise"
    r"|chiffres|montants?|donnees|einheit|wahrung|betrage|angaben|werte)(?: (?:and|et|und|of|de) \w+)?(?: (?:in|en))?"
)
_OF_SOME = re.compile(
    r"\b(?:including|excluding|without|except|of which|sources?|notes?|convert(?:ed|is)|conversion|per|until|since"
    r"|before|(?:for|pour|fur)(?! (?:la |the |die )?(?:defen[cs]e|verteidigung|(?:19|20)\d\d|(?:all|nato|otan)\b))"
    r"|y compris|hors|sans|dont|sauf|jusqu\w*|depuis|ohne|davon|umgerechnet|bis|seit|aid|aide|hilfe|facility|using)\b"
)
_SENTENCE = re.compile(r"\b(?:is|are|was|were|est|sont|etai(?:en)?t)\b.*\.$")
"""A note is a sentence, with a verb and a full stop; a title is none."""


def _alone(words: str) -> Meaning | None:
    """What a unit line says where no title stands above it."""
    if _HEADS.fullmatch(words):
        return Meaning(None, "thousand")
    return CATEGORY if _pattern(_OF_TOTAL).search(words) else None


def of_block(base: Meaning, text: str) -> Meaning | None:
    """The meaning of a block by its title; None where the text is no block title."""
    words = plain(text)
    unnamed = base.other and not names_own_subject(text) and _subject(words).measure not in OF_ECONOMY
    if unnamed or len(words) > LONGEST_BLOCK or _SENTENCE.search(words):
        return None
    base = UNKNOWN if base.other else base
    if base == UNKNOWN and _ONE_CATEGORY.fullmatch(words):
        base = CATEGORY
    categories = base.unit == "fraction" and (base.measure is None or base.measure in _CATEGORY_MEASURES)
    if categories and (_DOLLARS.search(words) or _currency(text, words)):
        base, categories = UNKNOWN, False  # the money itself, and not its share
    if categories:
        measure = next((each for pattern, each in _BY_CATEGORY if pattern.match(words)), None)
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
    if meaning.is_money and not meaning.unit and _pattern(r"exchange rates?|taux de change").search(words):
        return meaning._replace(unit="USD million", national=False)  # only dollars need rates
    return meaning


def _is_other_money(words: str, basis: str) -> bool:
    """Whether a block's title is of money that is not kept: a part of expenditure, or at parities."""
    parities = _pattern(_PARITIES).search(words) is not None
    if not basis and not parities:
        return False
    own = _subject(words)
    if parities:
        return own.measure is not None or bool(basis)
    return own.measure is None and is_partial(words) and not UNIT.match(words)


def _of_block(base: Meaning, words: str, basis: str) -> Meaning | None:
    """What a block's title says itself, and what it leaves to the table's."""
    own = _subject(words)
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
    share = _of_pillar(meaning, _share(words), words) if _pattern(_SHARE).search(words) else None
    own = _change_of(meaning, words) if share is None else share
    if own.measure is Measure.REAL_CHANGE and len(years) > 1:
        own = own._replace(measure=Measure.REAL_CHANGE_OVER_PERIOD)
    if own.measure is None or (own.measure is Measure.GDP_REAL_GROWTH and len(years) > 1):
        return None
    return meaning._replace(measure=own.measure, unit="fraction", shift=-2, national=False), year, flag


def _of_pillar(meaning: Meaning, own: Meaning, words: str) -> Meaning:
    """What a title or heading says, of the broader pillar where its table is of that, unless it names the core."""
    broader = meaning.measure in _CORE_OF and not _pattern(_CORE).search(words)
    of_core = own.measure in _CORE_OF.values()
    if not broader or not of_core:
        return own
    money = own.measure is Measure.CORE_EXPENDITURE
    return own._replace(measure=Measure.BROADER_EXPENDITURE if money else Measure.BROADER_SHARE)


_CORE_OF = {Measure.BROADER_EXPENDITURE: Measure.CORE_EXPENDITURE, Measure.BROADER_SHARE: Measure.CORE_SHARE}
_CORE = r"\bcore\b|\bde base\b|\bfondamental"


def _change_of(meaning: Meaning, words: str) -> Meaning:
    """What a heading or title of a change says, among figures of this meaning; UNKNOWN where it says none."""
    own = _change(words) if _pattern(_CHANGE).search(words) else UNKNOWN
    if own.measure is not Measure.REAL_CHANGE or _pattern(_SPENT).search(words):
        return own
    if meaning.is_per_head or meaning.unit == "thousand" or meaning.measure in _CORE_OF:
        return UNKNOWN  # of heads, of money a head, or of the other pillar
    return own._replace(measure=_GROWTH_OF.get(meaning.measure or Measure.CORE_EXPENDITURE, own.measure))


def _scale(text: str, usual: int = 6) -> int:
    """The power of ten of a unit: a million is 6; `usual` where no word says."""
    found = set(scales_in(text).values())
    return found.pop() if len(found) == 1 else usual


def _scale_alone(text: str) -> int | None:
    """The power of ten of a scale without a currency, as in "In billions" and "Current prices (billions)"."""
    parts = [part.strip(" .").casefold() for part in re.split("[,;:()]", text)]
    found = {part: power for part in parts if _ONE_WORD.fullmatch(part) for power in scales_in(part).values()}
    others = [plain(part) for part in parts if part and part not in found]
    known = all(basis_in(part) or _subject(part) != UNKNOWN or _OF_UNITS.fullmatch(part) for part in others)
    return next(iter(found.values())) if len(found) == 1 and known else None


_ONE_WORD = re.compile(r"(?:(?:all |toutes )?(?:figures |amounts |chiffres )?(?:in|en) )?[^\W\d_]+")
