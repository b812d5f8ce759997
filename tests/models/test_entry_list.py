"""The tables of a draft, each with a box to tick and how far it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rampath.domain.member import Register
from rampath.models.entry_list import EntryListModel, state
from rampath.workbook.draft import Draft, draft_of
from workbook.sheets import book_of, sheet_of

TITLE = ("NATO: defence expenditure as % of GDP",)
GOOD = (TITLE, ("", 2023, 2024), ("Belgium", 1.2, 1.3), ("Estonia", 2.7, 3.4))
ODD = (TITLE, ("", 2023, 2024, "Rank"), ("France", 1.9, 2.1, 5), ("Italy", 1.5, 1.5, 9))


@pytest.fixture
def draft(register: Register) -> Draft:
    sheets = (sheet_of((*GOOD, (), *GOOD), "Two"), sheet_of(ODD, "Odd"), sheet_of((("x",),), "Notes"))
    return draft_of(book_of(*sheets), register)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester, draft: Draft) -> None:
    qtmodeltester.check(EntryListModel(draft))


def test_that_each_table_tells_its_sheet_its_rows_and_its_state(draft: Draft) -> None:
    model = EntryListModel(draft)
    assert [model.index(row).data() for row in range(4)] == [
        "Two, rows 3–4\n✓ ready", "Two, from row 8\n✓ ready", "Odd\n▲ 1 column not known", "Notes\n– no table found",
    ]  # fmt: skip
    assert "column D" in model.index(2).data(Qt.ItemDataRole.ToolTipRole)


def test_that_tables_side_by_side_tell_their_columns(register: Register) -> None:
    rows = (
        ("", "Defence expenditure (EUR million)", "", "Defence expenditure, % of GDP"),
        ("", 2023, 2024, 2023, 2024),
        ("Belgium", 6000, 6500, 1.2, 1.3),
        ("Estonia", 800, 900, 2.9, 3.1),
    )
    model = EntryListModel(draft_of(book_of(sheet_of(rows, "Both")), register))
    assert [model.index(row).data() for row in range(2)] == [
        "Both, from row 3, columns B–C\n✓ ready", "Both, from row 3, columns D–E\n✓ ready",
    ]  # fmt: skip


def test_that_a_box_asks_and_a_sheet_without_a_table_has_none(draft: Draft, qtbot: QtBot) -> None:
    model = EntryListModel(draft)
    box = Qt.ItemDataRole.CheckStateRole
    assert [model.index(row).data(box) for row in range(4)] == [
        Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Checked, None,
    ]  # fmt: skip
    with qtbot.waitSignal(model.ticked) as asked:
        assert model.setData(model.index(2), Qt.CheckState.Unchecked, box)
    assert asked.args == [2, False]
    assert model.index(2).data(box) is Qt.CheckState.Checked
    assert not model.setData(model.index(2), "name")


def test_that_only_rows_that_changed_are_drawn_again(draft: Draft, qtbot: QtBot) -> None:
    model = EntryListModel(draft)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.show_draft(draft.with_entry(2, replace(draft.entries[2], taken=False)))
    assert changed == [2]
    counted: list[int] = []
    model.modelAboutToBeReset.connect(lambda: counted.append(model.rowCount()))
    with qtbot.waitSignal(model.modelReset):
        model.show_draft(replace(draft, entries=draft.entries[:1]))
    assert counted == [4]
    assert model.index(0).data() == "Two\n✓ ready"


def test_that_the_state_says_what_is_lacking_in_few_words(draft: Draft) -> None:
    entry = draft.entries[0]
    for change, word in (
        ({"measure": None}, "▲ counts what?"),
        ({"price_basis": "constant"}, "▲ prices of which year?"),
        ({"columns": entry.mapping.columns[1:]}, "▲ not complete"),
    ):
        assert state(replace(entry, mapping=replace(entry.mapping, **change))) == word
