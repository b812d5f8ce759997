"""The ranked chart: every label of it can be read, whatever the lines and the shares are."""

import pytest

from rampath.charts.series import Bar, Mark, Ranked, Side
from rampath.domain.observation import Kind
from rampath.printing.canvas import Canvas
from rampath.printing.chart_ranked import draw_ranked
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, overlaps

pytestmark = pytest.mark.usefixtures("qapp")

WIDE, NARROW = Area(12, 30, A4.width - 24, 120), Area(12, 30, 110, 120)


def chart(shares: tuple[float, ...], lines: tuple[float, ...]) -> Ranked:
    bars = tuple(Bar(f"M{i}", f"Member {i}", share, Kind.ESTIMATE, Side.BETWEEN) for i, share in enumerate(shares))
    marks = tuple(Mark(line, f"{line * 100:g}\u2009% core (2035)", i == 0) for i, line in enumerate(lines))
    return Ranked(2026, bars, marks, ())


def drawn(shown: Ranked, room: Area) -> Canvas:
    return on_a_canvas(lambda canvas: draw_ranked(canvas, room, shown))


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("lines", [(0.035, 0.02), (0.035, 0.034, 0.033), (0.02, 0.0202, 0.0205, 0.021)])
def test_labels_of_commitment_lines_never_meet(room: Area, lines: tuple[float, ...]) -> None:
    canvas = drawn(chart((0.15, 0.03, 0.01), lines), room)
    assert sum("core (2035)" in words.text for words in canvas.words) == len(lines)
    assert overlaps(canvas) == []
    assert min(words.area.y for words in canvas.words) >= room.y


@pytest.mark.parametrize("room", [WIDE, NARROW])
@pytest.mark.parametrize("highest", [0.0, 0.0195, 0.0412, 0.0533, 0.0999, 0.15])
def test_the_axis_title_is_never_cut_for_its_unit_is_at_its_end(room: Area, highest: float) -> None:
    canvas = drawn(chart((highest, 0.01), (0.02,)), room)
    title = next(words for words in canvas.words if words.text == "Share of GDP, core, %")
    assert title.area.right <= room.right + 0.01
    assert max(words.area.bottom for words in canvas.words) <= room.bottom
    assert overlaps(canvas) == []


def test_a_bar_ends_where_the_numbers_along_the_axis_say() -> None:
    """By the printed numbers, not by the code that places the bars."""
    shown = chart((0.0412, 0.02, 0.0161), (0.02,))
    ends: list[float] = []

    def draw(canvas: Canvas) -> None:
        rows = draw_ranked(canvas, WIDE, shown)
        ends.extend(rows.bar(i, bar.share).right for i, bar in enumerate(shown.bars))

    canvas = on_a_canvas(draw)
    scale = {words.text: words.area.middle for words in canvas.words if words.text in {"0", "4"}}
    a_share = (scale["4"] - scale["0"]) / 0.04
    for bar, end in zip(shown.bars, ends, strict=True):
        assert end == pytest.approx(scale["0"] + bar.share * a_share, abs=0.2)
