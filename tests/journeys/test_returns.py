"""A folder of returns through the window: named or dropped, read beside it, shown, and taken in as one edit."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.path import Anchor
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.returns import Return, State
from rampath.models.question_table import Asked
from rampath.opening import Presets
from rampath.returning import FolderRead
from rampath.views.asking import Asking
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.question_dialog import QuestionDialog
from rampath.views.returns_dialog import ReturnsDialog
from return_files import Table, send, send_plan
from workbook.build import write

OWN = SharePath((Anchor(2030, 0.054), Anchor(2035, 0.055)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, sample: Path, presets: Presets, sample_plan: Plan) -> Path:
    """32 files: 30 members' tables, one of them twice, and a plan workbook; Slovenia sent none."""
    made = tmp_path_factory.mktemp("returns 2026")
    table = Table.of(sample, presets.register)
    for member in presets.register.members:
        if member.has_forces and member.code not in {"EST", "SVN"}:
            send(table, made, member.code)
    send(table, made, "BEL", cells={("Table 3", 2026): 2.2})
    send(table, made, "LVA", file="LVA corrected.xlsx", cells={("Table 3", 2025): 3.8})
    send_plan(sample_plan, made, "EST", OWN)
    (made / "~$BEL.xlsx").write_bytes(b"\x00")
    (made / "broken.xlsx").write_bytes(b"PK\x03\x04")
    return made


def received(found: FolderRead) -> Sequence[Return]:
    return [each for each in found.returns if each.acceptable and not each.twins]


def wait(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=60_000)


Kind = TypeVar("Kind", bound=QDialog)


def shown(qtbot: QtBot, kind: type[Kind]) -> Kind:
    """The dialog of a kind that is open."""

    def found() -> list[Kind]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=60_000)
    return found()[-1]


def test_that_a_named_folder_is_shown_and_what_is_chosen_is_one_undo(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path
) -> None:
    window, before = program.window, program.document.plan
    said: list[str] = []
    window.background.busy.connect(lambda work: work is not None and work.said.connect(said.append))
    answers.to_open, answers.take = folder, received
    window.action("import_folder").trigger()
    assert program.document.plan is before, "the window goes on while the files are read"
    wait(qtbot, program)
    assert any(text.startswith("File 3 of 32, ") for text in said)
    assert answers.asked[-1] == (
        "30 of 31 members sent a return; missing: 1, sent twice: 1, contradicts the alliance's table: 2,"
        " could not be read: 1, with open questions: 1."
    )
    assert answers.told == []
    after = program.document.plan
    belgium = after.observations.get("BEL", Measure.CORE_SHARE, 2026)
    assert belgium is not None
    assert (belgium.value, belgium.edition) == (0.022, "Belgium return, November 2026")
    assert window.path.title.startswith("Belgium rises from 2.20\u2009%")
    assert after.path(after.scenarios[0], "EST", Pillar.CORE) == OWN
    assert program.document.undo_stack.undoText() == "Accept 29 returns"
    assert window.status.text.startswith("Returns accepted: 29; new figures: ")
    window.action("undo").trigger()
    assert program.document.plan == before


def test_that_accepting_returns_says_what_figures_are_drawn_from_which_may_not_be_the_returns(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, sample: Path, presets: Presets
) -> None:
    window = program.window
    send(Table.of(sample, presets.register), tmp_path, "BEL")
    answers.take = received
    window.editions.draw_all("NATO July 2026")
    window.returning.read_folder(tmp_path)
    wait(qtbot, program)
    assert window.status.text == "Returns accepted: 1; new figures: 130; figures are drawn from NATO July 2026"


def test_that_accepted_returns_are_saved_with_the_plan_and_come_back(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path, tmp_path: Path
) -> None:
    answers.take = received
    program.window.returning.read_folder(folder)
    wait(qtbot, program)
    kept = program.document.plan
    answers.to_save = tmp_path / "plan.xlsx"
    program.window.action("save_as").trigger()
    qtbot.waitUntil(lambda: program.document.file == answers.to_save, timeout=60_000)
    program.window.action("undo").trigger()
    program.window.filing.open_file(answers.to_save)
    qtbot.waitUntil(lambda: program.document.plan == kept, timeout=60_000)


def test_that_a_dropped_folder_is_read_the_same_way(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    program.window.dropEvent(drop)
    wait(qtbot, program)
    (found,) = answers.found
    assert found.folder == folder
    assert [each.name for each in found.passed_over] == ["~$BEL.xlsx"]
    assert {each.member for each in found.returns if each.state is State.MISSING} == {"SVN"}
    assert not program.document.modified


def test_that_a_folder_without_workbooks_is_told_in_a_sentence(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    program.window.returning.read_folder(tmp_path)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)
    assert "holds no workbook" in answers.told[0]


def test_that_the_list_is_exported_from_where_it_is_shown(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "list.csv"
    program.window.returning.read_folder(folder)
    wait(qtbot, program)
    assert "broken.xlsx" in answers.to_save.read_text(encoding="utf-8-sig")
    assert program.window.status.text == "Wrote list.csv"


def test_that_reading_a_folder_can_be_called_off(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path
) -> None:
    window = program.window
    works: list[object] = []
    window.background.busy.connect(works.append)
    window.returning.read_folder(folder)
    under_way = window.background._under_way[0]
    under_way.cancel()
    wait(qtbot, program)
    window.background.wait()
    assert answers.found == []
    assert not program.document.modified


def test_that_a_plan_that_was_accepted_is_still_counted_when_the_folder_is_read_again(
    qtbot: QtBot, program: Program, answers: Answers, folder: Path
) -> None:
    answers.take = received
    program.window.returning.read_folder(folder)
    wait(qtbot, program)
    program.window.returning.read_folder(folder)
    wait(qtbot, program)
    first, second = (said.partition(";")[0] for said in answers.asked[-2:])
    assert first == second == "30 of 31 members sent a return"


def test_that_returns_are_compared_with_the_figures_that_the_plan_has_when_they_are_shown(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, sample: Path, presets: Presets
) -> None:
    send(Table.of(sample, presets.register), tmp_path, "EST")
    document = program.document
    program.window.returning.read_folder(tmp_path)
    row = document.plan.observations.get("EST", Measure.CORE_SHARE, 2026)
    assert row is not None
    document.edit("Set by hand", with_figure(document.plan, row, 0.06))
    wait(qtbot, program)
    (found,) = answers.found
    (estonia,) = (each for each in found.returns if each.member == "EST")
    assert [(each.mine.value, each.theirs.value) for each in estonia.contradictions] == [(0.051, 0.06)]


def test_that_a_question_of_a_return_is_answered_from_the_list_and_all_are_read_again(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, sample: Path, presets: Presets
) -> None:
    send(Table.of(sample, presets.register), tmp_path, "EST", cells={("Table 3", 2015): 205})
    program.window.returning.read_folder(tmp_path)
    wait(qtbot, program)
    (found,) = answers.found
    ((sha256, (question,)),) = found.questions.items()
    got: list[FolderRead | None] = []
    assert answers.again is not None
    answers.again({sha256: {question.id: "otherwise"}}, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    assert got[0] is not None
    (estonia,) = (each for each in got[0].returns if each.member == "EST")
    assert (estonia.questions, estonia.sent and estonia.sent.answers) == (0, ((question.id, "otherwise"),))
    shares = [row.value for row in estonia.rows if (row.measure, row.year) == (Measure.CORE_SHARE, 2015)]
    assert shares == [0.0205]


def test_that_a_return_of_a_form_of_its_own_is_read_by_hand_from_the_list_and_accepted_with_the_others(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, sample: Path, presets: Presets
) -> None:
    window, document = program.window, program.document
    asking = Asking(window)
    answers.returns, answers.by_hand = asking.returns, asking.by_hand  # type: ignore[method-assign]
    send(Table.of(sample, presets.register), tmp_path, "EST")
    form = (("Dati",), ("milj. EUR", 2024, 2025), ("Kopā", 1331, 1577000))  # the last one a thousandfold
    write(tmp_path / "Latvia own form.xlsx", {"Kopsavilkums": form})
    window.returning.read_folder(tmp_path)
    listed = shown(qtbot, ReturnsDialog)
    assert [each.member for each in listed.accepted_returns] == ["EST"]
    row = next(at for at, each in enumerate(listed._found.returns) if each.state is State.REFUSED)
    listed.table.setCurrentIndex(listed.model.index(row, 0))
    assert listed._told.text() == "Latvia own form.xlsx holds no table that Rampath knows (sheets: Kopsavilkums)."

    listed.hand.click()
    dialog = shown(qtbot, AssistantDialog)
    assert dialog.parent() is listed, "which waits behind it"
    qtbot.waitUntil(lambda: dialog.idle, timeout=20_000)
    (item,) = dialog.entry.mapping.items
    dialog.say("member", "LVA")
    dialog.steps.say("measure", Measure.CORE_EXPENDITURE, [item])
    qtbot.waitUntil(lambda: dialog.idle)
    (tmp_path / "EST.xlsx").unlink()
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: listed._found.returns[row].state is not State.REFUSED, timeout=20_000)
    assert listed._told.text().startswith("Latvia: figures of its own: 1. All 1 that can be compared")
    assert listed._told.text().endswith("figures may be left out until they are answered.")
    assert listed.questions.isEnabled()
    assert [each.member for each in listed.accepted_returns] == ["EST"], "with a question open it waits for a person"

    send(Table.of(sample, presets.register), tmp_path, "EST")  # an answer reads all again, Latvia's by hand
    listed.questions.click()
    asked = shown(qtbot, QuestionDialog)
    asked.questions.model.setData(asked.questions.model.index(0, Asked.TAKEN), "otherwise")
    asked.accept()
    qtbot.waitUntil(lambda: len(listed._found.returns[row].rows) == 2, timeout=20_000)
    assert [each.member for each in listed.accepted_returns] == ["EST", "LVA"]
    before = document.plan
    listed.accept_button.click()
    qtbot.waitUntil(lambda: document.plan is not before, timeout=20_000)
    rows = document.plan.observations.in_edition("Latvia return, Latvia own form").rows
    assert [(row.year, row.value, row.unit, row.cell) for row in rows] == [
        (2024, 1331.0, "EUR million", "Kopsavilkums!B3"), (2025, 1577.0, "EUR million", "Kopsavilkums!C3"),
    ]  # fmt: skip
    assert document.undo_stack.undoText() == "Accept returns of Estonia and Latvia"


def test_that_a_return_without_numbers_is_told_when_it_is_to_be_read_by_hand_and_not_offered_again(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.returns = Asking(program.window).returns  # type: ignore[method-assign]
    write(tmp_path / "EST.xlsx", {"Letter": (("A letter",), ("without figures",))})
    program.window.returning.read_folder(tmp_path)
    listed = shown(qtbot, ReturnsDialog)
    row = next(at for at, each in enumerate(listed._found.returns) if each.state is State.REFUSED)
    listed.table.setCurrentIndex(listed.model.index(row, 0))
    listed.hand.click()
    why = "There is no table of figures in EST.xlsx, nor numbers that could be one; nothing was read."
    qtbot.waitUntil(lambda: listed._told.text() == why, timeout=20_000)
    assert answers.told == [f"Rampath: {why}"]
    assert (listed.hand.isEnabled(), listed.hand.toolTip()) == (False, why)
    listed.reject()
