"""Price basis and years of estimates, as titles and notes say them in the members' languages."""

import re

from rampath.domain.member import plain
from rampath.domain.observation import CURRENT, constant

_YEAR = r"(?<![-\u2010-\u2014])(?P<year>(?:19|20)[0-9]{2})(?![0-9]|\W{1,3}(?:19|20)[0-9]{2})"
_PRICES = r"(?:prices?|prix|preisen?|prezzi|precios|precos|prijzen|cen\w*|priser)"
_MONEY = r"(?:(?:us )?dollars?|us\$|usd|eur|euros?|\$|pounds?|kroner|kronor)"
_CONSTANT = (
    r"(?:constant[ea]?s?|konstante[nrsm]?|costanti|constantes|real[ens]?|reelle?s?|stal\w+|fasta|faste|chained"
    r"|verkettet\w*)"
)
_CURRENT = re.compile(
    r"\bcurrent (?:prices?|price|us|usd|eur|dollars?|euros?)|\bcurrent\b(?=.*\bprices?\b)|\bnominal\b"
    r"|\bprix courants?\b|\b(?:jeweilige[nr]?|laufende[nr]?) preise\w*|\bprezzi correnti\b|\bprecios corrientes\b"
    r"|\blopende prijzen\b"
    r"|\bceny? biezac\w+|\bcenach biezacych\b|\blopande priser\b|\blobende priser\b"
    r"|\beuros? courants?\b|\bdollars? courants?\b|\bcurrent us\$"
)
_FIXED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_CONSTANT}\W+(?:\w+\W+){{0,3}}?{_YEAR}",
        rf"{_YEAR}\W+(?:\w+\W+)?{_CONSTANT}",
        rf"\b{_PRICES}\W+(?:(?:of|de|d'|von|des jahres|del|van|z|i|from|base)\W+){{0,3}}{_YEAR}",
        rf"{_YEAR}(?:er)?[- ]+{_PRICES}",
        rf"\bin {_YEAR} {_MONEY}",
        rf"\b(?:base|basis|basisjahr|annee de base|reference year|referenzjahr)\W+(?:year |jahr )?{_YEAR}",
    )
)
_CONSTANT_ALONE = re.compile(
    rf"\b{_CONSTANT}\W+(?:\w+\W+)?(?:{_PRICES}|{_MONEY})|\b{_PRICES}\W+{_CONSTANT}|\bpreisbereinigt\w*"
)
_ESTIMATE = (
    r"(?:estimates?|estimated|projections?|projected|forecasts?|preliminary|provisional|planned|plans?|budgets?|estimations?"
    r"|estimees?|previsions?|provisoires?|schatzungen?|schatzwerte?|geschatzt|vorlaufig\w*|prognosen?|planung|planwerte?|soll\w*"
    r"|stime|estimaciones|ramingen|szacunk\w*)"
)
_SINCE = r"(?:from|since|after|starting|a partir de|des|ab|seit|nach|dal|desde|vanaf|od)"
_TOLD = r"(?P<year>(?:19|20)[0-9]{2})"
_SOON = r"(?:\W+\w+){0,4}?\W+"
_ONWARDS = r"(?:onwards?|and (?:later|after|following)|et suivantes?|und spater|ff\.?)"
_FIGURES = r"(?:figures?|data|values?|chiffres|donnees|werte|zahlen|angaben)"
_MORE_YEARS = r"(?:\W+(?:and|et|und|to|bis|a)?\W*(?:19|20)[0-9]{2})*"
_FROM = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_ESTIMATE}\W+(?:\w+\W+){{0,3}}?{_SINCE}\W+(?:the year |l'annee |dem jahr )?{_TOLD}",
        rf"\b{_SINCE}\W+{_TOLD}\b{_SOON}{_ESTIMATE}",
        rf"{_TOLD} {_ONWARDS}{_SOON}{_ESTIMATE}",
        rf"\b{_FIGURES}\b(?:\W+\w+){{0,3}}?\W+{_TOLD}{_MORE_YEARS}\W+(?:\w+\W+){{0,3}}?{_ESTIMATE}",
    )
)
_AFTER = re.compile(r"\b(?:after|nach)\W+(?P<year>(?:19|20)[0-9]{2})")


def basis_told(text: str) -> str | None:
    """`current`, or `constant 2015`, where a text says so; None where it says neither, or both, or no year."""
    words = plain(text)
    current = _CURRENT.search(words) is not None
    fixed = next((found for pattern in _FIXED if (found := pattern.search(words)) is not None), None)
    named = _CONSTANT_ALONE.search(words) is not None or (fixed is not None and not current)
    if current and named:
        return None
    if current:
        return CURRENT
    return None if fixed is None else constant(int(fixed["year"]))


def says_constant(text: str) -> bool:
    """Whether a text speaks of constant prices, with or without their year."""
    words = plain(text)
    return _CONSTANT_ALONE.search(words) is not None and _CURRENT.search(words) is None


def estimates_told(text: str) -> int | None:
    """The first year that a note calls an estimate: "Figures for 2023 and 2024 are estimates", "ab 2025: Planung"."""
    words = plain(text)
    for pattern in _FROM:
        found = pattern.search(words)
        if found is not None:
            after = _AFTER.search(found[0]) is not None
            return int(found["year"]) + after
    return None
