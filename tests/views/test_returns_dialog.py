"""The dialog of returns: what stands below the list, what can be ticked, and what is handed on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from domain.build import REGISTER, observations
from rampath.domain.returns import Return, Sent, State, compare_returns
from rampath.models.question_table import Asked
from rampath.returning import FolderRead
from rampath.views.asking import Asking
from rampath.views.question_dialog import QuestionDialog
from rampath.views.returns_dialog import ReturnsDialog
from rampath.workbook.question import Answers
from rampath.workbook.return_folder import PassedOver
from views.returned import sent
from workbook.questions import NAME


@pytest.fixture
def found() -> FolderRead:
    returns = compare_returns([sent("AAA", "2.0"), sent("BBB", "5.0")], observations(), REGISTER)
    passed = tuple(PassedOver(f"{i}.pdf", "no workbook") for i in range(6))
    return FolderRead(Path("/somewhere/returns"), returns, passed, "Test 2026")


@pytest.fixture
def dialog(qtbot: QtBot, found: FolderRead) -> ReturnsDialog:
    made = ReturnsDialog(found, REGISTER, lambda _found: None)
    qtbot.addWidget(made)
    return made


def test_that_the_head_says_who_is_missing_what_was_compared_and_what_was_passed_over(dialog: ReturnsDialog) -> None:
    labels: list[QLabel] = [*dialog.findChildren(QLabel)]
    texts = [label.text() for label in labels]
    assert any(text.startswith("2 of 3 members sent a return; missing: 1, contradicts") for text in texts)
    passed = ", ".join(f"{i}.pdf (no workbook)" for i in range(4))
    said = next(label for label in labels if label.text().startswith("Compared"))
    assert said.text() == f"Compared with Test 2026. Passed over: {passed} and 2 more."
    assert said.toolTip().splitlines() == [f"{i}.pdf: no workbook" for i in range(6)]


def test_that_the_title_names_the_folder_or_counts_the_files_that_were_named(qtbot: QtBot, found: FolderRead) -> None:
    few = ReturnsDialog(replace(found, files=2), REGISTER, lambda _found: None)
    one = ReturnsDialog(replace(found, files=1), REGISTER, lambda _found: None)
    whole = ReturnsDialog(found, REGISTER, lambda _found: None)
    for dialog in (few, one, whole):
        qtbot.addWidget(dialog)
    titles = [dialog.windowTitle() for dialog in (few, one, whole)]
    assert titles == ["Returns in 2 files", "Returns in 1 file", "Returns in returns"]


def test_that_a_folder_inside_the_folder_is_named_first_since_it_may_hold_returns(
    qtbot: QtBot, found: FolderRead
) -> None:
    passed = (*found.passed_over, PassedOver("North", "a folder inside the folder", is_folder=True))
    made = ReturnsDialog(replace(found, passed_over=passed), REGISTER, lambda _found: None)
    qtbot.addWidget(made)
    labels: list[QLabel] = [*made.findChildren(QLabel)]
    assert any("Passed over: North (a folder inside the folder), 0.pdf" in label.text() for label in labels)


def test_that_the_figures_that_differ_stand_below_the_return_in_focus(dialog: ReturnsDialog) -> None:
    assert dialog.differing.rowCount() == 0
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert dialog.differing.data(dialog.differing.index(0, 2)) == "5.00\u2009%"
    assert dialog._told.text().startswith("Bland: figures of its own: 1. 1 of 1")


def test_that_nothing_ticked_is_nothing_to_accept(dialog: ReturnsDialog) -> None:
    assert [each.member for each in dialog.accepted_returns] == ["AAA"]
    dialog.none.click()
    assert not dialog.accept_button.isEnabled()
    dialog.all.click()
    assert [each.member for each in dialog.accepted_returns] == ["AAA", "BBB"]
    assert dialog.accept_button.isEnabled()


def test_that_a_plan_that_may_not_be_changed_takes_no_returns_and_says_so_at_once(
    qtbot: QtBot, found: FolderRead
) -> None:
    made = ReturnsDialog(found, REGISTER, lambda _found: None, locked="The plan is read-only.")
    qtbot.addWidget(made)
    assert [each.member for each in made.accepted_returns] == ["AAA"], "it can be looked at and exported all the same"
    assert not made.accept_button.isEnabled()
    assert made._against.text().startswith("The plan is read-only. ")


def test_that_a_click_on_a_header_sorts_and_the_return_in_focus_stays(qtbot: QtBot, dialog: ReturnsDialog) -> None:
    dialog.resize(1240, 660)
    dialog.show()
    told = dialog._told.text()
    head = dialog.table.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    first, second = (dialog.model.at(row) for row in range(2))
    assert first is not None
    assert second is not None
    assert (first.member, second.member) == ("BBB", "USA"), "what contradicts, then who is missing"
    assert dialog._told.text() == told
    assert dialog.table.currentIndex().row() == 2


def test_that_how_a_return_stands_has_its_width_in_a_narrow_window_too(dialog: ReturnsDialog) -> None:
    dialog.resize(800, 600)
    dialog.show()
    assert dialog.table.horizontalHeader().sectionSize(1) >= 200
    dialog.resize(1240, 660)
    assert dialog.table.horizontalHeader().sectionSize(1) > 200, "and what room there is in a wide one"


def test_that_space_ticks_a_return_in_whichever_column_the_focus_is(qtbot: QtBot, dialog: ReturnsDialog) -> None:
    ticked = []
    for column in (0, 2, 7):
        dialog.table.setCurrentIndex(dialog.model.index(1, column))
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        ticked.append([each.member for each in dialog.accepted_returns])
    assert ticked == [["AAA", "BBB"], ["AAA"], ["AAA", "BBB"]]
    missing = next(row for row in range(dialog.model.rowCount()) if not dialog.model.may_tick(row))
    dialog.table.setCurrentIndex(dialog.model.index(missing, 0))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [each.member for each in dialog.accepted_returns] == ["AAA", "BBB"]


def test_that_export_hands_on_what_was_found(qtbot: QtBot, found: FolderRead) -> None:
    asked: list[FolderRead] = []
    dialog = ReturnsDialog(found, REGISTER, asked.append)
    qtbot.addWidget(dialog)
    dialog.export.click()
    assert asked == [found]


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Asking(window)
    for each in QApplication.topLevelWidgets():
        each.close()


def test_that_what_was_ticked_is_handed_on_and_nothing_on_close(asking: Asking, found: FolderRead) -> None:
    handed: list[Sequence[Return]] = []

    def opened() -> ReturnsDialog:
        asking.returns(found, REGISTER, lambda _found: None, lambda *_asked: lambda: None, None, handed.append)
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReturnsDialog) and w.isVisible()]
        assert len(shown) == 1
        return shown[0]

    opened().reject()
    assert handed == []
    opened().accept_button.click()
    assert [[each.member for each in returns] for returns in handed] == [["AAA"]]


def test_that_a_folder_is_asked_for(asking: Asking, tmp_path: Path) -> None:
    chosen: list[Path] = []
    asking.folder_to_open("Import a folder", str(tmp_path), chosen.append)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    assert dialog.windowModality() is not Qt.WindowModality.NonModal
    dialog.fileSelected.emit(str(tmp_path))
    assert chosen == [tmp_path]


def test_that_whoever_drops_nothing_but_the_alliance_s_tables_is_told_how_they_are_imported(
    qtbot: QtBot, found: FolderRead
) -> None:
    how = "Figures of many members, as in the alliance's table, are no return: 2024.xlsx. Import such a file by itself."
    table = Return("", (State.TABLE,), replace(sent("AAA", "2.0"), file="2024.xlsx"))

    def told(returns: Sequence[Return]) -> bool:
        dialog = ReturnsDialog(replace(found, returns=(*returns,)), REGISTER, lambda _found: None)
        qtbot.addWidget(dialog)
        labels: list[QLabel] = [*dialog.findChildren(QLabel)]
        return any(label.text().endswith(how) for label in labels)

    assert told([Return("BBB", (State.MISSING,)), table])
    assert not told([*found.returns, table]), "beside returns it is what they are compared with"


def test_that_questions_of_a_return_are_answered_where_it_is_listed(qtbot: QtBot, found: FolderRead) -> None:
    """The answer is read by beside the window; another's tick and the return in focus stay."""
    asked: list[tuple[Mapping[str, Answers], Callable[[FolderRead | None], None]]] = []
    called_off: list[bool] = []

    def again(answers: Mapping[str, Answers], then: Callable[[FolderRead | None], None]) -> Callable[[], None]:
        asked.append((answers, then))
        return lambda: called_off.append(True)

    first, second = sent("AAA", "2.0"), replace(sent("BBB", "4.0"), sha256="1" * 64, questions=1)

    def read(*files: Sent) -> FolderRead:
        returns = compare_returns(files, observations(), REGISTER)
        return replace(found, returns=returns, questions={second.sha256: (NAME,)})

    dialog = ReturnsDialog(read(first, second), REGISTER, lambda _found: None, again=again)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.questions.isEnabled(), "the first one leaves nothing open"
    dialog.none.click()
    dialog.model.tick(0, on=True)
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))

    def answer() -> None:
        dialog.questions.click()
        questions = dialog.findChild(QuestionDialog)
        assert questions is not None
        questions.questions.model.setData(questions.questions.model.index(0, Asked.TAKEN), "SVN")
        questions.accept()

    answer()
    assert [answers for answers, _then in asked] == [{second.sha256: {NAME.id: "SVN"}}]
    assert dialog._head.text() == "Reading BBB.xlsx again by your answers…"
    assert not dialog.accept_button.isEnabled()
    assert not dialog.questions.isEnabled()
    asked[0][1](read(first, replace(second, questions=0)))
    assert "questions" not in dialog._told.text()
    assert [each.member for each in dialog.accepted_returns] == ["AAA", "BBB"], "ticked as one without questions is"
    assert dialog.table.currentIndex().row() == 1
    assert dialog.questions.isEnabled()
    answer()
    asked[1][1](None)
    assert dialog._head.text().startswith("2 of 3 members sent a return"), "a reading that failed changes nothing"
    answer()
    dialog.reject()
    assert called_off == [True]


def test_that_without_questions_there_is_nothing_to_ask(dialog: ReturnsDialog) -> None:
    dialog.show()
    assert not dialog.questions.isVisible()


def test_that_return_on_a_row_ticks_nothing(qtbot: QtBot, dialog: ReturnsDialog) -> None:
    dialog.show()
    dialog.table.setFocus()
    ticked = dialog.accepted_returns
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.accepted_returns == ticked
    assert dialog.isVisible()
