"""The findings panel and its window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK, LIGHT
from rampath.domain.finding import Finding, Severity, told
from rampath.domain.plan import Source
from rampath.models.finding_table import Part
from rampath.models.sheet_table import Tint
from rampath.views.counted import summed
from rampath.views.finding_panel import FindingPanel
from rampath.views.finding_window import FindingWindow, marks_of, spot_of
from rampath.views.sheet_pane import Spot

ERROR = told(Severity.ERROR, "T!B5", "=two", "No figure", expected="a number", done="Left out", file="a.xlsx")
WARNING = Finding(Severity.WARNING, "T!C6", "2", "A bare 2 stands there.", "a.xlsx")
NOTE = Finding(Severity.NOTE, "b.xlsx", "", "All is well.", "b.xlsx")
FOUND = (ERROR, WARNING, NOTE)


@pytest.fixture
def panel(qtbot: QtBot) -> FindingPanel:
    made = FindingPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show_findings(FOUND)
    made.show()
    return made


def count(panel: FindingPanel) -> str:
    return panel._count.text()


def test_that_coming_to_a_row_chooses_its_finding_by_mouse_and_keys(qtbot: QtBot, panel: FindingPanel) -> None:
    chosen: list[Finding] = []
    panel.chosen.connect(chosen.append)
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    at = panel.table.visualRect(panel.model.index(1, Part.PLACE)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen[0] == ERROR
    assert chosen[-1] == WARNING


def test_that_the_whole_sentence_of_a_finding_stands_below_the_table_without_a_mouse(
    qtbot: QtBot, panel: FindingPanel
) -> None:
    assert not panel.told.isVisible()
    panel.table.setCurrentIndex(panel.model.index(0, Part.SAID))
    assert panel.told.isVisible()
    assert panel.told.text() == ERROR.message
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.told.text() == WARNING.message
    panel.words.setText("all is well")
    assert not panel.told.isVisible(), "what is no longer listed is no longer told"
    panel.show_findings(())
    assert panel.told.text() == ""


def test_that_severities_files_and_words_narrow_what_is_shown_and_it_is_counted(panel: FindingPanel) -> None:
    assert count(panel) == "3 findings"
    assert [button.text() for button in panel.severities.values()] == ["✕ 1 error", "▲ 1 warning", "● 1 note"]
    panel.severities[Severity.NOTE].setChecked(False)
    assert list(panel.model.shown) == [ERROR, WARNING]
    panel.words.setText("bare")
    assert list(panel.model.shown) == [WARNING]
    assert count(panel) == "1 of 3 findings are shown"
    panel.words.clear()
    panel.severities[Severity.NOTE].setChecked(True)
    panel.files.setCurrentIndex(panel.files.findData("b.xlsx"))
    panel.files.activated.emit(panel.files.currentIndex())
    assert list(panel.model.shown) == [NOTE]


def test_that_the_chosen_finding_stays_chosen_while_it_is_shown(panel: FindingPanel) -> None:
    panel.table.selectRow(1)
    panel.words.setText("stands")
    assert panel.current == WARNING
    panel.show_findings((*FOUND, Finding(Severity.ERROR, "T", "", "It stands alone.", "a.xlsx")))
    assert panel.current == WARNING


def test_that_a_click_on_a_header_sorts_and_a_third_one_brings_the_order_back(panel: FindingPanel) -> None:
    header = panel.table.horizontalHeader()
    told_first = list(panel.model.shown)
    header.setSortIndicator(Part.RAW, Qt.SortOrder.AscendingOrder)
    assert list(panel.model.shown) == [NOTE, WARNING, ERROR]
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert list(panel.model.shown) == told_first


def test_that_a_single_file_takes_no_column_and_no_choice(panel: FindingPanel) -> None:
    assert not panel.table.isColumnHidden(Part.FILE)
    assert panel.files.isVisible()
    panel.show_findings((ERROR, WARNING))
    assert panel.table.isColumnHidden(Part.FILE)
    assert not panel.files.isVisible()


def test_that_copies_are_harmless_and_hold_what_is_selected_or_shown(qtbot: QtBot, panel: FindingPanel) -> None:
    panel.table.selectRow(0)
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[3] for line in lines] == ["Text in cell", "'=two"]
    panel.copy_all.click()
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4


def test_that_what_is_shown_is_exported(qtbot: QtBot, panel: FindingPanel) -> None:
    panel.words.setText("bare")
    actions = panel.export.menu().actions()
    for action, signal in zip(actions, (panel.xlsx_wanted, panel.csv_wanted), strict=True):
        with qtbot.waitSignal(signal) as asked:
            action.trigger()
        assert asked.args == [(WARNING,)]
    panel.words.setText("nothing of the kind")
    assert not panel.export.isEnabled()


def test_that_no_findings_are_said_in_words(panel: FindingPanel) -> None:
    panel.show_findings(())
    assert count(panel) == "There is nothing to say about these figures."
    assert not any(button.isEnabled() for button in panel.severities.values())
    panel.set_palette(DARK)
    panel.grab()


def test_that_findings_are_summed_up_in_a_line() -> None:
    assert summed(FOUND) == "1 error, 1 warning"
    assert summed([WARNING, WARNING]) == "2 warnings"
    assert summed([NOTE, NOTE]) == "2 notes"
    assert summed([]) == ""


def test_that_a_finding_leads_to_its_cell_with_all_findings_of_the_file_marked(qtbot: QtBot) -> None:
    window = FindingWindow(LIGHT)
    qtbot.addWidget(window)
    sources = (Source("a.xlsx", "0" * 64, "Old"), Source("a.xlsx", "1" * 64, "New", "2026-11-24"))
    with qtbot.waitSignal(window.pane.file_wanted) as asked:
        window.show_findings(FOUND, sources)
    assert asked.args == [spot_of(ERROR, sources)], "that of the first finding, before any was clicked"
    assert (asked.args[0].sha256, asked.args[0].read) == ("1" * 64, "24 November 2026")
    window.show()
    with qtbot.waitSignal(window.pane.file_wanted) as asked:
        window.panel.table.selectRow(1)
    assert asked.args == [spot_of(WARNING, sources)]
    window.show_findings((), ())
    assert window.pane.text == "Nothing is chosen."


def test_that_a_finding_which_the_filter_hides_is_not_shown_below_until_it_is_listed_again(qtbot: QtBot) -> None:
    window = FindingWindow(LIGHT)
    qtbot.addWidget(window)
    window.show_findings(FOUND, ())
    asked: list[Spot] = []
    window.pane.file_wanted.connect(asked.append)
    window.panel.words.setText("all is well")
    assert window.pane.text == "Nothing is chosen."
    assert window.panel.current is None
    window.panel.words.clear()
    assert window.panel.current == ERROR
    assert [spot.place for spot in asked] == ["T!B5"]


def test_that_escape_empties_the_filter_first_and_closes_the_window_then(qtbot: QtBot) -> None:
    window = FindingWindow(LIGHT)
    qtbot.addWidget(window)
    window.show_findings(FOUND, ())
    window.show()
    words = window.panel.words
    words.setText("bare")
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert (words.text(), window.isVisible()) == ("", True)
    qtbot.keyClick(words, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_that_of_several_findings_about_a_cell_the_gravest_is_marked() -> None:
    graver = told(Severity.ERROR, "T!C6", "2", "Not plausible", file="a.xlsx")
    marks = marks_of((graver, *FOUND), "a.xlsx")
    assert {place: mark.tint for place, mark in marks["T"].items()} == {(5, 2): Tint.FAULT, (6, 3): Tint.FAULT}
    assert marks["T"][6, 3].text == "Not plausible."
    assert marks_of(FOUND, "c.xlsx") == {}


def test_that_the_row_that_was_come_to_stays_in_sight_when_its_sentence_takes_room(
    qtbot: QtBot, panel: FindingPanel
) -> None:
    panel.show_findings(tuple(Finding(Severity.NOTE, f"T!A{row}", "", f"Row {row}. " * 60) for row in range(1, 60)))
    view = panel.table.viewport()
    last = max(row for row in range(59) if view.rect().contains(panel.table.visualRect(panel.model.index(row, 0))))
    high = view.height()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=panel.table.visualRect(panel.model.index(last, 0)).center())
    qtbot.waitUntil(lambda: panel.table.viewport().height() < high)
    at = panel.table.visualRect(panel.table.currentIndex())
    assert panel.table.currentIndex().row() == last
    assert panel.table.viewport().rect().contains(at)


def test_that_the_findings_open_on_the_first_of_the_gravest(qtbot: QtBot) -> None:
    """They stand file by file, so that an error may come after another file's notes."""
    window = FindingWindow(LIGHT)
    qtbot.addWidget(window)
    last = replace(ERROR, place="T!B9", file="c.xlsx")
    with qtbot.waitSignal(window.pane.file_wanted) as asked:
        window.show_findings((replace(NOTE, file="a.xlsx"), WARNING, replace(ERROR, file="b.xlsx"), last), ())
    assert window.panel.model.shown[0].severity is not Severity.ERROR
    assert (asked.args[0].file, asked.args[0].place) == ("b.xlsx", "T!B5")


def test_that_return_in_the_findings_hides_none_of_them(qtbot: QtBot) -> None:
    window = FindingWindow(LIGHT)
    qtbot.addWidget(window)
    window.show_findings(FOUND, ())
    window.show()
    for place in (window.panel.words, window.panel.table, window.pane.view):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert list(window.panel.model.shown) == list(FOUND)
