"""Windows of tables open as large as they want to, and not at the least that Qt would give them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.charts.palette import LIGHT
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure
from rampath.domain.reimport import differences
from rampath.doors.importing import assistant_doors_for
from rampath.opening import Presets
from rampath.returning import FolderRead
from rampath.views.assistant.dialog import AssistantDialog
from rampath.views.difference_dialog import DifferenceDialog
from rampath.views.edition_dialog import EditionDialog
from rampath.views.returns_dialog import ReturnsDialog
from rampath.workbook.draft import draft_of
from workbook.sheets import book_of, sheet_of


def difference(program: Program, _presets: Presets) -> QDialog:
    plan = program.document.plan
    row = plan.observations.get("POL", Measure.CORE_SHARE, 2025)
    assert row is not None
    found = differences(with_figure(plan, row, 0.05).observations, plan.observations)
    return DifferenceDialog("Import it again", "One differs, and these words wrap. " * 9, found, plan.register)


def editions(program: Program, _presets: Presets) -> QDialog:
    return EditionDialog(program.document.plan)


def returns(program: Program, _presets: Presets) -> QDialog:
    found = FolderRead(Path("returns"), (), (), "NATO July 2026")
    return ReturnsDialog(found, program.document.plan.register, lambda _found: None)


def vintages(program: Program, _presets: Presets) -> QDialog:
    return program.window.vintages


def assistant(_program: Program, presets: Presets) -> QDialog:
    rows = (("Defence expenditure as % of GDP",), ("", 2023, 2024), ("Belgium", 1.2, 1.3))
    return AssistantDialog(draft_of(book_of(sheet_of(rows)), presets.register), assistant_doors_for(presets), LIGHT)


@pytest.mark.parametrize("opened", [difference, editions, returns, vintages, assistant])
def test_that_a_window_opens_as_large_as_it_wants_where_the_screen_has_the_room(
    qtbot: QtBot, program: Program, presets: Presets, opened: Callable[[Program, Presets], QDialog]
) -> None:
    dialog = opened(program, presets)
    qtbot.addWidget(dialog)
    dialog.show()
    wanted = dialog.sizeHint().boundedTo(dialog.screen().availableSize())
    least = dialog.minimumSizeHint()
    assert (dialog.width(), dialog.height()) == (
        max(wanted.width(), least.width()),
        max(wanted.height(), least.height()),
    )
    dialog.close()
