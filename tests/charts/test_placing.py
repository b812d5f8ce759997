"""Where labels may stand."""

from rampath.charts.placing import Box, along, around, free_place, freest_place

ROOM = Box(0, 0, 100, 100)


def test_that_boxes_side_by_side_do_not_meet() -> None:
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 10, 10))


def test_that_the_first_free_place_is_taken() -> None:
    places = [Box(-5, 0, 10, 10), Box(40, 40, 10, 10), Box(70, 70, 10, 10), Box(80, 0, 10, 10)]
    assert free_place(places, [around(45, 45, 3)], ROOM) == places[2]


def test_that_there_is_no_place_where_all_is_taken() -> None:
    assert free_place([Box(0, 0, 10, 10)], [ROOM], ROOM) is None


def test_that_the_freest_place_meets_the_fewest() -> None:
    places = [Box(0, 0, 10, 10), Box(50, 50, 10, 10)]
    taken = [around(5, 5, 2), around(8, 8, 2), around(55, 55, 2)]
    assert freest_place(places, taken, ROOM) == places[1]
    assert freest_place([Box(200, 0, 1, 1)], (), ROOM) is None


def test_that_a_line_is_covered_without_gaps() -> None:
    covered = along([(0, 0), (100, 50)], 5)
    for i in range(101):
        assert any(box.meets(around(i, i / 2, 0.01)) for box in covered)
