"""Bars drawn in pixels, so that outlines, tints and marks stay even at every size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from rampath.charts.labels import pixel
from rampath.charts.plot import ChartPlot
from rampath.domain.observation import Kind

_TINT = {Kind.ACTUAL: 255, Kind.ESTIMATE: 105, Kind.PLAN: 0}
"""How full a bar is by its kind: solid, tinted within an outline, hollow."""

_WIDEST = 28.0


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar: its height in data coordinates, its colour, and which way the triangle above it points."""

    height: float
    colour: str
    kind: Kind
    points: int
    selected: bool


class Bars(QGraphicsItem):
    """Bars at 0, 1, 2, ... from zero up."""

    def __init__(self, plot: ChartPlot) -> None:
        box: Any = plot.view_box
        super().__init__(box)
        self._plot = plot
        self._bars: tuple[DrawnBar, ...] = ()
        self._outline = self._ground = "#000000"
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(5)

    def show_bars(self, bars: Sequence[DrawnBar], outline: str, ground: str) -> None:
        """Draw these bars; `outline` is the colour around the selected one, `ground` the one behind all."""
        self.prepareGeometryChange()
        self._bars, self._outline, self._ground = tuple(bars), outline, ground
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._plot.view_box.width(), self._plot.view_box.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        slot = pixel(self._plot, 1, 0)[0] - pixel(self._plot, 0, 0)[0]
        width = min(_WIDEST, max(2.0, round(slot * 0.72)))
        for i, bar in enumerate(self._bars):
            x, top = pixel(self._plot, i, bar.height)
            bottom = pixel(self._plot, i, 0)[1]
            self._bar(painter, bar, QRectF(round(x - width / 2), top, width, bottom - top))

    def _bar(self, painter: QPainter, bar: DrawnBar, box: QRectF) -> None:
        """Fills only, no pens: edges stay even at every scale of the screen."""
        fill = QColor(bar.colour)
        fill.setAlpha(_TINT[bar.kind])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if bar.selected:
            painter.fillRect(box.adjusted(-2, -2, 2, 0), QColor(self._outline))
        painter.fillRect(box, QColor(bar.colour))
        painter.fillRect(box.adjusted(1, 1, -1, 0), QColor(self._ground))
        painter.fillRect(box.adjusted(1, 1, -1, 0), fill)
        if bar.points:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar.colour))
            painter.drawPolygon(_triangle(box, bar.points))


def _triangle(box: QRectF, way: int) -> QPolygonF:
    """A small triangle above a bar, pointing up (1) or down (-1)."""
    half = min(4.0, max(2.5, box.width() * 0.45))
    middle, base = box.center().x(), box.top() - 4
    tip, foot = (base - 1.7 * half, base) if way > 0 else (base, base - 1.7 * half)
    return QPolygonF([QPointF(middle, tip), QPointF(middle + half, foot), QPointF(middle - half, foot)])
