"""The columns of a long sheet, each taken at once: which cells hold something, their texts, and their numbers.

Rows are turned a thousand at a time, so that each cell is fetched into the processor's cache once.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rampath.workbook.figure import figure_of, shifted
from rampath.workbook.grid import Row, filled, raw_text
from rampath.workbook.numeral import COMMA, POINT, Separators

NAN = float("nan")

_AT_ONCE = 1_000
_LARGEST = 1e24
"""No amount is larger; whatever is, is no figure."""
_LARGEST_EXACT = 1e15
"""Below it every decimal number of as many digits has a float of its own."""
_DECIMALS = (0, 2, 1, 3, 4, 5, 6, 8)
_BELOW_THOUSAND = r"-?[1-9][0-9]{0,2}"
_PLAIN = {
    POINT: (
        frozenset("0123456789-.\n"),
        re.compile(rf"{_BELOW_THOUSAND}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?"),
    ),
    COMMA: (
        frozenset("0123456789-,\n"),
        re.compile(rf"{_BELOW_THOUSAND}(?:\.[0-9]{{3}})+(?:,[0-9]+)?|-?[0-9]+(?:,[0-9]+)?"),
    ),
}


class _Piece(NamedTuple):
    """A stretch of a column: its values, and all of them as numbers or as texts without outer blanks, if they are."""

    values: tuple[Any, ...]
    numbers: NDArray[np.float64] | None
    texts: list[str] | None
    filled: bytes


@dataclass(frozen=True, eq=False)
class Numbers:
    """The numbers of a column, NaN where there is none, and by place what stands there instead.

    `missing` are signs that a figure is missing, `unread` is what is no figure at all.
    """

    values: NDArray[np.float64]
    missing: dict[int, Any]
    unread: dict[int, Any]


class Column:
    """The cells of a column, from the first row on."""

    def __init__(self, at_once: int = _AT_ONCE) -> None:
        self._at_once = at_once
        self._pieces: list[_Piece] = []

    def add(self, values: tuple[Any, ...]) -> None:
        """The next cells; as many as at the first time, but for the last."""
        self._pieces.append(_piece(values))

    def __getitem__(self, at: int) -> Any:
        """The value at a place (from 0), as the reader gives it."""
        return self._pieces[at // self._at_once].values[at % self._at_once]

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which cells hold something."""
        return np.frombuffer(b"".join(piece.filled for piece in self._pieces), dtype=np.bool_)

    def words(self) -> Iterator[str]:
        """The texts among the values."""
        for piece in self._pieces:
            if piece.texts is not None:
                yield from piece.texts
            elif piece.numbers is None:
                yield from (value for value in piece.values if isinstance(value, str))

    def texts(self, digits: int = 0) -> list[str]:
        """The values without outer blanks; numbers are codes of at least so many digits."""
        texts = list(chain.from_iterable(map(_texts, self._pieces)))
        return [text.zfill(digits) if text.isdecimal() else text for text in texts] if digits else texts

    def numbers(self, power: int = 0, separators: Separators | None = None) -> Numbers:
        """The values as numbers with their decimal point moved by `power` places, to the last digit."""
        known: list[NDArray[np.float64]] = [np.empty(0)]
        missing: dict[int, Any] = {}
        unread: dict[int, Any] = {}
        first = 0
        for piece in self._pieces:
            found, others = _numbers(piece, separators)
            for at in others:
                value = piece.values[at]
                number, is_missing = _number(value, separators)
                if number is not None:
                    found[at] = number
                elif piece.filled[at]:
                    (missing if is_missing else unread)[first + at] = value
            known.append(found)
            first += len(piece.values)
        values = moved(np.concatenate(known), power)
        with np.errstate(invalid="ignore"):
            beyond = ~(np.abs(values) < _LARGEST)
        for nowhere in np.flatnonzero(beyond & self.filled).tolist():
            if nowhere not in missing:
                unread[nowhere] = self[nowhere]
        values[beyond] = NAN
        return Numbers(values, missing, unread)


def columns_of(
    rows: Sequence[Row], width: int, between: Callable[[], None] = lambda: None, at_once: int = _AT_ONCE
) -> list[Column]:
    """The columns of some rows, `width` of them, as long as there are rows; `between` is called now and then."""
    columns = [Column(at_once) for _ in range(width)]
    for begin in range(0, len(rows), at_once):
        between()
        piece = rows[begin : begin + at_once]
        for column, values in zip_longest(columns, _turned(piece)):
            if column is not None:
                column.add(("",) * len(piece) if values is None else values)
    return columns


def _turned(rows: Sequence[Row]) -> Iterable[tuple[Any, ...]]:
    """The columns of a few rows; rows of a text file are as long as what stands in them."""
    return zip(*rows, strict=True) if len(set(map(len, rows))) == 1 else zip_longest(*rows, fillvalue="")


def _piece(values: tuple[Any, ...]) -> _Piece:
    try:
        numbers = np.frombuffer(array("d", values), dtype=np.float64)  # an array takes no texts and no dates
    except TypeError:
        pass
    else:
        flags = np.flatnonzero((numbers == 0.0) | (numbers == 1.0))
        if bool not in {type(values[at]) for at in flags}:
            return _Piece(values, numbers, None, b"\x01" * len(values))
    try:
        texts = list(map(str.strip, values))
    except TypeError:
        return _Piece(values, None, None, bytes(value != "" and filled(value) for value in values))
    return _Piece(values, None, texts, bytes(map(bool, texts)) if "" in texts else b"\x01" * len(texts))


def _texts(piece: _Piece) -> list[str]:
    if piece.texts is not None:
        return piece.texts
    if piece.numbers is not None:
        with np.errstate(invalid="ignore"):
            whole = (np.abs(piece.numbers) < _LARGEST_EXACT) & (piece.numbers % 1.0 == 0.0)
        if whole.all():
            return list(map(str, piece.numbers.astype(np.int64).tolist()))
    return ["" if value is None else raw_text(value).strip() for value in piece.values]


def _numbers(piece: _Piece, separators: Separators | None) -> tuple[NDArray[np.float64], list[int]]:
    """The numbers of a piece, and the places that have to be looked at one by one."""
    if piece.numbers is not None:
        return piece.numbers, []
    if piece.texts is not None and separators is not None:
        return _of_texts(piece.texts, separators)
    values = piece.values
    found = np.array([value if type(value) is float else NAN for value in values], dtype=np.float64)
    return found, [at for at, value in enumerate(values) if type(value) is not float and value != ""]


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
    """The number that a value says, and whether it says that there is none; one with a unit of its own is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None, False
    figure = figure_of(value, separators)
    if figure is None or figure.percent or figure.scale:
        return None, False
    return figure.value, figure.missing
