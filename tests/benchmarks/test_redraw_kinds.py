"""How long each chart takes to follow an edit of one path, against a bare plot of as many points in the same run.

Timed is the processor's time of the series, the redraw and the paint, at the size of a chart in the smallest window.
Edits and bare redraws take turns, so that what slows the machine meets both, and their medians are compared.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from typing import Any

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.charts.palette import LIGHT
from rampath.domain.commitment import Pillar
from rampath.domain.path import Anchor, Path
from rampath.domain.projection import project
from rampath.views.chart_kinds import KINDS, STANDING, ChartKind
from rampath.views.scene import Scene

EDITS, WARM = 100, 4
WITHIN = 0.008
"""Seconds from the edit until the chart is painted, at the median."""
MOST_OF_BARE = 2.3
"""How many times a bare redraw of as many points that may take, where a slow machine needs longer for both."""
SIZE = (525, 240)


@pytest.fixture
def scenes(program: Program) -> list[Scene]:
    """The scenes of a hand that moves the last year of Belgium's path; each is shown once, so that nothing is known."""
    scene = program.window.stage.scene
    found = []
    for step in range(EDITS + 3):
        path = Path((Anchor(2035, 0.03 + step * 1e-4),))
        scenario = scene.scenario.with_path("BEL", Pillar.CORE, path)
        plan = scene.plan.with_scenario(scenario)
        found.append(Scene(plan, replace(scene.focus, member="BEL"), scenario, project(plan, scenario)))
    return found


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a widget at the size of a chart until it has been drawn."""
    windows = []

    def show(widget: QWidget) -> QWidget:
        window = QWidget()  # without a layout: the offscreen platform warns of windows with size hints
        qtbot.addWidget(window)
        widget.setParent(window)
        widget.resize(*SIZE)
        with qtbot.waitExposed(window):
            window.show()
        windows.append(window)
        return widget

    yield show
    for window in windows:
        window.hide()


@pytest.mark.parametrize("kind", [*STANDING, *KINDS], ids=lambda kind: kind.id)
def test_that_a_chart_has_followed_an_edit_within_half_a_frame(
    benchmark: BenchmarkFixture, kind: ChartKind, scenes: list[Scene], shown: Callable[[QWidget], QWidget]
) -> None:
    chart = kind.make(LIGHT)
    shown(chart)
    bare: Any = shown(pg.PlotWidget())

    def follow(scene: Scene) -> None:
        kind.show(chart, scene)
        chart.redraw.later()  # also where the edit changes nothing in it
        chart.redraw.now()
        chart.plot.viewport().repaint()

    coming = iter(scenes)
    follow(next(coming))
    points = len(chart.keys())
    curve = bare.plot(symbol="s")

    def redraw(step: int) -> None:
        curve.setData(list(range(points)), [1 + i * (1 + step / 100) for i in range(points)])
        bare.viewport().repaint()

    told = [(_timed(follow, scene), _timed(redraw, step)) for step, scene in zip(range(EDITS), coming, strict=False)]
    ours, theirs = (median(each[WARM:]) for each in zip(*told, strict=True))
    benchmark.extra_info["milliseconds at the median"] = round(ours * 1000, 1)
    benchmark.extra_info["ratio to a bare redraw of as many points"] = round(ours / theirs, 2)
    benchmark.pedantic(lambda: follow(next(coming)), rounds=1)  # type: ignore[no-untyped-call]
    assert ours <= max(WITHIN, MOST_OF_BARE * theirs)


def _timed(do: Callable[[Any], None], given: object) -> float:
    begun = time.process_time()
    do(given)
    return time.process_time() - begun
