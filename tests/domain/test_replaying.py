"""Doing the last change again on another member: the same as doing it there by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.course import with_course
from rampath.domain.deed import CannotDo, Deed, Fix, Hold, Keep, Plain, Remove, Reshape, SetShare, done, said_deed
from rampath.domain.history import Step
from rampath.domain.kept import Kept
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.replaying import CannotReplay, recipe_of, replayed

SCENARIO = "Hague 2035"
WHEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def by_hand(given: Plan, member: str, *deeds: Deed) -> Plan:
    for deed in deeds:
        given = done(given, project(given, given.scenario(SCENARIO)), member, Pillar.CORE, deed)
    return given


def step(before: Plan, after: Plan, text: str = "it") -> Step:
    return Step(text, WHEN, before, after)


def path_of(given: Plan, member: str) -> Path:
    return given.path(given.scenario(SCENARIO), member, Pillar.CORE)


def with_path(given: Plan, member: str, *anchors: Anchor) -> Plan:
    return given.with_path(given.scenario(SCENARIO), member, Pillar.CORE, Path(anchors))


def test_that_a_share_is_set_again_on_each_member_of_a_selection() -> None:
    before = plan()
    after = by_hand(before, "AAA", SetShare(2031, 0.0285))
    recipe = recipe_of(step(before, after))
    assert recipe.text.replace("\u2009", " ") == "Set 2031 to 2.85 %"
    found = replayed(after, SCENARIO, recipe, ["USA", "BBB"])
    assert found.members == ("USA", "BBB")
    assert path_of(found.plan, "USA").anchors == (Anchor(2031, 0.0285), Anchor(2035, 0.035))
    assert path_of(found.plan, "BBB").anchors == (Anchor(2031, 0.0285), Anchor(2035, 0.04))


def test_that_what_was_done_to_several_alike_can_be_done_again() -> None:
    before = plan()
    both = by_hand(by_hand(before, "AAA", SetShare(2031, 0.0285)), "USA", SetShare(2031, 0.0285))
    recipe = recipe_of(step(before, both))
    assert recipe.deeds == (SetShare(2031, 0.0285),)
    assert recipe.members == ("AAA", "USA")


def test_that_who_holds_the_year_says_so_and_keeps_it_while_the_others_are_set() -> None:
    before = with_path(plan(), "USA", Anchor(2031, 0.031, held=True), Anchor(2035, 0.035))
    after = by_hand(before, "AAA", SetShare(2031, 0.0285))
    found = replayed(after, SCENARIO, recipe_of(step(before, after)), ["USA", "NATO", "AAA", "BBB"])
    assert found.members == ("BBB",)
    assert found.refused == {
        "USA": "United States: 2031 is held.",
        "NATO": "NATO Total follows from its members and has no path of its own.",
        "AAA": "Aland is so already.",
    }
    assert path_of(found.plan, "USA") == path_of(before, "USA")


def test_that_a_member_is_done_wholly_or_not_at_all() -> None:
    before = with_path(plan(), "USA", Anchor(2033, 0.033, held=True), Anchor(2035, 0.035))
    after = by_hand(before, "AAA", SetShare(2031, 0.0285), SetShare(2033, 0.03))
    found = replayed(after, SCENARIO, recipe_of(step(before, after)), ["USA"])
    assert found.plan is after


def test_that_holding_a_computed_year_holds_each_where_it_is() -> None:
    before = plan()
    after = by_hand(before, "AAA", Hold(2030, held=True))
    recipe = recipe_of(step(before, after))
    assert recipe.deeds == (Hold(2030, held=True),)
    found = replayed(after, SCENARIO, recipe, ["USA"])
    anchor = path_of(found.plan, "USA").anchor(2030)
    assert anchor is not None
    assert anchor.held
    # four of nine years on the straight way from 3 % to 3.5 %
    assert anchor.share == pytest.approx(0.03 + 0.005 * 4 / 9)


def test_that_going_back_to_the_plain_path_is_done_again_as_that() -> None:
    before = with_path(plan(), "AAA", Anchor(2029, 0.03), Anchor(2031, 0.031), Anchor(2035, 0.035))
    before = with_path(before, "USA", Anchor(2030, 0.04))
    after = by_hand(before, "AAA", Plain())
    found = replayed(after, SCENARIO, recipe_of(step(before, after)), ["USA"])
    assert path_of(found.plan, "USA").anchors == (Anchor(2035, 0.035),)


def test_that_a_change_that_is_no_path_alone_says_that_it_cannot_be_done_again() -> None:
    before = plan()
    after = by_hand(replace(before, marking="NATO RESTRICTED"), "AAA", SetShare(2031, 0.03))
    with pytest.raises(
        CannotReplay, match="“Mark it” cannot be done again on another member: it changed no path alone"
    ):
        recipe_of(step(before, after, "Mark it"))


def test_that_paths_that_were_changed_each_in_its_own_way_cannot_be_done_again() -> None:
    before = with_path(plan(), "AAA", Anchor(2030, 0.03), Anchor(2035, 0.035))
    two = by_hand(before, "BBB", SetShare(2030, 0.05))
    after = with_course(two, project(two, two.scenario(SCENARIO)), "AAA", Pillar.CORE, ["USA"]).plan
    with pytest.raises(CannotReplay, match="it changed 2 paths, each in its own way"):
        recipe_of(step(before, after))


def test_that_every_deed_has_its_words() -> None:
    deeds: list[Deed] = [
        Fix(2030), Hold(2030, held=False), Remove(2030), Reshape(Shape.STEP), Reshape(Shape.STEP, 2030),
        Keep(Kept.MONEY), Plain(),
    ]  # fmt: skip
    assert [said_deed(deed) for deed in deeds] == [
        "Make 2030 an anchor", "Release 2030", "Compute 2030 again", "Shape step", "Shape step around 2030",
        "Keep money at current prices", "Plain path",
    ]  # fmt: skip


YEARS = st.integers(2027, 2035)
ANCHORS = st.lists(
    st.builds(Anchor, YEARS, st.sampled_from([0.022, 0.027, 0.031]), st.just(Shape.LINEAR), st.booleans()),
    min_size=1, max_size=4, unique_by=lambda anchor: anchor.year,
).map(lambda anchors: sorted(anchors, key=lambda anchor: anchor.year))  # fmt: skip
DEEDS = st.one_of(
    st.builds(SetShare, YEARS, st.sampled_from([0.0241, 0.0333])),
    st.builds(Fix, YEARS),
    st.builds(Hold, YEARS, st.booleans()),
    st.builds(Remove, YEARS),
    st.builds(Reshape, st.sampled_from([Shape.S_CURVE, Shape.STEP])),
    st.builds(Keep, st.sampled_from([Kept.REAL_MONEY, Kept.MONEY])),
)


@given(ANCHORS, ANCHORS, DEEDS)
def test_that_doing_it_again_equals_doing_it_by_hand(mine: list[Anchor], theirs: list[Anchor], deed: Deed) -> None:
    before = with_path(with_path(plan(), "AAA", *mine), "USA", *theirs)
    try:
        after = by_hand(before, "AAA", deed)
    except CannotDo:
        assume(condition=False)
        raise
    assume(after != before)
    found = replayed(after, SCENARIO, recipe_of(step(before, after)), ["USA"])
    wanted, refused = after, {}
    try:
        wanted = by_hand(after, "USA", deed)
    except CannotDo as why:
        refused = {"USA": str(why)}
    assert found.plan == wanted
    assert found.members == (() if wanted == after else ("USA",))
    assert not refused or found.refused == refused
