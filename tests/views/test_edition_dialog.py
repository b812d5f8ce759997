"""The dialog that arranges editions: rows move, exceptions go, and what comes of it is handed on."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from domain.build import plan
from rampath.domain.edition import EditionChoice
from rampath.domain.observation import Measure, Observations
from rampath.domain.plan import Plan
from rampath.views.edition_dialog import EditionDialog

POLISH = EditionChoice("Older", "AAA", Measure.CORE_SHARE)


@pytest.fixture
def two() -> Plan:
    known = plan()
    older = tuple(replace(row, edition="Older") for row in known.observations if row.year < 2026)
    return replace(known, observations=Observations((*known.observations.rows, *older), (POLISH,)))


def test_that_ok_hands_on_the_order_and_the_exceptions(qtbot: QtBot, two: Plan) -> None:
    dialog = EditionDialog(two)
    qtbot.addWidget(dialog)
    assert dialog.choices == (POLISH,)
    assert dialog.exceptions.item(0).text() == "Aland, core share of GDP: Older"
    dialog.table.selectRow(1)
    dialog.up.click()
    assert [*dialog.choices] == [POLISH, EditionChoice("Older"), EditionChoice("Test 2026")]
    assert dialog.table.currentIndex().row() == 0
    dialog.down.click()
    assert dialog.choices == (POLISH,)


def test_that_an_exception_is_removed(qtbot: QtBot, two: Plan) -> None:
    dialog = EditionDialog(two)
    qtbot.addWidget(dialog)
    assert not dialog.remove.isEnabled()
    dialog.exceptions.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.choices == ()
    assert dialog.exceptions.count() == 0
