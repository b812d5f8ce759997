"""When a picture is drawn: once per frame while it is seen, and not before it is shown while it is hidden."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Redraw(QObject):
    """Calls `draw` for a widget: however often it is asked for within a frame, once; when hidden, on show."""

    def __init__(self, widget: QWidget, draw: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._draw = draw
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._if_seen)
        widget.installEventFilter(self)

    @property
    def stale(self) -> bool:
        """Whether the picture is older than what it should show."""
        return self._stale

    def later(self) -> None:
        """Mark the picture stale; it is drawn in the next frame in which it can be seen."""
        self._stale = True
        if self._widget.isVisible() and not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Draw at once, if the picture is stale."""
        self._timer.stop()
        if self._stale:
            self._stale = False
            self._draw()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.Show:
            self.now()
        return False

    def _if_seen(self) -> None:
        if self._widget.isVisible():
            self.now()
