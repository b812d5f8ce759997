"""A key belongs to one action of the window, a letter to one entry of a menu: what two have, Qt gives to none."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from rampath.app import Program


def test_that_no_two_actions_of_the_window_share_a_key(program: Program) -> None:
    actions: Iterable[QAction] = program.window.findChildren(QAction)
    keys = [
        key.toString()
        for action in actions
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut and _window_of(action) is program.window
        for key in action.shortcuts()
    ]
    assert len(keys) > 20
    assert _twice(keys) == []


def _window_of(action: QAction) -> QWidget | None:
    whose = action.parent()
    return whose.window() if isinstance(whose, QWidget) else None


def _twice(letters: Iterable[str]) -> list[str]:
    """Those that stand more than once."""
    return [letter for letter, count in Counter(letters).items() if count > 1]


def _letters(texts: Iterable[str]) -> list[str]:
    return [letter.casefold() for text in texts for letter in re.findall(r"&(\w)", text.replace("&&", ""))]


@pytest.mark.parametrize("title", ["&File", "&Edit", "&Member", "&Path", "&Scenario", "&View", "&Help"])
def test_that_no_two_entries_of_a_menu_share_a_letter(program: Program, title: str) -> None:
    menus: Iterable[QMenu] = program.window.menuBar().findChildren(QMenu)
    (menu,) = [found for found in menus if found.title() == title]
    letters = _letters(action.text() for action in menu.actions())
    assert letters
    assert _twice(letters) == []


def test_that_no_two_controls_of_a_window_share_a_letter_and_no_two_actions_a_key(program: Program) -> None:
    planning = program.window.planning
    shared: dict[str, tuple[list[str], list[str]]] = {}
    for window_id in planning.ids:
        window = planning.show(window_id)
        buttons: Iterable[QAbstractButton] = window.findChildren(QAbstractButton)
        labels: Iterable[QLabel] = window.findChildren(QLabel)
        actions: Iterable[QAction] = window.findChildren(QAction)
        texts = [each.text() for each in buttons if each.isVisibleTo(window)]
        texts += [each.text() for each in labels if each.isVisibleTo(window) and each.buddy() is not None]
        keys = [
            key.toString()
            for action in actions
            if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
            for key in action.shortcuts()
        ]
        shortcuts: Iterable[QShortcut] = window.findChildren(QShortcut)
        keys += [each.key().toString() for each in shortcuts if each.context() == Qt.ShortcutContext.WindowShortcut]
        assert len(keys) >= 2, "undo and redo reach every window"
        shared[window_id] = _twice(_letters(texts)), _twice(keys)
        window.close()
    assert shared == {window_id: ([], []) for window_id in planning.ids}
