"""Which points a line of one kind goes through."""

import math

from rampath.charts.series import Point
from rampath.charts.stretch import stretches
from rampath.domain.observation import Kind


def points(*told: tuple[int, Kind]) -> list[Point]:
    return [Point(year, year / 1e5, kind) for year, kind in told]


def test_that_an_estimate_sets_out_from_the_last_actual() -> None:
    path = points((2023, Kind.ACTUAL), (2024, Kind.ACTUAL), (2025, Kind.ESTIMATE), (2026, Kind.PLAN))
    assert [point.year for point in stretches(path, Kind.ACTUAL)] == [2023, 2024]
    assert [point.year for point in stretches(path, Kind.ESTIMATE)] == [2024, 2025]
    assert [point.year for point in stretches(path, Kind.PLAN)] == [2025, 2026]


def test_that_a_missing_year_interrupts_the_line() -> None:
    found = stretches(points((2014, Kind.ACTUAL), (2015, Kind.ACTUAL), (2018, Kind.ACTUAL)), Kind.ACTUAL)
    assert [point.year for point in found] == [2014, 2015, 2015, 2018]
    assert math.isnan(found[2].share)


def test_that_two_stretches_of_a_kind_are_not_joined() -> None:
    path = points((2020, Kind.ACTUAL), (2021, Kind.ESTIMATE), (2022, Kind.ACTUAL))
    found = stretches(path, Kind.ACTUAL)
    assert [(point.year, math.isnan(point.share)) for point in found] == [
        (2020, False), (2020, True), (2021, False), (2022, False),
    ]  # fmt: skip


def test_that_a_kind_that_does_not_occur_has_no_line() -> None:
    assert stretches(points((2020, Kind.ACTUAL)), Kind.PLAN) == []
