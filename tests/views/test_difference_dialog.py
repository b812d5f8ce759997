"""The question of a second import: a figure is chosen by click or key, all of a kind at once, and OK waits."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from domain.build import REGISTER
from rampath.domain.hand_edit import set_by_hand
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.reimport import Change, Choices, Take, differences
from rampath.models.difference_table import Column
from rampath.views.asking import Asking
from rampath.views.difference_dialog import DifferenceDialog


def figure(year: int, value: float) -> Observation:
    return Observation(
        "AAA", Measure.CORE_SHARE, year, value, "fraction", "", Kind.ACTUAL, "E", "e.xlsx", "T!A1", str(value)
    )


HELD = (set_by_hand(figure(2023, 0.023), 0.03), figure(2024, 0.024), figure(2025, 0.025))
FILE = (figure(2023, 0.0235), figure(2024, 0.0245), figure(2025, 0.0255))
FOUND = differences(Observations(HELD), FILE)


@pytest.fixture
def dialog(qtbot: QtBot) -> DifferenceDialog:
    made = DifferenceDialog("Import e.xlsx again", "Three differ.", FOUND, REGISTER)
    qtbot.addWidget(made)
    return made


def ok(dialog: DifferenceDialog) -> bool:
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_that_ok_waits_until_the_conflict_is_decided(qtbot: QtBot, dialog: DifferenceDialog) -> None:
    assert not ok(dialog)
    assert "still to be decided: 1" in dialog._left.text()
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.READ))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert ok(dialog)
    assert dialog.choices[FOUND[0]] is Take.READ


def test_that_space_or_enter_beside_the_figures_goes_through_those_of_the_row(
    qtbot: QtBot, dialog: DifferenceDialog
) -> None:
    conflict, changed = FOUND[0], FOUND[1]
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.MEMBER))
    chosen = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.table, key)
        chosen.append(dialog.choices[conflict])
    assert chosen == [Take.READ, Take.MINE, Take.FILE, Take.READ]
    assert dialog.choices[changed] is Take.FILE
    dialog.table.setCurrentIndex(dialog.model.index(1, Column.FIGURE))
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.choices[changed] is Take.MINE


def test_that_a_click_chooses_the_figure_under_it(dialog: DifferenceDialog) -> None:
    dialog.table.clicked.emit(dialog.model.index(1, Column.MINE))
    assert dialog.choices[FOUND[1]] is Take.MINE
    assert FOUND[0] not in dialog.choices


def test_that_the_buttons_act_on_what_is_listed(dialog: DifferenceDialog) -> None:
    listed = [dialog.kinds.itemText(i) for i in range(dialog.kinds.count())]
    assert listed == ["All that differ (3)", "Edited by hand, and changed in the file (1)", "Changed in the file (2)"]
    dialog.kinds.setCurrentIndex(2)
    dialog.kinds.activated.emit(2)
    assert {each.change for each in dialog.model.shown} == {Change.CHANGED}
    dialog.keep.click()
    assert [take for each, take in dialog.choices.items()] == [Take.MINE, Take.MINE]
    dialog.kinds.setCurrentIndex(0)
    dialog.kinds.activated.emit(0)
    dialog.take.click()
    assert set(dialog.choices.values()) == {Take.FILE}
    assert dialog._left.text() == "Taken from the file: 3 of 3"


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Asking(window)
    for each in QApplication.topLevelWidgets():
        each.close()


def test_that_what_was_chosen_is_handed_on_and_nothing_on_cancel(asking: Asking) -> None:
    handed: list[Choices] = []

    def opened() -> DifferenceDialog:
        asking.which_stand("Import e.xlsx again", "Three differ.", FOUND, REGISTER, handed.append)
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, DifferenceDialog) and w.isVisible()]
        assert len(found) == 1
        return found[0]

    opened().reject()
    assert handed == []
    dialog = opened()
    dialog.take.click()
    dialog.accept()
    assert handed == [dict.fromkeys(FOUND, Take.FILE)]
