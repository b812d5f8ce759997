"""What a budget's list adds up to, as a table, and in a sentence."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.budget import AmountColumn, BudgetLines
from rampath.domain.observation import Kind
from rampath.models.parsed_table import ParsedRole
from rampath.models.total_table import Summed, TotalTable, TotalTableModel, lines_told, summed_up

NAN = float("nan")


@pytest.fixture
def lines() -> BudgetLines:
    """Pay 5, tanks 7, fuel 0.5 and sales 0.3 in 2025; pay 4 in 2024; officers, whose 2 the pay holds, do not count."""
    amounts = np.array([[5.0, 4.0], [2.0, NAN], [7.0, NAN], [0.5, NAN], [0.3, NAN]])
    spending = np.array([True, True, True, True, False])
    return BudgetLines(
        "EST", "List", "List 2025", "list.xlsx", "EUR million", -3,
        (AmountColumn(5, "Budget 2025", 2025, Kind.PLAN, "Budget"), AmountColumn(6, "2024", 2024, Kind.ACTUAL)),
        np.array([2, 3, 4, 5, 6]), {}, amounts, np.array([True, False, True, True, True]), {1: "pay holds it"},
        sides={"spending": spending, "revenue": ~spending},
        parts={"Forces": np.array([False, False, True, True, True])},
    )  # fmt: skip


def shown(model: TotalTableModel) -> list[list[str]]:
    return [[str(model.index(row, column).data()) for column in Summed] for row in range(model.rowCount())]


def test_that_each_total_is_a_row_with_its_lines_and_its_amount(lines: BudgetLines, qtmodeltester: ModelTester) -> None:
    model = TotalTableModel()
    qtmodeltester.check(model)
    model.show_table(summed_up([lines]))
    qtmodeltester.check(model)
    assert shown(model) == [
        ["2025 plan · Budget", "spending", "all lines", "", "3", "12.500"],
        ["2024", "spending", "all lines", "", "1", "4.000"],
        ["2025 plan · Budget", "spending", "Forces", "", "2", "7.500"],
        ["2025 plan · Budget", "revenue", "all lines", "", "1", "0.300"],
        ["2025 plan · Budget", "revenue", "Forces", "", "1", "0.300"],
    ]


def test_that_numbers_stand_on_the_right_under_their_unit_and_point_at_their_cells(lines: BudgetLines) -> None:
    model = TotalTableModel()
    model.show_table(summed_up([lines]))
    across = Qt.Orientation.Horizontal
    assert model.headerData(Summed.AMOUNT, across) == "EUR million"
    for column in Summed:
        right = column in {Summed.LINES, Summed.AMOUNT}
        for alignment in (
            model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole),
            model.headerData(column, across, Qt.ItemDataRole.TextAlignmentRole),
        ):
            assert bool(alignment & Qt.AlignmentFlag.AlignRight) is right
    assert model.index(2, 0).data(ParsedRole.PLACE) == "List!E4:E5"
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) == (
        "2025 plan · Budget, spending, Forces\n7.500 EUR million in 2 lines, List!E4:E5"
    )
    assert model.index(1, Summed.AMOUNT).data(Qt.ItemDataRole.AccessibleTextRole) == "EUR million: 4.000"


def test_that_columns_that_say_nothing_are_known(lines: BudgetLines) -> None:
    model = TotalTableModel()
    model.show_table(summed_up([lines]))
    assert model.needless == {Summed.MONTHS}
    model.show_table(summed_up([replace(lines, sides={}, parts={})]))
    assert model.needless == {Summed.MONTHS, Summed.SIDE, Summed.PART}
    monthly = (AmountColumn(5, "Jan", 2025, Kind.ACTUAL, month=1), AmountColumn(6, "Feb", 2025, Kind.ACTUAL, month=2))
    model.show_table(summed_up([replace(lines, columns=monthly, sides={}, parts={})]))
    assert model.needless == {Summed.SIDE, Summed.PART}
    assert shown(model) == [["2025", "", "all lines", "Jan–Feb", "4", "16.800"]]


def test_that_a_sentence_tells_amounts_lines_and_sums_with_their_unit(lines: BudgetLines) -> None:
    assert lines_told(summed_up([lines])) == (
        "6 amounts of 5 lines of a budget; 1 line does not count. In EUR million: 2025 plan · Budget: spending 12.50,"
        " revenue 0.30; 2024: spending 4.00."
    )
    assert lines_told(TotalTable()) == ""


def test_that_a_sentence_names_few_of_many_sums(lines: BudgetLines) -> None:
    years = tuple(AmountColumn(5 + at, str(year), year, Kind.ACTUAL) for at, year in enumerate(range(2020, 2026)))
    many = replace(lines, columns=years, amounts=np.ones((5, 6)), sides={}, parts={})
    assert lines_told(summed_up([many])).endswith(
        "In EUR million: 2020: 4.00; 2021: 4.00; 2022: 4.00; 2023: 4.00; and 2 more."
    )


def test_that_a_list_that_shows_another_again_adds_nothing(lines: BudgetLines) -> None:
    twice = summed_up([lines, replace(lines, sheet="Again", repeats="List")])
    assert twice == summed_up([lines])


def test_that_amounts_whose_currency_is_not_said_yet_are_in_millions(lines: BudgetLines) -> None:
    bare = summed_up([replace(lines, unit="million")])
    model = TotalTableModel()
    model.show_table(bare)
    assert model.headerData(Summed.AMOUNT, Qt.Orientation.Horizontal) == "millions"
    assert ". In millions: 2025 plan" in lines_told(bare)
