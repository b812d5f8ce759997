"""Budget lines: what is added up, and what never is."""

import numpy as np
import pytest

from rampath.domain.budget import AmountColumn, BudgetLines
from rampath.domain.observation import Kind

NAN = float("nan")
A, P = Kind.ACTUAL, Kind.PLAN


def lines(columns: tuple[AmountColumn, ...], amounts: list[list[float]], **others: object) -> BudgetLines:
    held = np.array(amounts, dtype=np.float64)
    known: dict[str, object] = {
        "member": "SWE", "sheet": "List", "edition": "", "file": "", "unit": "SEK million", "shift": 0,
        "columns": columns, "rows": np.arange(len(held)) + 2, "texts": {}, "amounts": held,
        "counted": np.ones(len(held), dtype=np.bool_), "why_not": {}, **others,
    }  # fmt: skip
    return BudgetLines(**known)  # type: ignore[arg-type]


def test_that_a_line_that_others_hold_is_in_no_total() -> None:
    found = lines((AmountColumn(2, "2025", 2025, A),), [[1.0], [2.0], [4.0]], counted=np.array([True, False, True]))
    assert found.total(0) == 5.0
    assert [(each.amount, each.lines) for each in found.totals()] == [(5.0, 2)]
    assert found.used == 3


def test_that_a_missing_amount_is_none_and_not_zero() -> None:
    found = lines((AmountColumn(2, "2025", 2025, A),), [[NAN], [2.0], [0.0]])
    assert found.used == 2
    assert found.totals()[0].lines == 2


def test_that_the_months_of_a_year_are_added_and_those_without_an_amount_are_not_told() -> None:
    months = tuple(AmountColumn(month, f"{month}", 2025, A, "Utfall", month) for month in (2, 1, 3))
    (total,) = lines(months, [[10.0, 1.0, NAN], [20.0, 2.0, NAN]]).totals()
    assert (total.amount, total.months, total.year, total.lines) == (33.0, (1, 2), 2025, 2)


def test_that_each_line_has_its_own_year_where_the_list_tells_it() -> None:
    months = (AmountColumn(2, "jan", 0, A, "", 1), AmountColumn(3, "feb", 0, A, "", 2))
    found = lines(months, [[1.0, 2.0], [4.0, 8.0], [16.0, 32.0]], years=np.array([2024, 2025, 0]))
    assert [(total.year, total.amount) for total in found.totals()] == [(2024, 3.0), (2025, 12.0)]


def test_that_what_is_actual_is_an_estimate_from_the_year_on_that_is_not_final_and_a_plan_stays_one() -> None:
    columns = (AmountColumn(2, "Budget", 0, P, "Budget"), AmountColumn(3, "Utfall", 0, A, "Utfall"))
    found = lines(columns, [[1.0, 2.0], [4.0, 8.0]], years=np.array([2024, 2025]), estimates_from=2025)
    assert [(total.year, total.kind) for total in found.totals()] == [
        (2024, P), (2024, A), (2025, P), (2025, Kind.ESTIMATE),
    ]  # fmt: skip


def test_that_two_columns_of_one_year_that_are_no_months_are_never_added() -> None:
    columns = (AmountColumn(2, "Base", 2026, P, "Base"), AmountColumn(3, "Total", 2026, P, "Total"))
    assert [(t.stage, t.amount) for t in lines(columns, [[1.0, 3.0]]).totals()] == [("Base", 1.0), ("Total", 3.0)]
    twins = (AmountColumn(2, "A", 2026, P, "Base"), AmountColumn(3, "B", 2026, P, "Base"))
    assert [t.amount for t in lines(twins, [[1.0, 3.0]]).totals()] == [1.0, 3.0]


def test_that_sides_are_never_added_together() -> None:
    income = np.array([True, False, False])
    found = lines(
        (AmountColumn(2, "2025", 2025, A),), [[7.0], [2.0], [3.0]], sides={"In": income, "Out": ~income},
        parts={"Defence": np.array([True, True, False])},
    )  # fmt: skip
    assert [(t.side, t.part, t.amount) for t in found.totals()] == [
        ("In", "", 7.0), ("In", "Defence", 7.0), ("Out", "", 5.0), ("Out", "Defence", 2.0),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="In"):
        found.total(0)
    assert found.total(0, found.sides["Out"]) == 5.0


def test_that_a_sum_of_many_small_amounts_keeps_its_cents() -> None:
    found = lines((AmountColumn(2, "2025", 2025, A),), [[1e10], *[[1e-8]] * 1000, [-1e10]])
    assert found.total(0) == pytest.approx(1e-5, rel=1e-9)
