"""What stands beside the path in its picture: other lines with their labels, the ghost's label, and the caps' zone."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from rampath.charts.palette import Palette
from rampath.charts.path_picture import PathPicture

_AMBER = 46
"""How much of the amber, of 255, lies over the zone that the caps forbid."""

_STYLES = (Qt.PenStyle.DashDotLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.SolidLine)


_APART = 3
"""How many years lie between the labels of two lines that are labelled along the way."""

_LABEL = 14
"""The room in pixels that a label takes above another one."""


class Holder(Protocol):
    """A plot that items can be added to."""

    def add(self, item: Any, z: float = 0.0) -> Any: ...
    def per_pixel(self) -> tuple[float, float]: ...


def apart(heights: Sequence[float], room: float) -> list[float]:
    """The heights moved up where they are closer than `room` to the one below, in their order."""
    found = list(heights)
    order = sorted(range(len(found)), key=found.__getitem__)
    for lower, upper in pairwise(order):
        found[upper] = max(found[upper], found[lower] + room)
    return found


class Beside:
    """Draws on one plot; items are made when they are first needed."""

    def __init__(self, plot: Holder) -> None:
        self._plot = plot
        self._lines: list[tuple[Any, Any]] = []
        self._zone: tuple[Any, Any, Any] | None = None
        self._ghost: Any = None

    def show_picture(self, picture: PathPicture, palette: Palette) -> None:
        """Follow a picture."""
        self._show_layers(picture, palette)
        self._show_zone(picture, palette)
        self._show_ghost(picture, palette)

    def _show_layers(self, picture: PathPicture, palette: Palette) -> None:
        layers = [layer for layer in picture.layers if layer.points]
        while len(self._lines) < len(layers):
            self._lines.append((self._plot.add(pg.PlotDataItem(), 2), self._plot.add(pg.TextItem(anchor=(1, 1)), 2)))
        room = _LABEL * self._plot.per_pixel()[1]
        ends = [layer.points[-1] for layer in layers]
        heights = apart([end.share * picture.factor(end.year) for end in ends], room)
        for i, (line, label) in enumerate(self._lines):
            line.setVisible(i < len(layers))
            label.setVisible(i < len(layers))
            if i >= len(layers):
                continue
            points = layers[i].points
            line.setPen(pg.mkPen(palette.quiet, width=1, style=_STYLES[i % len(_STYLES)]))
            line.setData([p.year for p in points], [p.share * picture.factor(p.year) for p in points])
            label.setColor(QColor(palette.quiet))
            label.setText(layers[i].label)
            if layers[i].along:
                point = points[min(len(points) - 1, (1 + _APART * i) % len(points))]
                label.setAnchor((0.5, 0.5))
                label.fill = pg.mkBrush(palette.surface)
                label.setPos(point.year, point.share * picture.factor(point.year))
            else:
                label.setAnchor((1, 1))
                label.fill = pg.mkBrush(None)
                label.setPos(points[-1].year + 0.7, heights[i])

    def _show_zone(self, picture: PathPicture, palette: Palette) -> None:
        if not picture.caps:
            for item in self._zone or ():
                item.hide()
            return
        if self._zone is None:
            below, above = pg.PlotDataItem(), pg.PlotDataItem()
            fill = pg.FillBetweenItem(below, above)
            self._zone = self._plot.add(below, -5), self._plot.add(above, -5), self._plot.add(fill, -5)
        below, above, fill = self._zone
        years = [year for year, _share in picture.caps]
        tops = [share * picture.factor(year) for year, share in picture.caps]
        ceiling = picture.top * 4
        amber = QColor(palette.commitment)
        below.setPen(pg.mkPen(amber, width=1, style=Qt.PenStyle.DotLine))
        below.setData(years, tops)
        above.setPen(None)
        above.setData(years, [ceiling] * len(years))
        amber.setAlpha(_AMBER)
        fill.setBrush(pg.mkBrush(amber))
        for item in self._zone:
            item.show()

    def _show_ghost(self, picture: PathPicture, palette: Palette) -> None:
        shown = bool(picture.ghost_label and picture.path.ghost)
        if self._ghost is None and shown:
            self._ghost = self._plot.add(pg.TextItem(anchor=(0.5, 0)), 2)
        if self._ghost is None:
            return
        self._ghost.setVisible(shown)
        if shown:
            middle = picture.path.ghost[len(picture.path.ghost) // 2]
            self._ghost.setColor(QColor(palette.ghost))
            self._ghost.setText(picture.ghost_label)
            self._ghost.setPos(middle.year, middle.share * picture.factor(middle.year))
