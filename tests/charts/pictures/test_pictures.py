"""What the newer charts show, as values: checked by hand against the small plan of the charts' tests."""

import math

import pytest

from rampath.charts.pictures.gap import GapUnit, gap
from rampath.charts.pictures.heat import Heat, heat
from rampath.charts.pictures.slope import SlopeSide, slope
from rampath.charts.pictures.yearly import categories, stacked_path, who_meets
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Prices, Projection


def test_that_gaps_are_target_less_share_the_largest_first(plan: Plan, projection: Projection) -> None:
    shown = gap(plan, projection, 2026, Pillar.CORE, Prices.CONSTANT, GapUnit.POINTS)
    assert [place.key for place in shown.places] == ["SVN", "BEL", "GRC", "EST"]
    assert shown.layers[0].values == pytest.approx((0.035 - 0.0161, 0.015, 0.035 - 0.03496, 0.035 - 0.051))
    assert shown.title.startswith("2 of 4 members short of 3.5\u2009% in 2026e, Slovenia most, by 1.89")


def test_that_members_are_counted_above_between_and_below_the_lines(plan: Plan, projection: Projection) -> None:
    shown = who_meets(plan, projection, Pillar.CORE)
    at = shown.at("2026")
    assert [layer.values[at] for layer in shown.layers] == [2, 1, 1]  # EST and GRC (as published), BEL, SVN
    assert shown.total_at(at) == 4
    assert shown.title == "2 of 4 members at 3.5\u2009% or more in 2026e, 4 of 4 in 2035"


def test_that_the_heat_of_a_year_is_judged_against_the_straight_line_from_the_start(
    plan: Plan, projection: Projection
) -> None:
    shown = heat(plan, projection, Pillar.CORE)
    assert shown.years == tuple(range(2025, 2036))

    def of(key: str) -> Heat:
        row, j = shown.cell(key)
        return row.cells[j].heat

    assert of("EST/2026") is Heat.MET
    assert of("BEL/2025") is Heat.ON_PATH  # the start itself
    assert of("BEL/2026") is Heat.BEHIND  # 2.00 where the line from 2.00 to 3.50 in ten years stands at 2.15
    assert of("SVN/2026") is Heat.ON_PATH  # 1.61 where the line from 1.40 stands at 1.61
    assert of("BEL/2035") is Heat.MET
    assert of("ISL/2030") is Heat.NO_DATA


def test_that_a_slope_pairs_the_shares_of_both_sides(plan: Plan, projection: Projection) -> None:
    sides = SlopeSide("2025e", projection, 2025), SlopeSide("2026e", projection, 2026)
    shown = slope(plan, *sides, Pillar.CORE, ())
    assert [line.member for line in shown.lines] == ["EST", "GRC", "BEL", "SVN"]
    assert (shown.line("EST").left, shown.line("EST").right) == pytest.approx((0.04, 0.051))
    assert shown.title == "3 of 4 members higher and 0 lower in 2026e than in 2025e"  # Belgium stays at 2.00


def test_that_the_stacked_path_is_core_with_its_year_and_kind(plan: Plan, projection: Projection) -> None:
    shown = stacked_path(plan, projection, "BEL")
    assert shown.layers[0].values[shown.at("2029")] == pytest.approx(0.026)  # three fifths from 2 % to 3 %
    assert shown.places[shown.at("2029")].kind.value == "plan"
    assert "core 2.60\u2009% of GDP" in shown.reading("2029")


def test_that_categories_cover_the_years_that_have_them_and_say_where_the_floor_is(
    plan: Plan, projection: Projection
) -> None:
    shown = categories(plan, projection, "GRC")
    assert [place.key for place in shown.places] == ["2026"]
    assert shown.layers[0].values == (0.19,)
    assert math.isnan(shown.layers[1].values[0])
    assert shown.title == "Greece spends 19.0\u2009% of core on equipment in 2026e, below the 20\u2009% floor"


def test_that_a_table_carries_what_stands_above_it_at_both_ends_and_escapes_it(
    plan: Plan, projection: Projection
) -> None:
    table = who_meets(plan, projection, Pillar.CORE).table()
    text = table.as_text("SECRET & <x>").split("\n")
    assert text[0] == text[-1] == "SECRET & <x>"
    assert text[2].startswith("Year\tKind\t")
    assert table.as_html("SECRET & <x>").count("<b>SECRET &amp; &lt;x&gt;</b>") == 2
