"""Ticks and data points of every printed chart stand where their values say, on the canvas and in the file."""

import math
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QPagedPaintDevice, QPainter

from rampath.charts.pictures.columns import Columns
from rampath.charts.pictures.gap import GapUnit, gap
from rampath.charts.pictures.heat import Heat, heat
from rampath.charts.pictures.slope import SlopeSide, slope
from rampath.charts.pictures.spending import Stack, extra, spending
from rampath.charts.pictures.yearly import categories, real_change, stacked_path, who_meets
from rampath.charts.series import marks, quadrant
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Prices, Projection, project
from rampath.printing.canvas import Canvas, Marker, Words
from rampath.printing.chart_any import Picture, draw_chart
from rampath.printing.fonts import family
from rampath.printing.paper import A4, Area
from rampath.printing.pdf import pdf_bytes

from .conftest import DAY, FONTS
from .drawing import overlaps, shapes_of

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(20, 30, 240, 140)
QUARTER = Area(20, 30, 125, 75)
CORE = Pillar.CORE


def spent(plan: Plan, told: Projection) -> Columns:
    others = [project(plan, plan.scenario(name)) for name in ("National declarations", "US request 5 %")]
    return spending(plan, told, others, CORE, Prices.CONSTANT, Stack.GROUP, "NATO")


COLUMNS: dict[str, Callable[[Plan, Projection], Columns]] = {
    "spending": spent,
    "spending by member": lambda p, t: spending(p, t, [], CORE, Prices.CURRENT, Stack.MEMBER, "BEL"),
    "extra": lambda p, t: extra(p, t, [], CORE, Prices.CONSTANT, Stack.GROUP, "NATO"),
    "meets": lambda p, t: who_meets(p, t, CORE),
    "gap": lambda p, t: gap(p, t, 2026, CORE, Prices.CONSTANT, GapUnit.POINTS),
    "gap in money": lambda p, t: gap(p, t, 2026, CORE, Prices.CONSTANT, GapUnit.MONEY),
    "stacked": lambda p, t: stacked_path(p, t, "EST"),
    "change": lambda p, t: real_change(p, t, "BEL", CORE),
    "categories": lambda p, t: categories(p, t, "DEU"),
}


def drawn(picture: Picture, room: Area = ROOM) -> tuple[Canvas, bytes]:
    found: list[Canvas] = []

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        found.append(Canvas(painter, A4, family(FONTS)))
        draw_chart(found[0], room, picture)
        painter.end()

    content = pdf_bytes(A4, "test", DAY, paint)
    return found[0], content


@pytest.fixture
def told(sample_plan: Plan) -> Projection:
    return project(sample_plan, sample_plan.scenarios[0])


def pictures(plan: Plan, told: Projection) -> Iterator[tuple[str, Picture]]:
    yield "quadrant", quadrant(plan, told, 2026)
    yield "heat", heat(plan, told, CORE)
    yield "slope", by_years(plan, told)
    for name, of in COLUMNS.items():
        yield name, of(plan, told)


def by_years(plan: Plan, told: Projection) -> Picture:
    sides = (SlopeSide("2026e", told, 2026), SlopeSide("2035", told, 2035))
    return slope(plan, *sides, CORE, marks(plan, told.commitment, CORE))


def scale_of(words: list[Words], *, upright: bool) -> tuple[float, float]:
    """The place of zero and the length of one unit, in millimetres, from two of the numbers along an axis."""
    found = {}
    for each in words:
        text = each.text.replace(",", "").replace("−", "-")
        if text.lstrip("-").replace(".", "", 1).isdigit():
            cap = 0.73 * each.size * 25.4 / 72
            found[float(text)] = each.area.y + cap / 2 if upright else each.area.middle
    (low, at_low), (high, at_high) = min(found.items()), max(found.items())
    unit = (at_high - at_low) / (high - low)
    return at_low - low * unit, unit


@pytest.mark.parametrize("name", COLUMNS)
def test_each_layer_reaches_from_where_the_one_below_ends_by_its_value(
    sample_plan: Plan, told: Projection, name: str
) -> None:
    columns = COLUMNS[name](sample_plan, told)
    canvas, content = drawn(columns)
    axis = [words for words in canvas.words if words.area.right < ROOM.x + 11]
    zero, unit = scale_of(axis[1:], upright=True)
    key = len(columns.layers) if 1 < len(columns.layers) <= 5 else 0
    bars = iter(canvas.bars[key:])
    shapes = list(shapes_of(content, 0))
    for i in range(len(columns.places)):
        up = down = 0.0
        for layer in columns.layers:
            value = layer.values[i] * columns.measured.scale
            if not math.isfinite(value) or value == 0:
                continue
            area = next(bars).area
            foot = up if value > 0 else down
            ends = sorted((zero + foot * unit, zero + (foot + value) * unit))
            assert (area.y, area.bottom) == pytest.approx(ends, abs=0.2), (columns.places[i], layer.name)
            assert any(
                abs(x - area.middle) < 0.2
                and abs(y - (area.y + area.bottom) / 2) < 0.2
                and abs(wide - area.width) < 0.6
                for x, y, wide in shapes
            ), (columns.places[i], layer.name)
            if value > 0:
                up += value
            else:
                down += value
    assert next(bars, None) is None


@pytest.mark.parametrize("name", ["spending", "meets", "stacked", "change"])
def test_columns_stand_over_the_years_that_are_named_below_them(sample_plan: Plan, told: Projection, name: str) -> None:
    columns = COLUMNS[name](sample_plan, told)
    canvas, _ = drawn(columns)
    places = {words.text: words.area.middle for words in canvas.words if words.area.y > ROOM.bottom - 6}
    first, last = places["2014"], places["2035"]
    years = [int(place.key) for place in columns.places]
    wanted = {year: first + (year - 2014) / 21 * (last - first) for year in years}
    middles = {
        round(bar.area.middle, 2) for bar in canvas.bars[len(columns.layers) if len(columns.layers) > 1 else 0 :]
    }
    assert all(any(abs(middle - at) < 0.2 for at in wanted.values()) for middle in middles)
    assert len(middles) >= len(years) - 1


def test_dots_of_the_quadrant_stand_where_both_axes_say(sample_plan: Plan, told: Projection) -> None:
    chart = quadrant(sample_plan, told, 2026)
    canvas, content = drawn(chart)
    below = [
        words for words in canvas.words if words.area.y > ROOM.bottom - 14 and words.text.replace(".", "").isdigit()
    ]
    left = [words for words in canvas.words if words.area.right < ROOM.x + 8.9 and words.text.isdigit()]
    (across, a_share), (up, an_equipment) = scale_of(below, upright=False), scale_of(left, upright=True)
    shapes = list(shapes_of(content, 0))
    for dot, mark in zip(chart.dots, canvas.dots, strict=False):
        assert mark.x == pytest.approx(across + dot.share * 100 * a_share, abs=0.2)
        assert mark.y == pytest.approx(up + dot.equipment * 100 * an_equipment, abs=0.2)
        assert mark.marker is (Marker.UP if dot.member in chart.both else Marker.ROUND)
        assert any(abs(x - mark.x) < 0.2 and abs(y - mark.y) < 0.6 and 1.5 < wide < 2.1 for x, y, wide in shapes)


def test_every_dot_of_the_quadrant_is_named(sample_plan: Plan, told: Projection) -> None:
    chart = quadrant(sample_plan, told, 2026)
    texts = {words.text for words in drawn(chart)[0].words}
    assert all({dot.name, dot.member} & texts for dot in chart.dots)


def test_cells_of_the_heat_table_stand_in_the_row_and_column_that_are_named(
    sample_plan: Plan, told: Projection
) -> None:
    chart = heat(sample_plan, told, CORE)
    canvas, _ = drawn(chart)
    cap = 0.73 * 7 * 25.4 / 72
    rows = {words.text: words.area.y for words in canvas.words if words.text in {row.name for row in chart.rows}}
    years = {words.text: words.area.middle for words in canvas.words if words.text[:4] in {str(y) for y in chart.years}}
    symbols = {Heat.MET: Marker.UP, Heat.ON_PATH: Marker.ROUND, Heat.BEHIND: Marker.DOWN}
    heights = [rows[row.name] for row in chart.rows]
    assert len(years) == len(chart.years)
    assert heights == sorted(heights)
    marks_ = iter(canvas.dots)
    for row in chart.rows:
        for middle, cell in zip(years.values(), row.cells, strict=True):
            if cell.heat is Heat.NO_DATA:
                continue
            dot = next(marks_)
            assert dot.marker is symbols[cell.heat]
            assert abs(dot.y - (rows[row.name] + cap / 2)) < 0.3
            assert abs(dot.x - middle) < 8


def test_ends_of_the_slope_stand_as_far_apart_as_their_shares(sample_plan: Plan, told: Projection) -> None:
    chart = by_years(sample_plan, told)
    canvas, _ = drawn(chart)
    levels = {words.text: words.area for words in canvas.words if words.text in {"2\u2009%", "3.5\u2009%"}}
    cap = 0.73 * 8 * 25.4 / 72
    two, more = (levels[text].y + cap / 2 for text in ("2\u2009%", "3.5\u2009%"))
    unit = (more - two) / 1.5
    ends = iter(canvas.dots)
    for line in chart.lines:  # type: ignore[union-attr]
        for share in (line.left, line.right):
            assert next(ends).y == pytest.approx(two + (share * 100 - 2) * unit, abs=0.2)


@pytest.mark.parametrize("room", [ROOM, QUARTER, Area(12, 12, 186, 240), Area(12, 12, 396, 270)])
def test_texts_of_a_chart_neither_meet_nor_leave_their_room_nor_become_too_small(
    sample_plan: Plan, told: Projection, room: Area
) -> None:
    for name, picture in pictures(sample_plan, told):
        canvas, _ = drawn(picture, room)
        assert overlaps(canvas) == [], name
        for words in canvas.words:
            assert words.size >= 7, (name, words)
            assert words.area.x >= room.x - 0.5, (name, words)
            assert words.area.right <= room.right + 0.5, (name, words)
            assert words.area.y >= room.y - 0.5, (name, words)
            assert words.area.bottom <= room.bottom + 0.5, (name, words)


def test_a_chart_without_figures_says_so(plan: Plan) -> None:
    told = project(plan, plan.scenarios[0])
    for picture in (quadrant(plan, told, 2026), categories(plan, told, "BEL"), stacked_path(plan, told, "ISL")):
        assert drawn(picture)[0].words
