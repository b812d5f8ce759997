"""Wherever the window shows a figure, hovering it tells what it rests on, and “Go to source” leads to the cell."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.hands import hover
from rampath.app import Program
from rampath.charts.chart import Chart
from rampath.charts.statements import OF_ALL
from rampath.models.figure_table import FigureTableModel
from rampath.views.chart_kinds import KINDS, PATH
from rampath.views.main_window import MainWindow
from rampath.views.planning.budget_dialog import BudgetDialog
from rampath.views.planning.burden_dialog import BurdenDialog
from rampath.views.planning.compare_dialog import CompareDialog
from rampath.views.read_dialog import Use

TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def window(program: Program, sample: Path) -> MainWindow:
    program.window.sources.remember(sample)
    return program.window


def pinned(window: MainWindow, kind: str) -> Chart:
    window.chart_windows.pin(next(each for each in KINDS if each.id == kind))
    return window.chart_windows.pinned[-1].frame.chart


@pytest.mark.parametrize(("kind", "part", "said"), [
    ("gap", "FRA", "Table 3!N14: “2.22”"),
    ("gap_money", "FRA", "Table 3!N14: “2.22”"),
    ("stacked", "2020", "Table 3!H6: “1.01”"),
    ("categories", "2020", "Table 8a!H42: “63.58”"),
    ("change", "2020", "Table 1!G42: "),
    ("change", "2020", "Table 1!H42: “4790”"),
    ("spending_members", "2020/FRA", "Table 1!H50: "),
    ("spending", "2020", OF_ALL),
    ("meets", "2020", OF_ALL),
    ("extra", "2031", OF_ALL),
    ("slope", "BEL", "Table 3!N6: “2”"),
    ("slope", "BEL", "Belgium 2035 is planned"),
    ("slope_scenarios", "BEL", "Scenario “National declarations”"),
])  # fmt: skip
def test_that_every_chart_tells_what_its_parts_rest_on(window: MainWindow, kind: str, part: str, said: str) -> None:
    window.stage.look(member="BEL")
    assert said in pinned(window, kind).behind(part)


def test_that_a_pinned_chart_and_one_on_the_whole_screen_lead_to_the_source(qtbot: QtBot, window: MainWindow) -> None:
    shown = window.sources.source_window
    pinned(window, "gap").menu("FRA").actions()[0].trigger()
    qtbot.waitUntil(lambda: shown.pane.title.startswith("Table 3!N14 in nato-2026.xlsx"), timeout=20_000)
    window.chart_windows.brief(PATH)
    briefing = window.chart_windows.briefing
    assert briefing is not None
    assert briefing.frame is not None
    assert "Table 3!H6" in briefing.frame.chart.behind("2020")
    briefing.frame.chart.menu("2020").actions()[0].trigger()
    qtbot.waitUntil(lambda: shown.pane.title.startswith("Table 3!H6 in nato-2026.xlsx"), timeout=20_000)
    briefing.close()


def test_that_a_change_between_two_years_offers_the_source_of_each(window: MainWindow) -> None:
    texts = [action.text() for action in pinned(window, "change").menu("2020").actions()]
    assert texts == ["Go to source: 2019", "Go to source: 2020"]


def test_that_the_figures_of_an_edition_tell_their_file_and_lead_to_their_cell(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.action("vintages").trigger()
    vintages = window.vintages
    index = vintages.model.index(0, 6)
    said = str(index.data(TIP))
    assert "Table 3!H6: “1.01”" in said
    assert "SHA-256 " in said
    assert "Table 3!H6: “1.01”" in vintages.chart.behind("0/2020")
    vintages.table.setCurrentIndex(index)
    vintages.go_to_source()
    shown = window.sources.source_window
    qtbot.waitUntil(lambda: shown.pane.title.startswith("Table 3!H6 in nato-2026.xlsx"), timeout=20_000)


def tip(model: FigureTableModel, name: str, column: int) -> str:
    row = next(i for i in range(model.rowCount()) if str(model.index(i, 0).data()).startswith(name))
    return str(model.index(row, column).data(TIP))


def test_that_what_is_compared_and_worked_out_tells_what_it_rests_on(window: MainWindow) -> None:
    compare = window.planning.show("compare")
    assert isinstance(compare, CompareDialog)
    said = tip(compare.shares, "Belgium", 1)
    assert said.startswith("Belgium, 2026, pp of GDP: 0.00\n\nHague 2035:\nBelgium 2026e, core share of GDP")
    assert "National declarations:\nBelgium 2026e" in said
    assert "Table 1!N6: “13296”" in tip(compare.moneys, "Belgium", 1)
    assert "A sum over the years to 2035" in tip(compare.costs, "Belgium", 1)
    assert "Scenario “National declarations”" in compare.chart.behind("2030")
    burden = window.planning.show("burden")
    assert isinstance(burden, BurdenDialog)
    said = tip(burden.members, "Germany", 1)
    assert "Table 3!N15: “2.69”" in said
    assert "Table 1!N51: “100681”" in said
    assert OF_ALL in tip(burden.over_time, "United States", 1)


def test_that_a_budget_tells_its_cells_and_its_file(
    qtbot: QtBot, window: MainWindow, program: Program, answers: Answers, shared_data: Path
) -> None:
    answers.use = Use.BESIDE
    window.importing.read_file(shared_data / "workbooks" / "dod_p1_display.xlsx")
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=60_000)
    budgets = window.planning.show("budgets")
    assert isinstance(budgets, BudgetDialog)
    own, plans, both = (tip(budgets.totals, "United States 2023", column) for column in (1, 2, 3))
    assert "of dod_p1_display.xlsx, Exhibit P-1!" in own
    assert "SHA-256 " in own
    assert "Table 2!K35: “875603”" in plans
    assert "dod_p1_display.xlsx" not in plans
    assert "dod_p1_display.xlsx" in both
    assert "Table 2!K35" in both


def test_that_the_total_below_the_members_tells_the_alliance_s_cell_or_that_it_is_worked_out(
    window: MainWindow,
) -> None:
    members = window.members
    total = members._totals
    assert "Table 3!N37: “2.86”" in hover(total, total.rect().center())
    members.filter.setText("gap > 1")
    said = hover(total, total.rect().center())
    assert said.startswith(total.text())
    assert said.endswith("Worked out from the figures of these members, weighed by their GDP.")
