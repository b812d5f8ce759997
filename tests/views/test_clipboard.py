"""The clipboard is asked for what it holds also where there is nothing, or nobody may look."""

import pytest
from PySide6.QtGui import QGuiApplication

from rampath.views.clipboard import clip_of, clipboard_data
from rampath.workbook.pasted import Clip

pytestmark = pytest.mark.usefixtures("qapp")


class Shut:
    """A clipboard that another program keeps to itself, as Windows shows it."""

    def mimeData(self) -> None:
        return None


def test_that_a_clipboard_that_cannot_be_looked_into_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "clipboard", Shut)
    assert clip_of(clipboard_data()) == Clip("", "", b"")


def test_that_the_clipboard_gives_its_text() -> None:
    QGuiApplication.clipboard().setText("Belgium\t2.0")
    try:
        assert clip_of(clipboard_data()).text == "Belgium\t2.0"
    finally:
        QGuiApplication.clipboard().clear()
