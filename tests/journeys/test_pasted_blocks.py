"""Two blocks pasted into one edition, a question of each answered, saved: the program that opens it asks neither."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath import resources
from rampath.app import Program
from rampath.doors.filing import doors_for
from rampath.doors.importing import import_doors_for, source_doors
from rampath.opening import Presets, open_file
from rampath.presets import read_markings
from rampath.views.assistant.doors import AssistantDoors
from rampath.views.read_dialog import Use
from rampath.workbook.draft import Draft
from rampath.workbook.question import LEAVE_OUT
from rampath.workbook.reading import Reading

ASKED = "member Clipboard!A3"
HEAD = "Defence expenditure (million EUR)\nCountry\t"
BLOCKS = {
    "BEL": f"{HEAD}2024\t2025e\nBelgum\t7000\t8000\nNetherlands\t19000\t22000\n",
    "SVN": f"{HEAD}2025e\t2026e\nSlovenja\t900\t950\nNetherlands\t22000\t23000\n",
}
"""Blocks by whom their misspelt row is about."""


def started(qapp: QApplication, file: Path, presets: Presets, answers: Answers) -> Program:
    """The program, started anew on a plan that was saved."""
    folder = resources.folder()
    return Program(
        qapp, open_file(file, presets), doors_for(folder, presets, lambda: DAY),
        import_doors_for(presets, lambda: DAY), source_doors(), read_markings(folder), None, ask=answers,
    )  # fmt: skip


def test_that_what_was_said_of_each_pasted_block_outlives_the_program(
    qtbot: QtBot, qapp: QApplication, program: Program, presets: Presets, answers: Answers, tmp_path: Path
) -> None:
    drafts: list[Draft] = []

    def read_as(member: str) -> Callable[[Draft, AssistantDoors, Callable[[Reading, Draft], None]], None]:
        def assistant(draft: Draft, doors: AssistantDoors, then: Callable[[Reading, Draft], None]) -> None:
            drafts.append(draft)
            answered = replace(draft, answers={**draft.answers, **({ASKED: member} if member else {})})
            then(doors.read(answered), answered)

        return assistant

    def paste(into: Program, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        before, seen = into.document.plan, len(answers.asked)

        def done() -> bool:
            over = into.document.plan is not before if answers.use else len(answers.asked) > seen
            return over and into.window.background.idle

        into.window.action("paste").trigger()
        qtbot.waitUntil(done, timeout=20_000)

    answers.use, answers.stand = Use.BESIDE, lambda _differing: {}
    for member, text in BLOCKS.items():
        answers.assistant = read_as(member)
        paste(program, text)
    assert {row.member for row in program.document.plan.observations.in_edition("Clipboard").rows} == {
        "BEL", "NLD", "SVN",
    }  # fmt: skip
    answers.to_save = tmp_path / "plan.xlsx"
    program.window.action("save_as").trigger()
    qtbot.waitUntil(lambda: program.document.file == answers.to_save, timeout=60_000)

    again = started(qapp, answers.to_save, presets, answers)
    answers.use, answers.assistant = None, read_as("")
    for text in (*BLOCKS.values(), BLOCKS["BEL"].replace("Belgum", "Belgim")):
        paste(again, text)
    again.end()
    assert [draft.answers.get(ASKED, LEAVE_OUT) for draft in drafts[-3:]] == ["BEL", "SVN", LEAVE_OUT]
