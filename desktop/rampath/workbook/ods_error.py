"""Which cells of an .ods are errors: only newer files say so, others just show the error in place of a value.

Written as ODF 1.2 or before, an error is a text that is empty but shows `#REF!`; OpenOffice wrote a number 0 that
shows it. Neither may pass for an empty text or a nought.
"""

import re
from collections.abc import Callable

_SAID = re.compile(rb"\bcalcext:value-type\s*=\s*[\"']error[\"']")
_OF_TEXT = re.compile(rb"\bcalcext:value-type\s*=\s*[\"']string[\"']")
_EMPTY_TEXT = re.compile(rb":string-value\s*=\s*(?:\"\"|'')")
_NUMBER = re.compile(rb":value\s*=\s*[\"']\s*([^\"'\s]*)")
_NOUGHT = re.compile(rb"[-+]?[0.]+(?:[eE][-+]?\d+)?|-?nan", re.IGNORECASE)
_NAMED = re.compile(r"#[^\W\d_][^\s#]*")
_NUMBERED = re.compile(r"[^\W\d_]{1,12}\.?\s?:\s?5\d\d")


def error_in(attributes: bytes, content: bytes, paragraphs: Callable[[bytes], list[str]]) -> str:
    """The error that a cell is or shows, in whichever language; nothing where it is none.

    `content` is what stands in the cell, without its comments, and `paragraphs` tells the lines in it.
    """
    said = _SAID.search(attributes) is not None
    empty = not said and b"string-value" in attributes and _EMPTY_TEXT.search(attributes) is not None
    if not said and not empty and b"#" not in content and b":5" not in content and b": 5" not in content:
        return ""
    shown = next(iter(paragraphs(content)), "").strip()
    if said:
        return shown or "#ERR!"
    if empty:
        return shown if _OF_TEXT.search(attributes) is None else ""
    number = _NUMBER.search(attributes)
    if number is None:
        return ""
    nought = _NOUGHT.fullmatch(number[1]) is not None
    return shown if _NAMED.fullmatch(shown) or (nought and _NUMBERED.fullmatch(shown)) else ""
