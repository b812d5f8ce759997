"""Words that say plainly that amounts are in single units: `Beträge in Euro`, `(Whole Dollars)`.

A currency without such words says nothing of a scale: “Soll 2027 Euro” may be the heading of thousands.
"""

import re
from collections.abc import Iterable

from rampath.workbook.currency import currencies_in
from rampath.workbook.guess_words import Words
from rampath.workbook.scale import scales_in

_CLAUSES = re.compile(r"[,;:()\[\]–—]|\.$|\s-\s")
_ANY = "¤"
_IN = r"(?:.*(?<!\w))?(?:in|en|em|i|în|v|w|u|σε|в|во|във)"
_WHOLE = r"(?:whole|full|single|individual|units? of|voll\w*|ganz\w*|hela|hele|entiers?)"
_PRICED = r"(?:(?:current|nominal|laufend\w*|jeweilig\w*) )?"
_CENTS = r"(?: (?:und|and|et|&) cents?)?(?: (?:courants|constants|corrientes|entiers))?"
_PLAINLY = re.compile(rf"(?:{_IN} )(?:{_WHOLE} )?{_PRICED}{_ANY}{_CENTS}|(?:.* )?{_WHOLE} {_PRICED}{_ANY}{_CENTS}")
_IN_BRACKETS = re.compile(rf"[(\[] ?{_ANY} ?[)\]]")


def told_single(texts: Iterable[Words]) -> Words | None:
    """The first text that says that amounts are in single units of a currency, and in no scale."""
    return next((words for words in texts if says_single(words.text)), None)


def says_single(text: str) -> bool:
    """Whether a text says so: in one of its clauses, or as a currency alone in brackets."""
    named = currencies_in(text)
    if not named or scales_in(text):
        return False
    small = " ".join(text.casefold().split())
    for word in sorted(named, key=len, reverse=True):
        small = small.replace(word.casefold(), _ANY)
    clauses = (each.strip() for each in _CLAUSES.split(small))
    return _IN_BRACKETS.fullmatch(small) is not None or any(_PLAINLY.fullmatch(each) for each in clauses)
