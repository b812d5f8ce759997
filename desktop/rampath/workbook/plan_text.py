"""Users' text in cells: it stays text, whatever it begins with and whatever signs it holds."""

import re

LONGEST = 32_767
"""How many characters a cell of a workbook can hold."""

_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")


def to_cell(text: str) -> str:
    """The text as a workbook stores it: signs that XML cannot hold are written `_xHHHH_`, as Excel does.

    Readers, calamine among them, turn these back into the signs.
    """
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
