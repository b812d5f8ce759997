"""What a person types for a share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.entry import EntryRefused, money_typed, rate_in, share_entered, share_typed


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("3.5", 0.035),
        ("3,5", 0.035),
        ("3.5%", 0.035),
        (" 3,50\u2009% ", 0.035),
        (".5", 0.005),
        ("0", 0.0),
        ("15", 0.15),
        ("+0.1", 0.027),
        ("-0,1", 0.025),
        ("\u22120.1 pp", 0.025),
    ],
)
def test_that_per_cents_and_changes_are_understood(text: str, share: float) -> None:
    assert share_typed(text, 0.026) == share


@pytest.mark.parametrize("text", ["", "abc", "3.5.1", "1e5", "nan", "inf", "=1", "3 5 5 5", "15.01", "-9", "+50"])
def test_that_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EntryRefused) as refusal:
        share_typed(text, 0.026)
    assert str(refusal.value).endswith(".")


def test_that_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(EntryRefused, match="no share yet"):
        share_typed("+0.1", None)


@given(st.text(max_size=12))
def test_that_no_text_whatever_breaks_it(text: str) -> None:
    try:
        share = share_typed(text, 0.02)
    except EntryRefused:
        return
    assert 0 <= share <= 0.15


@pytest.mark.parametrize(("text", "rate"), [("1.5", 0.015), ("-0,3 %", -0.003), ("\u22122", -0.02), ("0", 0.0)])
def test_that_rates_are_understood(text: str, rate: float) -> None:
    assert rate_in(text) == rate


@pytest.mark.parametrize("text", ["", "fast", "1 pp", "nan", "1e3"])
def test_that_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(EntryRefused, match="is no rate"):
        rate_in(text)


@pytest.mark.parametrize(
    ("text", "millions"),
    [
        ("2.1bn", 2100.0),
        ("2,1 Mrd.", 2100.0),
        ("2100", 2100.0),
        ("2,100", 2100.0),
        ("2 100", 2100.0),
        ("2.100.000", 2_100_000.0),
        ("350 m", 350.0),
        ("0.4tn", 400_000.0),
        ("+0.5bn", 1500.0),
        ("-200", 800.0),
    ],
)
def test_that_money_is_understood(text: str, millions: float) -> None:
    assert money_typed(text, 1000.0) == pytest.approx(millions)


@pytest.mark.parametrize("text", ["", "bn", "a lot", "-2000", "1.2.3", "9e9", "99999tn"])
def test_that_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(EntryRefused):
        money_typed(text, 1000.0)


def test_that_a_plain_number_counts_in_the_size_in_which_money_is_shown() -> None:
    assert money_typed("2.1", None, 1000.0) == 2100.0
    assert money_typed("+0.5", 1000.0, 1000.0) == 1500.0
    assert money_typed("2100mn", None, 1000.0) == 2100.0
    assert share_entered("2.1", 0.02, 60_000.0, money=True, size=1000.0) == pytest.approx(0.035)
    with pytest.raises(EntryRefused, match=r"Type billions, such as 2\.1, or 2100mn"):
        money_typed("a lot", None, 1000.0)


def test_that_money_becomes_a_share_of_gdp() -> None:
    assert share_entered("2.1bn", 0.02, 60_000.0) == pytest.approx(0.035)
    assert share_entered("+0.6bn", 0.025, 60_000.0) == pytest.approx(0.035)
    assert share_entered("2100", 0.02, 60_000.0, money=True) == pytest.approx(0.035)
    assert share_entered("3.5", 0.02, 60_000.0) == 0.035


@pytest.mark.parametrize("gdp", [None, 0.0, -5.0])
def test_that_money_without_gdp_is_refused(gdp: float | None) -> None:
    with pytest.raises(EntryRefused, match="No GDP"):
        share_entered("2.1bn", 0.02, gdp)


def test_that_more_money_than_can_be_planned_is_refused() -> None:
    with pytest.raises(EntryRefused, match="outside"):
        share_entered("60bn", 0.02, 60_000.0)


@given(st.text(max_size=12), st.floats(0, 1e9))
def test_that_no_text_whatever_breaks_money(text: str, gdp: float) -> None:
    try:
        share = share_entered(text, 0.02, gdp, money=True)
    except EntryRefused:
        return
    assert 0 <= share <= 0.15


@pytest.mark.parametrize(("text", "millions"), [("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1'234'567.25", 1234567.25)])
def test_that_parted_thousands_may_have_decimals_behind_them(text: str, millions: float) -> None:
    assert money_typed(text, None) == millions


def test_that_the_same_sign_cannot_part_thousands_and_decimals() -> None:
    with pytest.raises(EntryRefused):
        money_typed("1,234,5", None)
