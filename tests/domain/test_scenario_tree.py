from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.build import plan
from rampath.domain.branch import Branch, BrokenTree, branch_of, resolved
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.scenario_tree import (
    NotInTree,
    Part,
    below,
    deleted,
    differences,
    free_name,
    moved,
    order,
    placed_under,
    renamed,
    with_child,
    with_note,
    without_difference,
)

ROOT, OTHER = "Hague 2035", "Wales 2014"
PATH = Path((Anchor(2030, 0.03),))


def grown() -> Plan:
    """Below the first scenario a child with a path of its own, and below that one another."""
    found = with_child(with_child(plan(), ROOT, "Child"), "Child", "Grandchild")
    return found.with_path(found.scenario("Child"), "AAA", Pillar.CORE, PATH)


def path_in(found: Plan, name: str, member: str = "AAA") -> Path:
    return found.path(found.scenario(name), member, Pillar.CORE)


def test_that_a_child_is_like_its_parent_and_has_no_differences() -> None:
    found = with_child(plan(), ROOT, "Child", "a note")
    child, parent = found.scenario("Child"), found.scenario(ROOT)
    assert differences(found, "Child") == ()
    assert replace(child, name="", parent="", note="") == replace(parent, name="", parent="", note="")
    assert child.note == "a note"


def test_that_a_branch_keeps_nothing_but_its_differences() -> None:
    branch = next(each for each in grown().branches if each.name == "Child")
    assert branch == Branch("Child", ROOT, paths={("AAA", Pillar.CORE): PATH})


def test_that_what_changes_in_a_parent_changes_below_it_where_it_is_no_difference() -> None:
    found = grown()
    other = Path((Anchor(2029, 0.031),))
    found = found.with_path(found.scenario(ROOT), "BBB", Pillar.CORE, other)
    found = found.with_path(found.scenario(ROOT), "AAA", Pillar.CORE, other)
    assert path_in(found, "Grandchild", "BBB") == other
    assert path_in(found, "Child") == PATH
    assert path_in(found, "Grandchild") == PATH


def test_that_the_plain_path_can_be_a_difference() -> None:
    found = grown()
    plain = found.plain_path(found.scenario("Grandchild"), "AAA", Pillar.CORE)
    found = found.with_path(found.scenario("Grandchild"), "AAA", Pillar.CORE, plain)
    assert path_in(found, "Grandchild") == plain
    assert [each.part for each in differences(found, "Grandchild")] == [Part.PATH]


def test_that_differences_are_said_with_both_sides() -> None:
    found = grown()
    other = replace(found.scenario("Child"), horizon=2040, shape=Shape.S_CURVE)
    (horizon, shape, path) = differences(found.with_scenario(other), "Child")
    assert (horizon.part, horizon.ours, horizon.theirs) == (Part.HORIZON, "2040", "2035")
    assert (shape.ours, shape.theirs) == ("S-curve", "linear")
    assert (path.where, path.ours) == ("Aland, core", "2030 3.00\u2009%")
    assert path.theirs == "2035 3.50\u2009%"


def test_that_a_single_difference_can_be_dropped() -> None:
    found = grown().with_scenario(replace(grown().scenario("Child"), horizon=2040))
    horizon, path = differences(found, "Child")
    assert found.scenario("Child").horizon == 2040
    assert without_difference(found, "Child", horizon).scenario("Child").horizon == 2035
    dropped = without_difference(found, "Child", path)
    assert path_in(dropped, "Child") == path_in(dropped, ROOT)
    assert differences(dropped, "Child") == (horizon,)


def test_that_children_follow_a_new_name() -> None:
    found = renamed(grown(), "Child", "  Kind  ")
    assert found.scenario("Grandchild").parent == "Kind"
    assert path_in(found, "Grandchild") == PATH


def test_that_children_of_a_deleted_scenario_keep_what_they_show_and_go_to_its_parent() -> None:
    before = grown()
    found = deleted(before, "Child")
    assert [branch.name for branch in found.branches] == [ROOT, "Grandchild", OTHER]
    assert found.scenario("Grandchild").parent == ROOT
    assert path_in(found, "Grandchild") == path_in(before, "Grandchild")


def test_that_children_of_a_deleted_root_become_roots() -> None:
    found = deleted(grown(), ROOT)
    assert found.scenario("Child").parent == ""
    assert path_in(found, "Child") == PATH
    assert path_in(found, "Child", "BBB") == path_in(grown(), "Child", "BBB")


def test_that_the_last_scenario_stays() -> None:
    with pytest.raises(NotInTree, match="at least one"):
        deleted(deleted(plan(), ROOT), OTHER)


def test_that_a_scenario_can_be_placed_under_another_one_and_shows_the_same() -> None:
    found = placed_under(grown(), "Child", OTHER)
    assert found.scenario("Child").commitment == "hague-2035"
    assert path_in(found, "Child") == PATH
    assert Part.COMMITMENT in {each.part for each in differences(found, "Child")}


@pytest.mark.parametrize("parent", ["Child", "Grandchild"])
def test_that_no_scenario_stands_below_itself(parent: str) -> None:
    with pytest.raises(NotInTree, match="below itself"):
        placed_under(grown(), "Child", parent)


def test_that_order_moves_only_places() -> None:
    found = moved(plan(), OTHER, -1)
    assert [branch.name for branch in found.branches] == [OTHER, ROOT]
    assert moved(found, OTHER, -5) == found


def test_that_one_step_goes_past_the_next_of_the_same_parent_with_all_that_hangs_below() -> None:
    assert list(order(moved(grown(), ROOT, 1))) == [(0, OTHER), (0, ROOT), (1, "Child"), (2, "Grandchild")]
    assert [each.name for each in moved(grown(), ROOT, 1).branches] == [OTHER, ROOT, "Child", "Grandchild"]
    assert moved(grown(), "Grandchild", -1) == grown()
    twins = with_child(grown(), ROOT, "Twin")
    assert [name for _depth, name in order(moved(twins, "Twin", -1))] == [ROOT, "Twin", "Child", "Grandchild", OTHER]


def test_that_the_tree_is_listed_parents_first() -> None:
    assert list(order(grown())) == [(0, ROOT), (1, "Child"), (2, "Grandchild"), (0, OTHER)]
    assert list(below(grown(), ROOT)) == ["Child", "Grandchild"]


@pytest.mark.parametrize("name", ["", "   ", ROOT, ROOT.upper(), "x" * 61])
def test_that_a_name_that_cannot_be_is_refused_in_words(name: str) -> None:
    with pytest.raises(NotInTree, match=r"name|called"):
        with_child(plan(), ROOT, name)


def test_that_a_taken_name_gets_a_number() -> None:
    assert free_name(grown(), "New") == "New"
    assert free_name(grown(), "child") == "child 2"


def test_that_a_note_is_the_scenario_s_own() -> None:
    found = with_note(grown(), "Child", "why")
    assert found.scenario("Child").note == "why"
    assert found.scenario("Grandchild").note == ""


@pytest.mark.parametrize(
    "branches",
    [
        (Branch("A", "B"), Branch("B", "A")),
        (Branch("A", "A"),),
        (Branch("A", "nobody"),),
        (Branch("A", "", "c", None, 2035),),
    ],
)
def test_that_branches_that_make_no_tree_are_told(branches: tuple[Branch, ...]) -> None:
    with pytest.raises(BrokenTree):
        resolved(branches)


def test_that_scenarios_that_did_not_change_stay_the_same_objects() -> None:
    before = grown()
    after = before.with_path(before.scenario("Child"), "BBB", Pillar.CORE, PATH)
    assert after.scenario(ROOT) is before.scenario(ROOT)
    assert after.scenario("Grandchild") is not before.scenario("Grandchild")


EDITS: tuple[Callable[[Plan, str, float], Plan], ...] = (
    lambda p, name, share: p.with_path(p.scenario(name), "AAA", Pillar.CORE, Path((Anchor(2030, share),))),
    lambda p, name, share: p.with_path(p.scenario(name), "BBB", Pillar.CORE, Path((Anchor(2032, share),))),
    lambda p, name, _: p.with_path(
        p.scenario(name), "AAA", Pillar.CORE, p.plain_path(p.scenario(name), "AAA", Pillar.CORE)
    ),
    lambda p, name, _: with_child(p, name, free_name(p, "new")),
    lambda p, name, _: p.with_scenario(replace(p.scenario(name), horizon=p.scenario(name).horizon + 1)),
    lambda p, name, _: p.with_scenario(replace(p.scenario(name), shape=Shape.S_CURVE)),
    lambda p, name, _: renamed(p, name, free_name(p, "called")),
    lambda p, name, _: deleted(p, name) if len(p.branches) > 1 else p,
    lambda p, name, _: moved(p, name, 1),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 20), st.floats(0.01, 0.05)), max_size=12))
def test_that_any_edits_keep_branches_minimal_and_what_is_edited_shows(
    edits: list[tuple[Callable[[Plan, str, float], Plan], int, float]],
) -> None:
    found = plan()
    for edit, at, share in edits:
        found = edit(found, found.branches[at % len(found.branches)].name, share)
        for branch, scenario in zip(found.branches, found.scenarios, strict=True):
            parent = found.scenario(branch.parent) if branch.parent else None
            again = branch_of(scenario, parent)
            assert resolved([*(b for b in found.branches if b.name != branch.name), again])[-1] == scenario
