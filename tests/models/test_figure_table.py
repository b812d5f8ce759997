"""The table of computed figures."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.models.figure_table import SORT, FigureColumn, FigureRow, FigureTableModel
from rampath.wording import number

COLUMNS = (
    FigureColumn("2030", "Share in 2030, %", number),
    FigureColumn("Money", "Money, millions", lambda value: number(value, 0)),
)
ROWS = (FigureRow("Estonia", "EST", (3.5, 1234.5)), FigureRow("NATO Total", "NATO", (None, 99.0), bold=True))


def shown() -> FigureTableModel:
    model = FigureTableModel("Member")
    model.show_figures(COLUMNS, ROWS)
    return model


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown())


def test_that_figures_are_written_as_their_column_says_and_none_is_a_dash() -> None:
    model = shown()
    assert [model.index(0, column).data() for column in range(3)] == ["Estonia", "3.50", "1,234"]
    assert model.index(1, 1).data() == "–"
    assert model.index(1, 1).data(SORT) == float("-inf")
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Estonia, Money, millions: 1,234"


def test_that_headers_say_their_unit_on_hover_and_totals_are_bold() -> None:
    model = shown()
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(1, horizontal) == "2030"
    assert model.headerData(1, horizontal, Qt.ItemDataRole.ToolTipRole) == "Share in 2030, %"
    assert model.index(1, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_that_the_same_figures_again_change_nothing() -> None:
    model = shown()
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.show_figures(COLUMNS, ROWS)
    assert told == []


def test_that_it_can_be_copied_whole_with_its_figures_in_full() -> None:
    assert shown().as_text() == "Member\tShare in 2030, %\tMoney, millions\nEstonia\t3.5\t1234.5\nNATO Total\t\t99.0"
