"""A drag that is timed, from the move of the mouse until all is painted, and the bare repaint of the same picture."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from rampath.charts.path_editor import PathEditor
from rampath.domain.observation import Kind
from rampath.views.main_window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_REACH = 60


def send(editor: PathEditor, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
    """Send a mouse event without snap, so that every move is another share."""
    viewport = editor.viewport()
    where = QPointF(viewport.mapToGlobal(place))
    keys = Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, QPointF(place), where, button, buttons, keys))


def grabbed(editor: PathEditor, year: int) -> QPoint:
    """Take the handle of a year; where it was taken."""
    assert editor.picture is not None
    share = editor.picture.share(year)
    assert share is not None
    at = editor.position(year, share).toPoint()
    send(editor, QEvent.Type.MouseButtonPress, at, LEFT, LEFT)
    return at


def places(at: QPoint) -> Iterator[QPoint]:
    """Up and down around a place, a pixel at a time, for ever."""
    step = 0
    while True:
        step += 1
        away = step % (2 * _REACH)
        yield at + QPoint(0, min(away, 2 * _REACH - away))


def moves(
    window: MainWindow, year: int, count: int, between: Callable[[int], None] = lambda _step: None
) -> list[float]:
    """Drag a handle; the seconds from each move to the end of all painting that it caused.

    `between` is done after each move, and not timed.
    """
    editor = window.path.editor
    at = grabbed(editor, year)
    found = []
    for step, place in zip(range(count), places(at), strict=False):
        begun = time.perf_counter()
        send(editor, QEvent.Type.MouseMove, place, NONE, LEFT)
        QApplication.processEvents()
        found.append(time.perf_counter() - begun)
        between(step)
    send(editor, QEvent.Type.MouseButtonRelease, at, LEFT, NONE)
    return found


def pictures(
    window: MainWindow, year: int, count: int, between: Callable[[int], None] = lambda _step: None
) -> list[float]:
    """The path's picture alone, given another path and painted; the seconds of each."""
    editor = window.path.editor
    picture = editor.picture
    assert picture is not None
    found = []
    for step in range(count):
        points = tuple(
            replace(point, share=point.share * (1 + 0.001 * (step % 100))) if point.kind is Kind.PLAN else point
            for point in picture.path.points
        )
        handles = tuple(replace(h, share=points[-1].share) if h.year == year else h for h in picture.handles)
        other = replace(picture, path=replace(picture.path, points=points), handles=handles)
        begun = time.perf_counter()
        editor.show_picture(other, keep_axes=True)
        editor.viewport().repaint()
        found.append(time.perf_counter() - begun)
        between(step)
    editor.show_picture(picture)
    return found


class Bare:
    """The same lines, marks and words in a bare plot of pyqtgraph, its plan set anew and repainted when it is called.

    `found` are the seconds of each time.
    """

    def __init__(self, window: MainWindow) -> None:
        editor = window.path.editor
        picture = editor.picture
        assert picture is not None
        self.found: list[float] = []
        self._planned = picture.path.of(Kind.PLAN)
        self._plot = plot = pg.PlotWidget()
        plot.resize(editor.size())
        for kinds, symbol in ((Kind.ACTUAL,), "s"), ((Kind.ESTIMATE,), "s"), ((Kind.PLAN,), "o"):
            points = picture.path.of(*kinds)
            self._line = pg.PlotDataItem(antialias=True, pen=pg.mkPen("b", width=2), symbol=symbol, symbolSize=7)
            self._line.setData([point.year for point in points], [point.share * 100 for point in points])
            plot.addItem(self._line)
        for mark in picture.path.marks:
            plot.addItem(pg.PlotDataItem([2013.5, 2035.8], [mark.share * 100] * 2, pen=pg.mkPen("y", width=1.4)))
            text = pg.TextItem(mark.label)
            text.setPos(2014, mark.share * 100)
            plot.addItem(text)
        plot.addItem(pg.InfiniteLine(2029))
        self._handle = pg.ScatterPlotItem([2035], [3.5], size=15, pen=pg.mkPen("b", width=2))
        plot.addItem(self._handle)
        plot.setXRange(2013.5, 2035.8, padding=0)
        plot.setYRange(0, picture.top, padding=0)
        plot.show()
        QApplication.processEvents()

    def __call__(self, step: int) -> None:
        shares = [point.share * 100 * (1 + 0.001 * (step % 100)) for point in self._planned]
        begun = time.perf_counter()
        self._line.setData([point.year for point in self._planned], shares)
        self._handle.setData([2035], [shares[-1]])
        self._plot.viewport().repaint()
        self.found.append(time.perf_counter() - begun)

    def end(self) -> None:
        self._plot.close()
        self._plot.deleteLater()


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]
