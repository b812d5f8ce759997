"""The main job through the window: see, drag, undo, save, reopen, print."""

from html import escape
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.hands import drag
from rampath.app import Program
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.opening import Opened
from rampath.views import filing
from rampath.views.asking import Unsaved
from rampath.workbook.grid import raw_text
from rampath.workbook.opened_book import open_book


def test_a_planner_drags_undoes_saves_reopens_and_prints(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window, document = program.window, program.document
    untouched = document.plan
    window.path.set_share(2031, 0.026)
    assert window.path.title == "Belgium rises from 2.00\u2009% to 3.50\u2009% of GDP by 2035"

    drag(window.path.editor, 2031, -20)
    dragged = document.plan
    path = dragged.path(dragged.scenario("Hague 2035"), "BEL", Pillar.CORE)
    anchor = path.anchor(2031)
    assert anchor is not None
    assert anchor.share > 0.026
    assert document.undo_stack.count() == 2
    assert document.undo_stack.undoText().startswith("Set Belgium 2031 core 2.60\u2009% to ")

    window.action("undo").trigger()
    window.action("undo").trigger()
    assert document.plan == untouched
    window.action("redo").trigger()
    window.action("redo").trigger()
    assert document.plan == dragged

    answers.to_save = tmp_path / "plan.xlsx"
    window.action("save").trigger()
    qtbot.waitUntil(lambda: not document.modified, timeout=20_000)
    assert answers.to_save.is_file()
    assert window.windowTitle() == "plan.xlsx[*] – Rampath"

    answers.to_open = answers.to_save
    window.path.set_share(2030, 0.03)
    answers.unsaved_answer = Unsaved.DISCARD
    window.action("open").trigger()
    qtbot.waitUntil(lambda: document.plan == dragged, timeout=20_000)
    assert not document.modified
    assert document.file == answers.to_open

    answers.to_save = tmp_path / "belgium.pdf"
    window.action("report").trigger()
    qtbot.waitUntil(lambda: window.background.idle, timeout=20_000)
    pages = [page.extract_text() for page in PdfReader(answers.to_save).pages]
    assert len(pages) == 2
    assert all(page.count("NATO UNCLASSIFIED") >= 2 for page in pages)
    assert answers.told == []


def test_that_the_report_can_go_to_a_printer(qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path) -> None:
    answers.print_to = tmp_path / "printed.pdf"
    program.window.action("print").trigger()
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    assert len(PdfReader(answers.print_to).pages) == 2
    assert program.window.status.text == "2 pages sent to the printer"


def test_that_unsaved_work_is_asked_about_before_the_window_closes(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window = program.window
    assert window.close()
    window.show()
    window.path.set_share(2031, 0.026)
    assert not window.close()
    assert answers.asked == ["Plan without a file"]
    answers.unsaved_answer = Unsaved.SAVE
    answers.to_save = tmp_path / "kept.xlsx"
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert answers.to_save.is_file()


def test_that_cancel_keeps_the_plan_and_its_changes(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path
) -> None:
    program.window.path.set_share(2031, 0.026)
    changed = program.document.plan
    answers.to_open = sample
    answers.unsaved_answer = Unsaved.CANCEL
    program.window.action("import").trigger()
    qtbot.waitUntil(lambda: any("Plan without a file" in asked for asked in answers.asked), timeout=10_000)
    assert program.document.plan is changed
    assert program.document.modified


def test_that_a_block_from_the_clipboard_begins_a_plan(qtbot: QtBot, program: Program, sample: Path) -> None:
    rows = open_book(sample).sheet("Table 3")
    assert rows is not None
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(map(raw_text, row)) for row in rows.rows))
    program.window.action("paste").trigger()
    qtbot.waitUntil(lambda: program.document.plan.marking == "", timeout=10_000)
    poland = program.document.plan.observations.get("POL", Measure.CORE_SHARE, 2026)
    assert poland is not None
    assert poland.cell.startswith("Clipboard!")


def test_that_ctrl_v_on_the_member_table_reads_the_block_with_its_exact_numbers(
    qtbot: QtBot, program: Program, sample: Path
) -> None:
    sheet = open_book(sample).sheet("Table 3")
    assert sheet is not None
    texts = [[raw_text(value) for value in row] for row in sheet.rows]
    poland = next(row for row in texts if row[0].startswith("Poland"))
    poland[1] = "2.2"
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in texts))
    cells = "".join(
        "<tr>" + "".join(f"<td{' sdval=2.2345678' if row is poland and c == 1 else ''}>{escape(text)}</td>"
                         for c, text in enumerate(row)) + "</tr>"
        for row in texts
    )  # fmt: skip
    data.setHtml(f"<table>{cells}</table>")
    QGuiApplication.clipboard().setMimeData(data)
    program.window.members.table.setFocus()
    QTest.keyClick(program.window.members.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.document.plan.marking == "", timeout=10_000)
    share = program.document.plan.observations.get("POL", Measure.CORE_SHARE, 2014)
    assert share is not None
    assert (share.value, share.raw) == (0.022345678, "2.2345678")


def test_that_a_dropped_plan_is_opened_and_stands_first_among_the_recent_files(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "kept.xlsx"
    program.window.action("save_as").trigger()
    qtbot.waitUntil(lambda: program.document.file == answers.to_save, timeout=20_000)
    assert program.window.recent.files[0] == str(answers.to_save)
    program.window.recent.chosen.emit(answers.to_save)
    qtbot.waitUntil(lambda: program.window.status.text.startswith("Read kept.xlsx"), timeout=20_000)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_that_a_bad_file_is_told_in_a_sentence_and_leaves_the_open_plan(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path, content: bytes
) -> None:
    before = program.document.plan
    answers.to_open = tmp_path / "bad.xlsx"
    answers.to_open.write_bytes(content)
    program.window.action("import").trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)
    assert "bad.xlsx" in answers.told[0]
    assert program.document.plan is before


def test_that_a_plan_that_cannot_be_saved_stays_unsaved_and_is_told(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    program.window.path.set_share(2031, 0.026)
    answers.to_save = tmp_path / "no such folder" / "plan.xlsx"
    program.window.action("save_as").trigger()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)
    assert "plan.xlsx" in answers.told[0]
    assert program.document.modified


def test_that_importing_figures_begins_a_plan_with_all_presets_and_the_declarations(
    qtbot: QtBot, program: Program, answers: Answers, sample: Path
) -> None:
    answers.to_open = sample
    program.window.action("import").trigger()
    qtbot.waitUntil(lambda: program.document.plan.marking == "", timeout=10_000)
    names = [scenario.name for scenario in program.document.plan.scenarios]
    assert names == ["Hague 2035", "National declarations", "Compromise 2032", "US request 5 %", "Wales 2014"]
    assert program.window.status.text.startswith("Read the figures, with")


def test_that_a_programmer_s_mistake_keeps_the_plan_and_says_so(program: Program, answers: Answers) -> None:
    before = program.document.plan
    error = KeyError("oops")
    program.say_broken(KeyError, error, None)
    assert program.document.plan is before
    assert "KeyError" in answers.told[0]
    assert "Save it under another name" in answers.told[0]


def test_that_the_marking_is_an_edit_that_can_be_undone(program: Program, answers: Answers) -> None:
    answers.label = "NATO RESTRICTED"
    program.window.action("marking").trigger()
    assert program.window.band.text() == "NATO RESTRICTED"
    program.window.action("undo").trigger()
    assert program.window.band.text() == "NATO UNCLASSIFIED"


def test_that_lowering_the_marking_is_kept_in_the_plan_s_own_findings(program: Program, answers: Answers) -> None:
    for answers.label in ("NATO SECRET", "NATO RESTRICTED"):
        program.window.action("marking").trigger()
    said = [each.message for each in program.document.plan.findings]
    assert said.count("The marking was lowered from NATO SECRET to NATO RESTRICTED by hand.") == 1
    assert not any("NATO UNCLASSIFIED" in each for each in said)
    program.window.action("undo").trigger()
    assert program.document.plan.marking == "NATO SECRET"
    assert not any("lowered" in each.message for each in program.document.plan.findings)


def test_that_choosing_another_scenario_changes_what_is_shown_and_nothing_that_is_saved(program: Program) -> None:
    window = program.window
    window.bar.scenario.activated.emit(window.bar.scenario.findText("US request 5 %"))
    assert window.path.title == "Belgium rises from 2.00\u2009% to 5.00\u2009% of GDP by 2035"
    assert window.members.model.headerData(2, Qt.Orientation.Horizontal) == "2035"
    assert not program.document.modified


def test_that_a_bar_that_is_clicked_chooses_its_member_everywhere(program: Program) -> None:
    window = program.window
    window.charts.ranked.member_chosen.emit("SVN")
    assert window.path.title.startswith("Slovenia")
    row = window.members.table.currentIndex()
    assert row.data() == "Slovenia"


def test_that_a_member_that_is_filtered_away_stays_in_the_picture(program: Program) -> None:
    window = program.window
    window.members.filter.setText("Estonia")
    assert window.members.order.rowCount() == 1
    assert window.path.title.startswith("Belgium")
    window.members.filter.clear()
    assert window.members.order.rowCount() == 34
    assert window.members.table.currentIndex().data() == "Belgium"


def test_that_money_is_shown_in_the_prices_that_were_chosen(program: Program) -> None:
    window = program.window
    window.path.editor.setFocus()
    window.bar.money.activated.emit(3)
    assert "current EUR" in window.path._subtitle.text()
    window.bar.money.activated.emit(0)
    assert "constant 2021 USD" in window.path._subtitle.text()


def test_that_the_ranking_of_a_planned_year_follows_the_path(program: Program) -> None:
    window = program.window
    assert window.charts.frames[0].heading.text() == "5 of 31 members at 3.5\u2009% or more in 2026e, 1 below 2\u2009%"
    window.charts.year.setCurrentIndex(window.charts.year.findData(2035))
    window.charts.year.activated.emit(window.charts.year.currentIndex())
    assert window.charts.frames[0].heading.text() == "31 of 31 members at 3.5\u2009% or more in 2035, 0 below 2\u2009%"
    window.path.set_share(2035, 0.03)
    assert window.charts.frames[0].heading.text() == "30 of 31 members at 3.5\u2009% or more in 2035, 0 below 2\u2009%"


def test_that_a_plan_which_is_opened_is_worked_out_beside_the_window(
    qtbot: QtBot, program: Program, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Plan] = []

    def shown(_document: PlanDocument, opened: Opened) -> None:
        def compute() -> None:
            raise AssertionError("this would be worked out in the window")

        opened.plan.observations.once("counting", compute)
        found.append(opened.plan)

    monkeypatch.setattr(filing, "open_in", shown)
    program.window.filing.open_file(sample)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
