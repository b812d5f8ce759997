"""What the heading of a column of amounts says: the year, how firm it is, the month, and the budget's own word."""

import re
from typing import NamedTuple

from rampath.domain.observation import Kind
from rampath.workbook.currency import currencies_in
from rampath.workbook.header_pattern import month_in
from rampath.workbook.scale import scales_in
from rampath.workbook.years import kind_among, year_of, year_within

_YEAR = re.compile(
    r"\b(?:FY|CY)?\s?['’]?(?:19|20|21)[0-9]{2}(?:\s?[/\-–]\s?(?:19|20|21)?[0-9]{2})?(?![0-9])", re.IGNORECASE
)
_FISCAL = re.compile(r"\b(?:FY(?![^\W\d_])|fiscal year|financial year)\s?(?:[0-9]{2}\b)?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_MONTHS = {
    1: "jan", 2: "feb", 3: "mar mär mrt", 4: "apr", 6: "jun", 7: "jul juil", 8: "aug aoû", 9: "sep sept", 10: "oct okt",
    11: "nov", 12: "dec dez déc",
}  # fmt: skip
_MONTH_OF = {word: month for month, words in _SHORT_MONTHS.items() for word in words.split()}
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_IN = re.compile(r"\b(?:in|en|em|i|v|u|w|d|de|di|of|x|σε|в)\b")
_EDGES = " \t_-–—:;,./|*†‡§"
_ANY_MONEY = re.compile(r"(?<=\w)\s+(?:amounts?|values?|betrag|montant|bedrag)$", re.IGNORECASE)


class Amount(NamedTuple):
    """What a heading tells of the amounts below it; `stage` is what is left of its words, such as `Request`."""

    year: int | None
    kind: Kind
    month: int | None
    stage: str


def amount_of(heading: str) -> Amount:
    """What a heading tells; a month is no kind of its own, and neither unit nor year belong to the stage."""
    told = year_of(heading) or year_within(heading)
    kind = kind_among(heading)
    if kind is Kind.ACTUAL and told is not None:
        kind = told.kind
    month = _month(heading)
    return Amount(None if told is None else told.year, kind, month, stage_of(heading, month))


def stage_of(heading: str, month: int | None = None) -> str:
    """The words of a heading without its year, its month and its unit; `budget_2024` is as `Budget 2024`."""
    text = _BRACKETS.sub(lambda found: " " if _is_unit(found[0]) else found[0], heading.replace("_", " "))
    text = _FISCAL.sub(" ", _YEAR.sub(" ", text))
    if month is not None:
        text = " ".join(word for word in text.split() if _month(word) != month)
    return _ANY_MONEY.sub("", _without_unit(" ".join(_EMPTY.sub(" ", text).split()).strip(_EDGES)))


def _month(text: str) -> int | None:
    """The month that a heading names, in full or as it is cut short in several languages; None where it names two."""
    found = {_MONTH_OF[word] for word in _WORD.findall(text.casefold()) if word in _MONTH_OF} | {month_in(text)}
    months = found - {None}
    return months.pop() if len(months) == 1 else None


def _without_unit(text: str) -> str:
    """A text without the unit at its end: `Soll 1 000 €` as `Soll`."""
    words = text.split()
    ends = (at for at in range(1, len(words)) if _is_unit_alone(" ".join(words[at:])))
    return " ".join(words[: next(ends, len(words))]).strip(_EDGES)


def _is_unit_alone(text: str) -> bool:
    rest = text.casefold()
    for word in (*currencies_in(text), *scales_in(text)):
        rest = rest.replace(word.casefold(), " ")
    return _is_unit(text) and _WORD.search(_IN.sub(" ", rest)) is None


def _is_unit(text: str) -> bool:
    """Whether words in brackets tell a currency or a scale."""
    return bool(currencies_in(text) or scales_in(text))
