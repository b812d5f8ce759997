"""What is odd, too long or missing on its way to paper: each page stands, the marking is whole, nothing runs out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Observation, Observations
from rampath.domain.plan import Plan
from rampath.printing.canvas import Canvas
from rampath.printing.order import ANNUAL, COMPLIANCE, Earlier, Order
from rampath.printing.paper import MARGIN
from rampath.printing.report import press_for, report_pages
from rampath.printing.ruler import SMALLEST

from .conftest import DAY, FONTS, MARKING
from .drawing import SHEETS, drawn, on_a_canvas, overlaps

pytestmark = pytest.mark.usefixtures("qapp")

SMALL_SHEETS = ("A4", "Letter upright")
TITLE = ("A title of five hundred characters, which nobody should write and somebody will, " * 7)[:500]
MARKING_400 = ("NATO RESTRICTED RELEASABLE TO PARTNERS " * 11)[:400].strip()
NAMES = {"EST": "Εσθονική Δημοκρατία", "BEL": "Бельгія", "FRA": "جمهورية فرنسا", "USA": "ארצות הברית"}
SCENARIOS = ("Σενάριο " + "πολύ μακρύ όνομα " * 20, "Сценарій два", "سيناريو الدفاع", "X" * 300)


def pack(plan: Plan, sheet: str, *members: str, marking: str = MARKING, scenario: str = "") -> list[Canvas]:
    """Every kind of page of these members, looked at for what must never be."""
    paper = SHEETS[sheet]
    order = Order(
        scenario or plan.scenarios[0].name,
        members,
        DAY,
        (*COMPLIANCE, *ANNUAL),
        against=("National declarations",),
        earlier=Earlier(plan, "plan-2025.xlsx"),
        marking=marking,
    )
    canvases, _ = drawn(plan, paper=paper, order=order)
    assert canvases
    for canvas in canvases:
        assert overlaps(canvas) == []
        for words in canvas.words:
            assert words.size >= SMALLEST - 1e-9, words
            assert words.area.x >= MARGIN - 0.01, words
            assert words.area.right <= paper.width - MARGIN + 0.01, words
            assert words.area.y >= 4 - 0.01, words
            assert words.area.bottom <= paper.height - 4 + 0.01, words
            assert not {"nan", "inf", "-inf"} & set(words.text.casefold().split()), words
    return canvases


def elided(canvases: list[Canvas]) -> set[str]:
    return {words.text for canvas in canvases for words in canvas.words if "…" in words.text}


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
def test_a_title_of_500_characters_stands_whole_on_the_cover(sample_plan: Plan, sheet: str) -> None:
    canvases = pack(replace(sample_plan, title=TITLE), sheet, "EST")
    assert TITLE.strip() in " ".join(words.text for words in canvases[0].words)
    assert elided(canvases) == set()


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
def test_a_title_that_is_one_word_without_end_leaves_room_for_the_page(sample_plan: Plan, sheet: str) -> None:
    assert "Contents" in [words.text for words in pack(replace(sample_plan, title="W" * 500), sheet, "EST")[0].words]


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
@pytest.mark.parametrize("marking", [MARKING_400, "M" * 400])
def test_a_marking_of_400_characters_is_whole_at_the_top_at_the_bottom_and_on_the_cover(
    sample_plan: Plan, sheet: str, marking: str
) -> None:
    canvases = pack(sample_plan, sheet, "EST", marking=marking)
    assert elided(canvases) == set()
    bare = marking.replace(" ", "")
    for at, canvas in enumerate(canvases):
        said = "".join(words.text for words in canvas.words).replace(" ", "")
        assert said.count(bare) == (3 if at == 0 else 2)


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
def test_a_long_marking_that_no_policy_abbreviates_is_whole_under_the_charts_too(sample_plan: Plan, sheet: str) -> None:
    order = Order(sample_plan.scenarios[0].name, (), DAY, ("ranked",), marking=MARKING_400)
    press = press_for(order, FONTS, SHEETS[sheet])
    page = report_pages(sample_plan, order, press)[0]
    canvas = on_a_canvas(lambda canvas: page.draw(canvas, press.room(page)), press.paper)
    assert "".join(words.text for words in canvas.words).replace(" ", "").count(MARKING_400.replace(" ", "")) == 1
    assert overlaps(canvas) == []


@pytest.mark.parametrize("marking", ["ΑΠΟΡΡΗΤΟ NATO", "TRÈS SECRET DÉFENSE", "ТАЄМНО", "سري"])
def test_a_marking_that_no_policy_knows_stands_as_it_was_typed(sample_plan: Plan, marking: str) -> None:
    for canvas in pack(sample_plan, "A4", "EST", marking=marking):
        places = [words.area.y for words in canvas.words if words.text == marking]
        assert min(places) < MARGIN
        assert max(places) > SHEETS["A4"].height - MARGIN


@pytest.mark.parametrize("marking", ["", "   "])
def test_each_page_of_a_plan_without_marking_says_that_there_is_none(sample_plan: Plan, marking: str) -> None:
    for canvas in pack(sample_plan, "A4", "EST", marking=marking):
        assert [words.text for words in canvas.words].count("No marking set") >= 2


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
def test_names_in_greek_cyrillic_and_from_right_to_left_stand_on_their_pages(sample_plan: Plan, sheet: str) -> None:
    members = tuple(replace(each, name=NAMES.get(each.code, each.name)) for each in sample_plan.register.members)
    named = replace(sample_plan, register=Register(members, sample_plan.register.aggregates))
    canvases = pack(named, sheet, *NAMES)
    for name in NAMES.values():
        assert sum(any(name in words.text for words in canvas.words) for canvas in canvases) >= 3, name
    assert elided(canvases) == set()


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenarios_name_of_any_length_and_script_stays_on_the_sheet(sample_plan: Plan, sheet: str, name: str) -> None:
    old = sample_plan.branches[0].name
    branches = tuple(
        replace(each, name=name if each.name == old else each.name, parent=name if each.parent == old else each.parent)
        for each in sample_plan.branches
    )
    canvases = pack(replace(sample_plan, branches=branches), sheet, "EST", "NATO", scenario=name)
    if len(name) < 20:
        assert elided(canvases) == set()
        assert all(any(name in words.text for words in canvas.words) for canvas in canvases)


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
@pytest.mark.parametrize("code", ["BEL", "USA", "ISL"])
def test_a_plan_of_one_member_has_every_page(sample_plan: Plan, sheet: str, code: str) -> None:
    register = Register((sample_plan.register[code],), sample_plan.register.aggregates)
    canvases = pack(replace(sample_plan, register=register), sheet, code, "NATO", "NATO_EUR_CAN")
    assert any(sample_plan.register[code].name in words.text for words in canvases[0].words)


@pytest.mark.parametrize("sheet", SMALL_SHEETS)
@pytest.mark.parametrize(
    "kept",
    [lambda row: row.member != "EST", lambda row: row.year != 2020, lambda row: row.year < 2025],
    ids=["a member", "a year", "the last years"],
)
def test_what_a_plan_has_no_figures_for_leaves_its_pages_whole(
    sample_plan: Plan, sheet: str, kept: Callable[[Observation], bool]
) -> None:
    rows = [row for row in sample_plan.observations if kept(row)]
    assert 0 < len(rows) < len(sample_plan.observations)
    pack(replace(sample_plan, observations=Observations.of(rows)), sheet, "EST", "BEL", "NATO")


def test_a_plan_without_any_figure_has_its_pages(sample_plan: Plan) -> None:
    pack(replace(sample_plan, observations=Observations.of([])), "A4", "EST", "NATO")
