"""A quotient is a figure or none; it is never infinite, and says nothing to the console."""

import numpy as np

from rampath.domain.quotient import quotient


def test_that_what_divides_to_no_figure_is_missing() -> None:
    dividend = np.array([6.0, 1.0, 0.0, -1.0, 1e300, np.nan, np.inf, 1.0])
    divisor = np.array([3.0, 0.0, 0.0, 0.0, 1e-300, 1.0, np.inf, np.nan])
    np.testing.assert_array_equal(quotient(dividend, divisor), [2.0, *[np.nan] * 7])


def test_that_one_line_divides_every_row() -> None:
    dividend, divisor = np.array([[1.0, 9.0], [2.0, 6.0]]), np.array([2.0, 3.0])
    np.testing.assert_array_equal(quotient(dividend, divisor), [[0.5, 3.0], [1.0, 2.0]])
