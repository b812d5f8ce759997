"""Sequences that are made when somebody looks at them."""

from rampath.workbook.on_demand import OnDemand
from rampath.workbook.result import Leftovers, Unused, cells_of


def test_that_nothing_is_made_before_it_is_asked_for_and_then_once() -> None:
    asked: list[int] = []

    def make() -> list[int]:
        asked.append(1)
        return [3, 1, 2]

    numbers = OnDemand(make, 3)
    assert len(numbers) == 3
    assert asked == []
    assert [*numbers] == [3, 1, 2]
    assert (numbers[0], numbers[-1], numbers[1:], 2 in numbers) == (3, 2, (1, 2), True)
    assert asked == [1]


def test_that_it_is_equal_to_any_sequence_of_the_same() -> None:
    assert OnDemand(lambda: [1, 2]) == (1, 2)
    assert OnDemand(lambda: [1, 2]) == OnDemand(lambda: (1, 2))
    assert OnDemand(lambda: [1, 2]) != (1, 3)
    assert (0, *OnDemand(lambda: [1, 2])) == (0, 1, 2)
    assert hash(OnDemand(lambda: [1])) == hash((1,))


def test_that_what_it_was_made_from_is_let_go() -> None:
    numbers = OnDemand(lambda: [1])
    assert numbers.made == (1,)
    assert numbers._make is None


def test_that_cells_are_counted_without_telling_of_them() -> None:
    def make() -> list[Unused]:
        raise AssertionError

    assert cells_of(Leftovers(make, 7)) == 7
    assert cells_of((Unused("A!B1", "x", "y"), Unused("A!B2:B4", "x", "y", 3))) == 4
