"""Names that would meet are moved apart, no further than they must be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.printing.spread import spread


def test_names_with_room_stand_where_they_are_wanted() -> None:
    assert spread([10.0, 30.0, 20.0], 3, 0, 50) == [10.0, 30.0, 20.0]


def test_two_that_meet_give_way_by_the_same() -> None:
    assert spread([20.0, 21.0], 3, 0, 50) == pytest.approx([19.0, 22.0])


def test_a_third_that_meets_them_moves_all_three_about_their_mean() -> None:
    assert spread([20.0, 21.0, 22.0], 3, 0, 50) == pytest.approx([18.0, 21.0, 24.0])


def test_names_that_do_not_fit_are_refused() -> None:
    assert spread([1.0, 2.0, 3.0], 3, 0, 5.9) is None
    assert spread([1.0, 2.0, 3.0], 3, 0, 6) == pytest.approx([0.0, 3.0, 6.0])


@given(st.lists(st.floats(-20, 120), min_size=1, max_size=20))
def test_names_are_apart_inside_and_in_the_order_that_they_were_wanted(wanted: list[float]) -> None:
    found = spread(wanted, 3, 0, 100)
    assert found is not None
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in found)
    placed = [place for _, place in sorted(zip(wanted, found, strict=True))]
    assert all(after - before >= 3 - 1e-6 for before, after in pairwise(placed))
