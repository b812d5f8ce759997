import math
from dataclasses import replace

from domain.build import plan
from rampath.domain.advice import advice
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.premise import premises
from rampath.domain.projection import Currency, Money, Prices, project

MONEY = Money(Prices.CONSTANT, Currency.NATIONAL)


def said(known: Plan, scenario: str = "Hague 2035", member: str = "AAA") -> list[str]:
    projection = project(known, known.scenario(scenario))
    return [f"{each.place}: {each.message}" for each in premises(known, projection, member, Pillar.CORE)]


def with_rates(known: Plan, year: int, growth: float | None = None, deflator: float | None = None) -> Plan:
    economy = known.economies[0]
    outlook = economy.outlooks["AAA"].with_rates(year, growth, deflator)
    return replace(known, economies=(economy.with_outlook("AAA", outlook),))


def test_that_a_sound_plan_lacks_nothing() -> None:
    assert said(plan()) == []


def test_that_a_member_without_a_share_lacks_nothing_either() -> None:
    assert said(plan(), member="ISL") == []


def test_that_growth_of_minus_100_per_cent_leaves_no_money_and_is_told() -> None:
    known = with_rates(plan(), 2028, growth=-1.0)
    line = project(known, known.scenario("Hague 2035")).line("AAA", Pillar.CORE, MONEY)
    assert line.expenditure_in(2027) is not None
    assert line.expenditure_in(2028) is None
    assert said(known)[0].startswith("Aland 2028: No GDP above zero at constant prices is known in 2028")


def test_that_a_missing_deflator_takes_the_money_at_current_prices_only() -> None:
    known = with_rates(plan(), 2027, deflator=math.nan)
    assert said(known) == [
        (
            "Aland 2027: No GDP above zero at current prices is known in 2027, so the share makes no money. Look at"
            " growth, deflator and source in Scenario > Economies…."
        )
    ]


def test_that_an_economy_without_the_member_is_told_in_the_first_planned_year() -> None:
    known = plan()
    economy = replace(known.economies[0], outlooks={})
    assert said(replace(known, economies=(economy,)))[0].startswith("Aland 2027: No GDP above zero")


def test_that_a_deadline_that_has_passed_is_told_where_the_line_is_missed() -> None:
    known = plan()
    wales = replace(known.commitment(known.scenario("Wales 2014")), targets=(replace(known.commitments[1].targets[0],
                                                                                    share=0.03),))  # fmt: skip
    known = replace(known, commitments=(known.commitments[0], wales))
    assert said(known, "Wales 2014") == [
        (
            "Aland 2026: The deadline of 2024 has passed and the share is 2.00\u2009%, below 3.00\u2009%: the plain"
            " path is at the line one year later."
        )
    ]
    assert said(known, "Wales 2014", "BBB") == []


def test_that_a_hold_below_the_target_at_the_deadline_is_told() -> None:
    known = plan()
    path = Path((Anchor(2030, 0.022, held=True), Anchor(2035, 0.03, held=True)))
    known = known.with_path(known.scenario("Hague 2035"), "AAA", Pillar.CORE, path)
    assert said(known) == [
        "Aland 2035: 2035 is held at 3.00\u2009%, below the target of 3.50\u2009%: release it, or the line is missed."
    ]


def test_that_advice_begins_with_what_is_lacking() -> None:
    known = with_rates(plan(), 2028, growth=-1.0)
    found = advice(known, project(known, known.scenario("Hague 2035")), "AAA", Pillar.CORE)
    assert found[0].severity is Severity.WARNING
    assert {each.severity for each in found[1:]} <= {Severity.NOTE}
