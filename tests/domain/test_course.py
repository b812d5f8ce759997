"""Applying one member's course to others: as far on its own way, in the same years; holds stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.build import FACTS, plan
from rampath.domain.commitment import Pillar
from rampath.domain.course import CourseApplied, NoCourse, course_of, with_course
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, project

SCENARIO = "Hague 2035"
HALFWAY = Path((Anchor(2030, 0.0275), Anchor(2035, 0.035, Shape.S_CURVE)))
"""Aland sets out from 2 % in 2026: half of its way to 3.5 % by 2030, all of it by 2035."""


def with_path(given: Plan, member: str, path: Path) -> Plan:
    return given.with_path(given.scenario(SCENARIO), member, Pillar.CORE, path)


def path_of(given: Plan, member: str) -> Path:
    return given.path(given.scenario(SCENARIO), member, Pillar.CORE)


def applied(given: Plan, members: list[str], source: str = "AAA") -> CourseApplied:
    return with_course(given, project(given, given.scenario(SCENARIO)), source, Pillar.CORE, members)


def test_that_the_others_come_as_far_on_their_own_way_in_the_same_years_with_the_same_shapes() -> None:
    found = applied(with_path(plan(), "AAA", HALFWAY), ["USA"])
    # the United States sets out from 3 %: half of its way to 3.5 % is 3.25 %
    first, second = path_of(found.plan, "USA").anchors
    assert (first.year, first.shape, second.year, second.shape) == (2030, Shape.LINEAR, 2035, Shape.S_CURVE)
    assert [first.share, second.share] == pytest.approx([0.0325, 0.035])
    assert found.followed["USA"].set == (2030, 2035)
    assert found.refused == {}


def test_that_holds_stay_where_they_are_and_other_anchors_go() -> None:
    own = Path((Anchor(2028, 0.033), Anchor(2030, 0.031, held=True), Anchor(2033, 0.032, held=True)))
    found = applied(with_path(with_path(plan(), "AAA", HALFWAY), "USA", own), ["USA"])
    *held, last = path_of(found.plan, "USA").anchors
    assert held == [Anchor(2030, 0.031, held=True), Anchor(2033, 0.032, held=True)]
    assert (last.year, last.shape) == (2035, Shape.S_CURVE)
    assert last.share == pytest.approx(0.035)
    assert found.followed["USA"].set == (2035,)
    assert found.followed["USA"].held == (2030, 2033)


def test_that_the_holds_of_the_source_are_not_handed_on() -> None:
    held = Path(tuple(replace(anchor, held=True) for anchor in HALFWAY.anchors))
    found = applied(with_path(plan(), "AAA", held), ["USA"])
    assert not any(anchor.held for anchor in path_of(found.plan, "USA").anchors)


def test_that_who_cannot_follow_is_named_with_the_reason_and_left_alone() -> None:
    before = with_path(plan(), "AAA", HALFWAY)
    found = applied(before, ["BBB", "ISL", "NATO", "AAA"])
    assert found.plan == before
    assert found.followed == {}
    assert {code: why.replace("\u2009", " ") for code, why in found.refused.items()} == {
        "BBB": "Bland is at or above the target of 3.50 % with 4.00 % and keeps its path.",
        "ISL": "Iceland has no observed share to set out from.",
        "NATO": "NATO Total follows from its members and has no path of its own.",
    }


def test_that_a_member_all_of_whose_years_are_held_says_so() -> None:
    own = Path((Anchor(2030, 0.031, held=True), Anchor(2035, 0.035, held=True)))
    found = applied(with_path(with_path(plan(), "AAA", HALFWAY), "USA", own), ["USA"])
    assert "no year of the course can be set" in found.refused["USA"]


def test_that_a_course_beyond_what_can_be_planned_is_refused_for_that_member() -> None:
    low = replace(FACTS["USA"], share=0.001)
    given = plan({**FACTS, "AAA": replace(FACTS["AAA"], share=0.034), "USA": low})
    # Aland goes from 3.4 % to 4.0 %, six times its way; the United States would go to 0.1 + 6 x 3.4 = 20.5 %
    found = applied(with_path(given, "AAA", Path((Anchor(2035, 0.04),))), ["USA"])
    assert found.refused["USA"].replace("\u2009", " ") == (
        "United States would be at 20.50 % in 2035, which cannot be planned."
    )


def test_that_a_source_at_or_above_its_target_has_no_course() -> None:
    given = plan()
    with pytest.raises(NoCourse, match="has no course towards it"):
        course_of(given, project(given, given.scenario(SCENARIO)), "BBB", Pillar.CORE)


def test_that_a_pillar_without_observed_shares_has_no_course() -> None:
    given = plan()
    with pytest.raises(NoCourse, match="no observed share"):
        course_of(given, project(given, given.scenario(SCENARIO)), "AAA", Pillar.BROADER)


def test_that_a_path_that_keeps_its_money_shows_the_course_and_goes_on_keeping_it() -> None:
    given = with_path(plan(), "AAA", HALFWAY)
    projection = project(given, given.scenario(SCENARIO))
    given = with_kept(given, projection, "USA", Pillar.CORE, Kept.REAL_MONEY)
    outlook = given.economies[0].outlooks["USA"].with_rates(2027, 0.10)
    given = replace(given, economies=(given.economies[0].with_outlook("USA", outlook),))
    found = applied(given, ["USA"])
    line = project(found.plan, found.plan.scenario(SCENARIO)).line("USA", Pillar.CORE, Money())
    assert line.share_in(2030) == pytest.approx(0.0325)
    assert path_of(found.plan, "USA").kept is Kept.REAL_MONEY


@given(
    st.lists(st.tuples(st.integers(2027, 2034), st.floats(0.005, 0.06)), max_size=4, unique_by=lambda each: each[0]),
    st.sampled_from([shape for shape in Shape if shape is not Shape.CONSTANT_GROWTH]),
)
def test_that_in_every_year_the_follower_has_come_as_far_as_the_source(
    anchors: list[tuple[int, float]], shape: Shape
) -> None:
    path = Path(tuple(Anchor(year, share, shape) for year, share in sorted([*anchors, (2035, 0.035)])))
    found = applied(with_path(plan(), "AAA", path), ["USA"])
    projection = project(found.plan, found.plan.scenario(SCENARIO))
    source, other = (projection.line(code, Pillar.CORE, Money()) for code in ("AAA", "USA"))
    for year in range(2027, 2036):
        progress = ((source.share_in(year) or 0) - 0.02) / 0.015
        assert other.share_in(year) == pytest.approx(0.03 + progress * 0.005, abs=1e-12)
