"""What a person types for a share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.entry import EntryRefused, share_typed


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
