"""What every table of rows has alike: headers on the side of their figures, and ticks in the first column alone."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from typing_extensions import override

from rampath.models.row_table import Index, TickTable

_BOX = Qt.ItemDataRole.CheckStateRole
_SIDE = Qt.ItemDataRole.TextAlignmentRole


class Answers(TickTable):
    """Two rows, of which the first may be ticked."""

    headers = ("Question", "Weight")
    figures = frozenset({1})

    def __init__(self, may: Sequence[bool]) -> None:
        super().__init__()
        self._may = may
        self.said = [False] * len(may)

    @property
    @override
    def count(self) -> int:
        return len(self._may)

    @override
    def may_tick(self, row: int) -> bool:
        return self._may[row]

    @override
    def is_ticked(self, row: int) -> bool:
        return self.said[row]

    @override
    def set_ticked(self, row: int, *, on: bool) -> None:
        self.said[row] = on

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.tick_state(index) if index.isValid() and role == _BOX else None


@pytest.fixture
def model() -> Answers:
    return Answers([True, False])


def test_that_it_is_a_table_with_a_row_each_and_no_children(model: Answers, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)


def test_that_the_header_of_figures_stands_on_the_right(model: Answers) -> None:
    across = Qt.Orientation.Horizontal
    assert [model.headerData(at, across) for at in range(3)] == ["Question", "Weight", None]
    assert model.headerData(0, across, _SIDE) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(1, across, _SIDE) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_that_only_the_first_column_of_a_row_that_may_be_ticked_has_a_box(model: Answers) -> None:
    cells = [model.index(row, column) for row in range(2) for column in range(2)]
    boxed = [bool(model.flags(cell) & Qt.ItemFlag.ItemIsUserCheckable) for cell in cells]
    assert boxed == [True, False, False, False]
    assert [model.setData(cell, Qt.CheckState.Checked.value, _BOX) for cell in cells] == boxed
    assert model.said == [True, False]
    assert not model.setData(cells[0], Qt.CheckState.Unchecked.value, Qt.ItemDataRole.EditRole)


def test_that_a_tick_is_told_and_a_refused_one_is_not(model: Answers) -> None:
    told: list[bool] = []
    model.changed.connect(lambda: told.append(True))
    assert model.tick(0, on=True)
    assert not model.tick(1, on=True)
    assert told == [True]
