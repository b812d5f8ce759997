"""Paths: shapes, anchors and holds."""

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.path import (
    Anchor,
    Path,
    Shape,
    Start,
    between,
    required_points,
    required_real_growth,
    towards,
)

SHARES = st.floats(0.0, 0.15, allow_nan=False).map(lambda x: round(x, 6))


@st.composite
def paths(draw: st.DrawFn) -> Path:
    years = sorted(draw(st.sets(st.integers(2027, 2045), min_size=1, max_size=8)))
    return Path(tuple(Anchor(y, draw(SHARES), draw(st.sampled_from(Shape)), held=draw(st.booleans())) for y in years))


@pytest.mark.parametrize(
    ("shape", "quarter", "half"),
    [
        (Shape.LINEAR, Fraction(25, 1000), Fraction(3, 100)),
        (Shape.S_CURVE, Fraction(2, 100) + Fraction(2, 100) * Fraction(10, 64), Fraction(3, 100)),
        (Shape.FRONT_LOADED, Fraction(2, 100) + Fraction(2, 100) * Fraction(7, 16), Fraction(35, 1000)),
        (Shape.BACK_LOADED, Fraction(2, 100) + Fraction(2, 100) * Fraction(1, 16), Fraction(25, 1000)),
        (Shape.STEP, Fraction(2, 100), Fraction(2, 100)),
    ],
)
def test_that_each_shape_follows_its_formula_from_two_to_four_per_cent(
    shape: Shape, quarter: Fraction, half: Fraction
) -> None:
    assert between(shape, 0.02, 0.04, 0.25) == pytest.approx(float(quarter), rel=1e-14)
    assert between(shape, 0.02, 0.04, 0.5) == pytest.approx(float(half), rel=1e-14)


def test_that_constant_growth_doubles_by_equal_factors() -> None:
    assert between(Shape.CONSTANT_GROWTH, 0.02, 0.04, 0.5) == pytest.approx(0.02 * math.sqrt(2), rel=1e-14)


@given(st.floats(0.001, 0.15), st.floats(0.001, 0.15), st.integers(2, 20))
def test_that_constant_growth_has_the_same_ratio_every_year(a: float, b: float, years: int) -> None:
    path = Path((Anchor(2026 + years, b, Shape.CONSTANT_GROWTH),))
    found = [a, *path.shares(Start(2026, a), range(2027, 2027 + years))]
    assert [later / share for share, later in pairwise(found)] == pytest.approx([(b / a) ** (1 / years)] * years)


@given(SHARES, SHARES, st.sampled_from(Shape))
def test_that_each_shape_sets_out_at_one_share_and_arrives_at_the_other(a: float, b: float, shape: Shape) -> None:
    assert between(shape, a, b, 0.0) == pytest.approx(a, abs=1e-16)
    assert between(shape, a, b, 1.0) == pytest.approx(b, abs=1e-16)


@given(SHARES, SHARES, st.floats(0, 1))
def test_that_front_loaded_is_back_loaded_seen_from_the_other_end(a: float, b: float, t: float) -> None:
    assert between(Shape.FRONT_LOADED, a, b, t) == pytest.approx(between(Shape.BACK_LOADED, b, a, 1 - t), abs=1e-15)


def test_that_constant_growth_from_nothing_goes_as_linear_does() -> None:
    assert between(Shape.CONSTANT_GROWTH, 0.0, 0.04, 0.5) == 0.02


@given(paths(), SHARES)
def test_that_anchors_and_holds_are_exact(path: Path, share: float) -> None:
    for anchor in path.anchors:
        assert path.shares(Start(2026, share), [anchor.year]) == [anchor.share]


@given(paths(), SHARES)
def test_that_a_computed_year_lies_between_its_neighbouring_anchors(path: Path, share: float) -> None:
    years = list(range(2027, 2046))
    knots = [Anchor(2026, share), *path.anchors]
    for year, found in zip(years, path.shares(Start(2026, share), years), strict=True):
        before = max((k for k in knots if k.year <= year), key=lambda k: k.year)
        after = min((k for k in knots if k.year >= year), key=lambda k: k.year, default=before)
        low, high = sorted((before.share, after.share))
        assert low - 1e-12 <= found <= high + 1e-12


@given(paths(), SHARES)
def test_that_a_path_goes_one_way_between_two_anchors(path: Path, share: float) -> None:
    knots = [Anchor(2026, share), *path.anchors]
    for before, after in pairwise(knots):
        found = [before.share, *path.shares(Start(2026, share), range(before.year + 1, after.year + 1))]
        steps = [b - a for a, b in pairwise(found)]
        rising = after.share >= before.share
        assert all(step >= -1e-15 if rising else step <= 1e-15 for step in steps)


@given(paths(), SHARES)
def test_that_no_planned_year_lacks_a_share(path: Path, share: float) -> None:
    assert all(math.isfinite(found) for found in path.shares(Start(2026, share), range(2027, 2060)))


@given(paths(), SHARES, st.sampled_from(Shape))
def test_that_no_shape_moves_a_hold(path: Path, share: float, shape: Shape) -> None:
    changed = path.with_shape_throughout(shape)
    for anchor in path.anchors:
        assert changed.shares(Start(2026, share), [anchor.year]) == [anchor.share]
    assert [anchor.held for anchor in changed.anchors] == [anchor.held for anchor in path.anchors]


@given(paths(), SHARES)
def test_that_nothing_is_planned_up_to_the_last_observed_year(path: Path, share: float) -> None:
    assert all(math.isnan(found) for found in path.shares(Start(2026, share), range(2014, 2027)))


@given(paths(), SHARES)
def test_that_the_last_anchor_s_share_is_kept_after_it(path: Path, share: float) -> None:
    last = path.anchors[-1]
    assert set(path.shares(Start(2026, share), range(last.year, 2060))) == {last.share}


@given(paths())
def test_that_a_path_without_a_start_says_nothing_before_its_first_anchor(path: Path) -> None:
    first = path.anchors[0].year
    assert all(math.isnan(found) for found in path.shares(None, range(2010, first)))
    assert path.shares(None, [first]) == [path.anchors[0].share]


@given(paths(), st.integers(2027, 2045), SHARES)
def test_that_fixing_a_year_leaves_every_other_anchor_as_it_was(path: Path, year: int, share: float) -> None:
    changed = path.with_share(year, share)
    assert changed.anchor(year) is not None
    assert [a for a in changed.anchors if a.year != year] == [a for a in path.anchors if a.year != year]


@given(paths(), st.integers(2027, 2045))
def test_that_an_anchor_added_where_the_line_is_and_taken_away_changes_nothing(path: Path, year: int) -> None:
    if path.anchor(year) is None:
        assert path.with_share(year, 0.02).without(year) == path


def test_that_an_anchor_set_between_two_takes_the_shape_of_its_stretch() -> None:
    path = Path((Anchor(2035, 0.035, Shape.BACK_LOADED),)).with_share(2030, 0.025)
    assert path.anchors[0].shape is Shape.BACK_LOADED


def test_that_an_anchor_at_or_before_the_start_is_not_followed() -> None:
    path = Path((Anchor(2026, 0.1), Anchor(2030, 0.03)))
    assert path.shares(Start(2026, 0.02), [2026, 2028]) == [pytest.approx(math.nan, nan_ok=True), 0.025]


@pytest.mark.parametrize("share", [-0.01, 0.16, math.nan, math.inf])
def test_that_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="no share of GDP"):
        Path((Anchor(2030, share),))


def test_that_two_anchors_in_one_year_are_refused() -> None:
    with pytest.raises(ValueError, match="one a year"):
        Path((Anchor(2030, 0.02), Anchor(2030, 0.03)))


@given(SHARES)
def test_that_the_plain_path_reaches_the_target_exactly_and_lowers_nobody(share: float) -> None:
    start = Start(2026, share)
    found = towards(start, 0.035, 2035).shares(start, range(2027, 2036))
    assert found[-1] == max(share, 0.035)
    assert min(found) >= share - 1e-15


def test_that_a_deadline_that_has_passed_is_reached_in_the_next_year() -> None:
    start = Start(2026, 0.0161)
    assert towards(start, 0.02, 2024).shares(start, [2027, 2035]) == [0.02, 0.02]


def test_that_without_a_start_or_a_target_there_is_no_path() -> None:
    assert towards(None, 0.035, 2035) == Path()
    assert towards(Start(2026, 0.02), None, 2035) == Path()


def test_that_points_and_growth_a_year_follow_their_formulas() -> None:
    start = Start(2026, 0.02)
    assert required_points(start, 0.038, 2035) == pytest.approx(0.002)
    assert required_points(start, 0.038, 2026) is None
    # 2 % to 4 % while real GDP grows by 21 % in two years: 2 x 1.21 = 2.42, whose square root is 1.5556.
    assert required_real_growth(start, 0.04, 2028, 1.21) == pytest.approx(2.42**0.5 - 1)
    assert required_real_growth(Start(2026, 0.0), 0.04, 2028, 1.21) is None
    assert required_real_growth(start, 0.04, 2028, math.nan) is None
