"""What a person types for a share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.entry import EntryRefused, figure_typed, may_be, share_typed
from rampath.domain.observation import Kind, Measure, Observation


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


def observed(measure: Measure, value: float, unit: str) -> Observation:
    return Observation("AAA", measure, 2024, value, unit, "", Kind.ACTUAL, "e", "f.xlsx", "T!A1", "1")


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "read"),
    [
        ("3,8", Measure.CORE_SHARE, 0.0375, "fraction", 0.038),
        ("+0.05", Measure.CORE_SHARE, 0.0375, "fraction", 0.038),
        ("48.2 %", Measure.EQUIPMENT_SHARE, 0.5, "fraction", 0.482),
        ("-12,5", Measure.REAL_CHANGE, 0.1, "fraction", -0.125),
        ("1234.5", Measure.CORE_EXPENDITURE, 1000.0, "EUR million", 1234.5),
        ("12 345", Measure.CORE_EXPENDITURE, 1000.0, "EUR million", 12345.0),
        ("+10", Measure.CORE_EXPENDITURE, 1000.0, "EUR million", 1010.0),
        ("4,2", Measure.PERSONNEL, 4.0, "thousand", 4.2),
    ],
)
def test_that_an_observed_figure_is_typed_in_its_own_unit(
    text: str, measure: Measure, value: float, unit: str, read: float
) -> None:
    assert figure_typed(text, observed(measure, value, unit)) == pytest.approx(read, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("16", Measure.CORE_SHARE, "fraction"),
        ("101", Measure.EQUIPMENT_SHARE, "fraction"),
        ("1,234", Measure.CORE_EXPENDITURE, "EUR million"),
        ("5 %", Measure.CORE_EXPENDITURE, "EUR million"),
        ("-2000", Measure.CORE_EXPENDITURE, "EUR million"),
        ("-101", Measure.REAL_CHANGE, "fraction"),
        ("", Measure.PERSONNEL, "thousand"),
        ("many", Measure.PERSONNEL, "thousand"),
        ("=1+1", Measure.PERSONNEL, "thousand"),
    ],
)
def test_that_a_figure_that_cannot_be_or_may_be_two_is_refused_in_a_sentence(
    text: str, measure: Measure, unit: str
) -> None:
    with pytest.raises(EntryRefused) as refusal:
        figure_typed(text, observed(measure, 0.5, unit))
    assert str(refusal.value).endswith(".")


@given(st.text(max_size=12), st.sampled_from(list(Measure)), st.sampled_from(["fraction", "EUR million", "thousand"]))
def test_that_no_text_breaks_the_typing_of_a_figure(text: str, measure: Measure, unit: str) -> None:
    row = observed(measure, 0.02, unit)
    try:
        value = figure_typed(text, row)
    except EntryRefused:
        return
    assert may_be(value, row)
