"""The import assistant through its widgets: pointing, fields, what blocks, what would be imported, and importing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from rampath.charts.palette import DARK
from rampath.domain.observation import Kind, Measure
from rampath.models.question_table import Asked
from rampath.models.sheet_table import SheetRole, Tint
from rampath.workbook.mapping import Form, Role
from views.assistant.conftest import ITEMS, RETURN, Open
from views.assistant.hands import GOOD, act, choose, settle, shown


def test_that_the_guess_is_drawn_on_the_sheet_and_what_it_gives_stands_beside_it(opened: Open) -> None:
    dialog = opened(Data=GOOD)
    model = dialog.sheet.view.model()
    assert model.headerData(1, Qt.Orientation.Vertical) == "2 · header"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "C · 2024"
    assert model.index(2, 0).data(SheetRole.MARK).tint is Tint.NAMES
    assert shown(dialog) == {"Belgium": ["1.20\u2009%", "1.30\u2009%"], "Estonia": ["2.70\u2009%", "3.40\u2009%"]}
    assert dialog.outcome.summary.text() == "4 figures of 2 members, 2023–2024."
    assert dialog.foot.said.text() == "✓ Everything is known that is needed."
    assert dialog.foot.bring.isEnabled()
    assert not dialog.entries.isVisible()


def test_that_unknown_columns_block_and_the_block_is_said_until_they_are_acknowledged(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(Data=RETURN)
    assert not dialog.foot.bring.isEnabled()
    assert dialog.foot.said.text() == (
        "▲ Nobody has said yet what the columns E and F hold; say it, or leave them out."
    )
    assert dialog.foot.acknowledge.text() == "&Leave out the 2 unknown columns"
    dialog.bring()
    settle(dialog, qtbot)
    assert dialog.isVisible()
    dialog.foot.acknowledge.click()
    settle(dialog, qtbot)
    assert dialog.foot.bring.isEnabled()
    assert not dialog.foot.acknowledge.isVisible()
    assert [use.role for use in dialog.entry.mapping.columns][-2:] == [Role.IGNORED, Role.IGNORED]


def test_that_a_field_changes_what_is_imported_and_its_reason_becomes_that_you_said_so(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(Data=GOOD)
    choose(dialog, "percent", False)
    settle(dialog, qtbot)
    assert shown(dialog) == {}
    questions = dialog.outcome.questions.model
    assert questions.rowCount() == 2
    assert "the first 120.00 %. How are they meant?" in questions.index(0, Asked.MESSAGE).data().replace("\u2009", " ")
    assert dialog.entry.why("percent") == "You said so."
    choose(dialog, "measure", Measure.CORE_EXPENDITURE)
    choose(dialog, "currency", "USD")
    choose(dialog, "power", 9)
    dialog.fields.year.setText("2015")
    choose(dialog, "price_basis", "constant")
    choose(dialog, "estimates_from", 2024)
    dialog.fields.edition.setText("  Return of 2025 ")
    dialog.fields.edition.editingFinished.emit()
    mapping = dialog.entry.mapping
    assert mapping.measure is Measure.CORE_EXPENDITURE
    assert (mapping.measure, mapping.currency, mapping.power, mapping.price_basis) == (
        Measure.CORE_EXPENDITURE, "USD", 9, "constant 2015",
    )  # fmt: skip
    assert (mapping.estimates_from, mapping.edition) == (2024, "Return of 2025")
    settle(dialog, qtbot)
    assert shown(dialog)["Belgium"] == ["1,200", "1,300e"]


def test_that_constant_prices_without_a_year_block_until_the_year_is_typed(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=(("NATO: defence expenditure, million euro, constant prices",), *GOOD[1:]))
    assert "constant, but of a year" in dialog.foot.said.text()
    dialog.fields.year.setText("20")
    dialog.fields.year.editingFinished.emit()
    assert not dialog.foot.bring.isEnabled()
    dialog.fields.year.setText("2021")
    dialog.fields.year.editingFinished.emit()
    settle(dialog, qtbot)
    assert dialog.entry.mapping.price_basis == "constant 2021"
    assert dialog.foot.bring.isEnabled()


def test_that_what_the_sheet_does_not_say_plainly_has_a_sign_and_a_sentence(opened: Open) -> None:
    money = (("Belgium", 7100, 7900), ("Estonia", 1131, 1364))
    dialog = opened(Data=(("NATO: defence expenditure",), GOOD[1], *money))
    assert dialog.fields.labels["power"].text() == "▲ Counted in"
    assert dialog.fields.labels["measure"].text() == "What is counted"
    assert dialog.fields.why.text() == ("The sheet does not say it plainly: Currency, Counted in. Check what has a ▲.")
    dialog.fields.choices["power"].setFocus()
    assert dialog.fields.why.text() == "Nothing says so; it is guessed from the size of the figures."


def test_that_a_question_in_the_preview_is_no_window_of_its_own_and_leaves_the_keys_to_the_dialog(
    opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(Data=(("NATO: defence expenditure",), *GOOD[1:]))
    questions = dialog.outcome.questions
    assert questions.model.rowCount() == 1
    assert not questions.isWindow()
    assert not questions.isVisible(), "it waits on its tab"
    assert QApplication.activeWindow() is dialog
    dialog.fields.choices["power"].setFocus()
    assert dialog.fields.why.text() == "Nothing says so; it is guessed from the size of the figures."
    dialog.outcome.tabs.setCurrentWidget(questions)
    assert questions.isVisible()
    choose(dialog, "power", 9)
    settle(dialog, qtbot)
    assert dialog.outcome.tabs.indexOf(questions) == -1, "in billions nothing is odd"


def test_that_items_are_named_together_or_left_out(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Belgium=ITEMS)
    assert dialog.entry.mapping.member == "BEL"
    assert dialog.foot.acknowledge.text() == "&Leave out the 2 unknown items"
    items = dialog.outcome.items
    assert not dialog.fields.choices["measure"].isEnabled()
    items.select([2])
    choose(dialog, "measure", Measure.DEFENCE_ITEM)
    assert [item.text for item in items.chosen] == ["Tanks"]
    items.select([3])
    items.leave.click()
    settle(dialog, qtbot)
    assert [item.measure for item in dialog.entry.mapping.items[2:]] == [Measure.DEFENCE_ITEM, None]
    assert dialog.foot.bring.isEnabled()
    assert list(shown(dialog)) == ["core defence expenditure", "core share of GDP", "Tanks"]
    items.take.click()
    assert not dialog.foot.bring.isEnabled()


def test_that_whose_a_table_is_must_be_chosen_where_nothing_says_it(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=ITEMS[:3])
    assert dialog.foot.said.text() == "▲ Nothing says which member the table is about; choose one."
    choose(dialog, "member", "EST")
    settle(dialog, qtbot)
    assert dialog.outcome.summary.text() == "4 figures of Estonia, 2023–2024."


def test_that_a_near_miss_is_asked_about_and_its_answer_is_read(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=(*GOOD, ("Slovenja", 1.0, 1.1)))
    assert "1 question" in dialog.outcome.summary.text()
    model = dialog.outcome.questions.model
    assert model.setData(model.index(0, 3), "SVN")
    settle(dialog, qtbot)
    assert shown(dialog)["Slovenia"] == ["1.00\u2009%", "1.10\u2009%"]


def test_that_a_figure_that_is_come_to_is_shown_in_the_sheet(opened: Open) -> None:
    dialog = opened(Data=GOOD)
    dialog.outcome.table.setCurrentIndex(dialog.outcome.model.index(1, 1))
    assert dialog.sheet.view.ring == ((4, 2), (4, 2))


def test_that_a_finding_that_is_come_to_is_shown_in_the_sheet(opened: Open) -> None:
    dialog = opened(Data=(*GOOD, ("Atlantis", 1, 1)))
    assert dialog.outcome.findings.model.rowCount() == 1
    dialog.outcome.findings.table.setCurrentIndex(dialog.outcome.findings.model.index(0, 0))
    assert dialog.sheet.view.ring == ((5, 1), (5, 1))


def test_that_a_finding_that_is_come_to_tells_its_whole_sentence_with_what_was_expected(opened: Open) -> None:
    dialog = opened(Data=(*GOOD, ("", 4, 5)))
    findings = dialog.outcome.findings
    assert findings.told.isHidden()
    findings.table.setCurrentIndex(findings.model.index(0, 0))
    assert findings.model.finding_at(0).expected == "a member's name"
    assert "expected a member's name" in findings.told.text()
    assert not findings.told.isHidden()


def test_that_a_scale_that_is_a_guess_is_seen_beside_the_figures(opened: Open, qtbot: QtBot) -> None:
    rows = (("Defence expenditure, euro",), ("", 2023, 2024), ("Belgium", 6100, 7000), ("Estonia", 1090, 1285))
    dialog = opened(Data=rows)
    assert not dialog.entry.is_sure("power")
    assert str(dialog.outcome.model.index(0, 0).data()).startswith("▲ EUR")
    choose(dialog, "power", 6)
    settle(dialog, qtbot)
    assert dialog.outcome.model.index(0, 0).data() == "EUR million"


def test_that_each_change_is_a_step_that_is_taken_back_and_made_again(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    guess = dialog.entry.mapping
    dialog.steps.acknowledge()
    known = dialog.entry.mapping
    dialog.steps.undo()
    assert dialog.entry.mapping is guess
    dialog.steps.redo()
    assert dialog.entry.mapping is known
    dialog.foot.guess.click()
    assert dialog.entry.mapping is guess
    assert not dialog.foot.guess.isEnabled()
    settle(dialog, qtbot)


def test_that_tables_of_several_sheets_are_ticked_and_shown_one_by_one(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Good=GOOD, Odd=RETURN, Notes=(("a note",),))
    assert dialog.entries.isVisible()
    assert dialog.foot.said.text().startswith("▲ Nobody has said yet")
    dialog.entries.list.setCurrentIndex(dialog.entries.model.index(0))
    settle(dialog, qtbot)
    assert dialog.entry.mapping.sheet == "Good"
    assert dialog.foot.said.text().startswith("▲ Odd: Nobody has said yet")
    assert dialog.foot.acknowledge.isVisible()
    box = Qt.ItemDataRole.CheckStateRole
    dialog.entries.model.setData(dialog.entries.model.index(1), Qt.CheckState.Unchecked, box)
    settle(dialog, qtbot)
    assert dialog.foot.bring.isEnabled()
    dialog.steps.look_at(2)
    settle(dialog, qtbot)
    assert dialog.outcome.summary.text() == "As it stands, no figure would be imported."


def test_that_items_that_are_called_the_same_are_named_once_for_all_sheets(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Belgium=ITEMS, Estonia=ITEMS)
    assert dialog.foot.all.text() == "In &all 2 tables"
    dialog.outcome.items.select([2])
    choose(dialog, "measure", Measure.DEFENCE_ITEM)
    assert [entry.mapping.items[2].measure for entry in dialog.draft.entries] == [Measure.DEFENCE_ITEM] * 2
    dialog.foot.all.click()
    settle(dialog, qtbot)
    assert dialog.foot.bring.isEnabled()
    assert not dialog.foot.all.isVisible()


def test_that_what_is_lacking_is_shown_wherever_it_is(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Good=GOOD, Odd=RETURN, Belgium=ITEMS)
    dialog.steps.look_at(0)
    settle(dialog, qtbot)
    dialog.foot.show_it.click()
    settle(dialog, qtbot)
    assert dialog.entry.mapping.sheet == "Odd"
    assert dialog.sheet.view.ring == ((2, 5), (2, 5))
    dialog.steps.acknowledge()
    dialog.steps.tick(2, True)
    dialog.show_lack()
    settle(dialog, qtbot)
    assert dialog.entry.mapping.sheet == "Belgium"
    assert [item.text for item in dialog.outcome.items.chosen] == ["Tanks", "Ships"]
    dialog.steps.acknowledge()
    choose(dialog, "member", "")
    dialog.show_lack()
    assert dialog.fields.choices["member"].hasFocus()
    settle(dialog, qtbot)
    assert not dialog.foot.bring.isEnabled()


def test_that_a_column_without_a_year_is_shown_and_takes_it_there(opened: Open, qtbot: QtBot) -> None:
    rows = (("Estonia", "before", "now"), ("Defence expenditure as % of GDP", 2.0, 2.25), ("Tanks", 40, 41))
    dialog = opened(Data=rows)
    for column, year in ((2, 2023), (3, 2024)):
        assert dialog.foot.said.text() == "▲ A column of figures has no year yet; point at it and say which year it is."
        dialog.foot.show_it.click()
        settle(dialog, qtbot)
        assert dialog.sheet.cell == (1, column)
        dialog.sheet.say_year(column, year, Kind.ACTUAL)
        settle(dialog, qtbot)
    dialog.foot.show_it.click()
    assert [item.text for item in dialog.outcome.items.chosen] == ["Tanks"]


def test_that_another_form_is_guessed_at_anew(opened: Open, qtbot: QtBot) -> None:
    rows = (("NATO: defence expenditure as % of GDP",), ("", "Belgium", "Estonia"), (2023, 1.2, 2.7), (2024, 1.3, 3.4))
    dialog = opened(Data=rows)
    forms = [dialog.entry.mapping.form]
    for form in (Form.YEARS, Form.DOWN):
        choose(dialog, "form", form)
        settle(dialog, qtbot)
        forms.append(dialog.entry.mapping.form)
    assert forms == [Form.DOWN, Form.YEARS, Form.DOWN]
    assert shown(dialog)["Estonia"] == ["2.70\u2009%", "3.40\u2009%"]


def test_that_other_colours_reach_every_part(opened: Open) -> None:
    dialog = opened(Data=GOOD)
    dialog.set_palette(DARK)
    assert not dialog.grab().isNull()


def test_that_the_measure_that_is_chosen_brings_its_unit_from_the_sheet_and_a_mark_where_it_tells_none(
    opened: Open, qtbot: QtBot
) -> None:
    rows = (("(in billion euro)",), ("", 2023, 2024), ("Belgium", 4.4, 4.6), ("Estonia", 0.4, 0.5))
    dialog = opened(Data=rows)
    choose(dialog, "measure", Measure.CORE_EXPENDITURE)
    settle(dialog, qtbot)
    assert [dialog.fields.choices[name].currentText() for name in ("currency", "power")] == ["EUR", "billions (10⁹)"]
    assert dialog.entry.mapping.power == 9
    choose(dialog, "measure", Measure.PERSONNEL)
    choose(dialog, "measure", Measure.CORE_EXPENDITURE)
    assert dialog.fields.labels["power"].text() == "Counted in"
    bare = opened(Data=rows[1:])
    choose(bare, "measure", Measure.CORE_EXPENDITURE)
    assert bare.fields.labels["power"].text() == "▲ Counted in"
    choose(bare, "power", 9)
    assert bare.fields.labels["power"].text() == "Counted in"


def test_that_an_item_whose_unit_is_not_told_has_a_mark_until_a_person_says_it(opened: Open) -> None:
    dialog = opened(Belgium=ITEMS)
    items = dialog.outcome.items
    items.select([2])
    choose(dialog, "measure", Measure.DEFENCE_ITEM)
    assert items.model.index(2, 2).data() == "▲ EUR, millions"
    assert dialog.fields.labels["power"].text() == "▲ Counted in"
    choose(dialog, "power", 6)
    choose(dialog, "currency", "EUR")
    assert items.model.index(2, 2).data() == "EUR, millions"
    assert dialog.fields.labels["power"].text() == "Counted in"
    items.select([0])
    assert dialog.fields.labels["currency"].text() == "Currency"


@pytest.mark.parametrize("form", [Form.DOWN, Form.LONG])
def test_that_a_form_that_the_sheet_does_not_look_like_is_taken_as_it_is_said_in_one_step(
    opened: Open, qtbot: QtBot, form: Form
) -> None:
    two = (*GOOD, (), *GOOD[1:])
    dialog = opened(Data=two)
    dialog.steps.look_at(1)
    settle(dialog, qtbot)
    before = dialog.entry.mapping
    choose(dialog, "form", form)
    qtbot.waitUntil(lambda: dialog.entry.mapping.form is form)
    settle(dialog, qtbot)
    after = dialog.entry.mapping
    assert dialog.fields.choices["form"].currentData() == form
    assert (after.header_row, after.begins, after.measure) == (before.header_row, before.begins, before.measure)
    dialog.steps.undo()
    assert dialog.entry.mapping == before


def test_that_the_one_year_of_a_table_is_said_once_for_all_its_columns(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=(("Country", "Defence expenditure (EUR million)", "% of GDP"), ("Belgium", 8000, 1.31),
                          ("Norway", 9100, 2.2), ("Estonia", 1500, 3.4)))  # fmt: skip
    assert dialog.foot.said.text().startswith("▲ Nothing says which year the figures are")
    menu = dialog.sheet.column_menu(3)
    assert act(menu, "values").isChecked()
    act(menu, "another_year").trigger()
    asking = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QInputDialog))
    asking.setIntValue(2025)
    asking.accept()
    settle(dialog, qtbot)
    assert [(use.role, use.year) for use in dialog.entry.mapping.figures] == [(Role.VALUE, 2025)] * 2
    assert dialog.foot.bring.isEnabled()
    assert act(dialog.sheet.column_menu(2), "year_actual").isChecked()


def test_that_large_figures_are_shown_whole_and_words_of_several_prices_too(opened: Open) -> None:
    rows = (("Hungary, million forint, current prices",), ("", 2024, 2025), ("Defence expenditure", 1700000, 1800000),
            ("GDP", 81500000, 85600000))  # fmt: skip
    dialog = opened(Data=rows)
    table = dialog.outcome.table
    widest = table.fontMetrics().horizontalAdvance("85,600,000")
    assert "85,600,000" in str(shown(dialog))
    assert table.columnWidth(1) > widest + 6
    prices = dialog.fields.choices["price_basis"]
    assert (prices.placeholderText(), prices.isEnabled(), dialog.fields.year.isVisible()) == (
        "each its own",
        False,
        False,
    )


def test_that_the_names_of_tables_are_shown_whole(opened: Open) -> None:
    years = ("", 2023, 2024, 2025)
    rows = (("Defence expenditure, million euro",), (*years, *years[1:]), ("Belgium", *range(1, 7)))
    names = {f"Ausgaben des Ministeriums {n}": (*rows, (), *rows) for n in (1, 2)}
    tables = opened(**names).entries.list
    assert tables.isVisible()
    assert tables.horizontalScrollBar().maximum() == 0
