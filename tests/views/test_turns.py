"""Turns: one after each move of a hand, and one after each moment in which it rests."""

import pytest

from rampath.views.turns import Turns


@pytest.fixture
def hand() -> list[float]:
    """The seconds that have passed, as the only item."""
    return [100.0]


@pytest.fixture
def turns(hand: list[float]) -> Turns:
    return Turns(lambda: hand[0])


def test_that_after_each_move_one_turn_is_free(turns: Turns) -> None:
    assert [turns.take(), turns.take()] == [True, False]
    turns.moved()
    turns.moved()
    assert [turns.take(), turns.take()] == [True, False]


def test_that_a_hand_that_rests_frees_one_turn_after_the_other(turns: Turns, hand: list[float]) -> None:
    assert turns.take()
    hand[0] += 0.039
    assert not turns.take()
    hand[0] += 0.002
    assert [turns.take(), turns.take()] == [True, False]


def test_that_a_turn_is_not_put_off_by_those_who_ask_in_vain(turns: Turns, hand: list[float]) -> None:
    assert turns.take()
    for _ in range(4):
        hand[0] += 0.009
        assert not turns.take()
    hand[0] += 0.005
    assert turns.take()
