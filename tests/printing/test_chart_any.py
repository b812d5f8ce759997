"""Every chart on every sheet: its words can be read, and stay within the room that the chart was given."""

from functools import partial
from io import BytesIO

import pytest
from pypdf import PdfReader

from rampath.domain.plan import Plan
from rampath.printing.chart_any import Picture, draw_chart
from rampath.printing.paper import A4

from .drawing import SHEETS, fonts_of, on_a_canvas, on_a_page
from .pictures import HARD, SAMPLE, hard, sampled
from .reading import faults, rooms

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def pictures(sample_plan: Plan) -> dict[str, Picture]:
    return {**sampled(sample_plan), **hard()}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", [*SAMPLE, *HARD])
def test_words_never_meet_nor_leave_the_room_of_a_chart(pictures: dict[str, Picture], name: str, sheet: str) -> None:
    for room in rooms(SHEETS[sheet]):
        canvas = on_a_canvas(partial(draw_chart, room=room, picture=pictures[name]), SHEETS[sheet])
        assert canvas.words
        assert faults(canvas, room) == []


def test_a_file_of_all_charts_has_no_bitmap_and_only_fonts_that_it_brings(pictures: dict[str, Picture]) -> None:
    for name in SAMPLE:
        content = on_a_page(partial(draw_chart, room=rooms(A4)[0], picture=pictures[name]))[1]
        page = PdfReader(BytesIO(content)).pages[0]
        assert list(page.images) == []
        fonts = fonts_of(page)
        assert fonts
        assert all(fonts.values())
