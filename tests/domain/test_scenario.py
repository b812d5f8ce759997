"""Scenarios: they store only the paths that a person changed."""

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.scenario import Scenario

PATH = Path((Anchor(2030, 0.03),))
BARE = Scenario("s", "c", "e", 2035)


def test_that_a_path_is_stored_by_member_and_pillar() -> None:
    found = BARE.with_path("AAA", Pillar.CORE, PATH)
    assert found.paths == {("AAA", Pillar.CORE): PATH}
    assert BARE.paths == {}


def test_that_a_path_set_and_taken_away_leaves_an_equal_scenario() -> None:
    assert BARE.with_path("AAA", Pillar.CORE, PATH).without_path("AAA", Pillar.CORE) == BARE
    assert BARE.without_path("AAA", Pillar.CORE) == BARE


def test_that_pillars_of_one_member_do_not_touch_each_other() -> None:
    found = BARE.with_path("AAA", Pillar.CORE, PATH).with_path("AAA", Pillar.BROADER, Path())
    assert found.without_path("AAA", Pillar.BROADER).paths == {("AAA", Pillar.CORE): PATH}


def test_that_a_new_scenario_stores_no_path_and_every_member_goes_the_plain_way() -> None:
    known = plan()
    hague = known.scenarios[0]
    assert hague.paths == {}
    assert known.path(hague, "AAA", Pillar.CORE) == Path((Anchor(2035, 0.035),))
    assert known.path(hague, "BBB", Pillar.CORE) == Path((Anchor(2035, 0.04),))


def test_that_an_emptied_path_is_a_path_and_not_the_plain_one() -> None:
    known = plan()
    changed = known.with_path(known.scenarios[0], "AAA", Pillar.CORE, Path())
    assert changed.path(changed.scenarios[0], "AAA", Pillar.CORE) == Path()


def test_that_the_shape_of_a_scenario_is_that_of_its_plain_paths() -> None:
    known = plan()
    bent = Scenario("bent", "hague-2035", "test", 2035, Shape.S_CURVE)
    assert known.plain_path(bent, "AAA", Pillar.CORE).anchors == (Anchor(2035, 0.035, Shape.S_CURVE),)
