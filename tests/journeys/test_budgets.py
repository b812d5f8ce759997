"""A list of budget lines put beside the open plan: its totals stand beside the path, undone and redone, saved."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath.app import Program
from rampath.views.planning.budget_dialog import BudgetDialog
from rampath.views.read_dialog import Use
from rampath.workbook.plan_workbook import read_plan, write_plan


def test_that_the_totals_of_a_budget_stand_beside_the_path_and_can_be_removed(
    qtbot: QtBot, program: Program, answers: Answers, shared_data: Path, tmp_path: Path
) -> None:
    answers.use = Use.BESIDE
    before = program.document.plan
    file = shared_data / "workbooks" / "de_bundeshaushalt_HR2023.xlsx"
    said: list[str] = []
    program.window.importing.said.connect(said.append)
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=60_000)
    plan = program.document.plan
    assert said[-1] == "4 totals of Haushaltsrechnung des Bundes 2023 stand beside the plan now: View > Budgets"
    assert program.document.undo_stack.undoText() == "Keep the totals of Haushaltsrechnung des Bundes 2023"
    defence = next(each for each in plan.budgets if each.part.startswith("Einzelplan 14") and each.side == "Ausgaben")
    assert (defence.member, defence.year, round(defence.amount, 2)) == ("DEU", 2023, 51176.63)
    assert defence.place == "Haushaltsrechnung 2023!E4599:E4931"
    window = program.window.planning.show("budgets")
    assert isinstance(window, BudgetDialog)
    shown = [window.totals.index(row, 0).data() for row in range(window.totals.rowCount())]
    row = shown.index("Germany 2023 Ist, EUR: Einzelplan 14 (Verteidigung), Ausgaben")
    texts = [window.totals.index(row, column).data() for column in range(1, 5)]
    assert texts[0] == "51,177"
    window.table.selectRow(row)
    assert "278 lines of de_bundeshaushalt_HR2023.xlsx" in window.source.text()
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: said[-1].endswith("the plan has all its totals already"), timeout=60_000)
    write_plan(plan, tmp_path / "p.xlsx", day=DAY)
    assert read_plan(tmp_path / "p.xlsx", plan.register)[0].budgets == plan.budgets
    window.remove_chosen()
    assert len(program.document.plan.budgets) == 3
    program.document.undo_stack.undo()
    program.document.undo_stack.undo()
    assert program.document.plan == before
    assert window.totals.rowCount() == 0
    assert "no budgets yet" in window.sentence.text()


def test_that_a_revised_budget_says_which_totals_gave_way(
    qtbot: QtBot, program: Program, answers: Answers, shared_data: Path, tmp_path: Path
) -> None:
    answers.use = Use.BESIDE
    said: list[str] = []
    program.window.importing.said.connect(said.append)
    file = tmp_path / "utfall.csv"
    text = (shared_data / "workbooks" / "statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv").read_bytes()
    file.write_bytes(text)
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=60_000)
    file.write_bytes(text.replace(b";2025;100,469332;", b";2025;101,469332;", 1))  # one million more in January
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: "imported again" in said[-1], timeout=60_000)
    assert said[-1] == "utfall was imported again; totals that are others now, or gone: 1, told in the findings"
    messages = [finding.message for finding in program.document.plan.findings]
    assert any("102,392.252 gave way to 102,393.252 SEK million, as utfall.csv now says." in each for each in messages)
    program.window.importing.read_file(file)
    qtbot.waitUntil(lambda: said[-1].endswith("the plan has all its totals already"), timeout=60_000)
