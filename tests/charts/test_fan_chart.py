"""The live chart of the fan that uncertain growth spreads."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rampath.charts.fan_chart import FanChart
from rampath.charts.palette import LIGHT
from rampath.charts.pictures.fan import Spread
from rampath.domain.fan import PROBABILITIES, Fan

YEARS = (2027, 2028)
FAN = Fan("BEL", YEARS, PROBABILITIES, np.full((5, 2), 0.02), np.full((5, 2), 9e3), "EUR", 2028, 0.4)


def test_that_arrow_keys_ring_the_median_of_a_year_and_a_member_without_a_fan_has_no_ring(
    shown: Callable[[QWidget], None],
) -> None:
    chart = FanChart(LIGHT)
    chart.show_series(FAN, "Belgium", 0.035, Spread.SHARE)
    shown(chart)
    QTest.keyClick(chart, Qt.Key.Key_End)
    chart.redraw.now()
    assert [list(values) for values in chart._reader.getData()] == [[2028.0], [2.0]]
    chart.show_series(None, "Iceland", None, Spread.SHARE)
    chart.redraw.now()
    assert [list(values) for values in chart._reader.getData()] == [[], []]
    assert chart.current() is None
