"""What a user edits while a file is read is not lost."""

import threading
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath.app import Program
from rampath.opening import Opened
from rampath.views.asking import Unsaved
from rampath.workbook.plan_workbook import write_plan
from rampath.workbook.progress import Progress


def open_slowly(qtbot: QtBot, program: Program, answers: Answers, file: Path) -> threading.Event:
    """File > Open of a plan, which waits in its thread until the event that is given back."""
    filing, reached, go_on = program.window.filing, threading.Event(), threading.Event()
    read = filing._doors.open

    def held(path: Path, progress: Progress) -> Opened:
        reached.set()
        assert go_on.wait(20)
        return read(path, progress)

    filing._doors = replace(filing._doors, open=held)
    write_plan(program.document.plan, file, day=DAY)
    answers.to_open = file
    filing.open_plan()
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    return go_on


def test_that_what_is_edited_while_another_plan_is_read_is_asked_about_before_it_gives_way(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    go_on = open_slowly(qtbot, program, answers, tmp_path / "other.xlsx")
    program.window.path.set_share(2031, 0.026)
    edited = program.document.plan
    go_on.set()
    qtbot.waitUntil(lambda: "Plan without a file" in answers.asked, timeout=20_000)
    assert program.document.plan is edited
    assert program.document.file is None


def test_that_what_was_given_up_before_another_plan_is_read_is_not_asked_about_twice(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    program.window.path.set_share(2031, 0.026)
    answers.unsaved_answer = Unsaved.DISCARD
    open_slowly(qtbot, program, answers, tmp_path / "other.xlsx").set()
    qtbot.waitUntil(lambda: program.document.file == tmp_path / "other.xlsx", timeout=20_000)
    assert answers.asked.count("Plan without a file") == 1
