"""Stacked columns with lines over them, drawn in pixels in one go."""

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from rampath.charts.fills import Fills
from rampath.charts.labels import label_font, pixel
from rampath.charts.palette import Palette
from rampath.charts.pictures.columns import Columns
from rampath.charts.plot import ChartPlot
from rampath.charts.readings import kind_word
from rampath.domain.observation import Kind

WIDEST = 34.0
_DASHES = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine)
_BETWEEN = 14.0
MOST_NAMED = 5
"""Up to so many layers are named in the key above the columns; more are named beside them."""


class ColumnsItem(QGraphicsItem):
    """The columns of one value; `chosen` is the place that is outlined."""

    def __init__(self, plot: ChartPlot) -> None:
        box: Any = plot.view_box
        super().__init__(box)
        self._plot = plot
        self._columns: Columns | None = None
        self._fills: Fills | None = None
        self._chosen: int | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(5)

    def show_columns(self, columns: Columns, palette: Palette, chosen: int | None) -> None:
        self.prepareGeometryChange()
        if self._fills is None or self._fills.palette is not palette:
            self._fills = Fills(palette)
        self._columns, self._chosen = columns, chosen
        self.update()

    @property
    def band(self) -> float:
        """The height in pixels that key and kinds take above the columns."""
        columns = self._columns
        if columns is None or columns.empty:
            return 0.0
        height = QFontMetricsF(label_font()).height()
        return (height + 4 if _keyed(columns) else 0.0) + (height if columns.by_year else 0.0) + 2

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._plot.view_box.width(), self._plot.view_box.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        columns, fills = self._columns, self._fills
        if columns is None or fills is None or columns.empty:
            return
        scale = columns.measured.scale
        slot = pixel(self._plot, 1, 0)[0] - pixel(self._plot, 0, 0)[0]
        per_value = (pixel(self._plot, 0, 0)[1] - pixel(self._plot, 0, 1)[1]) * scale
        zero = pixel(self._plot, 0, 0)[1]
        width = min(WIDEST, max(2.0, round(slot * 0.74)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        parted, surface = len(columns.layers) > 1, QColor(fills.palette.surface)
        first = pixel(self._plot, 0, 0)[0] - width / 2
        for i, place in enumerate(columns.places):
            left = round(first + i * slot)
            up = down = zero
            for layer in columns.layers:
                value = layer.values[i]
                if not math.isfinite(value) or value == 0:
                    continue
                tall = value * per_value
                if value > 0:
                    above, below = up - tall, up
                    up = above
                else:
                    above, below = down, down - tall
                    down = below
                top = round(above)  # on whole pixels, so that edges meet those of their neighbours
                drawn = max(round(below) - top, 1)
                fills.fill(painter, QRectF(left, top, width, drawn), layer.role_at(i), place.kind)
                if parted and drawn > 3:
                    painter.fillRect(QRectF(left, top, width, 1), surface)
            if i == self._chosen:
                painter.setPen(QPen(QColor(fills.palette.text), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(left - 2, up - 2, width + 4, down - up + 4))
        painter.fillRect(QRectF(0, round(zero), self._plot.view_box.width(), 1), QColor(fills.palette.quiet))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._strands(painter, columns, fills.palette)
        self._key(painter, columns, fills)
        if columns.by_year:
            self._kinds(painter, columns, fills.palette)

    def _strands(self, painter: QPainter, columns: Columns, palette: Palette) -> None:
        for n, strand in enumerate(columns.strands):
            painter.setPen(_strand_pen(palette, n))
            for piece in _pieces(strand.values):
                points = [QPointF(*pixel(self._plot, i, strand.values[i] * columns.measured.scale)) for i in piece]
                painter.drawPolyline(QPolygonF(points))
                for point in points if n == 0 else ():
                    painter.drawEllipse(point, 1.5, 1.5)

    def _key(self, painter: QPainter, columns: Columns, fills: Fills) -> None:
        """Layers and lines by name, in one row; what has no room is left to the read-out."""
        font = label_font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x, end, middle = 4.0, self._plot.view_box.width() - 4, metrics.height() / 2 + 1
        kind = columns.places[0].kind
        named = columns.layers if 1 < len(columns.layers) <= MOST_NAMED else ()
        for layer in named:
            wide = 16 + metrics.horizontalAdvance(layer.name)
            if x + wide > end:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            fills.fill(painter, QRectF(round(x), round(middle - 5), 11, 11), layer.role, kind)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(fills.palette.text))
            painter.drawText(QPointF(x + 16, middle + metrics.ascent() / 2 - 1), layer.name)
            x += wide + _BETWEEN
        for n, strand in enumerate(columns.strands):
            wide = 26 + metrics.horizontalAdvance(strand.name)
            if x + wide > end:
                return
            painter.setPen(_strand_pen(fills.palette, n))
            painter.drawLine(QPointF(x, middle), QPointF(x + 20, middle))
            painter.setPen(QColor(fills.palette.text))
            painter.drawText(QPointF(x + 26, middle + metrics.ascent() / 2 - 1), strand.name)
            x += wide + _BETWEEN

    def _kinds(self, painter: QPainter, columns: Columns, palette: Palette) -> None:
        """Actual, estimate and plan over their years, parted by thin lines; a word without room is left out."""
        metrics = QFontMetricsF(label_font())
        top = metrics.height() + 4 if _keyed(columns) else 0.0
        painter.setFont(label_font())
        bottom = self._plot.view_box.height()
        for first, last, kind in _spans([place.kind for place in columns.places]):
            left, right = pixel(self._plot, first - 0.5, 0)[0], pixel(self._plot, last + 0.5, 0)[0]
            if first:
                painter.setPen(QPen(QColor(palette.line), 1))
                painter.drawLine(QPointF(round(left) + 0.5, top), QPointF(round(left) + 0.5, bottom))
            word = kind_word(kind)
            wide = metrics.horizontalAdvance(word)
            if wide + 8 <= right - left:
                painter.setPen(QColor(palette.quiet))
                painter.drawText(QPointF(left + 5, top + metrics.ascent()), word)


def _keyed(columns: Columns) -> bool:
    return 1 < len(columns.layers) <= MOST_NAMED or bool(columns.strands)


def _strand_pen(palette: Palette, n: int) -> QPen:
    colours = (palette.below, palette.broader, palette.equipment, palette.quiet)
    return QPen(QColor(colours[n % 4]), 2, _DASHES[n % 4])


def _pieces(values: Sequence[float]) -> list[list[int]]:
    """The runs of places that have a value."""
    found: list[list[int]] = []
    for i, value in enumerate(values):
        if not math.isfinite(value):
            continue
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _spans(kinds: Sequence[Kind]) -> list[tuple[int, int, Kind]]:
    """The runs of places of one kind: first, last, kind."""
    found: list[tuple[int, int, Kind]] = []
    for i, kind in enumerate(kinds):
        if found and found[-1][2] is kind:
            found[-1] = (found[-1][0], i, kind)
        else:
            found.append((i, i, kind))
    return found
