"""Taking one step back while later ones stay: as though it had never been made, or a sentence why not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.build import HAGUE, plan
from rampath.domain.commitment import Pillar
from rampath.domain.deed import CannotDo, Deed, Hold, Plain, Remove, Reshape, SetShare, done
from rampath.domain.history import CannotRevert, Step, reverted
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.scenario_tree import deleted, moved, renamed, with_child
from rampath.domain.touched import touched

HAGUE_2035, WALES, CHILD = "Hague 2035", "Wales 2014", "Below"
WHEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
Edit = Callable[[Plan], Plan]


def on(member: str, deed: Deed, scenario: str = HAGUE_2035) -> Edit:
    def edit(given: Plan) -> Plan:
        return done(given, project(given, given.scenario(scenario)), member, Pillar.CORE, deed)

    return edit


def committed(name: str, commitment: str) -> Edit:
    def edit(given: Plan) -> Plan:
        return given.with_scenario(replace(given.scenario(name), commitment=commitment))

    return edit


def steps_of(edits: Sequence[Edit], given: Plan) -> tuple[Step, ...]:
    found = []
    for i, edit in enumerate(edits):
        after = edit(given)
        found.append(Step(f"step {i}", WHEN, given, after))
        given = after
    return tuple(found)


def built(edits: Sequence[Edit], given: Plan) -> Plan:
    for edit in edits:
        given = edit(given)
    return given


def path_of(given: Plan, member: str, scenario: str = HAGUE_2035) -> Path:
    return given.path(given.scenario(scenario), member, Pillar.CORE)


def test_that_a_step_in_the_middle_is_taken_back_and_later_ones_stay() -> None:
    steps = steps_of(
        [on("AAA", SetShare(2030, 0.03)), on("AAA", SetShare(2032, 0.032)), on("USA", SetShare(2030, 0.033))], plan()
    )
    found = reverted(steps, 0)
    assert path_of(found, "AAA").anchors == (Anchor(2032, 0.032), Anchor(2035, 0.035))
    assert path_of(found, "USA").anchors == (Anchor(2030, 0.033), Anchor(2035, 0.035))


def test_that_a_later_change_of_the_same_anchor_is_named_and_nothing_is_taken_back() -> None:
    steps = steps_of([on("AAA", SetShare(2030, 0.03)), on("AAA", SetShare(2030, 0.031))], plan())
    with pytest.raises(CannotRevert) as why:
        reverted(steps, 0)
    assert str(why.value) == (
        "“step 0” cannot be taken back alone: “step 1” changed Aland 2030 core again. Take that back first."
    )


def test_that_an_anchor_that_came_back_to_its_value_was_still_changed_again() -> None:
    steps = steps_of([on("AAA", SetShare(2030, share)) for share in (0.03, 0.031, 0.03)], plan())
    with pytest.raises(CannotRevert, match="“step 1” changed Aland 2030 core again"):
        reverted(steps, 0)


def test_that_what_is_kept_when_gdp_is_revised_touches_the_whole_path() -> None:
    def keep(given: Plan) -> Plan:
        return with_kept(given, project(given, given.scenario(HAGUE_2035)), "AAA", Pillar.CORE, Kept.REAL_MONEY)

    steps = steps_of([on("AAA", SetShare(2030, 0.03)), keep], plan())
    with pytest.raises(CannotRevert, match="“step 1” changed Aland 2030 core again"):
        reverted(steps, 0)
    assert reverted(steps, 1) == steps[0].after


def test_that_the_last_step_taken_back_is_the_plan_before_it() -> None:
    steps = steps_of([on("AAA", SetShare(2030, 0.03)), on("AAA", Plain())], plan())
    assert reverted(steps, 1) is steps[0].after


def test_that_a_path_goes_back_to_not_being_stored() -> None:
    steps = steps_of([on("AAA", SetShare(2030, 0.03)), on("USA", SetShare(2030, 0.03))], plan())
    found = reverted(steps, 0)
    assert set(found.scenario(HAGUE_2035).paths) == {("USA", Pillar.CORE)}


def test_that_an_anchor_lent_by_the_plain_path_follows_the_commitment_back() -> None:
    steps = steps_of([committed(HAGUE_2035, WALES.lower().replace(" ", "-")), on("AAA", SetShare(2031, 0.03))], plan())
    assert path_of(steps[1].after, "AAA").anchors == (Anchor(2027, 0.02), Anchor(2031, 0.03))
    assert path_of(reverted(steps, 0), "AAA").anchors == (Anchor(2031, 0.03), Anchor(2035, 0.035))


def test_that_a_scenario_that_was_deleted_comes_back_to_its_place() -> None:
    begun = with_child(with_child(plan(), HAGUE_2035, CHILD), CHILD, "Below that")
    steps = steps_of([lambda given: deleted(given, CHILD), on("USA", SetShare(2030, 0.03))], begun)
    found = reverted(steps, 0)
    assert [(branch.name, branch.parent) for branch in found.branches] == [
        (branch.name, branch.parent) for branch in begun.branches
    ]
    assert path_of(found, "USA", "Below that").anchor(2030) == Anchor(2030, 0.03)


def test_that_a_scenario_on_which_another_was_built_stays() -> None:
    steps = steps_of(
        [lambda given: with_child(given, HAGUE_2035, CHILD), lambda given: with_child(given, CHILD, "Below that")],
        plan(),
    )
    with pytest.raises(CannotRevert, match="a later change rests on what it made"):
        reverted(steps, 0)


def test_that_renaming_and_order_and_plain_words_of_a_plan_are_taken_back_alone() -> None:
    edits: list[Edit] = [
        lambda given: renamed(given, WALES, "Newport"),
        lambda given: moved(given, HAGUE_2035, 1),
        lambda given: replace(given, marking="NATO RESTRICTED"),
        lambda given: replace(given, thresholds=replace(given.thresholds, slide=0.05)),
        lambda given: replace(given, economies=(given.economies[0].with_outlook(
            "AAA", given.economies[0].outlooks["AAA"].with_rates(2027, 0.0)),)),
        on("AAA", SetShare(2030, 0.03)),
    ]  # fmt: skip
    steps = steps_of(edits, plan())
    for at in range(1, len(edits)):
        assert reverted(steps, at) == built([edit for i, edit in enumerate(edits) if i != at], plan())
    back = reverted(steps, 0)
    assert [branch.name for branch in back.branches] == [WALES, HAGUE_2035]


YEARS = st.integers(2027, 2034)
SHARES = st.sampled_from([0.021, 0.025, 0.03, 0.045])
SETTINGS = st.one_of(
    st.builds(SetShare, YEARS, SHARES),
    st.builds(SetShare, st.just(2035), SHARES),
    st.just(Remove(2035)),
)


def holding(member: str) -> Edit:
    """Holds an anchor; holding a computed year where it is would rest on where it was."""

    def edit(given: Plan) -> Plan:
        if path_of(given, member).anchor(2035) is None:
            raise CannotDo
        return on(member, Hold(2035, held=True))(given)

    return edit


MEMBERS = st.sampled_from(["AAA", "USA"])
PATHS = st.one_of(st.builds(on, MEMBERS, SETTINGS), st.builds(holding, MEMBERS))
WORDS = st.sampled_from(["", "a", "b"]).map(lambda text: lambda given: replace(given, note=text))
SHAPES = st.builds(on, st.just("BBB"), st.builds(Reshape, st.sampled_from(list(Shape))))


def lone(edits: Sequence[Edit], at: int, begun: Plan) -> tuple[Sequence[Step], Plan]:
    """The steps of edits, and the plan built without one; only where nothing later touched what it touched."""
    try:
        steps = steps_of(edits, begun)
        without = built([*edits[:at], *edits[at + 1 :]], begun)
    except CannotDo:
        assume(condition=False)
        raise
    mine = steps[at].touched
    assume(all(step.touched for step in steps))  # what changes nothing is no step
    assume(not any(mine & step.touched for step in steps[at + 1 :]))
    return steps, without


@given(st.data(), st.lists(st.one_of(PATHS, PATHS, WORDS, SHAPES), min_size=2, max_size=8))
def test_that_taking_back_what_nothing_later_touched_is_the_plan_built_without_it(
    data: st.DataObject, edits: list[Edit]
) -> None:
    at = data.draw(st.integers(0, len(edits) - 1))
    steps, without = lone(edits, at, plan())
    assert reverted(steps, at) == without


SET = st.tuples(MEMBERS, st.integers(2027, 2035), st.sampled_from([HAGUE_2035, CHILD]))
COMMIT = st.tuples(st.just(HAGUE_2035), st.sampled_from([HAGUE.id, "wales-2014"]))


def resting(drawn: Sequence[tuple[str, int, str] | tuple[str, str]]) -> list[Edit]:
    """Each sets a share of its own: what is set to what the parent has is the parent's, and no longer told apart."""
    return [
        committed(*each) if len(each) == 2 else on(each[0], SetShare(each[1], 0.0211 + 0.0007 * i), each[2])
        for i, each in enumerate(drawn)
    ]


RESTING = st.lists(st.one_of(SET, COMMIT), min_size=2, max_size=8).map(resting)


def shown(given: Plan) -> list[tuple[str, str, list[Path]]]:
    """What scenarios show, whether it is their own or their parent's."""
    return [(s.name, s.commitment, [path_of(given, code, s.name) for code in ("AAA", "USA")]) for s in given.scenarios]


@given(st.data(), RESTING)
def test_that_also_where_paths_rest_on_commitments_and_parents_it_is_that_plan_or_nothing(
    data: st.DataObject, edits: list[Edit]
) -> None:
    at = data.draw(st.integers(0, len(edits) - 1))
    steps, without = lone(edits, at, with_child(plan(), HAGUE_2035, CHILD))
    try:
        found = reverted(steps, at)
    except CannotRevert:
        return
    assert shown(found) == shown(without)


@given(st.one_of(st.lists(st.one_of(PATHS, WORDS, SHAPES), min_size=1, max_size=6), RESTING))
def test_that_the_parts_that_a_change_touched_are_the_same_both_ways_and_none_without_a_change(
    edits: list[Edit],
) -> None:
    begun = with_child(plan(), HAGUE_2035, CHILD)
    try:
        ended = built(edits, begun)
    except CannotDo:
        return
    assert touched(begun, ended) == touched(ended, begun)
    assert (touched(begun, ended) == frozenset()) == (begun == ended)
