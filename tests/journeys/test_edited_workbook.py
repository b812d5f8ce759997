"""A plan workbook that was changed in Excel comes back as a named step that can be undone."""

from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.workbook.plan_workbook import write_plan

from .conftest import DAY


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
