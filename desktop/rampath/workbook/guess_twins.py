"""Columns of the same year, of which one can be read: the outturn rather than the budget, and not what it rose by."""

from collections.abc import Iterable
from typing import NamedTuple

from rampath.domain.observation import Kind
from rampath.workbook.years import kind_told, year_of

_FIRMNESS = (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


class Twin(NamedTuple):
    """A column of a year: how firm its figures are, whether it has none, and what each of the other header rows says.

    An outturn has no figures which is not known yet. What is hidden is no longer meant to be read.
    """

    column: int
    kind: Kind
    is_empty: bool
    words: tuple[str, ...]
    hidden: bool = False


def going_first(own: Twin, others: Iterable[Twin], year: int) -> int | None:
    """The first column that goes before another one of its year: that with figures, the firmer one, that further left.

    One whose words tell something else goes after one whose words tell how firm it is: a change is no outturn.
    """
    for other in others:
        if _rank(other, own, year) < _rank(own, other, year):
            return other.column
    return None


def _rank(one: Twin, beside: Twin, year: int) -> tuple[bool, bool, bool, int, int]:
    pairs = zip(one.words, beside.words, strict=True)
    is_other = any(own and _says_kind(theirs, year) and not _says_kind(own, year) for own, theirs in pairs)
    return one.is_empty, one.hidden, is_other, _FIRMNESS.index(one.kind), one.column


def _says_kind(word: str, year: int) -> bool:
    return kind_told(word) is not None and year_of(f"{year} {word}") is not None
