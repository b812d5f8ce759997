"""A read-only plan: no door stays open, and none says that it did something."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.returns import Return
from rampath.domain.solving.request import Method
from rampath.opening import Presets
from rampath.returning import FolderRead
from rampath.views.planning.history_dialog import HistoryDialog
from rampath.views.planning.scenario_dialog import ScenarioDialog
from rampath.views.planning.solve_dialog import SolveDialog
from rampath.views.read_dialog import Use
from return_files import Table, send
from workbook.build import LAYOUT_2024, write

WHY = "You look at this plan without changing it."


@pytest.fixture
def locked(program: Program) -> Iterator[Program]:
    """The program with a plan that is read-only, and stays as it is."""
    before = program.document.plan
    program.document.make_read_only(WHY)
    labels: list[object] = []
    program.window.importing.labelled.connect(labels.append)
    program.window.returning.labelled.connect(labels.append)
    yield program
    assert program.document.plan is before
    assert program.window.status.text == WHY
    assert labels == []


def test_that_going_back_in_the_list_of_changes_is_refused(program: Program) -> None:
    program.window.path.set_share(2031, 0.03)
    before = program.document.plan
    program.document.make_read_only(WHY)
    program.window.action("changes").trigger()
    dialog = program.window.planning.show("changes")
    assert isinstance(dialog, HistoryDialog)
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.go()
    assert program.document.plan is before
    assert dialog.sentence.text() == WHY
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.take_back()
    assert program.document.plan is before
    assert dialog.sentence.text() == WHY


def test_that_doing_the_last_change_again_is_refused(program: Program) -> None:
    program.window.path.set_share(2031, 0.03)
    program.window.stage.look(member="ESP")
    before = program.document.plan
    program.document.make_read_only(WHY)
    program.window.action("again").trigger()
    assert program.document.plan is before
    assert program.window.status.text.startswith(WHY)


def test_that_figures_that_are_put_beside_are_refused(
    qtbot: QtBot, locked: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.use = Use.BESIDE
    locked.window.importing.read_file(write(tmp_path / "nato_240617-x.xlsx", {"TABLE3": LAYOUT_2024}))
    qtbot.waitUntil(lambda: locked.window.background.idle, timeout=20_000)


def test_that_the_totals_of_a_budget_are_refused(
    qtbot: QtBot, locked: Program, answers: Answers, shared_data: Path
) -> None:
    answers.use = Use.BESIDE
    locked.window.importing.read_file(shared_data / "workbooks" / "de_bundeshaushalt_HR2023.xlsx")
    qtbot.waitUntil(lambda: bool(answers.asked) and locked.window.background.idle, timeout=60_000)


def test_that_returns_are_refused(
    qtbot: QtBot, locked: Program, answers: Answers, sample: Path, presets: Presets, tmp_path: Path
) -> None:
    def take(found: FolderRead) -> Sequence[Return]:
        return [each for each in found.returns if each.acceptable]

    send(Table.of(sample, presets.register), tmp_path, "BEL", cells={("Table 3", 2026): 2.2})
    answers.take = take
    locked.window.returning.read_folder(tmp_path)
    qtbot.waitUntil(lambda: locked.window.background.idle, timeout=20_000)
    assert len(answers.found) == 1
    assert answers.locked == WHY, "so that the list can say it before anything is ticked"


def test_that_drawing_from_another_edition_is_refused(locked: Program) -> None:
    locked.window.editions.draw_all("NATO July 2026")


def test_that_a_figure_typed_by_hand_is_refused(locked: Program) -> None:
    locked.window.action("vintages").trigger()
    model = locked.window.vintages.model
    model.setData(model.index(0, model.columnCount() - 1), "3.05")
    assert locked.window.vintages._words.text() == WHY
    locked.window.vintages.close()


def test_that_taking_a_solution_over_is_refused(locked: Program) -> None:
    locked.window.action("solve").trigger()
    window = locked.window.planning.show("solve")
    assert isinstance(window, SolveDialog)
    window.who.setCurrentIndex(1)
    window.method.setCurrentIndex(window.method.findData(Method.LATEST_START.value))
    window.cap_growth.setChecked(True)
    window.growth.setValue(15)
    window.solve()
    window.take.click()
    assert window.sentence.text() == WHY


def test_that_a_new_scenario_is_refused_and_the_one_in_focus_stays(locked: Program) -> None:
    names = [scenario.name for scenario in locked.document.plan.scenarios]
    locked.window.stage.look(scenario=names[-1])
    locked.window.action("scenarios").trigger()
    window = locked.window.planning.show("scenarios")
    assert isinstance(window, ScenarioDialog)
    window.new_child()
    assert window.sentence.text() == WHY
    assert locked.window.stage.scene.focus.scenario == names[-1]


def test_that_an_unknown_marking_is_refused_and_no_more_is_said_of_it(locked: Program, answers: Answers) -> None:
    answers.label = "MADE UP"
    locked.window.action("marking").trigger()
