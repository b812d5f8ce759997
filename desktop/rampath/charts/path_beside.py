"""What stands beside the path in its picture: other lines with their labels, the ghost's label, and the caps' zone."""

from typing import Any, Protocol

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from rampath.charts.palette import Palette
from rampath.charts.path_picture import Layer, PathPicture

_AMBER = 46
"""How much of the amber, of 255, lies over the zone that the caps forbid."""

_STYLES = (Qt.PenStyle.DashDotLine, Qt.PenStyle.DashLine)


class Holder(Protocol):
    """A plot that items can be added to."""

    def add(self, item: Any, z: float = 0.0) -> Any: ...


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
        while len(self._lines) < len(picture.layers):
            self._lines.append((self._plot.add(pg.PlotDataItem(antialias=True), 2),
                                self._plot.add(pg.TextItem(anchor=(1, 1)), 2)))  # fmt: skip
        for i, (line, label) in enumerate(self._lines):
            layer: Layer | None = picture.layers[i] if i < len(picture.layers) else None
            shown = layer is not None and bool(layer.points)
            line.setVisible(shown)
            label.setVisible(shown)
            if layer is None or not layer.points:
                continue
            line.setPen(pg.mkPen(palette.quiet, width=1.6, style=_STYLES[i % len(_STYLES)]))
            line.setData([p.year for p in layer.points], [p.share * picture.factor(p.year) for p in layer.points])
            label.setColor(QColor(palette.quiet))
            label.setText(layer.label)
            last = layer.points[-1]
            label.setPos(last.year + 0.7, last.share * picture.factor(last.year))

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
