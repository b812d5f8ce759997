"""The axes in a plot that is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from rampath.charts.axis import ShareAxis, YearAxis
from rampath.charts.naming_axis import LineAxis, Name, fitting
from rampath.charts.palette import DARK, LIGHT
from rampath.charts.plot import ChartPlot

Show = Callable[[QWidget], None]

pytestmark = pytest.mark.usefixtures("qtbot")


def test_that_years_carry_no_thousands_and_no_decimals() -> None:
    axis = YearAxis(LIGHT)
    assert axis.tickStrings([2014.0, 2030.0], 1, 1) == ["2014", "2030"]


def test_that_names_of_years_fit_side_by_side(shown: Show) -> None:
    axis = YearAxis(LIGHT)
    plot = ChartPlot(LIGHT, {"bottom": axis, "left": ShareAxis(LIGHT)})
    plot.show_range((2013.5, 2035.5), (0, 4))
    shown(plot)
    (_, named), (_, unnamed) = axis.tickValues(2013.5, 2035.5, axis.width())
    assert named[-1] == 2035
    assert sorted(named + unnamed) == [float(year) for year in range(2014, 2036)]
    room = (named[1] - named[0]) * axis.width() / 22
    assert room > axis.metrics.horizontalAdvance("2026")


def test_that_shares_are_named_in_per_cent_without_prefix() -> None:
    axis = ShareAxis(LIGHT)
    axis.name("core, % of GDP")
    assert axis.autoSIPrefix is False
    ((_, values),) = axis.tickValues(0, 0.004, 200)
    assert len(values) <= 5
    assert axis.tickStrings([0.0, 0.5, 1.0], 1, 0.5) == ["0.0", "0.5", "1.0"]


def test_that_a_long_name_stands_in_two_lines_beside_a_low_chart_and_in_one_beside_a_tall_one(shown: Show) -> None:
    axis = ShareAxis(LIGHT)
    axis.name("core, real change on the year before, %")
    plot = ChartPlot(LIGHT, {"left": axis})
    shown(plot)
    for height, lines in ((200, 2), (600, 1), (200, 2)):
        plot.resize(300, height)
        QApplication.processEvents()
        assert axis.label.toPlainText().strip().count("\n") == lines - 1, height
        assert axis.label.boundingRect().width() <= plot.height()
        assert axis.label.toPlainText().replace("\n", " ").strip() == "core, real change on the year before, %"


def test_that_an_axis_takes_the_colours_of_another_palette() -> None:
    axis = ShareAxis(LIGHT)
    axis.name("core, % of GDP")
    axis.set_palette(DARK)
    assert axis.textPen().color().name() == DARK.quiet
    assert DARK.quiet in axis.labelString()


def test_that_of_two_lines_too_close_the_first_keeps_its_name() -> None:
    axis = LineAxis(LIGHT)
    axis.show_names((Name(3.5, "3.5 %", "2035"), Name(3.4, "3.4 %", "2032"), Name(2, "2 %", "2024")))
    ((_, values),) = axis.tickValues(0, 5, 200)
    assert values == [3.5, 2]
    assert axis.tickStrings(values, 1, 1) == ["3.5 %\n2035", "2 %\n2024"]


def test_that_codes_are_upright_then_turned_then_thinned_out() -> None:
    usual = QApplication.font()
    codes = ["BEL"] * 31
    font, every, turned = fitting(codes, 60, usual)
    assert (every, turned) == (1, False)
    font, every, turned = fitting(codes, 14, usual)
    assert (every, turned) == (1, True)
    font, every, turned = fitting(codes, 8, usual)
    assert (every, turned) == (2, True)
    assert every * 8 >= QFontMetricsF(font).ascent()
