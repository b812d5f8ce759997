"""The sheet Budgets of a plan workbook: totals come back, and what a person spoils is told."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from domain.build import LAST, plan
from rampath.domain.observation import Kind
from rampath.domain.plan_budget import BudgetSum, with_budgets
from rampath.workbook.plan_layout import BUDGETS, HEADER_ROW
from rampath.workbook.plan_workbook import read_plan, write_plan
from workbook.plan_edits import DAY, there_and_back

TOTAL = BudgetSum(
    "USA", "Exhibit P-1", "", "", LAST, "Request", Kind.PLAN, (), 830, 167546.268, "USD million", "current",
    "p1.xlsx", "Exhibit P-1!T8:T1197",
)  # fmt: skip
PLAN = with_budgets(
    plan(),
    [TOTAL, replace(TOTAL, part="=Navy", side="Ausgaben", kind=Kind.ACTUAL, months=(1, 2, 12), member="")],
)


def test_that_the_totals_of_budgets_come_back(tmp_path: Path) -> None:
    assert there_and_back(PLAN, tmp_path / "plan.xlsx") == (PLAN, ())


def test_that_a_plan_without_the_sheet_has_no_budgets_and_nothing_is_missed(tmp_path: Path) -> None:
    write_plan(PLAN, tmp_path / "plan.xlsx", day=DAY)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    del book[BUDGETS.name]
    book.save(tmp_path / "older.xlsx")
    found, findings = read_plan(tmp_path / "older.xlsx", PLAN.register)
    assert found.budgets == ()
    assert [each for each in findings if BUDGETS.name in each.place] == []


@pytest.mark.parametrize(
    ("header", "value", "left", "said"),
    [
        ("Amount, million", "many", 1, "cannot be read"),
        ("Year", None, 1, "The cell is empty"),
        ("Kind", "perhaps", 1, "“perhaps” is not known here"),
        ("Member", "XXX", 1, "No member has this code"),
        ("Months", "1, 13", 2, "no list of months"),
        ("Part", "=Navy", 2, ""),
    ],
)
def test_that_a_spoilt_cell_costs_at_most_its_row_and_is_told(
    tmp_path: Path, header: str, value: object, left: int, said: str
) -> None:
    write_plan(PLAN, tmp_path / "plan.xlsx", day=DAY)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    cell = book[BUDGETS.name].cell(HEADER_ROW + 1, BUDGETS.column(header))
    cell.value = value  # type: ignore[assignment]
    cell.data_type = "s" if isinstance(value, str) else cell.data_type
    book.save(tmp_path / "plan.xlsx")
    found, findings = read_plan(tmp_path / "plan.xlsx", PLAN.register)
    told = [each for each in findings if each.place.startswith(f"{BUDGETS.name}!")]
    assert len(found.budgets) == left
    assert [each.place for each in told] == ([f"{BUDGETS.name}!{cell.coordinate}"] if said else [])
    assert not told or said in told[0].message
