"""Which measure words speak of, in English, French, German and other languages of the members."""

import re
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.domain.observation import Measure
from rampath.workbook.measure_vocabulary import (
    BROADER,
    BURDEN,
    COUNTED_ELSEWHERE,
    DEFENCE,
    DEFLATOR,
    DISTRIBUTION,
    ECONOMIC_GROWTH,
    EQUIPMENT,
    FORCES,
    GDP,
    GROWTH,
    HEAD,
    HEADCOUNT,
    LABOUR,
    MILITARY,
    MILITARY_AID,
    NATO,
    NEUTRAL,
    NOT_ALL_FORCES,
    NOT_ALL_PEOPLE,
    NOT_THE_GDP,
    OTHER,
    PARITY,
    PART_OF_DEFENCE,
    PEOPLE,
    REAL,
    SHARE,
    SPENDING,
    SPOKEN_OF,
    STAFF,
    STATE,
    TOGETHER,
    WORKS,
)  # fmt: skip
from rampath.workbook.price_words import basis_told, says_constant
from rampath.workbook.when_needed import compiled

_LONGEST, _LONGEST_HEADING = 400, 60


class Told(NamedTuple):
    """A measure with the words that say so, as they stand there in plain letters.

    `sure` is False where the words leave open by whose definition spending is counted, or whether a change is real.
    """

    measure: Measure
    words: str
    sure: bool = True


_PER_GDP = rf"(?:/\s?|\bp[ct] ){GDP}"
"""A share that is written as a fraction: `Spese per la difesa / PIL`."""
_TWICE_GDP = compiled(rf"^([^/]*{GDP}[^/]*){_PER_GDP}")
"""GDP in two languages, which is no share of it: `PIB / BBP`."""
_SHARE = f"(?:{SHARE}|{_PER_GDP})"
_OF_ALL = rf"(?:{SHARE}.*{SPENDING}|{SPENDING}.*{SHARE}|^\W*{SHARE}|{SHARE}\W*$|{SHARE} (?:of|de|des|du|der)\b)"
_SOLE = compiled(f"{GDP}|{SHARE}|{GROWTH}|{REAL}|{STATE}|{SPENDING}")
_NEUTRAL = compiled(rf"{NEUTRAL}|\b[0-9]+\b|[\W_]+")
_OF_FORCES, _PARITY = compiled(FORCES), compiled(PARITY)
_OF_DEFENCE = compiled(f"{FORCES}|{SPOKEN_OF}|{HEADCOUNT}")
_ELSEWHERE, _BY_NATO = compiled(COUNTED_ELSEWHERE), compiled(NATO)
_INCLUDED = compiled(
    rf"\b(?:incl\w*|y compris|einschl\w*|inkl\w*|compres[aeio]|met inbegrip van|med)"
    rf"[^\w:;,–—]+(?:\w+[^\w:;,–—]+){{0,3}}?"
    rf"{PART_OF_DEFENCE}(?:\s*(?:,|&|\band\b|\bet\b|\bund\b)\s*(?:\w+ )?{PART_OF_DEFENCE})*"
)
"""What spending is said to include does not make it a part."""
_BY_DEFLATOR = compiled(
    rf"\([^()]*{DEFLATOR}[^()]*\)"
    rf"|\b(?:deflated|by|with|using|via|mit|avec|par|met|con|per|mediante)\W+(?:\w+\W+){{0,3}}?{DEFLATOR}"
)
_NOT_DEFENCE = rf"\bnon[- ]?{FORCES}|\bnicht[- ]?{FORCES}|\bhors {FORCES}|\bother than {FORCES}|{FORCES}[- ]related\b"
_GOAL = (
    r"(?:targets?|goals?|guidelines?|pledges?|ziel\w*|richtwert\w*|objectifs?|obiettiv\w+|objetivos?|doel\w*|cel"
    r"|norma?|mal)"
)
_IS_GOAL = (
    rf"^(?!.*\b(?:against|vs|versus|and|with|to|towards)\b).*%.*\b{_GOAL}\W*$|^\W*(?:nato |otan )?{_GOAL}\b"
    rf"|^\W*(?:{FORCES} )?{_GOAL}\W*[:(]?\W*\d"
)
_NOMINAL = rf"^(?!.*{REAL}).*(?:\bnomin\w*|\bcurrent prices?\b|\bprix courants\b|ονομαστικ|номинал)"
_POINTS = r"\bpp\b|\bp\.p\.|\bpercentage points?\b|\bprozentpunkte?\b|\bpoints? de pourcentage\b"
_OF_SHARE = rf"{GROWTH} (?:in|of|im|am|de|des|du|der) (?:the |la |les? )?{SHARE}|{_POINTS}"
"""How a share changes is neither growth in real terms nor any other that is counted."""
_AID = rf"^(?:(?!{SPENDING}).)*(?:\b(?:aid|assistance|aide)\b|{MILITARY_AID})"
_OTHER_MILITARY = rf"^(?!.*(?:{SPENDING}|milex)).*{MILITARY}"
_PART_OF_GDP = rf"(?<!co-)(?:{PART_OF_DEFENCE}|{EQUIPMENT}|{STAFF}|{WORKS}).*{GDP}"
_NUMBERING = compiled(
    r"^\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+|(?:[a-h]|[ivx]{1,4})[.)])\s+(?=\D)"
)
"""The number of a line, `2. Equipment`, which says nothing of it."""
_NUMBERED = r"(?:\(?(?:in )?(?:thousands?|tausend|milliers|1 ?000|k)\)?)?"


class _Rule(NamedTuple):
    """A measure where all `parts` stand somewhere in a text; `alone`: where no other subject stands there."""

    parts: tuple[re.Pattern[str], ...]
    measure: Measure | None
    alone: bool = False


def _rule(measure: Measure | None, *parts: str, alone: bool = False) -> _Rule:
    return _Rule(tuple(map(compiled, parts)), measure, alone)


_RULES = (
    _rule(None, FORCES, rf"{SPENDING} {DEFLATOR}|{DEFLATOR} (?:of|for|de|der|des|du|van|del)\b"),
    _rule(None, DEFLATOR, f"{GROWTH}|%|{_POINTS}"),
    _rule(Measure.GDP_DEFLATOR, DEFLATOR),
    _rule(None, GDP, HEAD, GROWTH),
    _rule(None, GROWTH, f"{_NOMINAL}|{_OF_SHARE}"),
    _rule(None, BROADER, r"\bcore\b"),
    _rule(Measure.BROADER_SHARE, BROADER, SHARE),
    _rule(Measure.BROADER_EXPENDITURE, BROADER, SPENDING),
    _rule(None, _NOT_DEFENCE),
    _rule(None, _IS_GOAL),
    _rule(None, rf"{GROWTH}\W*\([^()]*{GDP}[^()]*\)"),
    _rule(None, FORCES, _AID),
    _rule(None, _OTHER_MILITARY, GDP, _SHARE),
    _rule(None, FORCES, _PART_OF_GDP, _SHARE),
    _rule(Measure.CORE_SHARE, FORCES, GDP, _SHARE),
    _rule(Measure.CORE_SHARE, BURDEN),
    _rule(None, GDP, NOT_THE_GDP),
    _rule(Measure.GDP_REAL_GROWTH, GDP, GROWTH),
    _rule(Measure.GDP_REAL_GROWTH, ECONOMIC_GROWTH),
    _rule(Measure.GDP_PER_CAPITA, GDP, HEAD),
    _rule(None, GDP, _SHARE, STATE),
    _rule(Measure.CORE_SHARE, GDP, _SHARE, alone=True),
    _rule(None, GDP, _SHARE),
    _rule(Measure.MILITARY_SHARE_OF_GOVERNMENT, FORCES, SHARE, STATE),
    _rule(Measure.EXPENDITURE_PER_CAPITA, FORCES, HEAD),
    _rule(Measure.EQUIPMENT_REAL_CHANGE, EQUIPMENT, GROWTH),
    _rule(Measure.EQUIPMENT_SHARE, EQUIPMENT, _OF_ALL),
    _rule(None, rf"{SHARE} (?:\w+ ){{0,3}}{HEADCOUNT}"),
    _rule(None, SHARE, f"{LABOUR}|{PEOPLE}"),
    _rule(Measure.PERSONNEL_SHARE, STAFF, _OF_ALL),
    _rule(Measure.INFRASTRUCTURE_SHARE, WORKS, _OF_ALL),
    _rule(Measure.OTHER_SHARE, rf"^\W*{OTHER}", SHARE),
    _rule(Measure.DEFENCE_ITEM, FORCES, TOGETHER),
    _rule(Measure.EQUIPMENT_EXPENDITURE, EQUIPMENT, SPENDING),
    _rule(Measure.EQUIPMENT_EXPENDITURE, rf"^\W*(?:major |main |grands? )?{EQUIPMENT}\W*$"),
    _rule(Measure.DEFENCE_ITEM, STAFF, SPENDING),
    _rule(Measure.DEFENCE_ITEM, WORKS, SPENDING),
    _rule(Measure.REAL_CHANGE, FORCES, GROWTH),
    _rule(Measure.DEFENCE_ITEM, FORCES, PART_OF_DEFENCE),
    _rule(Measure.CORE_EXPENDITURE, FORCES, SPENDING),
    _rule(None, HEADCOUNT, NOT_ALL_FORCES),
    _rule(Measure.PERSONNEL, HEADCOUNT),
    _rule(None, PEOPLE, f"{GROWTH}|{SHARE}|{NOT_ALL_PEOPLE}"),
    _rule(Measure.POPULATION, PEOPLE),
    _rule(None, rf"^\W*{FORCES} (?:to |per )?{GDP}\W*$"),
    _rule(Measure.GDP, GDP),
    _rule(Measure.REAL_CHANGE, REAL, GROWTH, alone=True),
    _rule(Measure.PERSONNEL, rf"^\W*{STAFF}\W*{_NUMBERED}\W*$"),
    _rule(Measure.CORE_EXPENDITURE, rf"^\W*(?!{MILITARY}\W*$){FORCES}\W*$"),
)
_PER_HEAD = {
    Measure.GDP: Measure.GDP_PER_CAPITA,
    Measure.CORE_EXPENDITURE: Measure.EXPENDITURE_PER_CAPITA,
    Measure.MILITARY_EXPENDITURE: Measure.MILITARY_PER_CAPITA,
}
_CATEGORIES = (
    (EQUIPMENT, Measure.EQUIPMENT_SHARE),
    (STAFF, Measure.PERSONNEL_SHARE),
    (WORKS, Measure.INFRASTRUCTURE_SHARE),
    (OTHER, Measure.OTHER_SHARE),
)
"""The categories of spending, where a heading names one alone under a title of their distribution."""

_DISTRIBUTION = compiled(
    rf"{DISTRIBUTION}|{SHARE} (?:of|der|des|an den) (?:the |total |les |toutes les |gesamten |national )*{FORCES}"
)
_FOOTNOTE = compiled(r"\s*\(\w\)\s*$")
_OF_DEFENCE_ONLY = _rule(Measure.MILITARY_SHARE_OF_GOVERNMENT, SHARE, STATE, alone=True)
_REAL_CHANGES = frozenset({Measure.REAL_CHANGE, Measure.EQUIPMENT_REAL_CHANGE})
_COUNTED_OTHERWISE = {
    Measure.CORE_EXPENDITURE: Measure.MILITARY_EXPENDITURE,
    Measure.CORE_SHARE: Measure.MILITARY_SHARE,
    Measure.EXPENDITURE_PER_CAPITA: Measure.MILITARY_PER_CAPITA,
}


def measure_in(text: str, around: str = "") -> Told | None:
    """The measure that a title, a heading or a label speaks of; None where it speaks of none.

    `around` are other words of the sheet, which tell by whose definition spending is counted: what SIPRI, the World
    Bank, the EDA or the United Nations count is military expenditure, and so is what is called military. Spending
    that is called defence spending counts as core where nothing says otherwise, and is not `sure` where NATO is not
    named.
    """
    if len(text) > _LONGEST:
        return None
    words, beside = _without_deflator(_INCLUDED.sub(" ", plain(text))), plain(around)
    words = _NUMBERING.sub("", words)
    if "/" in words:
        words = _TWICE_GDP.sub(r"\1", words)
    if _PARITY.search(words):
        return None
    category = _category(_FOOTNOTE.sub("", words), beside)
    if category is not None:
        return Told(category, words)
    rules = (*_RULES, _OF_DEFENCE_ONLY) if _OF_FORCES.search(beside) else _RULES
    for rule in rules:
        if all(part.search(words) for part in rule.parts) and not (rule.alone and _speaks_of_other(words)):
            return None if rule.measure is None else _by_definition(rule.measure, words, beside)
    return None


def _without_deflator(words: str) -> str:
    """The words without a deflator that only says how money was made comparable, and is not what is counted."""
    rest = _BY_DEFLATOR.sub(" ", words)
    if rest == words and re.search(f"{FORCES}.*{SPENDING}|{SPENDING}.*{FORCES}", words):
        rest = re.sub(rf"[,;:]\s*(?:\w+\s+)?{DEFLATOR}", " ", words)
    paid = re.search(SPENDING, rest) is not None or says_constant(words) or basis_told(words) is not None
    return rest if paid else words


def _category(words: str, beside: str) -> Measure | None:
    """The share that a heading such as "Equipment" means where the title speaks of a distribution."""
    if len(words) > _LONGEST_HEADING or not _DISTRIBUTION.search(beside):
        return None
    for pattern, measure in _CATEGORIES:
        if re.fullmatch(rf"\W*(?:major |main |grands? )?{pattern}(?: {SPENDING})?\W*", words):
            return measure
    return None


def per_head(told: Told, unit: str) -> Told:
    """The measure with what a unit beside it adds: GDP in "euro per capita" is GDP per head."""
    measure = _PER_HEAD.get(told.measure)
    return told if measure is None or not says_a_head(unit) else told._replace(measure=measure)


def says_a_head(text: str) -> bool:
    """Whether a unit is one of money for each inhabitant."""
    return re.search(HEAD, plain(text)) is not None


def says_defence(text: str) -> bool:
    """Whether a text speaks of defence, of forces or of NATO."""
    words = plain(text)
    return _OF_DEFENCE.search(words) is not None or _BY_NATO.search(words) is not None


def says_share(text: str) -> bool:
    """Whether a text speaks of a share, or of per cents."""
    return re.search(_SHARE, plain(text)) is not None


def says_gdp(text: str) -> bool:
    """Whether a text speaks of GDP, among other things."""
    return re.search(GDP, plain(text)) is not None


def says_real_gdp(text: str) -> bool:
    """Whether a text speaks of real GDP, of whatever year's prices."""
    words = plain(text)
    return re.search(GDP, words) is not None and re.search(REAL, words) is not None


def says_parity(text: str) -> bool:
    """Whether a unit is one of purchasing power, which is no country's money."""
    return _PARITY.search(plain(text)) is not None


def says_heads(text: str) -> bool:
    """Whether a text speaks of people in service, rather than of personnel, which may be what is spent on it."""
    return re.search(HEADCOUNT, plain(text)) is not None


def _speaks_of_other(words: str) -> bool:
    return _NEUTRAL.sub("", _SOLE.sub(" ", words)) != ""


def _by_definition(measure: Measure, words: str, around: str) -> Told:
    other = _COUNTED_OTHERWISE.get(measure)
    if measure in _REAL_CHANGES:
        told = f"{words} {around}"
        return Told(measure, words, sure=re.search(REAL, told) is not None or says_constant(told))
    if other is None:
        return Told(measure, words)
    everything = f"{words} {around}"
    named = f"{words} {around}" if _OF_FORCES.search(words) is None else words
    military = re.search(MILITARY, named) is not None and re.search(DEFENCE, named) is None
    if _ELSEWHERE.search(everything) or (military and not _BY_NATO.search(everything)):
        return Told(other, words)
    return Told(measure, words, sure=_BY_NATO.search(everything) is not None)
