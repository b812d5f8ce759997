"""Whether a text stands in XML, asked of every sheet: a rare sign of it is looked for alone, at memory's speed."""

import re
from functools import cache

_FEW = 200


def stands_in(xml: bytes, text: bytes, rare: int, begin: int = 0) -> bool:
    """Whether `text` stands in the XML from `begin` on; `rare` is where in it the sign is that is seldom elsewhere.

    Where that sign turns out to be less rare, a pattern looks for it, which is quicker than looking for the text.
    """
    sign, at = text[rare : rare + 1], begin + rare
    for _ in range(_FEW):
        at = xml.find(sign, at)
        if at < 0:
            return False
        if xml.startswith(text, at - rare):
            return True
        at += 1
    return _pattern(text, rare).search(xml, at) is not None


@cache
def _pattern(text: bytes, rare: int) -> re.Pattern[bytes]:
    sign, before, after = text[rare : rare + 1], text[: rare + 1], text[rare + 1 :]
    return re.compile(re.escape(sign) + b"(?<=" + re.escape(before) + b")" + re.escape(after))
