"""The two cells of a contradiction between a return and the alliance's table, seen from the list of returns."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.opening import Presets
from rampath.views.asking import Asking
from rampath.views.returns_dialog import ReturnsDialog
from rampath.views.source_window import SourceWindow
from return_files import Table, send


@pytest.fixture
def listed(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, presets: Presets, tmp_path: Path
) -> ReturnsDialog:
    answers.returns = Asking(program.window).returns  # type: ignore[method-assign]
    send(Table.of(sample, presets.register), tmp_path, "BEL", cells={("Table 3", 2025): 2.2})
    program.window.sources.remember(sample)
    program.window.returning.read_folder(tmp_path)
    found: list[ReturnsDialog] = []

    def is_open() -> bool:
        found[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReturnsDialog)]
        return bool(found) and found[0].isVisible()

    qtbot.waitUntil(is_open, timeout=60_000)
    row = next(at for at, each in enumerate(found[0].model.shown) if each.member == "BEL")
    found[0].table.setCurrentIndex(found[0].model.index(row, 0))
    return found[0]


def test_that_both_cells_of_a_contradiction_are_seen_by_mouse_and_key(
    qtbot: QtBot, listed: ReturnsDialog, program: Program
) -> None:
    (figure,) = (each for each in listed.model.shown if each.member == "BEL")
    contradiction = figure.contradictions[0]
    listed._below.setCurrentIndex(listed.differing.index(0, 2))
    listed._below.doubleClicked.emit(listed.differing.index(0, 2))
    window = listed.findChild(SourceWindow)
    assert isinstance(window, SourceWindow)
    qtbot.waitUntil(lambda: program.window.background.idle and window.pane.view.sheet is not None, timeout=20_000)
    assert window.isVisible()
    assert contradiction.mine.cell in window.text
    assert f"{contradiction.mine.cell} in BEL.xlsx" in window.pane.title
    listed.activateWindow()
    listed._below.setFocus()
    qtbot.waitUntil(listed._below.hasFocus)
    listed._below.setCurrentIndex(listed.differing.index(0, 5))
    qtbot.keyClick(listed._below, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    where = f"{contradiction.theirs.cell} in {contradiction.theirs.file}"
    qtbot.waitUntil(lambda: where in window.pane.title and program.window.background.idle, timeout=20_000)
    assert contradiction.theirs.cell in window.text
    listed.reject()
    qtbot.waitUntil(lambda: program.window.sources._over is None)
