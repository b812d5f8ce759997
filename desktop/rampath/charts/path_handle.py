"""A handle of the path editor: the mark of an anchor, drawn in pixels and hit within 24 of them."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette

HIT_RADIUS = 13.0
"""How far from its middle, in pixels, a handle can be taken: 26 pixels across."""


class PathHandle(QGraphicsItem):
    """One anchor. Held ones are square with a bar, the others round; the one in focus wears a ring."""

    def __init__(self, year: int, palette: Palette) -> None:
        super().__init__()
        self.year = year
        self._palette = palette
        self._held = False
        self._near = False
        self._focused = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(20)

    def show_state(self, *, held: bool, near: bool, focused: bool) -> None:
        """Whether the anchor is held, the mouse is near it, and it has the focus."""
        state = (held, near, focused)
        if state != (self._held, self._near, self._focused):
            self._held, self._near, self._focused = state
            self.update()

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(-HIT_RADIUS, -HIT_RADIUS, 2 * HIT_RADIUS, 2 * HIT_RADIUS)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        palette = self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 7.5 if self._near or self._focused else 6.0
        if self._focused:
            painter.setPen(QPen(QColor(palette.plan), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(0, 0), 11.5, 11.5)
        painter.setPen(QPen(QColor(palette.plan), 2.4))
        painter.setBrush(QBrush(QColor(palette.surface)))
        if self._held:
            box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
            painter.drawRect(box)
            painter.fillRect(QRectF(-3, -3, 6, 6), QColor(palette.plan))
        else:
            painter.drawEllipse(QPointF(0, 0), radius, radius)


def place(handle: PathHandle, view_box: Any, share: float) -> None:
    """Put a handle where its year and its share (a fraction) are in a plot whose y axis is in per cent."""
    handle.setPos(QPointF(handle.year, share * 100))
    if handle.scene() is None:
        view_box.addItem(handle, ignoreBounds=True)
