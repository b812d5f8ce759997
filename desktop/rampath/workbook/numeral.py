"""The digits of a number as they are written, with whichever signs part thousands and decimals."""

import re
from typing import NamedTuple


class Separators(NamedTuple):
    """What parts the decimals, and what the thousands; blanks and apostrophes always part thousands."""

    decimal: str
    thousands: str


POINT = Separators(".", ",")
"""`1,234.5`, as in English."""

COMMA = Separators(",", ".")
"""`1.234,5`, as in most of Europe."""

BLANKS = " \u00a0\u2009\u202f\u2007\u2002\u2005\u200a"
"""What stands between thousands: a blank, unbroken, thin, narrow, as wide as a figure ..."""

APOSTROPHES = "'\u2019\u02bc\u00b4"

_ALIKE = {**dict.fromkeys(map(ord, BLANKS), " "), **dict.fromkeys(map(ord, APOSTROPHES), "'")}
_PLAIN = re.compile(r"([0-9]*)([.,])([0-9]+)")
_GROUPED = re.compile(r"([0-9]{1,3})([ '.,])([0-9]{3}(?:\2[0-9]{3})*)(?:([.,])([0-9]+))?")
_INDIAN = re.compile(r"([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?:\.([0-9]+))?")
"""Lakhs and crores: `12,34,567.8`."""
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
NO_CENTS = r"[.,](?:--?|[\u2013\u2014\u2212])"
"""What stands for no cents behind whole euros, francs or kroner: `811,-`."""
_WHOLE = re.compile(rf"(.*[0-9])({NO_CENTS})")


def number_in(digits: str, separators: Separators | None = None) -> float | None:
    """The number that digits with their separators say; None where they are none.

    Without `separators` each number speaks for itself: the last of two signs parts decimals, a sign that comes
    twice parts thousands, and of those that could be either a comma parts thousands (`1,234`) and a point
    decimals (`1.234`). With them, `1.5` is no number where a point parts thousands. A dash for the decimals
    (`1.811,-`) is a whole number.
    """
    if digits.isdecimal():
        return float(digits) if digits.isascii() else None
    digits = digits.translate(_ALIKE)
    whole = _WHOLE.fullmatch(digits)
    if whole is not None:
        digits = f"{whole[1]}{whole[2][0]}0"
    grouped = _GROUPED.fullmatch(digits)
    if grouped is not None:
        found = _grouped(grouped, separators)
        if found is not None:
            return found
    indian = _INDIAN.fullmatch(digits)
    if indian is not None and separators != COMMA:
        return float(f"{indian[1].replace(',', '')}.{indian[2] or 0}")
    plain = _PLAIN.fullmatch(digits)
    if plain is None or (separators is not None and plain[2] != separators.decimal):
        return None
    return float(f"{plain[1]}.{plain[3]}")


def _grouped(match: re.Match[str], separators: Separators | None) -> float | None:
    first, group, rest, decimal, decimals = match.groups()
    if decimal == group or (separators is None and is_either(match[0]) and group == "."):
        return None
    if group in {".", ","}:
        leads = first.startswith("0")
        if leads or (separators is not None and group != separators.thousands):
            return None
    if separators is not None and decimal not in {None, separators.decimal}:
        return None
    return float(f"{first}{rest.replace(group, '')}.{decimals or 0}")


def is_either(digits: str) -> bool:
    """Whether a comma or point parts thousands to one reader and decimals to another, as in `1,234`."""
    return _EITHER.fullmatch(digits) is not None
