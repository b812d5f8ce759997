"""The assistant over books made of rows, with the program's own jobs behind its doors."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rampath.charts.palette import LIGHT
from rampath.doors.importing import assistant_doors_for
from rampath.opening import Presets
from rampath.views.assistant.dialog import AssistantDialog
from rampath.workbook.draft import draft_of
from workbook.sheets import Rows, book_of, sheet_of

Open = Callable[..., AssistantDialog]

RETURN: Rows = (
    ("NATO: defence expenditure as % of GDP",),
    ("", "", 2022, 2023, "this year", "Rank"),
    ("BEL", "Belgium", 1.1, 1.2, 1.3, 3),
    ("EST", "Estonia", 2.1, 2.7, 3.4, 1),
    ("FRA", "France", 1.8, 1.9, 2.1, 2),
    ("", "All three", 5.0, 5.8, 6.8, ""),
    ("Source: the ministry",),
)
"""A table with a column that nobody knows and one whose year is not said."""

ITEMS: Rows = (
    ("", 2023, 2024),
    ("Defence expenditure, million euro", 5200, 5600),
    ("Defence expenditure, % of GDP", 1.2, 1.3),
    ("Tanks", 40, 41),
    ("Ships", 2, 3),
)


@pytest.fixture
def opened(qtbot: QtBot, presets: Presets, tmp_path: Path) -> Open:
    """Opens the assistant on sheets by their names, and waits until it has read."""

    def open_it(**sheets: Rows) -> AssistantDialog:
        book = book_of(*(sheet_of(rows, name) for name, rows in sheets.items()))
        dialog = AssistantDialog(
            draft_of(book, presets.register), assistant_doors_for(presets, tmp_path / "profiles"), LIGHT
        )
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.idle)
        return dialog

    return open_it
