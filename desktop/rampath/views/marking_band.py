"""The band at the top of the window that carries the plan's marking."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from rampath.domain.marking import recognised
from rampath.presets import Marking
from rampath.wording import tr


class MarkingBand(QLabel):
    """Shows the marking in its own colour; a click asks to change it."""

    wanted = Signal()

    def __init__(self, markings: tuple[Marking, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markings = markings
        self._shown: str | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(20)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("The marking of this plan. Click to change it."))
        self.show_marking("")

    def show_marking(self, marking: str) -> None:
        if marking == self._shown:
            return  # a style sheet that is set is gone through, also when it is the same
        self._shown = marking
        known = recognised(self._markings, marking)
        band, text = ("#5c6670", "#ffffff") if known is None else (known.band, known.text)
        shown = marking or tr("No marking set")
        self.setText(shown)
        self.setAccessibleName(tr("Marking: {marking}", marking=shown))
        weight = "bold" if marking else "normal"
        self.setStyleSheet(f"background: {band}; color: {text}; font-weight: {weight};")

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        self.wanted.emit()

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if ev.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.wanted.emit()
        else:
            super().keyPressEvent(ev)
