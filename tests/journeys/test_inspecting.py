"""Inspecting a workbook before it leaves, from the file menu to the copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.models.inspection_table import Column
from rampath.views.inspector_dialog import InspectorDialog
from rampath.workbook.inspected.inspecting import inspect_workbook
from rampath.workbook.inspected.item import Item, Kind
from workbook.package_rules import broken_rules
from workbook.rich import rich_workbook


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_workbook(tmp_path / "rich.xlsx")


def opened(program: Program, answers: Answers, qtbot: QtBot, file: Path) -> InspectorDialog:
    answers.to_open = file
    program.window.action("inspect").trigger()
    qtbot.waitUntil(lambda: program.window.inspecting.dialog is not None, timeout=8_000)
    dialog = program.window.inspecting.dialog
    assert dialog is not None
    return dialog


def test_that_nothing_is_ticked_at_first_and_only_what_is_ticked_goes(
    qtbot: QtBot, program: Program, answers: Answers, rich: Path, tmp_path: Path
) -> None:
    before = rich.read_bytes()
    dialog = opened(program, answers, qtbot, rich)
    assert dialog.model.chosen == ()
    assert not dialog.write.isEnabled()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(Kind.AUTHOR))
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert dialog.model.rowCount() == 3
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.KIND))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    chosen: tuple[Item, ...] = dialog.model.chosen
    assert [each.text for each in chosen] == ["made by Jane Doe"]
    answers.to_save = tmp_path / "out.xlsx"
    dialog.write.click()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=8_000)
    assert "taken out 1;" in answers.told[-1]
    left = [each.text for each in inspect_workbook(tmp_path / "out.xlsx").items if each.kind is Kind.AUTHOR]
    assert left == ["last changed by John Roe", "pivot table refreshed by Jane Doe"]
    assert broken_rules(tmp_path / "out.xlsx") == []
    assert rich.read_bytes() == before


def test_that_a_label_has_no_box_and_says_that_it_stays(
    qtbot: QtBot, program: Program, answers: Answers, rich: Path
) -> None:
    dialog = opened(program, answers, qtbot, rich)
    dialog.all.click()
    first = dialog.model.index(0, Column.KIND)
    assert first.data() == "Label"
    assert first.data(Qt.ItemDataRole.CheckStateRole) is None
    assert "never taken out" in dialog.model.index(0, Column.STATUS).data()
    assert Kind.LABEL not in {each.kind for each in dialog.model.chosen}
    assert len(dialog.model.chosen) == sum(not each.fixed for each in dialog.model.items)


def test_that_the_inspected_file_is_never_written_and_others_are_refused_in_a_sentence(
    qtbot: QtBot, program: Program, answers: Answers, rich: Path, tmp_path: Path
) -> None:
    before = rich.read_bytes()
    dialog = opened(program, answers, qtbot, rich)
    dialog.all.click()
    answers.to_save = rich
    dialog.write.click()
    assert "stays as it is; choose another name" in answers.told[-1]
    assert rich.read_bytes() == before
    dialog.reject()
    text = tmp_path / "table.csv"
    text.write_text("a,b\n1,2\n")
    answers.to_open = text
    program.window.action("inspect").trigger()
    qtbot.waitUntil(lambda: "no .xlsx or .xlsm" in answers.told[-1], timeout=8_000)
    assert program.window.inspecting.dialog is None


def test_that_the_keys_of_the_new_windows_are_taken_by_no_other_action(program: Program) -> None:
    keys = [action.shortcut().toString() for action in program.window.actions_by_id.values()]
    for action_id in ("fill", "inspect"):
        assert keys.count(QKeySequence(program.window.action(action_id).shortcut()).toString()) == 1
