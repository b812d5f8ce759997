"""The questions of a reading as a table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rampath.models.question_table import Asked, QuestionRole, QuestionTableModel
from rampath.workbook.question import answer_to
from workbook.questions import NAME, SIGN


@pytest.fixture
def model() -> QuestionTableModel:
    return QuestionTableModel([NAME, SIGN])


def taken(model: QuestionTableModel) -> list[str]:
    return [str(model.index(row, Asked.TAKEN).data()) for row in range(model.rowCount())]


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester, model: QuestionTableModel) -> None:
    qtmodeltester.check(model)


def test_that_a_row_tells_place_text_question_and_the_careful_choice(model: QuestionTableModel) -> None:
    assert [model.index(0, column).data() for column in Asked] == [
        "T!A7", "Slovena", "“Slovena” is near to two members.", "leave the row out (not answered)",
    ]  # fmt: skip
    assert model.index(0, 0).data(QuestionRole.CHOICES)[1] == ("SVK", "Slovak Republic")
    assert "• Slovenia" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.open == 2


def test_that_only_one_of_the_choices_can_be_taken(qtbot: QtBot, model: QuestionTableModel) -> None:
    with qtbot.waitSignal(model.answered):
        assert model.setData(model.index(0, Asked.TAKEN), "SVN")
    assert (model.answers, model.open) == ({"member T!A7": "SVN"}, 1)
    assert taken(model)[0] == "Slovenia"
    assert not model.setData(model.index(0, Asked.TAKEN), "AUT")
    assert not model.setData(model.index(0, Asked.RAW), "SVN")
    with qtbot.assertNotEmitted(model.answered):
        assert model.setData(model.index(0, Asked.TAKEN), "SVN")


def test_that_taking_the_careful_choice_is_an_answer(model: QuestionTableModel) -> None:
    model.setData(model.index(1, Asked.TAKEN), "decimals")
    assert model.answers == {"sign T!B7": "decimals"}
    assert model.open == 1


def test_that_answers_stay_when_the_file_was_read_again(qtbot: QtBot, model: QuestionTableModel) -> None:
    model.setData(model.index(0, Asked.TAKEN), "SVN")
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_questions([answer_to(NAME, model.answers), SIGN])
    assert taken(model) == ["Slovenia", "1.234 as a little more than one (not answered)"]
    model.show_questions([replace(SIGN, answered=True, taken="thousands")])
    assert model.answers == {"member T!A7": "SVN", "sign T!B7": "thousands"}
    assert model.open == 0
    model.show_questions([])
    assert model.rowCount() == 0


def test_that_answers_that_somebody_else_keeps_take_the_place_of_its_own(
    qtbot: QtBot, model: QuestionTableModel
) -> None:
    model.setData(model.index(0, Asked.TAKEN), "SVN")
    model.show_questions([answer_to(NAME, model.answers), SIGN])
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.answered):
        model.show_answers({})
    assert (model.answers, model.open) == ({}, 2)
    with qtbot.waitSignal(model.answered):
        assert model.setData(model.index(0, Asked.TAKEN), "SVN")


def test_that_one_answer_settles_all_questions_that_ask_the_same(qtbot: QtBot) -> None:
    first, second = (replace(NAME, id=f"member {at}", place=at, same="member “Slovena”") for at in ("T!A7", "U!A7"))
    model = QuestionTableModel([first, SIGN, second])
    assert "The same is asked in other places (1)." in model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "The same is asked" not in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.several
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda top, end, *_: (top.row(), end.row()) == (0, 2)):
        model.setData(model.index(0, Asked.TAKEN), "SVN")
    assert (model.open, model.several, model.first_open) == (1, False, 1)
    model.show_questions([answer_to(each, model.answers) for each in (first, SIGN, second)])
    model.setData(model.index(2, Asked.TAKEN), "SVK")
    sign = "1.234 as a little more than one (not answered)"
    assert taken(model) == ["Slovenia", sign, "Slovak Republic"]
