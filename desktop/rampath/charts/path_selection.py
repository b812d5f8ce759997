"""Which handles are selected: one by a click, several by Shift and Ctrl clicks, a rubber band or the keys."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtWidgets import QRubberBand, QWidget

_STILL = 3.0
"""A press that moves less than so many pixels was a click."""


def is_still(begun: QPointF, now: QPointF) -> bool:
    """Whether the mouse has hardly moved since it was pressed."""
    return (now - begun).manhattanLength() <= _STILL


def toggled(selected: frozenset[int], year: int) -> frozenset[int]:
    """The selection with a year added, or taken out."""
    return selected - {year} if year in selected else selected | {year}


class Band:
    """The rubber band over a widget, from where it was begun to where the mouse is."""

    def __init__(self, over: QWidget) -> None:
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, over)
        self._from: QPoint | None = None
        self._kept: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        return self._from is not None

    def begin(self, at: QPointF, kept: frozenset[int]) -> None:
        """Begin at a place; what is `kept` stays selected beside what the band takes."""
        self._from, self._kept = at.toPoint(), kept
        self._band.setGeometry(QRect(self._from, QSize()))

    def stretch(self, at: QPointF) -> QRectF:
        """Stretch to a place; the rectangle in the widget."""
        if self._from is None:
            return QRectF()
        box = QRect(self._from, at.toPoint()).normalized()
        self._band.setGeometry(box)
        self._band.setVisible(max(box.width(), box.height()) > _STILL)
        return QRectF(box)

    def with_kept(self, taken: frozenset[int]) -> frozenset[int]:
        return self._kept | taken

    def end(self) -> None:
        self._from = None
        self._band.hide()
