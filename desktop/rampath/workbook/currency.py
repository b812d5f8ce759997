"""Currencies as people write them: by ISO 4217 code, by sign and by name, in the members' languages."""

import re
from collections.abc import Mapping

_WRITTEN = (
    "ALL AUD BEF BGN CAD CHF CNY CYP CZK DEM DKK ECU EEK ESP EUR FIM FRF GBP GRD HRK HUF IEP ILS INR ISK ITL JPY KRW"
    " LTL LUF LVL MKD MTL NLG NOK NZD PLN PTE RON RSD RUB SEK SIT SKK TRY UAH USD ZAR"
)
CODES = frozenset(_WRITTEN.split())
"""ISO codes of the members' currencies, of those that the euro replaced, and of their partners'."""

SIGNS: Mapping[str, str] = {
    "€": "EUR", "£": "GBP", "US$": "USD", "$US": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD",
    "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "zł": "PLN", "Kč": "CZK", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₤": "GBP",
    "¥": "", "$": "", "kr": "", "kr.": "", "Ft": "HUF", "lei": "RON", "лв": "BGN", "лв.": "BGN", "Fr.": "CHF",
    "TL": "TRY", "kn": "HRK", "Eur": "EUR",
}  # fmt: skip
"""Signs with their codes; "" for those that more than one country uses."""

_NAMES: Mapping[str, str] = {
    r"u\.?\s?s\.?[\s-]dollars?|united states dollars?|american dollars?|dollars? (?:us|usa|américains?|des états-unis)"
    r"|dólares (?:estadounidenses|americanos|de los estados unidos|de ee\.? ?uu|dos eua)|dollari (?:usa|statunitensi)"
    r"|amerikaanse dollars?|amerikanska dollar|dolar(?:ów|y|ach)? (?:amerykańskich|usa)|americk\w+ dol\w+|abd dolar\w*"
    r"|amerikai dollár": "USD",
    r"canadian dollars?|dollars? canadiens?|kanadische[rn]? dollar": "CAD",
    r"australian dollars?": "AUD",
    r"euros?|evros?|euro(?:t|a|des|ina|issa)|eur[aų]|eurov|evrov|evrih|eiro|eur(?:ách|och|ami|ima|ais|óban)|ευρώ|евро"
    r"|(?:tis|tisícoch|mil|tūkst|mln|mlrd)\.? eur": "EUR",
    r"pounds?(?: sterling)?|sterling|livres? sterling|pfund(?: sterling)?": "GBP",
    r"swiss francs?|francs? suisses?|schweizer franken": "CHF",
    r"swedish (?:kronor|kronas?|krona)|svenska kronor|schwedische kronen|kronor|krona": "SEK",
    r"norwegian (?:kroner|krone|kroners)|norske kroner|norwegische kronen": "NOK",
    r"danish (?:kroner|krone|kroners)|danske kroner|dänische kronen": "DKK",
    r"icelandic kr[oó]n[au]r?|íslenskar krónur|krónur|króna|krónum": "ISK",
    r"slovak (?:koruny|koruna|crowns?)": "SKK",
    r"leks?|lekë": "ALL", r"lev[as]?|лева": "BGN", r"kunas?": "HRK",
    r"czech (?:koruny|koruna|crowns?)|koruny|korun(?:ách)?": "CZK",
    r"forint(?:s|ban)?": "HUF", r"denars?|denari|денари": "MKD",
    r"z[łl]ot(?:ys?|ych|e|ego)": "PLN", r"(?:new |romanian )?lei": "RON",
    r"(?:new )?turkish liras?|liras?|türk lirası": "TRY", r"litai|litas": "LTL", r"lats": "LVL", r"kroons?": "EEK",
    r"hryvnias?": "UAH", r"rou?bles?": "RUB", r"deutsche mark|d-mark": "DEM",
    r"kroner|kronen|dollars?|dólares|dollari|dolarów": "",
}  # fmt: skip
"""Names as patterns with their codes; the longer come first, "" for those that more than one country uses."""

_WORDS = re.compile("|".join(rf"(?P<n{i}>\b(?:{name})\b)" for i, name in enumerate(_NAMES)))
_DOLLARS = re.compile(r"doll?ar|dólar")
_CODES_OF_NAMES = tuple(_NAMES.values())
_LONGEST_FIRST = sorted(SIGNS, key=len, reverse=True)
_MARKS = "|".join(re.escape(sign) for sign in _LONGEST_FIRST if "$" in sign or not sign[0].isalpha())
_LETTERS = "|".join(re.escape(sign) for sign in _LONGEST_FIRST if "$" not in sign and sign[0].isalpha())
_SIGN = re.compile(rf"(?<![A-Za-z$])(?:{_MARKS})|(?:{_MARKS})|(?<![^\W\d_])(?:{_LETTERS})(?![^\W\d_])")
_SMALL = re.compile(r"(?<![A-Za-z])(?:(?<=\w[ _])(?:usd|eur)(?![A-Za-z])|(?:usd|eur)(?=[ _]\w))")
"""The two codes that headings write in small letters, among other words: `gdp_current_usd`, `eur million`."""
_CODE = re.compile(r"(?<![A-Za-z])(?:(?:[TMk]|Mio|Mrd|Mds?|Bn|bn|mln|mld|m)\.?)?([A-Z]{3})(?![A-Za-z])")


def is_dollars(word: str) -> bool:
    """Whether a sign or name says dollars, whosever they are: `$`, `dólares`."""
    return word == "$" or _DOLLARS.match(word.casefold()) is not None


def code_of(word: str) -> str | None:
    """The ISO code of one word that is a code, a sign or a name; "" where it may be several, None where it is none."""
    if word in CODES:
        return word
    if word in SIGNS:
        return SIGNS[word]
    found = _WORDS.fullmatch(word.casefold())
    return None if found is None else _name(found)


def currencies_in(words: str) -> dict[str, str]:
    """The currencies that a text speaks of, as they stand there, with their ISO codes ("" where it may be several)."""
    found: dict[str, str] = {}
    for match in _CODE.finditer(words):
        if match[1] in CODES:
            found[match[1]] = match[1]
    for match in _SMALL.finditer(words):
        found[match[0]] = match[0].upper()
    for match in _SIGN.finditer(words):
        found.setdefault(match[0], SIGNS[match[0]])
    for match in _WORDS.finditer(words.casefold()):
        found.setdefault(match[0], _name(match))
    if len(set(found.values())) > 1:
        found.pop("ALL", None)  # the word rather than Albania's lek
    return found


def _name(match: re.Match[str]) -> str:
    return _CODES_OF_NAMES[int(str(match.lastgroup)[1:])]
