"""Pointing at the sheet in the assistant: letters, numbers and cells, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from rampath.domain.observation import Kind, Measure
from rampath.workbook.mapping import Role
from views.assistant.conftest import RETURN, Open
from views.assistant.hands import GOOD, act, point, settle, shown


def test_that_a_column_is_given_its_year_from_its_menu_and_the_result_follows(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    act(dialog.sheet.column_menu(5), "year_estimate").trigger()
    settle(dialog, qtbot)
    use = dialog.entry.mapping.use(5)
    assert use is not None
    assert (use.role, use.year, use.kind) == (Role.YEAR, 2024, Kind.ESTIMATE)
    assert shown(dialog)["Estonia"] == ["2.10\u2009%", "2.70\u2009%", "3.40\u2009%e"]
    assert dialog.foot.acknowledge.text() == "&Leave out the unknown column"


def test_that_another_year_is_asked_for_by_its_number(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    act(dialog.sheet.column_menu(5), "another_year").trigger()
    asking = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QInputDialog))
    assert asking.intValue() == 2024
    asking.setIntValue(2030)
    asking.accept()
    settle(dialog, qtbot)
    use = dialog.entry.mapping.use(5)
    assert use is not None
    assert use.year == 2030


@pytest.mark.parametrize(
    ("key", "cell", "check"),
    [
        ("Y", (3, 5), lambda m: m.use(5).year == 2024),
        ("X", (3, 6), lambda m: m.use(6).role is Role.IGNORED),
        ("N", (3, 1), lambda m: (m.use(1).role, m.use(2).role) == (Role.LABEL, Role.TEXT)),
        ("R", (3, 6), lambda m: m.use(6).role is Role.TEXT),
        ("T", (6, 2), lambda m: m.totals == ()),
        ("E", (4, 2), lambda m: m.last_row == 4),
        ("B", (4, 2), lambda m: m.begins == 4),
        ("L", (4, 2), lambda m: m.left_out == (4,)),
    ],
)  # fmt: skip
def test_that_everything_that_is_pointed_at_with_the_mouse_can_be_said_with_a_key(
    opened: Open, qtbot: QtBot, key: str, cell: tuple[int, int], check: object
) -> None:
    dialog = opened(Data=RETURN)
    assert dialog.entry.mapping.totals == ("All three",)
    point(dialog, *cell)
    dialog.sheet.view.setFocus()
    QTest.keyClick(dialog.sheet.view, getattr(Qt.Key, f"Key_{key}"))
    settle(dialog, qtbot)
    assert callable(check)
    assert check(dialog.entry.mapping)


def test_that_the_header_row_that_is_pointed_at_makes_a_new_guess(opened: Open, qtbot: QtBot) -> None:
    rows = (*GOOD, ("",), ("NATO: defence expenditure, million euro",), ("", 2013, 2014), ("Italy", 20000, 21000))
    dialog = opened(Data=rows)
    assert dialog.entry.mapping.header_row == 2
    act(dialog.sheet.row_menu(7), "header").trigger()
    settle(dialog, qtbot)
    mapping = dialog.entry.mapping
    assert (mapping.header_row, mapping.measure) == (7, Measure.CORE_EXPENDITURE)
    assert shown(dialog) == {"Italy": ["20,000", "21,000"]}
    assert dialog.entry.why("header_row") == "You said so."


def test_that_a_letter_or_number_that_is_clicked_opens_its_menu(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    for signal in ((0, 5), (3, 0)):
        dialog.sheet.view.pointed.emit(*signal)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.title() == ("Column E" if signal[0] == 0 else "Row 3")
        menu.close()
    settle(dialog, qtbot)


def test_that_the_menu_key_opens_the_menu_of_the_cell_with_row_and_column(opened: Open) -> None:
    dialog = opened(Data=RETURN)
    point(dialog, 3, 5)
    view = dialog.sheet.view
    at = view.visualRect(view.currentIndex()).center()
    view.customContextMenuRequested.emit(QPoint(at))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "Row 3"
    assert "Column E" in [action.text() for action in menu.actions()]
    menu.close()


def test_that_the_line_above_tells_what_a_cell_is_taken_for(opened: Open) -> None:
    dialog = opened(Data=RETURN)
    point(dialog, 6, 2)
    assert dialog.sheet.told.text() == "B6 “All three”: total row"
    point(dialog, 4, 6)
    assert dialog.sheet.told.text() == "F4 “1”: Not known yet. Nothing tells what it holds."
