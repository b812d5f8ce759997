"""The live charts of columns, heat and slopes: pressed, gone through by keys, and idle while nothing changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.columns_chart import ColumnsChart
from rampath.charts.heat_chart import HeatChart
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.gap import GapUnit, gap
from rampath.charts.pictures.heat import heat
from rampath.charts.pictures.slope import SlopeSide, slope
from rampath.charts.slope_chart import SlopeChart
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Prices, Projection


def test_that_pressing_a_members_column_asks_for_it(
    shown: Callable[[QWidget], None], plan: Plan, projection: Projection, qtbot: QtBot
) -> None:
    chart = ColumnsChart("Gap", LIGHT, by_year=False)
    series = gap(plan, projection, 2026, Pillar.CORE, Prices.CONSTANT, GapUnit.POINTS)
    chart.show_series(series, "BEL")
    shown(chart)
    place = chart.plot.place_of(0, 0.5).toPoint()
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["SVN"]
    chart.redraw.now()
    chart.show_series(gap(plan, projection, 2026, Pillar.CORE, Prices.CONSTANT, GapUnit.POINTS), "BEL")
    assert not chart.redraw.stale


def test_that_arrow_keys_go_through_members_and_years_of_the_heat_table(
    shown: Callable[[QWidget], None], plan: Plan, projection: Projection, qtbot: QtBot
) -> None:
    chart = HeatChart(LIGHT)
    chart.show_series(heat(plan, projection, Pillar.CORE), "BEL")
    shown(chart)
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.keyClick(chart, Qt.Key.Key_Down)
    assert asked.args == ["EST"]
    with qtbot.waitSignal(chart.hovered) as read:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert read.args == ["Belgium 2026 (estimate): behind 3.5\u2009%, 2.00\u2009% of GDP, core"]
    assert "behind" in chart.accessibleDescription()


def test_that_a_press_near_a_line_of_the_slope_asks_for_its_member(
    shown: Callable[[QWidget], None], plan: Plan, projection: Projection, qtbot: QtBot
) -> None:
    chart = SlopeChart(LIGHT)
    sides = SlopeSide("2025e", projection, 2025), SlopeSide("2026e", projection, 2026)
    chart.show_series(slope(plan, *sides, Pillar.CORE, ()), "BEL")
    shown(chart)
    place = chart.plot.place_of(1, 5.1).toPoint()
    place.setX(place.x() - 4)
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["EST"]
