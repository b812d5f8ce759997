"""What the charts show, as values: checked by hand against the small plan."""

from dataclasses import replace

import pytest

from rampath.charts.series import EQUIPMENT_FLOOR, Mark, Side, marks, member_path, quadrant, ranked, side
from rampath.domain.commitment import Commitment, Pillar, Rule
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection


def test_that_marks_are_the_commitment_first_and_then_the_earlier_promises(plan: Plan, hague: Commitment) -> None:
    assert marks(plan, hague, Pillar.CORE) == (
        Mark(0.035, "3.5\u2009% core (2035)", active=True, deadline=2035),
        Mark(0.02, "2\u2009% core (2024)", active=False, deadline=2024),
    )


def test_that_a_later_promise_is_no_mark_of_an_earlier_one(plan: Plan, wales: Commitment) -> None:
    assert [mark.share for mark in marks(plan, wales, Pillar.CORE)] == [0.02]


def test_that_two_promises_of_one_share_make_one_mark(plan: Plan, hague: Commitment) -> None:
    again = replace(hague, id="compromise", start=2020, deadline=2032)
    both = replace(plan, commitments=(*plan.commitments, again))
    assert [mark.share for mark in marks(both, hague, Pillar.CORE)] == [0.035, 0.02]


def test_that_a_pillar_has_only_its_own_marks(plan: Plan, hague: Commitment) -> None:
    assert [mark.share for mark in marks(plan, hague, Pillar.BROADER)] == [0.015]


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.0350, Side.ABOVE),
        (0.03496, Side.ABOVE),  # published as 3.50
        (0.03494, Side.BETWEEN),
        (0.0200, Side.BETWEEN),
        (0.0199, Side.BELOW),
    ],
)
def test_that_sides_are_judged_on_the_share_as_published(
    plan: Plan, hague: Commitment, share: float, expected: Side
) -> None:
    assert side(hague, marks(plan, hague, Pillar.CORE), share) is expected


def test_that_an_exact_rule_does_not_round_the_share_up(plan: Plan, hague: Commitment) -> None:
    exact = replace(hague, rule=Rule.EXACT)
    assert side(exact, marks(plan, exact, Pillar.CORE), 0.03496) is Side.BETWEEN


def test_that_one_line_parts_above_from_below_and_without_a_line_there_is_neither(
    plan: Plan, wales: Commitment
) -> None:
    assert side(wales, marks(plan, wales, Pillar.CORE), 0.01) is Side.BELOW
    assert side(wales, marks(plan, wales, Pillar.CORE), 0.02) is Side.ABOVE
    assert side(wales, (), 0.01) is Side.BETWEEN


def test_that_the_year_of_a_ranking_is_that_of_estimates_though_the_highest_share_is_a_planned_one(
    plan: Plan, projection: Projection
) -> None:
    shown = ranked(plan, projection, 2026)
    first, *others = shown.bars
    assert shown.label == "2026e"
    assert replace(shown, bars=(replace(first, kind=Kind.PLAN), *others)).label == "2026e"
    assert replace(shown, bars=(replace(first, kind=Kind.PLAN),)).label == "2026"


def test_that_members_are_ranked_from_the_highest_share_down(plan: Plan, projection: Projection) -> None:
    shown = ranked(plan, projection, 2026)
    assert [(bar.member, bar.share, bar.side) for bar in shown.bars] == [
        ("EST", 0.051, Side.ABOVE),
        ("GRC", 0.03496, Side.ABOVE),
        ("BEL", 0.02, Side.BETWEEN),
        ("SVN", 0.0161, Side.BELOW),
    ]
    assert {bar.kind for bar in shown.bars} == {Kind.ESTIMATE}


def test_that_a_member_without_a_share_is_named_and_gets_no_bar(plan: Plan, projection: Projection) -> None:
    assert ranked(plan, projection, 2026).without_data == ("Iceland",)


@pytest.mark.parametrize(("year", "kind"), [(2024, Kind.ACTUAL), (2025, Kind.ESTIMATE), (2031, Kind.PLAN)])
def test_that_bars_carry_the_kind_of_their_year(plan: Plan, projection: Projection, year: int, kind: Kind) -> None:
    assert {bar.kind for bar in ranked(plan, projection, year).bars} == {kind}


def test_that_a_path_goes_from_the_first_observed_year_to_the_horizon(plan: Plan, projection: Projection) -> None:
    path = member_path(plan, projection, "BEL", Pillar.CORE)
    assert (path.first_year, path.last_year, path.review) == (2022, 2035, 2029)
    assert [point.year for point in path.points] == list(range(2022, 2036))
    assert [point.year for point in path.of(Kind.ACTUAL)] == [2022, 2023, 2024]
    assert [point.year for point in path.of(Kind.ESTIMATE)] == [2025, 2026]
    by_year = {point.year: point.share for point in path.points}
    assert by_year[2026] == pytest.approx(0.02)
    assert by_year[2029] == pytest.approx(0.02 + 0.01 * 3 / 5)  # linear from 2026 to 3 % in 2031
    assert by_year[2035] == pytest.approx(0.035)


def test_that_the_ghost_is_the_plain_way_where_a_person_set_another(plan: Plan, projection: Projection) -> None:
    ghost = {point.year: point.share for point in member_path(plan, projection, "BEL", Pillar.CORE).ghost}
    assert min(ghost) == 2027
    assert ghost[2029] == pytest.approx(0.02 + 0.015 * 3 / 9)
    assert member_path(plan, projection, "SVN", Pillar.CORE).ghost == ()


def test_that_a_member_without_figures_has_no_points(plan: Plan, projection: Projection) -> None:
    assert member_path(plan, projection, "ISL", Pillar.CORE).points == ()


def test_that_the_quadrant_shows_members_that_have_both_figures(plan: Plan, projection: Projection) -> None:
    shown = quadrant(plan, projection, 2026)
    assert {dot.member: (dot.share, dot.equipment) for dot in shown.dots} == {
        "BEL": (0.02, 0.27),
        "EST": (0.051, 0.40),
        "GRC": (0.03496, 0.19),
        "SVN": (0.0161, 0.28),
    }
    assert shown.without_data == ("Iceland",)
    assert (shown.share_line, shown.equipment_line) == (0.035, EQUIPMENT_FLOOR)
    assert shown.kind is Kind.ESTIMATE


def test_that_both_lines_are_judged_by_the_rule_of_the_commitment(plan: Plan, projection: Projection) -> None:
    assert quadrant(plan, projection, 2026).both == ("EST",)  # Greece meets the share, not the equipment


def test_that_a_year_outside_of_the_projection_shows_nobody(plan: Plan, projection: Projection) -> None:
    assert ranked(plan, projection, 1999).bars == ()
    assert len(ranked(plan, projection, 1999).without_data) == 5
    assert quadrant(plan, projection, 1999).dots == ()
