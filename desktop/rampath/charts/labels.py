"""Words and lines inside a plot, kept and moved instead of made anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QGraphicsSimpleTextItem

from rampath.charts.placing import Box
from rampath.charts.plot import ChartPlot


@dataclass(frozen=True, slots=True)
class Label:
    """A word with its upper left corner, in pixels of the view box."""

    text: str
    x: float
    y: float
    colour: str
    bold: bool = False


def label_font(*, bold: bool = False) -> QFont:
    """The font that words inside a plot are written in."""
    font = QFont(QApplication.font())
    font.setBold(bold)
    return font


def label_size(text: str, *, bold: bool = False) -> tuple[float, float]:
    """Width and height of a word in pixels."""
    metrics = QFontMetricsF(label_font(bold=bold))
    return metrics.horizontalAdvance(text), metrics.height()


class Labels:
    """The words inside one plot; showing others reuses the items that are there."""

    def __init__(self, plot: ChartPlot) -> None:
        self._box: Any = plot.view_box
        self._items: list[QGraphicsSimpleTextItem] = []
        self.shown: tuple[Label, ...] = ()

    def show(self, labels: Sequence[Label]) -> None:
        """Show these words and no others."""
        wanted = tuple(labels)
        while len(self._items) < len(wanted):
            item = QGraphicsSimpleTextItem(self._box)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            item.setZValue(30)
            self._items.append(item)
        for i, item in enumerate(self._items):
            item.setVisible(i < len(wanted))
        for label, item in zip(wanted, self._items, strict=False):
            item.setText(label.text)
            item.setFont(label_font(bold=label.bold))
            item.setBrush(QBrush(QColor(label.colour)))
            item.setPos(QPointF(label.x, label.y))
        self.shown = wanted


class Lines:
    """Straight lines across one plot, all at one angle (0 level, 90 upright)."""

    def __init__(self, plot: ChartPlot, angle: float, z: float = 0.0) -> None:
        self._plot = plot
        self._angle = angle
        self._z = z
        self._items: list[Any] = []
        self.shown: tuple[float, ...] = ()

    def show(self, places: Sequence[float], colour: str, style: Qt.PenStyle, width: float = 1.4) -> None:
        """Draw lines at these data coordinates and nowhere else."""
        pen = self._plot.pen(colour, width, style)
        while len(self._items) < len(places):
            line = pg.InfiniteLine(angle=self._angle, movable=False)
            self._items.append(self._plot.add(line, self._z))
        for i, line in enumerate(self._items):
            line.setVisible(i < len(places))
        for place, line in zip(places, self._items, strict=False):
            line.setPos(place)
            line.setPen(pen)
        self.shown = tuple(places)


def inside(plot: ChartPlot) -> Box:
    """The room that words may take, in pixels of the view box."""
    return Box(2, 0, plot.view_box.width() - 4, plot.view_box.height() - 1)


def pixel(plot: ChartPlot, x: float, y: float) -> tuple[float, float]:
    """Where data coordinates lie in the view box, in pixels."""
    (x0, x1), (y0, y1) = plot.view_box.viewRange()
    return (x - x0) / (x1 - x0) * plot.view_box.width(), (y1 - y) / (y1 - y0) * plot.view_box.height()


def notice(plot: ChartPlot, text: str, colour: str) -> Label:
    """A sentence in the middle of a plot that has nothing else to show."""
    room = inside(plot)
    width, height = label_size(text)
    return Label(text, room.x + max(0.0, (room.width - width) / 2), (room.height - height) / 2, colour)
