"""The window's actions, made once from their declarations, and the menu bar in which they stand."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from rampath.document import PlanDocument
from rampath.domain.path import Shape
from rampath.views.actions import ACTIONS, MENUS
from rampath.views.appearance import Theme
from rampath.views.history import history_actions
from rampath.views.scenario_menu import ScenarioMenu
from rampath.views.scene import Stage
from rampath.wording import tr

_SCENARIO = "scenario"


def window_actions(window: QMainWindow, document: PlanDocument, year_dock: QDockWidget) -> dict[str, QAction]:
    """The actions that menus, keys and buttons share, by their ids."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(tr(spec.text), window)
        action.setStatusTip(tr(spec.tip))
        action.setToolTip(tr(spec.tip))
        if spec.key is not None:
            action.setShortcut(QKeySequence(spec.key))
        made[spec.id] = action
    made.update(history_actions(document, window))
    made["year_tables"] = year_dock.toggleViewAction()
    made["year_tables"].setText(tr("Year &tables"))
    made["year_tables"].setShortcut(QKeySequence("F8"))
    made["read_only"].setCheckable(True)
    themes = QActionGroup(window)
    for theme in Theme:
        action = made[f"theme_{theme.value}"]
        action.setCheckable(True)
        themes.addAction(action)
    return made


def put_menus(
    window: QMainWindow,
    document: PlanDocument,
    stage: Stage,
    actions: Mapping[str, QAction],
    recent: QMenu,
    set_shape: Callable[[Shape], None],
) -> ScenarioMenu:
    """Fill the window's menu bar; gives the menu of scenarios, which changes with the plan."""
    windows = [actions[spec.id] for spec in ACTIONS if spec.menu == _SCENARIO]
    bar = window.menuBar()
    scenarios = ScenarioMenu(tr(dict(MENUS)[_SCENARIO]), document, stage, windows, bar)
    menus: dict[str, QMenu] = {}
    for menu_id, text in MENUS:
        menus[menu_id] = scenarios if menu_id == _SCENARIO else QMenu(tr(text), bar)
        bar.addMenu(menus[menu_id])
    menus["edit"].addAction(actions["undo"])
    menus["edit"].addAction(actions["redo"])
    for spec in ACTIONS:
        if spec.menu == _SCENARIO:
            continue
        if spec.separator:
            menus[spec.menu].addSeparator()
        menus[spec.menu].addAction(actions[spec.id])
        if spec.id == "open":
            menus["file"].addMenu(recent)
        if spec.id == "findings":
            menus["view"].addAction(actions["year_tables"])
    shapes = menus["path"].addMenu(tr("&Shape of the path"))
    for shape in Shape:
        shapes.addAction(tr(shape.value), lambda shape=shape: set_shape(shape))
    return scenarios
