"""What money, rates and figures of one edition rest on."""

from dataclasses import replace

import pytest

from rampath.domain.observation import Measure, Observation, Observations
from rampath.domain.plan import Plan, Source
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.trace import Figure, Trace
from rampath.domain.traced import traced

OWN_CURRENT = Money(Prices.CURRENT, Currency.NATIONAL)


def told(plan: Plan, figure: Figure) -> Trace:
    found = traced(plan, project(plan, plan.scenarios[0]), figure)
    assert found is not None
    return found


def test_that_money_as_read_tells_its_own_cell_and_not_that_of_the_share(sample_plan: Plan) -> None:
    found = told(sample_plan, Figure("BEL", Measure.CORE_SHARE, 2020, OWN_CURRENT))
    assert found.lines[0] == "Belgium 2020, core defence expenditure: 4,665 EUR million at current prices"
    assert found.lines[1] == "NATO July 2026, Table 1!H6: “4665”"
    assert found.observed is not None


def test_that_money_in_another_currency_tells_the_cell_that_it_was_worked_out_from(sample_plan: Plan) -> None:
    found = told(sample_plan, Figure("BEL", Measure.CORE_SHARE, 2020, Money()))
    assert found.lines[0] == "Belgium 2020: brought to USD, from"
    assert found.lines[2] == "NATO July 2026, Table 1!H42: “4790”"


def test_that_money_without_a_figure_of_its_own_follows_from_the_share_and_gdp(sample_plan: Plan) -> None:
    rows = sample_plan.observations.rows
    kept = Observations.of(row for row in rows if row.measure is not Measure.CORE_EXPENDITURE or row.member != "BEL")
    found = told(replace(sample_plan, observations=kept), Figure("BEL", Measure.CORE_SHARE, 2020, OWN_CURRENT))
    assert found.lines[0].startswith("1.01\u2009% of a GDP of ")
    assert found.lines[0].endswith(" million EUR")
    assert "Table 3!H6" in found.lines[2]


def test_that_planned_money_says_of_which_gdp_it_is_a_share(sample_plan: Plan) -> None:
    found = told(sample_plan, Figure("BEL", Measure.CORE_SHARE, 2035, Money()))
    assert found.lines[0].startswith("3.50\u2009% of a GDP of ")
    assert found.lines[1].startswith("Belgium 2035 is planned: an anchor")
    assert found.observed is None


@pytest.mark.parametrize(("money", "said"), [
    (OWN_CURRENT, "NATO Total 2020, core defence expenditure: 1,096,546 USD million at current prices"),
    (Money(), "NATO Total 2020 was not published in these prices: it follows from the figures of its members"),
])  # fmt: skip
def test_that_money_of_an_aggregate_is_the_published_sum_or_says_that_there_is_none(
    sample_plan: Plan, money: Money, said: str
) -> None:
    assert told(sample_plan, Figure("NATO", Measure.CORE_SHARE, 2020, money)).lines[0] == said


def test_that_a_rate_tells_its_economy_and_not_a_cell_of_nato_s_tables(sample_plan: Plan) -> None:
    found = told(sample_plan, Figure("BEL", Measure.GDP_REAL_GROWTH, 2026))
    assert found.lines[0] == "Belgium 2026, real growth of GDP: economy “IMF WEO, April 2025”"
    assert found.lines[1].startswith("Source: International Monetary Fund, World Economic Outlook, April 2025")
    assert found.observed is None
    beyond = told(sample_plan, Figure("BEL", Measure.GDP_DEFLATOR, 2035))
    assert "are held: an assumption of Rampath" in beyond.lines[-1]


def test_that_a_rate_of_an_imported_economy_tells_its_file(sample_plan: Plan) -> None:
    economy = replace(sample_plan.economies[0], source="World Economic Outlook, read from nato-2026.xlsx")
    plan = replace(sample_plan, economies=(economy,))
    found = told(plan, Figure("BEL", Measure.GDP_REAL_GROWTH, 2026))
    assert found.lines[2] == plan.sources[0].file
    assert found.lines[3].startswith("SHA-256 ")


def test_that_a_rate_tells_the_cells_that_it_was_read_from_or_that_it_was_changed_since(sample_plan: Plan) -> None:
    economy = replace(sample_plan.economies[0], source="World Economic Outlook, read from weo.xlsx")
    outlook = economy.outlooks["BEL"]
    at = 2026 - outlook.first_year
    share = sample_plan.observations.get("BEL", Measure.CORE_SHARE, 2020)
    assert share is not None

    def row(measure: Measure, year: int, value: float, cell: str, unit: str) -> Observation:
        return replace(share, measure=measure, year=year, value=value, cell=cell, raw=str(value), unit=unit,
                       price_basis="", edition="WEO", file="weo.xlsx")  # fmt: skip

    rows = (
        row(Measure.GDP_REAL_GROWTH, 2026, outlook.real_growth[at], "W!A1", "fraction"),
        row(Measure.GDP_DEFLATOR, 2025, 100.0, "W!B1", "index"),
        row(Measure.GDP_DEFLATOR, 2026, 100 * (1 + outlook.deflator_growth[at]), "W!B2", "index"),
    )
    plan = replace(
        sample_plan, economies=(economy,), sources=(*sample_plan.sources, Source("weo.xlsx", "abc", "WEO", "")),
        observations=Observations.of((*sample_plan.observations.rows, *rows)),
    )  # fmt: skip
    growth = told(plan, Figure("BEL", Measure.GDP_REAL_GROWTH, 2026))
    assert "WEO, W!A1: " in growth.text
    assert growth.observed is not None
    assert "Changed" not in growth.text
    deflator = told(plan, Figure("BEL", Measure.GDP_DEFLATOR, 2026)).text
    assert "W!B1" in deflator
    assert "W!B2" in deflator
    assert "Changed" not in deflator
    by_hand = economy.with_outlook("BEL", outlook.with_rates(2026, real_growth=0.05))
    changed = told(replace(plan, economies=(by_hand,)), Figure("BEL", Measure.GDP_REAL_GROWTH, 2026))
    assert "Changed in the plan since it was read; the file says" in changed.lines


def test_that_the_figure_of_an_edition_is_told_though_another_one_counts(sample_plan: Plan) -> None:
    row = sample_plan.observations.get("BEL", Measure.CORE_SHARE, 2020)
    assert row is not None
    older = replace(row, edition="NATO June 2024", value=0.02, raw="2", cell="T!A1")
    plan = replace(sample_plan, observations=Observations.of((*sample_plan.observations.rows, older)))
    assert "Table 3!H6" in told(plan, Figure("BEL", Measure.CORE_SHARE, 2020)).lines[1]
    found = told(plan, Figure("BEL", Measure.CORE_SHARE, 2020, edition="NATO June 2024"))
    assert found.lines[1] == "NATO June 2024, T!A1: “2”"
