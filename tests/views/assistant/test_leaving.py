"""Leaving the assistant without importing."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from views.assistant.conftest import RETURN, Open
from views.assistant.hands import GOOD, asked, leave, settle


def test_that_what_was_said_is_not_lost_by_a_slip_of_the_escape_key(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(Data=RETURN)
    dialog.foot.acknowledge.click()
    settle(dialog, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    box = asked(dialog)
    assert box.text().startswith("Leave without importing?")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))
    leave(dialog, "&Go on")
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))
    leave(dialog)
    assert not dialog.isVisible()


def test_that_nobody_is_asked_where_nothing_was_said_or_all_of_it_is_kept(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    untouched = opened(Data=GOOD)
    untouched.reject()
    assert not untouched.isVisible()
    kept = opened(Data=RETURN)
    kept.foot.acknowledge.click()
    settle(kept, qtbot)
    kept.save_profile(tmp_path / "profiles" / "ours.toml")
    settle(kept, qtbot)
    kept.reject()
    assert not kept.isVisible()
