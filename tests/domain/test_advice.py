from dataclasses import replace

import pytest

from domain.build import FACTS, Facts, plan
from rampath.domain.advice import advice
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.thresholds import Thresholds


def said(
    anchors: tuple[Anchor, ...], thresholds: Thresholds | None = None, facts: dict[str, Facts] | None = None
) -> str:
    known: Plan = plan(facts or FACTS)
    known = known.with_path(known.scenario("Hague 2035"), "AAA", Pillar.CORE, Path(anchors))
    if thresholds is not None:
        known = replace(known, thresholds=thresholds)
    return " ".join(f.message for f in advice(known, project(known, known.scenario("Hague 2035")), "AAA", Pillar.CORE))


def test_that_a_step_above_the_member_s_own_best_is_told_with_both_numbers() -> None:
    text = said((Anchor(2035, 0.035),))
    # 1.5 pp over nine years is 0.17 a year; the share never moved before.
    assert "+0.17\u2009pp" in text
    assert "the largest so far was 0.00\u2009pp" in text


def test_that_a_threshold_of_the_plan_silences_it() -> None:
    assert "largest so far" not in said((Anchor(2035, 0.035),), Thresholds(step_over_best=0.01, growth_over_best=1))


def test_that_flat_years_before_a_jump_are_told() -> None:
    text = said((Anchor(2034, 0.02), Anchor(2035, 0.035)))
    assert "stays flat for 8 years and then jumps by +1.50\u2009pp in 2035, 100\u2009% of the whole rise" in text


def test_that_backsliding_is_told_with_the_worst_year() -> None:
    text = said((Anchor(2030, 0.03), Anchor(2032, 0.028), Anchor(2035, 0.035)))
    assert "falls in 2 of the planned years" in text
    assert "\u22120.10\u2009pp" in text


def test_that_the_review_year_is_held_against_the_straight_line() -> None:
    text = said((Anchor(2034, 0.02), Anchor(2035, 0.035)))
    # The straight line is at 2.0 + 1.5 x 3 / 9 = 2.5 in 2029.
    assert (
        "At the review in 2029 the share is 2.00\u2009%, 0.50\u2009pp below the straight line to 3.50\u2009%." in text
    )


def test_that_the_straight_path_is_not_behind_and_does_not_slide() -> None:
    text = said((Anchor(2035, 0.035),))
    assert "review" not in text
    assert "falls" not in text
    assert "flat" not in text


def test_that_real_growth_above_the_member_s_own_best_is_told() -> None:
    text = said((Anchor(2027, 0.03),))
    # From 2 to 3 % of a GDP that is 2 % larger: 1.5 x 1.02 - 1 = 53 %.
    assert "Spending grows by 53.0\u2009% in real terms in 2027; the most so far was 0.0\u2009% in 2025." in text


@pytest.mark.parametrize("value", [-0.1, float("nan"), float("inf")])
def test_that_a_threshold_that_is_none_is_an_error(value: float) -> None:
    with pytest.raises(ValueError, match="slide"):
        Thresholds(slide=value)
