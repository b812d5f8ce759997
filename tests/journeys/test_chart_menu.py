"""What can be done with one chart: copy it, save it, let it stand beside, show it to a room."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.charts.palette import DARK
from rampath.domain.marking import lowered
from rampath.views.appearance import Theme
from rampath.views.chart_export import SVG
from rampath.views.chart_frame import CHART_ACTS, ChartFrame
from rampath.views.chart_kinds import KINDS, ChartKind

MARKING = "NATO RESTRICTED"


def _kind(id_: str) -> ChartKind:
    return next(kind for kind in KINDS if kind.id == id_)


def _mark(program: Program, marking: str = MARKING) -> None:
    program.document.edit("Set marking", replace(program.document.plan, marking=marking))


def _chosen(program: Program, id_: str) -> ChartFrame:
    panel = program.window.charts
    panel.choose_chart(_kind(id_))
    frame = panel.right.currentWidget()
    assert isinstance(frame, ChartFrame)
    return frame


@pytest.mark.parametrize("id_", ["ranked", "member", "quadrant", *(kind.id for kind in KINDS)])
def test_that_every_chart_is_copied_as_vectors_with_its_sentence_and_marking(program: Program, id_: str) -> None:
    _mark(program)
    standing = {frame.kind.id: frame for frame in program.window.charts.frames}
    frame = standing.get(id_) or _chosen(program, id_)
    frame.acts["copy_picture"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    svg = bytes(data.data(SVG).data()).decode()
    assert svg.count(MARKING) == 2
    assert "<image" not in svg
    image = data.imageData()
    assert isinstance(image, QImage)
    assert image.width() == round(297 / 25.4 * 200)


def test_that_a_copied_table_tells_title_unit_and_marking_as_text_and_as_html(program: Program) -> None:
    _mark(program)
    frame = program.window.charts.frames[0]
    frame.acts["copy_table"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[:2] == [MARKING, frame.heading.text()]
    assert lines[-1] == MARKING
    assert "core, % of GDP" in lines[2].split("\t")
    assert data.html().count(MARKING) == 2
    assert "<table>" in data.html()


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_that_a_chart_is_saved_in_the_form_that_its_name_ends_with(
    program: Program, answers: Answers, tmp_path: Path, form: str
) -> None:
    _mark(program)
    target = tmp_path / f"chart.{form}"
    answers.to_save = target
    for _ in range(2):
        before = target.read_bytes() if target.exists() else None
        _chosen(program, "meets").acts["save"].trigger()
        program.window.background.wait()
        QTest.qWait(20)
        assert before in (None, target.read_bytes())  # the same chart on the same day is the same file
    if form == "pdf":
        text = PdfReader(target).pages[0].extract_text()
        assert text.count(MARKING) == 2
        assert "24 November 2026" in text
    assert [file.name for file in tmp_path.iterdir()] == [target.name]


def test_that_a_name_with_another_end_is_refused_in_a_sentence_and_nothing_is_written(
    program: Program, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.to_save = tmp_path / "chart.bmp"
    program.window.charts.frames[0].acts["save"].trigger()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "saved as .svg, .pdf or .png" in answers.told[0]
    assert list(tmp_path.iterdir()) == []


def test_that_no_chart_leaves_without_a_marking_where_the_policy_of_the_one_taken_away_forbids_it(
    program: Program, answers: Answers
) -> None:
    plan = program.document.plan
    program.document.edit("Lower", replace(plan, marking="", findings=(*plan.findings, lowered(MARKING, ""))))
    QGuiApplication.clipboard().setText("as it was")
    for act in ("copy_picture", "copy_table", "save"):
        program.window.charts.frames[0].acts[act].trigger()
    assert QGuiApplication.clipboard().text() == "as it was"
    assert len(answers.told) == 3
    assert all(MARKING in told for told in answers.told)
    assert answers.asked == []


def test_that_pinned_charts_stand_side_by_side_and_follow_the_plan_but_not_the_member(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    window.stage.look(member="BEL")
    _chosen(program, "stacked").acts["pin"].trigger()
    _chosen(program, "meets").acts["pin"].trigger()
    first, second = window.chart_windows.pinned
    assert first.isVisible()
    assert second.isVisible()
    title = first.frame.heading.text()
    assert title.startswith("Belgium")
    window.stage.look(member="FRA")
    assert first.frame.heading.text() == title
    window.stage.look(member="BEL")
    window.path.set_share(2035, 0.042)
    qtbot.waitUntil(lambda: "4.20" in first.frame.heading.text())
    first.close()
    assert window.chart_windows.pinned == [second]


def test_that_a_briefing_shows_one_chart_between_two_markings_and_the_keys_turn_and_leave(
    program: Program, qtbot: QtBot
) -> None:
    _mark(program)
    window = program.window
    _chosen(program, "gap").acts["full_screen"].trigger()
    briefing = window.chart_windows.briefing
    assert briefing is not None
    assert [band.text() for band in briefing.bands] == [MARKING, MARKING]
    assert briefing.isFullScreen()
    count = 3 + len(KINDS)
    seen = []
    for _ in range(count):
        assert briefing.frame is not None
        assert briefing.frame.heading.text() == briefing.frame.chart.title
        seen.append(briefing.frame.kind.id)
        QTest.keyClick(briefing, Qt.Key.Key_Right)
    assert len(set(seen)) == count
    assert briefing.frame is not None
    assert briefing.frame.kind.id == "gap"
    QTest.keyClick(briefing, Qt.Key.Key_Left)
    assert briefing.frame.kind.id == seen[-1]
    QTest.keyClick(briefing, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.chart_windows.briefing is None)


def test_that_the_keys_do_what_the_menu_does_while_the_chart_has_them(program: Program) -> None:
    _mark(program, "")
    frame = program.window.charts.frames[0]
    frame.chart.setFocus()
    assert frame.chart.hasFocus()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(frame.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text().startswith(frame.heading.text())
    QTest.keyClick(frame.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().mimeData().hasImage()
    assert [action.text() for action in frame.chart.actions()] == [act.text for act in CHART_ACTS]
    assert frame.button.accessibleName() == "Menu of the chart Members by share"


def test_that_pinned_charts_and_the_briefing_turn_dark_with_the_window(program: Program) -> None:
    _chosen(program, "meets").acts["pin"].trigger()
    program.window.chart_windows.pinned[0].resize(620, 400)
    program.choose_theme(Theme.DARK)
    chart = program.window.chart_windows.pinned[0].frame.chart
    assert chart.isVisible()
    image = chart.grab().toImage()
    assert image.pixelColor(image.width() - 4, 4).name() == DARK.surface
