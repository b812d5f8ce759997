"""The sentences that titles say, and what single bars, dots and points say."""

from dataclasses import replace

import pytest

from rampath.charts.readings import bar_reading, dot_reading, path_reading, point_reading
from rampath.charts.series import member_path, quadrant, ranked
from rampath.charts.statements import (
    basis_label,
    path_subtitle,
    path_title,
    quadrant_title,
    ranked_title,
)
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection


def plain(text: str) -> str:
    return text.replace("\u2009", " ")


@pytest.mark.parametrize(
    ("member", "pillar", "expected"),
    [
        ("BEL", Pillar.CORE, "Belgium rises from 2.00 % to 3.50 % of GDP by 2035"),
        ("EST", Pillar.CORE, "Estonia keeps 5.10 % of GDP until 2035"),
        ("ISL", Pillar.CORE, "Iceland: no core figures"),
        ("BEL", Pillar.BROADER, "Belgium: no broader figures"),
    ],
)
def test_that_a_path_is_titled_by_where_it_goes(
    plan: Plan, projection: Projection, member: str, pillar: Pillar, expected: str
) -> None:
    assert plain(path_title(plan, projection, member, pillar)) == expected


def test_that_the_subtitle_says_what_the_path_takes_and_where_the_review_stands(
    projection: Projection,
) -> None:
    said = plain(path_subtitle(projection, "BEL", Pillar.CORE, Money())).split(" · ")
    assert said[0].startswith("Needs +0.17 pp, ")
    assert said[0].endswith(" real growth a year")
    # 2029: 2.60 % planned against 2.50 % on the straight line
    assert said[-1] == "2029: 0.10 pp above the straight line"


def test_that_a_member_above_the_target_needs_nothing(projection: Projection) -> None:
    assert plain(path_subtitle(projection, "EST", Pillar.CORE, Money())).startswith("Already meets 3.50 %")


def test_that_the_ranked_title_counts_those_that_meet_and_those_below_every_line(
    plan: Plan, projection: Projection
) -> None:
    title = plain(ranked_title(ranked(plan, projection, 2026)))
    assert title == "2 of 4 members at 3.5 % or more in 2026e, 1 below 2 %"
    assert " in 2024," in plain(ranked_title(ranked(plan, projection, 2024)))


def test_that_a_year_without_figures_is_said_to_have_none(plan: Plan, projection: Projection) -> None:
    empty = replace(ranked(plan, projection, 2026), bars=())
    assert ranked_title(empty) == "No figures in 2026"
    assert quadrant_title(quadrant(plan, projection, 2024)) == "No equipment figures in 2024"


def test_that_the_quadrant_title_counts_those_beyond_both_lines(plan: Plan, projection: Projection) -> None:
    title = plain(quadrant_title(quadrant(plan, projection, 2026)))
    assert title == "1 of 4 members at 3.5 % of GDP or more with 20 % of it on equipment in 2026e"


def test_that_a_basis_names_prices_and_currency() -> None:
    assert basis_label(Money(), 2021, "USD") == "constant 2021 prices, USD"
    current = Money(Prices.CURRENT, Currency.NATIONAL)
    assert basis_label(current, 2021, "EUR") == "current prices, EUR"


def test_that_a_reading_has_name_share_unit_year_and_kind(plan: Plan, projection: Projection) -> None:
    bars = ranked(plan, projection, 2026)
    belgium = next(bar for bar in bars.bars if bar.member == "BEL")
    assert plain(bar_reading(bars, belgium)) == "Belgium: 2.00 % of GDP, core, 2026 (estimate)"
    dots = quadrant(plan, projection, 2026)
    assert plain(dot_reading(dots, dots.dots[0])) == (
        "Belgium: 2.00 % of GDP, core, 27.0 % of it on equipment, 2026 (estimate)"
    )
    path = member_path(plan, projection, "BEL", Pillar.CORE)
    assert plain(point_reading(path, path.points[-1])) == "Belgium 2035: 3.50 % of GDP, core (plan)"


def test_that_a_path_is_read_by_its_first_its_last_observed_and_its_last_share(
    plan: Plan, projection: Projection
) -> None:
    said = plain(path_reading(member_path(plan, projection, "BEL", Pillar.CORE)))
    assert said == "Belgium, core: 0.90 % of GDP in 2022, 2.00 % in 2026e, 3.50 % in 2035"
    assert path_reading(member_path(plan, projection, "ISL", Pillar.CORE)) == "Iceland: no core figures"


def test_that_a_plan_with_one_member_speaks_of_one(plan: Plan, projection: Projection) -> None:
    bars, dots = ranked(plan, projection, 2026), quadrant(plan, projection, 2026)
    one = replace(bars, bars=tuple(bar for bar in bars.bars if bar.member == "SVN"))
    assert plain(ranked_title(one)) == "0 of 1 member at 3.5 % or more in 2026e, 1 below 2 %"
    assert plain(ranked_title(replace(one, marks=()))) == "1 member in 2026e"
    alone = replace(dots, dots=tuple(dot for dot in dots.dots if dot.member == "BEL"), both=())
    assert plain(quadrant_title(alone)).startswith("0 of 1 member at 3.5 % of GDP or more with 20 % of it")
