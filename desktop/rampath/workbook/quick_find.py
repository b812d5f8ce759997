"""Whether and how often a text stands in XML, asked of every sheet: looked for as numbers, at memory's speed."""

import re
from functools import cache

import numpy as np

_FEW = 50
"""So often a sign is looked for: longer than this, all of a sheet's XML is sooner gone through as numbers."""


def stands_in(xml: bytes, text: bytes, rare: int, begin: int = 0) -> bool:
    """Whether `text` stands in the XML from `begin` on; `rare` is where in it the sign is that is seldom elsewhere.

    Where that sign turns out to be less rare, it is looked for with its neighbours, and where these stand together in
    other texts, a pattern looks for the whole, which is quicker than looking for the text.
    """
    sign, at = text[rare : rare + 1], begin + rare
    for _ in range(_FEW):
        at = xml.find(sign, at)
        if at < 0:
            return False
        if xml.startswith(text, at - rare):
            return True
        at += 1
    length = 4 if len(text) >= 4 else 2
    first = min(rare, len(text) - length)
    return times_in(xml, text[first : first + length]) > 0 and _pattern(text, rare).search(xml, at) is not None


def times_in(xml: bytes, text: bytes) -> int:
    """How often a text of two or four signs, which cannot overlap itself, stands in XML."""
    length = len(text)
    kind = np.dtype(f"<u{length}")
    sought = np.frombuffer(text, kind)
    count = 0
    for begin in range(min(length, len(xml))):
        words = np.frombuffer(xml, kind, (len(xml) - begin) // length, begin)
        count += int(np.count_nonzero(words == sought))
    return count


@cache
def _pattern(text: bytes, rare: int) -> re.Pattern[bytes]:
    sign, before, after = text[rare : rare + 1], text[: rare + 1], text[rare + 1 :]
    return re.compile(re.escape(sign) + b"(?<=" + re.escape(before) + b")" + re.escape(after))
