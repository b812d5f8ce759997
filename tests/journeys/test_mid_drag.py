"""What comes in between while a handle is dragged: nothing is lost, nothing is half done."""

from PySide6.QtCore import Qt

from journeys.hands import let_go, move, press, take
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Path


def path_of(program: Program) -> Path:
    plan = program.document.plan
    return plan.path(plan.scenarios[0], "BEL", Pillar.CORE)


def test_that_undo_ends_a_drag_and_takes_back_what_was_drawn(program: Program) -> None:
    program.window.path.set_share(2031, 0.03)
    before = program.document.plan
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 30)
    program.window.action("undo").trigger()
    assert not editor.dragging
    move(editor, at, 20)
    let_go(editor, at)
    assert program.document.plan == before
    assert program.document.undo_stack.count() == 2


def test_that_another_member_in_mid_drag_ends_it_and_keeps_what_was_drawn(program: Program) -> None:
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 30)
    drawn = path_of(program)
    program.window.stage.look(member="ESP")
    assert not editor.dragging
    move(editor, at, 40)
    let_go(editor, at)
    assert path_of(program) == drawn
    assert program.document.undo_stack.count() == 1
    plan = program.document.plan
    spain = plan.path(plan.scenarios[0], "ESP", Pillar.CORE)
    assert spain == plan.plain_path(plan.scenarios[0], "ESP", Pillar.CORE)


def test_that_filtering_the_member_away_leaves_its_path_in_hand(program: Program) -> None:
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 30)
    program.window.members.filter.setText("France")
    move(editor, at, 10)
    let_go(editor, at)
    assert program.window.stage.scene.focus.member == "BEL"
    assert program.document.undo_stack.count() == 1


def test_that_keys_that_edit_do_nothing_while_the_mouse_drags(program: Program) -> None:
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 30)
    drawn = path_of(program)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_L, Qt.Key.Key_Up):
        press(editor, key)
    assert path_of(program) == drawn
    let_go(editor, at)
