"""A name with an ampersand stands on menus and buttons as it is, and marks no key there."""

from dataclasses import replace

from PySide6.QtWidgets import QMenu

from rampath.app import Program


def test_that_a_scenario_called_with_an_ampersand_is_shown_as_it_is_called(program: Program) -> None:
    document, window = program.document, program.window
    plan = document.plan
    document.edit("Add R&D first", plan.with_scenario(replace(plan.scenarios[0], name="R&D first")))
    assert window.bar._undo.text() == "Undo Add R&&D first"
    assert window.bar._undo.toolTip() == "Undo Add R&D first"
    window.scenario_menu.fill()
    assert "R&&D first" in [action.text() for action in window.scenario_menu.actions()]
    menu = QMenu()
    window.path._fill_ghosts(menu)
    assert "Scenario R&&D first" in [action.text() for action in menu.actions()]
