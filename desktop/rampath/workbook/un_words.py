"""The words of the UN Report on Military Expenditures: force groups and resource costs, in English, French and Spanish.

The form changed its numbers over time (personnel was 1.1 of the form of 1980 and is 1 today), so an item is known by
its words, and its number is taken as it stands.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rampath.workbook.un_spanish import SPANISH, SPANISH_COSTS, SPANISH_GROUPS

TOTAL = "total"
"""The name of the force group, and of the resource cost, that sums up the others."""

_Words = Sequence[tuple[str, str]]
_Names = Sequence[tuple[str, re.Pattern[str]]]

_GROUPS: _Words = (
    (TOTAL, r"^(?:grand |sub)?totals?\b|\btotal (?:military )?expenditures?|^total des d|^montant total|^ensemble\b"),
    ("undistributed", r"undistributed|not distributed|non[- ]?(?:réparti|ventil|distribu)"),
    ("emergency aid to civilians", r"emergency|aide d'urgence|secours d'urgence|aide .*civils"),
    ("UN peacekeeping", r"peace[- ]?keeping|maintien de la paix"),
    ("military assistance and cooperation", r"assistance|co-?operation|coopération|aide militaire"),
    ("paramilitary forces", r"paramilit"),
    ("civil defence", r"civil defen[cs]e|(?:défense|protection) civile"),
    ("central support, administration and command",
     r"central (?:support|administration|command)|administration and command|services? centraux"),
    ("central support, administration and command",
     r"(?:appui|soutien) central|administration (?:centrale|et (?:de )?commandement)"),
    ("strategic forces", r"strateg|stratégi"),
    ("other military forces", r"\bother (?:\w+ ){0,2}forces|autres forces"),
    ("land forces", r"\b(?:land|ground) forces?\b|^land$|\barmy\b|forces? (?:terrestres?|de terre)|armée de terre"),
    ("naval forces", r"\bnaval\b|\bnavy\b|\bmaritime\b|\bmarine\b|navales?\b"),
    ("air forces", r"\bair forces?\b|^air$|forces? aériennes?|armée de l'air|aérienn"),
    ("other", r"^others?$|^autres?$"),
)  # fmt: skip

_COSTS: _Words = (
    (TOTAL, r"^(?:grand )?totals?\b|^total des d|^montant total|^ensemble\b"),
    ("Operating costs", r"operating (?:costs?|expend)|(?:dépenses|coûts?|frais) de fonctionnement"),
    ("Operations and maintenance",
     r"operations? (?:and|&) maintenance|(?:opérations?|fonctionnement|exploitation) et (?:entretien|maintenance)"),
    ("Procurement and construction",
     r"procurement (?:and|&) construction|(?:achats?|acquisitions?) et (?:de )?construction"),
    ("Research and development", r"research (?:and|&|,) ?development|\br ?& ?d\b|recherche(?:[- ]| et )développement"),
    ("Basic and applied research", r"basic|applied research|recherche (?:fondamentale|de base|pure|appliquée)"),
    ("Development, testing and evaluation", r"development,? test|testing|mise au point|essais"),
    ("Conscripts", r"conscripts?|appelés|conscrits"),
    ("Military pensions", r"pensions?"),
    ("Other military personnel", r"other military|autres? (?:personnels? )?militaires?"),
    ("Reserves", r"reserv(?:es?|ists?)|réserv"),
    ("Active military personnel", r"active|regular|militaires? (?:d'active|actif|de carrière)|en activité"),
    ("Civilian personnel", r"civilian personnel|^civilians?$|personnel civil|^civils?$"),
    ("Materials for current use", r"materials?\b.*\buse|(?:matériels?|fournitures?|biens?) .*(?:courant|consomm)"),
    ("Maintenance and repair", r"maintenance and repairs?|entretien et (?:\w+ )?réparation|réparations?"),
    ("Purchased services", r"purchased services|(?:achats? de|prestations? de) services|services? achetés"),
    ("Rent costs", r"\brents?\b|rental|loyers?|locations?\b"),
    ("Non-armoured vehicles", r"non[- ]?armou?red|véhicules? .*non[- ]blindés?|transport vehicles"),
    ("Armoured vehicles", r"armou?red|blindés?"),
    ("Aircraft and engines", r"aircraft|aéronefs?|avions?"),
    ("Missile sites", r"missile sites?|sites? de missiles?"),
    ("Missiles, including conventional warheads", r"missiles?"),
    ("Nuclear warheads and bombs", r"nuclear|nucléaires?"),
    ("Ships and boats", r"ships?\b|vessels?|navires?|bâtiments de guerre|bateaux"),
    ("Other ordnance and ground force weapons",
     r"other ord(?:n)?ance|ground force weapons?|armes? .*terrestres?|autres? (?:armes?|matériels? d'artillerie)"),
    ("Artillery", r"artillery|artillerie"),
    ("Ammunition", r"ammunitions?|munitions?"),
    ("Electronics and communications", r"electronics? (?:and|&) comm|électronique et|transmissions?"),
    ("Air bases, airfields", r"air ?bases?|airfields?|bases? aériennes?|aérodromes?"),
    ("Naval bases and facilities", r"naval bases?|bases? (?:et installations )?navales?"),
    ("Electronics facilities", r"electronics? (?:\w+ )?facilit|installations? .*électronique"),
    ("Personnel facilities", r"personnel facilit|installations? .*personnel|casernement"),
    ("Medical facilities", r"medical facilit|installations? .*(?:médical|sanitaire)"),
    ("Training facilities", r"training facilit|installations? .*(?:instruction|entraînement|formation)"),
    ("Warehouses, depots", r"warehouses?|depots?\b|entrepôts?|dépôts?"),
    ("Command facilities", r"command facilit|(?:installations?|postes?) .*commandement"),
    ("Fortifications", r"fortifications?"),
    ("Shelters", r"shelters?|abris?\b"),
    ("Land", r"^land$|^terrains?$"),
    ("Procurement", r"procurement|^achats?|acquisitions?"),
    ("Construction", r"construction"),
    ("Personnel", r"^(?:\(?\w\)? )?personnel|^dépenses de personnel|personnel costs?|frais de personnel"),
    ("Other", r"^others?$|^autres?$|^divers$|^other (?:costs|expenditures?)$|^autres dépenses$"),
)  # fmt: skip

_MADE_GROUPS = tuple((name, re.compile(pattern)) for name, pattern in _GROUPS)
_MADE_COSTS = tuple((name, re.compile(pattern)) for name, pattern in _COSTS)
_MADE_SPANISH_GROUPS = tuple((name, re.compile(pattern)) for name, pattern in SPANISH_GROUPS)
_MADE_SPANISH_COSTS = tuple((name, re.compile(pattern)) for name, pattern in SPANISH_COSTS)
_NUMBER = re.compile(r"^\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.):\-–]?\s*(?=$|[^\d.,\s%])")
_LONGEST = 90
_MARKS = re.compile(r"[¹²³⁰⁴-⁹⁽⁾*†‡]+|\((?:\d{1,2}|[a-z])\)")
_NIL = re.compile(
    r"\bnil (?:report|return)|rapport (?:« ?)?(?:néant|nul)|\bétat néant"
    r"|(?:\bno|does not (?:have|maintain|possess)(?: any)?|without) (?:armed|military) (?:\w+ )*forces"
    r"|neither armed\b.*\bforces|no military expenditures?|aucune dépense militaire"
    r"|(?:ne possède|n'a) (?:pas|ni|aucune) .*(?:armées?|militaires?)"
)
_ABOUT = re.compile(
    r"military (?:expenditures?|spending|budgets?)|dépenses militaires|\bmilex\b|gastos militares|budgets? militaires?"
)


def _plain(text: str) -> str:
    words = _MARKS.sub(" ", text.replace("’", "'").casefold())
    return " ".join(words.split()).strip(" :.-–")


@lru_cache(maxsize=4_096)  # the same names stand on sheet after sheet
def group_of(text: str) -> str | None:
    """The force group that a heading names; None where it names none."""
    words = _plain(text)
    if not words or len(words) > _LONGEST:
        return None
    return _first(words, _MADE_GROUPS, _MADE_SPANISH_GROUPS)


def cost_of(text: str) -> str | None:
    """The resource cost that a label names, without its number; None where it is none that is known."""
    words = _plain(numbered(text)[1])
    if not words or len(words) > _LONGEST:
        return None
    return _first(words, _MADE_COSTS, _MADE_SPANISH_COSTS)


def _first(words: str, names: _Names, spanish: _Names) -> str | None:
    """The first name whose words are found, in English and French, then in Spanish."""
    found = next((name for name, pattern in names if pattern.search(words)), None)
    if found is None and SPANISH.search(words) is not None:
        return next((name for name, pattern in spanish if pattern.search(words)), None)
    return found


def numbered(text: str) -> tuple[str, str]:
    """`1.1.1 Conscripts` as its number and its words; no number where it has none."""
    found = _NUMBER.match(text)
    return (found["number"], text[found.end() :].strip()) if found is not None else ("", text.strip())


def is_nil(text: str) -> bool:
    """Whether a sentence says that there is no military expenditure, or are no forces to spend it on."""
    return _NIL.search(" ".join(text.replace("’", "'").casefold().split())) is not None


def is_about(text: str) -> bool:
    """Whether a text speaks of military expenditure."""
    return _ABOUT.search(text.casefold()) is not None
