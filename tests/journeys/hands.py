"""A user's hands: dragging a handle and pressing keys on the path editor, and resting the mouse on something."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from rampath.charts.path_editor import PathEditor

NONE = Qt.KeyboardModifier.NoModifier


def take(editor: PathEditor, year: int) -> QPoint:
    """Press the mouse on the handle of a year; where it was pressed."""
    picture = editor.picture
    assert picture is not None
    share = picture.share(year)
    assert share is not None
    at = editor.position(year, share).toPoint()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    return at


def move(editor: PathEditor, at: QPoint, pixels: int, *, keys: Qt.KeyboardModifier = NONE) -> QPoint:
    """Move the pressed mouse by pixels (negative: up), in steps, with keys held."""
    for step in range(1, 6):
        place = at + QPoint(0, round(pixels * step / 5))
        send_move(editor, place, keys)
        QApplication.processEvents()
    return at + QPoint(0, pixels)


def send_move(editor: PathEditor, place: QPoint, keys: Qt.KeyboardModifier) -> None:
    viewport = editor.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        keys,
    )
    QApplication.sendEvent(viewport, event)


def let_go(editor: PathEditor, at: QPoint) -> None:
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, NONE, at)


def drag(editor: PathEditor, year: int, pixels: int, *, keys: Qt.KeyboardModifier = NONE) -> None:
    """Drag the handle of a year by pixels (negative: up)."""
    let_go(editor, move(editor, take(editor, year), pixels, keys=keys))


def press(editor: PathEditor, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(editor, key, keys)


def hover(widget: QWidget, at: QPoint) -> str:
    """What a tooltip says where the mouse rests."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return QToolTip.text()
