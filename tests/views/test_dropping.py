"""Files dragged over the window and dropped onto it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rampath.views.dropping import Dropping

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """Drags files over a window and drops them; `got` is what was dropped."""

    def __init__(self, qtbot: QtBot, *, several: bool = False) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(400, 300)
        self.window.show()
        self.dropping = Dropping(self.window, several=several)
        self.got: list[tuple[Path, ...]] = []
        self.dropping.dropped.connect(self.got.append)
        self._data = QMimeData()

    def drag(self, *urls: str) -> bool:
        self._data.setUrls([QUrl(url) for url in urls])
        event = QDragEnterEvent(QPoint(9, 9), COPY, self._data, LEFT, NONE)
        event.setAccepted(False)
        self.dropping.enter(event)
        return event.isAccepted()

    def drop(self) -> None:
        self.dropping.drop(QDropEvent(QPointF(9, 9), COPY, self._data, LEFT, NONE))


def test_that_a_file_over_the_window_is_announced_and_handed_on_when_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand(qtbot)
    file = tmp_path / "return & more.xlsx"
    assert hand.drag(QUrl.fromLocalFile(str(file)).toString())
    assert hand.dropping.hint.isVisible()
    assert hand.dropping.hint.text() == "Drop to read return & more.xlsx"
    assert hand.window.rect().contains(hand.dropping.hint.geometry())
    hand.drop()
    assert hand.got == [(file,)]
    assert not hand.dropping.hint.isVisible()


def test_that_the_words_go_when_the_file_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    hand = Hand(qtbot)
    hand.drag(QUrl.fromLocalFile(str(tmp_path / "a.xlsx")).toString())
    hand.dropping.leave()
    assert not hand.dropping.hint.isVisible()


@pytest.mark.parametrize("urls", [(), ("https://example.org/a.xlsx",)])
def test_that_what_is_no_file_of_this_machine_is_refused(qtbot: QtBot, urls: tuple[str, ...]) -> None:
    hand = Hand(qtbot, several=True)
    assert not hand.drag(*urls)
    hand.drop()
    assert hand.got == []


def test_that_several_files_and_folders_are_taken_only_where_they_are_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    folder = QUrl.fromLocalFile(str(tmp_path)).toString()
    files = [QUrl.fromLocalFile(str(tmp_path / name)).toString() for name in ("a.xlsx", "b.csv")]
    one = Hand(qtbot)
    assert not one.drag(*files)
    assert not one.drag(folder)
    many = Hand(qtbot, several=True)
    assert many.drag(folder)
    assert many.dropping.hint.text() == f"Drop to read the files of the folder {tmp_path.name}"
    assert many.drag(*files)
    assert many.dropping.hint.text() == "Drop to read 2 files"
    assert many.drag(files[0], folder)
    assert many.dropping.hint.text() == "Drop to read 2 files and folders"
    assert many.drag(*files)
    many.drop()
    assert many.got == [(tmp_path / "a.xlsx", tmp_path / "b.csv")]
