"""What the words above figures in NATO's tables count: a measure, with the unit that it usually has."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from rampath.domain.observation import Measure
from rampath.workbook.nato_part import PERSONNEL, is_partial
from rampath.workbook.nato_subject import is_change


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

PER_HEAD = r"per capita|per head|par habitant|par tete"
_GDP = r"gdp\b|gross domestic product|pib\b|produit interieur brut"
SPENT = r"expenditures?\b|depenses?\b|spending\b|investments?\b"
SHARE = (
    rf"\b(?:share|percentage|per ?cent|part|pourcentage)\b[^;:]*?\b(?:{_GDP})|%\s*(?:of|du)\s+(?:real )?(?:{_GDP})"
    rf"|rapportees? au (?:{_GDP})"
)
CHANGE = (
    r"\b(?:real|volume) (?:change|growth)|\breal[ -]terms? (?:change|growth)|\b(?:change|growth) in real terms"
    r"|\bgrowth rates?|\btaux de croissance|\ben volume\b"
    r"|\b(?:variations?|evolutions?|croissance|progression)\b[^;:]*?\ben termes reels"
    r"|\b(?:variations?|evolutions?|croissance|progression) (?:annuel(?:le)?s? )?reel(?:le)?s?"
)
_PERIOD = r"(?:19|20)\d\d(?:\s?\(?[ep]\)?)?\s*(?:[-/]|\b(?:to|and|until|a|et)\b)\s*(?:19|20)\d\d"
_ANNUAL = (
    r"\bannual|\bannuel|\byear[ -]o[nv]|\bprevious year|\bannee precedente|\bgrowth rates?"
    r"|\btaux de (?:croissance|variation)"
)
OF_TOTAL = r"\b(?:percentage|share|per ?cent|part|pourcentage) (?:of|du|des) (?:the )?(?:total|depenses totales)"
_CATEGORIES = rf"\b(?:distribution|repartition)\b|main categor|grandes? categor|(?:by|par) categor|{OF_TOTAL}"
_BROADER = r"security-related|broader|resilience|liees a la (?:defense et a la )?securite"
_AND_UNIT = (
    r"(?=[\s,:(]*(?:(?:at|in|aux|en) )?(?:$|current|constant|prices|prix|[mb]illi|thousand|(?:19|20)\d\d prices))"
)

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
def pattern(text: str) -> re.Pattern[str]:
    """A pattern, made once: some thirty of them are asked of each text."""
    return re.compile(text)


def of_number(number: str) -> Meaning:
    """What a table of this number is in the editions since 2017, where nothing else says it."""
    return _NUMBERED.get(number[:1], UNKNOWN)


def counted(words: str, *, title: bool = False) -> Meaning:
    """What is counted, by the first word that says so; UNKNOWN where none does.

    A title such as "real change 2014-2024" is that of a table of amounts, whose columns say the change; one of the
    annual change has a change in each year.
    """
    if title and pattern(_PERIOD).search(words) and not pattern(_ANNUAL).search(words):
        words = pattern(CHANGE).sub(" ", words)
    elif is_change(words) and not pattern(CHANGE).search(words):
        return UNKNOWN  # of which nothing says that it is real
    return next((meaning(words) for said, meaning in _SUBJECTS if pattern(said).search(words)), UNKNOWN)


def money_per_head(words: str) -> Meaning:
    """GDP or expenditure per head; a title of both, or of one and something else, leaves it to the blocks."""
    gdp, spent = pattern(rf"\b(?:{_GDP})").search(words), pattern(SPENT).search(words)
    if pattern(CHANGE).search(words):
        return UNKNOWN
    if gdp and not spent and not pattern(rf"(?:{_GDP})\s+(?:and|et)\b").search(words):
        return Meaning(Measure.GDP_PER_CAPITA, "USD")
    if spent and not gdp and not pattern(PERSONNEL).search(words):
        return Meaning(Measure.EXPENDITURE_PER_CAPITA, "USD")
    return Meaning(None, "USD")


def share_of_gdp(words: str) -> Meaning:
    """A share of GDP, of core or of the other pillar; UNKNOWN of a part of it."""
    measure = Measure.BROADER_SHARE if pattern(_BROADER).search(words) else Measure.CORE_SHARE
    return UNKNOWN if is_partial(words) else Meaning(measure, "fraction", "", -2)


def change(words: str) -> Meaning:
    """The real change of expenditure, or of GDP where words speak of that alone; UNKNOWN of a part of it."""
    of_gdp = pattern(rf"\b(?:{_GDP})").search(words) and not pattern(SPENT).search(words)
    measure = Measure.GDP_REAL_GROWTH if of_gdp else Measure.REAL_CHANGE
    return UNKNOWN if is_partial(words) else Meaning(measure, "fraction", "", -2)


def _spent(words: str) -> Meaning:
    """Expenditure as a whole, or of the other pillar; of a part of it only what is known apart."""
    if pattern(_BROADER).search(words):
        return Meaning(Measure.BROADER_EXPENDITURE, "", national=True)
    if not is_partial(words):
        return Meaning(Measure.CORE_EXPENDITURE, "", national=True)
    of_equipment = (
        re.match(rf"(?:(?:major )?equipment expenditures?|depenses d'equipement){_AND_UNIT}", words) is not None
    )
    return Meaning(Measure.EQUIPMENT_EXPENDITURE, "", national=True) if of_equipment else UNKNOWN


_SUBJECTS: tuple[tuple[str, Callable[[str], Meaning]], ...] = (
    (_CATEGORIES, lambda _words: CATEGORY),
    (PER_HEAD, money_per_head),
    (SHARE, share_of_gdp),
    (CHANGE, change),
    (SPENT, _spent),
    (PERSONNEL, lambda _words: Meaning(Measure.PERSONNEL, "thousand")),
    (r"\bpopulation\b", lambda _words: Meaning(Measure.POPULATION, "thousand")),
    (rf"\b(?:{_GDP})", lambda words: UNKNOWN if "deflat" in words else Meaning(Measure.GDP)),
)
"""What words speak of; the first that is found counts, since a share of GDP speaks of GDP too."""
