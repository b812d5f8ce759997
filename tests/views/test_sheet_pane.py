"""The pane that shows where something stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK, LIGHT
from rampath.models.sheet_table import CellMark, Tint
from rampath.views.sheet_opening import Failed, Found
from rampath.views.sheet_pane import SheetPane, Spot
from rampath.workbook.grid import Book, Sheet

SHEETS = (
    Sheet("Table 3", [["", "", ""], ["Estonia ", 3.43, "2"]]),
    Sheet("Notes", [["a note"]], hidden=True),
)
SPOT = Spot("nato.xlsx", "Table 3!B2", "1" * 64, "3.43", "24 November 2026")


def found(*, changed: bool = False) -> Found:
    return Found(Path("nato.xlsx"), Book(Path("nato.xlsx"), "1" * 64, SHEETS, {}), changed)


@pytest.fixture
def pane(qtbot: QtBot) -> SheetPane:
    made = SheetPane(LIGHT)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_that_a_spot_asks_for_its_file_and_is_ringed_when_it_is_open(qtbot: QtBot, pane: SheetPane) -> None:
    with qtbot.waitSignal(pane.file_wanted) as asked:
        pane.show_spot(SPOT, {"Table 3": {(2, 2): CellMark("error", Tint.FAULT)}})
    assert asked.args == [SPOT]
    assert pane.text == "Opening nato.xlsx…"
    pane.take(SPOT.wanted, found())
    assert pane.view.ring == ((2, 2), (2, 2))
    assert pane.title == "Table 3!B2 in nato.xlsx · Estonia"
    assert pane.text == ""
    assert pane.view.model().data(pane.view.model().index(1, 1), 256) == CellMark("error", Tint.FAULT)
    assert not pane.search.isVisible()


def test_that_another_place_of_the_same_file_keeps_the_sheets_and_moves_the_ring(pane: SheetPane) -> None:
    pane.show_spot(SPOT)
    book = found()
    pane.take(SPOT.wanted, book)
    other = replace(SPOT, place="Table 3!A2:C2", raw="")
    pane.show_spot(other)
    pane.take(other.wanted, book)
    assert pane.view.ring == ((2, 1), (2, 3))
    assert [pane.sheets.itemText(i) for i in range(pane.sheets.count())] == ["Table 3", "Notes (hidden)"]
    pane.sheets.setCurrentIndex(1)
    pane.sheets.activated.emit(1)
    assert pane.view.sheet is SHEETS[1]


def test_that_what_came_of_another_file_is_passed_over(pane: SheetPane) -> None:
    pane.show_spot(SPOT)
    pane.take(replace(SPOT, file="other.xlsx").wanted, found())
    assert pane.view.sheet is None


def test_that_a_file_that_has_changed_is_told_with_what_stands_there_now(pane: SheetPane) -> None:
    spot = replace(SPOT, raw="3.40")
    pane.show_spot(spot)
    pane.take(spot.wanted, found(changed=True))
    assert pane.text == (
        "The file has changed since it was read on 24 November 2026. “3.40” was read here; now there is “3.43”."
    )
    assert pane.search.isVisible()
    unknown = replace(spot, read="", raw="3.43")
    pane.show_spot(unknown)
    pane.take(unknown.wanted, found(changed=True))
    assert pane.text == "The file has changed since it was read."


def test_that_a_cell_that_has_become_empty_is_called_so(pane: SheetPane) -> None:
    spot = replace(SPOT, place="Table 3!C1", raw="3.40")
    pane.show_spot(spot)
    pane.take(spot.wanted, found())
    assert pane.text == "“3.40” was read here; now the cell is empty."


def test_that_a_file_of_another_name_is_not_said_to_have_changed(pane: SheetPane) -> None:
    pane.show_spot(SPOT)
    pane.take(SPOT.wanted, replace(found(changed=True), path=Path("other.xlsx")))
    assert pane.text == "This is other.xlsx, and not what was read as nato.xlsx."
    assert pane.search.isVisible()


def test_that_another_file_can_be_looked_for_where_one_cannot_be_opened(pane: SheetPane) -> None:
    pane.show_spot(SPOT)
    pane.take(SPOT.wanted, Failed("scan.pdf is a PDF; ask for the workbook it was made from.", no_use=True))
    assert pane.search.isVisible()


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Table 3!Z99", "Table 3!Z99 is beyond the end of the sheet now."),
        ("Table 9!B2", "The file has no sheet called Table 9 now."),
        ("Table 3", ""),
        ("nato.xlsx", ""),
        ("", ""),
    ],
)
def test_that_a_place_that_is_no_cell_of_the_file_is_told_or_shows_the_sheet(
    pane: SheetPane, place: str, told: str
) -> None:
    spot = replace(SPOT, place=place, raw="")
    pane.show_spot(spot)
    pane.take(spot.wanted, found())
    assert pane.text == told
    assert pane.view.sheet is SHEETS[0]
    assert pane.view.ring is None


def test_that_a_file_that_is_gone_can_be_searched_for_and_shown_again(qtbot: QtBot, pane: SheetPane) -> None:
    pane.show_spot(SPOT)
    pane.take(SPOT.wanted, Failed("nato.xlsx was not found.", missing=True))
    assert pane.text == "nato.xlsx was not found."
    with qtbot.waitSignal(pane.search_wanted) as asked:
        pane.search.click()
    with qtbot.waitSignal(pane.file_wanted):
        pane.show_again(asked.args[0])
    pane.take(SPOT.wanted, Failed("nato.xlsx is damaged."))
    assert not pane.search.isVisible()


def test_that_what_no_file_stands_for_is_told(pane: SheetPane) -> None:
    pane.show_spot(None)
    assert pane.text == "Nothing is chosen."
    pane.show_spot(Spot("", ""))
    assert "no file or cell" in pane.text
    pane.show_spot(Spot("Clipboard", "Clipboard!A1"))
    assert "pasted from the clipboard" in pane.text
    pane.set_palette(DARK)
    pane.grab()


def test_that_of_a_file_as_a_whole_the_first_sheet_that_shows_anything_is_shown(pane: SheetPane) -> None:
    """A front page may hold a picture alone, and a list of codes may be hidden before the first table."""
    sheets = (Sheet("Front page", []), Sheet("Codes", [["EST"]], hidden=True), *SHEETS)
    spot = replace(SPOT, place="nato.xlsx", raw="")
    pane.show_spot(spot)
    pane.take(spot.wanted, Found(Path("nato.xlsx"), Book(Path("nato.xlsx"), "1" * 64, sheets, {}), changed=False))
    assert pane.view.sheet is SHEETS[0]
    assert pane.sheets.currentText() == "Table 3"
