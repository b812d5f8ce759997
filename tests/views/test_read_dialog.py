"""What a file says before anything is done with it, and the questions that it leaves open."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from rampath.domain.finding import Severity, told
from rampath.models.question_table import Asked
from rampath.views.read_dialog import ReadDialog, ReadFile, Use
from rampath.workbook.question import Answers, answer_to
from workbook.questions import NAME, READING, SIGN


class Reader:
    """Reads again by answers when it is let; `asked` and `stopped` tell what was wanted of it."""

    def __init__(self) -> None:
        self.asked: list[Answers] = []
        self.stopped = 0
        self._then: Callable[[ReadFile | None], None] | None = None

    def again(self, answers: Answers, then: Callable[[ReadFile | None], None]) -> Callable[[], None]:
        self.asked.append(answers)
        self._then = then

        def stop() -> None:
            self.stopped += 1
            self._then = None

        return stop

    def finish(self, *, well: bool = True) -> None:
        assert self._then is not None
        answers = self.asked[-1]
        questions = tuple(answer_to(question, answers) for question in READING.questions)
        found = replace(READING, used=7 + len(answers), questions=questions)
        self._then(ReadFile(found, "", self.again) if well else None)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def dialog(qtbot: QtBot, reader: Reader) -> ReadDialog:
    made = ReadDialog(ReadFile(READING, "", reader.again), "plan.xlsx", prefer=Use.NEW_PLAN)
    qtbot.addWidget(made)
    made.show()
    return made


def ok(dialog: ReadDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def answer(dialog: ReadDialog, row: int, choice: str) -> None:
    model = dialog.questions.model
    assert model.setData(model.index(row, Asked.TAKEN), choice)


def test_that_a_file_without_questions_shows_none(qtbot: QtBot) -> None:
    dialog = ReadDialog(ReadFile(replace(READING, questions=())), "plan.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.questions.isVisible()
    assert "12 cells hold something; 7 gave a figure, 5 did not." in dialog.text
    assert dialog.use is Use.BESIDE


def test_that_warnings_can_be_read_before_it_is_decided_what_to_do(qtbot: QtBot) -> None:
    warning = told(Severity.WARNING, "T!B7", "x", "No number", expected="a figure", done="It was left out")
    notes = (told(Severity.NOTE, "T!B8", "", "A note"), told(Severity.NOTE, "T!B9", "", "Another note"))
    made = ReadDialog(ReadFile(replace(READING, findings=(*notes, warning))), "plan.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(made)
    made.show()
    tree = made.found.tree
    findings = tree.topLevelItem(2)
    assert [findings.child(at).text(0) for at in range(2)] == ["▲ warning", "● note"]
    held = findings.child(0)
    assert (held.isExpanded(), findings.child(1).isExpanded()) == (True, False)
    assert (held.childCount(), held.child(0).text(0)) == (1, "T!B7: No number")
    tree.setCurrentItem(held)
    assert made.found.told.isHidden()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert made.found.told.text() == "T!B7: No number; expected a figure. It was left out."


def test_that_what_is_said_of_a_file_begins_with_a_capital_letter(qtbot: QtBot) -> None:
    made = ReadDialog(ReadFile(replace(READING, layout="profile “P-1”")), "plan.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(made)
    assert made.text.startswith("Profile “P-1”: ")


def test_that_an_answer_reads_the_file_again_and_the_dialog_follows(dialog: ReadDialog, reader: Reader) -> None:
    assert dialog.questions.text.startswith("2 questions are not answered.")
    answer(dialog, 0, "SVN")
    assert reader.asked == [{"member T!A7": "SVN"}]
    assert dialog.text == "Reading return.xlsx again by your answers…"
    assert not ok(dialog)
    reader.finish()
    assert ok(dialog)
    assert "8 gave a figure" in dialog.text
    assert dialog.questions.text.startswith("One question is not answered.")
    answer(dialog, 1, "thousands")
    reader.finish()
    assert reader.asked[-1] == {"member T!A7": "SVN", "sign T!B7": "thousands"}
    assert dialog.questions.text == "All questions are answered."


def test_that_an_answer_while_the_file_is_read_calls_that_off_and_begins_anew(
    dialog: ReadDialog, reader: Reader
) -> None:
    answer(dialog, 0, "SVN")
    answer(dialog, 1, "thousands")
    assert reader.stopped == 1
    reader.finish()
    assert "9 gave a figure" in dialog.text


def test_that_a_reading_that_fails_leaves_what_was_said_before(dialog: ReadDialog, reader: Reader) -> None:
    answer(dialog, 0, "SVN")
    reader.finish(well=False)
    assert "7 gave a figure" in dialog.text
    assert ok(dialog)
    assert dialog.questions.text.startswith("2 questions are not answered.")
    answer(dialog, 0, "SVN")
    assert len(reader.asked) == 2


def test_that_cancelling_calls_the_reading_off(dialog: ReadDialog, reader: Reader) -> None:
    answer(dialog, 0, "SVN")
    dialog.reject()
    assert reader.stopped == 1


def test_that_a_choice_is_made_with_the_keys_and_leaving_the_field_is_no_answer(
    qtbot: QtBot, dialog: ReadDialog, reader: Reader
) -> None:
    table = dialog.questions.table
    table.setFocus()
    table.setCurrentIndex(dialog.questions.model.index(0, Asked.PLACE))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    field = table.findChild(QComboBox)
    assert field is not None
    assert [field.itemText(i) for i in range(field.count())] == ["Slovenia", "Slovak Republic", "leave the row out"]
    assert field.currentText() == "leave the row out"
    qtbot.keyClick(field.view(), Qt.Key.Key_Home)
    qtbot.keyClick(field.view(), Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.findChild(QComboBox) is None)
    assert reader.asked == []
    seen = table.visualRect(dialog.questions.model.index(0, Asked.MESSAGE)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=seen)
    field = table.findChild(QComboBox)
    assert field is not None
    qtbot.keyClick(field.view(), Qt.Key.Key_Home)
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert reader.asked == [{"member T!A7": "SVN"}]
    qtbot.waitUntil(lambda: table.findChild(QComboBox) is None)


def test_that_return_on_a_question_opens_its_choices_and_imports_nothing(
    qtbot: QtBot, dialog: ReadDialog, reader: Reader
) -> None:
    dialog.open()
    table = dialog.questions.table
    table.setFocus()
    table.setCurrentIndex(dialog.questions.model.index(0, Asked.PLACE))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    field = table.findChild(QComboBox)
    assert field is not None
    qtbot.keyClick(field.view(), Qt.Key.Key_Home)
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert reader.asked == [{"member T!A7": "SVN"}]
    assert dialog.isVisible()


def test_that_where_no_plan_can_begin_the_figures_can_only_stand_beside(qtbot: QtBot, reader: Reader) -> None:
    dialog = ReadDialog(ReadFile(READING, "This file holds none.", reader.again), "plan.xlsx", prefer=Use.NEW_PLAN)
    qtbot.addWidget(dialog)
    assert dialog.use is Use.BESIDE
    assert not dialog.new_plan.isEnabled()
    answer(dialog, 0, "SVN")
    reader.finish()
    assert dialog.new_plan.isEnabled()


def test_that_the_assistant_is_offered_where_it_can_be_asked_for(qtbot: QtBot) -> None:
    plain = ReadDialog(ReadFile(READING), "plan.xlsx", prefer=Use.NEW_PLAN)
    by_hand = ReadDialog(ReadFile(READING, by_hand=True), "plan.xlsx", prefer=Use.NEW_PLAN)
    for each in (plain, by_hand):
        qtbot.addWidget(each)
        each.show()
    assert not plain.assistant.isVisible()
    by_hand.assistant.click()
    assert by_hand.use is Use.BY_HAND
    assert not by_hand.isVisible()


def test_that_a_plan_called_with_an_ampersand_is_shown_as_it_is_called(qtbot: QtBot, reader: Reader) -> None:
    made = ReadDialog(ReadFile(READING, "", reader.again), "R&D.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(made)
    assert made.beside.text() == "&Put them beside the figures of “R&&D.xlsx”"


def test_that_figures_go_beside_the_open_plan_where_it_has_no_file(qtbot: QtBot, reader: Reader) -> None:
    made = ReadDialog(ReadFile(READING, "", reader.again), "", prefer=Use.BESIDE)
    qtbot.addWidget(made)
    assert made.beside.text() == "&Put them beside the figures of the open plan"


def test_that_a_long_question_can_be_read_whole_and_the_first_open_one_is_in_sight(
    qtbot: QtBot, reader: Reader
) -> None:
    names = tuple(replace(NAME, id=f"member T!A{row}", answered=True, taken="SVN") for row in range(40))
    long = replace(SIGN, message="The point may separate thousands or decimals, and nothing tells which. " * 4)
    reading = replace(READING, questions=(*names, long))
    made = ReadDialog(ReadFile(reading, "", reader.again), "", prefer=Use.BESIDE)
    qtbot.addWidget(made)
    made.show()
    table = made.questions.table
    line = table.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: table.rowHeight(40) >= 3 * line)
    assert table.rowHeight(0) == 26
    index = table.model().index(40, Asked.MESSAGE)
    qtbot.waitUntil(lambda: table.viewport().rect().intersects(table.visualRect(index)))


def test_that_a_plan_that_may_not_be_changed_takes_nothing_beside(qtbot: QtBot) -> None:
    why = "The plan is read-only."
    dialog = ReadDialog(ReadFile(READING, "", not_beside=why), "plan.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(dialog)
    assert (dialog.new_plan.isEnabled(), dialog.beside.isEnabled(), ok(dialog)) == (True, False, True)
    assert (dialog.use, dialog._why.text()) == (Use.NEW_PLAN, why)


def test_that_there_is_nothing_to_agree_to_where_neither_can_be_done(qtbot: QtBot, reader: Reader) -> None:
    read = ReadFile(READING, "This file holds no shares.", reader.again, not_beside="The plan is read-only.")
    dialog = ReadDialog(read, "plan.xlsx", prefer=Use.BESIDE)
    qtbot.addWidget(dialog)
    assert (dialog.new_plan.isEnabled(), dialog.beside.isEnabled(), ok(dialog)) == (False, False, False)
    assert dialog._why.text() == "This file holds no shares. The plan is read-only."
