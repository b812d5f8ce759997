"""Titles and small texts keep their proportion to the text size that somebody has set for all programs."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rampath.charts.palette import LIGHT
from rampath.views.appearance import USUAL_TEXT, style_sheet, text_scale


@pytest.mark.parametrize(("text", "title", "small", "briefing"), [(12, 13, 12, 24), (18, 20, 18, 36)])
def test_that_titles_grow_with_the_text_of_the_system(
    qtbot: QtBot, text: int, title: int, small: int, briefing: int
) -> None:
    font = QFont()
    font.setPixelSize(text)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    labels = {name: QLabel("Belgium rises") for name in ("title", "small", "briefing")}
    for name, label in labels.items():
        label.setObjectName(name)
        column.addWidget(label)
    window.setStyleSheet(style_sheet(LIGHT, text_scale(font)))
    for label in labels.values():
        label.ensurePolished()
    assert {name: label.font().pixelSize() for name, label in labels.items()} == {
        "title": title, "small": small, "briefing": briefing,
    }  # fmt: skip


def test_that_the_usual_text_has_the_usual_sizes() -> None:
    font = QFont()
    font.setPixelSize(USUAL_TEXT)
    assert text_scale(font) == 1
