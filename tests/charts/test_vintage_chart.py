"""The live chart of a series in every edition."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

from rampath.charts.labels import inside, label_size
from rampath.charts.palette import DARK, LIGHT
from rampath.charts.placing import Box
from rampath.charts.vintage_chart import VintageChart
from rampath.domain.edition import EditionChoice
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.vintage import Variant, VintageTable, vintage_table

SHARE = Variant(Measure.CORE_SHARE)


def row(edition: str, year: int, value: float) -> Observation:
    return Observation(
        "POL", Measure.CORE_SHARE, year, value, "fraction", "", Kind.ACTUAL, edition, "f.xlsx", "T!A1", str(value)
    )


ROWS = (
    row("NATO June 2024", 2022, 0.0223), row("NATO June 2024", 2023, 0.0326), row("NATO June 2024", 2024, 0.0412),
    row("NATO July 2026", 2022, 0.0221), row("NATO July 2026", 2024, 0.0375), row("NATO July 2026", 2026, 0.0468),
)  # fmt: skip


def table(*choices: EditionChoice) -> VintageTable:
    return vintage_table(Observations(ROWS, choices), "POL", SHARE)


@pytest.fixture
def chart(shown: Callable[[QWidget], None]) -> Iterator[VintageChart]:
    made = VintageChart(LIGHT)
    made.show_table(table())
    shown(made)
    made.redraw.now()
    yield made
    QToolTip.hideText()


def styles(chart: VintageChart) -> list[Qt.PenStyle]:
    return [curve.opts["pen"].style() for curve in chart._curves]


def test_that_editions_differ_by_line_and_mark_and_the_one_that_counts_is_solid(chart: VintageChart) -> None:
    assert styles(chart) == [Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine]
    assert [dots.opts["symbol"] for dots in chart._dots] == ["t1", "s"]
    chart.show_table(table(EditionChoice("NATO June 2024", alone=True)))
    chart.redraw.now()
    assert styles(chart) == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]


def test_that_a_year_that_an_edition_does_not_tell_breaks_its_line(chart: VintageChart) -> None:
    xs, ys = chart._curves[1].getData()
    assert list(xs) == [2022, 2023, 2024, 2026]
    assert [str(y) for y in ys] == ["2.21", "nan", "3.75", "4.68"]


def test_that_editions_are_named_on_their_lines_without_touching(chart: VintageChart) -> None:
    names = chart._labels.shown
    assert [label.text for label in names] == ["NATO June 2024", "NATO July 2026"]
    boxes = [Box(label.x, label.y, *label_size(label.text, bold=label.bold)) for label in names]
    assert not boxes[0].meets(boxes[1])
    assert all(box.within(inside(chart.plot)) for box in boxes)


def test_that_arrow_keys_read_edition_by_edition(chart: VintageChart) -> None:
    read: list[str] = []
    chart.hovered.connect(read.append)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert read == ["NATO June 2024, 2022: 2.23\u2009%", "NATO July 2026, 2026: 4.68\u2009%"]


def test_that_the_mouse_reads_the_nearest_figure(chart: VintageChart) -> None:
    assert chart.part_at(chart.plot.place_of(2024, 4.1)) == "0/2024"
    assert chart.part_at(chart.plot.place_of(2024, 3.7)) == "1/2024"


def test_that_a_table_with_fewer_editions_leaves_no_line_behind(chart: VintageChart) -> None:
    chart.show_table(vintage_table(Observations(ROWS[:3]), "POL", SHARE))
    chart.redraw.now()
    assert list(chart._curves[1].getData()[0]) == []
    chart.set_palette(DARK)
    chart.show_table(None)
    chart.redraw.now()
    assert [label.text for label in chart._labels.shown] == ["No figures"]
