"""The live chart of one member's path."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.labels import label_size
from rampath.charts.member_chart import MemberChart
from rampath.charts.palette import DARK, LIGHT
from rampath.charts.placing import Box
from rampath.charts.readings import path_reading
from rampath.charts.series import MemberPath, member_path
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection


@pytest.fixture
def belgium(plan: Plan, projection: Projection) -> MemberPath:
    return member_path(plan, projection, "BEL", Pillar.CORE)


@pytest.fixture
def chart(shown: Callable[[QWidget], None], belgium: MemberPath) -> Iterator[MemberChart]:
    made = MemberChart(LIGHT)
    made.show_series(belgium)
    shown(made)
    yield made
    QToolTip.hideText()


def test_that_the_title_is_read_from_the_path(chart: MemberChart, belgium: MemberPath) -> None:
    assert chart.title == path_reading(belgium)
    assert chart.accessibleDescription() == chart.title


def test_that_kinds_are_drawn_apart(chart: MemberChart) -> None:
    years = {kind: [float(x) for x in dots.getData()[0]] for kind, dots in chart._dots.items()}
    assert years[Kind.ACTUAL] == [2022, 2023, 2024]
    assert years[Kind.ESTIMATE] == [2025, 2026]
    assert years[Kind.PLAN] == list(range(2027, 2036))
    styles = {kind: curve.opts["pen"].style() for kind, curve in chart._curves.items()}
    assert styles[Kind.ESTIMATE] is Qt.PenStyle.DashLine
    assert styles[Kind.ACTUAL] is styles[Kind.PLAN] is Qt.PenStyle.SolidLine
    symbols = {kind: dots.opts["symbol"] for kind, dots in chart._dots.items()}
    assert symbols == {Kind.ACTUAL: "s", Kind.ESTIMATE: "s", Kind.PLAN: "o"}


def test_that_lines_stand_at_the_commitments_and_the_review_year(chart: MemberChart) -> None:
    assert chart._marks.shown == pytest.approx((3.5, 2.0))
    assert chart._review.shown == (2029,)


@pytest.mark.parametrize("member", ["BEL", "EST", "GRC", "SVN"])
def test_that_labels_do_not_overlap_and_stay_inside(
    chart: MemberChart, plan: Plan, projection: Projection, member: str
) -> None:
    chart.show_series(member_path(plan, projection, member, Pillar.CORE))
    chart.redraw.now()
    boxes = [Box(label.x, label.y, *label_size(label.text)) for label in chart._labels.shown]
    assert len(boxes) >= 3
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])
    room = Box(0, 0, chart.plot.view_box.width(), chart.plot.view_box.height())
    assert all(box.within(room) for box in boxes)


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")  # offscreen tool tips
def test_that_the_year_under_the_mouse_is_read(chart: MemberChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.hovered) as read:
        QTest.mouseMove(chart.plot.viewport(), chart.plot.place_of(2031, 1).toPoint())
    assert read.args == ["Belgium 2031: 3.00\u2009% of GDP, core (plan)"]


def test_that_arrow_keys_read_year_by_year_and_ring_the_point(chart: MemberChart) -> None:
    said: list[str] = []
    chart.hovered.connect(said.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    assert [text.split(":")[0] for text in said] == ["Belgium 2022", "Belgium 2023", "Belgium 2035"]
    chart.redraw.now()
    assert list(chart._reader.getData()[0]) == [2035]
    assert chart.accessibleDescription().endswith(said[-1])


def test_that_another_member_is_read_from_the_beginning(chart: MemberChart, plan: Plan, projection: Projection) -> None:
    QTest.keyClick(chart, Qt.Key.Key_End)
    chart.show_series(member_path(plan, projection, "EST", Pillar.CORE))
    assert chart.current() is None


def test_that_the_same_path_again_draws_nothing(chart: MemberChart, plan: Plan, projection: Projection) -> None:
    chart.redraw.now()
    chart.show_series(member_path(plan, projection, "BEL", Pillar.CORE))
    assert not chart.redraw.stale


def test_that_redrawing_adds_no_items(chart: MemberChart, plan: Plan, projection: Projection) -> None:
    before = len(chart.plot.scene().items())
    for member in ("SVN", "EST", "BEL"):
        chart.show_series(member_path(plan, projection, member, Pillar.CORE))
        chart.redraw.now()
        chart.grab()
    assert len(chart.plot.scene().items()) == before


def test_that_a_member_without_figures_is_said_to_have_none(
    chart: MemberChart, plan: Plan, projection: Projection
) -> None:
    chart.show_series(member_path(plan, projection, "ISL", Pillar.CORE))
    chart.redraw.now()
    assert chart._labels.shown[-1].text == "Iceland: no core figures"
    assert chart.title == "Iceland: no core figures"


def test_that_another_palette_redraws_the_chart(chart: MemberChart) -> None:
    chart.set_palette(DARK)
    chart.redraw.now()
    assert chart._curves[Kind.PLAN].opts["pen"].color().name() == DARK.plan.lower()
