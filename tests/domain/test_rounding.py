"""How many decimals figures have."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.observation import Kind, Measure, Observation
from rampath.domain.rounding import decimals_in, decimals_of


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 8)), min_size=1))
def test_that_the_decimals_of_a_number_are_those_it_is_written_with(parts: list[tuple[int, int]]) -> None:
    numbers = [Decimal(digits).scaleb(-decimals) for digits, decimals in parts]
    written = [max(0, -int(number.normalize().as_tuple().exponent)) if number else 0 for number in numbers]
    assert decimals_in([float(number) for number in numbers]) == written


def test_that_the_result_of_a_calculation_has_nine() -> None:
    assert decimals_in([1 / 3, 2.5, 1e-12]) == [9, 1, 9]


@pytest.mark.parametrize(
    ("raw", "value", "decimals"),
    [
        ("13", 13_000.0, -3), ("17.5", 17_500.0, -2), ("1 234,5", 1_234_500.0, -2), ("12.345", 12_345.0, 0),
        ("52,119", 52_119.0, 0), ("5300", 5_300.0, 0), ("13", 0.013, 3), ("0", 0.0, 0), ("20e", 20_000.0, -3),
    ],
)  # fmt: skip
def test_that_figures_of_billions_have_decimals_below_zero_in_millions(raw: str, value: float, decimals: int) -> None:
    row = Observation(
        "BEL", Measure.GDP, 2024, value, "USD million", "constant 2015", Kind.ACTUAL, "E", "f", "T!B2", raw
    )
    assert decimals_of(row) == decimals
