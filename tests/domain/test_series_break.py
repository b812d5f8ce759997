"""Breaks in a member's GDP against the economy's, and changes of its currency."""

from dataclasses import replace

import pytest

from domain.build import REGISTER, economy, plan
from rampath.domain.member import CurrencyPeriod, Member
from rampath.domain.projection import Projection, project
from rampath.domain.series_break import Break, breaks, currency_note, said_break

AAA = REGISTER["AAA"]


def projected(*gdp: float) -> Projection:
    """AAA's observed GDP is 10,000 million in 2024, 2025 and 2026; the economy's is this one, from 2023 on."""
    outlook = replace(economy().outlooks["AAA"], gdp=gdp)
    known = replace(plan(), economies=(economy().with_outlook("AAA", outlook),))
    return project(known, known.scenarios[0])


def test_that_gdp_which_grows_otherwise_than_the_economy_s_by_more_than_a_tenth_is_a_break() -> None:
    found = breaks(projected(9e3, 9e3, 10.8e3, 10.8e3, 10.8e3, 10.8e3), AAA)
    assert [(each.member, each.year) for each in found] == [("AAA", 2025)]
    assert [found[0].seen, found[0].expected] == pytest.approx([0.0, 0.2])


def test_that_usual_growth_and_years_that_were_not_observed_are_no_breaks() -> None:
    assert breaks(projected(9e3, 9e3, 9.9e3, 9.9e3, 20e3, 40e3), AAA) == ()  # 10 % more is 9.1 % apart
    assert breaks(projected(9e3, 20e3, 20e3, 20e3, 20e3, 20e3), AAA) == ()  # nothing was observed before 2024


def test_that_without_a_figure_on_either_side_nothing_is_claimed() -> None:
    nan = float("nan")
    assert breaks(projected(9e3, nan, 20e3, nan, 9e3, 9e3), AAA) == ()
    assert breaks(projected(9e3, 0.0, 20e3, 20e3, 9e3, 9e3), AAA) == ()
    assert breaks(project(plan(), plan().scenarios[0]), REGISTER["NATO"]) == ()


def test_that_a_break_says_both_changes() -> None:
    said = said_break(Break("AAA", 2025, 0.263, -0.012))
    assert said.startswith(
        "series break in 2025: GDP changes by +26\u2009% here and by \u22121\u2009% in the economy's"
    )


def test_that_a_change_of_currency_is_noted_in_the_years_that_it_falls_into() -> None:
    periods = (CurrencyPeriod("HRK"), CurrencyPeriod("EUR", 2023, 7.5345))
    croatia = Member("HRV", "Croatia", "Croatie", 2009, periods, has_forces=True)
    told = "EUR from 2023 on, at 7.5345 for one"
    assert [currency_note(croatia, *years) for years in ((2014, 2026), (2022, 2023), (2023, 2026), (2014, 2022))] == [
        told, told, "", "",
    ]  # fmt: skip
    assert currency_note(AAA, 2014, 2026) == ""
