"""Cells into figures."""

import pytest

from rampath.workbook.figure import figure_in, shifted
from rampath.workbook.grid import Cell


def cell(value: str | float) -> Cell:
    return Cell("S", 1, 1, value, str(value))


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        (2.31, "2.31"),
        (0.0, "0.0"),
        ("2.31", "2.31"),
        ("2,31", "2.31"),
        ("1,234,567", "1234567"),
        ("1\u00a0234\u00a0567,8", "1234567.8"),
        ("\u22124.5", "-4.5"),
    ],
)
def test_that_numbers_are_read_exactly(value: str | float, figure: str) -> None:
    found = figure_in(cell(value))
    assert found is not None
    assert found.value == float(figure)


@pytest.mark.parametrize(
    ("value", "places", "moved"),
    [(2.31, -2, 0.0231), (2.86, -2, 0.0286), (1.15, -2, 0.0115), (2.3, 3, 2300.0), (7.0, 0, 7.0)],
)
def test_that_a_shifted_point_leaves_the_digits_as_they_are(value: float, places: int, moved: float) -> None:
    assert shifted(value, places) == moved


def test_that_a_footnote_star_makes_no_estimate() -> None:
    found = figure_in(cell("2.31*"))
    assert found is not None
    assert (found.value, found.estimate) == (2.31, False)


def test_that_long_text_is_no_figure_and_takes_no_time() -> None:
    assert figure_in(cell("1" + " " * 1_000_000 + "x")) is None


@pytest.mark.parametrize("text", ["..", "...", ". .", ".", "-", "–", "n/a", "xxx"])
def test_that_a_sign_of_absence_is_missing_and_not_zero(text: str) -> None:
    found = figure_in(cell(text))
    assert found is not None
    assert (found.missing, found.value) == (True, None)


def test_that_an_e_behind_a_number_makes_it_an_estimate() -> None:
    found = figure_in(cell("2.31e"))
    assert found is not None
    assert (found.value, found.estimate) == (2.31, True)


@pytest.mark.parametrize("text", ["hundred", "2.3.1", "#REF!", "12 apples", "=1+1"])
def test_that_other_text_is_no_figure(text: str) -> None:
    assert figure_in(cell(text)) is None


def test_that_an_error_and_a_yes_or_no_are_no_figures() -> None:
    assert figure_in(Cell("S", 1, 1, "#REF!", "#REF!", error=True)) is None
    assert figure_in(Cell("S", 1, 1, True, "TRUE")) is None
