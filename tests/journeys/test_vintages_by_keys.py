"""Figures by edition by the keyboard alone: several figures one after another, undone and traced where they stand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.observation import Measure
from rampath.views.read_dialog import Use
from rampath.views.vintage_dialog import VintageDialog
from workbook.build import LAYOUT_2024, write

SHARE = Measure.CORE_SHARE


@pytest.fixture
def dialog(qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path) -> VintageDialog:
    """The window on Türkiye's shares in two editions, with the share of 2024 in the newer one in focus."""
    answers.use = Use.BESIDE
    program.window.importing.read_file(write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024}))
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    program.window.stage.look(member="TUR")
    program.window.action("vintages").trigger()
    found = program.window.vintages
    found.table.setCurrentIndex(found.model.index(1, 10))
    found.table.setFocus()
    return found


def typed(dialog: VintageDialog, text: str) -> None:
    """A figure typed over the one in focus, as with Excel: the figure, then Enter."""
    QTest.keyClicks(dialog.table, text[:1])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def value(program: Program, year: int) -> float | None:
    return program.document.plan.observations.value("TUR", SHARE, year)


def test_that_the_next_figure_can_be_typed_where_the_last_one_was(program: Program, dialog: VintageDialog) -> None:
    typed(dialog, "1.5")
    assert value(program, 2024) == 0.015
    index = dialog.table.currentIndex()
    assert (index.row(), index.column()) == (1, 10)
    assert QApplication.focusWidget() is dialog.table
    QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    typed(dialog, "1.6")
    assert (value(program, 2024), value(program, 2025)) == (0.015, 0.016)


def test_that_undo_and_redo_reach_the_window(program: Program, dialog: VintageDialog) -> None:
    before = value(program, 2024)
    typed(dialog, "1.5")
    QTest.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(program, 2024) == before
    QTest.keyClick(dialog.table, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert value(program, 2024) == 0.015


def test_that_the_source_of_a_figure_has_its_key_here_too(qtbot: QtBot, dialog: VintageDialog) -> None:
    with qtbot.waitSignal(dialog.cell_wanted) as asked:
        QTest.keyClick(dialog.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (wanted,) = asked.args or (None,)
    assert wanted is not None
    assert (wanted.observation.edition, wanted.observation.year) == ("NATO July 2026", 2024)


def test_that_edition_and_year_stay_in_focus_when_another_member_comes(program: Program, dialog: VintageDialog) -> None:
    program.window.stage.look(member="POL")
    index = dialog.table.currentIndex()
    assert dialog.model.headerData(index.row(), Qt.Orientation.Vertical) == "NATO July 2026"
    assert dialog.model.headerData(index.column(), Qt.Orientation.Horizontal) == "2024"


def test_that_undo_reaches_the_windows_of_a_plan(program: Program) -> None:
    """A change made from another window is taken back from there, by the same keys as everywhere."""
    before = program.document.plan
    economies = program.window.planning.show("economies")
    program.window.path.set_share(2030, 0.022)
    assert program.document.plan is not before
    QTest.keyClick(economies, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.document.plan == before
