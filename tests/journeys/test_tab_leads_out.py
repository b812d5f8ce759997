"""The keyboard alone: Tab leads into each table of a dialog, and out of it again both ways."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.observation import Observations
from rampath.views.asking import Asking
from rampath.views.difference_dialog import DifferenceDialog
from rampath.views.edition_dialog import EditionDialog
from rampath.views.read_dialog import Use


def dialog_of(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def found() -> list[QDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    return found()[-1]


def tables(dialog: QDialog) -> list[QTableView]:
    there = cast("list[QTableView]", dialog.findChildren(QTableView))
    return [each for each in there if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def after(qtbot: QtBot, dialog: QDialog, table: QTableView, key: Qt.Key) -> QWidget | None:
    """Who has the keys one Tab from a table."""
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    table.setFocus()
    QTest.keyClick(table, key)
    return QApplication.focusWidget()


def check(qtbot: QtBot, dialog: QDialog) -> None:
    found = tables(dialog)
    assert found
    for table in found:
        assert table.model().rowCount() > 1, "a table of one row would prove nothing"
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            assert after(qtbot, dialog, table, key) is not table


def test_that_tab_leads_out_of_the_figures_that_differ(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.load_workbook(sample)
    book["Table 3"]["M26"], book["Table 3"]["M25"] = 3.8, 3.3
    book.save(tmp_path / sample.name)
    answers.use = Use.BESIDE
    monkeypatch.setattr(answers, "which_stand", Asking(program.window).which_stand)
    program.window.importing.read_file(tmp_path / sample.name)
    dialog = dialog_of(qtbot, DifferenceDialog)
    check(qtbot, dialog)
    dialog.reject()


@pytest.fixture
def two_editions(program: Program) -> Program:
    plan = program.document.plan
    older = [replace(row, edition="NATO June 2024") for row in plan.observations]
    grown = replace(plan, observations=Observations.of([*plan.observations, *older]))
    program.document.edit("Another edition", grown)
    return program


def test_that_tab_leads_out_of_the_figures_by_edition(qtbot: QtBot, two_editions: Program) -> None:
    two_editions.window.action("vintages").trigger()
    check(qtbot, two_editions.window.vintages)
    two_editions.window.vintages.close()


def test_that_tab_leads_out_of_the_editions(
    qtbot: QtBot, two_editions: Program, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = two_editions.window
    monkeypatch.setattr(answers, "editions", Asking(window).editions)
    window.action("editions").trigger()
    dialog = dialog_of(qtbot, EditionDialog)
    check(qtbot, dialog)
    dialog.reject()
