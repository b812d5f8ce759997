"""The windows in which numbers are defended, through the whole program."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.comparing import BASES
from rampath.domain.kept import Kept
from rampath.domain.projection import Money
from rampath.views.planning.advice_dialog import AdviceDialog
from rampath.views.planning.burden_dialog import BurdenDialog
from rampath.views.planning.compare_dialog import CompareDialog
from rampath.views.planning.economy_dialog import EconomyDialog
from rampath.views.planning.scenario_dialog import ScenarioDialog
from rampath.views.planning.uncertainty_dialog import UncertaintyDialog
from rampath.workbook.plan_workbook import write_plan

WINDOWS = ("scenarios", "economies", "solve", "compare", "budgets", "burden", "uncertainty", "advice")


def opened(program: Program, action: str) -> QWidget:
    program.window.action(action).trigger()
    window: QWidget = program.window.planning.show(action)
    return window


def test_that_no_window_is_made_before_it_is_wanted(program: Program) -> None:
    assert program.window.findChildren(QDialog) == []


def share(program: Program, member: str, year: int) -> float | None:
    return program.window.stage.scene.projection.line(member, Pillar.CORE, Money()).share_in(year)


def undo_all(program: Program) -> None:
    while program.document.undo_stack.canUndo():
        program.document.undo_stack.undo()


def test_that_a_scenario_is_made_renamed_noted_and_deleted_and_all_of_it_undone(program: Program) -> None:
    window = opened(program, "scenarios")
    assert isinstance(window, ScenarioDialog)
    before = program.document.plan
    window.new_child()
    assert program.window.stage.scene.focus.scenario == "Variant of Hague 2035"
    window.rename("Slower")
    window.note.setPlainText("Half the step until 2030.")
    window.keep_note()
    program.window.path.set_share(2030, 0.022)
    assert window.list.topLevelItemCount() == 1
    assert program.document.plan.scenario("Slower").note == "Half the step until 2030."
    assert program.document.plan.scenario("Hague 2035").paths == {}
    window.delete()
    assert "Slower" not in [branch.name for branch in program.document.plan.branches]
    undo_all(program)
    assert program.document.plan == before


def test_that_the_scenario_in_sight_stays_in_sight_when_its_name_is_undone_and_gives_way_to_its_parent(
    program: Program,
) -> None:
    window = opened(program, "scenarios")
    assert isinstance(window, ScenarioDialog)
    stage, stack = program.window.stage, program.document.undo_stack
    stage.look(scenario="Wales 2014")
    window.rename("Wales, kept")
    stack.undo()
    assert stage.scene.focus.scenario == "Wales 2014"
    stack.redo()
    assert stage.scene.focus.scenario == "Wales, kept"
    window.new_child()
    assert stage.scene.scenario.parent == "Wales, kept"
    stack.undo()
    assert stage.scene.focus.scenario == "Wales, kept"
    stage.look(scenario="National declarations")
    window.delete()
    assert stage.scene.focus.scenario == "Hague 2035"


def test_that_a_single_difference_is_dropped_from_the_list(program: Program) -> None:
    window = opened(program, "scenarios")
    assert isinstance(window, ScenarioDialog)
    program.window.stage.look(scenario="National declarations")
    rows = [window.list.topLevelItem(i) for i in range(window.list.topLevelItemCount())]
    spain = next(row for row in rows if row is not None and row.text(0) == "Spain, core")
    assert spain.text(1) == "2027 2.10\u2009%"
    spain.setSelected(True)
    window.buttons["drop"].click()
    assert share(program, "ESP", 2035) == 0.035
    assert window.list.topLevelItemCount() == len(rows) - 1


def test_that_a_name_that_is_taken_is_refused_in_words(program: Program) -> None:
    window = opened(program, "scenarios")
    assert isinstance(window, ScenarioDialog)
    window.rename("Wales 2014")
    assert "There is a scenario called" in window.sentence.text()
    assert program.window.stage.scene.focus.scenario == "Hague 2035"


def test_that_half_the_growth_is_one_click_away_and_says_what_it_means(program: Program) -> None:
    window = opened(program, "economies")
    assert isinstance(window, EconomyDialog)
    before = program.window.stage.scene.projection.line("BEL", Pillar.CORE, Money()).gdp[-1]
    window.buttons["halve"].click()
    projection = program.window.stage.scene.projection
    line = projection.line("BEL", Pillar.CORE, Money())
    assert line.gdp[-1] < before
    growth = projection.economy.outlooks["BEL"].real_growth
    whole = program.document.plan.economies[0].outlooks["BEL"].real_growth
    assert growth[2028 - 2014] == pytest.approx(whole[2028 - 2014] / 2)
    assert "instead of" in window.effect.text()
    assert line.share_in(2035) == 0.035
    program.document.undo_stack.undo()
    assert len(program.document.plan.economies) == 1


def test_that_a_rate_typed_into_the_table_moves_money_and_not_the_share(program: Program) -> None:
    window = opened(program, "economies")
    assert isinstance(window, EconomyDialog)
    row = program.document.plan.register.codes.index("BEL")
    column = next(c for c in range(window.model.columnCount())
                  if window.model.headerData(c, Qt.Orientation.Horizontal) == "2030")  # fmt: skip
    before = program.window.stage.scene.projection.line("BEL", Pillar.CORE, Money()).expenditure[-1]
    assert window.model.setData(window.model.index(row, column), "-5")
    after = program.window.stage.scene.projection.line("BEL", Pillar.CORE, Money())
    assert after.expenditure[-1] < before
    assert after.share_in(2035) == 0.035


def test_that_the_rule_beyond_the_end_is_chosen(program: Program) -> None:
    window = opened(program, "economies")
    assert isinstance(window, EconomyDialog)
    window.beyond.rule.setCurrentIndex(window.beyond.rule.findData("converge"))
    window.beyond.rate.setValue(1.0)
    window.beyond.by.setValue(2035)
    window.beyond.rule.activated.emit(window.beyond.rule.currentIndex())
    assert program.document.plan.economies[0].extension.code == "converge to 1 % by 2035"
    assert "goes evenly to 1.00 % by 2035 and stays there" in window.source.text()
    assert not window.beyond.years.isVisible()
    window.beyond.rule.setCurrentIndex(window.beyond.rule.findData("average"))
    window.beyond.rule.activated.emit(window.beyond.rule.currentIndex())
    assert program.document.plan.economies[0].extension.code == "average of 5 years"
    assert window.beyond.years.isVisible()
    assert not window.beyond.rate.isVisible()


def test_that_a_recession_and_fewer_points_give_economies_of_their_own(program: Program) -> None:
    window = opened(program, "economies")
    assert isinstance(window, EconomyDialog)
    window.buttons["recession"].click()
    window.buttons["points"].click()
    assert len(program.document.plan.economies) == 3
    assert "GDP 5.0 % lower from 2027 on" in program.document.plan.economies[1].name.replace("\u2009", " ")


def test_that_what_is_kept_on_a_revision_is_chosen_on_the_path(program: Program) -> None:
    window = program.window
    window.path.edits.keep(Kept.REAL_MONEY)
    assert window.path.kept.text() == "Keeps real money"
    money = window.stage.scene.projection.line("BEL", Pillar.CORE, Money()).expenditure_in(2035)
    economy = opened(program, "economies")
    assert isinstance(economy, EconomyDialog)
    economy.buttons["halve"].click()
    line = window.stage.scene.projection.line("BEL", Pillar.CORE, Money())
    assert line.expenditure_in(2035) == pytest.approx(money)
    assert (line.share_in(2035) or 0) > 0.036
    window.path.set_share(2033, 0.03)
    assert share(program, "BEL", 2033) == pytest.approx(0.03)
    strip = window.path.strip.field(2035)
    assert strip is not None
    assert strip.text() == f"{(share(program, 'BEL', 2035) or 0) * 100:.2f}"


def test_that_money_typed_under_a_year_becomes_a_share(program: Program) -> None:
    field = program.window.path.strip.field(2030)
    assert field is not None
    gdp = program.window.stage.scene.projection.line("BEL", Pillar.CORE, Money()).gdp_in(2030)
    assert gdp is not None
    field.setText("20bn")
    field.returnPressed.emit()
    assert share(program, "BEL", 2030) == pytest.approx(20_000 / gdp)


@pytest.mark.parametrize("money", BASES)
def test_that_money_typed_under_a_year_is_that_which_is_shown_and_the_others_follow(
    qtbot: QtBot, program: Program, money: Money
) -> None:
    stage = program.window.stage
    stage.look(money=money)
    field = program.window.path.strip.field(2030)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "17.5 billion")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    path = stage.scene.plan.path(stage.scene.scenario, "BEL", Pillar.CORE)
    anchor = path.anchor(2030)
    assert anchor is not None
    assert not anchor.held
    projection = stage.scene.projection
    assert projection.line("BEL", Pillar.CORE, money).expenditure_in(2030) == pytest.approx(17_500)
    for other in BASES:
        line = projection.line("BEL", Pillar.CORE, other)
        assert line.expenditure_in(2030) == pytest.approx(anchor.share * (line.gdp_in(2030) or 0))


def test_that_two_scenarios_stand_side_by_side_in_words_and_figures(program: Program) -> None:
    window = opened(program, "compare")
    assert isinstance(window, CompareDialog)
    assert (window.first.currentText(), window.second.currentText()) == ("Hague 2035", "National declarations")
    assert window.words.toPlainText().startswith("Spain: 3.50")
    spain = next(row for row in window.shares.rows if row.code == "ESP")
    assert spain.figures[-1] == pytest.approx(-0.014)
    cost = next(row for row in window.costs.rows if row.code == "ESP")
    assert len(cost.figures) == 8
    program.window.stage.look(member="ESP")
    assert window.chart.title == "Spain: Hague 2035 against National declarations"


def test_that_another_plan_can_be_held_against_this_one(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "other.xlsx"
    write_plan(program.document.plan, file, day=DAY)
    window = opened(program, "compare")
    assert isinstance(window, CompareDialog)
    answers.to_open = file
    buttons = cast("list[QPushButton]", window.findChildren(QPushButton))
    button = next(each for each in buttons if "plan" in each.text())
    button.click()
    qtbot.waitUntil(lambda: window.second.findText("other.xlsx: Hague 2035") >= 0, timeout=10_000)
    window.second.setCurrentText("other.xlsx: Hague 2035")
    window.second.activated.emit(window.second.currentIndex())
    assert window.words.toPlainText() == "No member's share differs."


def test_that_each_shipped_scenario_shows_what_was_promised_and_where_that_stands(program: Program) -> None:
    window = opened(program, "scenarios")
    assert isinstance(window, ScenarioDialog)
    for scenario in program.document.plan.scenarios:
        program.window.stage.look(scenario=scenario.name)
        source = program.document.plan.commitment(scenario).source
        assert source
        assert window.promise.text().endswith(f"Source: {source}")


def test_that_more_than_two_scenarios_are_drawn_over_each_other(program: Program) -> None:
    window = opened(program, "compare")
    assert isinstance(window, CompareDialog)
    third = window.also[0]
    third.setCurrentText("US request 5 %")
    third.activated.emit(third.currentIndex())
    assert window.chart.title.count(" against ") == 2
    assert window.chart.title.endswith("US request 5 %")
    albania = [row.name for row in window.shares.rows if row.code == "ALB"]
    assert albania == ["Albania · National declarations", "Albania · US request 5 %"]
    third.setCurrentIndex(0)
    third.activated.emit(0)
    assert window.chart.title.count(" against ") == 1
    assert [row.name for row in window.shares.rows if row.code == "ALB"] == ["Albania"]


def test_that_the_list_of_scenarios_has_a_child_below_its_parent_set_off_from_it(program: Program) -> None:
    choice = program.window.bar.scenario
    names = [choice.itemText(i) for i in range(choice.count())]
    at = names.index("Hague 2035")
    assert names[at + 1] == "\u2003National declarations"
    choice.activated.emit(at + 1)
    assert program.window.stage.scene.focus.scenario == "National declarations"
    assert choice.currentIndex() == at + 1
    assert "Source: " in choice.toolTip()


def test_that_the_burden_follows_the_scenario_and_the_year(program: Program) -> None:
    window = opened(program, "burden")
    assert isinstance(window, BurdenDialog)
    assert "short of 3.5" in window.sentence.text()
    assert window.members.rows[0].name == "United States"
    five = next(row for row in window.meeting.rows if row.name.startswith("3.5"))
    assert five.figures[0] == 2035
    assert five.figures[-1] == 31
    window.year.setCurrentIndex(window.year.count() - 1)
    window.year.activated.emit(window.year.count() - 1)
    assert "In 2035 the members together are 0 million USD short" in window.sentence.text()


def test_that_uncertainty_is_drawn_beside_the_window(qtbot: QtBot, program: Program) -> None:
    window = opened(program, "uncertainty")
    assert isinstance(window, UncertaintyDialog)
    qtbot.waitUntil(lambda: window.chart.title.startswith("Belgium meets 3.50"), timeout=20_000)
    assert "seed 2035" in window.sentence.text()
    rows = {row.code: row for row in window.members.rows}
    assert "ISL" not in rows
    planned, low, high, meeting = rows["BEL"].figures
    assert planned == pytest.approx(0.035, abs=1e-9)
    assert low is not None
    assert high is not None
    assert low < 0.035 < high
    assert meeting is not None
    assert f"in {meeting * 100:.0f}\u2009% of the draws" in window.chart.title
    assert rows["NATO"].bold
    program.window.stage.look(member="ISL")
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)


def test_that_no_advice_is_told_in_words_and_not_as_a_nought(program: Program) -> None:
    window = opened(program, "advice")
    assert isinstance(window, AdviceDialog)
    window.who.setCurrentIndex(1)
    window.who.activated.emit(1)
    assert window.sentence.text() == "Nothing stands out in any member's path by these thresholds."


def test_that_advice_is_told_and_its_thresholds_are_part_of_the_plan(program: Program) -> None:
    window = opened(program, "advice")
    assert isinstance(window, AdviceDialog)
    program.window.path.set_share(2029, 0.018)
    texts = [window.list.topLevelItem(i) for i in range(window.list.topLevelItemCount())]
    assert any("falls in" in item.text(1) for item in texts if item is not None)
    window.boxes["slide"].setValue(5)
    window.boxes["slide"].editingFinished.emit()
    assert program.document.plan.thresholds.slide == 0.05
    texts = [window.list.topLevelItem(i) for i in range(window.list.topLevelItemCount())]
    assert not any("falls in" in item.text(1) for item in texts if item is not None)
    program.document.undo_stack.undo()
    assert program.document.plan.thresholds.slide == 0.00005


@pytest.mark.parametrize(
    "window_id", ["scenarios", "economies", "solve", "compare", "budgets", "burden", "uncertainty", "advice"]
)
def test_that_every_control_of_a_window_has_a_name(program: Program, window_id: str) -> None:
    window = opened(program, window_id)
    choices = cast("list[QComboBox]", window.findChildren(QComboBox))
    buttons = cast("list[QPushButton]", window.findChildren(QPushButton))
    assert [choice for choice in choices if not choice.accessibleName()] == []
    assert [each for each in buttons if not (each.text() or each.accessibleName() or each.toolTip())] == []


@pytest.mark.parametrize(
    "window_id", ["scenarios", "economies", "solve", "compare", "budgets", "burden", "uncertainty", "advice"]
)
def test_that_a_window_shows_a_plan_whose_economy_breaks_off(qtbot: QtBot, program: Program, window_id: str) -> None:
    window = opened(program, window_id)
    plan = program.document.plan
    economy = plan.economies[0]
    for code, growth in (("BEL", -1.0), ("USA", float("nan")), ("FRA", -3.0)):
        economy = economy.with_outlook(code, economy.outlooks[code].with_rates(2028, growth))
    program.document.edit("Break it", replace(plan, economies=(economy,)))
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    program.window.grab()
    window.grab()
    said = [label.text() for label in cast("list[QLabel]", window.findChildren(QLabel))]
    for table in cast("list[QTableView]", window.findChildren(QTableView)):
        model = table.model()
        said += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    words = " ".join(said).casefold().replace("\u2009", " ").split()
    assert not {"nan", "inf", "-inf", "nan%"} & set(words)
