"""Several members in one picture, and all of them in a grid."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.views.planning.multiples_dialog import MultiplesDialog

ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def grid(program: Program) -> MultiplesDialog:
    program.window.action("all_members").trigger()
    dialog = program.window.planning.show("all_members")
    assert isinstance(dialog, MultiplesDialog)
    return dialog


def test_that_the_members_selected_in_the_table_are_drawn_over_each_other(program: Program) -> None:
    members = program.window.members
    for code in ("FRA", "HUN"):
        row = members.model.row_of(code)
        assert row is not None
        index = members.order.mapFromSource(members.model.index(row, 0))
        members.table.selectionModel().select(index, ROWS)
    picture = program.window.path.editor.picture
    assert picture is not None
    assert [layer.label for layer in picture.layers] == ["France", "Hungary"]
    assert picture.layers[0].points[-1].share == 0.035
    program.window.stage.look(as_money=True)
    assert program.window.path.editor.picture is not None
    assert program.window.path.editor.picture.layers == ()


def test_that_all_32_are_in_the_grid_on_one_scale_and_told_by_sign_and_word(program: Program) -> None:
    dialog = grid(program)
    assert dialog.grid.columns * -(-32 // dialog.grid.columns) >= 32
    assert 0.0533 < dialog.grid.top <= 0.07  # Lithuania has 5.33 %
    assert dialog.sentence.text().startswith(
        "Hague 2035, core: 5 meet the line, 26 are on their path, 0 fall short, 1 without data."
    )
    assert dialog.grid.accessibleDescription() == "Belgium: 3.50\u2009% in the end, on path"
    boxes = [dialog.grid.cell(i) for i in range(32)]
    assert all(not a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_that_a_click_enlarges_a_member_and_the_keys_do_too(program: Program, qtbot: QtBot) -> None:
    dialog = grid(program)
    at = dialog.grid.cell(0).center().toPoint()
    QTest.mouseClick(dialog.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert program.window.stage.scene.focus.member == "ALB"
    qtbot.waitUntil(lambda: dialog.chart.title.startswith("Albania"))
    QTest.keyClick(dialog.grid, Qt.Key.Key_Right)
    assert dialog.grid.accessibleDescription().startswith("Belgium")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert program.window.stage.scene.focus.member == "BEL"


def test_that_the_grid_follows_an_edit_while_it_is_in_sight_and_does_nothing_while_it_is_not(
    program: Program, qtbot: QtBot
) -> None:
    dialog = grid(program)
    program.window.path.set_share(2035, 0.02)
    qtbot.waitUntil(lambda: "1 fall short" in dialog.sentence.text())
    dialog.hide()
    program.document.undo()
    qtbot.wait(250)
    assert "1 fall short" in dialog.sentence.text()
    dialog.show()
    assert "0 fall short" in dialog.sentence.text()
