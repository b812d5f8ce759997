"""A cell into a figure: a number, a missing one, or something that cannot be read."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rampath.workbook.grid import Cell

MISSING = {"..", "...", ".", "-", "–", "—", ":", "n/a", "n.a.", "na", "x", "xxx"}
"""The signs that stand where there is no figure; none of them means zero."""

_NUMBER = re.compile(r"^[+\-\u2212]?\d[\d \u00a0\u2009\u202f]*(?:[.,]\d+)?$|^[+\-\u2212]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_FLAG = re.compile(r"\s*[ep*†]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says: `value` as it stands there, `missing` for a sign of absence, `estimate` for an `e`."""

    value: Decimal | None
    missing: bool = False
    estimate: bool = False


def figure_in(cell: Cell) -> Figure | None:
    """The figure in a cell; None where the cell is neither a number nor a sign that one is missing."""
    if cell.error or isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, float):
        return Figure(Decimal(repr(cell.value))) if abs(cell.value) < float("inf") else None
    text = cell.text
    if text.casefold() in MISSING or set(text) == {"."} or text.replace(" ", "") == "..":
        return Figure(None, missing=True)
    bare = _FLAG.sub("", text)
    if not _NUMBER.match(bare):
        return None
    digits = re.sub(r"[ \u00a0\u2009\u202f]", "", bare).replace("\u2212", "-")
    if re.fullmatch(r"[+\-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    try:
        return Figure(Decimal(digits.replace(",", ".")), estimate=bare != text)
    except InvalidOperation:
        return None
