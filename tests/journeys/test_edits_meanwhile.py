"""What a user edits while a file is read, and what another file brings in meanwhile, is not lost."""

import threading
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.opening import Opened
from rampath.views.asking import Unsaved
from rampath.views.read_dialog import Use
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


def test_that_of_two_budgets_that_are_imported_at_once_none_is_lost(
    qtbot: QtBot, program: Program, answers: Answers, shared_data: Path
) -> None:
    answers.use = Use.BESIDE
    files = ["dod_p1_display.xlsx", "statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv"]
    for name in files:
        program.window.importing.read_file(shared_data / "workbooks" / name)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=60_000)
    assert [*dict.fromkeys(each.file for each in program.document.plan.budgets)] == files


def test_that_an_edit_made_while_a_budget_is_compared_with_the_plan_stays(
    qtbot: QtBot, program: Program, answers: Answers, shared_data: Path
) -> None:
    answers.use = Use.BESIDE
    window = program.window
    window.background.busy.connect(
        lambda work: (
            window.path.set_share(2031, 0.026) if work is not None and work.text.startswith("Comparing") else None
        )
    )
    window.importing.read_file(shared_data / "workbooks" / "dod_p1_display.xlsx")
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=60_000)
    plan = program.document.plan
    path = plan.path(window.stage.scene.scenario, "BEL", Pillar.CORE)
    assert path.shares(plan.start("BEL", Pillar.CORE), [2031])[0] == 0.026
