"""Every chart on every sheet: its words can be read, and stay within the room that the chart was given."""

from functools import partial

import pytest

from rampath.domain.plan import Plan
from rampath.printing.chart_any import Picture, draw_chart

from .drawing import SHEETS, on_a_canvas
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
