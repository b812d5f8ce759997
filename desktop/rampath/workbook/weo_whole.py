"""Whether figures of the IMF's subjects stand in whole units, whatever scale is told beside them."""

from collections.abc import Iterable
from math import inf

from rampath.workbook.weo_subject import SUBJECTS

_WHOLE = {9: 1e7, 6: 1e4}
"""From what size on the largest figure is in whole units, by the power of ten that the IMF counts its subject in: no
member's GDP is ten million billions of its money or less than ten million units, and none has ten thousand million
heads, or fewer than ten thousand."""


def in_whole_units(figures: Iterable[tuple[tuple[str, str], float]]) -> set[tuple[str, str]]:
    """The series, by member and subject, whose figures stand in whole units: some files have both kinds of them."""
    largest: dict[tuple[str, str], float] = {}
    for series, value in figures:
        largest[series] = max(largest.get(series, 0.0), value)
    return {series for series, size in largest.items() if size >= _WHOLE.get(SUBJECTS[series[1]].usual, inf)}
