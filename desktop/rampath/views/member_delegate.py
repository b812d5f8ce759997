"""How the cells of the member table are drawn: the status in its colour, the path as a sparkline."""

import math
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from rampath.domain.compliance import Status
from rampath.models.member_columns import COLUMNS
from rampath.models.member_rows import Trend
from rampath.models.member_table import Role
from rampath.views.table import PaletteDelegate

Index = QModelIndex | QPersistentModelIndex

_STATUS = next(i for i, column in enumerate(COLUMNS) if column.key == "status")


class MemberDelegate(PaletteDelegate):
    """Colour only repeats what the words and shapes say."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        shown: Any = option
        if index.data(Role.AGGREGATE):
            shown.font.setBold(True)
        if index.column() == _STATUS:
            colours = {Status.MET: self._palette.met, Status.SHORT: self._palette.below}
            colour = QColor(colours.get(index.data(Role.STATUS), self._palette.quiet))
            shown.palette.setColor(QPalette.ColorRole.Text, colour)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        shown: Any = option
        trend = index.data(Role.TREND)
        if isinstance(trend, Trend):
            selected = bool(shown.state & QStyle.StateFlag.State_Selected)
            area = QRectF(shown.rect).adjusted(4, 4, -4, -4)
            self._sparkline(painter, area, trend, selected=selected)

    def _sparkline(self, painter: QPainter, area: QRectF, trend: Trend, *, selected: bool) -> None:
        """The shares from zero to the highest of them: what was observed dark, what is planned in colour."""
        known = [share for share in trend.shares if math.isfinite(share)]
        if len(known) < 2:
            return
        top = max(*known, 0.001)
        step = area.width() / max(1, len(trend.shares) - 1)

        def points(first: int, last: int) -> QPolygonF:
            return QPolygonF(
                [
                    QPointF(area.left() + i * step, area.bottom() - trend.shares[i] / top * area.height())
                    for i in range(first, last)
                    if math.isfinite(trend.shares[i])
                ]
            )

        palette = self._palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        quiet, accent = (palette.on_plan,) * 2 if selected else (palette.quiet, palette.plan)
        painter.setPen(QPen(QColor(quiet), 1.0))
        painter.drawPolyline(points(0, trend.observed))
        painter.setPen(QPen(QColor(accent), 1.6))
        painter.drawPolyline(points(max(0, trend.observed - 1), len(trend.shares)))
        painter.restore()
