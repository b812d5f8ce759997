"""A cell into a figure: a number with what is said about it, a missing one, or something that cannot be read."""

import re
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from rampath.workbook.cell import Cell
from rampath.workbook.numeral import APOSTROPHES, BLANKS, NO_CENTS, Separators, number_in
from rampath.workbook.said_beside import said_beside

MISSING = frozenset(
    {".", "-", "--", "---", "–", "—", "−", ":", "/", "…", "n/a", "n.a.", "n.a", "na", "#n/a", "n.d.", "n/d", "nd"}
    | {"k.a.", "s.o.", "nan", "null", "none", "not available", "no data", "x", "xx", "xxx", "[x]", "[z]", "[w]"}
)  # fmt: skip
"""The signs that stand where there is no figure; none of them means zero."""

CONFIDENTIAL = frozenset({"c", "(c)", "[c]", "conf.", "confidential", "classified", "vertraulich", "confidentiel"})
"""What stands where there is a figure that is not told."""

LONGEST = 40
"""No figure is longer; whatever is, is words."""

_SPACED = len("n. a.")
_DIGIT = re.compile("[0-9]")
_PARTS = re.compile(
    rf"(?P<before>(?:[^0-9.,]|\.(?![0-9])|(?<=[^\W\d_])\.)*)"
    rf"(?P<digits>(?:(?<![^\W\d_])[.,])?[0-9](?:[0-9.,{BLANKS}{APOSTROPHES}]*[0-9])?(?:{NO_CENTS}(?![^\W_]))?)"
    r"(?:[eE](?P<power>[+\-\u2212]?[0-9]{1,2})(?![0-9]))?(?P<after>[^0-9].*)?",
    re.DOTALL,
)
_NOTES = re.compile(rf"(?P<rest>(?:[^()]|\([^()]*\))*?)(?P<notes>(?:(?:[{BLANKS}]+|(?<=[,;]))[0-9]{{1,2}}\)[,;]?)+)")
"""A figure, blanks, and the numbers of footnotes: `2.1 1)`. Thousands have three digits behind a blank."""
_SAID = re.compile(r"(?:\.\.+|[:.\-–—…]|n/?a)\s*(?P<flags>[bcdefnprsuz]{1,2}|[*†‡]|\([a-z]\))")


class Figure(NamedTuple):
    """What a cell says.

    `value` as it stands there, with its scale word applied (`2.1 bn` is 2.1e9, and `scale` is 9) but not its
    per cent sign (`12 %` is 12 and `percent`); None where it is `missing` or only `confidential`.
    `estimate` for an `e`, a `p` (which is `provisional` too) or a forecast's `f`; `flags` holds these letters
    and the footnote marks as they stand there: a star or dagger says nothing about how firm the figure is.
    `currency` is the ISO code or the sign beside the number.
    """

    value: float | None
    missing: bool = False
    estimate: bool = False
    provisional: bool = False
    confidential: bool = False
    percent: bool = False
    flags: str = ""
    scale: int = 0
    currency: str = ""


_ABSENT = Figure(None, missing=True)
_UNTOLD = Figure(None, missing=True, confidential=True)


def shifted(number: float, places: int) -> float:
    """The number with its decimal point moved, to the last digit: 2.31 by -2 is 0.0231."""
    if not places or not isfinite(number):
        return number
    text = repr(number)
    return float(f"{text}e{places}") if "e" not in text else float(Decimal(text).scaleb(places))


def figure_in(cell: Cell, separators: Separators | None = None) -> Figure | None:
    """The figure in a cell; None where the cell is neither a number nor a sign that one is missing."""
    return None if cell.error else figure_of(cell.value, separators)


def figure_of(value: str | float | date, separators: Separators | None = None) -> Figure | None:
    """The figure that a value is; None where it is neither a number nor a sign that one is missing.

    A blank is a missing figure. `separators` are those of the block (see `separators.decide`); without them each
    text speaks for itself.
    """
    if isinstance(value, float):
        return Figure(value) if isfinite(value) else None
    if isinstance(value, str):
        return _of_text(value, separators)
    if isinstance(value, int) and not isinstance(value, bool):
        return Figure(float(value))
    return None


def digits_of(text: str) -> str | None:
    """The digits with their separators of a text that may be a figure: `1.234,5` of `€ 1.234,5 e`."""
    short = _short(text)
    parts = None if short is None else _PARTS.fullmatch(_without_notes(short)[0])
    if parts is None or said_beside(parts["before"], parts["after"] or "") is None:
        return None
    return parts["digits"]


def _short(text: str) -> str | None:
    """The text without outer blanks; None where it is too long for a figure."""
    if len(text) > 4 * LONGEST and not text.isspace():
        return None
    text = text.strip()
    return text if len(text) <= LONGEST else None


def _without_notes(short: str) -> tuple[str, str]:
    """A text without the numbers of footnotes behind it, and these."""
    found = _NOTES.fullmatch(short)
    return (short, "") if found is None else (found["rest"], found["notes"].strip())


def _of_text(text: str, separators: Separators | None) -> Figure | None:
    short = _short(text)
    if short is None:
        return None
    short, notes = _without_notes(short) if short.endswith(")") else (short, "")
    absent = _absent(short.casefold())
    if absent is not None:
        return absent._replace(flags=absent.flags + notes) if notes else absent
    parts = _PARTS.fullmatch(short) if _DIGIT.search(short) else None  # most texts are words
    if parts is None:
        return None
    number = number_in(parts["digits"], separators)
    said = said_beside(parts["before"], parts["after"] or "")
    if number is None or said is None:
        return None
    power = int((parts["power"] or "0").replace("\u2212", "-")) + said.scale
    provisional = "p" in said.letters
    return Figure(
        shifted(-number if said.negative and number else number, power),
        estimate=provisional or "e" in said.letters or "f" in said.letters,
        provisional=provisional,
        confidential="c" in said.letters,
        percent=said.percent,
        flags=said.shown + notes,
        scale=said.scale,
        currency=said.currency,
    )


def _absent(small: str) -> Figure | None:
    """What a text in small letters says where it is no number: a figure that is missing, or one not told."""
    if not small or small in MISSING or not small.strip(". "):
        return _ABSENT
    if len(small) <= _SPACED and "".join(small.split()) in MISSING:
        return _ABSENT
    if small in CONFIDENTIAL:
        return _UNTOLD
    said = _SAID.fullmatch(small)
    if said is None:
        return None
    return Figure(None, missing=True, confidential="c" in said["flags"].strip("()"), flags=said["flags"])
