"""The dialogs themselves: each opens without blocking, and hands on what was chosen, and nothing on Cancel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from rampath.views.actions import keys_table
from rampath.views.asking import Asking, Unsaved


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Asking(window)
    for dialog in QApplication.topLevelWidgets():
        dialog.close()


def opened(kind: type[QDialog]) -> QDialog:
    """The dialog that is open now."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def test_that_a_file_that_was_chosen_is_handed_on(asking: Asking, tmp_path: Path) -> None:
    chosen: list[Path] = []
    asking.file_to_open("Open a plan", "Plans (*.xlsx)", str(tmp_path), chosen.append)
    dialog = opened(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "plan.xlsx"))
    assert chosen == [tmp_path / "plan.xlsx"]
    dialog.reject()


def test_that_a_file_to_save_is_proposed_with_its_ending(asking: Asking, tmp_path: Path) -> None:
    chosen: list[Path] = []
    asking.file_to_save("Save", "Plans (*.xlsx)", str(tmp_path / "plan.xlsx"), "xlsx", chosen.append)
    dialog = opened(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "xlsx"
    assert [Path(file).name for file in dialog.selectedFiles()] == ["plan.xlsx"]
    dialog.reject()
    assert chosen == []


@pytest.mark.parametrize(("button", "answer"), [("Save", Unsaved.SAVE), ("Do not save", Unsaved.DISCARD),
                                                ("Cancel", Unsaved.CANCEL)])  # fmt: skip
def test_that_each_button_of_the_question_about_unsaved_work_is_its_answer(
    asking: Asking, button: str, answer: Unsaved
) -> None:
    answers: list[Unsaved] = []
    asking.unsaved("plan.xlsx", answers.append)
    box = opened(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "plan.xlsx" in box.text()
    next(each for each in box.buttons() if each.text() == button).click()
    assert answers == [answer]


def test_that_escape_at_the_question_about_unsaved_work_is_cancel(asking: Asking) -> None:
    answers: list[Unsaved] = []
    asking.unsaved("plan.xlsx", answers.append)
    opened(QMessageBox).reject()
    assert answers == [Unsaved.CANCEL]


def test_that_a_marking_can_be_chosen_or_typed_and_is_tidied(asking: Asking) -> None:
    chosen: list[str] = []
    asking.marking("", ["NATO UNCLASSIFIED"], chosen.append)
    dialog = opened(QDialog)
    choice = dialog.findChild(QComboBox)
    assert isinstance(choice, QComboBox)
    assert [choice.itemText(i) for i in range(choice.count())] == ["", "NATO UNCLASSIFIED"]
    choice.setCurrentText("  MY   OWN ")
    dialog.accept()
    assert chosen == ["MY OWN"]


def test_that_a_marking_is_not_changed_by_cancel(asking: Asking) -> None:
    chosen: list[str] = []
    asking.marking("OLD", [], chosen.append)
    opened(QDialog).reject()
    assert chosen == []


def test_that_the_printer_dialog_opens_without_blocking(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["A printer"])
    chosen: list[object] = []
    asking.printer(chosen.append)
    opened(QPrintDialog).reject()
    assert chosen == []


def test_that_a_machine_without_a_printer_is_told_what_to_do(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    chosen: list[object] = []
    asking.printer(chosen.append)
    box = opened(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "No printer is set up on this machine; write the pages to a PDF instead."
    box.accept()
    assert chosen == []


def test_that_a_sentence_is_told(asking: Asking) -> None:
    asking.tell("Rampath", "The file is locked.")
    box = opened(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The file is locked."
    box.accept()


def test_that_a_file_called_like_a_page_is_told_as_it_is_called_and_the_keys_are_a_table(asking: Asking) -> None:
    asking.tell("Rampath", "Budget <b>2026</b>.pdf is a PDF; ask for the workbook it was made from.")
    box = opened(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.reject()
    asking.show_page("Keys", keys_table())
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
    assert box.textFormat() is Qt.TextFormat.RichText
