"""NATO's tables of a scenario: observed years as read, planned years as projected, the rest by NATO's arithmetic."""

from dataclasses import replace

import pytest

from domain.build import BASE, FACTS, plan
from rampath.domain.commitment import Pillar
from rampath.domain.member import NATO
from rampath.domain.nato_tables import NatoTables, nato_tables
from rampath.domain.observation import Kind, Measure, Observations
from rampath.domain.projection import Money, project


@pytest.fixture
def made() -> NatoTables:
    known = plan()
    return nato_tables(known, project(known, known.scenarios[0]))


def figure(
    made: NatoTables, measure: Measure, code: str, year: int, basis: str = "", *, national: bool = False
) -> float:
    found = dict(made.block(measure, basis, national=national).rows)[code][made.years.index(year)]
    assert found is not None
    return found


def test_that_each_year_says_how_firm_it_is(made: NatoTables) -> None:
    kinds = dict(zip(made.years, made.kinds, strict=True))
    assert (kinds[2025], kinds[2026], kinds[2027]) == (Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN)


def test_that_observed_years_stand_as_they_were_read(made: NatoTables) -> None:
    facts = FACTS["AAA"]
    assert figure(made, Measure.CORE_SHARE, "AAA", 2025) == facts.share
    assert figure(made, Measure.CORE_EXPENDITURE, "AAA", 2025, "current", national=True) == facts.spent
    assert (
        figure(made, Measure.CORE_EXPENDITURE, "AAA", 2025, f"constant {BASE}", national=True) == facts.spent_constant
    )


def test_that_planned_years_are_the_projection_s(made: NatoTables) -> None:
    known = plan()
    line = project(known, known.scenarios[0]).line("AAA", Pillar.CORE, Money())
    assert figure(made, Measure.CORE_SHARE, "AAA", 2035) == line.share_in(2035) == pytest.approx(0.035)


def test_that_real_change_is_the_growth_of_expenditure_at_constant_prices(made: NatoTables) -> None:
    # 2.00 % of GDP in 2026 and a ninth of 1.5 pp more in 2027, while GDP grows by 2 %.
    facts = FACTS["AAA"]
    expected = (facts.share + 0.015 / 9) / facts.share * (1 + facts.growth) - 1
    assert figure(made, Measure.REAL_CHANGE, "AAA", 2027) == pytest.approx(expected)


def test_that_what_a_file_says_of_planned_years_gives_way_to_the_scenario(made: NatoTables) -> None:
    known = plan()
    row = replace(known.observations.rows[0], member="USA", year=2030, kind=Kind.PLAN)
    told = [
        replace(row, measure=Measure.REAL_CHANGE, value=0.5),
        replace(row, measure=Measure.GDP, value=1e6, unit="USD million", kind=Kind.ESTIMATE),
    ]
    more = replace(known, observations=Observations.of([*known.observations.rows, *told]))
    again = nato_tables(more, project(more, more.scenarios[0]))
    for measure, basis in ((Measure.REAL_CHANGE, ""), (Measure.GDP, f"constant {BASE}")):
        assert figure(again, measure, "USA", 2030, basis) == figure(made, measure, "USA", 2030, basis)


def test_that_what_neither_was_read_nor_follows_is_left_open(made: NatoTables) -> None:
    assert set(dict(made.block(Measure.PERSONNEL).rows)["AAA"]) == {None}
    assert set(dict(made.block(Measure.EQUIPMENT_SHARE).rows)["AAA"]) == {None}


def test_that_money_in_national_currencies_has_no_aggregates_and_iceland_no_row(made: NatoTables) -> None:
    national = [code for code, _ in made.block(Measure.CORE_EXPENDITURE, "current", national=True).rows]
    assert NATO not in national
    assert "ISL" not in dict(made.block(Measure.GDP, "current").rows)
    assert [code for code, _ in made.block(Measure.GDP, "current").rows][-1] == NATO


def test_that_a_block_that_is_not_there_is_an_error(made: NatoTables) -> None:
    with pytest.raises(KeyError):
        made.block(Measure.BUDGET)
