"""How the cells of a sheet are drawn: on one line, tinted where they are marked, quiet where they are hidden."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.models.sheet_table import CellMark, SheetRole, Tint
from rampath.views.table import PaletteDelegate

Index = QModelIndex | QPersistentModelIndex
_FILL, _HATCH, _BAR, _CORNER = 0.14, 0.18, 3.0, 7.0


def tint(palette: Palette, key: Tint) -> str:
    """The colour of a mark."""
    return {
        Tint.FIGURES: palette.plan,
        Tint.NAMES: palette.met,
        Tint.HEADER: palette.commitment,
        Tint.SAID: palette.text,
        Tint.LEFT_OUT: palette.quiet,
        Tint.OUTSIDE: palette.quiet,
        Tint.DOUBT: palette.commitment,
        Tint.FAULT: palette.below,
    }[key]


class SheetDelegate(PaletteDelegate):
    """A bar at the left edge and a light ground show a mark; a corner a fault or a doubt; hatching what is left out."""

    @override
    def displayText(self, value: Any, locale: Any) -> str:
        return " ".join(str(value).split()) if isinstance(value, str) else super().displayText(value, locale)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        shown: Any = option
        shown.textElideMode = Qt.TextElideMode.ElideRight
        mark = index.data(SheetRole.MARK)
        if index.data(SheetRole.HIDDEN):
            shown.font.setItalic(True)
        if index.data(SheetRole.HIDDEN) or (isinstance(mark, CellMark) and mark.tint is Tint.OUTSIDE):
            shown.palette.setColor(QPalette.ColorRole.Text, QColor(self._palette.quiet))
        if index.data(SheetRole.ERROR):
            shown.palette.setColor(QPalette.ColorRole.Text, QColor(self._palette.below))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(SheetRole.MARK)
        shown: Any = option
        area = QRectF(shown.rect)
        marked = isinstance(mark, CellMark) and mark.tint is not Tint.OUTSIDE
        if marked:
            self._draw_ground(painter, area, mark.tint)
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        if marked:
            self._draw_sign(painter, area, mark.tint)
        painter.fillRect(QRectF(area.right(), area.top(), 1, area.height()), QColor(self._palette.line))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), QColor(self._palette.line))
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRectF, key: Tint) -> None:
        """The ground below the words, which keep their own colour; that of a selected cell covers it."""
        colour = QColor(tint(self._palette, key))
        colour.setAlphaF(_FILL)
        painter.fillRect(area, colour)
        if key is Tint.LEFT_OUT:
            colour.setAlphaF(_HATCH)
            painter.fillRect(area, QBrush(colour, Qt.BrushStyle.BDiagPattern))

    def _draw_sign(self, painter: QPainter, area: QRectF, key: Tint) -> None:
        colour = QColor(tint(self._palette, key))
        painter.fillRect(QRectF(area.left(), area.top(), _BAR, area.height()), colour)
        if key in {Tint.FAULT, Tint.DOUBT}:
            corner = area.topRight()
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([corner - QPointF(_CORNER, 0), corner, corner + QPointF(0, _CORNER)]))
