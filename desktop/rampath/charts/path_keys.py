"""The keys of the path editor: all that the mouse does, without it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from rampath.charts.path_selection import toggled
from rampath.charts.path_snap import Step

if TYPE_CHECKING:
    from rampath.charts.path_editor import PathEditor

_Keys = Qt.Key
_PARTS = {_Keys.Key_BracketRight: 0.1, _Keys.Key_BracketLeft: -0.1}
"""The keys that scale towards the target and away from it, and by which part of the way."""


def step_of(modifiers: Qt.KeyboardModifier) -> Step:
    """Shift fine, Ctrl coarse, Alt no snap: the same for the mouse and the arrow keys."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Step.FREE
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Step.FINE
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Step.COARSE
    return Step.USUAL


def press(editor: "PathEditor", key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Do what a key asks of an editor; False where it is none of its keys."""
    if editor.dragging:
        if key == _Keys.Key_Escape:
            editor.abandon()
        return key == _Keys.Key_Escape
    if editor.picture is None or not editor.picture.plannable:
        return False
    return _for_selection(editor, key, modifiers) or _for_year(editor, key, modifiers)


def _for_selection(editor: "PathEditor", key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """The keys that go from year to year and choose several."""
    if key in {_Keys.Key_Left, _Keys.Key_Right}:
        adding = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        editor.walk(1 if key == _Keys.Key_Right else -1, adding=adding)
    elif key == _Keys.Key_A and modifiers & Qt.KeyboardModifier.ControlModifier:
        editor.select_all()
    elif key == _Keys.Key_Escape and editor.selected:
        editor.select(frozenset())
    elif key == _Keys.Key_Space and editor.focused_year is not None:
        editor.select(toggled(editor.selected, editor.focused_year))
    else:
        return False
    return True


def _for_year(editor: "PathEditor", key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """The keys that change the year in focus, or all that are selected."""
    year = editor.focused_year
    if year is None and key in {_Keys.Key_Up, _Keys.Key_Down}:
        editor.walk(1)  # the first press chooses a year, as Right does, and moves nothing
        return True
    if year is None:
        return False
    asks: dict[Qt.Key, Callable[[int], object]] = {
        _Keys.Key_Return: editor.number_wanted.emit,
        _Keys.Key_Enter: editor.number_wanted.emit,
        _Keys.Key_F2: editor.number_wanted.emit,
        _Keys.Key_Insert: editor.anchor_wanted.emit,
        _Keys.Key_Delete: editor.removal_wanted.emit,
        _Keys.Key_Backspace: editor.removal_wanted.emit,
        _Keys.Key_L: editor.hold_wanted.emit,
    }
    if key in {_Keys.Key_Up, _Keys.Key_Down}:
        editor.nudge(year, step_of(modifiers), 1 if key == _Keys.Key_Up else -1)
    elif key in _PARTS:
        editor.scaled.emit(_PARTS[key])
    elif key in asks:
        asks[key](year)
    else:
        return False
    return True
