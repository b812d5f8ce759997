"""The window that solves for a path, through the whole program: asked, shown first, and taken over in one step."""

import pytest

from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.projection import Money
from rampath.domain.solving.request import Method
from rampath.views.planning.solve_dialog import SolveDialog


def solving(program: Program) -> SolveDialog:
    program.window.action("solve").trigger()
    window = program.window.planning.show("solve")
    assert isinstance(window, SolveDialog)
    return window


def share(program: Program, member: str, year: int) -> float | None:
    return program.window.stage.scene.projection.line(member, Pillar.CORE, Money()).share_in(year)


def test_that_a_solved_path_is_shown_first_and_taken_over_in_one_step(program: Program) -> None:
    window = solving(program)
    before = program.document.plan
    window.method.setCurrentIndex(window.method.findData(Method.CONSTANT_REAL_GROWTH.value))
    window.solve()
    assert program.document.plan is before
    assert window.answers.topLevelItemCount() == 1
    window.take.click()
    line = program.window.stage.scene.projection.line("BEL", Pillar.CORE, Money())
    spent = line.expenditure[line.years.index(2026) :]
    growth = spent[1:] / spent[:-1]
    assert growth == pytest.approx([growth[0]] * len(growth), rel=1e-9)
    program.document.undo_stack.undo()
    assert program.document.plan == before


def test_that_an_impossible_request_offers_the_nearest_path(program: Program) -> None:
    window = solving(program)
    window.method.setCurrentIndex(window.method.findData(Method.LEAST_COST.value))
    window.cap_step.setChecked(True)
    window.step.setValue(0.1)
    window.solve()
    item = window.answers.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "not possible"
    assert "2.90" in item.text(2)
    assert not window.take.isEnabled()
    window.nearest.click()
    assert share(program, "BEL", 2035) == pytest.approx(0.029)


def test_that_all_members_below_the_target_are_solved_at_once(program: Program) -> None:
    window = solving(program)
    window.who.setCurrentIndex(1)
    window.method.setCurrentIndex(window.method.findData(Method.LATEST_START.value))
    window.cap_growth.setChecked(True)
    window.growth.setValue(15)
    window.solve()
    assert window.answers.topLevelItemCount() == 26
    window.take.click()
    assert len(program.document.plan.scenario("Hague 2035").paths) >= 20


def test_that_what_is_solved_for_is_the_commitment_of_the_scenario_in_sight(program: Program) -> None:
    window = solving(program)
    stage = program.window.stage
    promised = {"Compromise 2032": (3.5, 2032), "US request 5 %": (5.0, 2035), "Hague 2035": (3.5, 2035)}
    for scenario, (target, deadline) in promised.items():
        stage.look(scenario=scenario)
        assert window.target.value() == pytest.approx(target), scenario
        assert window.deadline.value() == deadline, scenario
    stage.look(pillar=Pillar.BROADER)
    assert window.target.value() == pytest.approx(1.5)


def test_that_answers_stay_while_other_members_are_looked_at_and_go_with_the_scenario(program: Program) -> None:
    window = solving(program)
    window.who.setCurrentIndex(1)
    window.solve()
    stage = program.window.stage
    stage.look(member="FRA")
    assert window.answers.topLevelItemCount() == 26
    assert window.take.isEnabled()
    stage.look(scenario="National declarations")
    assert window.answers.topLevelItemCount() == 0
    assert not window.sentence.text()
    assert not window.take.isEnabled()


def test_that_a_step_of_solving_counts_the_paths_that_it_changes(program: Program) -> None:
    window = solving(program)
    window.who.setCurrentIndex(1)
    window.method.setCurrentIndex(window.method.findData(Method.LEAST_COST.value))
    window.cap_step.setChecked(True)
    window.step.setValue(0.1)  # nine steps of 0.1 pp: whoever is below 2.6 % cannot come to 3.5 %
    window.solve()
    starts = {c: program.document.plan.start(c, Pillar.CORE) for c in program.document.plan.register.codes}
    able = [code for code, start in starts.items() if start is not None and 0.026 <= start.share < 0.035]
    window.take.click()
    assert program.document.undo_stack.undoText().startswith(f"Solve for {len(able)} members")
