"""What budgets add up to, beside a plan's core path."""

from dataclasses import replace

import numpy as np
import pytest

from domain.build import LAST, plan
from rampath.domain.budget import AmountColumn, BudgetLines
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind
from rampath.domain.plan_budget import BudgetSum, beside, sums_of, with_budgets, without_budgets
from rampath.domain.projection import Currency, Money, Prices, project

NATIONAL = Money(Prices.CURRENT, Currency.NATIONAL)
SUM = BudgetSum(
    "USA", "Budget", "", "", LAST, "Request", Kind.PLAN, (), 2, 2900.0, "USD million", "current", "b.csv", "b!C2:C3"
)


def lines(**others: object) -> BudgetLines:
    known: dict[str, object] = {
        "member": "USA", "sheet": "L", "edition": "Budget", "file": "b.csv", "unit": "USD million", "shift": 0,
        "columns": (AmountColumn(3, "2026", LAST, Kind.PLAN, "Request"),), "rows": np.array([2, 3, 9]),
        "texts": {}, "amounts": np.array([[1000.0], [1900.0], [7.0]]), "counted": np.array([True, True, False]),
        "why_not": {2: "a total"},
    }  # fmt: skip
    return BudgetLines(**(known | others))  # type: ignore[arg-type]


def test_that_the_totals_of_a_list_are_kept_with_the_cells_that_were_added() -> None:
    (found,) = sums_of([lines(), lines(repeats="other")])
    assert (found.amount, found.lines, found.place, found.year) == (2900.0, 2, "L!C2:C3", LAST)


def test_that_cells_far_to_the_right_have_two_letters() -> None:
    (found,) = sums_of([lines(columns=(AmountColumn(28, "2026", LAST, Kind.PLAN),))])
    assert found.place == "L!AB2:AB3"


def test_that_a_budget_stands_beside_what_the_core_path_comes_to() -> None:
    projection = project(plan(), plan().scenarios[0])
    line = projection.line("USA", Pillar.CORE, NATIONAL)
    spent, gdp = line.expenditure_in(LAST), line.gdp_in(LAST)
    assert spent == 3000.0
    assert gdp is not None
    found = beside(projection, SUM)
    assert (found.planned, found.gap, found.why) == (3000.0, -100.0, "")
    assert found.points == pytest.approx(-100.0 / gdp)


def test_that_a_planned_year_is_compared_with_the_path() -> None:
    projection = project(plan(), plan().scenarios[0])
    year = LAST + 2
    line = projection.line("USA", Pillar.CORE, NATIONAL)
    share, gdp = line.share_in(year), line.gdp_in(year)
    assert share is not None
    assert gdp is not None
    found = beside(projection, replace(SUM, year=year, amount=share * gdp + 0.01 * gdp))
    assert found.points == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"side": "Einnahmen"}, "revenue"),
        ({"months": (1, 2, 3)}, "Only 3 of 12 months"),
        ({"unit": "EUR million"}, "The plan counts in USD"),
        ({"price_basis": "constant 2021"}, "constant 2021 prices"),
        ({"member": ""}, "not known whose"),
        ({"year": 1950}, "no core expenditure of 1950"),
    ],
)
def test_that_what_cannot_be_compared_says_why(change: dict[str, object], why: str) -> None:
    projection = project(plan(), plan().scenarios[0])
    found = beside(projection, replace(SUM, **change))  # type: ignore[arg-type]
    assert why in found.why
    assert (found.planned, found.gap, found.points) == (None, None, None)


def test_that_a_budget_that_is_read_again_takes_the_place_of_the_first() -> None:
    first = with_budgets(plan(), [SUM, replace(SUM, part="Navy", amount=5.0)])
    again = with_budgets(first, [replace(SUM, amount=2950.0)])
    assert [each.amount for each in again.budgets] == [2950.0, 5.0]
    assert with_budgets(again, [replace(SUM, amount=2950.0)]) is again
    assert [each.part for each in without_budgets(again, again.budgets[:1]).budgets] == ["Navy"]


def test_that_joined_lists_are_added_and_each_is_a_part_called_as_its_sheet() -> None:
    """0.7 + 0.2 as floats is not 0.9."""
    army = lines(sheet="Army", joined=True, amounts=np.array([[0.5], [0.2], [7.0]]))
    navy = lines(sheet="Navy", joined=True, amounts=np.array([[0.1], [0.1], [7.0]]))
    found = {each.part: (each.amount, each.lines, each.place) for each in sums_of([army, navy])}
    assert found == {
        "": (0.9, 4, "Army!C2:C3; Navy!C2:C3"), "Army": (0.7, 2, "Army!C2:C3"), "Navy": (0.2, 2, "Navy!C2:C3"),
    }  # fmt: skip


def test_that_the_same_part_of_joined_lists_is_added_too_and_a_list_that_is_not_joined_is_not() -> None:
    whole = np.array([True, True, False])
    army = lines(sheet="Army", joined=True, parts={"Pay": np.array([True, False, False])})
    navy = lines(sheet="Navy", joined=True, parts={"Pay": whole})
    other = lines(sheet="Old")
    found = {each.part: each.amount for each in sums_of([army, navy, other])}
    assert found == {"": 5800.0, "Army": 2900.0, "Navy": 2900.0, "Pay": 3900.0}


def test_that_the_totals_of_a_list_are_added_up_once_and_anew_for_another_list() -> None:
    first = lines()
    assert first.totals() is first.totals()
    other = replace(first, counted=np.array([True, False, False]))
    assert [total.amount for total in other.totals()] == [1000.0]
