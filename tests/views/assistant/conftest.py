"""The assistant over books made of rows, with the program's own jobs behind its doors."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rampath.charts.palette import LIGHT
from rampath.domain.observation import Measure
from rampath.doors.importing import assistant_doors_for
from rampath.opening import Presets
from rampath.views.assistant.dialog import AssistantDialog
from rampath.workbook.draft import draft_of
from rampath.workbook.mapping import ColumnUse, Form, Mapping
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

LIST: Rows = (
    ("Chapter", "Code", "Title", "Kind", "Outturn 2024", "Budget 2025", "Note", "Office"),
    ("10 Ministry", "101", "Pay", "spending", 4000, 5000, "", "A&B"),
    ("10 Ministry", "102", "Officers", "spending", 1500, 2000, "of which", "A&B"),
    ("20 Forces", "201", "Tanks", "spending", 6000, 7000, "", "C"),
    ("20 Forces", "202", "Sales", "revenue", 200, 300, "", "C"),
    ("", "", "Total of spending", "", 10000, 12000, "", ""),
)
"""A budget's list, in thousands; the total holds pay and tanks, and the officers' pay is a part of all pay."""

LINES = Mapping(
    "Data", Form.LINES, 1, tuple(ColumnUse(at, str(header)) for at, header in enumerate(LIST[0], 1)),
    measure=Measure.BUDGET, power=3, totals=("Total of spending",),
)  # fmt: skip
"""It as a budget's list of whose columns nobody has said anything."""


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
