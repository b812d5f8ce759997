import pytest

from domain.build import plan
from rampath.domain.cap_zone import cap_zone
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.projection import Projection, project
from rampath.domain.solving.caps import Caps

YEARS = tuple(range(2027, 2036))


def jumping() -> Projection:
    """AAA: 2.00 % in 2026, straight to 2.30 % in 2029, then 3.50 % in 2030; GDP grows by 2 % a year."""
    found = plan()
    path = Path((Anchor(2029, 0.023), Anchor(2030, 0.035), Anchor(2035, 0.035)))
    found = found.with_path(found.scenarios[0], "AAA", Pillar.CORE, path)
    return project(found, found.scenarios[0])


def test_that_a_cap_on_the_step_lies_that_much_above_the_year_before() -> None:
    zone = cap_zone(jumping(), "AAA", Pillar.CORE, Caps(step=0.003), YEARS)
    tops = dict(zone.tops)
    assert tops[2027] == pytest.approx(0.023)
    assert tops[2030] == pytest.approx(0.026)
    assert zone.said == "2030 rises by 1.20\u2009pp; the cap is 0.30\u2009pp a year."


def test_that_a_cap_on_real_growth_is_told_as_a_share_of_growing_gdp() -> None:
    zone = cap_zone(jumping(), "AAA", Pillar.CORE, Caps(real_growth=0.1), YEARS)
    assert dict(zone.tops)[2030] == pytest.approx(0.023 * 1.1 / 1.02)
    # 3.50 / 2.30 x 1.02 - 1 = 55.2 %
    assert zone.said == "Real spending grows by 55.2\u2009% in 2030; the cap is 10.0\u2009% a year."


def test_that_the_lower_of_two_caps_counts() -> None:
    zone = cap_zone(jumping(), "AAA", Pillar.CORE, Caps(step=0.001, real_growth=0.5), YEARS)
    assert dict(zone.tops)[2030] == pytest.approx(0.024)


def test_that_a_path_within_the_caps_says_nothing_and_without_caps_there_is_no_zone() -> None:
    assert cap_zone(jumping(), "AAA", Pillar.CORE, Caps(step=0.02), YEARS).said == ""
    assert cap_zone(jumping(), "AAA", Pillar.CORE, Caps(), YEARS).tops == ()
