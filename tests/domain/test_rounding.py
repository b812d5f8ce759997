"""How many decimals figures have."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.rounding import decimals_in


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 8)), min_size=1))
def test_that_the_decimals_of_a_number_are_those_it_is_written_with(parts: list[tuple[int, int]]) -> None:
    numbers = [Decimal(digits).scaleb(-decimals) for digits, decimals in parts]
    written = [max(0, -int(number.normalize().as_tuple().exponent)) if number else 0 for number in numbers]
    assert decimals_in([float(number) for number in numbers]) == written


def test_that_the_result_of_a_calculation_has_nine() -> None:
    assert decimals_in([1 / 3, 2.5, 1e-12]) == [9, 1, 9]
