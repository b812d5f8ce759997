"""Doing something soon, once for many asks: for what follows a hand and must not hold it up."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_AFTER = 100
"""Milliseconds: soon enough to be seen at once, and some frames apart."""


def soon(owner: QObject, do: Callable[[], None], after: int = _AFTER) -> QTimer:
    """A timer that does something once, `after` so many milliseconds from its start; unequal ones seldom meet."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(do)
    return timer
