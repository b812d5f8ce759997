"""Economies: equal also where figures are missing, and held after their last year."""

import math
from dataclasses import replace

import pytest

from domain import build
from domain.build import FACTS, REGISTER, observations
from rampath.domain.baseline import baseline
from rampath.domain.conversion import conversion
from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import Extension, Rule
from rampath.domain.member import CurrencyPeriod, Member
from rampath.domain.observation import Measure, Observations


def test_that_outlooks_that_lack_the_same_figures_are_equal() -> None:
    one = Outlook(2025, "EUR", (0.01,), (float("nan"),), (math.nan,), (1.0,))
    other = Outlook(2025, "EUR", (0.01,), (math.nan,), (float("nan"),), (1.0,))
    assert one == other


def test_that_after_the_last_year_its_growth_is_held() -> None:
    outlook = Outlook(2026, "EUR", (0.0, 0.1), (0.0, 0.0), (math.nan,) * 2, (0.8, 0.8))
    economy = Economy("e", "E", "s", {"AAA": outlook})
    base = baseline(observations({"AAA": FACTS["AAA"]}), economy, REGISTER, 2030)
    gdp = base.gdp_constant[base.row("AAA")]
    at = base.years.index(2026)
    assert [gdp[at + n] / gdp[at] for n in (1, 2, 4)] == pytest.approx([1.1, 1.21, 1.4641])


def test_that_shares_alone_are_planned_with_the_gdp_of_the_economy() -> None:
    shares = Observations.of([row for row in observations() if row.measure is Measure.CORE_SHARE])
    outlook = Outlook(
        2024, "EUR", (0.0, 0.0, 0.0, 0.02), (0.0, 0.0, 0.0, 0.03), (900.0, 950.0, 1000.0, 0.0), (0.8,) * 4
    )
    base = baseline(shares, Economy("e", "E", "s", {"AAA": outlook}), REGISTER, 2030)
    gdp = base.gdp_current[base.row("AAA")]
    at = base.years.index(2026)
    assert list(gdp[at : at + 2]) == pytest.approx([1000.0, 1000 * 1.02 * 1.03])


def test_that_gdp_grows_from_the_last_year_in_which_money_is_known() -> None:
    money = (Measure.CORE_EXPENDITURE, Measure.GDP)
    rows = Observations.of([row for row in observations() if row.measure not in money or row.year < 2026])
    outlook = Outlook(2024, "EUR", (0.1,) * 3, (0.0,) * 3, (math.nan,) * 3, (0.8,) * 3)
    base = baseline(rows, Economy("e", "E", "s", {"AAA": outlook}), REGISTER, 2030)
    gdp = base.gdp_current[base.row("AAA")]
    at = base.years.index(2025)
    assert [gdp[at + n] for n in (0, 1, 2)] == pytest.approx([10_000, 11_000, 12_100])


def test_that_an_old_currency_is_converted_at_its_fixed_rate() -> None:
    member = Member(
        "BGR", "Bulgaria", "Bulgarie", 2004, (CurrencyPeriod("BGN"), CurrencyPeriod("EUR", 2026, 1.95583)), True
    )
    assert conversion(member, "BGN", "EUR") == pytest.approx(1 / 1.95583)
    assert conversion(member, "EUR", "BGN") == pytest.approx(1.95583)
    assert conversion(member, "EUR", "EUR") == 1.0
    assert math.isnan(conversion(member, "USD", "EUR"))


def test_that_a_member_that_the_economy_does_not_know_has_no_figures_after_its_last() -> None:
    base = baseline(observations(), Economy("e", "E", "s", {}), REGISTER, 2030)
    gdp = base.gdp_current[base.row("AAA")]
    assert gdp[base.years.index(2026)] == pytest.approx(10_000)
    assert math.isnan(gdp[-1])


def test_that_the_words_on_what_holds_beyond_the_end_follow_the_rules() -> None:
    economy = replace(build.economy(), assumption="From 2029 on that of 2028 is held.")
    assert economy.beyond == "From 2029 on that of 2028 is held."
    changed = economy.with_extensions(Extension(Rule.AVERAGE, years=3), economy.deflator_extension)
    assert changed.beyond == (
        "Beyond each member's last year of it: real growth, the average of the last 3 years is held; deflator, the last"
        " year is held."
    )


def test_that_a_year_typed_beyond_the_end_takes_the_assumption_back_and_one_before_it_does_not() -> None:
    economy = replace(build.economy(), assumption="From 2029 on that of 2028 is held.")
    outlook = economy.outlooks["AAA"]
    assert economy.with_outlook("AAA", outlook.with_rates(2027, 0.01)).assumption
    longer = outlook.until(2031, economy.extension, economy.deflator_extension)
    assert not economy.with_outlook("AAA", longer).assumption
