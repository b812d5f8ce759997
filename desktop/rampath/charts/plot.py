"""The plot that every live chart stands on: calm, fixed, and silent but for where the mouse points."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from rampath.charts.axis import ChartAxis
from rampath.charts.palette import Palette

_MARGINS = (4, 8, 12, 4)
"""Room in pixels left, above, right and below of the axes."""


class ChartPlot(pg.PlotWidget):  # type: ignore[misc]
    """A plot without pan, zoom, menu, buttons or grid.

    `pointed` tells where the mouse is and `pressed` where its left button went down, both as a QPointF in
    the widget's pixels; `gone` that the mouse has left. They come from Qt's own events, so pyqtgraph's rate
    limit does not reach them. The keyboard belongs to the chart around the plot.
    """

    pointed = Signal(QPointF)
    pressed = Signal(QPointF)
    gone = Signal()

    def __init__(self, palette: Palette, axes: dict[str, ChartAxis], parent: QWidget | None = None) -> None:
        self._own_axes = axes
        super().__init__(parent, axisItems=dict(axes), enableMenu=False)
        plot = self.getPlotItem()
        for side in {"left", "bottom"} - set(axes):
            plot.hideAxis(side)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        self.view_box.disableAutoRange()
        self.view_box.setDefaultPadding(0)
        plot.layout.setContentsMargins(*_MARGINS)
        self.setAntialiasing(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_palette(palette)

    @property
    def view_box(self) -> Any:
        """The pyqtgraph box in which data coordinates hold."""
        return self.getPlotItem().getViewBox()

    def set_palette(self, palette: Palette) -> None:
        """Draw ground and axes with other colours from now on."""
        self.setBackground(palette.surface)
        for axis in self._own_axes.values():
            axis.set_palette(palette)

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Show exactly these ranges of data coordinates."""
        self.view_box.setRange(xRange=x, yRange=y, padding=0)

    def data_at(self, place: QPointF) -> QPointF:
        """The data coordinates of a place in the widget's pixels."""
        return QPointF(self.view_box.mapSceneToView(self.mapToScene(place.toPoint())))

    def place_of(self, x: float, y: float) -> QPointF:
        """Where data coordinates lie in the widget, in pixels."""
        return QPointF(self.mapFromScene(self.view_box.mapViewToScene(QPointF(x, y))))

    def per_pixel(self) -> tuple[float, float]:
        """How much of the x and of the y axis one pixel covers."""
        (x0, x1), (y0, y1) = self.view_box.viewRange()
        width, height = max(self.view_box.width(), 1.0), max(self.view_box.height(), 1.0)
        return (x1 - x0) / width, (y1 - y0) / height

    def pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A pen so many pixels of the window wide; pyqtgraph counts those of the screen, of which there may be more."""
        made: QPen = pg.mkPen(colour, width=width * self.devicePixelRatioF(), style=style)
        return made

    def add(self, item: Any, z: float = 0.0) -> Any:
        """Add an item that never moves the axes."""
        item.setZValue(z)
        self.view_box.addItem(item, ignoreBounds=True)
        return item

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        self.pointed.emit(ev.position())

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        super().mousePressEvent(ev)
        if ev.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(ev.position())

    @override
    def leaveEvent(self, ev: QEvent) -> None:
        super().leaveEvent(ev)
        self.gone.emit()
