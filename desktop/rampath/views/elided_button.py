"""A button that gives way where there is no room, and elides what does not fit; the whole text is on hover."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget
from typing_extensions import override

_LEAST = 60


class ElidedButton(QPushButton):
    """One line of text that takes at most `widest` pixels, however long it is, and fewer in a narrow window."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self._painted: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> str:
        """The text as it is painted."""
        room = max(0, self.width() - self._frame())
        flags = int(Qt.TextFlag.TextShowMnemonic)
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room, flags)

    @override
    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), self._widest + self._frame()), whole.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _LEAST + self._frame()), self.sizeHint().height())

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._painted is not None:  # the size that the button wants follows from its whole text
            option.text = self._painted  # type: ignore[attr-defined]

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        self._painted = self.shown
        super().paintEvent(arg__1)
        self._painted = None

    def _frame(self) -> int:
        """What the button needs beside its text."""
        return super().sizeHint().width() - self._text_width()

    def _text_width(self) -> int:
        return self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width()
