"""Whether figures of the IMF's subjects stand in whole units, whatever scale is told beside them."""

from collections.abc import Iterable
from math import inf

from rampath.workbook.weo_subject import SUBJECTS

_WHOLE = {9: 1e7, 6: 1e4}
"""From what size on the largest figure is in whole units, by the power of ten that the IMF counts its subject in: no
member's GDP is ten million billions of its money or less than ten million units, and none has ten thousand million
heads, or fewer than ten thousand."""

_AMID_OTHERS = 0.1
"""A series may be so much smaller where others of its subject stand in whole units: Turkish lira of the 1980s."""


def in_whole_units(figures: Iterable[tuple[tuple[str, str], float]]) -> set[tuple[str, str]]:
    """The series, by member and subject, whose figures stand in whole units: some files have both kinds of them."""
    largest: dict[tuple[str, str], float] = {}
    for series, value in figures:
        largest[series] = max(largest.get(series, 0.0), value)
    least = {series: _WHOLE.get(SUBJECTS[series[1]].usual, inf) for series in largest}
    whole = {series for series, size in largest.items() if size >= least[series]}
    others = {code for _member, code in whole}
    return whole | {
        series for series, size in largest.items() if series[1] in others and size >= least[series] * _AMID_OTHERS
    }
