"""Editing several years of a path at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.path import HIGHEST_SHARE, Anchor, Path, Shape
from rampath.domain.path_edit import hold, removed, scaled, set_to, shaped, shift_within, shifted

PATH = Path((Anchor(2028, 0.022), Anchor(2030, 0.025, held=True), Anchor(2032, 0.03), Anchor(2035, 0.035)))
SHOWN = {2028: 0.022, 2030: 0.025, 2032: 0.03}

years = st.integers(2027, 2040)
shares = st.floats(0, HIGHEST_SHARE, allow_nan=False)
paths = st.dictionaries(years, st.tuples(shares, st.booleans()), max_size=8).map(
    lambda found: Path(tuple(Anchor(year, share, held=held) for year, (share, held) in sorted(found.items())))
)
shown = st.dictionaries(years, shares, min_size=1, max_size=8)


def held_in(path: Path) -> set[Anchor]:
    return {anchor for anchor in path.anchors if anchor.held}


def test_that_years_move_together_and_a_held_one_stays() -> None:
    done = shifted(PATH, SHOWN, 0.002)
    assert [done.path.anchor(year) for year in (2028, 2030, 2032)] == [
        Anchor(2028, 0.024), Anchor(2030, 0.025, held=True), Anchor(2032, 0.032),
    ]  # fmt: skip
    assert (done.changed, done.held, done.stopped) == ((2028, 2032), (2030,), False)


def test_that_they_stop_together_where_one_would_leave_the_range() -> None:
    done = shifted(PATH, SHOWN, -0.1)
    assert done.stopped
    assert [round(done.path.anchor(year).share, 12) for year in (2028, 2032)] == [0.0, 0.008]  # type: ignore[union-attr]


@given(paths, shown, st.floats(-0.2, 0.2, allow_nan=False))
def test_that_no_edit_moves_a_held_year_or_leaves_the_range(path: Path, told: dict[int, float], by: float) -> None:
    for done in (
        shifted(path, told, by), scaled(path, told, 0.035, by * 5), set_to(path, {y: s + by for y, s in told.items()}),
        removed(path, told), shaped(path, told, Shape.STEP),
    ):  # fmt: skip
        kept = {(anchor.year, anchor.share) for anchor in held_in(done.path)}
        assert kept == {(anchor.year, anchor.share) for anchor in held_in(path)}
        assert all(0 <= anchor.share <= HIGHEST_SHARE for anchor in done.path.anchors)


@given(paths, shown, st.floats(-0.02, 0.02, allow_nan=False))
def test_that_a_move_and_its_opposite_come_home(path: Path, told: dict[int, float], by: float) -> None:
    there = shifted(path, told, by)
    step = shift_within({y: s for y, s in told.items() if y not in there.held}, by)
    back = shifted(there.path, {y: s + step for y, s in told.items()}, -step)
    for year in there.changed:
        anchor = back.path.anchor(year)
        assert anchor is not None
        assert anchor.share == pytest.approx(told[year], abs=1e-12)


def test_that_scaling_goes_a_part_of_the_way_to_the_target() -> None:
    done = scaled(PATH, {2028: 0.02, 2032: 0.03}, 0.04, 0.5)
    assert [done.path.anchor(2028), done.path.anchor(2032)] == [Anchor(2028, 0.03), Anchor(2032, 0.035)]
    assert scaled(PATH, {2028: 0.02}, 0.04, 1).path.anchor(2028) == Anchor(2028, 0.04)


def test_that_removing_leaves_holds_and_computed_years() -> None:
    done = removed(PATH, (2028, 2029, 2030, 2032))
    assert [anchor.year for anchor in done.path.anchors] == [2030, 2035]
    assert (done.changed, done.held) == ((2028, 2032), (2030,))


def test_that_holding_keeps_what_shows_and_releasing_leaves_it() -> None:
    done = hold(PATH, {2029: 0.0235, 2032: 0.03}, held=True)
    assert done.path.anchor(2029) == Anchor(2029, 0.0235, held=True)
    assert done.path.anchor(2032) == Anchor(2032, 0.03, held=True)
    assert hold(done.path, {2029: 0.0235}, held=False).path.anchor(2029) == Anchor(2029, 0.0235)


def test_that_a_shape_is_given_to_the_stretches_between_the_years() -> None:
    done = shaped(PATH, (2028, 2032), Shape.S_CURVE)
    assert [anchor.shape for anchor in done.path.anchors] == [
        Shape.LINEAR, Shape.S_CURVE, Shape.S_CURVE, Shape.LINEAR,
    ]  # fmt: skip
    assert shaped(PATH, (2034,), Shape.STEP).path.anchor(2035) == Anchor(2035, 0.035, Shape.STEP)


def test_that_a_path_that_keeps_its_money_is_drawn_so_that_the_share_shows() -> None:
    done = shifted(PATH, {2028: 0.022}, 0.002, draw=lambda _year, share: share / 2)
    assert done.path.anchor(2028) == Anchor(2028, 0.012)
