"""A budget's long list in the assistant: what is pointed at, what its fields are, and what it adds up to."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from rampath.domain.observation import Kind, Measure
from rampath.models.total_table import Summed
from rampath.views.assistant.dialog import AssistantDialog
from rampath.workbook.draft_entry import Entry
from rampath.workbook.guess import Guess, Reason
from rampath.workbook.mapping import ColumnUse, Form, Part, Role
from views.assistant.conftest import LINES, LIST, RETURN, Open
from views.assistant.hands import GOOD, act, choose, point, settle


@pytest.fixture
def listed(opened: Open, qtbot: QtBot) -> AssistantDialog:
    """The assistant on a budget's list of whose columns nobody has said anything."""
    dialog = opened(Data=LIST)
    dialog.steps.correct(LINES, "form")
    settle(dialog, qtbot)
    return dialog


def press(dialog: AssistantDialog, qtbot: QtBot, keys: str, column: int, row: int = 2) -> None:
    for key in keys:
        point(dialog, row, column)
        dialog.sheet.view.setFocus()
        QTest.keyClick(dialog.sheet.view, getattr(Qt.Key, f"Key_{key}"))
        settle(dialog, qtbot)


def say_all(dialog: AssistantDialog, qtbot: QtBot) -> None:
    """Everything that a person says of the list, by keys where there is one."""
    for column, keys in {1: "GP", 2: "C", 3: "N", 4: "K", 5: "A", 6: "A", 8: "R"}.items():
        press(dialog, qtbot, keys, column)
    dialog.sheet.say_not_counted(7, "of which")
    choose(dialog, "member", "EST")
    choose(dialog, "currency", "EUR")
    settle(dialog, qtbot)


def shown_rows(dialog: AssistantDialog) -> list[list[str]]:
    model = dialog.outcome.total_model
    return [[str(model.index(row, column).data()) for column in Summed] for row in range(model.rowCount())]


def totals(dialog: AssistantDialog) -> dict[tuple[str, str, str], str]:
    rows = shown_rows(dialog)
    return {(row[Summed.WHAT], row[Summed.SIDE], row[Summed.PART]): row[Summed.AMOUNT] for row in rows}


@pytest.mark.parametrize(
    ("key", "column", "use"),
    [
        ("A", 6, ColumnUse(6, "Budget 2025", Role.AMOUNT, 2025, Kind.PLAN, stage="Budget")),
        ("Y", 6, ColumnUse(6, "Budget 2025", Role.AMOUNT, 2025, Kind.PLAN, stage="Budget")),
        ("N", 3, ColumnUse(3, "Title", Role.TITLE)),
        ("G", 1, ColumnUse(1, "Chapter", Role.HEADING)),
        ("C", 2, ColumnUse(2, "Code", Role.CODE)),
        ("O", 8, ColumnUse(8, "Office", Role.PERIOD)),
        ("R", 7, ColumnUse(7, "Note", Role.TEXT)),
        ("X", 7, ColumnUse(7, "Note", Role.IGNORED)),
    ],
)
def test_that_every_role_of_a_lists_column_is_given_with_a_key(
    listed: AssistantDialog, qtbot: QtBot, key: str, column: int, use: ColumnUse
) -> None:
    press(listed, qtbot, key, column)
    assert listed.entry.mapping.use(column) == use


def test_that_letters_that_mean_nothing_for_a_list_do_nothing(listed: AssistantDialog, qtbot: QtBot) -> None:
    press(listed, qtbot, "FWU", 4)
    assert listed.entry.mapping == LINES


def test_that_letters_of_a_list_do_nothing_in_a_table_of_years(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    before = dialog.entry.mapping
    press(dialog, qtbot, "AGKPD", 6, row=3)
    assert QApplication.activePopupWidget() is None
    assert dialog.entry.mapping == before


def test_that_the_menu_of_a_column_has_what_means_something_for_the_table(
    opened: Open, listed: AssistantDialog
) -> None:
    def ids(dialog: AssistantDialog) -> set[str]:
        return {action.objectName() for action in dialog.sheet.column_menu(4).actions()} - {""}

    both = {"years_down", "code", "text", "leave_column", "another_year"}
    years = {"year_actual", "year_estimate", "year_plan"}
    assert ids(listed) == both | {"amounts", "titles", "groups", "apart", "sums"}
    rows = {action.objectName() for action in listed.sheet.row_menu(3).actions()} - {""}
    assert rows == {"header", "begin", "end", "total", "leave_row", "nested"}
    years_of = opened(Data=RETURN)
    assert {action.objectName() for action in years_of.sheet.row_menu(3).actions()} == rows - {"nested"} | {""}
    assert ids(years_of) == both | years | {"names", "values", "item", "unit", "flag"}


def test_that_amounts_are_of_the_year_of_each_row_where_a_column_tells_it(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    press(listed, qtbot, "A", 6)
    assert act(listed.sheet.column_menu(6), "amounts").isChecked()
    press(listed, qtbot, "O", 8)
    menu = listed.sheet.column_menu(6)
    assert act(menu, "amounts_dated").isChecked()
    assert "another_year" not in {action.objectName() for action in menu.actions()}
    press(listed, qtbot, "AY", 5)
    assert [use.year for use in listed.entry.mapping.figures] == [None, None]


def test_that_what_is_kept_apart_or_has_totals_is_ticked_and_taken_back_by_the_same_key(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    press(listed, qtbot, "K", 4)
    press(listed, qtbot, "P", 1)
    mapping = listed.entry.mapping
    assert (mapping.sides, mapping.parts) == ((Part("", "Kind"),), (Part("", "Chapter"),))
    assert act(listed.sheet.column_menu(4), "apart").isChecked()
    assert act(listed.sheet.column_menu(1), "sums").isChecked()
    press(listed, qtbot, "K", 4)
    press(listed, qtbot, "P", 1)
    assert (listed.entry.mapping.sides, listed.entry.mapping.parts) == ((), ())


def test_that_lines_that_are_the_sum_of_those_below_them_are_left_uncounted_by_one_key_for_all(
    opened: Open, qtbot: QtBot
) -> None:
    rows = (LIST[0], ("10 Ministry", "100", "Ministry", "spending", 5000, 6000), ("", "101", "Pay", "", 4000, 5000),
            ("", "102", "Rent", "", 1000, 1000))  # fmt: skip
    dialog = opened(Data=rows)
    dialog.steps.correct(replace(LINES, sides=()), "form")
    for column, key in ((2, "C"), (3, "N"), (5, "A"), (6, "A")):
        press(dialog, qtbot, key, column)
    assert [row[Summed.AMOUNT] for row in shown_rows(dialog)] == ["10.000", "12.000"]
    press(dialog, qtbot, "S", 1)
    assert [row[Summed.AMOUNT] for row in shown_rows(dialog)] == ["5.000", "6.000"]
    assert act(dialog.sheet.row_menu(4), "nested").isChecked()
    assert dialog.sheet.view.model().headerData(1, Qt.Orientation.Vertical) == "2 · not counted"
    press(dialog, qtbot, "S", 1)
    assert not dialog.entry.mapping.nested


def test_that_what_is_said_of_sums_holds_for_lists_of_the_book_that_are_headed_alike(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(One=LIST, Two=LIST)
    lists = [replace(LINES, sheet=sheet) for sheet in ("One", "Two")]
    for at, mapping in enumerate(lists):
        dialog.steps.take(dialog.draft.with_entry(at, Entry(Guess(mapping), mapping, True)))
    dialog.steps.look_at(0)
    settle(dialog, qtbot)
    press(dialog, qtbot, "S", 1)
    assert [entry.mapping.nested for entry in dialog.draft.entries] == [True, True]
    dialog.steps.undo()
    assert [entry.mapping.nested for entry in dialog.draft.entries] == [False, False]
    settle(dialog, qtbot)


def test_that_lines_are_not_told_apart_by_amounts(listed: AssistantDialog, qtbot: QtBot) -> None:
    press(listed, qtbot, "AKP", 6)
    assert (listed.entry.mapping.sides, listed.entry.mapping.parts) == ((), ())
    menu = listed.sheet.column_menu(6)
    assert [act(menu, name).isEnabled() for name in ("apart", "sums", "amounts")] == [False, False, True]


def test_that_a_key_lists_the_texts_that_may_say_that_a_line_does_not_count(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    press(listed, qtbot, "D", 8)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Those that say “A&&B”", "Those that say “C”"]
    menu.actions()[1].trigger()
    menu.close()
    settle(listed, qtbot)
    assert listed.entry.mapping.use(8) == ColumnUse(8, "Office", Role.COUNTED, not_counted="C")
    again = listed.sheet.not_counted_menu(8)
    assert [(action.text(), action.isChecked()) for action in again.actions()] == [
        ("Those that say “C”", True), ("Those that say “A&&B”", False),
    ]  # fmt: skip
    again.actions()[0].trigger()
    settle(listed, qtbot)
    assert listed.entry.mapping.use(8) == ColumnUse(8, "Office", Role.TEXT)


def test_that_a_column_without_texts_says_so_in_place_of_a_list(listed: AssistantDialog, qtbot: QtBot) -> None:
    press(listed, qtbot, "A", 6)
    for column, text in ((6, "Point at a column that tells which lines others hold already."),
                         (5, "This column has no texts, or more than 20 different ones.")):  # fmt: skip
        (action,) = listed.sheet.not_counted_menu(column).actions()
        assert (action.text(), action.isEnabled()) == (text, False)


def test_that_a_lists_totals_stand_in_place_of_figures_and_are_told_in_a_sentence(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    say_all(listed, qtbot)
    outturn, budget = "2024 · Outturn", "2025 plan · Budget"
    assert totals(listed) == {
        (outturn, "spending", "all lines"): "10.000", (budget, "spending", "all lines"): "12.000",
        (outturn, "spending", "10 Ministry"): "4.000", (budget, "spending", "10 Ministry"): "5.000",
        (outturn, "spending", "20 Forces"): "6.000", (budget, "spending", "20 Forces"): "7.000",
        (outturn, "revenue", "all lines"): "0.200", (budget, "revenue", "all lines"): "0.300",
        (outturn, "revenue", "20 Forces"): "0.200", (budget, "revenue", "20 Forces"): "0.300",
    }  # fmt: skip
    assert listed.outcome.tabs.tabText(0) == "Totals 10"
    assert listed.outcome.tabs.indexOf(listed.outcome.table) == -1
    assert listed.outcome.summary.text().startswith(
        "8 amounts of 4 lines of a budget; 1 line does not count. In EUR million:"
        " 2024 · Outturn: spending 10.00, revenue 0.20; 2025 plan · Budget: spending 12.00, revenue 0.30."
    )
    assert listed.outcome.totals.isColumnHidden(Summed.MONTHS)
    assert not listed.outcome.totals.isColumnHidden(Summed.SIDE)
    assert listed.foot.bring.isEnabled()


def test_that_a_total_that_is_come_to_shows_its_cells(listed: AssistantDialog, qtbot: QtBot) -> None:
    say_all(listed, qtbot)
    table = listed.outcome.totals
    at = [row[Summed.PART] for row in shown_rows(listed)].index("20 Forces")
    table.setCurrentIndex(table.model().index(at, 0))
    assert listed.sheet.view.ring == ((4, 5), (4, 5))


def test_that_findings_of_a_list_are_counted_in_the_sentence(opened: Open, qtbot: QtBot) -> None:
    wrong = (*LIST[:-1], ("", "", "Total of spending", "", 10000, 12500, "", ""))
    dialog = opened(Data=wrong)
    dialog.steps.correct(LINES, "form")
    say_all(dialog, qtbot)
    assert dialog.outcome.summary.text().endswith(" 2025 plan · Budget: spending 12.00, revenue 0.30. 1 warning.")
    model = dialog.outcome.findings.model
    assert [model.finding_at(row).place for row in range(model.rowCount())] == ["Data!F6", "Data!E6"]


def test_that_figures_are_back_where_the_list_is_taken_for_a_table_of_years_again(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    outcome = listed.outcome
    assert outcome.tabs.currentWidget() is outcome.totals
    listed.steps.undo()
    settle(listed, qtbot)
    assert outcome.tabs.indexOf(outcome.totals) == -1
    assert outcome.tabs.currentWidget() is outcome.table
    assert outcome.tabs.tabText(0).startswith("Figures ")


def test_that_a_budget_counts_its_amounts_and_asks_whose_they_are_and_in_which_currency(
    listed: AssistantDialog, qtbot: QtBot
) -> None:
    fields = listed.fields
    measure = fields.choices["measure"]
    assert (measure.currentText(), measure.currentData(), measure.isEnabled()) == ("budget", Measure.BUDGET, False)
    assert measure.count() == 1
    enabled = {name for name, choice in fields.choices.items() if choice.isEnabled()}
    assert enabled == {"member", "currency", "power", "price_basis", "estimates_from", "form", "decimal"}
    assert [fields.labels[name].text() for name in ("member", "currency")] == ["▲ Member", "▲ Currency"]
    assert fields.labels["currency"].toolTip() == "Nothing says in which currency the amounts are; choose one."
    assert "Member, Currency" in fields.why.text()
    choose(listed, "member", "EST")
    choose(listed, "currency", "EUR")
    assert [fields.labels[name].text() for name in ("member", "currency")] == ["Member", "Currency"]
    choose(listed, "member", "")
    assert fields.labels["member"].text() == "▲ Member"
    assert fields.choices["member"].currentText() == "not said yet"
    for column in range(1, 9):
        press(listed, qtbot, "A" if column == 6 else "R", column)
    assert listed.foot.said.text() == "▲ Nothing says whose budget this is; choose a member."
    listed.show_lack()
    assert fields.choices["member"].hasFocus()


def test_that_a_list_that_is_only_guessed_to_be_one_is_in_doubt_by_its_form_until_a_person_says_so(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(Data=LIST)
    doubtful = Guess(LINES, (Reason("measure", "Codes and amounts are lines of a budget.", sure=False),))
    dialog.steps.take(dialog.draft.with_entry(0, Entry(doubtful, LINES, True)))
    settle(dialog, qtbot)
    fields = dialog.fields
    assert [fields.labels[name].text() for name in ("measure", "form")] == ["What is counted", "▲ Table"]
    assert fields.labels["form"].toolTip() == "Codes and amounts are lines of a budget."
    assert "Table" in fields.why.text()
    assert "What is counted" not in fields.why.text()
    choose(dialog, "form", Form.LINES)
    settle(dialog, qtbot)
    assert fields.labels["form"].text() == "Table"
    assert fields.labels["form"].toolTip() == "You said so."
    assert dialog.entry.mapping == LINES


def test_that_other_tables_may_count_anything_but_budgets(opened: Open) -> None:
    measure = opened(Data=GOOD).fields.choices["measure"]
    assert measure.count() > 10
    assert measure.findData(Measure.BUDGET) == -1
    assert measure.isEnabled()
    choices = opened(Data=GOOD).fields.choices
    assert [choices[name].itemText(0) for name in ("member", "currency")] == ["as named there", "each one's own"]


def test_that_a_table_is_taken_for_a_budgets_list_and_back_by_its_form(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=GOOD)
    choose(dialog, "form", Form.LINES)
    qtbot.waitUntil(lambda: dialog.entry.mapping.form is Form.LINES)
    settle(dialog, qtbot)
    assert dialog.entry.mapping.measure is Measure.BUDGET
    assert dialog.fields.choices["form"].currentText() == "lines of a budget"
    assert [use.year for use in dialog.entry.mapping.figures] == [2023, 2024]
    choose(dialog, "form", Form.YEARS)
    qtbot.waitUntil(lambda: dialog.entry.mapping.form is Form.YEARS)
    settle(dialog, qtbot)
    assert dialog.fields.choices["measure"].isEnabled()


def test_that_a_list_stays_one_where_its_header_is_pointed_at(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=(("Budget of the ministry",), *LIST))
    dialog.steps.correct(replace(LINES, header_row=1, columns=(ColumnUse(3, "", Role.TITLE),)), "form")
    settle(dialog, qtbot)
    act(dialog.sheet.row_menu(2), "header").trigger()
    settle(dialog, qtbot)
    mapping = dialog.entry.mapping
    assert (mapping.form, mapping.header_row) == (Form.LINES, 2)
    assert [use.header for use in mapping.columns] == [*LIST[0]]
    title = mapping.use(3)
    assert title is not None
    assert title.role is Role.TITLE
    assert dialog.entry.why("header_row") == "You said so."


def test_that_no_other_table_of_a_sheet_is_taken_beside_a_budgets_list(opened: Open, qtbot: QtBot) -> None:
    two = (*GOOD, (), *GOOD[1:])
    dialog = opened(Data=two)
    dialog.steps.tick(0, taken=True)
    dialog.steps.tick(1, taken=True)
    dialog.steps.look_at(0)
    dialog.steps.correct(replace(LINES, header_row=2, columns=(ColumnUse(1, ""),)), "form")
    assert [entry.taken for entry in dialog.draft.entries] == [True, False]
    dialog.steps.tick(1, taken=True)
    assert [entry.taken for entry in dialog.draft.entries] == [False, True]
    dialog.steps.undo()
    dialog.steps.undo()
    assert [entry.taken for entry in dialog.draft.entries] == [True, True]
    settle(dialog, qtbot)
