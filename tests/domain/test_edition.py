"""Editions: which one counts where several tell the same figure."""

from dataclasses import replace

import pytest

from domain.build import REGISTER, economy, observations, plan
from rampath.domain.commitment import Pillar
from rampath.domain.edition import EditionChoice, published_in, publisher_of, usual_order
from rampath.domain.edition_use import counting_editions, edition_uses
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.observed import base_year_of, observed_years
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project

SHARE, SPENT = Measure.CORE_SHARE, Measure.CORE_EXPENDITURE


def share(edition: str, year: int, value: float, member: str = "AAA", kind: Kind = Kind.ACTUAL) -> Observation:
    return Observation(
        member, SHARE, year, value, "fraction", "constant 2021", kind, edition, f"{edition}.xlsx", "T!A1", str(value)
    )


def spent(edition: str, year: int, value: float, unit: str, basis: str = "current", member: str = "AAA") -> Observation:
    return Observation(
        member, SPENT, year, value, unit, basis, Kind.ACTUAL, edition, f"{edition}.xlsx", "T!B1", str(value)
    )


OLD = [share("NATO June 2024", year, 0.020 + i / 1000) for i, year in enumerate((2022, 2023, 2024))]
NEW = [share("NATO July 2026", year, 0.030 + i / 1000) for i, year in enumerate((2023, 2024, 2025, 2026))]


def told(rows: Observations, *years: int) -> list[float | None]:
    return [rows.value("AAA", SHARE, year) for year in years]


@pytest.mark.parametrize("rows", [[*OLD, *NEW], [*NEW, *OLD]])
def test_that_the_edition_that_reaches_further_counts_whatever_was_read_first(rows: list[Observation]) -> None:
    found = Observations.of(rows)
    assert told(found, 2022, 2023, 2024, 2026) == [0.020, 0.030, 0.031, 0.033]


def test_that_of_two_that_reach_equally_far_the_one_published_later_counts() -> None:
    march, july = share("NATO March 2026", 2026, 0.01), share("NATO July 2026", 2026, 0.02)
    assert told(Observations.of([july, march]), 2026) == [0.02]
    assert usual_order([july, march]) == ("NATO March 2026", "NATO July 2026")


def test_that_of_two_that_reach_equally_far_the_one_read_later_counts_where_a_name_has_no_month() -> None:
    first, second = share("NATO July 2026", 2026, 0.01), share("Estonia return", 2026, 0.02)
    assert told(Observations.of([first, second]), 2026) == [0.02]
    assert told(Observations.of([second, first]), 2026) == [0.01]


def test_that_an_edition_whose_name_has_no_month_changes_nothing_about_the_order_of_the_others() -> None:
    july, march = share("NATO July 2026", 2026, 0.02), share("Bland return, March 2026", 2026, 0.01, member="BBB")
    own = share("Aland return, budget", 2026, 0.03)
    assert usual_order([july, march, own]) == ("Bland return, March 2026", "NATO July 2026", "Aland return, budget")
    assert usual_order([july, own, march]) == ("Bland return, March 2026", "NATO July 2026", "Aland return, budget")
    later = share("NATO August 2026", 2026, 0.04)
    assert usual_order([july, own, later])[-1] == "NATO August 2026", "what was read after it counts before it"


def test_that_plans_and_gdp_do_not_make_an_edition_reach_further() -> None:
    outlook = replace(share("Outlook 2025", 2031, 900.0), measure=Measure.GDP, unit="EUR million")
    planned = share("Return May 2024", 2031, 0.04, kind=Kind.PLAN)
    order = usual_order([outlook, planned, *NEW])
    assert order == ("Outlook 2025", "Return May 2024", "NATO July 2026")


def test_that_an_edition_that_is_chosen_comes_first_and_the_others_fill_in() -> None:
    found = Observations((*OLD, *NEW), (EditionChoice("NATO June 2024"),))
    assert told(found, 2022, 2023, 2024, 2025) == [0.020, 0.021, 0.022, 0.032]


def test_that_an_edition_that_counts_alone_is_not_filled_in() -> None:
    found = Observations((*OLD, *NEW), (EditionChoice("NATO June 2024", alone=True),))
    assert told(found, 2022, 2023, 2024, 2025) == [0.020, 0.021, 0.022, None]
    assert observed_years(found) == (2022, 2023, 2024)


def test_that_an_edition_that_counts_alone_leaves_measures_that_it_does_not_tell_to_others() -> None:
    people = replace(share("World Bank", 2025, 38.0), measure=Measure.POPULATION, unit="million")
    found = Observations((*OLD, *NEW, people), (EditionChoice("NATO June 2024", alone=True),))
    assert found.value("AAA", Measure.POPULATION, 2025) == 38.0
    assert told(found, 2025) == [None]


def test_that_a_narrower_choice_comes_before_a_wider_one_and_a_series_before_a_member() -> None:
    rows = [*OLD, *NEW, share("NATO June 2024", 2024, 0.05, "BBB"), share("NATO July 2026", 2024, 0.06, "BBB")]
    wide, narrow = EditionChoice("NATO July 2026", alone=True), EditionChoice("NATO June 2024", "BBB")
    found = Observations(tuple(rows), (wide, narrow))
    assert told(found, 2022, 2024) == [None, 0.031]
    assert found.value("BBB", SHARE, 2024) == 0.05
    series = EditionChoice("NATO July 2026", "BBB", SHARE)
    assert Observations(tuple(rows), (wide, narrow, series)).value("BBB", SHARE, 2024) == 0.06
    measure = EditionChoice("NATO June 2024", measure=SHARE)
    assert Observations(tuple(rows), (measure,)).value("BBB", SHARE, 2024) == 0.05
    assert (
        Observations(tuple(rows), (measure, EditionChoice("NATO July 2026", "BBB"))).value("BBB", SHARE, 2024) == 0.06
    )


def test_that_the_first_of_two_choices_counts_and_the_second_fills_in_before_the_rest() -> None:
    other = [share("Third", year, 0.04) for year in (2022, 2025)]
    order = (EditionChoice("NATO June 2024"), EditionChoice("Third", alone=True))
    found = Observations((*OLD, *NEW, *other), order)
    assert told(found, 2022, 2024, 2025, 2026) == [0.020, 0.022, 0.04, None]


def test_that_a_choice_of_an_edition_that_is_not_there_changes_nothing() -> None:
    found = Observations((*OLD, *NEW), (EditionChoice("Nobody's", alone=True),))
    assert told(found, 2022, 2026) == [0.020, 0.033]


def test_that_a_month_and_year_are_found_in_a_name() -> None:
    assert published_in("NATO July 2026") == (2026, 7)
    assert published_in("Estonia return, november 2026") == (2026, 11)
    assert published_in("SIPRI 1949–2024") is None


def test_that_a_path_sets_out_from_the_last_year_of_the_editions_that_count() -> None:
    both = replace(plan(), observations=Observations((*OLD, *NEW)))
    start = both.start("AAA", Pillar.CORE)
    assert start is not None
    assert (start.year, start.share) == (2026, 0.033)
    alone = both.with_editions([EditionChoice("NATO June 2024", alone=True)])
    start = alone.start("AAA", Pillar.CORE)
    assert start is not None
    assert (start.year, start.share) == (2024, 0.022)
    assert alone.with_editions([]) == both


def test_that_the_base_year_is_that_of_the_edition_that_counts_and_not_of_other_sources() -> None:
    old = spent("NATO June 2024", 2024, 100, "EUR million", "constant 2015")
    new = spent("NATO July 2026", 2026, 100, "EUR million", "constant 2021")
    other = replace(spent("SIPRI", 2026, 9, "USD million", "constant 2023"), measure=Measure.MILITARY_EXPENDITURE)
    rows = (new, old, other)
    assert base_year_of(Observations(rows)) == 2021
    assert base_year_of(Observations(rows, (EditionChoice("NATO June 2024"),))) == 2015
    assert base_year_of(Observations(rows, (EditionChoice("NATO June 2024", "AAA"),))) == 2021


def test_that_years_are_those_of_spending_where_another_source_tells_gdp_of_more_years() -> None:
    gdp = [replace(share("Outlook", year, 900.0), measure=Measure.GDP, unit="EUR million") for year in (1980, 2031)]
    assert observed_years(Observations((*NEW, *gdp))) == (2023, 2024, 2025, 2026)
    assert observed_years(Observations(tuple(gdp)))[::51] == (1980, 2031)


def with_return(value: float) -> Plan:
    """The small alliance, and a return of AAA that says another share for the last year and nothing else."""
    known = plan()
    row = next(r for r in known.observations if (r.member, r.measure, r.year) == ("AAA", SHARE, 2026))
    sent = replace(row, value=value, edition="AAA return", file="aaa.xlsx")
    return replace(known, observations=Observations((*known.observations.rows, sent)))


def test_that_a_share_of_another_edition_leaves_gdp_where_the_published_pair_puts_it() -> None:
    """200 at 2 % is a GDP of 10,000, whatever share the return claims."""
    found = project(with_return(0.025), with_return(0.025).scenarios[0])
    line = found.line("AAA", Pillar.CORE, Money(Prices.CURRENT, Currency.NATIONAL))
    assert line.share_in(2026) == 0.025
    assert line.gdp_in(2026) == pytest.approx(10_000)


def test_that_money_in_a_former_currency_is_brought_to_the_present_one() -> None:
    """Leva of one edition and euros of the next make one series: 1.95583 leva were one euro."""
    from rampath.domain.member import CurrencyPeriod, Member, Register

    currencies = (CurrencyPeriod("BGN"), CurrencyPeriod("EUR", 2026, 1.95583))
    bulgaria = Member("BGR", "Bulgaria", "Bulgarie", 2004, currencies, has_forces=True)
    register = Register((bulgaria,), REGISTER.aggregates)
    rows = (
        share("NATO June 2024", 2024, 0.02, "BGR"),
        spent("NATO June 2024", 2024, 1955.83, "BGN million", member="BGR"),
        share("NATO July 2026", 2026, 0.02, "BGR"),
        spent("NATO July 2026", 2026, 1100.0, "EUR million", member="BGR"),
    )
    from rampath.domain.baseline import baseline

    base = baseline(Observations(rows), economy(), register, 2035)
    assert base.currencies == ("EUR",)
    assert base.expenditure_current[0][0] == pytest.approx(1000.0)
    assert base.gdp_current[0][0] == pytest.approx(50_000.0)
    assert base.expenditure_current[0][2] == 1100.0


def test_that_uses_tell_figures_members_years_and_how_many_count() -> None:
    found = Observations((*OLD, *NEW))
    uses = edition_uses(found)
    assert [(u.edition, u.figures, u.members, u.first_year, u.last_year, u.counting) for u in uses] == [
        ("NATO July 2026", 4, 1, 2023, 2026, 4),
        ("NATO June 2024", 3, 1, 2022, 2024, 1),
    ]
    assert counting_editions(found) == ("NATO July 2026", "NATO June 2024")
    alone = replace(found, choices=(EditionChoice("NATO July 2026", alone=True),))
    assert counting_editions(alone) == ("NATO July 2026",)


def test_that_a_source_that_no_projection_is_drawn_from_is_not_named_as_the_plan_s_edition() -> None:
    sipri = replace(share("SIPRI 2025", 2024, 0.02), measure=Measure.MILITARY_SHARE)
    found = replace(plan(), observations=Observations((*observations(), sipri)))
    assert found.edition == "Test 2026"
    assert found.observations.editions == ("Test 2026", "SIPRI 2025")


def test_that_a_plan_without_figures_that_count_names_all_its_editions() -> None:
    sipri = replace(share("SIPRI 2025", 2024, 0.02), measure=Measure.MILITARY_SHARE)
    assert counting_editions(Observations((sipri,))) == ("SIPRI 2025",)
    assert counting_editions(Observations()) == ()


def test_that_a_publisher_is_what_a_name_says_beside_its_date() -> None:
    assert publisher_of("NATO July 2026") == publisher_of("NATO June 2024") == "nato"
    assert publisher_of("IMF WEO April 2025") == publisher_of("IMF WEO October 2025")
    assert publisher_of("EDA 2005-2017") == publisher_of("EDA 2017-2021") == publisher_of("EDA 2024/25")
    assert publisher_of("Belgium return, July 2026") == publisher_of("Belgium return, July 2025")
    apart = ("NATO July 2026", "Belgium return, July 2026", "SIPRI 1949-2024", "Partner (2)", "Partner", "2025", "2026")
    assert len({publisher_of(edition) for edition in apart}) == len(apart)
