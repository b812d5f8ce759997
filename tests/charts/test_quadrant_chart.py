"""The live chart of share against equipment."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK, LIGHT
from rampath.charts.quadrant_chart import QuadrantChart
from rampath.charts.series import Quadrant, quadrant
from rampath.charts.statements import quadrant_title
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection


@pytest.fixture
def series(plan: Plan, projection: Projection) -> Quadrant:
    return quadrant(plan, projection, 2026)


@pytest.fixture
def chart(shown: Callable[[QWidget], None], series: Quadrant) -> Iterator[QuadrantChart]:
    made = QuadrantChart(LIGHT)
    made.show_series(series, "BEL")
    shown(made)
    yield made
    QToolTip.hideText()


def over(chart: QuadrantChart, share: float, equipment: float) -> QPoint:
    return chart.plot.place_of(share * 100, equipment * 100).toPoint()


def test_that_the_title_is_the_sentence_of_the_series(chart: QuadrantChart, series: Quadrant) -> None:
    assert chart.title == quadrant_title(series)
    assert chart.accessibleDescription().startswith(chart.title)


def test_that_pressing_near_a_dot_asks_for_its_member(chart: QuadrantChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.member_chosen) as asked:
        place = over(chart, 0.051, 0.40) + QPoint(4, 3)
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["EST"]


def test_that_pressing_far_from_every_dot_asks_for_nobody(chart: QuadrantChart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.member_chosen):
        place = over(chart, 0.045, 0.30)
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")  # offscreen tool tips
def test_that_the_dot_under_the_mouse_is_read(chart: QuadrantChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.hovered) as read:
        QTest.mouseMove(chart.plot.viewport(), over(chart, 0.0161, 0.28))
    assert read.args == ["Slovenia: 1.61\u2009% of GDP, core, 28.0\u2009% of it on equipment, 2026 (estimate)"]


def test_that_arrow_keys_go_from_the_lowest_share_to_the_highest(chart: QuadrantChart, qtbot: QtBot) -> None:
    assert chart.keys() == ("SVN", "BEL", "GRC", "EST")
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert asked.args == ["GRC"]


def test_that_the_selected_member_is_named_in_bold_and_names_do_not_overlap(chart: QuadrantChart) -> None:
    names = {label.text: label for label in chart._labels.shown}
    assert names["Belgium"].bold
    assert set(names) == {"Belgium", "Estonia", "Greece", "Slovenia"}


def test_that_the_selected_member_is_a_diamond_of_its_own(chart: QuadrantChart, series: Quadrant) -> None:
    xs, ys = chart._diamond.getData()
    assert (list(xs), list(ys)) == ([2.0], [27.0])
    assert len(chart._dots.getData()[0]) == 3
    chart.show_series(series, None)
    chart.redraw.now()
    assert len(chart._diamond.getData()[0]) == 0
    assert len(chart._dots.getData()[0]) == 4


def test_that_the_same_series_again_draws_nothing(chart: QuadrantChart, plan: Plan, projection: Projection) -> None:
    chart.redraw.now()
    chart.show_series(quadrant(plan, projection, 2026), "BEL")
    assert not chart.redraw.stale


def test_that_a_series_without_dots_is_said_to_have_none(chart: QuadrantChart, series: Quadrant) -> None:
    chart.show_series(replace(series, dots=(), both=()), "BEL")
    chart.redraw.now()
    assert chart._labels.shown[-1].text == "No equipment figures in 2026"


def test_that_another_palette_redraws_the_chart(chart: QuadrantChart) -> None:
    chart.set_palette(DARK)
    chart.redraw.now()
    assert chart.grab().toImage().pixelColor(6, 6).name() == DARK.surface
