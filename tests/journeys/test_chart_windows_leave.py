"""The fan and the grid of all members leave the program as every chart does: drawn anew, with their marking."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.views.planning.multiples_dialog import MultiplesDialog
from rampath.views.planning.uncertainty_dialog import UncertaintyDialog

from .conftest import Answers

MARKING = "NATO UNCLASSIFIED"


@pytest.fixture
def dialog(request: pytest.FixtureRequest, program: Program, qtbot: QtBot) -> MultiplesDialog | UncertaintyDialog:
    program.document.edit("mark", replace(program.document.plan, marking=MARKING))
    found = program.window.planning.show(request.param)
    assert isinstance(found, MultiplesDialog | UncertaintyDialog)
    qtbot.waitUntil(lambda: found.export.shown.picture() is not None and program.window.background.idle, timeout=60_000)
    return found


@pytest.mark.parametrize("dialog", ["all_members", "uncertainty"], indirect=True)
def test_that_it_is_saved_with_its_marking_at_top_bottom_and_under_the_chart(
    dialog: MultiplesDialog | UncertaintyDialog, program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "chart.pdf"
    dialog.export.save.click()
    qtbot.waitUntil(lambda: answers.to_save is not None and answers.to_save.is_file(), timeout=20_000)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    text = PdfReader(answers.to_save).pages[0].extract_text()
    assert text.count(MARKING) == 2
    assert "(NU)" in text
    assert dialog.export.shown.title[:20] in text


@pytest.mark.parametrize("dialog", ["all_members", "uncertainty"], indirect=True)
def test_that_picture_and_table_are_copied(dialog: MultiplesDialog | UncertaintyDialog) -> None:
    dialog.export.copy_picture.click()
    data = QGuiApplication.clipboard().mimeData()
    assert MARKING in bytes(data.data("image/svg+xml").data()).decode()
    dialog.export.copy_table.click()
    text = QGuiApplication.clipboard().text()
    assert MARKING in text
    assert "Belgium" in text
    assert "\t" in text
