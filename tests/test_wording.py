"""How numbers and dates are written for people."""

from datetime import date

import pytest

from rampath.domain.commitment import published
from rampath.wording import day, listing, money, number, percent, points, short_percent


def test_that_numbers_have_a_real_minus_and_no_negative_zero() -> None:
    assert number(-1234.5, 1) == "\u22121,234.5"
    assert number(-0.001) == "0.00"
    assert number(0.25, sign=True) == "+0.25"


def test_that_a_share_reads_as_it_is_judged() -> None:
    shares = [thousandths / 100_000 for thousandths in range(5, 6000, 10)]
    assert [percent(share) for share in shares] == [f"{published(share)}\u2009%" for share in shares]


def test_that_halves_of_two_decimals_are_rounded_away_from_zero_and_nothing_else_is_moved() -> None:
    assert [number(value) for value in (1.995, 3.495, -0.125, 1.99499)] == ["2.00", "3.50", "\u22120.13", "1.99"]
    assert number(0.1 + 0.2 + 1.695) == "2.00"  # 1.9949999999999999
    assert number(12_345_678_901_234.25) == "12,345,678,901,234.25"


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_that_what_does_not_exist_is_a_dash(value: float | None) -> None:
    assert number(value) == percent(value) == points(value) == money(value, "EUR") == "–"


def test_that_per_cents_stand_off_their_sign_by_a_thin_space() -> None:
    assert percent(0.035) == "3.50\u2009%"
    assert short_percent(0.035) == "3.5\u2009%"
    assert short_percent(0.2) == "20\u2009%"
    assert points(0.0025) == "+0.25\u2009pp"


@pytest.mark.parametrize(
    ("millions", "text"),
    [
        (21_412.0, "21.4 bn EUR"),
        (1_900_000.0, "1.9 tn EUR"),
        (850.4, "850 million EUR"),
        (-5_000.0, "\u22125.0 bn EUR"),
        (999.4, "999 million EUR"),
        (999.7, "1.0 bn EUR"),
        (999_940.0, "999.9 bn EUR"),
        (999_960.0, "1.0 tn EUR"),
    ],
)
def test_that_money_is_written_in_the_largest_unit_that_fits(millions: float, text: str) -> None:
    assert money(millions, "EUR") == text


def test_that_dates_and_lists_are_words() -> None:
    assert day(date(2026, 11, 24)) == "24 November 2026"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a"]) == "a"
