"""The window is closed while something is under way: what is read is called off, what is written is finished."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.plan import Plan
from rampath.opening import Opened
from rampath.views.asking import Asking, Unsaved
from rampath.views.read_dialog import Use
from rampath.workbook import question
from rampath.workbook.progress import Progress
from rampath.workbook.reading import Reading
from rampath.workbook.saving import NotSaved


class Gate:
    """Holds a job in its thread until it is let on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.open.wait(20)


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


def hold_reading(program: Program, gate: Gate) -> None:
    """Let a reading wait before its end, where it does not tell how far it is any more."""
    importing = program.window.importing
    read = importing._doors.read

    def held(file: Path, progress: Progress, by: question.Answers, known: Plan) -> Opened | Reading:
        found = read(file, progress, by, known)
        gate.wait()
        return found

    importing._doors = replace(importing._doors, read=held)


def hold_saving(program: Program, gate: Gate, *, fails: bool = False) -> None:
    filing = program.window.filing
    save = filing._doors.save

    def held(plan: Plan, file: Path) -> Sequence[str]:
        gate.wait()
        if fails:
            raise NotSaved("The disk is full.")
        return save(plan, file)

    filing._doors = replace(filing._doors, save=held)


def test_that_nothing_comes_of_a_file_that_was_being_read(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, gate: Gate
) -> None:
    window, before = program.window, program.document.plan
    hold_reading(program, gate)
    answers.use = Use.BESIDE
    window.importing.read_file(sample)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    assert window.close(), "the window does not wait for what is called off"
    assert window.background.idle
    gate.open.set()
    window.background.wait()
    qtbot.wait(50)
    assert (answers.asked, answers.told) == ([], [])
    assert program.document.plan is before


def test_that_a_file_that_is_being_read_does_not_come_in_between_saving_and_closing(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path, tmp_path: Path, gate: Gate
) -> None:
    window = program.window
    window.path.set_share(2031, 0.026)
    hold_reading(program, gate)
    window.importing.read_file(sample)
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    answers.unsaved_answer, answers.to_save = Unsaved.SAVE, tmp_path / "kept.xlsx"
    assert not window.close()
    gate.open.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert answers.to_save.is_file()
    assert not any(asked.startswith(sample.name) for asked in answers.asked)


def test_that_a_plan_that_was_edited_while_it_was_saved_is_asked_about_again(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, gate: Gate
) -> None:
    window = program.window
    window.path.set_share(2031, 0.026)
    hold_saving(program, gate)
    answers.unsaved_answer, answers.to_save = Unsaved.SAVE, tmp_path / "kept.xlsx"
    assert not window.close()
    qtbot.waitUntil(gate.reached.is_set, timeout=20_000)
    window.path.set_share(2031, 0.027)
    answers.unsaved_answer = Unsaved.CANCEL
    gate.open.set()
    qtbot.waitUntil(lambda: answers.asked[-1] == "kept.xlsx", timeout=20_000)
    assert window.isVisible()
    assert program.document.modified


def test_that_a_file_that_is_being_written_is_finished_first(
    qtbot: QtBot, program: Program, tmp_path: Path, gate: Gate
) -> None:
    window = program.window
    hold_saving(program, gate)
    window.filing._save_to(tmp_path / "kept.xlsx", None)
    assert not window.close()
    assert window.status.text == "Rampath closes when the file is written."
    gate.open.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert (tmp_path / "kept.xlsx").is_file()


def test_that_a_file_that_could_not_be_written_is_told_and_the_window_stays(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    monkeypatch.setattr(answers, "tell", Asking(window).tell)
    hold_saving(program, gate, fails=True)
    window.filing._save_to(tmp_path / "kept.xlsx", None)
    assert not window.close()
    gate.open.set()

    def told() -> list[QMessageBox]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    qtbot.wait(50)
    assert window.isVisible()
    assert [box.text() for box in told()] == ["The disk is full."]
    for box in told():
        box.reject()
    assert window.close()


@pytest.mark.parametrize("shown", [True, False])
def test_that_preferences_that_cannot_be_kept_are_no_reason_to_stay_open(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shown: bool
) -> None:
    (tmp_path / "file").write_text("no folder")
    program._file = tmp_path / "file" / "preferences.json"
    if not shown:  # a window without a console has nowhere to write to
        monkeypatch.setattr("sys.stderr", None)
        monkeypatch.setattr("sys.stdout", None)
    program.keep_preferences()
    if shown:
        assert capsys.readouterr().err.startswith("The preferences could not be kept: ")
    assert (tmp_path / "file").read_text() == "no folder"
