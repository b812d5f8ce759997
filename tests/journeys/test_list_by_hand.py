"""A ministry's list of budget lines that no layout knows: pointed at, imported, beside the plan, and next year's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.cli import run
from rampath.domain.observation import Kind
from rampath.views.asking import Asking
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.planning.budget_dialog import BudgetDialog
from rampath.views.read_dialog import Use
from rampath.workbook.mapping import Form
from rampath.workbook.pasted import Clip
from workbook.build import Rows, write


def budget(year: int, *more: tuple[object, ...]) -> Rows:
    """Thousands of euro: the outturn of the year before and the budget; the total holds all spending but revenue."""
    return (
        (f"Ministry of Defence: budget {year} by lines",),
        (),
        ("Chapter", "Code", "Title", "Kind", f"Outturn {year - 1}", f"Budget {year}", "Note"),
        ("10 Ministry",),
        ("10 Ministry", "101", "Pay", "spending", 400000, 500000, ""),
        ("10 Ministry", "102", "Officers", "spending", 150000, 200000, "of which"),
        *more,
        ("20 Forces",),
        ("20 Forces", "201", "Tanks", "spending", 600000, 700000, ""),
        ("20 Forces", "202", "Sales", "revenue", 20000, 30000, ""),
        ("Source: the ministry",),
    )


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    return tmp_path / "profiles"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "budget 2025.xlsx", {"Lines": budget(2025)})


@pytest.fixture
def opened(qtbot: QtBot, program: Program, answers: Answers) -> Callable[[Path | Clip], AssistantDialog]:
    """Opens a file or block that no layout knows, in the assistant."""
    answers.assistant = Asking(program.window).by_hand
    answers.use = Use.BESIDE

    def open_it(source: Path | Clip) -> AssistantDialog:
        def shown() -> list[AssistantDialog]:
            tops = QApplication.topLevelWidgets()
            return [each for each in tops if isinstance(each, AssistantDialog) and each.isVisible()]

        if isinstance(source, Clip):
            program.window.importing.paste(source)
        else:
            program.window.importing.read_file(source)
        qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
        dialog = shown()[-1]
        qtbot.waitUntil(lambda: dialog.idle, timeout=20_000)
        return dialog

    return open_it


def say(dialog: AssistantDialog, qtbot: QtBot, column: int, *names: str) -> None:
    """Choose in a column's menu what does not have its tick yet."""
    for name in names:
        action = next(each for each in dialog.sheet.column_menu(column).actions() if each.objectName() == name)
        if not action.isChecked():
            action.trigger()
            qtbot.waitUntil(lambda: dialog.idle)


def choose(dialog: AssistantDialog, qtbot: QtBot, field: str, value: object) -> None:
    box = dialog.fields.choices[field]
    box.activated.emit(box.findData(value))
    qtbot.waitUntil(lambda: dialog.idle)


def point_at_all(dialog: AssistantDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, "form", Form.LINES)
    qtbot.waitUntil(lambda: dialog.entry.mapping.form is Form.LINES and dialog.idle)
    if dialog.entry.mapping.header_row != 3:
        next(each for each in dialog.sheet.row_menu(3).actions() if each.objectName() == "header").trigger()
        qtbot.waitUntil(lambda: dialog.entry.mapping.header_row == 3 and dialog.idle)
    for column, names in {1: ("groups", "sums"), 2: ("code",), 3: ("titles",), 4: ("apart",), 5: ("amounts",),
                          6: ("amounts",)}.items():  # fmt: skip
        say(dialog, qtbot, column, *names)
    (of_which,) = dialog.sheet.not_counted_menu(7).actions()
    if not of_which.isChecked():
        of_which.trigger()
    for field, value in (("member", "EST"), ("currency", "EUR"), ("power", 3)):
        choose(dialog, qtbot, field, value)


PLACES = {
    ("spending", "", 2024): "Lines!E5:E8", ("spending", "", 2025): "Lines!F5:F8",
    ("spending", "10 Ministry", 2024): "Lines!E5", ("spending", "10 Ministry", 2025): "Lines!F5",
    ("spending", "20 Forces", 2024): "Lines!E8", ("spending", "20 Forces", 2025): "Lines!F8",
    ("revenue", "", 2024): "Lines!E9", ("revenue", "", 2025): "Lines!F9",
    ("revenue", "20 Forces", 2024): "Lines!E9", ("revenue", "20 Forces", 2025): "Lines!F9",
}  # fmt: skip


def test_a_planner_puts_a_list_that_no_layout_knows_beside_the_plan_and_takes_it_back(
    qtbot: QtBot, program: Program, opened: Callable[[Path | Clip], AssistantDialog], file: Path
) -> None:
    document = program.document
    before = document.plan
    dialog = opened(file)
    point_at_all(dialog, qtbot)
    assert dialog.foot.said.text() == "✓ Everything is known that is needed."
    assert dialog.outcome.summary.text().startswith("8 amounts of 4 lines of a budget; 1 line does not count.")
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: bool(document.plan.budgets), timeout=20_000)
    kept = document.plan.budgets
    assert {(each.side, each.part, each.year): each.place for each in kept} == PLACES
    spent = next(each for each in kept if (each.side, each.part, each.year) == ("spending", "", 2025))
    assert (spent.member, spent.amount, spent.unit, spent.kind, spent.stage, spent.lines) == (
        "EST", 1200.0, "EUR million", Kind.PLAN, "Budget", 2,
    )  # fmt: skip
    window = program.window.planning.show("budgets")
    assert isinstance(window, BudgetDialog)
    shown = {window.totals.index(row, 0).data(): window.totals.index(row, 1).data() for row in range(len(kept))}
    assert shown["Estonia 2025 Budget, EUR: all lines, spending"] == "1,200"
    assert shown["Estonia 2024 Outturn, EUR: all lines, revenue"] == "20"
    document.undo_stack.undo()
    assert document.plan == before
    assert window.totals.rowCount() == 0


def test_a_list_that_is_pasted_comes_beside_the_plan_too(
    qtbot: QtBot, program: Program, opened: Callable[[Path | Clip], AssistantDialog]
) -> None:
    dialog = opened(Clip("\n".join("\t".join(map(str, row)) for row in budget(2025))))
    point_at_all(dialog, qtbot)
    assert dialog.foot.said.text() == "✓ Everything is known that is needed."
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=20_000)
    found = {(each.side, each.part, each.year): each.amount for each in program.document.plan.budgets}
    assert found["spending", "", 2025] == 1200.0
    assert found["revenue", "20 Forces", 2024] == 20.0
    assert len(found) == len(PLACES)


def test_what_was_said_of_a_list_reads_next_years_in_the_window_and_without_one(
    qtbot: QtBot,
    program: Program,
    opened: Callable[[Path | Clip], AssistantDialog],
    file: Path,
    profiles: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    dialog = opened(file)
    point_at_all(dialog, qtbot)
    assert dialog.foot.profile.isEnabled()
    kept = profiles / "ministry.toml"
    dialog.save_profile(kept)
    qtbot.waitUntil(lambda: kept.exists() and dialog.idle)
    dialog.foot.bring.click()
    qtbot.waitUntil(lambda: bool(program.document.plan.budgets), timeout=20_000)

    travel = ("10 Ministry", "103", "Travel", "spending", 1000, 3000, "")
    after = write(file.with_name("budget 2026.xlsx"), {"Lines": budget(2026, travel)})
    next_one = opened(after)
    qtbot.waitUntil(next_one.offer.isVisible)
    assert next_one.offer.text.text().startswith("This looks like “ministry”: ")
    next_one.offer.use.click()
    qtbot.waitUntil(lambda: next_one.draft.profile != "" and next_one.idle)
    assert next_one.foot.said.text() == "✓ Everything is known that is needed."
    next_one.foot.bring.click()
    qtbot.waitUntil(lambda: any(each.year == 2026 for each in program.document.plan.budgets), timeout=20_000)
    found = {
        (each.side, each.part, each.year): each.amount
        for each in program.document.plan.budgets
        if each.file == after.name
    }
    assert found == {
        ("spending", "", 2025): 1001.0, ("spending", "", 2026): 1203.0,
        ("spending", "10 Ministry", 2025): 401.0, ("spending", "10 Ministry", 2026): 503.0,
        ("spending", "20 Forces", 2025): 600.0, ("spending", "20 Forces", 2026): 700.0,
        ("revenue", "", 2025): 20.0, ("revenue", "", 2026): 30.0,
        ("revenue", "20 Forces", 2025): 20.0, ("revenue", "20 Forces", 2026): 30.0,
    }  # fmt: skip

    assert run(["read", str(after), "--profile", str(kept)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["spending", "1,001.000", "1,203.000"] in rows
    assert ["revenue", "20.000", "30.000"] in rows
