"""A file that no layout knows: opened, corrected by pointing, what is unknown left out, imported; a plan begins."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.observation import Kind, Measure
from rampath.views.asking import Asking
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.read_dialog import Use
from workbook.build import write

RETURN = (
    ("Bundesministerium der Verteidigung",),
    ("NATO: Verteidigungsausgaben in % des BIP",),
    (),
    ("Rang", "Mitglied", "Hauptstadt", 2024, "2025e", "laufendes Jahr"),
    (2, "Deutschland", "Berlin", 2.12, 2.4, 2.8),
    (1, "Estland", "Tallinn", 3.43, 3.38, 5.4),
    (3, "Frankreich", "Paris", 2.06, 2.1, 2.3),
    ("", "Österreich", "Wien", 0.8, 0.9, 1.0),
    ("Quelle: BMVg",),
)


@pytest.fixture
def return_file(tmp_path: Path) -> Path:
    return write(tmp_path / "Rueckmeldung 2026.xlsx", {"Tabelle1": RETURN})


def assistant(qtbot: QtBot) -> AssistantDialog:
    def found() -> list[AssistantDialog]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, AssistantDialog) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    dialog = found()[-1]
    qtbot.waitUntil(lambda: dialog.idle, timeout=20_000)
    return dialog


def act(dialog: AssistantDialog, column: int, name: str) -> None:
    menu = dialog.sheet.column_menu(column)
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def test_a_planner_imports_a_file_that_no_layout_knows(
    qtbot: QtBot, program: Program, answers: Answers, return_file: Path
) -> None:
    window, document = program.window, program.document
    answers.assistant = Asking(window).by_hand
    answers.to_open, answers.use = return_file, Use.NEW_PLAN
    before = document.plan
    window.action("import").trigger()
    dialog = assistant(qtbot)
    assert dialog.windowTitle() == "Import Rueckmeldung 2026.xlsx"
    assert dialog.foot.said.text() == (
        "▲ Nobody has said yet what the columns A, C and F hold; say it, or leave them out."
    )
    dialog.foot.bring.click()
    assert dialog.isVisible()

    act(dialog, 6, "year_plan")
    act(dialog, 3, "text")
    dialog.foot.acknowledge.click()
    qtbot.waitUntil(lambda: dialog.idle)
    assert dialog.outcome.summary.text() == "9 figures of 3 members, 2024–2026. 1 note."
    assert document.plan is before

    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: document.plan is not before, timeout=20_000)
    rows = {(row.member, row.year): row for row in document.plan.observations if row.measure is Measure.CORE_SHARE}
    assert {key: row.value for key, row in rows.items()} == {
        ("DEU", 2024): 0.0212, ("DEU", 2025): 0.024, ("DEU", 2026): 0.028,
        ("EST", 2024): 0.0343, ("EST", 2025): 0.0338, ("EST", 2026): 0.054,
        ("FRA", 2024): 0.0206, ("FRA", 2025): 0.021, ("FRA", 2026): 0.023,
    }  # fmt: skip
    assert [rows["DEU", year].kind for year in (2024, 2025, 2026)] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.PLAN]
    assert (rows["EST", 2026].cell, rows["EST", 2026].raw, rows["EST", 2026].edition) == (
        "Tabelle1!F6", "5.4", "Rueckmeldung 2026",
    )  # fmt: skip
    assert answers.told == []
    assert [finding.place for finding in document.plan.findings if "Austria" in finding.message] == ["Tabelle1"]


def test_a_block_that_is_pasted_from_a_report_goes_through_the_assistant(
    qtbot: QtBot, program: Program, answers: Answers
) -> None:
    from rampath.workbook.pasted import Clip

    window = program.window
    answers.assistant = Asking(window).by_hand
    answers.use = None
    title = "NATO: part des dépenses de défense dans le PIB, en %"
    window.importing.paste(Clip(f"{title}\n\t2024\t2025 e\nBelgique\t1,29\t2,01\nEstonie\t3,43\t3,38\n"))
    dialog = assistant(qtbot)
    assert dialog.entry.mapping.decimal == ","
    with qtbot.waitSignal(dialog.read, timeout=20_000):
        dialog.foot.bring.click()
    qtbot.waitUntil(lambda: bool(answers.asked))
    assert answers.asked[-1].startswith("Clipboard|")


def test_that_calling_the_assistant_off_leaves_the_plan_as_it_is(
    qtbot: QtBot, program: Program, answers: Answers, return_file: Path
) -> None:
    window, document = program.window, program.document
    answers.assistant = Asking(window).by_hand
    before = document.plan
    window.importing.read_file(return_file)
    dialog = assistant(qtbot)
    dialog.foot.cancel.click()
    assert document.plan is before
    assert answers.asked == []


def test_that_a_second_table_of_the_same_file_joins_the_first_and_nothing_is_called_gone(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    window, document = program.window, program.document
    answers.assistant = Asking(window).by_hand
    answers.use = Use.BESIDE
    years = ("Country", 2021, 2022)
    file = write(
        tmp_path / "two tables.xlsx",
        {
            "Shares": (("Defence expenditure as % of GDP",), years, ("Belgium", 1.04, 1.18)),
            "GDP": (("GDP (million EUR, current prices)",), years, ("Belgium", 502000, 554000)),
        },
    )

    def read() -> list[tuple[Measure, int]]:
        return [(row.measure, row.year) for row in document.plan.observations if row.file == file.name]

    for kept, left in ((0, 1), (1, 0)):
        had = read()
        window.importing.read_file(file)
        dialog = assistant(qtbot)
        dialog.steps.tick(kept, taken=True)
        dialog.steps.tick(left, taken=False)
        dialog.foot.bring.click()
        qtbot.waitUntil(partial(lambda had: read() != had, had), timeout=20_000)
    shares, gdp = Measure.CORE_SHARE, Measure.GDP
    assert read() == [(shares, 2021), (shares, 2022), (gdp, 2021), (gdp, 2022)]
    assert not any("again" in asked for asked in answers.asked)
    assert not any("no longer" in finding.message for finding in document.plan.findings)
