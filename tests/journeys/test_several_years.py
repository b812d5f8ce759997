"""Several handles at once: chosen by clicks, keys and a rubber band, and worked on together."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from journeys.hands import NONE, drag, let_go, press, send_move, take
from rampath.app import Program
from rampath.charts.path_editor import PathEditor
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.projection import Currency, Money, Prices
from rampath.views.appearance import Theme

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
YEARS = {2028: 0.022, 2030: 0.025, 2032: 0.03}


@pytest.fixture
def editor(program: Program) -> PathEditor:
    """Belgium with anchors in 2028, 2030, 2032 and 2035, and nothing to undo."""
    plan = program.document.plan
    path = Path((*(Anchor(year, share) for year, share in YEARS.items()), Anchor(2035, 0.035)))
    program.document.open(plan.with_path(plan.scenarios[0], "BEL", Pillar.CORE, path), None)
    return program.window.path.editor


def path_of(program: Program) -> Path:
    plan = program.document.plan
    return plan.path(plan.scenarios[0], "BEL", Pillar.CORE)


def shares(program: Program) -> dict[int, float]:
    return {anchor.year: anchor.share for anchor in path_of(program).anchors}


def chosen(editor: PathEditor) -> list[int]:
    return list(editor.chosen_years)


def click(editor: PathEditor, year: int, keys: Qt.KeyboardModifier) -> None:
    assert editor.picture is not None
    at = editor.position(year, editor.picture.share(year) or 0.0).toPoint()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_that_shift_and_ctrl_clicks_add_and_take_out(editor: PathEditor) -> None:
    click(editor, 2028, NONE)
    click(editor, 2030, SHIFT)
    click(editor, 2032, CTRL)
    assert chosen(editor) == [2028, 2030, 2032]
    click(editor, 2030, CTRL)
    assert chosen(editor) == [2028, 2032]
    click(editor, 2035, NONE)
    assert chosen(editor) == [2035]


def test_that_a_rubber_band_takes_what_lies_in_it(editor: PathEditor) -> None:
    begin = editor.position(2027.5, 0.010).toPoint()
    end = editor.position(2032.5, 0.032).toPoint()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, NONE, begin)
    send_move(editor, end, NONE)
    let_go(editor, end)
    assert chosen(editor) == [2028, 2030, 2032]
    assert editor.focused_year == 2028  # so that the keys have a year to begin with


def test_that_ctrl_a_takes_all_and_escape_none(editor: PathEditor) -> None:
    press(editor, Qt.Key.Key_A, CTRL)
    assert chosen(editor) == [2028, 2030, 2032, 2035]
    press(editor, Qt.Key.Key_Escape)
    assert editor.selected == frozenset()
    assert chosen(editor) == [2028]  # the year in focus alone


def test_that_shift_and_arrows_extend_the_selection_over_handles(editor: PathEditor) -> None:
    editor.focus_year(2028)
    for _ in range(4):
        press(editor, Qt.Key.Key_Right, SHIFT)
    assert chosen(editor) == [2028, 2030, 2032]


def test_that_dragging_one_moves_all_as_one_step(program: Program, editor: PathEditor) -> None:
    press(editor, Qt.Key.Key_A, CTRL)
    before = shares(program)
    drag(editor, 2030, -20)
    after = shares(program)
    steps = {round(after[year] - share, 10) for year, share in before.items()}
    assert len(steps) == 1
    assert steps.pop() > 0
    assert program.document.undo_stack.count() == 1
    program.document.undo_stack.undo()
    assert shares(program) == before


def test_that_mouse_keys_and_number_give_equal_plans(program: Program, editor: PathEditor) -> None:
    editor.select(frozenset({2028, 2030}))
    editor.focus_year(2030)
    press(editor, Qt.Key.Key_Up)
    press(editor, Qt.Key.Key_Up)
    by_keys = program.document.plan
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    editor.select(frozenset({2028, 2030}))
    program.window.path.edits.set_typed(editor.chosen_years, "+0.1")
    assert program.document.plan == by_keys
    assert shares(program)[2028] == pytest.approx(0.023)


def test_that_a_number_for_several_years_is_in_the_money_that_is_shown(program: Program, editor: PathEditor) -> None:
    money = Money(Prices.CURRENT, Currency.NATIONAL)
    stage, panel = program.window.stage, program.window.path
    stage.look(money=money, as_money=True)
    editor.select(frozenset({2028, 2030}))
    panel.type_number(2030)
    field = panel.findChild(QInputDialog)
    assert field is not None
    assert field.labelText() == "core, bn EUR, current, national: a sum, or a change of each, such as +0.1"
    field.textValueSelected.emit("21.5")
    field.close()
    line = stage.scene.projection.line("BEL", Pillar.CORE, money)
    assert [line.expenditure_in(year) for year in (2028, 2030)] == pytest.approx([21_500, 21_500])


def test_that_they_stop_together_where_a_share_would_fall_below_zero(program: Program, editor: PathEditor) -> None:
    press(editor, Qt.Key.Key_A, CTRL)
    at = take(editor, 2035)
    send_move(editor, at + QPoint(0, 3000), NONE)
    let_go(editor, at + QPoint(0, 3000))
    after = shares(program)
    assert after[2028] == 0.0
    assert after[2035] - after[2028] == pytest.approx(0.013)
    assert program.window.status.text.startswith("A share of GDP lies between 0 and 15")


def test_that_delete_hold_and_shape_are_for_all_of_them(program: Program, editor: PathEditor) -> None:
    editor.select(frozenset({2028, 2030, 2032}))
    editor.focus_year(2030)
    program.window.path.edits.set_shape(Shape.S_CURVE, editor.chosen_years)
    assert [a.shape for a in path_of(program).anchors] == [Shape.LINEAR, Shape.S_CURVE, Shape.S_CURVE, Shape.LINEAR]
    press(editor, Qt.Key.Key_L)
    assert [a.held for a in path_of(program).anchors] == [True, True, True, False]
    press(editor, Qt.Key.Key_Delete)
    assert len(path_of(program).anchors) == 4
    assert program.window.status.text == "2028, 2030 and 2032 are held. Release them with L to change them."
    press(editor, Qt.Key.Key_L)
    press(editor, Qt.Key.Key_Delete)
    assert [a.year for a in path_of(program).anchors] == [2035]
    assert program.document.undo_stack.count() == 4


def test_that_brackets_scale_towards_the_target_and_away(program: Program, editor: PathEditor) -> None:
    editor.select(frozenset({2028, 2030}))
    editor.focus_year(2028)
    press(editor, Qt.Key.Key_BracketRight)
    # A tenth of the way from 2.20 to 3.50 % is 2.33 %, and from 2.50 % it is 2.60 %.
    assert shares(program)[2028] == pytest.approx(0.0233)
    assert shares(program)[2030] == pytest.approx(0.026)


def test_that_a_number_for_several_is_asked_for_in_a_field_of_its_own(program: Program, editor: PathEditor) -> None:
    editor.select(frozenset({2028, 2030}))
    editor.focus_year(2028)
    press(editor, Qt.Key.Key_Return)
    field = program.window.path.findChild(QInputDialog)
    assert isinstance(field, QInputDialog)
    field.setTextValue("2,4")
    field.accept()
    assert (shares(program)[2028], shares(program)[2030], shares(program)[2032]) == (0.024, 0.024, 0.03)
    assert program.document.undo_stack.count() == 1


def test_that_undo_takes_a_selected_anchor_away_and_nothing_is_half_done(program: Program, editor: PathEditor) -> None:
    program.window.path.set_share(2033, 0.032)
    press(editor, Qt.Key.Key_A, CTRL)
    program.document.undo_stack.undo()
    assert 2033 not in editor.chosen_years
    press(editor, Qt.Key.Key_Up)
    assert 2033 not in shares(program)


def test_that_a_screen_reader_hears_year_share_gap_state_and_how_many(editor: PathEditor) -> None:
    press(editor, Qt.Key.Key_A, CTRL)
    editor.focus_year(2030)
    assert editor.accessibleDescription() == (
        "2030: 2.50\u2009% of GDP, 1.00\u2009pp below 3.5\u2009% core (2035), anchor; 4 years are selected"
    )


def test_that_other_colours_leave_the_selection_to_be_seen(program: Program, editor: PathEditor) -> None:
    press(editor, Qt.Key.Key_A, CTRL)
    program.choose_theme(Theme.DARK)
    assert all(handle.selected for handle in editor.handles)
