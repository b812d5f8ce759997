"""The words of NATO's tables: what a title, a unit and a block title say about the figures below them."""

import re
from dataclasses import dataclass, replace

from rampath.domain.observation import CURRENT, Measure, constant

TITLE = re.compile(r"^\s*(?:Table|Tableau)\s*(\d+)\s*([a-z])?\s*[:.\-–]?\s*(.*)$", re.IGNORECASE | re.DOTALL)
PAGE = re.compile(r"^[-–]\s*\d+\s*[-–]$")
COLUMN_NUMBER = re.compile(r"^\(\s*(?:\d{1,2}|-)\s*\)$")
NOTE = re.compile(r"^\s*(?:\*|notes?\b|source\b|\([a-z]\)|[a-z]\)\s|-\s*\w)", re.IGNORECASE)
ESTIMATES = re.compile(r"figures? for ((?:\d{4})(?:\s*(?:,|and|et)\s*\d{4})*) (?:is|are) estimates?", re.IGNORECASE)

UNIT = re.compile(
    r"^\(?(?:(?:us\s)?dollars?|(?:in\s)?(?:millions?|billions?|thousands?|percentage|per cent|%))\b", re.IGNORECASE
)

CURRENCIES = {
    "leks": "ALL", "leva": "BGN", "canadian dollars": "CAD", "kunas": "HRK", "kuna": "HRK",
    "koruny": "CZK", "euros": "EUR", "euro": "EUR", "forint": "HUF", "denars": "MKD", "zlotys": "PLN",
    "new lei": "RON", "lei": "RON", "kronor": "SEK", "liras": "TRY", "lira": "TRY", "pounds": "GBP",
    "us dollars": "USD", "litai": "LTL", "lats": "LVL",
}  # fmt: skip
"""Currency words in English plural; kroner are Denmark's or Norway's and left to the register."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the figures of a block are: measure, unit and price basis, and the power of ten to apply.

    `unit` is "" for money in national currency, which each row states for itself. `shift` moves the
    decimal point: -2 turns per cent into a fraction, 3 thousands of millions into millions.
    """

    measure: Measure | None = None
    unit: str | None = None
    price_basis: str = ""
    shift: int = 0
    national: bool = False


_CATEGORIES = (
    (re.compile(r"\bequipment\b", re.IGNORECASE), Measure.EQUIPMENT_SHARE),
    (re.compile(r"\bpersonnel\b", re.IGNORECASE), Measure.PERSONNEL_SHARE),
    (re.compile(r"\binfrastructure\b", re.IGNORECASE), Measure.INFRASTRUCTURE_SHARE),
    (re.compile(r"\bother\b", re.IGNORECASE), Measure.OTHER_SHARE),
)


_TITLES = (
    (re.compile(r"distribution|main categor"), Meaning(None, "fraction", "", -2)),
    (re.compile(r"per capita"), Meaning(None, "USD")),
    (re.compile(r"^(?!.*(?:share|percentage) of).*volume change"), Meaning(Measure.REAL_CHANGE, "fraction", "", -2)),
    (re.compile(r"share of|percentage of (?:gdp|gross)"), Meaning(Measure.CORE_SHARE, "fraction", "", -2)),
    (re.compile(r"military personnel|armed forces"), Meaning(Measure.PERSONNEL, "thousand")),
    (re.compile(r"population"), Meaning(Measure.POPULATION, "thousand")),
    (re.compile(r"expenditure"), Meaning(Measure.CORE_EXPENDITURE, "", national=True)),
    (re.compile(r"\bgdp\b|gross domestic product"), Meaning(Measure.GDP)),
)


def of_title(text: str) -> Meaning:
    """What a table's title says; blocks and units say the rest."""
    words = text.casefold()
    return next((meaning for pattern, meaning in _TITLES if pattern.search(words)), Meaning())


_DOLLARS = re.compile(r"us dollar|united states dollar|us ?\$|\busd\b|^\W*(?:m|b)illions? of dollars|\$ ?(?:m|b)illion")


def with_unit(meaning: Meaning, text: str) -> Meaning:
    """The meaning with what a unit line adds: scale, currency, price basis."""
    words = text.casefold()
    basis = basis_in(words)
    if basis:
        meaning = replace(meaning, price_basis=basis)
    if meaning.unit == "fraction":
        return meaning
    if meaning.unit == "thousand":
        return replace(meaning, shift=_scale(words, usual=3) - 3)
    if "national currenc" in words:
        return replace(meaning, unit="", national=True, shift=_scale(words) - 6)
    if _DOLLARS.search(words):
        if meaning.unit == "USD" or "per capita" in words:
            return replace(meaning, unit="USD thousand" if "thousand" in words else "USD")
        return replace(meaning, unit="USD million", shift=_scale(words) - 6, national=False)
    return meaning


def of_block(meaning: Meaning, text: str) -> Meaning | None:
    """The meaning of a block by its title; None where the text is no block title."""
    words = text.casefold()
    if meaning.unit == "fraction" and meaning.measure is None:
        for pattern, measure in _CATEGORIES:
            if pattern.search(words) and len(words) < 60:
                return replace(meaning, measure=measure)
        return None
    if "real change" in words or "volume change" in words:
        return replace(meaning, measure=Measure.REAL_CHANGE, unit="fraction", shift=-2, national=False)
    if "per capita" in words:
        measure = Measure.GDP_PER_CAPITA if words.lstrip().startswith("gdp") else Measure.EXPENDITURE_PER_CAPITA
        return with_unit(replace(meaning, measure=measure, unit="USD", national=False), text)
    if "share of" in words or "percentage of g" in words:
        return replace(meaning, measure=Measure.CORE_SHARE, unit="fraction", shift=-2, national=False)
    basis = basis_in(words)
    return replace(meaning, price_basis=basis) if basis and len(words) < 80 else None


def of_column(meaning: Meaning, text: str) -> tuple[Meaning, int, str] | None:
    """What a column headed by words means, with its year and flag, as in NATO's Table 4.

    `Share of real GDP 2024e (%)` is that year's share; `Real change 2014-2024e (%)` is the change over the
    years named, and counts for the last of them.
    """
    years = re.findall(r"((?:19|20)\d\d)\s*([ep])?", text)
    words = text.casefold()
    if not years:
        return None
    year, flag = int(years[-1][0]), years[-1][1]
    if "share of" in words:
        return replace(meaning, measure=Measure.CORE_SHARE, unit="fraction", shift=-2, national=False), year, flag
    if "real change" in words:
        return (
            replace(meaning, measure=Measure.REAL_CHANGE_OVER_PERIOD, unit="fraction", shift=-2),
            year,
            flag,
        )
    return None


def basis_in(words: str) -> str:
    """`constant 2015` for "constant 2015 prices" and "based on 2015 prices"; `current` for current prices."""
    fixed = re.search(r"(?:constant\s+)?((?:19|20)\d\d)\s+(?:constant\s+)?prices", words)
    if fixed is not None:
        return constant(int(fixed.group(1)))
    return CURRENT if "current price" in words else ""


def _scale(words: str, usual: int = 6) -> int:
    """The power of ten of a unit: a million is 6; `usual` where no word says."""
    for word, power in (("billion", 9), ("million", 6), ("thousand", 3)):
        if word in words:
            return power
    return usual
