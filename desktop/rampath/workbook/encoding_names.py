"""The words of countries' names that have letters beyond ASCII: where a text holds them, it was decoded rightly.

And some words of Polish tables whose only such letter ends them, where the same byte could be a footnote's number.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from rampath import resources

_WORD = re.compile(r"[^\W\d_]+")

_POLISH = "zł są dział rozdział podział udział wydział oddział kwartał tytuł artykuł kapitał materiał kanał"


def names_in(text: str) -> int:
    """How many letters beyond ASCII stand in known words: those of countries' names in any of their languages."""
    if text.isascii():
        return 0
    known = _known(resources.folder())
    return sum(_beyond(word) for word in _WORD.findall(text) if not word.isascii() and word.casefold() in known)


@cache
def _known(folder: Path) -> frozenset[str]:
    words = set(_POLISH.split())
    for name in ("members.csv", "countries.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
            told = unicodedata.normalize("NFC", " ".join(field for row in csv.reader(stream) for field in row))
        words.update(word.casefold() for word in _WORD.findall(told) if not word.isascii())
    return frozenset(words)


def _beyond(word: str) -> int:
    return sum(not letter.isascii() for letter in word)
