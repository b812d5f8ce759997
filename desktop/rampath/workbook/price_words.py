"""Price basis and years of estimates, as titles and notes say them in the members' languages."""

from rampath.domain.member import plain
from rampath.domain.observation import CURRENT, constant
from rampath.workbook.when_needed import compiled

_YEAR = r"(?<![-\u2010-\u2014])(?P<year>(?:19|20)[0-9]{2})(?![0-9]|\W{1,3}(?:19|20)[0-9]{2})"
_FISCAL = (
    r"(?<![-\u2010-\u2014])(?P<year>(?:19|20)[0-9]{2})\s?[/\-\u2010-\u2014]\s?(?:19|20)?(?P<ends>[0-9]{2})(?![0-9])"
)
_PRICES = (
    r"(?:prices?|prix|preisen?|prezzi|precios|precos|preturi|prijzen|cen\w*|cijen\w*|priser|price (?:level|base)"
    r"|preis(?:stand|niveau|basis)|prijs(?:peil|niveau)|prisniva\w*|hinnat|fiyat\w*|τιμεσ|kainomis|cmime\w*|цен\w+|verdlagi?)"
)
_MONEY = r"(?:(?:us )?dollars?|us\$|usd|eur|euros?|\$|pounds?|kroner|kronor)"
_CONSTANT = (
    r"(?:const(?:ant[ea]?s?)?|konstante[nrsm]?|costanti|constantes|fasta|faste|chained|concatenat[ei]|encadenad[oa]s"
    r"|verkettet\w*|sabit|σταθερεσ|kiinteat|palyginamosiomis|salidzinam\w+|fostu|посто(?:ян|јан)\w+)"
)
_REAL = (
    r"(?:real[ens]?|realer|reais|reali|reelle[nrs]?|reels?|realn(?:e|y|ych|ymi|i|ih|im|a)|stal(?:e|y|ych|ymi|a)"
    r"|stal(?:n[aei]|nih|nim|nite))"
)
"""Words that are said of prices, and of much else: `2024 réel` is what was spent in 2024."""
_AT = rf"(?:{_PRICES}|{_MONEY}|terms?)"
_VOLUMES = r"(?:chain[- ]linked volumes?|volumes chaines)"
_DEFLATED = r"(?:deflated|deflationn?[ea]\w*|deflatione\w+|deflacionad\w+|deflazionat\w+|gedeflateerd\w*)"
_BASE = (
    r"(?:base|basis|basisjahr|annee de base|basisjaar|reference year|referenzjahr|annee de reference"
    r"|anno di riferimento|anno base|ano base|ano de referencia|referentiejaar|rok bazowy)"
)
_CURRENT = compiled(
    r"\bcurrent (?:prices?|price|us|usd|eur|dollars?|euros?)|\bcurrent\b(?=.*\bprices?\b)|\bnominal\b"
    r"|\bprix courants?\b|\b(?:jeweilige[nr]?|laufende[nr]?) preise\w*|\bprezzi correnti\b|\bprecios corrientes\b"
    r"|\blopende prijzen\b"
    r"|\bceny? biezac\w+|\bcenach biezacych\b|\blopande priser\b|\blobende priser\b"
    r"|\bbezn\w+ cen\w*|\bcari fiyat\w*|\bτρεχουσεσ τιμεσ\b|\bprecos correntes\b|\bpreturi curente\b"
    r"|\bтекущи цени\b|\btekoc\w+ cen\w*|\btekuc\w+ cijen\w*|\bto meto kainomis\b|\bfaktiskaj\w+ cenas\b"
    r"|\bfolyo ?ar\w*|\b(?:kayp\w+ hintoi?\w+|kayvin hinnoin)\b|\bb\. ?c\.(?!\w)"
    r"|\bjooksevhindades\b|\beuros? courants?\b|\bdollars? courants?\b|\bcurrent us\$"
)
_FIXED = tuple(
    compiled(pattern)
    for pattern in (
        rf"\b(?:{_CONSTANT}|{_VOLUMES})\W+(?:\w+\W+){{0,3}}?{_YEAR}",
        rf"{_YEAR}\W+(?:\w+\W+)?{_CONSTANT}\b",
        rf"\b(?:{_REAL}\W+{_AT}|{_PRICES}\W+{_REAL})\W+(?:\w+\W+){{0,3}}?{_YEAR}",
        rf"{_YEAR}\W+(?:\w+\W+)?{_REAL}\W+{_AT}\b",
        rf"\b{_REAL}\W+{_YEAR}\W+(?:\w+\W+)?{_AT}\b",
        rf"\b{_PRICES}\W+(?:(?:of|de|d'|von|des jahres|del|van|z|i|from|base|roku|godine|leta)\W+){{0,3}}{_YEAR}",
        rf"{_YEAR}(?:er| ars)?[- ]+{_PRICES}",
        rf"{_YEAR}\.? (?:aasta|m\.) (?:pusivhind\w*|kain\w*)",
        rf"{_YEAR}-(?:kroner|kronor|kr|pl|dollars?|euros?)\b",
        rf"\b{_MONEY} (?:of|de) {_YEAR}(?! ?(?:to|until|a|al|au|hasta)\b)",
        rf"\bin {_YEAR} {_MONEY}",
        rf"\b{_BASE}\W+(?:year |jahr )?{_YEAR}",
        rf"\bs\. ?c\.,? ?{_YEAR}",
        rf"{_YEAR}\.?(?: ?evi|-[oea]s)? ar(?:on|akon|szint\w*)\b",
        rf"\bvuoden {_YEAR} (?:hin(?:noin|noissa|toihin)|hintatas\w+)",
        rf"(?:€|\beuros?|\bfrancs?) (?:en )?valeur {_YEAR}",
        rf"(?:[€$£]|(?<![a-z])m?eur|(?<![a-z])m?usd){_YEAR}",
        rf"\b{_DEFLATED} (?:to|at|au|auf|a|aux prix de)? ?{_YEAR}",
        rf"{_YEAR} ?= ?100\b",
    )
)
_OVER_TWO = (
    compiled(rf"{_FISCAL}[- ]+{_PRICES}"),
    compiled(rf"\b{_PRICES}\W+(?:(?:of|in|from|base)\W+){{0,2}}{_FISCAL}"),
)
_CONSTANT_ALONE = compiled(
    rf"(?:^|[(,;:\u2013-])\s*{_CONSTANT}\.?\s*(?:[),;\u2013-]|$)|\bconst\b"
    rf"|\b(?:{_CONSTANT}|{_REAL})\W+(?:\w+\W+)?(?:{_PRICES}|{_MONEY})|\b{_PRICES}\W+(?:{_CONSTANT}|{_REAL})\b|\bpreisbereinigt\w*"
    r"|^(?!.*\b(?:growth|change|increase|rate)\b).*\breal[- ]terms\b|\b(?:inflation|cpi)[- ]adjusted\b"
    rf"|\badjusted for inflation\b|\b{_DEFLATED}\b|\binflationsbereinigt\w*|\bs\. ?c\.(?!\w)|\bvaltozatlan ar\w+"
    r"|\breal (?:core |defen[cs]e |military )*(?:expenditures?|spending|outlays)\b(?! (?:growth|change|increase))"
    r"|\bvalor\w* (?:concatenat|encadenad)\w+|\bvolum\w+ (?:concatenat|encadead|encadenad)\w+"
    r"|\bpusivhind\w*|\bprevious year(?:'?s)? prices|\bprices of (?:the )?previous year|\bvorjahrespreis\w*"
    rf"|\bprix de l'annee precedente|\b{_VOLUMES}|\bverkettete\w* volumen"
    r"|\b(?:en|in) volume\b(?! (?:[0-9]|[ivx]+\b))|\b(?:gdp|pib|bip)\W+(?:en |in )?volumes?\b"
)
_ESTIMATE = (
    r"(?:estimates?|estimated|projections?|projected|forecasts?|preliminary|provisional|planned|plans?|budgets?|estimations?"
    r"|estimees?|previsions?|provisoires?|schatzungen?|schatzwerte?|geschatzt|vorlaufig\w*|prognosen?|planung|planwerte?|soll\w*"
    r"|stime|estimaciones|ramingen|szacunk\w*)"
)
_NO_PLAN = (
    r"(?:estimates?|estimated|projections?|forecasts?|preliminary|provisional|estimations?|estimees?|provisoires?"
    r"|schatz\w+|geschatzt|vorlaufig\w*|progno[sz]\w*|stim[ae]\w*|raming\w*|voorlopige?|szacun\w*|odhad\w*)"
)
_SINCE = r"(?:from|since|after|starting|a partir de|des|ab|seit|nach|dal|desde|vanaf|od)"
_TOLD = r"(?P<year>(?:19|20)[0-9]{2})"
_SOON = r"(?:\W+\w+){0,4}?\W+"
_ONWARDS = r"(?:onwards?|and (?:later|after|following)|et suivantes?|und spater|ff\.?)"
_FIGURES = r"(?:figures?|data|values?|chiffres|donnees|werte|zahlen|angaben)"
_MORE_YEARS = r"(?:\W+(?:and|et|und|to|bis|a)?\W*(?:19|20)[0-9]{2})*"
_FROM = tuple(
    compiled(pattern)
    for pattern in (
        rf"\b{_ESTIMATE}\W+(?:\w+\W+){{0,3}}?{_SINCE}\W+(?:the year |l'annee |dem jahr )?{_TOLD}",
        rf"\b{_SINCE}\W+{_TOLD}\b{_SOON}{_ESTIMATE}",
        rf"{_TOLD} {_ONWARDS}{_SOON}{_ESTIMATE}",
        rf"\b{_FIGURES}\b(?:\W+\w+){{0,3}}?\W+{_TOLD}{_MORE_YEARS}\W+(?:\w+\W+){{0,3}}?{_ESTIMATE}",
    )
)
_ARE = (
    r"(?:(?:figures|data|donnees|chiffres|werte) )?(?:(?:is|are|est|sont|ist|sind|zijn|son|sono|er|[:=\u2013-])\W+)?"
    r"(?:(?:an?|une?|eine?|des) )?"
)
_OF_YEAR = (
    compiled(
        rf"^\W*(?:notes?\W+|nb\W+)?(?:years? |les annees |die jahre |rok )?{_TOLD}{_MORE_YEARS}\W*{_ARE}{_NO_PLAN}\W*$"
    ),
    compiled(
        rf"\b{_NO_PLAN}(?:\W+\w+)?\W+(?:pour|for|fur|na|za|per|para|voor|cijfers)\W+(?:rok |the year |l'annee )?{_TOLD}"
    ),
)
"""A note that is about a year's estimates and nothing else; a title may name the year of a plan or budget so."""
_PUBLISHED = compiled(rf"^\W*(?:©|\(c\)|copyright)\s*(?:\W*[^\W\d_][\w.&'-]*){{1,6}}\W+{_TOLD}\W*$")
"""Who published the figures in which year, `©IMF, 2025`: those of that year and later cannot have happened then."""
_AFTER = compiled(r"\b(?:after|nach)\W+(?P<year>(?:19|20)[0-9]{2})")


def basis_told(text: str) -> str | None:
    """`current`, or `constant 2015`, where a text says so; None where it says neither, or both, or no year."""
    words = plain(text)
    current = _CURRENT.search(words) is not None
    fixed = next((found for pattern in _FIXED if (found := pattern.search(words)) is not None), None)
    year = _fiscal_year(words) if fixed is None else int(fixed["year"])
    named = _CONSTANT_ALONE.search(words) is not None or (year is not None and not current)
    if current and named:
        return None
    if current:
        return CURRENT
    return None if year is None else constant(year)


def _fiscal_year(words: str) -> int | None:
    """The fiscal year of prices, `2023/24 prices`, by the year in which it starts."""
    found = (match for pattern in _OVER_TWO if (match := pattern.search(words)) is not None)
    starts = ((int(match["year"]), int(match["ends"])) for match in found)
    return next((year for year, ends in starts if ends == (year + 1) % 100), None)


def says_constant(text: str) -> bool:
    """Whether a text speaks of constant prices, with or without their year."""
    words = plain(text)
    return _CONSTANT_ALONE.search(words) is not None and _CURRENT.search(words) is None


def says_both(text: str) -> bool:
    """Whether a text speaks of current prices and of those of a year: `current prices until 2024, then 2024 prices`."""
    words = plain(text)
    return _CURRENT.search(words) is not None and (
        _CONSTANT_ALONE.search(words) is not None or any(pattern.search(words) for pattern in _FIXED)
    )


def estimates_told(text: str) -> int | None:
    """The first year that a note calls an estimate: "Figures for 2023 and 2024 are estimates", "ab 2025: Planung"; or
    that in which it says that the figures were published.
    """
    words = plain(text)
    for pattern in (*_FROM, *_OF_YEAR, _PUBLISHED):
        found = pattern.search(words)
        if found is not None:
            after = _AFTER.search(found[0]) is not None
            return int(found["year"]) + after
    return None
