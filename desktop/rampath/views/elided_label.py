"""A label that elides what does not fit, and shows the whole text on hover."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override


class ElidedLabel(QLabel):
    """One line of text, never cut in a letter."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(arg__1)
        self.setToolTip(arg__1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


class TellingLabel(ElidedLabel):
    """The same, which tells on hover what its text rests on, too; that is asked for only then."""

    def __init__(self, behind: Callable[[], str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._behind = behind

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ToolTip:
            self.setToolTip("\n\n".join(filter(None, (self.text(), self._behind()))))
        return super().event(e)
