"""A column of a long sheet at once, against the same cell by cell."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rampath.workbook.column import Column, columns_of, moved
from rampath.workbook.figure import figure_of
from rampath.workbook.grid import filled
from rampath.workbook.numeral import COMMA, POINT, Separators

MONEY = st.decimals(min_value=-(10**13), max_value=10**13, places=2).map(float)
CELLS = st.one_of(
    MONEY, st.floats(allow_nan=False), st.just(""), st.sampled_from(["  ", "-", "n/a", "x1", "1,5", "1.5", "1.234,5"]),
    st.booleans(), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.text(max_size=6),
)  # fmt: skip


def column(values: list[Any], at_once: int = 5) -> Column:
    return columns_of([[value] for value in values], 1, at_once=at_once)[0]


@given(st.lists(MONEY, max_size=20), st.integers(-9, 6))
def test_that_the_point_moves_to_the_last_digit(numbers: list[float], places: int) -> None:
    expected = [float(Decimal(repr(number)).scaleb(places)) for number in numbers]
    assert moved(np.array(numbers, dtype=np.float64), places).tolist() == expected


def test_that_a_plain_product_would_have_missed_the_last_digit() -> None:
    assert 1.1 * 1e-2 != 0.011
    assert moved(np.array([1.1, 2.31]), -2).tolist() == [0.011, 0.0231]
    assert moved(np.array([8.2]), 3).tolist() == [8200.0]


@given(st.lists(CELLS, max_size=12))
def test_that_cells_count_as_filled_as_they_do_in_the_grid(values: list[Any]) -> None:
    assert column(values).filled.tolist() == [filled(value) for value in values]


@given(st.lists(CELLS, max_size=12), st.sampled_from([POINT, COMMA, None]))
def test_that_each_filled_cell_is_a_number_a_missing_sign_or_unread(
    values: list[Any], separators: Separators | None
) -> None:
    numbers = column(values).numbers(-6, separators)
    for at, value in enumerate(values):
        known = [bool(np.isfinite(numbers.values[at])), at in numbers.missing, at in numbers.unread]
        assert sum(known) == int(filled(value)), value


@given(st.lists(st.text("0123456789.,- e\n", max_size=9), min_size=1, max_size=8), st.sampled_from([POINT, COMMA]))
@example(["0.000,0", "1"], COMMA)
@example(["0,123", "x"], POINT)
def test_that_texts_at_once_say_what_each_says_alone(texts: list[str], separators: Separators) -> None:
    together = column(texts).numbers(0, separators).values
    for at, text in enumerate(texts):
        alone = figure_of(text, separators)
        expected = None if alone is None or abs(alone.value or 0) >= 1e24 else alone.value
        assert (None if np.isnan(together[at]) else together[at]) == expected, text


def test_that_codes_get_back_the_zeros_that_a_program_took() -> None:
    assert column([1.0, 14.0, 60.0]).texts(2) == ["01", "14", "60"]
    assert column([1101.0, "01101", " 9902 ", "Summe", ""]).texts(5) == ["01101", "01101", "09902", "Summe", ""]
    assert column(["  a ", "b"]).texts() == ["a", "b"]


def test_that_a_number_beyond_all_numbers_is_unread() -> None:
    numbers = column([float("inf"), 1e300, 5.0, "1e300"]).numbers(9)
    assert sorted(numbers.unread) == [0, 1, 3]
    assert numbers.values[2] == 5e9


def test_that_a_short_row_of_a_text_file_has_nothing_in_its_later_columns() -> None:
    _, second, third = columns_of([["a", "1"], ["b"], ["c", 2.0]], 3)
    assert second.texts() == ["1", "", "2"]
    assert second.filled.tolist() == [True, False, True]
    assert third.texts() == ["", "", ""]
    assert (second[0], second[1]) == ("1", "")


@given(st.lists(CELLS, min_size=1, max_size=12), st.integers(1, 4))
def test_that_a_column_is_the_same_in_whatever_pieces_it_is_taken(values: list[Any], at_once: int) -> None:
    whole, parts = column(values, 100), column(values, at_once)
    assert [parts[at] for at in range(len(values))] == values
    assert parts.texts(3) == whole.texts(3)
    assert parts.filled.tolist() == whole.filled.tolist()
    for separators in (POINT, None):
        one, other = whole.numbers(-3, separators), parts.numbers(-3, separators)
        assert np.array_equal(one.values, other.values, equal_nan=True)
        assert (one.missing, one.unread) == (other.missing, other.unread)


def test_that_true_and_false_are_no_numbers() -> None:
    numbers = column([1.0, True, 0.0, False, 2.0]).numbers()
    assert list(numbers.unread) == [1, 3]
    assert numbers.values[[0, 2, 4]].tolist() == [1.0, 0.0, 2.0]


@pytest.mark.parametrize("text", ["1_000", "nan", "inf", "１２", "0x1", "1e400"])
def test_that_what_only_a_program_takes_for_a_number_is_none(text: str) -> None:
    numbers = column([text, "5"]).numbers(0, POINT).values
    assert not np.isfinite(numbers[0])
    assert numbers[1] == 5.0
