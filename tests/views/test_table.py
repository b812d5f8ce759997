"""The table from which all others are made."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rampath.charts.palette import LIGHT
from rampath.models.sheet_table import CellMark, Tint
from rampath.printing.ink import contrast
from rampath.views.appearance import dress
from rampath.views.sheet_view import SheetView
from rampath.views.table import Table
from rampath.workbook.grid import Sheet


def inner(image: QImage) -> list[str]:
    """The colours within a frame."""
    return [image.pixelColor(x, y).name() for x in range(4, image.width() - 4) for y in range(4, image.height() - 4)]


def drawn(view: Table, row: int, column: int) -> list[str]:
    area: QRect = view.visualRect(view.model().index(row, column))
    return inner(view.viewport().grab(area).toImage())


def test_that_the_cell_in_focus_is_framed_and_its_words_keep_their_contrast(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, LIGHT)
    model = QStandardItemModel(2, 1)
    for row in range(2):
        model.setItem(row, 0, QStandardItem("HHHH"))
    view = Table("Words")
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    flat = LIGHT.plan.lower()
    view.setCurrentIndex(model.index(0, 0))
    colours = drawn(view, 0, 0)
    assert max(colours, key=colours.count) == flat
    assert max(contrast(each, flat) for each in colours) >= 4.5
    area = view.visualRect(model.index(0, 0))
    top = view.viewport().grab(QRect(area.left(), area.top() + 1, area.width(), 1)).toImage()
    assert LIGHT.on_plan in {top.pixelColor(x, 0).name() for x in range(top.width())}, "a frame of dots"


def test_that_the_words_of_a_marked_cell_keep_their_contrast_when_it_is_chosen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, LIGHT)
    view = SheetView(LIGHT)
    qtbot.addWidget(view)
    view.show_sheet(Sheet("Data", [["HHHH", "x"]]), {(1, 1): CellMark("figures", Tint.FIGURES)})
    view.show()
    plain = drawn(view, 0, 0)
    assert max(plain, key=plain.count) in {"#dbebf4", "#dbebf5", "#dcebf5"}, "14 parts of #0072B2 in 100 on white"
    view.selectionModel().select(view.model().index(0, 0), view.selectionModel().SelectionFlag.Select)
    colours = drawn(view, 0, 0)
    flat = max(colours, key=colours.count)
    assert flat == LIGHT.plan.lower()
    assert max(contrast(each, flat) for each in colours) >= 4.5
    assert view.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "HHHH"


def test_that_a_table_and_its_headers_are_named_for_those_who_hear_the_window(qtbot: QtBot) -> None:
    view = Table("Members")
    qtbot.addWidget(view)
    parts = (view, view.horizontalHeader(), view.verticalHeader())
    assert [part.accessibleName() for part in parts] == ["Members"] * 3
