"""Series of years carried on from the last observed one, against numbers worked out by hand."""

from math import nan

import numpy as np
import pytest

from domain.build import REGISTER
from rampath.domain.carried import Array, exchange_rates, grown, outlook_series, rebased
from rampath.domain.economy import Outlook

YEARS = (2024, 2025, 2026, 2027)
CROWNS = next(member for member in REGISTER.members if member.currency(2024) not in {"USD", "EUR"})

AMERICANS = next(member for member in REGISTER.members if member.currency(2024) == "USD")


def numbers(*values: float) -> Array:
    return np.array(values)


def outlook(*rates: float) -> Outlook:
    steady = (0.02,) * len(rates)
    return Outlook(YEARS[0], CROWNS.currency(2024), steady, steady, (nan,) * len(rates), rates)


def test_that_values_grow_from_the_last_observed_year_and_those_after_it_are_not_kept() -> None:
    found = grown(numbers(100, 110, 500, nan), numbers(9, 9, 1.1, 1.2), YEARS, 2025)
    assert found == pytest.approx([100, 110, 121, 145.2])


def test_that_a_year_in_which_all_is_lost_leaves_no_figure_from_then_on() -> None:
    found = grown(numbers(100, nan, nan, nan), numbers(1, 1.1, 0.0, 1.2), YEARS, 2024)
    assert found == pytest.approx([100, 110, nan, nan], nan_ok=True)


def test_that_rates_are_those_observed_and_then_move_as_the_outlook_s_do() -> None:
    found = exchange_rates(numbers(10, nan, nan, nan), outlook(20, 22, 11, nan), YEARS, CROWNS, 2024)
    assert found == pytest.approx([10, 11, 5.5, 5.5])


def test_that_a_dollar_is_a_dollar_in_every_year() -> None:
    assert list(exchange_rates(numbers(*[nan] * 4), None, YEARS, AMERICANS, 2024)) == [1.0] * 4


def test_that_constant_prices_are_nominal_ones_over_the_deflator_on_both_sides_of_the_base_year() -> None:
    found = rebased(numbers(*[nan] * 4), numbers(100, 100, 110, 242), numbers(0, 0.25, 0.1, 1.0), YEARS, 2025)
    assert found == pytest.approx([125, 100, 100, 110])


def test_that_constant_prices_of_an_edition_are_left_as_they_are() -> None:
    own = numbers(nan, 90, nan, nan)
    assert rebased(own, numbers(100, 100, 100, 100), numbers(*[0.5] * 4), YEARS, 2025) is own


def test_that_a_series_is_held_after_its_last_year_and_unknown_before_its_first() -> None:
    found = outlook_series(outlook(4, 5), (2022, 2023, *YEARS), lambda each: each.rate)
    assert found == pytest.approx([nan, nan, 4, 5, 5, 5], nan_ok=True)
