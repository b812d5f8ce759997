"""Axes that name instead of measuring: members under their bars, commitments beside their lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from rampath.charts.axis import ChartAxis, Levels
from rampath.charts.palette import Palette

SMALLEST = 9
"""The smallest letters, in pixels, that members are named with; below that, names are left out."""

_DIAMOND = 5.0


class CodeAxis(ChartAxis):
    """Codes of members at 0, 1, 2, ..., upright where they fit, else turned; the selected under a diamond."""

    def __init__(self, palette: Palette) -> None:
        self._codes: tuple[str, ...] = ()
        self._selected: str | None = None
        super().__init__(palette, "bottom")
        self.setHeight(44)

    @override
    def set_palette(self, palette: Palette) -> None:
        self._colours = palette
        super().set_palette(palette)

    def show_codes(self, codes: tuple[str, ...], selected: str | None) -> None:
        """Name these members; the selected one is always named."""
        if (codes, selected) != (self._codes, self._selected):
            self._codes, self._selected = codes, selected
            self.picture = None
            self.update()

    @override
    def generateDrawSpecs(self, p: QPainter) -> Any:
        bounds = self.mapRectFromParent(self.geometry())
        return (self.pen(), bounds.topLeft(), bounds.topRight()), [], []

    @override
    def drawPicture(self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: Any) -> None:
        super().drawPicture(p, axisSpec, tickSpecs, textSpecs)
        low, high = self.range
        if high <= low or not self._codes:
            return
        slot = self.size().width() / (high - low)
        font, every, turned = fitting(self._codes, slot, QApplication.font())
        chosen = self._codes.index(self._selected) if self._selected in self._codes else None
        for i, code in enumerate(self._codes):
            x = (i - low) * slot
            if i == chosen:
                self._diamond(p, x)
            crowded = every > 1 and chosen is not None and 0 < abs(i - chosen) < every
            if i == chosen or (i % every == 0 and not crowded):
                self._code(p, code, x, font, turned=turned, selected=i == chosen)

    def _diamond(self, p: QPainter, x: float) -> None:
        middle = QPointF(x, _DIAMOND + 2)
        corners = [(0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0)]
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._colours.commitment))
        p.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))

    def _code(self, p: QPainter, code: str, x: float, font: QFont, *, turned: bool, selected: bool) -> None:
        shown = QFont(font)
        shown.setBold(selected)
        metrics = QFontMetricsF(shown)
        width, height = metrics.horizontalAdvance(code) + 2, metrics.height()
        p.save()
        p.setFont(shown)
        p.setPen(QColor(self._colours.text if selected else self._colours.quiet))
        p.translate(x, 2 * _DIAMOND + 4)
        if turned:
            p.rotate(-90)
            box = QRectF(-width, -height / 2, width, height)
        else:
            box = QRectF(-width / 2, 0, width, height)
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
        p.restore()


def fitting(codes: Sequence[str], slot: float, usual: QFont) -> tuple[QFont, int, bool]:
    """The font for codes `slot` pixels apart, how many to go on by, and whether they are turned."""
    metrics = QFontMetricsF(usual)
    if max((metrics.horizontalAdvance(code) for code in codes), default=0.0) + 6 <= slot:
        return usual, 1, False
    font = QFont(usual)
    largest = QFontMetricsF(usual).ascent()
    font.setPixelSize(round(max(SMALLEST, min(largest, slot - 2))))
    every = 1
    while every * slot < font.pixelSize() + 1:
        every += 1
    return font, every, True


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a line: where the line is, what it is called, and a second row where there is room."""

    at: float
    text: str
    below: str = ""


class LineAxis(ChartAxis):
    """Names lines at their ends, outside the picture, so that they cover nothing of it."""

    def __init__(self, palette: Palette, orientation: str = "right") -> None:
        self._names: tuple[Name, ...] = ()
        super().__init__(palette, orientation)
        self.setStyle(tickLength=0)
        self.show_names(())

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        self.setPen(pg.mkPen(None))
        self.setTickPen(pg.mkPen(None))
        self.setTextPen(pg.mkPen(palette.commitment))

    def show_names(self, names: tuple[Name, ...]) -> None:
        """Name these lines. Where two come too close, the first in order keeps its name."""
        self._names = names
        metrics = self.metrics
        if self.orientation in {"left", "right"}:
            rows = [row for name in names for row in (name.text, name.below)]
            self.setWidth(max((metrics.horizontalAdvance(row) for row in rows), default=0.0) + 6)
        else:
            self.setHeight(metrics.height() + 2 if names else 0)
        self.picture = None
        self.update()

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> Levels:
        return [(1.0, [name.at for name in self._kept(minVal, maxVal, size)])]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        by_place = {name.at: name for name in self._names}
        shown = [by_place[value] for value in values]
        return [f"{name.text}\n{name.below}" if self._two_rows() and name.below else name.text for name in shown]

    def _kept(self, low: float, high: float, size: float) -> list[Name]:
        kept: list[Name] = []
        for name in self._names:
            if low <= name.at <= high and all(
                abs(name.at - other.at) / (high - low) * size >= self._room() for other in kept
            ):
                kept.append(name)
        return kept

    def _two_rows(self) -> bool:
        return self.orientation in {"left", "right"}

    def _room(self) -> float:
        """The least distance in pixels between two names."""
        if self._two_rows():
            rows = 2 if any(name.below for name in self._names) else 1
            return float(self.metrics.height() * rows * 0.9)
        return float(max(self.metrics.horizontalAdvance(name.text) for name in self._names) + 6)
