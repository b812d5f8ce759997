"""A key belongs to one action of the window, a letter to one entry of a menu: what two have, Qt gives to none."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rampath.app import Program


def test_that_no_two_actions_of_the_window_share_a_key(program: Program) -> None:
    actions: Iterable[QAction] = program.window.findChildren(QAction)
    keys = Counter(
        key.toString()
        for action in actions
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut and _window_of(action) is program.window
        for key in action.shortcuts()
    )
    assert len(keys) > 20
    assert [key for key, count in keys.items() if count > 1] == []


def _window_of(action: QAction) -> QWidget | None:
    whose = action.parent()
    return whose.window() if isinstance(whose, QWidget) else None


@pytest.mark.parametrize("title", ["&File", "&Edit", "&Member", "&Path", "&Scenario", "&View", "&Help"])
def test_that_no_two_entries_of_a_menu_share_a_letter(program: Program, title: str) -> None:
    menus: Iterable[QMenu] = program.window.menuBar().findChildren(QMenu)
    (menu,) = [found for found in menus if found.title() == title]
    letters = Counter(
        letter.casefold()
        for action in menu.actions()
        for letter in re.findall(r"&(\w)", action.text().replace("&&", ""))
    )
    assert letters
    assert [letter for letter, count in letters.items() if count > 1] == []
