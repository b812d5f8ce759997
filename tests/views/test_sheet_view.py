"""The preview of a sheet."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK, LIGHT
from rampath.models.sheet_table import CellMark, Tint
from rampath.views.sheet_view import SheetView
from rampath.workbook.grid import Row, Sheet

ROWS: list[Row] = [["Title", "", ""], *([f"row {row}", float(row), "x"] for row in range(2, 500))]
SHEET = Sheet("Data", ROWS, merged=(((1, 1), (1, 3)),))


def view_of(qtbot: QtBot) -> SheetView:
    view = SheetView(LIGHT)
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show_sheet(SHEET)
    view.show()
    return view


def test_that_merged_cells_are_one(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.columnSpan(0, 0) == 3
    view.show_sheet(Sheet("other", [["a", "b"]]))
    assert view.columnSpan(0, 0) == 1


def test_that_a_cell_is_brought_into_sight_and_ringed(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.go_to((400, 2))
    assert view.ring == ((400, 2), (400, 2))
    seen = view.visualRect(view.model().index(399, 1))
    assert view.viewport().rect().contains(seen)
    middle = view.viewport().height() / 2
    assert abs(seen.center().y() - middle) < view.viewport().height() / 4
    image = view.viewport().grab().toImage()
    assert image.pixelColor(seen.left() + 1, seen.center().y()).name() == LIGHT.plan.lower()
    assert "Data!B400" in view.accessibleDescription()


def test_that_of_a_merged_range_the_whole_is_ringed(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.go_to((1, 2))
    assert view.ring == ((1, 1), (1, 3))


def test_that_a_place_outside_the_sheet_is_told_and_takes_the_ring_away(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.go_to((5, 2))
    assert not view.go_to((5, 9))
    assert view.ring is None
    assert not SheetView(LIGHT).go_to((1, 1))


def test_that_a_range_that_reaches_out_of_sight_is_ringed(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.go_to((3, 1), (450, 3))
    view.grab()
    assert view.ring == ((3, 1), (450, 3))


def test_that_clicks_and_return_point_to_a_cell_a_column_or_a_row(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    pointed: list[tuple[int, int]] = []
    view.pointed.connect(lambda row, column: pointed.append((row, column)))
    view.go_to((4, 2))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    view.horizontalHeader().sectionClicked.emit(2)
    view.verticalHeader().sectionClicked.emit(6)
    seen = view.visualRect(view.model().index(5, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=seen)
    assert pointed == [(5, 2), (0, 3), (7, 0), (6, 2)]


def test_that_other_marks_leave_the_place_and_the_ring(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.go_to((300, 2))
    scrolled = view.verticalScrollBar().value()
    view.set_marks({(300, 2): CellMark("year", Tint.FIGURES), (2, 1): CellMark("left out", Tint.LEFT_OUT)})
    assert view.verticalScrollBar().value() == scrolled > 0
    assert view.ring == ((300, 2), (300, 2))


def test_that_the_word_of_a_column_that_changes_gets_its_room_and_a_width_that_is_chosen_later_stays(
    qtbot: QtBot,
) -> None:
    view = view_of(qtbot)
    words = view.horizontalHeader().fontMetrics().horizontalAdvance("C · 2025 plan · Budget")
    assert view.columnWidth(2) < words
    marks = {(0, 3): CellMark("2025 plan · Budget", Tint.FIGURES)}
    view.set_marks(marks)
    assert view.columnWidth(2) >= words
    view.setColumnWidth(2, 60)
    view.set_marks({**marks, (5, 0): CellMark("total", Tint.LEFT_OUT)})
    assert view.columnWidth(2) == 60
    view.set_marks({(0, 3): CellMark("code", Tint.OUTSIDE)})
    assert view.columnWidth(2) >= view.horizontalHeader().fontMetrics().horizontalAdvance("C · code")


def test_that_it_has_a_name_for_screen_readers_and_can_be_empty(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    assert view.accessibleName() == "Sheet Data, as it stands in the file"
    view.set_palette(DARK)
    view.grab()
    view.show_nothing()
    assert view.sheet is None
    assert view.accessibleName() == "Preview of a sheet"
