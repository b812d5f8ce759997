"""Observations: finding one, and what is kept with them."""

from dataclasses import replace

from domain.build import observations
from rampath.domain.observation import Kind, Measure, Observation, Observations, year_label


def test_that_national_money_is_found_beside_dollars() -> None:
    rows = observations()
    assert rows.value("AAA", Measure.CORE_EXPENDITURE, 2026, currency="national", price_basis="current") == 200.0
    assert rows.value("AAA", Measure.CORE_EXPENDITURE, 2026, currency="USD", price_basis="current") == 250.0
    assert rows.value("USA", Measure.CORE_EXPENDITURE, 2026, currency="national", price_basis="current") == 3000.0
    assert rows.value("AAA", Measure.CORE_EXPENDITURE, 1999) is None


def test_that_of_two_figures_for_the_same_the_later_read_counts() -> None:
    row = observations().rows[0]
    both = Observations.of([row, replace(row, value=0.5, edition="later")])
    assert both.value(row.member, row.measure, row.year) == 0.5
    assert both.editions == ("Test 2026", "later")


def test_that_an_item_of_a_figure_never_stands_for_the_whole() -> None:
    row = observations().rows[0]
    land, air = replace(row, value=0.1, detail="land forces"), replace(row, value=0.2, detail="air forces")
    later = replace(land, edition="later")

    def counted(*rows: Observation) -> float | None:
        return Observations.of(rows).value(row.member, row.measure, row.year)

    assert counted(row, land, air, later) == row.value
    assert counted(land, later) == 0.1  # the only definition that there is
    assert counted(land, air) is None
    assert len(Observations.of([row, land, air]).every(row.member, row.measure, row.year)) == 3


def test_that_a_result_is_computed_once_and_kept() -> None:
    rows = observations()
    calls: list[int] = []
    for _ in range(3):
        rows.once("key", lambda: calls.append(1))
    assert calls == [1]


def test_that_the_table_has_a_column_for_each_field() -> None:
    rows = observations()
    assert list(rows.frame.columns) == list(Observation.__slots__)
    assert len(rows.frame) == len(rows)


def test_that_an_estimate_is_labelled_as_nato_does() -> None:
    assert year_label(2026, Kind.ESTIMATE) == "2026e"
    assert year_label(2024, Kind.ACTUAL) == "2024"
