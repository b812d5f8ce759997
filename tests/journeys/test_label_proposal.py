"""The label of a file that is read is proposed as the plan's marking; the user sets it, and nothing lowers it."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.opening import Presets
from rampath.views.asking import Asking
from rampath.views.read_dialog import Use
from return_files import Table, send

LABEL = "NATO RESTRICTED"


def _labelled(sample: Path, folder: Path, classification: str = "RESTRICTED", name: str = "") -> Path:
    """The sample's file with a label."""
    workbook = openpyxl.load_workbook(sample)
    for key, value in (("Ownership", "NATO"), ("Classification", classification)):
        workbook.custom_doc_props.append(StringProperty(name=key, value=value))  # type: ignore[attr-defined]
    file = folder / (name or sample.name)
    workbook.save(file)
    return file


def _mark(program: Program, marking: str) -> None:
    program.document.edit("Set marking", replace(program.document.plan, marking=marking))


@pytest.mark.parametrize("use", [Use.NEW_PLAN, Use.BESIDE])
def test_that_the_label_of_an_imported_file_is_proposed_and_set_as_one_step_where_the_user_takes_it(
    program: Program, answers: Answers, sample: Path, tmp_path: Path, qtbot: QtBot, use: Use
) -> None:
    _mark(program, "NATO UNCLASSIFIED")
    program.document.saved(tmp_path / "plan.xlsx", program.document.plan)
    answers.use, answers.take_label = use, True
    program.window.importing.read_file(_labelled(sample, tmp_path))
    qtbot.waitUntil(lambda: bool(answers.proposed))
    assert answers.proposed == [(LABEL, "" if use is Use.NEW_PLAN else "NATO UNCLASSIFIED")]
    assert program.document.plan.marking == LABEL
    program.document.undo_stack.undo()
    assert program.document.plan.marking == answers.proposed[0][1]


def test_that_a_label_that_is_not_taken_changes_nothing(
    program: Program, answers: Answers, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.use = Use.NEW_PLAN
    program.window.importing.read_file(_labelled(sample, tmp_path))
    qtbot.waitUntil(lambda: bool(answers.proposed))
    assert program.document.plan.marking == ""


def test_that_the_label_of_an_opened_file_of_figures_is_proposed(
    program: Program, answers: Answers, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.window.filing.open_file(_labelled(sample, tmp_path))
    qtbot.waitUntil(lambda: bool(answers.proposed))
    assert answers.proposed == [(LABEL, "")]


def test_that_only_a_higher_label_is_proposed_and_of_several_the_highest(program: Program, answers: Answers) -> None:
    proposal = program.window.proposal
    _mark(program, "NATO CONFIDENTIAL")
    proposal.propose((LABEL, "NATO UNCLASSIFIED", ""))
    assert answers.proposed == []
    _mark(program, "NATO UNCLASSIFIED")
    proposal.propose(("NATO UNCLASSIFIED", "NATO SECRET", LABEL))
    assert answers.proposed == [("NATO SECRET", "NATO UNCLASSIFIED")]


def test_that_a_plan_that_is_only_looked_at_is_asked_nothing(program: Program, answers: Answers) -> None:
    _mark(program, "")
    program.document.make_read_only("looked at")
    program.window.proposal.propose((LABEL,))
    assert answers.proposed == []


@pytest.mark.parametrize(("button", "count"), [("Set this marking", 1), ("Leave it", 0)])
def test_that_the_question_names_both_and_is_answered_by_a_button(qtbot: QtBot, button: str, count: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken: list[str] = []
    Asking(window).propose_marking(LABEL, "NATO UNCLASSIFIED", lambda: taken.append(LABEL))
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == f"What was read is labelled {LABEL}; the plan is marked NATO UNCLASSIFIED."
    next(each for each in box.buttons() if each.text() == button).click()
    assert len(taken) == count


def test_that_of_a_folder_the_highest_label_of_the_returns_that_were_taken_is_proposed(
    program: Program, answers: Answers, sample: Path, presets: Presets, tmp_path: Path, qtbot: QtBot
) -> None:
    table = Table.of(sample, presets.register)
    for member, label in (("BEL", "RESTRICTED"), ("FRA", "CONFIDENTIAL"), ("USA", "SECRET")):
        plain = send(table, tmp_path, member, cells={("Table 3", 2026): 2.6})
        _labelled(plain, tmp_path, label)
    answers.to_open = tmp_path
    answers.take = lambda found: [each for each in found.returns if each.acceptable and each.member != "USA"]
    before = program.document.plan.marking
    program.window.action("import_folder").trigger()
    qtbot.waitUntil(lambda: bool(answers.proposed), timeout=60_000)
    assert answers.proposed == [("NATO CONFIDENTIAL", before)]
