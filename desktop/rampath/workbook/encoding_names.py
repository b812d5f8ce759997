"""Known words that have letters beyond ASCII: where a text holds them, it was decoded rightly.

They are those of countries' names, the words of scale and of how firm figures are that tables are read by, and some
words of Polish tables whose only such letter ends them, where the same byte could be a footnote's number.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from rampath import resources
from rampath.workbook.scale import POWERS
from rampath.workbook.years import KIND_WORDS

_WORD = re.compile(r"[^\W\d_]+")

_POLISH = "zł są dział rozdział podział udział wydział oddział kwartał tytuł artykuł kapitał materiał kanał"


def names_in(text: str) -> int:
    """How many letters beyond ASCII stand in known words."""
    if text.isascii():
        return 0
    known = _known(resources.folder())
    return sum(_beyond(word) for word in _WORD.findall(text) if not word.isascii() and word.casefold() in known)


@cache
def _known(folder: Path) -> frozenset[str]:
    words = {*_POLISH.split(), *POWERS, *KIND_WORDS}
    for name in ("members.csv", "countries.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
            told = unicodedata.normalize("NFC", " ".join(field for row in csv.reader(stream) for field in row))
        words.update(word.casefold() for word in _WORD.findall(told) if not word.isascii())
    return frozenset(words)


def _beyond(word: str) -> int:
    return sum(not letter.isascii() for letter in word)
