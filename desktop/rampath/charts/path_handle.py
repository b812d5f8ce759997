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
    """One anchor. Held ones are square with a bar, the others round.

    The one in focus wears a ring, each of a selection of several a filled middle, and the one near the mouse swells.
    """

    def __init__(self, year: int, palette: Palette) -> None:
        super().__init__()
        self.year = year
        self._palette = palette
        self._state = (False, False, False, False)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(20)

    @property
    def selected(self) -> bool:
        return self._state[3]

    def show_state(self, *, held: bool, near: bool, focused: bool, selected: bool = False) -> None:
        """Whether the anchor is held, the mouse is near it, it has the focus, and it is one of several selected."""
        state = (held, near, focused, selected)
        if state != self._state:
            self._state = state
            self.update()

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(-HIT_RADIUS, -HIT_RADIUS, 2 * HIT_RADIUS, 2 * HIT_RADIUS)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        palette = self._palette
        held, near, focused, selected = self._state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 7.5 if near or focused else 6.0
        accent = QColor(palette.plan)
        if focused:
            painter.setPen(QPen(accent, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(0, 0), 11.5, 11.5)
        painter.setPen(QPen(accent, 2.4))
        painter.setBrush(QBrush(QColor(palette.surface)))
        if held:
            painter.drawRect(QRectF(-radius, -radius, 2 * radius, 2 * radius))
            painter.fillRect(QRectF(-3, -3, 6, 6), accent)
        else:
            painter.drawEllipse(QPointF(0, 0), radius, radius)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(accent))
            painter.drawEllipse(QPointF(0, 0), radius - 2.6, radius - 2.6)


def place(handle: PathHandle, view_box: Any, height: float) -> None:
    """Put a handle where its year and its height on the axis are."""
    handle.setPos(QPointF(handle.year, height))
    if handle.scene() is None:
        view_box.addItem(handle, ignoreBounds=True)
