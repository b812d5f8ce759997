"""A number is shown and understood as everywhere in the window, whatever language the system speaks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from rampath.views.number_box import NumberBox

SYSTEMS = ["C", "de_DE", "fr_FR", "pl_PL", "de_CH"]


@pytest.fixture(params=SYSTEMS, autouse=True)
def _system(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def shown(qtbot: QtBot, least: float, most: float, decimals: int, suffix: str = "") -> NumberBox:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setRange(least, most)
    box.setDecimals(decimals)
    box.setSuffix(suffix)
    box.show()
    return box


def typed(qtbot: QtBot, box: NumberBox, text: str) -> float:
    box.selectAll()
    for sign in text:
        if sign.isascii():
            qtbot.keyClicks(box.lineEdit(), sign)
        else:  # no key of the test's keyboard
            box.lineEdit().insert(sign)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    return box.value()


@pytest.mark.parametrize("text", ["3.5", "3,5", "3,50", "+3.5", "03.5"])
def test_that_comma_and_point_separate_decimals(qtbot: QtBot, text: str) -> None:
    box = shown(qtbot, 0, 100, 2, " % of GDP")
    assert typed(qtbot, box, text) == 3.5
    assert box.text() == "3.50 % of GDP"


def test_that_it_shows_its_number_from_the_first(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    assert box.text() == "0.00"


def test_that_a_small_number_has_no_thousands(qtbot: QtBot) -> None:
    assert typed(qtbot, shown(qtbot, 0, 100, 3), "2,125") == 2.125


@pytest.mark.parametrize("text", ["250000", "250,000", "250.000", "250 000", "250'000"])
def test_that_thousands_are_understood_and_parted_as_elsewhere(qtbot: QtBot, text: str) -> None:
    box = shown(qtbot, 0, 100_000_000, 0, " million EUR")
    assert typed(qtbot, box, text) == 250_000
    assert box.text() == "250,000 million EUR"


@pytest.mark.parametrize("text", ["-2.5", "-2,5", "\u22122.5"])
def test_that_a_number_below_zero_has_a_real_minus(qtbot: QtBot, text: str) -> None:
    box = shown(qtbot, -10, 10, 2, " pp a year")
    assert typed(qtbot, box, text) == -2.5
    assert box.text() == "\u22122.50 pp a year"


def test_that_keys_that_lead_to_no_such_number_do_nothing(qtbot: QtBot) -> None:
    assert typed(qtbot, shown(qtbot, 0, 100, 2), "x-12.345") == 12.34
    assert typed(qtbot, shown(qtbot, 0, 100, 2), "150") == 15


def test_that_what_is_not_yet_a_number_leaves_the_one_before(qtbot: QtBot) -> None:
    box = shown(qtbot, 0.5, 40, 2)
    box.setValue(5)
    assert typed(qtbot, box, "0") == 5
    assert typed(qtbot, box, ",") == 5
    assert box.text() == "5.00"


def test_that_its_arrows_step_from_what_is_typed(qtbot: QtBot) -> None:
    box = shown(qtbot, 0, 100, 2)
    box.setSingleStep(0.25)
    box.selectAll()
    qtbot.keyClicks(box.lineEdit(), "3,5")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), box.text()) == (3.75, "3.75")
