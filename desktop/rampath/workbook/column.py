"""A column of a long sheet, taken at once: which cells hold something, their texts, and their numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rampath.workbook.figure import figure_of, shifted
from rampath.workbook.grid import Row, filled, raw_text
from rampath.workbook.numeral import COMMA, POINT, Separators

NAN = float("nan")

_LARGEST = 1e24
"""No amount is larger; whatever is, is no figure."""
_LARGEST_EXACT = 1e15
"""Below it every decimal number of as many digits has a float of its own."""
_DECIMALS = (0, 2, 1, 3, 4, 5, 6, 8)
_PLAIN = {
    POINT: (frozenset("0123456789-.\n"), re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")),
    COMMA: (frozenset("0123456789-,\n"), re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?|-?[0-9]+(?:,[0-9]+)?")),
}


@dataclass(frozen=True, eq=False)
class Numbers:
    """The numbers of a column, NaN where there is none, and by place what stands there instead.

    `missing` are signs that a figure is missing, `unread` is what is no figure at all.
    """

    values: NDArray[np.float64]
    missing: dict[int, Any]
    unread: dict[int, Any]


class Column:
    """The values of a column (from 1) of some rows, as the reader gives them."""

    def __init__(self, rows: Sequence[Row], column: int) -> None:
        self.values = _values(rows, column - 1)

    @cached_property
    def types(self) -> frozenset[type]:
        return frozenset(map(type, self.values))

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which cells hold something."""
        if self.types <= {float, int}:
            return np.ones(len(self.values), dtype=np.bool_)
        if self.types == {str}:
            held = np.fromiter(map(bool, self.values), dtype=np.bool_, count=len(self.values))
            if any(map(str.isspace, self.values)):
                held &= ~np.fromiter(map(str.isspace, self.values), dtype=np.bool_, count=len(self.values))
            return held
        return np.array([value != "" and filled(value) for value in self.values], dtype=np.bool_)

    def texts(self, digits: int = 0) -> list[str]:
        """The values without outer blanks; numbers are codes of at least so many digits."""
        if self.types == {str}:
            texts = list(map(str.strip, self.values))
        elif self.types == {float} and all(map(float.is_integer, self.values)):
            texts = [f"{value:.0f}" for value in self.values]
        else:
            texts = ["" if value is None else raw_text(value).strip() for value in self.values]
        return [text.zfill(digits) if text.isdecimal() else text for text in texts] if digits else texts

    def numbers(self, power: int = 0, separators: Separators | None = None) -> Numbers:
        """The values as numbers with their decimal point moved by `power` places, to the last digit."""
        values = self.values
        others: list[int] = []
        if self.types == {float}:
            found = np.fromiter(values, dtype=np.float64, count=len(values))
        elif self.types == {str} and separators is not None:
            found, others = _of_texts(values, separators)
        else:
            found = np.array([value if type(value) is float else NAN for value in values], dtype=np.float64)
            others = [at for at, value in enumerate(values) if type(value) is not float and value != ""]
        missing: dict[int, Any] = {}
        unread: dict[int, Any] = {}
        for at in others:
            number, is_missing = _number(values[at], separators)
            if number is not None:
                found[at] = number
            elif filled(values[at]):
                (missing if is_missing else unread)[at] = values[at]
        found = moved(found, power)
        with np.errstate(invalid="ignore"):
            beyond = ~(np.abs(found) < _LARGEST)
        for nowhere in np.flatnonzero(beyond & self.filled).tolist():
            if nowhere not in missing:
                unread[nowhere] = values[nowhere]
        found[beyond] = NAN
        return Numbers(found, missing, unread)


def moved(numbers: NDArray[np.float64], places: int) -> NDArray[np.float64]:
    """The numbers with their decimal point moved, to the last digit: 2.31 by -2 is 0.0231.

    A product by a power of ten misses that now and then. A number of few decimals is a whole number over a power
    of ten, both exact, and so is the result.
    """
    if not places:
        return numbers
    result = numbers.copy()
    rest = np.isfinite(numbers)
    with np.errstate(over="ignore", invalid="ignore"):
        for decimals in _DECIMALS:
            if not rest.any():
                return result
            whole = np.rint(numbers * 10.0**decimals)
            exact = rest & (np.abs(whole) < _LARGEST_EXACT) & (whole / 10.0**decimals == numbers)
            power = decimals - places
            result[exact] = whole[exact] / 10.0**power if power >= 0 else whole[exact] * 10.0**-power
            rest &= ~exact
    for at in np.flatnonzero(rest):
        result[at] = shifted(float(numbers[at]), places)
    return result


def _values(rows: Sequence[Row], at: int) -> list[Any]:
    try:
        return list(map(itemgetter(at), rows))
    except IndexError:  # rows of a text file are as long as what stands in them
        return [row[at] if len(row) > at else "" for row in rows]


def _of_texts(texts: list[str], separators: Separators) -> tuple[NDArray[np.float64], list[int]]:
    """The numbers of texts, and the places of those that are not plain digits."""
    signs, plain = _PLAIN[separators]
    point = _pointed(separators)
    together = "\n".join([*texts, ""])
    if signs.issuperset(together) and f"{separators.decimal}\n" not in together:
        try:
            return np.array([float(point(text)) if text else NAN for text in texts], dtype=np.float64), []
        except ValueError:
            pass
    found = np.full(len(texts), NAN)
    others = []
    for at, text in enumerate(texts):
        if plain.fullmatch(text):
            found[at] = float(point(text.replace(separators.thousands, "")))
        elif text:
            others.append(at)
    return found, others


def _pointed(separators: Separators) -> Callable[[str], str]:
    return str if separators == POINT else lambda text: text.replace(",", ".")


def _number(value: object, separators: Separators | None) -> tuple[float | None, bool]:
    """The number that a value says, and whether it says that there is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None, False
    figure = figure_of(value, separators)
    return (None, False) if figure is None else (figure.value, figure.missing)
