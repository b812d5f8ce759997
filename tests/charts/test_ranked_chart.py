"""The live chart of ranked shares."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK, LIGHT
from rampath.charts.ranked_chart import RankedChart
from rampath.charts.series import Ranked, ranked
from rampath.charts.statements import ranked_title
from rampath.charts.tables import ranked_table
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection
from rampath.wording import short_percent


@pytest.fixture
def series(plan: Plan, projection: Projection) -> Ranked:
    return ranked(plan, projection, 2026)


@pytest.fixture
def chart(shown: Callable[[QWidget], None], series: Ranked) -> Iterator[RankedChart]:
    made = RankedChart(LIGHT)
    made.show_series(series, "BEL")
    shown(made)
    yield made
    QToolTip.hideText()


def over(chart: RankedChart, member: str) -> QPoint:
    return chart.plot.place_of(chart.keys().index(member), 0.5).toPoint()


def test_that_the_title_is_the_sentence_of_the_series(chart: RankedChart, series: Ranked) -> None:
    assert chart.title == ranked_title(series)
    assert chart.accessibleName() == "Members by share of GDP"
    assert chart.accessibleDescription().startswith(chart.title)
    assert "Belgium" in chart.accessibleDescription()


def test_that_the_table_names_the_lowest_line_to_those_below_all_whatever_the_order_of_the_promises(
    series: Ranked,
) -> None:
    high, low = sorted(series.marks, key=lambda mark: -mark.share)[:2]
    middle = replace(high, share=(high.share + low.share) / 2)
    table = ranked_table("", replace(series, marks=(high, low, middle)))
    assert f"below {short_percent(low.share)}" in {row[-1] for row in table.rows}


def test_that_pressing_a_column_asks_for_its_member(chart: RankedChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=over(chart, "SVN"))
    assert asked.args == ["SVN"]


def test_that_pressing_a_code_asks_for_its_member(chart: RankedChart, qtbot: QtBot) -> None:
    below = QPoint(over(chart, "GRC").x(), chart.plot.height() - 20)
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert asked.args == ["GRC"]


def test_that_pressing_beside_the_bars_asks_for_nobody(chart: RankedChart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.member_chosen):
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 100))


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")  # offscreen tool tips
def test_that_the_bar_under_the_mouse_is_read(chart: RankedChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.hovered) as read:
        QTest.mouseMove(chart.plot.viewport(), over(chart, "SVN"))
    assert read.args == ["Slovenia: 1.61\u2009% of GDP, core, 2026 (estimate)"]
    with qtbot.waitSignal(chart.hovered) as read:
        QTest.mouseMove(chart.plot.viewport(), QPoint(3, 100))
    assert read.args == [""]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Left, "GRC"),
        (Qt.Key.Key_Right, "SVN"),
        (Qt.Key.Key_Home, "EST"),
        (Qt.Key.Key_End, "SVN"),
    ],
)
def test_that_arrow_keys_go_through_the_members(chart: RankedChart, qtbot: QtBot, key: Qt.Key, expected: str) -> None:
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.keyClick(chart, key)
    assert asked.args == [expected]


def test_that_arrow_keys_stop_at_the_ends(chart: RankedChart, series: Ranked, qtbot: QtBot) -> None:
    chart.show_series(series, "SVN")
    with qtbot.assertNotEmitted(chart.member_chosen):
        QTest.keyClick(chart, Qt.Key.Key_Right)


def test_that_arrow_keys_begin_at_the_highest_where_the_selected_has_no_bar(
    chart: RankedChart, series: Ranked, qtbot: QtBot
) -> None:
    chart.show_series(series, "ISL")
    with qtbot.waitSignal(chart.member_chosen) as asked:
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert asked.args == ["EST"]


def test_that_the_same_series_again_draws_nothing(chart: RankedChart, plan: Plan, projection: Projection) -> None:
    chart.redraw.now()
    chart.show_series(ranked(plan, projection, 2026), "BEL")
    assert not chart.redraw.stale
    chart.show_series(ranked(plan, projection, 2026), "EST")
    assert chart.redraw.stale


def test_that_a_press_gives_the_chart_the_keyboard(chart: RankedChart, qtbot: QtBot) -> None:
    QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=over(chart, "SVN"))
    qtbot.waitUntil(chart.hasFocus)


def test_that_redrawing_adds_no_items(chart: RankedChart, plan: Plan, projection: Projection) -> None:
    before = len(chart.plot.scene().items())
    for year in (2024, 2031, 2035, 2026):
        chart.show_series(ranked(plan, projection, year), "EST")
        chart.redraw.now()
        chart.grab()
    assert len(chart.plot.scene().items()) == before


def test_that_the_selected_bar_differs_by_shape_as_well_as_by_colour(chart: RankedChart, series: Ranked) -> None:
    with_belgium = chart.grab().toImage()
    diamond = chart.plot.place_of(chart.keys().index("BEL"), 0).toPoint() + QPoint(2, 9)
    assert with_belgium.pixelColor(diamond).name() == LIGHT.commitment
    chart.show_series(series, None)
    chart.redraw.now()
    assert chart.grab().toImage().pixelColor(diamond).name() == LIGHT.surface


def test_that_a_series_without_bars_is_said_to_have_none(chart: RankedChart, series: Ranked) -> None:
    chart.show_series(replace(series, bars=()), None)
    chart.redraw.now()
    assert chart._labels.shown[-1].text == "No figures in 2026"
    assert chart.title == "No figures in 2026"


def test_that_another_palette_redraws_the_chart(chart: RankedChart) -> None:
    chart.set_palette(DARK)
    chart.redraw.now()
    assert chart.grab().toImage().pixelColor(6, 6).name() == DARK.surface


def test_that_a_focused_chart_shows_it(chart: RankedChart, qtbot: QtBot) -> None:
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert chart.grab().toImage().pixelColor(0, 0).name() == LIGHT.plan.lower()
