"""The list of changes in the window, a single one taken back, and the last one done again on others."""

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor
from rampath.views.planning.history_dialog import HistoryDialog


def anchor(program: Program, member: str, year: int) -> Anchor | None:
    scene = program.window.stage.scene
    return scene.plan.path(scene.scenario, member, Pillar.CORE).anchor(year)


def opened(program: Program) -> HistoryDialog:
    program.window.action("changes").trigger()
    window = program.window.planning.show("changes")
    assert isinstance(window, HistoryDialog)
    return window


def choose(window: HistoryDialog, row: int) -> None:
    window.table.setCurrentIndex(window.model.index(row, 0))


def test_that_a_change_in_the_middle_is_taken_back_by_one_undoable_edit(program: Program) -> None:
    path = program.window.path
    path.set_share(2030, 0.026)
    path.set_share(2032, 0.031)
    window = opened(program)
    assert window.model.rowCount() == 3
    choose(window, 1)
    window.revert.click()
    assert anchor(program, "BEL", 2030) is None
    assert anchor(program, "BEL", 2032) == Anchor(2032, 0.031)
    assert program.document.undo_stack.undoText().startswith("Take back: Set Belgium 2030")
    program.document.undo_stack.undo()
    assert anchor(program, "BEL", 2030) == Anchor(2030, 0.026)


def test_that_what_was_changed_again_later_is_said_and_nothing_happens(program: Program) -> None:
    program.window.path.set_share(2030, 0.026)
    program.window.path.set_share(2030, 0.027)
    window = opened(program)
    before = program.document.plan
    choose(window, 1)
    window.revert.click()
    assert "changed Belgium 2030 core again. Take that back first." in window.sentence.text()
    assert program.document.plan is before


def test_that_the_keys_alone_go_to_any_point(qtbot: QtBot, program: Program) -> None:
    begun = program.document.plan
    for share in (0.026, 0.027, 0.028):
        program.window.path.set_share(2030, share)
    ended = program.document.plan
    window = opened(program)
    window.table.setFocus()
    qtbot.keyClick(window.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    assert program.document.plan is begun
    assert window.model.now == 0
    choose(window, 2)
    window.revert.click()
    assert window.sentence.text() == "This change is undone already."
    choose(window, 3)
    window.jump.click()
    assert program.document.plan is ended


def test_that_the_last_change_is_done_again_on_each_selected_member_in_one_step(program: Program) -> None:
    window = program.window
    window.path.set_share(2031, 0.0285)
    members = window.members
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    window.stage.look(member="DEU")
    for code in ("FRA", "NATO"):
        row = members.model.row_of(code)
        assert row is not None
        members.table.selectionModel().select(members.order.mapFromSource(members.model.index(row, 0)), flags)
    assert set(members.selected) == {"DEU", "FRA", "NATO"}
    said: list[str] = []
    window.again.said.connect(said.append)
    count = program.document.undo_stack.count()
    window.action("again").trigger()
    assert program.document.undo_stack.count() == count + 1
    for code in ("DEU", "FRA"):
        found = anchor(program, code, 2031)
        assert found is not None
        assert found.share == 0.0285
    assert "NATO Total follows from its members and has no path of its own." in said[-1]


def test_that_a_change_that_cannot_be_done_again_says_so(program: Program) -> None:
    said: list[str] = []
    program.window.again.said.connect(said.append)
    program.window.action("again").trigger()
    assert said == ["There is no change yet that could be done again."]
