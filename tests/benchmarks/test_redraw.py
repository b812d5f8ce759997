"""How long a chart takes to follow an edit, against a bare plot of as many points in the same run."""

import time
from collections.abc import Callable, Iterator

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from rampath.charts.member_chart import MemberChart
from rampath.charts.palette import LIGHT
from rampath.charts.series import MemberPath, Point
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind

ROUNDS = 60
MOST = 6.0
"""The chart has axes, labels, three curves and their marks where the bare plot has one curve."""


def _path(last: float) -> MemberPath:
    kinds = [Kind.ACTUAL] * 11 + [Kind.ESTIMATE] * 2 + [Kind.PLAN] * 9
    points = [Point(2014 + i, 0.01 + (last - 0.01) * i / 21, kind) for i, kind in enumerate(kinds)]
    return MemberPath("BEL", "Belgium", Pillar.CORE, tuple(points), (), (), 2014, 2035, 2029)


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[Callable[[float], None]]:
    """Give a plain plot other values and repaint it."""
    widget = pg.PlotWidget()
    window = _shown(qtbot, widget)
    curve = widget.plot(symbol="s")

    def redraw(last: float) -> None:
        curve.setData(list(range(2014, 2036)), [1 + (last * 100 - 1) * i / 21 for i in range(22)])
        widget.viewport().repaint()

    yield redraw
    window.hide()


@pytest.fixture
def followed(qtbot: QtBot) -> Iterator[Callable[[float], None]]:
    """Show another path in the chart and repaint it."""
    chart = MemberChart(LIGHT)
    window = _shown(qtbot, chart)

    def redraw(last: float) -> None:
        chart.show_series(_path(last))
        chart.redraw.now()
        chart.plot.viewport().repaint()

    yield redraw
    window.hide()


def test_that_a_chart_follows_an_edit_within_some_bare_redraws(
    benchmark: BenchmarkFixture, bare: Callable[[float], None], followed: Callable[[float], None]
) -> None:
    lasts = iter(0.02 + i * 1e-5 for i in range(100_000))
    ours, theirs = [], []
    for _ in range(ROUNDS):  # by turns, so that a busy moment of the machine meets both
        theirs.append(_timed(bare, next(lasts)))
        ours.append(_timed(followed, next(lasts)))
    ratio = sorted(ours)[ROUNDS // 2] / sorted(theirs)[ROUNDS // 2]
    benchmark.extra_info["ratio to a bare redraw"] = round(ratio, 2)
    benchmark(lambda: followed(next(lasts)))
    assert ratio < MOST


def _timed(redraw: Callable[[float], None], last: float) -> float:
    begun = time.perf_counter()
    redraw(last)
    return time.perf_counter() - begun


def _shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    window = QWidget()  # without a layout: the offscreen platform warns of windows with size hints
    qtbot.addWidget(window)
    widget.setParent(window)
    widget.resize(525, 240)
    with qtbot.waitExposed(window):
        window.show()
    return window
