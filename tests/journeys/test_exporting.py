"""Exporting the scenario in focus from the file menu."""

from dataclasses import replace
from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.marking import carried


def exported(program: Program, answers: Answers, qtbot: QtBot, action: str, file: Path) -> None:
    answers.to_save = file
    program.window.action(action).trigger()
    qtbot.waitUntil(lambda: file.exists() and program.window.background.idle, timeout=20_000)


def test_that_nato_s_tables_are_written_for_the_scenario_in_focus(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    program.window.stage.look(scenario="National declarations")
    file = tmp_path / "nato.xlsx"
    exported(program, answers, qtbot, "export_nato", file)
    spain = next(
        row for row in openpyxl.load_workbook(file)["Table 3"].iter_rows(values_only=True) if row[0] == "Spain"
    )
    assert spain[-1] == 2.1
    qtbot.waitUntil(lambda: program.window.status.text == "Wrote nato.xlsx")


def test_that_the_un_report_is_of_the_member_in_focus(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "un.xlsx"
    exported(program, answers, qtbot, "export_un", file)
    book = openpyxl.load_workbook(file)
    assert (book.sheetnames[0], book.sheetnames[-1]) == ("BEL 2014", "BEL 2035")
    assert book["BEL 2024"].oddHeader is not None
    assert "NATO UNCLASSIFIED" in str(book["BEL 2024"].oddHeader.center.text)


def test_that_an_aggregate_has_no_un_report_and_a_sentence_says_so(
    program: Program, answers: Answers, tmp_path: Path
) -> None:
    program.window.stage.look(member="NATO")
    answers.to_save = tmp_path / "un.xlsx"
    program.window.action("export_un").trigger()
    assert answers.told[-1] == "Export UN report: A UN report is of one member; choose one in the table."
    assert not list(tmp_path.iterdir())


def test_that_a_folder_that_is_not_there_is_told_and_nothing_is_lost(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "nowhere" / "figures.csv"
    before = program.document.plan
    program.window.action("export_tidy").trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert "its folder does not exist" in answers.told[-1]
    assert program.document.plan is before


def test_that_an_export_waits_until_the_plan_carries_the_label_of_its_files(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    document = program.document
    note = carried("theirs.xlsx", "NATO RESTRICTED")
    document.edit("Read", replace(document.plan, findings=(*document.plan.findings, note)))
    answers.to_save = tmp_path / "figures.csv"
    program.window.action("export_tidy").trigger()
    assert "theirs.xlsx carries the label NATO RESTRICTED" in answers.told[-1]
    assert not answers.to_save.exists()
    answers.label = "NATO RESTRICTED"
    program.window.action("marking").trigger()
    exported(program, answers, qtbot, "export_tidy", answers.to_save)
