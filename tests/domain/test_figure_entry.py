"""An observed figure that is typed over: in its own unit, and only what can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.entry import EntryRefused
from rampath.domain.figure_entry import figure_typed, may_be
from rampath.domain.observation import Kind, Measure, Observation


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
