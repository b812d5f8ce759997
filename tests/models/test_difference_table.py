"""The table of differences, with a box to tick for each."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.models.difference_table import TAKE, Difference, DifferenceTableModel

ROWS = (
    Difference("Estonia", "core share of GDP", 2024, "3.40 %", "3.43 %", "revised"),
    Difference("Latvia", "core share of GDP", 2024, "3.20 %", "3.15 %", "changed by hand"),
)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(DifferenceTableModel(ROWS))


def test_that_a_row_is_taken_until_its_box_is_cleared_and_that_all_can_be_chosen_at_once() -> None:
    model = DifferenceTableModel(ROWS)
    assert model.taken == {0, 1}
    assert model.setData(model.index(1, TAKE), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.taken == {0}
    model.take_all(taken=False)
    assert model.taken == frozenset()
    model.take_all(taken=True)
    assert model.taken == {0, 1}


def test_that_only_the_box_can_be_set() -> None:
    model = DifferenceTableModel(ROWS)
    assert not model.setData(model.index(0, 4), "9", Qt.ItemDataRole.EditRole)
    assert model.data(model.index(1, 6)) == "changed by hand"
