"""Words for thousands, millions and more, in the members' languages, as powers of ten."""

import re
from collections.abc import Mapping

_WORDS: Mapping[int, str] = {
    3: "thousand thousands thous thousand(s) tsd tausend tusen tusental tusinde tusinder millier milliers mille miles"
    " migliaia mila duizend duizenden tys tysięcy tysiące tis tisíc k tkr '000 000 000s (000)"
    " milhares mii tuhat tuh tuhatta ezer tisuća tisuće tisoč tūkst tūkstoši tūkstančių χιλιάδες χιλ þúsund хил хиляди"
    " þús tuhandetes tuhansina tuhansissa tūkstošos tisících tisícoch tisočih tisućama hiljada hiljadama hilj tysiącach"
    " mijë илјади",
    6: "million millions mn mln mio mill mil millionen million(s) millones millón milioni milione miljoen miljoenen"
    " miljon miljoner millioner milion miliony milionów m mm mkr mnkr"
    " milhões milhão milioane miljonit miljoni miljonos milijonai milijonų milijun milijuna milijuni milijonov milj"
    " miljoonaa miljoona millió milyon εκατ εκατομμύρια εκατομμυρίων мил млн милиона"
    " miljonites miljoonina miljoonissa milionech miliónoch milijonih milijunima milionach milljónir milljónum милиони",
    9: "milliard milliards mrd md mds milliarden milliarder miljard miljarden miljarder miliardo miliardi miliard"
    " miliardy miliardów mld mdkr bn billion billions billion(s)"
    " mia miliarde miljardit miljardi miljardos mlrd milijardai milijarda milijarde milijardi milijard milliárd"
    " miljardia milyar δισ δισεκατομμύρια δισεκατομμυρίων млрд милиарда",
    12: "trillion trillions trillion(s) tn trn billionen bilioni biljoen biljoner billones billón bilion biliony"
    " bilionów",
}

POWERS: Mapping[str, int] = {word: power for power, words in _WORDS.items() for word in words.casefold().split()}
"""The power of ten of each word in small letters, without a full stop; `billion` as in English."""

_NEEDS_MONEY = {"k", "m", "mm", "md", "mia", "mds", "mil", "mille", "miles", "mila", "000"}
"""Words that say something else where no currency stands beside them."""

_LONG = "|".join(
    re.escape(word) for word in sorted(POWERS, key=len, reverse=True) if word not in _NEEDS_MONEY and word[0].isalpha()
)
_MONEY = (
    r"€|£|us ?\$|\$|kč|zł|(?:eur|usd|cad|gbp|chf|sek|nok|dkk|isk|pln|czk|huf|ron|bgn|try|euros?|euroa|kr|lei|tl|лв)\b"
)
_SCALE = re.compile(
    rf"(?<![^\W\d_])(?:{_LONG})(?![^\W\d_])"
    r"|(?<!\d)'000\b|\b000s\b|\(000\)|(?<=[$£€])000\b"
    rf"|(?<![\d.,])000(?= ?(?:{_MONEY}))"
    r"|\b(?:miles|mille|mila)(?= (?:de |di |d['’])?[^\W\d_])"
    r"|\bbin(?= (?:tl|türk|₺))|\be(?= ?ft\b)|\bm(?= ft\b)|(?<![\d.,])000(?= ?/? ?lekë)"
)
_GLUED = re.compile(
    rf"(?<![^\W\d_])(?P<before>k|m|mm|mds?|mia|mil|mio|mrd|mln|mld|mn|bn|t|g(?=€|eur))\.? ?(?:{_MONEY})"
    r"|(?:€|£|\$|\b(?:eur|usd|cad|gbp|chf|sek|nok|dkk|pln)) ?(?P<after>k|mn?|mm|mln|mio|mia|mrd|mld|bn?)\b"
)
_ONE = r"1[.,'\u00a0\u202f ]?000(?P<more>[.,'\u00a0\u202f ]?000)?"
_AS_NUMBER = re.compile(
    rf"(?<![\d.,]){_ONE}(?= ?(?:{_MONEY}))|(?:{_MONEY}|\bchf)\.? ?[x×]? ?{_ONE.replace('more', 'after')}(?![.,]?\d)"
    rf"|(?<![^\W_])[x×] ?{_ONE.replace('more', 'times')}(?![.,]?\d)"
)
"""A thousand or a million of a currency in digits: `x € 1.000`, `in 1 000 EUR`, `(x 1.000)`."""

_ONLY_GLUED = {"t": 3, "b": 9, "g": 9}
_ONLY_BESIDE = {"bin": 3, "e": 3}
"""Words that are a scale right before their own currency alone."""
_TWICE = re.compile(
    r"\b(?:thousands? (?:of )?millions?|miles de millones|mille millions?|milliers de millions|tausend millionen"
    r"|mil milh(?:ões|oes))\b"
)
_ENGLISH_LONG = re.compile(r"(?:b|tr)illions?")
_GERMAN_OR_FRENCH = re.compile(
    r"\b(?:von|der|die|das|und|preisen?|mio|mrd|tsd|ausgaben|jeweiligen?|prozent|haushalts?|en|de|des|du|aux|prix)\b"
    r"|\bd['’]"
)
_ENGLISH = re.compile(r"\b(?:of|the|and|at|prices?|dollars?)\b")

_MULTIPLIERS = frozenset({0, 3, 6, 9, 12})
_TENS = "10^"
_MOST_DIGITS = 2


def multiplier(value: object) -> str:
    """The scale that a number in a column of scales tells, as SDMX has it: 6 is `10^6`, millions; else nothing."""
    if isinstance(value, str):
        value = float(value) if value.strip().isdecimal() else None
    return f"{_TENS}{int(value)}" if isinstance(value, float) and value in _MULTIPLIERS else ""


def multiplied(word: str) -> int | None:
    """The power of ten of such a scale; None for any other word."""
    power = word.removeprefix(_TENS) if word.startswith(_TENS) else ""
    return int(power) if power.isdecimal() and len(power) <= _MOST_DIGITS else None


def scales_in(words: str) -> dict[str, int]:
    """The scale words of a text, as they stand there in small letters, with their powers of ten.

    A `billion` is 10⁹ and a `trillion` 10¹², but 10¹² and 10¹⁸ where the words around are German or French.
    """
    small = words.casefold().replace("’", "'")
    twice = _TWICE.search(small)
    if twice is not None:
        return {twice[0]: 9}
    found = {match[0]: POWERS.get(match[0]) or _ONLY_BESIDE[match[0]] for match in _SCALE.finditer(small)}
    for match in _GLUED.finditer(small):
        word = match["before"] or match["after"]
        found.setdefault(word, _ONLY_GLUED.get(word) or POWERS[word])
    for match in _AS_NUMBER.finditer(small):
        found.setdefault(match[0], 6 if match["more"] or match["after"] or match["times"] else 3)
    long = _GERMAN_OR_FRENCH.search(small) is not None and _ENGLISH.search(small) is None
    return {
        word: {9: 12, 12: 18}[power] if long and _ENGLISH_LONG.fullmatch(word) else power
        for word, power in found.items()
    }
