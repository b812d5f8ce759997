"""A file of a known form that lacks its years: told what it lacks, read by hand all the same, and put into the plan."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from journeys.test_by_hand import assistant
from rampath.app import Program
from rampath.domain.observation import Kind, Measure
from rampath.views.asking import Asking
from rampath.views.read_dialog import Use
from rampath.workbook.mapping import Form
from workbook.build import write
from workbook.test_not_known import RELATIVE

LACKS = (
    "Return.xlsx is in the form “NATO defence expenditure tables”, but no figure can be read in it: Table 3!B3: The row"
    " that begins with “previous year” stands where years belong; expected years such as 2024 or 2024e, each once."
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "Return.xlsx", {"Table 3": RELATIVE})


def box(qtbot: QtBot) -> QMessageBox:
    def found() -> list[QMessageBox]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    return found()[-1]


@pytest.mark.parametrize("opened", [False, True])
def test_that_a_table_without_years_says_so_and_is_read_by_hand(
    qtbot: QtBot, program: Program, answers: Answers, file: Path, *, opened: bool
) -> None:
    window, document = program.window, program.document
    asking = Asking(window)
    answers.assistant, answers.use, answers.to_open = asking.by_hand, Use.BESIDE, file
    answers.offer = asking.offer  # type: ignore[method-assign]
    before = document.plan
    window.action("open" if opened else "import").trigger()
    told = box(qtbot)
    assert told.text() == LACKS
    go_on = told.defaultButton()
    assert go_on.text() == "&Read by hand…"
    go_on.click()

    dialog = assistant(qtbot)
    assert dialog.entry.mapping.header_row == 3
    dialog.say("form", Form.YEARS)
    qtbot.waitUntil(lambda: dialog.idle and dialog.entry.mapping.form is Form.YEARS)
    dialog.say("measure", Measure.CORE_SHARE)
    for column, year in ((2, 2025), (3, 2026)):
        dialog.sheet.say_year(column, year, Kind.ESTIMATE)
    qtbot.waitUntil(lambda: dialog.idle)
    assert dialog.outcome.summary.text().startswith("6 figures of 3 members, 2025–2026.")
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: document.plan is not before, timeout=20_000)
    rows = {(row.member, row.year): row for row in document.plan.observations if row.edition == "Return"}
    assert {key: (row.value, row.cell) for key, row in rows.items()} == {
        ("BEL", 2025): (0.0125, "Table 3!B4"), ("BEL", 2026): (0.02, "Table 3!C4"),
        ("EST", 2025): (0.035, "Table 3!B5"), ("EST", 2026): (0.05, "Table 3!C5"),
        ("FRA", 2025): (0.02, "Table 3!B6"), ("FRA", 2026): (0.0225, "Table 3!C6"),
    }  # fmt: skip
    assert answers.told == []


def test_that_whoever_would_rather_mend_the_file_changes_nothing(
    qtbot: QtBot, program: Program, answers: Answers, file: Path
) -> None:
    before = program.document.plan
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert answers.told == [f"Import Return.xlsx: {LACKS} [&Read by hand…]"]
    qtbot.waitUntil(lambda: program.window.background.idle)
    assert program.document.plan is before
    assert answers.asked == []
