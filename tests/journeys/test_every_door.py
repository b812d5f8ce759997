"""The same path through every door: mouse, keys, strip, table, menu and workbook give equal plans."""

from collections.abc import Callable
from datetime import date
from pathlib import Path as File

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journeys.hands import let_go, press, send_move, take
from journeys.test_year_tables import at, type_into
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor
from rampath.domain.plan import Plan
from rampath.workbook.plan_workbook import read_plan, write_plan

NONE = Qt.KeyboardModifier.NoModifier
YEAR, SHARE = 2031, 0.026
DAY = date(2026, 11, 24)


def by_mouse(program: Program, _qtbot: QtBot, _folder: File) -> None:
    """An anchor by a double-click on the dot, dragged until it rests at 2.60 %."""
    editor = program.window.path.editor
    assert editor.picture is not None
    dot = editor.position(YEAR, editor.picture.share(YEAR) or 0.0).toPoint()
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, NONE, dot)
    begun = take(editor, YEAR)
    place = QPoint(begun.x(), editor.position(YEAR, SHARE).toPoint().y())
    send_move(editor, place, NONE)
    let_go(editor, place)


def by_keys(program: Program, _qtbot: QtBot, _folder: File) -> None:
    editor = program.window.path.editor
    editor.focus_year(YEAR)
    press(editor, Qt.Key.Key_Insert)
    for _ in range(5):  # from 2.83 % to 2.80 %, and four times a twentieth of a point down
        press(editor, Qt.Key.Key_Down)


def by_strip(program: Program, _qtbot: QtBot, _folder: File) -> None:
    field = program.window.path.strip.field(YEAR)
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2,6 %")
    QTest.keyClick(field, Qt.Key.Key_Return)


def by_table(program: Program, qtbot: QtBot, _folder: File) -> None:
    program.window.year_dock.show()
    qtbot.waitUntil(program.window.years.isVisible)
    table = program.window.years.table
    place = at(program, "BEL", YEAR)
    table.select(place, place)
    type_into(table, "2.6")


def by_menu(program: Program, _qtbot: QtBot, _folder: File) -> None:
    """The menu of the year opens its number."""
    menu: QMenu = program.window.path.year_menu(YEAR)
    menu.actions()[0].trigger()
    field = program.window.path.strip.field(YEAR)
    assert field is not None
    field.setText("2.60")
    QTest.keyClick(field, Qt.Key.Key_Return)


def by_workbook(program: Program, _qtbot: QtBot, folder: File) -> None:
    """The plan's own file, with the anchor in it."""
    plan = program.document.plan
    scenario = plan.scenarios[0]
    path = plan.path(scenario, "BEL", Pillar.CORE).with_share(YEAR, SHARE)
    file = folder / "plan.xlsx"
    write_plan(plan.with_path(scenario, "BEL", Pillar.CORE, path), file, day=DAY)
    read, _findings = read_plan(file, plan.register)
    found = read.path(read.scenarios[0], "BEL", Pillar.CORE)
    program.document.edit("Read", plan.with_path(scenario, "BEL", Pillar.CORE, found))


DOORS: list[Callable[[Program, QtBot, File], None]] = [by_mouse, by_keys, by_strip, by_table, by_menu, by_workbook]


@pytest.mark.parametrize("door", DOORS)
def test_that_every_door_leads_to_the_same_plan(
    program: Program, qtbot: QtBot, tmp_path: File, door: Callable[[Program, QtBot, File], None]
) -> None:
    before: Plan = program.document.plan
    scenario = before.scenarios[0]
    path = before.path(scenario, "BEL", Pillar.CORE)
    wanted = before.with_path(scenario, "BEL", Pillar.CORE, path.with_share(YEAR, SHARE))
    door(program, qtbot, tmp_path)
    assert program.document.plan == wanted
    found = program.document.plan.path(program.document.plan.scenarios[0], "BEL", Pillar.CORE)
    assert found.anchor(YEAR) == Anchor(YEAR, SHARE)
    program.document.undo_stack.setIndex(0)
    assert program.document.plan == before
