"""The dialog of returns where a file is read by hand: what is asked for, and what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from domain.build import REGISTER, observations
from rampath.domain.returns import Sent, State, compare_returns
from rampath.returning import FileRead, FolderRead
from rampath.views.returns_dialog import ReturnsDialog
from views.returned import sent

Then = Callable[[FolderRead | None], None]


class Hands:
    """The assistant's stead: keeps which file was asked for, and what gets the outcome."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, Then]] = []
        self.called_off = 0

    def read(self, _found: FolderRead, file: Path, then: Then) -> Callable[[], None]:
        self.asked.append((file, then))
        return self.call_off

    def call_off(self) -> None:
        self.called_off += 1


REFUSED = Sent("BBB.xlsx", members=("BBB",), refused="BBB.xlsx holds no table that Rampath knows.", not_known=True)
DAMAGED = Sent("USA.xlsx", members=("USA",), refused="USA.xlsx is damaged.")


def read_as(*files: Sent) -> FolderRead:
    """A folder of these files."""
    folder = Path("/somewhere/returns")
    returns = compare_returns(files, observations(), REGISTER)
    return FolderRead(
        folder, returns, (), "Test 2026", read=tuple(FileRead(folder / each.file, each) for each in files)
    )


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def by_hand(qtbot: QtBot, hands: Hands) -> ReturnsDialog:
    """A plan, a form that nobody knows, and a damaged file."""
    found = read_as(replace(sent("AAA", "2.0"), from_plan=True), REFUSED, DAMAGED)
    made = ReturnsDialog(found, REGISTER, lambda _found: None, by_hand=hands.read)
    qtbot.addWidget(made)
    made.show()
    return made


def focus(dialog: ReturnsDialog, file: str) -> None:
    files = [each.sent.file if each.sent is not None else "" for each in dialog._found.returns]
    dialog.table.setCurrentIndex(dialog.model.index(files.index(file), 0))


def test_that_a_return_can_be_read_by_hand_where_a_person_could_say_how_and_else_it_says_why_not(
    by_hand: ReturnsDialog,
) -> None:
    said = {}
    for file in ("AAA.xlsx", "BBB.xlsx", "USA.xlsx"):
        focus(by_hand, file)
        said[file] = (by_hand.hand.isEnabled(), by_hand.hand.toolTip())
        assert by_hand.hand.accessibleDescription() == by_hand.hand.toolTip()
    assert said == {
        "AAA.xlsx": (False, "AAA.xlsx is a plan, which says by itself what its figures are."),
        "BBB.xlsx": (True, "Say yourself how the sheets of this file are to be read"),
        "USA.xlsx": (False, "USA.xlsx is damaged."),
    }


def test_that_a_member_that_sent_nothing_has_nothing_to_be_read_by_hand(qtbot: QtBot, hands: Hands) -> None:
    found = read_as(sent("AAA", "2.0"), sent("BBB", "5.0"))
    dialog = ReturnsDialog(found, REGISTER, lambda _found: None, by_hand=hands.read)
    qtbot.addWidget(dialog)
    missing = [each.state for each in found.returns].index(State.MISSING)
    dialog.table.setCurrentIndex(dialog.model.index(missing, 0))
    assert (dialog.hand.isEnabled(), dialog.hand.toolTip()) == (False, "There is no file to read.")


def test_that_a_return_that_was_read_by_hand_is_listed_in_its_place_and_ticked(
    by_hand: ReturnsDialog, hands: Hands
) -> None:
    focus(by_hand, "BBB.xlsx")
    by_hand.hand.click()
    ((file, then),) = hands.asked
    assert file == Path("/somewhere/returns/BBB.xlsx")
    assert by_hand._head.text() == "Looking at BBB.xlsx…"
    assert (by_hand.hand.isEnabled(), by_hand.accept_button.isEnabled()) == (False, False)
    assert by_hand.hand.toolTip() == "A file is being read; wait until that is done."
    then(None)  # the assistant is open
    assert by_hand._head.text().startswith("1 of 3 members sent a return")
    assert (by_hand.hand.isEnabled(), by_hand.accept_button.isEnabled()) == (True, True)
    then(read_as(replace(sent("AAA", "2.0"), from_plan=True), sent("BBB", "4.0"), DAMAGED))
    assert by_hand._head.text().startswith("2 of 3 members sent a return")
    assert by_hand._told.text().startswith("Bland: figures of its own: 1.")
    assert [each.member for each in by_hand.accepted_returns] == ["AAA", "BBB"]
    assert by_hand.hand.isEnabled(), "and can be read otherwise"


def test_that_the_focus_stays_with_a_file_whose_member_is_known_only_once_it_was_read(
    qtbot: QtBot, hands: Hands
) -> None:
    nobody = replace(REFUSED, file="form.xlsx", members=())
    dialog = ReturnsDialog(read_as(sent("AAA", "2.0"), nobody), REGISTER, lambda _found: None, by_hand=hands.read)
    qtbot.addWidget(dialog)
    focus(dialog, "form.xlsx")
    dialog.hand.click()
    hands.asked[0][1](None)
    hands.asked[0][1](read_as(sent("AAA", "2.0"), replace(sent("BBB", "4.0"), file="form.xlsx")))
    assert dialog._told.text().startswith("Bland: figures of its own: 1.")


def test_that_closing_the_list_calls_off_what_is_being_looked_at_and_takes_nothing_more(
    by_hand: ReturnsDialog, hands: Hands
) -> None:
    focus(by_hand, "BBB.xlsx")
    by_hand.hand.click()
    by_hand.reject()
    assert hands.called_off == 1
    head = by_hand._head.text()
    hands.asked[0][1](read_as(sent("BBB", "4.0")))
    assert by_hand._head.text() == head


def test_that_a_return_is_read_by_hand_from_the_keyboard(qtbot: QtBot, by_hand: ReturnsDialog, hands: Hands) -> None:
    by_hand.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is by_hand)
    by_hand.table.setFocus()
    focus(by_hand, "BBB.xlsx")
    for _step in range(10):
        if by_hand.hand.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(by_hand.hand, Qt.Key.Key_Space)
    assert [file.name for file, _then in hands.asked] == ["BBB.xlsx"]
    assert by_hand.hand.shortcut().toString() == "Alt+R"
    assert by_hand.table.hasFocus(), "a button that waits hands the keys back"
