"""What the heading of a column beside figures, and short texts in it, say of what it holds."""

import re
from collections.abc import Iterable

from rampath.domain.member import plain
from rampath.workbook.currency import currencies_in
from rampath.workbook.figure import figure_of
from rampath.workbook.mapping import Role
from rampath.workbook.measure_in import measure_in, says_parity
from rampath.workbook.price_words import basis_told, says_constant
from rampath.workbook.scale import scales_in

_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.CODE,
        re.compile(
            r"\b(?:codes?|iso\w*|id|nr|no|n°|num(?:ber|ero)?|nummer|kod|kennung|kennziffer|ref|cou|ccode|geo|alpha-?[23])\b"
            r"|\b(?!powercode)\w*(?:code|nummer|kennzahl)$|^decimals?(?: displayed)?$"
        ),
    ),
    (
        Role.TEXT,
        re.compile(
            r"\b(?:notes?|footnotes?|remarks?|comments?|sources?|bemerkung\w*|anmerkung\w*|hinweis\w*|quellen?|fussnoten?"
            r"|remarques?|observations?(?! (?:status|value))"
            r"|commentaires?|notatki|uwagi|opmerking\w*|toelichting|anm|not[ae]|region\w*|groupe?"
            r"|conf(?:identiality)? status|gruppe|capital|dataflow|freq\w*|frequency|series name|country/series.*)\b"
        ),
    ),
    (
        Role.UNIT,
        re.compile(
            r"\b(?:units?|unites?|einheit\w*|scale|currency|currencies|wahrung\w*|monnaies?|devises?|eenheid|valuta"
            r"|waluta|jednostka|moneda|powercode|price base)\b"
        ),
    ),
    (
        Role.FLAG,
        re.compile(r"\b(?:status|flags?|statut|kennzeichen|estimates? (?:start|begin|from|after)\w*)\b"),
    ),
    (
        Role.ITEM,
        re.compile(
            r"\b(?:subjects?|indicators?|indicateurs?|indikator\w*|variables?|items?|measures?|mesures?|concepts?|series|postes?"
            r"|rubriques?|merkmal|kategori\w*|categor\w*|position|positionen|indicatore|wskaznik)\b"
        ),
    ),
)  # fmt: skip
_UNIT = re.compile(
    r"%|\b(?:per ?cent(?:age)?|prozent|pour ?cent|national currency|local currency|landeswahrung|monnaie nationale"
    r"|xdc|index|persons|personen|personnes|percent change|ratio)\b"
)
_BEFORE_MORE = re.compile(r"(?<=.)\s*[,;:(\[–—]|\s-\s|\s(?:in|en|w)\s")
_CODE = re.compile(r"(?:.*[\W_])?(?:codes?|id)|decimals?(?: displayed)?")
_YEARS = re.compile(
    r"year|jahr|jaar|annee|exercice|esercizio|ejercicio|exercicio|anno\b|\bano\b|rok\b|\bar\b|vuosi|aasta|period|time|date"
    r"|\bfy\b|base\b|since|seit"
    r"|edition|vintage|release|publi"
)
_VALUE = re.compile(
    r"(?:obs(?:ervation)? )?values?|amounts?|werte?|betrag|valeurs?|montants?|valor\w*|importe?|wartosc"
)
_SOFT = re.compile(
    r"(?:is |an? )*(?:estimate[ds]?|provisional|preliminary|projected|projections?|forecasts?|schatzung|geschatzt"
    r"|vorlaufig|estime\w*|provisoire|prevision)\W*"
)
_STARTS = re.compile(r"\bestimates? (?:start|begin|from|after)")
_MULTIPLIER = re.compile(r"unit mult(?:iplier)?|powercode|scale|power")


def role_of_heading(words: str) -> Role | None:
    """What a heading alone says that a column holds."""
    small = plain(words)
    return next((role for role, known in _HEADINGS if known.search(small)), None)


def is_code(heading: str) -> bool:
    """Whether a heading names codes or an id alone, or how many decimals are shown: numbers below it are no figures."""
    return _CODE.fullmatch(plain(heading)) is not None


def is_multiplier(heading: str) -> bool:
    """Whether a heading names the scale of the figures beside it."""
    return _MULTIPLIER.fullmatch(plain(heading)) is not None


def is_value(heading: str) -> bool:
    """Whether a heading says that the figures of a list stand below it, and no more."""
    return _VALUE.fullmatch(plain(heading)) is not None


def says_estimate(heading: str) -> bool:
    """Whether a heading asks of each row whether its figure is an estimate, so that yes or no stands below it."""
    return _SOFT.fullmatch(plain(heading)) is not None


def are_all_estimates(heading: str, text: str) -> bool:
    """Whether a cell below a heading of the year in which estimates start tells that there is no actual one: `0`."""
    return text.strip() == "0" and _STARTS.search(plain(heading)) is not None


def is_of_years(heading: str) -> bool:
    """Whether a heading names years, so that 2015 below it is no figure; one that says nothing may."""
    return not heading or _YEARS.search(plain(heading)) is not None


def is_unit(text: str) -> bool:
    """Whether a short text tells a currency, a scale, per cent or prices."""
    if len(text) > 60 or figure_of(text) is not None:
        return False
    priced = basis_told(text) is not None or says_constant(text) or says_parity(text)
    return priced or bool(currencies_in(text) or scales_in(text)) or _UNIT.search(plain(text)) is not None


def are_units(heading: str, texts: Iterable[str]) -> bool:
    """Whether a column of texts holds units and nothing that is counted: by its heading and some of them, or by all."""
    if role_of_heading(heading) is Role.UNIT:
        return any(map(is_unit, texts))  # a unit of the forces is none
    return all(map(_is_unit_alone, texts))


def _is_unit_alone(text: str) -> bool:
    """Whether a text is a unit without the thing before it: `EUR million`, and not `Pensions (EUR million)`."""
    if not is_unit(text) or not is_unit(_BEFORE_MORE.split(text.strip(), maxsplit=1)[0]):
        return False
    counted = measure_in(text)
    return counted is None or not counted.sure
