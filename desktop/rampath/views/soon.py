"""Doing something soon, once for many asks: for what follows a hand and must not hold it up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_AFTER = 50
"""Milliseconds: soon enough to be seen at once, and three frames apart."""


def soon(owner: QObject, do: Callable[[], None]) -> QTimer:
    """A timer that does something once after it was started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(_AFTER)
    timer.timeout.connect(do)
    return timer
