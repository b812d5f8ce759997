"""The price basis that words above figures in NATO's tables tell, in English and French."""

import re
from collections.abc import Iterable

from rampath.domain.member import plain
from rampath.domain.observation import CURRENT, constant
from rampath.workbook.nato_words import LONGEST_TITLE

_FIXED = (
    re.compile(r"(?:constant\s+)?((?:19|20)\d\d)\s+(?:constant\s+)?prices?\b"),
    re.compile(
        r"\bpri(?:x|ces?)\b(?: constants?)?"
        r"(?: and exchange rates?| et (?:aux )?(?:taux|cours) de change)?(?: constants?)?"
        r"[\s,(:]*(?:of|de|en|in|d'|base)?\s*((?:19|20)\d\d)\b"
    ),
)
_CURRENT = re.compile(r"current prices?|prix (?:et (?:aux )?(?:taux|cours) de change )?courants?")


def basis_in(text: str) -> str:
    """`constant 2015` for "constant 2015 prices" and "aux prix de 2015"; `current` for current prices."""
    words = plain(text)
    for pattern in _FIXED:
        fixed = pattern.search(words)
        if fixed is not None:
            return constant(int(fixed[1]))
    return CURRENT if _CURRENT.search(words) else ""


def price_bases(texts: Iterable[str]) -> tuple[str, ...]:
    """The price bases that texts speak of, such as `current` and `constant 2015`."""
    told = [text for text in dict.fromkeys(texts) if "pri" in text.casefold() and len(text) <= LONGEST_TITLE]
    return tuple(dict.fromkeys(basis for basis in map(basis_in, told) if basis))
