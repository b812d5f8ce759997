"""Which measure words speak of, in English, French, German and other languages of the members."""

import re
from typing import NamedTuple

from rampath.domain.member import plain
from rampath.domain.observation import Measure

_LONGEST = 400


class Told(NamedTuple):
    """A measure with the words that say so, as they stand there in plain letters.

    `sure` is False where the words leave open by whose definition spending is counted.
    """

    measure: Measure
    words: str
    sure: bool = True


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


_GDP = _any(
    r"\bgdp\b", r"\bgross domestic product", r"\bp\.?i\.?b\b", r"\bproduit interieur brut", r"\bb\.?i\.?p\b",
    r"\bbip-?\w*", r"\bbruttoinlandsprodukt\w*", r"\bpil\b", r"\bprodotto interno lordo", r"\bproducto interior bruto",
    r"\bproduto interno bruto", r"\bbbp\b", r"\bbruto binnenlands product", r"\bpkb\b", r"\bprodukt\w* krajow\w* brutto",
    r"\bbnp\b", r"\bhdp\b", r"\bbruttonational\w*", r"\bweo nominal",
)  # fmt: skip
_MILITARY = _any(r"\bmilitar\w*", r"\bmilitair\w*", r"\bmilitaer\w*", r"\bwojskow\w*", r"\bmilex\b")
_DEFENCE = _any(
    r"\bdefen[cs]e\b", r"\bnatio?nale verteidigung", r"\bverteidigungs?\w*", r"\bbundeswehr\b", r"\bwehretat\b",
    r"\bdifesa\b", r"\bdefensa\b", r"\bdefesa\b", r"\bdefensie\w*", r"\bobron\w*", r"\bobran\w*", r"\bforsvars?\w*",
    r"\bdef\.? ?exp\w*", r"\bdefexp\b",
)  # fmt: skip
_FORCES = _any(_MILITARY, _DEFENCE)
_SPENDING = _any(
    r"\bexpenditures?\b", r"\bspend(?:ing)?\b", r"\boutlays?\b", r"\bexp\b", r"\bdepenses?\b", r"\bcredits\b",
    r"\beffort\b", r"\bausgaben\b", r"\w*ausgaben\b", r"\baufwendungen\b", r"\w*etats?\b", r"\w*haushalts?\b",
    r"\bspes[ae]\b", r"\bgastos?\b", r"\bdespesas?\b", r"\buitgaven\b", r"\w+uitgaven\b", r"\bwydatk\w*", r"\bvydaj\w*",
    r"\butgifter\w*", r"\w+utgifter\w*", r"\budgifter\w*", r"\w+udgifter\w*", r"\bbudgets?\b", r"\bcosts?\b",
)  # fmt: skip
_SHARE = _any(
    r"%", r"\bper ?cent(?:age)?s?\b", r"\bpct\b", r"\bpourcentages?\b", r"\bpour ?cent\b", r"\bprozent\w*", r"\bshares?\b",
    r"\bparts?\b", r"\w*anteil\w*", r"\bratio\b", r"\w*quoten?\b", r"\bquota\b", r"\bporcentaje\b", r"\bpercentuale\b",
    r"\bpercentagem\b", r"\baandeel\b", r"\budzial\w*", r"\bandel\w*", r"\bpodil\w*", r"\bproc\.", r"\bprocent\w*",
)  # fmt: skip
_GROWTH = _any(
    r"\bgrowth\b", r"\bchanges?\b", r"\bincrease\b", r"\bcroissance\b", r"\bvariations?\b", r"\bevolution\b",
    r"\w*wachstum\w*", r"\w*veranderung\w*", r"\w*veraenderung\w*", r"\w*zuwachs\w*", r"\bcrescita\b", r"\bcrecimiento\b",
    r"\bgroei\b", r"\bwzrost\w*", r"\btillvaxt\b", r"\bvaekst\b", r"\bvekst\b", r"\brust\b", r"%-?change\b",
)  # fmt: skip
_HEAD = _any(
    r"\bper ?capita\b", r"\bper head\b", r"\bper inhabitant\b", r"\bpar (?:habitant|tete)\b", r"\b(?:pro|je) (?:kopf|einwohner)\b",
    r"\bpro-kopf-\w*", r"\bpro capite\b", r"\bper inwoner\b", r"\bna (?:mieszkanca|glowe|obyvatele)\b",
    r"\bper (?:invanare|indbygger|innbygger)\b",
)  # fmt: skip
_DEFLATOR = _any(r"\bdeflat(?:or|eur)\w*", r"\w+deflator\w*", r"\bdeflattore\b", r"\bdeflactor\b")
_EQUIPMENT = _any(
    r"\bequip(?:e)?ments?\b", r"\w*ausrustung\w*", r"\w*beschaffung\w*", r"\bprocurement\b", r"\bmateriel\b",
    r"\bequipaggiament\w*", r"\bequip(?:ami|ame)ento\w*", r"\bequipos\b", r"\buitrusting\b", r"\bwyposaz\w*", r"\bmateriell?\b",
)  # fmt: skip
_STAFF = _any(
    r"\bpersonnel\b", r"\bpersonal\w*", r"\bpersonale\b", r"\bpersoneel\w*", r"\bpersonel\w*", r"\bstaff\b",
)  # fmt: skip
_HEADCOUNT = _any(
    r"\beffectifs?\b", r"\barmed forces\b", r"\bforces armees\b", r"\btroops\b", r"\bstreitkrafte\w*", r"\bstreitkraefte\w*",
    r"\bsoldat\w*", r"\bsoldiers\b", r"\bpersonalstarke\b", r"\bpersonalbestand\b", r"\bheadcount\b", r"\bmilitary strength\b",
    r"\bmilitary personnel\b", r"\bmilitarpersonal\b", r"\bpersonnel militaire\b", r"\bpersonale militare\b",
    r"\bmilitair personeel\b", r"\bpersonal militar\b",
)  # fmt: skip
_NOT_ALL_FORCES = _any(
    r"\bdeploy\w*", r"\bsustain\w*", r"\bciv\w*", r"\bzivil\w*", r"\breserv\w*", r"\bgendarm\w*", r"\bparamilit\w*", r"\bper\b",
)  # fmt: skip
_WORKS = _any(r"\binfrastru\w*", r"\binfrastrukt\w*")
_OTHER = _any(r"\bother\b", r"\bautres?\b", r"\bsonstige\w*", r"\bandere\b", r"\baltr[eio]\b", r"\botr[oa]s\b", r"\bpozostale\b")
_PEOPLE = _any(
    r"\bpopulation\b", r"\binhabitants\b", r"\bbevolkerung\w*", r"\bbevoelkerung\w*", r"\beinwohner\w*", r"\bpopolazione\b",
    r"\bpoblacion\b", r"\bpopulacao\b", r"\bbevolking\b", r"\bludnosc\w*", r"\bbefolkning\w*", r"\bobyvatel\w*",
)  # fmt: skip
_STATE = _any(
    r"\bgovernment\b", r"\bpublic (?:spending|expenditure)\b", r"\bpubliques?\b", r"\bstaatsausgaben\b",
    r"\bstaatshaushalt\w*", r"\bbudget de l'etat\b", r"\bgesamthaushalt\b", r"\bstate budget\b",
)  # fmt: skip
_BROADER = _any(r"\bbroader\b", r"\bresilience\b", r"\bresilienz\w*", r"\bdefen[cs]e.? and security.?related\b", r"\belargi\w*")
_REAL = _any(
    r"\breal\b", r"\breale[nrsm]?\b", r"\breelle?s?\b", r"\bconstant", r"\bkonstante\w*", r"\bvolumes?\b", r"\ben volume\b",
    r"\bpreisbereinigt\w*",
)  # fmt: skip
_OF_ALL = rf"(?:{_SHARE}.*{_SPENDING}|{_SPENDING}.*{_SHARE}|^\W*{_SHARE}|{_SHARE}\W*$|{_SHARE} (?:of|de|des|du|der)\b)"
_ELSEWHERE = re.compile(
    r"\bsipri\b|\bworld bank\b|\bbanque mondiale\b|\bweltbank\b|\beda\b|\beuropean defen[cs]e agency\b|\bcofog\b"
    r"|\bunited nations\b|\bunroca\b|\biiss\b"
)
_NATO = re.compile(r"\bnato\b|\botan\b|\bcore\b|\ballied\b")


_NEUTRAL = re.compile(
    r"\b(?:of|the|as|an?|in|at|per|to|on|for|and|from|over|previous|preceding|annual|yearly|year|real|nominal|total|core|nato"
    r"|current|constant|prices?|expressed|du|de|des|le|la|les|dans|en|au|aux|par|annuel(?:le)?s?|reel(?:le)?s?|totale?s?"
    r"|rapport|precedente?|prix|courants?|constants?|am|im|an|des|dem|den|der|die|das|zu|zum|vom|gegenuber|vorjahr|jahrlich\w*"
    r"|jeweilig\w*|reale?[nrsm]?|preisen?|gemessen|wert\w*|w|od|del|dei|della|sul|col|van|het|y|[0-9]+)\b|[^a-z0-9]+"
)
_SOLE = re.compile(f"{_GDP}|{_SHARE}|{_GROWTH}|{_REAL}|{_STATE}|{_SPENDING}")
_OF_FORCES = re.compile(_FORCES)
_PARITY = re.compile(r"\bppp\b|purchasing power|kaufkraft|parite de pouvoir|international dollar|\bfiscal year\b|potential gdp")
_PART = re.compile(
    r"\br ?& ?[dt]\b|\bresearch\b|\brecherche\b|\bforschung\w*|\binvest\w*|\boutsourc\w*|\bcollaborati\w*|\boperati\w*"
    r"|\bmaintenance\b|\bfonctionnement\b|\bbetrieb\w*|\bpension\w*|\bversorgung\w*|\bconstruction\b|\bdeploy\w*"
    r"|\bper (?:soldier|military)\b"
)


class _Rule(NamedTuple):
    """A measure where all `parts` stand somewhere in a text; `alone`: where no other subject stands there."""

    parts: tuple[re.Pattern[str], ...]
    measure: Measure | None
    alone: bool = False


def _rule(measure: Measure | None, *parts: str, alone: bool = False) -> _Rule:
    return _Rule(tuple(map(re.compile, parts)), measure, alone)


_RULES = (
    _rule(Measure.GDP_DEFLATOR, _DEFLATOR),
    _rule(None, _GDP, _HEAD, _GROWTH),
    _rule(Measure.BROADER_SHARE, _BROADER, _SHARE),
    _rule(Measure.BROADER_EXPENDITURE, _BROADER, _SPENDING),
    _rule(Measure.CORE_SHARE, _FORCES, _GDP, _SHARE),
    _rule(Measure.CORE_SHARE, r"\bverteidigungsquote\b|\beffort de defense\b|\bdefen[cs]e burden\b"),
    _rule(Measure.GDP_REAL_GROWTH, _GDP, _GROWTH),
    _rule(Measure.GDP_REAL_GROWTH, r"\bwirtschaftswachstum\b|\bcroissance economique\b|\beconomic growth\b"),
    _rule(Measure.GDP_PER_CAPITA, _GDP, _HEAD),
    _rule(Measure.CORE_SHARE, _GDP, _SHARE, alone=True),
    _rule(None, _GDP, _SHARE),
    _rule(Measure.MILITARY_SHARE_OF_GOVERNMENT, _FORCES, _SHARE, _STATE),
    _rule(Measure.EXPENDITURE_PER_CAPITA, _FORCES, _HEAD),
    _rule(Measure.EQUIPMENT_REAL_CHANGE, _EQUIPMENT, _GROWTH),
    _rule(Measure.EQUIPMENT_SHARE, _EQUIPMENT, _OF_ALL),
    _rule(None, rf"{_SHARE} (?:\w+ ){{0,3}}{_HEADCOUNT}"),
    _rule(Measure.PERSONNEL_SHARE, _STAFF, _OF_ALL),
    _rule(Measure.INFRASTRUCTURE_SHARE, _WORKS, _OF_ALL),
    _rule(Measure.OTHER_SHARE, rf"^\W*{_OTHER}", _SHARE),
    _rule(Measure.EQUIPMENT_EXPENDITURE, _EQUIPMENT, _SPENDING),
    _rule(Measure.EQUIPMENT_EXPENDITURE, rf"^\W*(?:major |main |grands? )?{_EQUIPMENT}\W*$"),
    _rule(Measure.DEFENCE_ITEM, _STAFF, _SPENDING),
    _rule(Measure.DEFENCE_ITEM, _WORKS, _SPENDING),
    _rule(Measure.REAL_CHANGE, _FORCES, _GROWTH),
    _rule(Measure.DEFENCE_ITEM, _FORCES, _PART.pattern),
    _rule(Measure.CORE_EXPENDITURE, _FORCES, _SPENDING),
    _rule(None, _HEADCOUNT, _NOT_ALL_FORCES),
    _rule(Measure.PERSONNEL, _HEADCOUNT),
    _rule(Measure.POPULATION, _PEOPLE),
    _rule(Measure.GDP, _GDP),
    _rule(Measure.REAL_CHANGE, _REAL, _GROWTH, alone=True),
    _rule(Measure.PERSONNEL, rf"^\W*{_STAFF}\W*(?:\(?(?:in )?(?:thousands?|tausend|milliers|1 ?000|k)\)?)?\W*$"),
    _rule(Measure.CORE_EXPENDITURE, rf"^\W*{_FORCES}\W*$"),
)
_PER_HEAD = {
    Measure.GDP: Measure.GDP_PER_CAPITA,
    Measure.CORE_EXPENDITURE: Measure.EXPENDITURE_PER_CAPITA,
    Measure.MILITARY_EXPENDITURE: Measure.MILITARY_PER_CAPITA,
}
_OF_DEFENCE_ONLY = _rule(Measure.MILITARY_SHARE_OF_GOVERNMENT, _SHARE, _STATE, alone=True)
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
    words, beside = plain(text), plain(around)
    if _PARITY.search(words):
        return None
    rules = (*_RULES, _OF_DEFENCE_ONLY) if _OF_FORCES.search(beside) else _RULES
    for rule in rules:
        if all(part.search(words) for part in rule.parts) and not (rule.alone and _speaks_of_other(words)):
            return None if rule.measure is None else _by_definition(rule.measure, words, beside)
    return None


def per_head(told: Told, unit: str) -> Told:
    """The measure with what a unit beside it adds: GDP in "euro per capita" is GDP per head."""
    measure = _PER_HEAD.get(told.measure)
    return told if measure is None or not re.search(_HEAD, plain(unit)) else told._replace(measure=measure)


def _speaks_of_other(words: str) -> bool:
    return _NEUTRAL.sub("", _SOLE.sub(" ", words)) != ""


def _by_definition(measure: Measure, words: str, around: str) -> Told:
    other = _COUNTED_OTHERWISE.get(measure)
    if other is None:
        return Told(measure, words)
    everything = f"{words} {around}"
    named = f"{words} {around}" if _OF_FORCES.search(words) is None else words
    military = re.search(_MILITARY, named) is not None and re.search(_DEFENCE, named) is None
    if _ELSEWHERE.search(everything) or (military and not _NATO.search(everything)):
        return Told(other, words)
    return Told(measure, words, sure=_NATO.search(everything) is not None)
