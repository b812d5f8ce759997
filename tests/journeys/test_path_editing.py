"""Editing a path through every door: mouse, keys, strip and menu."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeys.hands import NONE, drag, let_go, move, press, send_move, take
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path, Shape


def path_of(program: Program, member: str = "BEL", pillar: Pillar = Pillar.CORE) -> Path:
    plan = program.document.plan
    return plan.path(plan.scenario(program.window.stage.scene.focus.scenario), member, pillar)


def share_in(program: Program, year: int) -> float:
    anchor = path_of(program).anchor(year)
    assert anchor is not None
    return anchor.share


def test_that_escape_restores_the_plan_and_leaves_no_step(program: Program) -> None:
    before = program.document.plan
    editor = program.window.path.editor
    move(editor, take(editor, 2035), 40)
    assert program.document.plan != before
    press(editor, Qt.Key.Key_Escape)
    assert program.document.plan == before
    assert program.document.undo_stack.count() == 0
    assert not editor.dragging
    assert program.window.status.text == "The drag was called off; nothing has changed."


def test_that_a_second_button_in_mid_drag_calls_it_off(program: Program) -> None:
    before = program.document.plan
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 40)
    QTest.mousePress(editor.viewport(), Qt.MouseButton.RightButton, NONE, at)
    assert program.document.plan == before
    assert program.document.undo_stack.count() == 0


def test_that_a_drag_that_returns_home_leaves_no_step(program: Program) -> None:
    editor = program.window.path.editor
    at = move(editor, take(editor, 2035), 40)
    send_move(editor, at - QPoint(0, 40), NONE)
    let_go(editor, at - QPoint(0, 40))
    assert program.document.undo_stack.count() == 0


def test_that_a_drag_that_ends_outside_the_window_keeps_within_the_axis(program: Program) -> None:
    editor = program.window.path.editor
    drag(editor, 2035, -5000)
    assert share_in(program, 2035) <= editor.highest + 1e-9
    drag(editor, 2035, 5000)
    assert share_in(program, 2035) == 0.0
    assert program.document.undo_stack.count() == 2


def test_that_a_lost_focus_in_mid_drag_keeps_what_was_drawn(program: Program) -> None:
    editor = program.window.path.editor
    move(editor, take(editor, 2035), 40)
    drawn = program.document.plan
    program.window.members.filter.setFocus()
    editor.clearFocus()
    from PySide6.QtGui import QFocusEvent

    editor.focusOutEvent(QFocusEvent(QFocusEvent.Type.FocusOut))
    assert not editor.dragging
    assert program.document.plan == drawn


def test_that_axes_stand_still_while_a_handle_is_dragged(program: Program) -> None:
    editor = program.window.path.editor
    ranges = editor.view_box.viewRange()
    at = move(editor, take(editor, 2035), -60)
    assert editor.view_box.viewRange() == ranges
    let_go(editor, at)


def test_that_a_handle_rests_on_steps_of_a_twentieth_of_a_point(program: Program) -> None:
    program.window.path.set_share(2031, 0.0226)
    drag(program.window.path.editor, 2031, -9)
    assert share_in(program, 2031) != 0.0226
    steps = share_in(program, 2031) * 100 / 0.05
    assert abs(steps - round(steps)) < 1e-9


def test_that_a_commitment_line_draws_the_hand(program: Program) -> None:
    window = program.window
    window.path.set_share(2031, 0.0344)
    editor = window.path.editor
    up = editor.position(2031, 0.03507).y() - editor.position(2031, 0.0344).y()
    drag(editor, 2031, round(up))
    assert share_in(program, 2031) == 0.035


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(NONE, 0.0265), (Qt.KeyboardModifier.ShiftModifier, 0.0261), (Qt.KeyboardModifier.ControlModifier, 0.0275)],
)
def test_that_an_arrow_key_moves_by_the_step_of_its_modifier(
    program: Program, keys: Qt.KeyboardModifier, expected: float
) -> None:
    program.window.path.set_share(2031, 0.026)
    editor = program.window.path.editor
    editor.focus_year(2031)
    press(editor, Qt.Key.Key_Up, keys)
    assert share_in(program, 2031) == pytest.approx(expected, abs=1e-12)


def test_that_observed_years_cannot_be_moved_and_say_so(program: Program) -> None:
    editor = program.window.path.editor
    assert editor.picture is not None
    share = editor.picture.share(2020)
    assert share is not None
    at = editor.position(2020, share).toPoint()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert not editor.dragging
    assert "2020 is observed" in editor.readout.text()
    let_go(editor, at)
    assert program.document.undo_stack.count() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right])
def test_that_the_first_arrow_key_chooses_the_first_planned_year_and_moves_nothing(
    program: Program, key: Qt.Key
) -> None:
    before, editor = program.document.plan, program.window.path.editor
    program.window.action("edit_path").trigger()
    QTest.keyClick(editor, key)
    assert editor.focused_year == 2027
    assert program.document.plan is before


def test_that_a_held_year_stands_still_for_mouse_keys_and_typing(program: Program) -> None:
    window = program.window
    window.path.set_share(2031, 0.026)
    window.path.toggle_hold(2031)
    editor = window.path.editor
    drag(editor, 2031, -30)
    editor.focus_year(2031)
    press(editor, Qt.Key.Key_Up)
    press(editor, Qt.Key.Key_Delete)
    window.path.set_share(2031, 0.03)
    assert path_of(program).anchor(2031) == Anchor(2031, 0.026, Shape.LINEAR, held=True)
    press(editor, Qt.Key.Key_L)
    press(editor, Qt.Key.Key_Up)
    assert share_in(program, 2031) == pytest.approx(0.0265)


def test_that_the_same_anchor_set_through_every_door_gives_equal_plans(program: Program) -> None:
    window, document = program.window, program.document
    start = document.plan

    window.path.set_share(2031, 0.026)
    wanted = document.plan
    document.undo_stack.undo()

    field = window.path.strip.field(2031)
    assert field is not None
    field.setFocus()
    field.setText("2,6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.plan == wanted
    document.undo_stack.undo()
    assert document.plan == start

    editor = window.path.editor
    editor.focus_year(2031)
    press(editor, Qt.Key.Key_Insert)
    while share_in(program, 2031) > 0.026 + 1e-9:
        press(editor, Qt.Key.Key_Down)
    assert document.plan == wanted


def test_that_a_typed_change_counts_from_the_present_share(program: Program) -> None:
    program.window.path.set_share(2031, 0.026)
    field = program.window.path.strip.field(2031)
    assert field is not None
    field.setText("+0.1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert share_in(program, 2031) == pytest.approx(0.027)


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "99", "-9", "1e9", "3.5.5", "="])
def test_that_nonsense_in_a_field_changes_nothing_and_is_told(program: Program, text: str) -> None:
    before = program.document.plan
    field = program.window.path.strip.field(2031)
    assert field is not None
    shown = field.text()
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert program.document.plan is before
    assert field.text() == shown
    assert program.window.status.text != ""


def test_that_emptying_a_field_computes_the_year_again(program: Program) -> None:
    program.window.path.set_share(2031, 0.026)
    field = program.window.path.strip.field(2031)
    assert field is not None
    field.setText("")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert path_of(program).anchor(2031) is None
    assert field.text() == "2.83"


def test_that_a_double_click_on_a_dot_makes_an_anchor_and_on_a_handle_opens_its_number(
    qtbot: QtBot, program: Program
) -> None:
    window = program.window
    window.activateWindow()
    editor = window.path.editor
    assert editor.picture is not None
    share = editor.picture.share(2030)
    assert share is not None
    at = editor.position(2030, share).toPoint()
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert share_in(program, 2030) == pytest.approx(share)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    field = window.path.strip.field(2030)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)


def test_that_the_menu_of_a_year_offers_what_the_keys_do(program: Program) -> None:
    menu = program.window.path.year_menu(2031)
    words = [action.text() for action in menu.actions()]
    assert words == ["Type a number…", "Make it an anchor", "Hold", "Scale towards the target", "Shape of this stretch"]
    menu.actions()[1].trigger()
    assert path_of(program).anchor(2031) is not None
    words = [action.text() for action in program.window.path.year_menu(2031).actions()]
    assert words[1] == "Compute again"


def test_that_a_shape_for_the_whole_path_is_one_step_and_back_to_plain_drops_it(program: Program) -> None:
    window = program.window
    window.path.edits.set_shape(Shape.BACK_LOADED, ())
    assert path_of(program).anchors[0].shape is Shape.BACK_LOADED
    window.path.edits.back_to_plain()
    assert ("BEL", Pillar.CORE) not in program.document.plan.scenarios[0].paths
    assert program.document.undo_stack.count() == 2


def test_that_an_aggregate_has_no_handles_and_cannot_be_edited(program: Program) -> None:
    window = program.window
    window.stage.look(member="NATO")
    assert window.path.editor.picture is not None
    assert window.path.editor.picture.handles == ()
    window.path.set_share(2031, 0.03)
    assert program.document.undo_stack.count() == 0
    assert "no path of its own" in window.status.text


def test_that_a_broader_path_begins_with_its_first_anchor(program: Program) -> None:
    window = program.window
    window.stage.look(pillar=Pillar.BROADER)
    window.path.set_share(2028, 0.005)
    window.path.set_share(2035, 0.015)
    picture = window.path.editor.picture
    assert picture is not None
    assert picture.share(2027) is None
    assert picture.share(2030) == pytest.approx(0.005 + 0.010 * 2 / 7)


def test_that_charts_and_table_follow_while_a_handle_is_dragged(program: Program, qtbot: QtBot) -> None:
    window = program.window
    editor = window.path.editor
    at = move(editor, take(editor, 2035), 60)
    row = window.members.model.row_of("BEL")
    assert row is not None
    dragged = share_in(program, 2035)
    shown = f"{dragged * 100:.2f}"
    assert shown != "3.50"
    qtbot.waitUntil(lambda: window.members.model.index(row, 2).data() == shown)
    assert window.path.strip.field(2035).text() == shown  # type: ignore[union-attr]
    assert editor.readout.isVisible()
    assert f"{dragged * 100:.2f}" in editor.readout.text()
    move(editor, at, -20)
    let_go(editor, at)
    assert window.members.model.index(row, 2).data() == f"{share_in(program, 2035) * 100:.2f}"
    assert not editor.readout.isVisible()


def test_that_the_read_out_is_never_under_the_hand(program: Program) -> None:
    editor = program.window.path.editor
    for year in (2027, 2031, 2035):
        for share in (0.001, 0.02, 0.04):
            at = editor.position(year, share)
            editor.say("<b>2031 · 2.85 %</b><br>+0.25 pp on 2030<br>21.4 bn USD", at)
            frame = editor.readout.geometry()
            assert not frame.contains(at.toPoint())
            assert editor.rect().contains(frame)
    editor.say("", QPointF())
