"""Figures that stand out from their series."""

from collections.abc import Sequence

import pytest

from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.workbook.jumps import doubts


def series(values: Sequence[float], measure: Measure = Measure.GDP) -> list[Observation]:
    return [
        Observation("ITA", measure, 2015 + at, value, "EUR million", CURRENT, Kind.ACTUAL, "E", "f", f"S!A{at}", "")
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([100, 110, 120], []),
        ([100, 110_000, 120], [(1, 110.0)]),
        ([100_000, 110, 120_000], [(1, 110_000.0)]),
        ([1e5, 110, 120], [(0, 100.0)]),
        ([100, 110, 0.12], [(2, 120.0)]),
        ([100, -110, 120], [(1, 110.0)]),
        ([100, 1e300, 120], [(1, None)]),
        ([100, 0, 120], []),
        ([0.0005, 0.01, 0.2, 4, 90, 2000], []),
        ([100, 5], []),
        ([-5, -6, -7], []),
        ([100], []),
        ([], []),
    ],
)
def test_that_a_jump_there_and_back_and_a_lone_sign_stand_out(
    values: list[float], found: list[tuple[int, float | None]]
) -> None:
    told = [(at, None if meant is None else pytest.approx(meant)) for at, meant in doubts(series(values))]
    assert told == found


def test_that_changes_may_have_any_sign_and_jump() -> None:
    assert list(doubts(series([0.01, -0.05, 2.0, 0.00001], Measure.GDP_REAL_GROWTH))) == []


def test_that_series_are_not_mixed() -> None:
    euros, dollars = series([1e5, 1.1e5]), series([1, 1.1], Measure.REAL_GDP)
    assert list(doubts([*euros, *dollars])) == []
