"""The plot that the charts stand on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rampath.charts.axis import ShareAxis, YearAxis
from rampath.charts.palette import DARK, LIGHT
from rampath.charts.plot import ChartPlot


@pytest.fixture
def plot(shown: Callable[[QWidget], None]) -> ChartPlot:
    made = ChartPlot(LIGHT, {"bottom": YearAxis(LIGHT), "left": ShareAxis(LIGHT)})
    made.show_range((2014, 2035), (0, 4))
    shown(made)
    return made


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_line_is_as_wide_to_the_eye_on_a_screen_with_more_pixels(
    plot: ChartPlot, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    monkeypatch.setattr(ChartPlot, "devicePixelRatioF", lambda _plot: ratio)
    pen = plot.pen(LIGHT.commitment, 1.4, Qt.PenStyle.DotLine)
    assert pen.isCosmetic()
    assert pen.widthF() == pytest.approx(1.4 * ratio)
    assert pen.style() is Qt.PenStyle.DotLine


def test_that_wheel_and_drag_leave_the_axes_where_they_are(plot: ChartPlot) -> None:
    middle = plot.rect().center()
    far = middle + QPoint(60, 40)
    wheel = QWheelEvent(
        QPointF(middle), QPointF(plot.mapToGlobal(middle)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), wheel)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mousePress(plot.viewport(), button, pos=middle)
        QTest.mouseMove(plot.viewport(), far)
        QTest.mouseRelease(plot.viewport(), button, pos=far)
    assert plot.view_box.viewRange() == [[2014, 2035], [0, 4]]


def test_that_there_is_no_menu_and_no_button(plot: ChartPlot) -> None:
    assert not plot.getPlotItem().menuEnabled()
    assert not plot.view_box.menuEnabled()
    assert plot.view_box.menu is None
    assert plot.getPlotItem().buttonsHidden


def test_that_places_and_data_are_each_others_inverse(plot: ChartPlot) -> None:
    back = plot.data_at(plot.place_of(2025, 2))
    across, up = plot.per_pixel()
    assert abs(back.x() - 2025) <= across
    assert abs(back.y() - 2) <= up


def test_that_every_move_of_the_mouse_is_told(plot: ChartPlot) -> None:
    told: list[QPointF] = []
    plot.pointed.connect(told.append)
    for x in range(100, 120):
        QTest.mouseMove(plot.viewport(), QPoint(x, 100))
    assert len(told) == 20


def test_that_the_ground_follows_the_palette(plot: ChartPlot) -> None:
    plot.set_palette(DARK)
    assert plot.backgroundBrush().color().name() == DARK.surface
    assert plot.grab().toImage().pixelColor(2, 2).name() == DARK.surface
