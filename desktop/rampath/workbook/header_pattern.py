"""Headers as a profile names them: their words, however they are set, with places for year, month and stage."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from rampath.domain.observation import Kind
from rampath.workbook.years import FIRST, LAST, year_of

PLACES = ("year", "month", "stage", "any")
"""What a pattern may leave open, each between braces: `FY {year} {stage} Amount`."""

_MONTHS: Mapping[int, str] = {
    1: "january januar janvier januari enero gennaio styczeń leden január ianuarie janeiro jaanuar",
    2: "february februar février februari enero febrero febbraio luty únor február februarie fevereiro veebruar",
    3: "march märz mars marts maart marzo marzec březen marec martie março märts",
    4: "april avril abril aprile kwiecień duben apríl aprilie aprill",
    5: "may mai maj mei mayo maggio květen máj",
    6: "june juni juin junio giugno czerwiec červen jún iunie junho juuni",
    7: "july juli juillet julio luglio lipiec červenec júl iulie julho juuli",
    8: "august août augusti augustus agosto sierpień srpen",
    9: "september septembre septiembre settembre wrzesień září septembrie setembro",
    10: "october oktober octobre octubre ottobre październik říjen október octombrie outubro oktoober",
    11: "november novembre noviembre listopad noiembrie novembro",
    12: "december dezember décembre desember diciembre dicembre grudzień prosinec decembrie dezembro detsember",
}
_MONTH_OF = {word: month for month, words in _MONTHS.items() for word in words.split()}
_SHORT = "jan feb fév mar mär mrt apr avr abr jun jul juil aug ago sep sept oct okt ott nov dec dez déc dic gen ene"
_SHORT_MONTHS = frozenset(_SHORT.split())
_PART = re.compile(
    r"(?<![^\W_])(?:[qtkh][1-4]|[1-4][qtkh]|quarters?|quartale?|trimestr\w*|kwarta[lł]\w*|kwartaal|čtvrtlet\w*|semest\w*"
    r"|half|halves|halbjahr\w*|półrocz\w*|pololet\w*|halvår\w*|polugod\w*)(?![^\W_])"
    r"|(?<![0-9])(?:[0-2]?[0-9]|3[01])[./\-](?:0?[1-9]|1[0-2])[./\-](?:19|20)[0-9]{2}(?![0-9])"
)
_YEAR_S_END = re.compile(r"(?<![0-9])31\.?(?: de)? (?:de[czs]|déc|dic|dez|prosin|grud)\w*")
_NOTE = re.compile(r"(?:\s*(?:\([0-9]\)|(?<![0-9.,'’])[0-9]\))|[\s*†‡§¹²³⁰⁴-⁹⁽⁾])+$")
_BRACES = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = r"[\W_]*"
_OPEN = {
    "year": r"(?P<year>(?:19|20|21)[0-9]{2}|(?<=fy)[0-9]{2}|(?<=fy\s)[0-9]{2})"
    r"(?:\s?[/\-–]\s?(?P<ends>(?:19|20|21)?[0-9]{2}))?(?![0-9])",
    "month": rf"(?P<month>{'|'.join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))})(?!\w)",
    "stage": r"(?P<stage>\w.*?)",
    "any": r".*?",
}
_LIKE = 75
_LONGEST = 200


class Named(NamedTuple):
    """What a header says where its pattern leaves a place open."""

    year: int | None = None
    kind: Kind | None = None
    month: int | None = None
    stage: str = ""


def header_text(value: object) -> str:
    """A header on one line, in one way of writing its letters."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return " ".join(unicodedata.normalize("NFC", text).split())


def named(pattern: str, value: object) -> Named | None:
    """What a header says by a pattern; None where it is another header.

    Case, blanks, line breaks, punctuation and footnote marks make no difference. `{year}` alone takes whatever
    names a year, such as `2024e` or a date.
    """
    if pattern.strip() == "{year}":
        told = year_of(value) if isinstance(value, (str, float, int, date)) and value != "" else None
        return None if told is None else Named(told.year, told.kind)
    text = _NOTE.sub("", header_text(value)[:_LONGEST]) if value is not None else ""
    found = _compiled(pattern).fullmatch(text) if text else None
    if found is None:
        return None
    said = found.groupdict()
    year = int(said["year"]) if said.get("year") else None
    if year is not None:
        year += 2000 if year < 100 else 0
        if not FIRST <= year <= LAST or not _is_one(year, said["ends"]):
            return None
    month = _MONTH_OF[said["month"].casefold()] if said.get("month") else None
    stage = _with_brackets(text, *found.span("stage")) if said.get("stage") else ""
    return Named(year, None, month, " ".join(stage.split()).rstrip("*†‡§ "))


def _is_one(year: int, ends: str | None) -> bool:
    """Whether a year and what may follow it are one fiscal year: not the sum of several, `2025-2028`, nor a month."""
    return ends is None or (int(ends) - year) % 100 == 1


def _with_brackets(text: str, begin: int, end: int) -> str:
    """A piece of a header, with the brackets at its edges that belong to it: `Total (Base + OCO)`."""
    piece = text[begin:end]
    before = "(" if text[:begin].rstrip().endswith("(") else ""
    after = ")" if text[end:].lstrip().startswith(")") else ""
    tried = (piece, f"{piece}{after}", f"{before}{piece}", f"{before}{piece}{after}")
    return next((each for each in tried if _is_closed(each)), piece)


def _is_closed(text: str) -> bool:
    """Whether each bracket of a text has its other one."""
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0


def words_of(value: object) -> str:
    """The letters and digits of a header, which are all that counts in comparing two without open places."""
    if not isinstance(value, (str, float)) or (isinstance(value, str) and len(value) > _LONGEST):
        return ""
    return "".join(_TOKEN.findall(_NOTE.sub("", header_text(value)).casefold()))


def month_in(text: str) -> int | None:
    """The month that a text names, in any of the languages that are known; None where it names none, or two."""
    months = {_MONTH_OF[word] for word in _TOKEN.findall(text.casefold()) if word in _MONTH_OF}
    return months.pop() if len(months) == 1 else None


def part_of_year(text: str) -> bool:
    """Whether a heading names a month, a quarter, a half or a day, so that it may not be about a whole year."""
    small = text.casefold()
    if year_of(text) is not None or _YEAR_S_END.search(small):
        return False
    words = _WORD.findall(small)
    return _PART.search(small) is not None or any(word in _MONTH_OF or word in _SHORT_MONTHS for word in words)


def is_open(pattern: str) -> bool:
    """Whether a pattern leaves anything open, so that several headers may be meant."""
    return _BRACES.search(pattern) is not None


def unknown_places(pattern: str) -> list[str]:
    """The words between braces that mean nothing in a pattern."""
    return [word for word in _BRACES.findall(pattern) if word not in PLACES]


def likeliest(pattern: str, headers: Iterable[str]) -> str | None:
    """The header that may be the one that is meant, misspelt or renamed; None where none is like it."""
    best = process.extractOne(
        _BRACES.sub(" ", pattern), [*headers], scorer=fuzz.token_sort_ratio, processor=_letters, score_cutoff=_LIKE
    )
    return None if best is None else str(best[0])


def _letters(text: str) -> str:
    """The words of a header without its numbers, which differ from edition to edition."""
    return " ".join(_WORD.findall(text.casefold()))


def is_like(pattern: str, header: str) -> bool:
    """Whether a header has each of a pattern's own words, one or more of them misspelt."""
    words = _TOKEN.findall(_BRACES.sub(" ", pattern).casefold())
    there = _TOKEN.findall(header.casefold())
    return len(words) > 1 and all(process.extractOne(word, there, score_cutoff=_LIKE) for word in words)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern's words, with anything but letters and digits between them."""
    parts = []
    seen: set[str] = set()
    at = 0
    text = unicodedata.normalize("NFC", pattern)
    text = _NOTE.sub("", text) or text
    for brace in _BRACES.finditer(text):
        parts += [re.escape(word) for word in _TOKEN.findall(text[at : brace.start()])]
        place = brace[1]
        if place in seen:  # the same again, whatever it is
            parts.append(rf"(?P={place})")
        else:
            parts.append(_OPEN.get(place, re.escape(brace[0])))
            if place != "any":
                seen.add(place)
        at = brace.end()
    parts += [re.escape(word) for word in _TOKEN.findall(text[at:])]
    if not parts:  # signs alone, such as %
        return re.compile(re.escape(text.strip()))
    return re.compile(_BETWEEN + _BETWEEN.join(parts) + _BETWEEN, re.IGNORECASE)
