"""The table of cells that are written into."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.domain.projection import Money
from rampath.models.fill_table import Column, FillTableModel
from rampath.workbook.patch.cell_map import CellUse
from rampath.workbook.patch.filling import CellDiff, Change
from rampath.workbook.patch.proposal import Proposed


def row(cell: tuple[int, int], new: float, old: str, *, refusal: str = "", question: str = "") -> Proposed:
    change = Change("Data", cell, new)
    use = CellUse(change.cell, "BEL", Measure.CORE_SHARE, 2030, Money(), 100.0)
    return Proposed(use, CellDiff(change, old, "constant", refusal, question))


LACKING = Proposed(CellUse("Data!Z1", "BEL", Measure.CORE_SHARE, 2090, Money(), 100.0), None)
ROWS = (
    row((10, 1), 2.5, "12"),
    row((9, 1), 3.0, "2.31", question="it holds a formula, which would be lost"),
    row((1, 2), 3.5, "", refusal="Data!B1 is locked."),
    LACKING,
)


@pytest.fixture
def model(register: Register) -> FillTableModel:
    made = FillTableModel(register)
    made.show_rows(ROWS)
    return made


def cells(model: FillTableModel) -> list[str]:
    return [str(model.index(at, Column.CELL).data()) for at in range(model.rowCount())]


def test_that_it_keeps_the_rules_of_models(qtmodeltester: ModelTester, model: FillTableModel) -> None:
    qtmodeltester.check(model)


def test_that_only_constants_are_ticked_at_first(model: FillTableModel) -> None:
    assert [diff.change.cell for diff in model.chosen] == ["Data!A10"]
    assert (model.waiting, model.refused) == (1, 2)
    assert not model.tick(2, on=True)
    assert not model.tick(3, on=True)
    assert model.tick(1, on=True)
    assert model.waiting == 0


def test_that_cells_are_sorted_by_row_and_numbers_by_size(model: FillTableModel) -> None:
    model.sort(Column.CELL)
    assert cells(model) == ["Data!B1", "Data!Z1", "Data!A9", "Data!A10"]
    model.sort(Column.BEFORE, Qt.SortOrder.DescendingOrder)
    assert cells(model)[-2:] == ["Data!A10", "Data!A9"]


def test_that_a_yes_counts_only_for_what_was_asked(model: FillTableModel) -> None:
    model.tick(1, on=True)
    model.show_rows((row((9, 1), 4.0, "2.31", question="it holds a formula, which would be lost"),))
    assert len(model.chosen) == 1
    model.show_rows((row((9, 1), 4.0, "2.31", question="it is hidden"),))
    assert not model.chosen


def test_that_figures_have_their_units_and_a_real_minus(register: Register) -> None:
    model = FillTableModel(register)
    model.show_rows((row((1, 1), -2.5, "2.3100000000000001"),))
    assert [model.index(0, each).data() for each in (Column.FIGURE, Column.BEFORE, Column.AFTER)] == [
        "Belgium, core share of GDP, %", "2.31", "−2.5",
    ]  # fmt: skip
    assert model.index(0, Column.BEFORE).data(Qt.ItemDataRole.ToolTipRole) == "2.3100000000000001"


def test_that_a_cell_that_holds_its_figure_is_left_as_it_is_and_waits_for_nothing(model: FillTableModel) -> None:
    held = [replace(each, diff=replace(each.diff, holds=True)) for each in ROWS[:2] if each.diff is not None]
    model.show_rows(held)
    assert (model.chosen, model.waiting, model.refused) == ((), 0, 0)
    assert model.index(0, Column.STATUS).data() == "left as it is: it holds this figure already"
    assert model.tick(0, on=True)
    assert [diff.change.cell for diff in model.chosen] == ["Data!A10"]
