"""The years in which there are figures, and the year in whose prices they stand."""

from dataclasses import replace

from domain.build import BASE, LAST, observations
from rampath.domain.observation import Measure, Observations
from rampath.domain.observed import base_year_of, observed_years


def test_that_the_base_year_is_that_of_money_and_the_last_year_without_any() -> None:
    shares = Observations.of([row for row in observations() if row.measure is Measure.CORE_SHARE])
    assert base_year_of(observations()) == BASE
    assert base_year_of(shares) == LAST
    assert base_year_of(Observations()) == 0


def test_that_observed_years_have_no_gaps() -> None:
    row = next(iter(observations()))
    assert observed_years(Observations.of([replace(row, year=year) for year in (2019, 2023)])) == tuple(
        range(2019, 2024)
    )
