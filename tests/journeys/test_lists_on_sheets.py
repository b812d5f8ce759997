"""A budget whose services stand on sheets of their own: read by hand, asked whether they are parts, and added."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.test_by_hand import assistant
from journeys.test_list_by_hand import choose
from rampath.app import Program
from rampath.models.question_table import Asked
from rampath.views.asking import Asking
from rampath.views.read_dialog import ReadDialog
from workbook.build import Rows, write


def service(first: int, factor: int) -> Rows:
    """Fifteen lines whose amounts are 1 to 15 times a factor, in thousands of euro: 120 factors in all."""
    lines = tuple((str(first + at), f"Thing {at} of it", at * factor) for at in range(1, 16))
    return (("Budget in thousand euro",), ("Code", "Title", "Budget 2025"), *lines)


def test_that_services_on_sheets_of_their_own_are_parts_of_one_budget_once_a_planner_says_so(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Asking(program.window)
    answers.assistant = asking.by_hand
    monkeypatch.setattr(answers, "how_to_use", asking.how_to_use)
    file = write(tmp_path / "budget.xlsx", {"Army": service(100, 1_000), "Navy": service(200, 500)})
    program.window.importing.read_file(file)
    dialog = assistant(qtbot)
    choose(dialog, qtbot, "member", "EST")
    assert dialog.foot.said.text() == "✓ Everything is known that is needed."
    dialog.foot.bring.click()

    def shown() -> list[ReadDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, ReadDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    (read,) = shown()
    index = read.questions.model.index(0, Asked.TAKEN)
    assert read.questions.model.setData(index, "parts")
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    assert read.questions.text == "All questions are answered."
    read.beside.setChecked(True)
    read.accept()
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=20_000)
    kept = {each.part: (each.amount, each.place) for each in program.document.plan.budgets}
    assert kept == {
        "": (180.0, "Army!C3:C17; Navy!C3:C17"), "Army": (120.0, "Army!C3:C17"), "Navy": (60.0, "Navy!C3:C17"),
    }  # fmt: skip
