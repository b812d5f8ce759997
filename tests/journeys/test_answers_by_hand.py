"""The questions of a file that is read by hand: answered in the assistant, taken back, and answered after it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.test_by_hand import assistant
from rampath.app import Program
from rampath.models.question_table import Asked, QuestionTableModel
from rampath.views.asking import Asking
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.read_dialog import ReadDialog
from views.assistant.hands import leave
from workbook.build import write

NEAR = (
    ("Defence expenditure, million euro",),
    ("Country", 2021, 2022),
    ("Belgum", 5300, 6000),
    ("Netherlands", 12000, 13500),
)


@pytest.fixture
def dialog(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AssistantDialog:
    """The assistant on a file with a name that is near to a member's."""
    asking = Asking(program.window)
    answers.assistant = asking.by_hand
    monkeypatch.setattr(answers, "how_to_use", asking.how_to_use)
    program.window.importing.read_file(write(tmp_path / "near.xlsx", {"A": NEAR}))
    return assistant(qtbot)


def take_belgium(model: QuestionTableModel) -> None:
    index = model.index(0, Asked.TAKEN)
    assert model.setData(index, "BEL")


def taken(model: QuestionTableModel) -> str:
    return str(model.index(0, Asked.TAKEN).data())


def figures(dialog: AssistantDialog) -> int:
    return dialog.outcome.model.rowCount()


def test_that_an_answer_given_after_reading_by_hand_is_read_by(
    qtbot: QtBot, program: Program, answers: Answers, dialog: AssistantDialog
) -> None:
    dialog.foot.bring.click()

    def shown() -> list[ReadDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, ReadDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    (read,) = shown()
    before = read.text
    take_belgium(read.questions.model)
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    assert read.text != before
    assert read.questions.text == "All questions are answered."
    assert answers.told == []
    read.beside.setChecked(True)
    read.accept()
    qtbot.waitUntil(lambda: program.document.modified, timeout=20_000)
    (edition,) = {row.edition for row in program.document.plan.observations if row.file == "near.xlsx"}
    assert {row.member for row in program.document.plan.observations.in_edition(edition)} == {"BEL", "NLD"}


def test_that_an_answer_that_is_taken_back_can_be_given_again(qtbot: QtBot, dialog: AssistantDialog) -> None:
    def rest() -> int:
        qtbot.waitUntil(lambda: dialog.idle, timeout=20_000)
        return figures(dialog)

    questions = dialog.outcome.questions
    assert rest() == 1
    take_belgium(questions.model)
    assert rest() == 2
    assert questions.text == "All questions are answered."
    dialog.steps.undo()
    assert rest() == 1
    assert taken(questions.model).endswith("(not answered)")
    assert questions.text.startswith("One question is not answered.")
    dialog.steps.redo()
    assert rest() == 2
    assert taken(questions.model) == "Belgium"
    dialog.steps.undo()
    rest()
    take_belgium(questions.model)
    assert rest() == 2
    leave(dialog)
