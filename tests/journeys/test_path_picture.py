"""What the picture of a path can show and be drawn in: money, both pillars, ghosts, caps, unlocked estimates."""

import pytest
from PySide6.QtCore import Qt

from journeys.hands import drag, press
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Measure
from rampath.domain.path import Path
from rampath.domain.projection import Currency, Money, Prices
from rampath.domain.solving.caps import Caps
from rampath.views.caps_dialog import CapsDialog
from rampath.views.ghosts import GhostKind
from rampath.views.unlock_dialog import UnlockDialog

MONEYS = [Money(prices, currency) for prices in Prices for currency in Currency]


def path_of(program: Program, pillar: Pillar = Pillar.CORE) -> Path:
    plan = program.document.plan
    return plan.path(plan.scenarios[0], "BEL", pillar)


def spent(program: Program, year: int, money: Money, pillar: Pillar = Pillar.CORE) -> float:
    found = program.window.stage.scene.projection.line("BEL", pillar, money).expenditure_in(year)
    assert found is not None
    return found


def share(program: Program, year: int, pillar: Pillar = Pillar.CORE) -> float:
    found = program.window.stage.scene.projection.line("BEL", pillar, Money()).share_in(year)
    assert found is not None
    return found


@pytest.mark.parametrize("money", MONEYS)
def test_that_a_drag_in_money_rests_on_a_round_sum_of_it(program: Program, money: Money) -> None:
    program.window.stage.look(money=money, as_money=True)
    editor = program.window.path.editor
    at = editor.position(2035, share(program, 2035)).y()
    top = editor.position(2035, share(program, 2035) * 1.1).y()
    drag(editor, 2035, round(top - at) - 9)
    # A twentieth of a point of Belgium's GDP of 620 to 1,100 billion is 310 to 550 million: 200 or 500 million.
    sum_ = spent(program, 2035, money) / 100
    assert sum_ == pytest.approx(round(sum_), abs=1e-6)
    assert share(program, 2035) > 0.035


def test_that_axis_lines_and_fields_follow_the_money(program: Program) -> None:
    money = Money(Prices.CURRENT, Currency.NATIONAL)
    program.window.stage.look(money=money, as_money=True)
    picture = program.window.path.editor.picture
    assert picture is not None
    assert picture.axis == "core, bn EUR, current, national"
    assert picture.factor(2035) * 0.035 == pytest.approx(spent(program, 2035, money) / 1000)
    assert picture.factor(2024) * share(program, 2024) == pytest.approx(7.901)  # Table 1: 7,901 million euro
    field = program.window.path.strip.field(2030)
    assert field is not None
    field.setText("25")
    field.returnPressed.emit()
    assert spent(program, 2030, money) == pytest.approx(25_000)
    field.setText("2.5%")
    field.returnPressed.emit()
    assert program.window.status.text.startswith("“2.5%” is no sum of money")
    field.setText("26.5bn")
    field.returnPressed.emit()
    assert spent(program, 2030, money) == pytest.approx(26_500)


def begin_broader(program: Program) -> None:
    program.window.stage.look(pillar=Pillar.BROADER)
    program.window.path.set_share(2028, 0.006)
    program.window.path.set_share(2035, 0.015)


def test_that_the_other_pillar_and_the_sum_stand_in_one_picture(program: Program) -> None:
    begin_broader(program)
    program.window.stage.look(pillar=Pillar.CORE)
    picture = program.window.path.editor.picture
    assert picture is not None
    assert [layer.label for layer in picture.layers] == ["broader", "total"]
    assert picture.layers[1].points[-1].share == pytest.approx(0.05)
    assert picture.top >= 5.0


def test_that_drawing_the_total_keeps_the_split(program: Program) -> None:
    begin_broader(program)
    program.window.action("total").trigger()
    assert program.window.path.title == "Belgium plans 5.00\u2009% of GDP for core and broader in 2035"
    steps = program.document.undo_stack.count()
    editor = program.window.path.editor
    drag(editor, 2035, 30)
    assert program.document.undo_stack.count() == steps + 1
    core, broader = share(program, 2035), share(program, 2035, Pillar.BROADER)
    assert core < 0.035
    assert core / broader == pytest.approx(0.035 / 0.015)
    program.document.undo_stack.undo()
    assert (share(program, 2035), share(program, 2035, Pillar.BROADER)) == pytest.approx((0.035, 0.015))


def test_that_a_year_held_in_one_pillar_holds_the_total(program: Program) -> None:
    begin_broader(program)
    program.window.path.toggle_hold(2035)
    program.window.action("total").trigger()
    before = program.document.plan
    editor = program.window.path.editor
    editor.focus_year(2035)
    press(editor, Qt.Key.Key_Up)
    assert program.document.plan is before


def test_that_without_a_broader_path_the_total_is_core(program: Program) -> None:
    program.window.action("total").trigger()
    assert program.window.path.title == "Belgium: core alone, since no broader path is planned"
    program.window.path.set_share(2030, 0.03)
    assert share(program, 2030) == pytest.approx(0.03)
    assert path_of(program, Pillar.BROADER).anchors == ()


def test_that_the_ghost_of_the_opened_plan_stays_while_the_path_moves(program: Program) -> None:
    path = program.window.path
    path.show_ghost(GhostKind.OPENED)
    before = {year: share(program, year) for year in range(2027, 2036)}
    path.set_share(2031, 0.05)
    picture = path.editor.picture
    assert picture is not None
    assert {point.year: point.share for point in picture.path.ghost} == pytest.approx(before)
    assert picture.ghost_label == "as opened"
    assert any(magnet.share == pytest.approx(before[2031]) for magnet in picture.magnets(2031))


def test_that_swapping_with_a_kept_ghost_twice_comes_home(program: Program) -> None:
    path = program.window.path
    plain = path_of(program)
    path.keep_ghost()
    path.set_share(2031, 0.05)
    drawn = path_of(program)
    path.swap_ghost()
    assert path_of(program) == plain
    path.swap_ghost()
    assert path_of(program) == drawn
    path.show_ghost(GhostKind.NONE)
    assert path.editor.picture is not None
    assert path.editor.picture.path.ghost == ()


def test_that_a_scenario_can_be_the_ghost_and_one_that_is_gone_is_none(program: Program) -> None:
    path = program.window.path
    path.show_ghost(GhostKind.SCENARIO, "US request 5\u2009%")
    if path.ghosts.of(program.window.stage.scene) is None:
        path.show_ghost(GhostKind.SCENARIO, "US request 5 %")
    assert path.editor.picture is not None
    assert path.editor.picture.path.ghost[-1].share == pytest.approx(0.05)
    path.show_ghost(GhostKind.SCENARIO, "No such thing")
    assert path.editor.picture.path.ghost == ()
    assert program.window.status.text == "There is no such path of this member: No such thing."


def test_that_what_was_never_saved_has_no_saved_ghost(program: Program) -> None:
    program.window.path.show_ghost(GhostKind.SAVED)
    assert program.window.status.text == "There is no such path of this member: as saved last."


def test_that_caps_shade_the_picture_and_say_which_year_is_beyond(program: Program) -> None:
    path = program.window.path
    path.ask_caps()
    dialog = path.findChild(CapsDialog)
    assert isinstance(dialog, CapsDialog)
    dialog.step_on.setChecked(True)
    dialog.step.setValue(0.3)
    dialog.reject()
    path.set_share(2031, 0.05)
    assert path.editor.picture is not None
    assert dict(path.editor.picture.caps)[2027] == pytest.approx(0.023)
    # From 2.00 % in 2026 to 5.00 % in 2031 is 0.60 pp a year.
    assert "2027 rises by 0.60\u2009pp; the cap is 0.30\u2009pp a year." in path._subtitle.text()
    path.set_caps(Caps())
    assert path.editor.picture.caps == ()


def test_that_an_estimate_is_unlocked_only_with_a_reason_that_is_recorded(program: Program) -> None:
    path = program.window.path
    path.ask_to_unlock(2026)
    dialog = path.findChild(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    dialog.figure.setText("2.1")
    dialog._enter()
    assert dialog.told.text().startswith("Say why")
    dialog.reason.setText("Supplementary budget of October")
    dialog._enter()
    row = program.document.plan.observations.get("BEL", Measure.CORE_SHARE, 2026)
    assert row is not None
    assert (row.value, row.as_read) == (0.021, 0.02)
    assert program.document.undo_stack.undoText() == "Unlock Belgium 2026: 2.00\u2009% to 2.10\u2009%"
    assert any("Reason: Supplementary budget of October" in each.message for each in program.document.plan.findings)
    program.document.undo_stack.undo()
    assert not any("Reason:" in each.message for each in program.document.plan.findings)


def test_that_an_actual_year_stays_locked(program: Program) -> None:
    program.window.path.ask_to_unlock(2020)
    assert program.window.status.text == "2020 is no estimate, and stays as it was read."
    menu = program.window.path.year_menu(2020)
    assert [action.isEnabled() for action in menu.actions()] == [True, False]
