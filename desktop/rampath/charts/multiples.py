"""Small multiples: the paths of all members in a grid, on one scale, each with its name and where it ends."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.charts.pictures.smalls import Small, top_of_all
from rampath.charts.series import MemberPath, Point
from rampath.domain.compliance import Status
from rampath.domain.observation import Kind
from rampath.wording import NONE, percent, tr

_SIGNS = {Status.MET: "▲", Status.ON_PATH: "●", Status.SHORT: "▼", Status.NO_DATA: NONE}
_CELL = QSize(150, 84)
_HEAD, _PAD = 17.0, 6.0


class Multiples(QWidget):
    """Draws the grid; `chosen(code)` when a cell is clicked or Enter pressed, `focused(words)` tells which is next."""

    chosen = Signal(str)
    focused = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._smalls: tuple[Small, ...] = ()
        self._at = 0
        self._member = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(4 * _CELL.width(), 4 * _CELL.height())
        self.setAccessibleName(tr("Paths of all members"))

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def show_smalls(self, found: Sequence[Small], member: str) -> None:
        """Show these cells, with a member marked."""
        before, top, at, last = self._smalls, self.top, self._at, self._member
        self._smalls, self._member = tuple(found), member
        self._at = next((i for i, each in enumerate(found) if each.path.member == member), self._at)
        self._describe()
        if (len(before), top, at, last) != (len(found), self.top, self._at, member):
            self.update()
            return
        for i, (old, new) in enumerate(zip(before, found, strict=True)):
            if old is not new:
                self.update(self.cell(i).toAlignedRect())

    @property
    def columns(self) -> int:
        """How many cells stand side by side: as many as the shape of the widget asks for."""
        count = len(self._smalls)
        if not count:
            return 1
        wide = (count * self.width() * _CELL.height() / max(1, self.height() * _CELL.width())) ** 0.5
        return int(max(1, min(count, round(wide))))

    @property
    def top(self) -> float:
        """The upper end of the one scale (a fraction): above all that is shown, in whole per cents."""
        return top_of_all(self._smalls)

    def cell(self, at: int) -> QRectF:
        """Where a cell stands."""
        columns = self.columns
        rows = max(1, math.ceil(len(self._smalls) / columns))
        width, height = self.width() / columns, self.height() / rows
        return QRectF((at % columns) * width, (at // columns) * height, width, height)

    def at(self, place: QPointF) -> int | None:
        """The number of the cell at a place."""
        return next((i for i in range(len(self._smalls)) if self.cell(i).contains(place)), None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(8 * _CELL.width(), 4 * _CELL.height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found)
            self.chosen.emit(self._smalls[found].path.member)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -self.columns, keys.Key_Down: self.columns}
        key = keys(event.key())
        if key in steps:
            self._go(self._at + steps[key])
        elif key in {keys.Key_Return, keys.Key_Enter, keys.Key_Space} and self._smalls:
            self.chosen.emit(self._smalls[self._at].path.member)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._palette.surface))
        top = self.top
        for i, each in enumerate(self._smalls):
            if not self.cell(i).toAlignedRect().intersects(event.rect()):
                continue
            self._draw(painter, self.cell(i).adjusted(_PAD, _PAD, -_PAD, -_PAD), each, top, focused=i == self._at)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, each: Small, top: float, *, focused: bool) -> None:
        palette, path = self._palette, each.path
        chosen = path.member == self._member
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        head = QRectF(box.left(), box.top(), box.width(), _HEAD)
        share = _SIGNS[each.status] if each.share is None else f"{_SIGNS[each.status]} {percent(each.share)}"
        room = box.width() - painter.fontMetrics().horizontalAdvance(share) - _PAD
        name = path.name if painter.fontMetrics().horizontalAdvance(path.name) <= room else path.member
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        colour = {Status.MET: palette.met, Status.SHORT: palette.below}.get(each.status, palette.quiet)
        painter.setPen(QColor(colour))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, share)
        plot = box.adjusted(0, _HEAD + 2, 0, 0)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(QColor(palette.commitment), 1, Qt.PenStyle.DotLine))
        for mark in path.marks:
            y = plot.bottom() - mark.share / top * plot.height()
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        observed = path.of(Kind.ACTUAL, Kind.ESTIMATE)
        self._line(painter, plot, path, observed, top, QPen(QColor(palette.actual), 1.4))
        planned = (*observed[-1:], *path.of(Kind.PLAN))
        self._line(painter, plot, path, planned, top, QPen(QColor(palette.plan), 2.2))
        if focused and self.hasFocus():
            painter.setPen(QPen(QColor(palette.plan), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 4, 4)

    @staticmethod
    def _line(
        painter: QPainter, plot: QRectF, path: MemberPath, points: Sequence[Point], top: float, pen: QPen
    ) -> None:
        span = max(1, path.last_year - path.first_year)
        places = [
            QPointF(plot.left() + (point.year - path.first_year) / span * plot.width(),
                    plot.bottom() - point.share / top * plot.height())
            for point in points
        ]  # fmt: skip
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(places))

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._smalls):
            self._at = at
            self._describe()
            self.update()

    def _describe(self) -> None:
        if self._smalls:
            words = self._smalls[self._at].words
            self.setAccessibleDescription(words)
            self.focused.emit(words)
