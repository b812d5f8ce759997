"""What the colours upon the sheet mean, each with its word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from rampath.charts.palette import Palette
from rampath.models.draft_marks import LEGEND
from rampath.models.sheet_table import Tint
from rampath.views.sheet_delegate import tint
from rampath.wording import tr

_SWATCH, _GAP, _APART = 14, 4, 12
_FILL = 0.14


class Legend(QWidget):
    """One line of swatches, drawn as the cells are."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What the colours mean"))

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(tr(word)) for word, _tint in LEGEND)
        return QSize(words + len(LEGEND) * (_SWATCH + _GAP + _APART), max(metrics.height(), _SWATCH) + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self.fontMetrics()
        left, middle = 0, self.height() / 2
        for word, key in LEGEND:
            text = tr(word)
            width = _SWATCH + _GAP + metrics.horizontalAdvance(text)
            if left + width > self.width():
                break
            top = round(middle - _SWATCH / 2)
            self._draw_swatch(painter, left, top, key)
            painter.setPen(QColor(self._palette.quiet))
            painter.drawText(left + _SWATCH + _GAP, round(middle + metrics.ascent() / 2 - 1), text)
            left += width + _APART
        painter.end()

    def _draw_swatch(self, painter: QPainter, left: int, top: int, key: Tint) -> None:
        colour = QColor(tint(self._palette, key))
        painter.fillRect(left, top, 3, _SWATCH, colour)
        ground = QColor(colour)
        ground.setAlphaF(_FILL * 2)
        painter.fillRect(left, top, _SWATCH, _SWATCH, ground)
        if key is Tint.LEFT_OUT:
            painter.fillRect(left, top, _SWATCH, _SWATCH, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        if key in {Tint.FAULT, Tint.DOUBT}:
            painter.fillRect(left + _SWATCH - 5, top, 5, 5, colour)
