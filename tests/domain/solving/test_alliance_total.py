import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.solving.alliance_total import Key, Part, share_out_members

PARTS = [
    Part("AAA", 1000.0, 20.0, 15.0, float("inf")),
    Part("BBB", 3000.0, 75.0, 30.0, float("inf")),
    Part("CCC", 1000.0, 40.0, 0.0, float("inf")),
]


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Key.GDP, [20.0, 60.0, 20.0]), (Key.GAP, [100 / 3, 200 / 3, 0.0]), (Key.EQUAL, [100 / 3] * 3)],
)
def test_that_a_total_goes_by_its_key(key: Key, expected: list[float]) -> None:
    assert list(share_out_members(PARTS, 100.0, key).more.values()) == pytest.approx(expected)


def test_that_who_is_at_its_limit_leaves_the_rest_to_the_others() -> None:
    parts = [Part("AAA", 1000.0, 20.0, 15.0, 5.0), *PARTS[1:]]
    shared = share_out_members(parts, 100.0, Key.GDP)
    assert shared.more == pytest.approx({"AAA": 5.0, "BBB": 71.25, "CCC": 23.75})
    assert shared.left == 0


def test_that_what_nobody_can_take_is_told() -> None:
    shared = share_out_members([Part("AAA", 1000.0, 20.0, 15.0, 5.0)], 8.0, Key.EQUAL)
    assert shared.more == {"AAA": 5.0}
    assert shared.left == pytest.approx(3.0)
    assert "could not be placed" in shared.said


@given(
    st.lists(st.tuples(st.floats(1, 1e6), st.floats(0, 1e5), st.floats(0, 1e5)), min_size=1, max_size=32),
    st.floats(0, 1e6),
    st.sampled_from(list(Key)),
)
def test_that_nothing_is_lost_and_no_limit_is_passed(
    members: list[tuple[float, float, float]], total: float, key: Key
) -> None:
    parts = [Part(str(i), gdp, 0.0, gap, most) for i, (gdp, gap, most) in enumerate(members)]
    shared = share_out_members(parts, total, key)
    assert sum(shared.more.values()) + shared.left == pytest.approx(total, abs=1e-6 * max(1.0, total))
    assert all(shared.more[part.member] <= part.most * (1 + 1e-12) + 1e-12 for part in parts)


@pytest.mark.parametrize("total", [-1.0, float("inf"), float("nan")])
def test_that_a_total_that_is_none_is_an_error(total: float) -> None:
    with pytest.raises(ValueError, match="zero or more"):
        share_out_members(PARTS, total, Key.GDP)
