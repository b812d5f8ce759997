"""A cell into a figure: a number, a missing one, or something that cannot be read."""

import re
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from rampath.workbook.grid import Cell

MISSING = {"..", "...", ".", "-", "–", "—", ":", "n/a", "n.a.", "na", "x", "xxx"}
"""The signs that stand where there is no figure; none of them means zero."""

_NUMBER = re.compile(r"^[+\-\u2212]?\d[\d \u00a0\u2009\u202f]*(?:[.,]\d+)?$|^[+\-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_FLAG = re.compile(r"\s*([ep*†])$", re.IGNORECASE)
_LONGEST = 40
"""No figure is longer; whatever is, is words."""


class Figure(NamedTuple):
    """What a cell says: `value` as it stands there, `missing` for a sign of absence, `estimate` for an `e`.

    A star or dagger is a footnote mark and says nothing about how firm the figure is.
    """

    value: float | None
    missing: bool = False
    estimate: bool = False


def shifted(number: float, places: int) -> float:
    """The number with its decimal point moved, to the last digit: 2.31 by -2 is 0.0231."""
    return float(Decimal(repr(number)).scaleb(places)) if places else number


def figure_in(cell: Cell) -> Figure | None:
    """The figure in a cell; None where the cell is neither a number nor a sign that one is missing."""
    if cell.error or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, float):
        return Figure(cell.value) if isfinite(cell.value) else None
    text = cell.text
    if len(text) > _LONGEST:
        return None
    if text.casefold() in MISSING or set(text) == {"."} or text.replace(" ", "") == "..":
        return Figure(None, missing=True)
    flag = _FLAG.search(text)
    bare = text if flag is None else text[: flag.start()]
    if not _NUMBER.match(bare):
        return None
    digits = re.sub(r"[ \u00a0\u2009\u202f]", "", bare).replace("\u2212", "-")
    if re.fullmatch(r"[+\-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    return Figure(float(digits.replace(",", ".")), estimate=flag is not None and flag[1] in "epEP")
