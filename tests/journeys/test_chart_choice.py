"""Choosing a chart for the place on the right."""

import pytest
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.charts.heat_chart import HeatChart
from rampath.charts.slope_chart import SlopeChart
from rampath.views.chart_kinds import KINDS, ChartKind
from rampath.views.chart_panel import WINDOWS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_that_every_chart_says_with_figures_what_it_shows_and_follows_the_member(
    program: Program, kind: ChartKind
) -> None:
    panel = program.window.charts
    panel.choose_chart(kind)
    assert panel.chosen is not None
    assert any(sign.isdigit() for sign in panel.chosen.title)
    for member in ("ISL", "NATO", "USA"):
        program.window.stage.look(member=member)
        assert panel.chosen.title
    panel.chosen.redraw.now()
    panel.chosen.plot.viewport().repaint()


def test_that_a_chosen_chart_that_is_hidden_does_nothing_until_it_is_in_sight(program: Program, qtbot: QtBot) -> None:
    panel = program.window.charts
    panel.choose_chart(next(kind for kind in KINDS if kind.id == "meets"))
    assert panel.chosen is not None
    before = panel.chosen.title
    panel.right.setCurrentIndex(0)
    for year in range(2027, 2036):
        program.window.path.set_share(year, 0.05)
    qtbot.wait(250)
    assert panel.chosen.title == before
    panel.right.setCurrentIndex(1)
    program.window.stage.look(scenario="National declarations")
    qtbot.waitUntil(lambda: panel.chosen is not None and panel.chosen.title != before)


def test_that_two_scenarios_stand_side_by_side_and_the_edited_one_moves(program: Program) -> None:
    panel, window = program.window.charts, program.window
    window.stage.look(member="ESP")  # has a path of its own in the scenario of declarations
    panel.choose_chart(next(kind for kind in KINDS if kind.id == "slope_scenarios"))
    first = panel.chosen.picture() if isinstance(panel.chosen, SlopeChart) else None
    assert first is not None
    window.path.set_share(2035, 0.042)
    assert isinstance(panel.chosen, SlopeChart)
    panel._show_chosen(window.stage.scene)
    shown = panel.chosen.picture()
    assert shown is not None
    assert shown.right == "Hague 2035 (2035)"
    assert shown.line("ESP").right == pytest.approx(0.042)
    assert shown.line("ESP").left == first.line("ESP").left


def test_that_another_choice_takes_the_place_of_the_first(program: Program) -> None:
    panel = program.window.charts
    for kind in KINDS[:3]:
        panel.choose_chart(kind)
    assert panel.right.count() == 2
    panel.choose_chart(KINDS[0])
    assert isinstance(panel.chosen, HeatChart)
    panel.chosen.member_chosen.emit("FRA")
    assert program.window.stage.scene.focus.member == "FRA"


def test_that_the_menu_of_charts_leads_to_those_that_have_a_window_of_their_own(program: Program) -> None:
    menu = program.window.charts.more.menu()
    assert menu is not None
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [kind.name for kind in KINDS] + [name for _, name in WINDOWS]
    for window_id, name in WINDOWS:
        dialog = program.window.planning.show(window_id)
        dialog.hide()
        next(action for action in menu.actions() if action.text() == name).trigger()
        assert dialog.isVisible()
        program.window.background.wait()
