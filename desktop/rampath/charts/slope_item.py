"""Lines from one side to the other with names at both ends, drawn in pixels."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from rampath.charts.labels import label_font
from rampath.charts.palette import Palette
from rampath.charts.pictures.slope import Slope, SlopeLine
from rampath.charts.plot import ChartPlot
from rampath.wording import number, short_percent

_SAME = 5e-5
"""Shares nearer than this read the same at two decimals of a per cent."""


class SlopeItem(QGraphicsItem):
    """Rising lines are solid, falling ones dashed; the selected member's is thick, with diamonds at its ends."""

    def __init__(self, plot: ChartPlot) -> None:
        box: Any = plot.view_box
        super().__init__(box)
        self._plot = plot
        self._slope: Slope | None = None
        self._palette: Palette | None = None
        self._selected: str | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(5)

    def show_slope(self, slope: Slope, palette: Palette, selected: str | None) -> None:
        self.prepareGeometryChange()
        self._slope, self._palette, self._selected = slope, palette, selected
        self.update()

    def ends(self) -> tuple[float, float]:
        """Where both sides stand, in pixels from the left."""
        names = [] if self._slope is None else [f"◆ {line.name} 00.00" for line in self._slope.lines]
        metrics = QFontMetricsF(label_font(bold=True))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=40.0) + 10
        width = float(self._plot.view_box.width())
        room = min(widest, width * 0.38)
        return room, width - room

    def height_of(self, share: float) -> float:
        """Where a share lies, in pixels from the top."""
        (_x0, _x1), (low, high) = self._plot.view_box.viewRange()
        return float((high - share * 100) / (high - low) * self._plot.view_box.height())

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._plot.view_box.width(), self._plot.view_box.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        slope, palette = self._slope, self._palette
        if slope is None or palette is None or not slope.lines:
            return
        left, right = self.ends()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(label_font())
        foot = self._plot.view_box.height()
        painter.setPen(QPen(QColor(palette.line), 1))
        for x in (left, right):
            painter.drawLine(QPointF(x, metrics.height() + 2), QPointF(x, foot))
        self._heads(painter, slope, palette, left, right)
        self._levels(painter, slope, palette, left, right)
        chosen = [line for line in slope.lines if line.member == self._selected]
        for line in (*(each for each in slope.lines if each.member != self._selected), *chosen):
            self._line(painter, line, palette, left, right)
        for at_left in (True, False):
            self._names(painter, slope, palette, left if at_left else right, at_left=at_left)

    def _heads(self, painter: QPainter, slope: Slope, palette: Palette, left: float, right: float) -> None:
        metrics = QFontMetricsF(label_font(bold=True))
        painter.setFont(label_font(bold=True))
        painter.setPen(QColor(palette.text))
        half = (right - left) / 2 + left
        for text, box, way in (
            (slope.left, QRectF(0, 0, half - 6, metrics.height()), Qt.AlignmentFlag.AlignLeft),
            (slope.right, QRectF(half, 0, half - 6, metrics.height()), Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(box, way, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width()))

    def _levels(self, painter: QPainter, slope: Slope, palette: Palette, left: float, right: float) -> None:
        painter.setFont(label_font())
        metrics = QFontMetricsF(label_font())
        for mark in slope.marks:
            y = self.height_of(mark.share)
            painter.setPen(QPen(QColor(palette.commitment), 1.4, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            text = short_percent(mark.share)
            wide = metrics.horizontalAdvance(text) + 6
            box = QRectF((left + right - wide) / 2, y - metrics.height() / 2, wide, metrics.height())
            painter.fillRect(box, QColor(palette.surface))
            painter.setPen(QColor(palette.commitment))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _line(self, painter: QPainter, line: SlopeLine, palette: Palette, left: float, right: float) -> None:
        chosen = line.member == self._selected
        falls = line.left - line.right >= _SAME
        colour = palette.plan if chosen else palette.below if falls else palette.ghost
        style = Qt.PenStyle.DashLine if falls else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colour), 3 if chosen else 1.2, style))
        ends = QPointF(left, self.height_of(line.left)), QPointF(right, self.height_of(line.right))
        painter.drawLine(*ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for end in ends:
            if chosen:
                corners = [(0, -6), (6, 0), (0, 6), (-6, 0)]
                painter.drawPolygon(QPolygonF([end + QPointF(*corner) for corner in corners]))
            else:
                painter.drawEllipse(end, 2.4, 2.4)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _names(self, painter: QPainter, slope: Slope, palette: Palette, x: float, *, at_left: bool) -> None:
        tall = QFontMetricsF(label_font()).height()
        placed = places(slope.lines, self._selected, self.height_of, tall * 0.92, tall * 1.7,
                        self._plot.view_box.height() - tall / 2, at_left=at_left)  # fmt: skip
        for line, y in placed:
            chosen = line.member == self._selected
            share = number((line.left if at_left else line.right) * 100)
            text = f"{line.name} {share}" if at_left else f"{share} {line.name}"
            painter.setFont(label_font(bold=chosen))
            painter.setPen(QColor(palette.text if chosen else palette.quiet))
            width = (x if at_left else self._plot.view_box.width() - x) - 10
            shown = QFontMetricsF(label_font(bold=chosen)).elidedText(text, Qt.TextElideMode.ElideRight, width)
            side = Qt.AlignmentFlag.AlignRight if at_left else Qt.AlignmentFlag.AlignLeft
            box = QRectF(2 if at_left else x + 8, y - tall / 2, width, tall)
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def places(
    lines: Sequence[SlopeLine], selected: str | None, height_of: Callable[[float], float], apart: float, top: float,
    bottom: float,
    *, at_left: bool,
) -> list[tuple[SlopeLine, float]]:  # fmt: skip
    """The names that fit one side, at their heights: the selected first, then the ends, then the largest moves."""
    if not lines:
        return []

    def share(line: SlopeLine) -> float:
        return line.left if at_left else line.right

    ends = {max(lines, key=share).member, min(lines, key=share).member}
    order = sorted(
        lines, key=lambda line: (line.member != selected, line.member not in ends, -abs(line.right - line.left))
    )
    placed: list[tuple[SlopeLine, float]] = []
    for line in order:
        y = height_of(share(line))
        tried = [min(max(y + shift, top), bottom) for shift in (0.0, -apart / 2, apart / 2)]
        free = next((at for at in tried if all(abs(at - other) >= apart for _line, other in placed)), None)
        if free is None and line.member == selected:
            free = tried[0]
        if free is not None:
            placed.append((line, free))
    return placed
