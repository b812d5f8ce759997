"""Users' text in cells: it stays text, whatever it begins with and whatever signs it holds."""

import re

from rampath.wording import tr

LONGEST = 32_767
"""How many characters a cell of a workbook can hold, counted as UTF-16 does: an emoji is two."""

_NO_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


def to_cell(text: str) -> str:
    """The text as a workbook stores it: signs that XML cannot hold are written `_xHHHH_`, as Excel does.

    Readers, calamine among them, turn these back into the signs. Halves of surrogate pairs and Unicode's
    two noncharacters, which are no text anywhere, become the replacement sign U+FFFD.
    """
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found.group()):04X}_", _NO_TEXT.sub("\ufffd", text))


def length(text: str) -> int:
    """How many characters of a cell a text takes."""
    return len(text) + sum(1 for sign in text if sign > "\uffff") if not text.isascii() else len(text)


def cut(text: str) -> str:
    """A text of the record that fits a cell; one that does not is cut, and says so at its end."""
    if 2 * len(text) <= LONGEST or length(text) <= LONGEST:
        return text
    said = tr(" … [cut here: {count} characters]", count=len(text))
    kept = text[: LONGEST - len(said)]
    while length(kept) > LONGEST - len(said):
        kept = kept[: -max(1, (length(kept) - LONGEST + len(said)) // 2)]
    return kept + said
