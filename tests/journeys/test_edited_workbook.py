"""A plan workbook that was changed in Excel comes back as a named step that can be undone."""

from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.domain.finding import Finding, Severity
from rampath.opening import Opened
from rampath.workbook.plan_workbook import write_plan

from .conftest import DAY, Answers


def test_that_a_changed_anchor_is_a_step_named_in_the_menu_and_told_in_the_findings(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    window, document = program.window, program.document
    window.path.set_share(2031, 0.026)
    saved = document.plan
    file = tmp_path / "plan.xlsx"
    write_plan(saved, file, day=DAY)
    book = openpyxl.load_workbook(file)
    sheet = book["Paths"]
    row = next(r for r in range(5, sheet.max_row) if (sheet.cell(r, 2).value, sheet.cell(r, 5).value) == ("BEL", 2031))
    sheet.cell(row, 6).value = 0.0285
    book.save(file)
    window.filing.open_file(file)
    document.undo_stack.setClean()
    qtbot.waitUntil(lambda: document.file == file, timeout=20_000)
    assert document.undo_stack.undoText() == "Changed in the workbook: Belgium 2031 core"
    assert document.modified
    assert any(each.place == f"Paths!F{row}" for each in document.plan.findings)
    assert "cells changed in the workbook since it was saved: 1" in window.status.text
    document.undo_stack.undo()
    assert document.plan.scenarios == saved.scenarios


def test_that_what_was_changed_in_the_file_since_it_was_read_is_not_written_over(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window, document = program.window, program.document
    file, other = tmp_path / "plan.xlsx", tmp_path / "other.xlsx"
    write_plan(document.plan, file, day=DAY)
    window.filing.open_file(file)
    qtbot.waitUntil(lambda: document.file == file, timeout=20_000)
    book = openpyxl.load_workbook(file)
    book["Paths"]["H1"] = "A colleague's remark"
    book.save(file)
    theirs = file.read_bytes()
    window.path.set_share(2031, 0.026)
    answers.to_save, answers.take_offers = other, False
    window.filing.save()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert "plan.xlsx was changed by somebody, or in another program" in answers.told[-1]
    assert file.read_bytes() == theirs
    assert document.modified
    answers.take_offers = True
    window.filing.save()
    qtbot.waitUntil(lambda: document.file == other, timeout=20_000)
    assert file.read_bytes() == theirs
    assert not document.modified


def test_that_one_s_own_saves_are_no_change_by_somebody_else(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window, document = program.window, program.document
    file = tmp_path / "plan.xlsx"
    write_plan(document.plan, file, day=DAY)
    window.filing.open_file(file)
    qtbot.waitUntil(lambda: document.file == file, timeout=20_000)
    for share in (0.026, 0.027, 0.028):
        window.path.set_share(2031, share)
        window.filing.save()  # not waited for
    qtbot.waitUntil(lambda: not document.modified and window.background.idle, timeout=30_000)
    assert answers.told == []
    file.unlink()
    window.path.set_share(2031, 0.029)
    window.filing.save()
    qtbot.waitUntil(file.exists, timeout=20_000)
    assert answers.told == []


def test_that_one_finding_is_counted_as_one(program: Program) -> None:
    note = Finding(Severity.NOTE, "Table 1!A1", "", "Something worth a word.")
    program.window.filing.take(Opened(program.document.plan, None, (note,)))
    assert program.window.status.text == "Read the figures, with 1 finding"
