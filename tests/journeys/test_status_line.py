"""The status line: what work says gives way, once it has ended, to what was said before it."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.workbook.progress import Progress


def test_that_a_file_that_was_read_and_not_used_leaves_no_word(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path
) -> None:
    window = program.window
    window.path.set_share(2031, 0.026)
    said = window.status.text
    answers.use = None
    window.importing.read_file(sample)
    assert window.status.text == f"Reading {sample.name}…"
    qtbot.waitUntil(lambda: bool(answers.asked) and window.background.idle, timeout=20_000)
    assert window.status.text == said


def test_that_what_was_said_while_work_went_on_is_not_lost(qtbot: QtBot, program: Program) -> None:
    window, said, go_on = program.window, threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        said.wait(20)
        progress("Half of it is done")
        go_on.wait(20)

    window.background.follow("Counting", job)
    window.status.say("Copied 3 rows")
    said.set()
    qtbot.waitUntil(lambda: window.status.text == "Half of it is done")
    go_on.set()
    qtbot.waitUntil(lambda: window.background.idle)
    assert window.status.text == "Copied 3 rows"


def test_that_work_that_was_called_off_has_no_last_word(qtbot: QtBot, program: Program) -> None:
    window, told, go_on = program.window, threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        progress("Half of it is done")
        told.set()
        go_on.wait(20)

    window.background.follow("Counting", job)
    assert told.wait(20)
    window.status._cancel.click()
    go_on.set()
    window.background.wait()
    qtbot.wait(50)
    assert window.status.text == "Called off; nothing has changed."


def test_that_a_step_that_is_taken_back_is_named_as_undone_and_not_the_one_before_it_as_done(program: Program) -> None:
    window, document = program.window, program.document
    window.path.set_share(2031, 0.026)
    first = document.undo_stack.undoText()
    window.path.set_share(2032, 0.027)
    second = document.undo_stack.undoText()
    assert window.status.text == second
    window.action("undo").trigger()
    assert window.status.text == f"Undone: {second}"
    window.action("undo").trigger()
    assert window.status.text == f"Undone: {first}"
    window.action("redo").trigger()
    assert window.status.text == first
    document.go_to(2)
    document.go_to(0)
    assert window.status.text == f"2 steps undone, from this one on: {first}"
    document.make_read_only("Nothing may be changed.")
    assert window.status.text == f"2 steps undone, from this one on: {first}"


def test_that_a_step_that_is_undone_out_of_sight_says_in_which_scenario(program: Program) -> None:
    window = program.window
    window.path.set_share(2031, 0.026)
    window.stage.look(scenario="Wales 2014")
    program.document.undo()
    assert window.status.text.startswith("Undone in “Hague 2035”: Set Belgium 2031 core ")
    program.document.redo()
    window.stage.look(scenario="National declarations")  # hangs below Hague 2035, and shows it
    program.document.undo()
    assert window.status.text.startswith("Undone: Set Belgium 2031 core ")
