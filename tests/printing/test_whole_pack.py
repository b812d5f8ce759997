"""The pack of all members, as it is drawn from the sample: nothing meets, nothing is cut."""

import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.path import Anchor, Path
from rampath.domain.plan import Plan
from rampath.printing.order import ANNUAL, COMPLIANCE, Earlier, Order
from rampath.printing.paper import MARGIN
from rampath.printing.ruler import SMALLEST

from .conftest import DAY, MARKING
from .drawing import SHEETS, drawn, overlaps, struck_through

pytestmark = pytest.mark.usefixtures("qapp")

ANCHORS = {
    "BEL": ((2029, 0.021), (2035, 0.035)),
    "EST": ((2030, 0.15), (2035, 0.15)),
    "ITA": ((2028, 0.0), (2035, 0.005)),
    "POL": ((2030, 0.02), (2035, 0.047)),
    "SVN": ((2027, 0.12), (2028, 0.01), (2035, 0.02)),
}
"""Paths as steep, as flat and as high as anyone would draw them."""


def edited(plan: Plan) -> Plan:
    """The sample's plan with paths that a person set."""
    scenario = plan.scenarios[0]
    for member, anchors in ANCHORS.items():
        path = Path(tuple(Anchor(year, share) for year, share in anchors))
        scenario = scenario.with_path(member, Pillar.CORE, path)
    return plan.with_scenario(scenario)


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_text_of_the_whole_pack_meets_another_or_is_elided(sample_plan: Plan, sheet: str) -> None:
    codes = (*sample_plan.register.codes, *AGGREGATES)
    canvases, _ = drawn(edited(sample_plan), *codes, paper=SHEETS[sheet])
    begun = [canvas for canvas in canvases if not any("(continued)" in words.text for words in canvas.words)]
    assert len(begun) == 1 + len(codes)
    assert len(canvases) <= len(begun) + 1  # on the shortest sheet the longest advice goes on
    for canvas in canvases:
        assert overlaps(canvas) == []
        assert [words.text for words in canvas.words if "…" in words.text] == []


@pytest.mark.parametrize("sheet", ["A4", "A4 upright"])
def test_no_line_runs_through_a_text_of_a_member_page(sample_plan: Plan, sheet: str) -> None:
    codes = (*sample_plan.register.codes, *AGGREGATES)
    for plan in (sample_plan, edited(sample_plan)):
        for code, canvas in zip(codes, drawn(plan, *codes, paper=SHEETS[sheet])[0][1:], strict=True):
            assert {words.text for words in struck_through(canvas)} == set(), code


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_kind_of_page_of_all_members_keeps_its_margins_its_size_and_every_word(
    sample_plan: Plan, sheet: str
) -> None:
    plan, paper = edited(sample_plan), SHEETS[sheet]
    wanted = Order(
        plan.scenarios[0].name,
        plan.register.codes,
        DAY,
        (*COMPLIANCE, *ANNUAL),
        against=("National declarations",),
        earlier=Earlier(sample_plan, "plan-2025.xlsx"),
        marking=MARKING,
    )
    canvases, _ = drawn(plan, paper=paper, order=wanted)
    assert len(canvases) > 32 * 2
    for canvas in canvases:
        assert overlaps(canvas) == []
        for words in canvas.words:
            assert words.size >= SMALLEST - 1e-9, words
            assert "…" not in words.text
            assert words.area.x >= MARGIN - 0.01, words
            assert words.area.right <= paper.width - MARGIN + 0.01, words
            if words.text != MARKING:
                assert words.area.y >= MARGIN - 0.01, words
                assert words.area.bottom <= paper.height - MARGIN + 0.01, words
        for fill in canvas.fills:
            assert all(MARGIN - 0.01 <= x <= paper.width - MARGIN + 0.01 for x, _y in fill.corners), fill
        for stroke in canvas.strokes:
            assert all(MARGIN - 0.5 <= x <= paper.width - MARGIN + 0.5 for x, _y in stroke.points), stroke
            assert all(MARGIN - 0.5 <= y <= paper.height - MARGIN + 0.5 for _x, y in stroke.points), stroke
