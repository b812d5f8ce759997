"""The member table through the window: filters, the total, and edits of several members at once."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Shape
from rampath.models.member_columns import COLUMNS


def pick(program: Program, *codes: str) -> None:
    panel = program.window.members
    chosen = panel.table.selectionModel()
    chosen.clearSelection()
    for code in codes:
        row = panel.model.row_of(code)
        assert row is not None
        index = panel.order.mapFromSource(panel.model.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        chosen.setCurrentIndex(index, flags.Select | flags.Rows)
        chosen.select(index, flags.Select | flags.Rows)


def anchor(program: Program, code: str, year: int = 2035) -> Anchor | None:
    plan = program.document.plan
    return plan.path(plan.scenarios[0], code, Pillar.CORE).anchor(year)


def test_that_a_condition_narrows_the_rows_and_the_total_says_whom_it_covers(program: Program) -> None:
    panel = program.window.members
    assert panel._totals.text().startswith("NATO total, 32 members: ")
    panel.filter.setText("gap > 0.5")
    shown = panel.order.codes
    assert "BEL" in shown
    assert not {"DNK", "EST", "ISL"} & set(shown)
    assert panel._totals.text().startswith(f"gap > 0.5, {len(shown)} members: ")
    panel.filter.setText("gap > muc")
    assert "is no condition" in panel._foot.text()
    assert panel.order.codes == shown
    panel.filter.setText("belgium")
    assert panel._totals.text().startswith("belgium, 1 member: 2.00")
    panel.filter.clear()
    panel.group.setCurrentIndex(panel.group.findData("eu"))
    panel.group.activated.emit(panel.group.currentIndex())
    assert len(panel.order.codes) == 23
    assert panel._totals.text().startswith("EU members, 23 members: ")
    assert program.document.undo_stack.count() == 0


def test_that_the_member_in_focus_stays_in_focus_when_it_is_filtered_away(program: Program) -> None:
    panel = program.window.members
    panel.filter.setText("status is met")
    assert "BEL" not in panel.order.codes
    assert program.window.stage.scene.focus.member == "BEL"
    assert not panel.selected
    panel.filter.clear()
    assert panel.selected == ("BEL",)


def test_that_a_group_follows_what_is_looked_at_and_keeps_who_stays_selected(program: Program) -> None:
    window, panel = program.window, program.window.members
    panel.group.setCurrentIndex(panel.group.findData("below"))
    panel.group.activated.emit(panel.group.currentIndex())
    few = panel.order.codes
    pick(program, "BEL", "CAN")
    window.stage.look(scenario="US request 5 %")
    many = panel.order.codes
    assert set(many) - set(few) == {"GRC", "LVA", "POL"}  # NATO gives them 3.5 % to 5 % in 2026
    assert panel._totals.text().startswith(f"Below the line, {len(few) + 3} members: ")
    assert set(panel.selected) == {"BEL", "CAN"}


def test_that_who_is_no_longer_asked_for_goes_when_the_hand_has_let_go_and_comes_back_by_undo(
    program: Program,
) -> None:
    window, panel = program.window, program.window.members
    window.path.edits.set_shares({2035: 0.03})
    panel.filter.setText("status is short")
    assert "BEL" in panel.order.codes
    window.stage.take_in_hand()
    window.path.edits.set_shares({2035: 0.035})
    assert "BEL" in panel.order.codes
    window.stage.settle()
    assert "BEL" not in panel.order.codes
    assert window.stage.scene.focus.member == "BEL"
    window.action("undo").trigger()
    assert "BEL" in panel.order.codes
    assert panel.selected == ("BEL",)


def test_that_sorted_rows_are_sorted_anew_in_another_scenario_and_rest_while_a_path_is_edited(
    program: Program,
) -> None:
    window, panel = program.window, program.window.members
    column = [each.key for each in COLUMNS].index("deadline")
    panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    before = panel.order.codes
    window.path.edits.set_shares({2035: 0.06})
    assert panel.order.codes == before
    window.stage.look(scenario="Wales 2014")
    window.stage.look(scenario="Hague 2035")
    assert panel.order.codes[0] == "BEL"


def test_that_another_group_is_shown_also_while_a_condition_is_half_typed(program: Program) -> None:
    panel = program.window.members
    panel.filter.setText("gap > muc")
    panel.group.setCurrentIndex(panel.group.findData("eu"))
    panel.group.activated.emit(panel.group.currentIndex())
    assert len(panel.order.codes) == 23


def test_that_several_members_are_set_as_one_step_with_a_report(program: Program) -> None:
    before = program.document.plan
    pick(program, "BEL", "CAN", "NATO")
    panel = program.window.members
    assert panel.selected == ("BEL", "CAN", "NATO")
    panel.edits.set_share(panel.selected, "3.2")
    assert program.window.status.text.startswith("Set 2035 to 3.2 of 3 members: 2 set, 1 locked. NATO Total 2035: ")
    assert program.document.undo_stack.count() == 1
    for code in ("BEL", "CAN"):
        found = anchor(program, code)
        assert found is not None
        assert found.share == 0.032
    program.document.undo()
    assert program.document.plan == before


def test_that_several_are_held_shaped_and_released(program: Program) -> None:
    edits = program.window.members.edits
    edits.hold(("BEL", "CAN"), held=True)
    edits.set_share(("BEL", "CAN", "FRA"), "+0.1")
    assert program.window.status.text.startswith("Set 2035 to +0.1 of 3 members: 1 set, 2 held. Belgium 2035: ")
    edits.shape(("BEL", "CAN"), Shape.S_CURVE)
    found = anchor(program, "CAN")
    assert found == Anchor(2035, 0.035, Shape.S_CURVE, held=True)
    edits.hold(("BEL", "CAN"), held=False)
    assert program.document.undo_stack.count() == 4
    edits.hold(("BEL", "ISL"), held=False)
    assert "1 as they were, 1 locked" in program.window.status.text


def test_that_the_menu_offers_several_only_where_several_are_selected(program: Program) -> None:
    panel = program.window.members

    def words() -> list[str]:
        menu: QMenu = panel.menu(panel.order.index(0, 0))
        return [action.text() for action in menu.actions()]

    pick(program, "BEL")
    assert not any("members…" in text for text in words())
    pick(program, "BEL", "CAN")
    assert "Set 2035 of 2 members…" in words()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.window.status.text.startswith("Several separate blocks cannot be copied")
    assert program.window.status.totals == "2 rows selected"


def test_that_a_read_only_plan_is_not_edited_for_several_either(program: Program) -> None:
    program.window.action("read_only").trigger()
    before = program.document.plan
    edits = program.window.members.edits
    doors: tuple[Callable[[], None], ...] = (
        lambda: edits.set_share(("BEL", "CAN"), "3"),
        lambda: edits.hold(("BEL", "CAN"), held=True),
        lambda: edits.shape(("BEL", "CAN"), Shape.STEP),
        lambda: edits._ask(("BEL", "CAN")),
    )
    for door in doors:
        program.window.status.say("")
        door()
        assert "read-only" in program.window.status.text
        assert program.document.plan is before


def test_that_columns_are_chosen_ordered_and_frozen_and_come_back(program: Program) -> None:
    panel = program.window.members
    assert not panel.columns.shown
    panel.columns.show(("member", "status", "gap", "now", "no such column"), 2)
    assert panel.columns.shown == ("member", "status", "gap", "now")
    assert panel.columns.frozen == 2
    menu = panel.columns.menu(panel.table.columns()[0])
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Member"].isEnabled()
    assert not actions["Equip."].isChecked()
    actions["Equip."].trigger()
    assert "equipment" in panel.columns.shown
    actions["Columns as they come"].trigger()
    assert not panel.columns.shown
    panel.columns.show(("gap",))
    assert panel.columns.shown == ("member", "gap")  # a table without names would say nothing


def test_that_frozen_columns_stay_in_sight_while_the_table_is_scrolled(program: Program, qtbot: QtBot) -> None:
    panel = program.window.members
    for column in range(1, 7):
        panel.table.setColumnWidth(column, 200)
    bar = panel.table.horizontalScrollBar()
    frozen = panel.columns._frozen
    assert not frozen.isVisible()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert frozen.isVisible()
    assert frozen.width() == panel.table.columnWidth(0)
    assert frozen.indexAt(frozen.viewport().rect().topLeft()).data() == "Albania"
    panel.columns.freeze(0)
    assert not frozen.isVisible()
