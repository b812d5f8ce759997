"""The compliance pack and the annual plan, kind by kind: every figure as the projection has it, nothing cut."""

import math
from dataclasses import replace
from typing import Any

import pytest

from rampath.domain.advice import advice
from rampath.domain.burden import burden, meeting_by_year
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import extra_cost
from rampath.domain.finding import Finding, Severity
from rampath.domain.member import AGGREGATES
from rampath.domain.narrative import SECTIONS, with_narrative
from rampath.domain.path import Anchor
from rampath.domain.path import Path as SharePath
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.printing.canvas import Canvas
from rampath.printing.order import ANNUAL, COMPLIANCE, KINDS, Earlier, Order
from rampath.printing.paper import MARGIN
from rampath.wording import number

from .conftest import DAY, MARKING, PORTION
from .drawing import SHEETS, drawn, overlaps

pytestmark = pytest.mark.usefixtures("qapp")

DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)
NATIONAL = Money(Prices.CONSTANT, Currency.NATIONAL)
LONG = "A title of five hundred characters, which nobody should write and somebody will, " * 6


def order(plan: Plan, *kinds: str, members: tuple[str, ...] | None = None, **more: Any) -> Order:
    found = plan.register.codes if members is None else members
    fields: dict[str, Any] = {"marking": MARKING, **more}
    return Order(plan.scenarios[0].name, found, DAY, kinds or COMPLIANCE, **fields)


def pages(plan: Plan, *kinds: str, sheet: str = "A4", **more: Any) -> list[Canvas]:
    return drawn(plan, paper=SHEETS[sheet], order=order(plan, *kinds, **more))[0]


def texts(canvases: list[Canvas]) -> list[str]:
    return [words.text for canvas in canvases for words in canvas.words]


def whole(canvases: list[Canvas]) -> str:
    return " ".join(texts(canvases))


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_text_of_any_page_meets_another_leaves_the_margins_or_is_smaller_than_seven_points(
    sample_plan: Plan, sheet: str
) -> None:
    told = with_narrative(replace(sample_plan, title=LONG), "EST", "intent", "Σχέδιο, план, خطة. " * 90)
    earlier = Earlier(told.with_scenario(replace(told.scenarios[0], note="before")), "plan-2025.xlsx")
    paper = SHEETS[sheet]
    found = pages(told, *KINDS, sheet=sheet, members=("EST", "MKD", "ISL", "NATO"), earlier=earlier,
                  against=("National declarations",))  # fmt: skip
    for canvas in found:
        assert overlaps(canvas) == []
        for words in canvas.words:
            assert words.size >= 7
            assert words.area.x >= MARGIN - 1
            assert words.area.right <= paper.width - MARGIN + 1
            assert words.area.y >= 4
            assert words.area.bottom <= paper.height - 4


def test_the_full_pack_of_all_members_has_about_45_pages_and_each_says_which(sample_plan: Plan) -> None:
    found = pages(sample_plan)
    assert 42 <= len(found) <= 48
    for i, canvas in enumerate(found, 1):
        said = [words.text for words in canvas.words]
        assert f"Page {i} of {len(found)}" in said
        assert said.count(MARKING) == (3 if i == 1 else 2)  # the cover names it, too


def test_the_marking_stands_under_every_chart(sample_plan: Plan) -> None:
    counts = {"ranked": 1, "quadrant": 1, "heat": 1, "spending": 3}
    for kind, count in counts.items():
        assert texts(pages(sample_plan, kind)).count(PORTION) == count
    assert texts(pages(sample_plan, "members", members=("EST",))).count(PORTION) == 1


def test_the_cost_table_has_each_members_cost_of_each_planned_year_and_their_sum(sample_plan: Plan) -> None:
    told = project(sample_plan, sample_plan.scenarios[0])
    said = texts(pages(sample_plan, "cost"))
    for code in (*told.members, *AGGREGATES):
        line = told.line(code, Pillar.CORE, DOLLARS)
        costs = [float(c) for y, c in zip(line.years, extra_cost(told, line), strict=True) if y > told.last_observed]
        at = said.index(sample_plan.register[code].name)
        assert said[at + 2 : at + 11] == [number(cost, 0, sign=True) for cost in costs]
        total = math.fsum(costs) if all(map(math.isfinite, costs)) else None
        assert said[at + 11] == number(total, 0, sign=True)


def test_the_burden_table_has_each_members_part_and_what_it_lacks(sample_plan: Plan) -> None:
    told = project(sample_plan, sample_plan.scenarios[0])
    carried = burden(told, Pillar.CORE)
    said = texts(pages(sample_plan, "burden"))
    now, then = carried.years.index(2026), carried.years.index(2035)
    for i, code in enumerate(carried.members):
        at = said.index(sample_plan.register[code].name)
        known = [
            None if math.isnan(array[i, j]) else float(array[i, j]) * factor
            for array, factor in ((carried.of_spending, 100), (carried.of_gdp, 100), (carried.per_head, 1),
                                  (carried.shortfall, 1))
            for j in (now, then)
        ]  # fmt: skip
        decimals = (2, 2, 2, 2, 0, 0, 0, 0)
        assert said[at + 1 : at + 9] == [number(v, d) for v, d in zip(known, decimals, strict=True)]


def test_the_summary_counts_who_meets_each_line_year_by_year(sample_plan: Plan) -> None:
    told = project(sample_plan, sample_plan.scenarios[0])
    said = texts(pages(sample_plan, "ranked"))
    at = len(said) - 1 - said[::-1].index("3.5\u2009%")
    found = [each for each in meeting_by_year(told, Pillar.CORE, 0.035) if each.year >= 2026]
    assert said[at + 1 : at + 11] == [f"{each.count} of {each.judged}" for each in found]
    assert said[at + 11] == "2035"


def test_a_members_page_has_its_cost_categories_and_advice(sample_plan: Plan) -> None:
    path = SharePath((Anchor(2030, 0.02), Anchor(2031, 0.035), Anchor(2035, 0.035)))
    scenario = sample_plan.scenarios[0]
    plan = sample_plan.with_scenario(scenario.with_path("BEL", Pillar.CORE, path))
    told = project(plan, plan.scenarios[0])
    said = texts(pages(plan, "members", members=("BEL",)))
    line = told.line("BEL", Pillar.CORE, NATIONAL)
    cost = float(extra_cost(told, line)[line.years.index(2031)])
    assert cost > 0
    assert number(cost, 0, sign=True) in said
    assert {"Equipment", "Personnel", "Infrastructure", "Other", "27.1"} <= set(said)
    notes = advice(plan, told, "BEL", Pillar.CORE)
    assert notes
    for each in notes:
        assert each.message.replace(" ", "") in "".join(said).replace(" ", "")


def test_assumptions_name_the_promise_its_rule_and_the_economy_year_by_year(sample_plan: Plan) -> None:
    said = whole(pages(sample_plan, "assumptions"))
    assert "3.5\u2009% of GDP for the core pillar by 2035." in said
    assert "rounded to two decimals of a per cent" in said
    assert "World Economic Outlook, April 2025" in said
    outlook = sample_plan.economies[0].outlooks["EST"]
    rates = outlook.real_growth[2027 - outlook.first_year], outlook.deflator_growth[2027 - outlook.first_year]
    row = texts(pages(sample_plan, "assumptions"))
    at = row.index("Estonia")
    assert (row[at + 1], row[at + 10]) == tuple(number(rate * 100) for rate in rates)


def test_findings_stand_with_their_place_text_and_what_was_done(sample_plan: Plan) -> None:
    many = tuple(
        Finding(Severity.WARNING, f"Table {i}!A{i}", f"raw {i}", f"Finding number {i}. Left out.", "f.xlsx")
        for i in range(120)
    )
    found = pages(replace(sample_plan, findings=many), "findings")
    said = whole(found)
    assert len(found) > 2
    assert "Findings: 0 errors, 120 warnings, 0 notes" in said
    for i in range(120):
        assert f"Table {i}!A{i}" in said
        assert f"Finding number {i}." in said


def test_provenance_names_each_file_with_its_whole_hash(sample_plan: Plan) -> None:
    said = "".join(texts(pages(sample_plan, "provenance")))
    for source in sample_plan.sources:
        assert source.sha256 in said
        assert source.file in said


def test_that_a_line_that_is_met_now_is_not_said_to_be_met_first_in_that_year(sample_plan: Plan) -> None:
    poland = texts(pages(sample_plan, "members", members=("POL",)))
    assert "met already in 2026e" in poland  # and in 2024, with 3.75 %
    assert "met already in 2026e" not in texts(pages(sample_plan, "members", members=("BEL",)))
    sides = texts(pages(sample_plan, "comparison", against=("National declarations",)))
    at = sides.index("Poland", sides.index("Member"))
    assert sides[at : at + 6] == ["Poland", "4.68", "4.68", "0.00", "met", "met"]


def test_a_comparison_tells_both_shares_the_difference_and_the_cost(sample_plan: Plan) -> None:
    found = pages(sample_plan, "comparison", against=("National declarations",))
    said = texts(found)
    at = said.index("Spain", said.index("Slovenia"))
    assert said[at + 1 : at + 4] == ["3.50", "2.10", "−1.40"]
    assert "the line is not met, where it was in 2035" in whole(found)
    assert texts(pages(sample_plan, "comparison")) == []


def test_only_changes_call_what_they_compare_before_and_now(sample_plan: Plan) -> None:
    earlier = Earlier(sample_plan, "plan-2025.xlsx")
    for kind, wanted, other in (
        ("comparison", {"First", "Second"}, {"Before", "Now"}),
        ("changes", {"Before", "Now"}, {"First", "Second"}),
    ):
        said = set(texts(pages(sample_plan, kind, against=("National declarations",), earlier=earlier)))
        assert wanted <= said
        assert not other & said


def test_changes_tell_what_differs_from_the_earlier_plan(sample_plan: Plan) -> None:
    path = SharePath((Anchor(2030, 0.03), Anchor(2035, 0.04)))
    now = sample_plan.with_scenario(sample_plan.scenarios[0].with_path("BEL", Pillar.CORE, path))
    found = pages(now, "changes", earlier=Earlier(sample_plan, "plan-2025.xlsx"))
    said = whole(found)
    assert "Changes since plan-2025.xlsx" in said
    assert "Belgium 2035 core" in said or "the core path of Belgium" in said
    assert "Belgium: 3.50\u2009% becomes 4.00\u2009% of GDP in 2035 (+0.50\u2009pp)" in said
    same = whole(pages(now, "changes", earlier=Earlier(now, "plan-2025.xlsx")))
    assert "Nothing was changed." in same
    assert "No member's core share differs." in same


def test_the_annual_plan_has_every_year_in_both_prices_and_every_section_with_its_words(sample_plan: Plan) -> None:
    plan = sample_plan
    for section in SECTIONS:
        plan = with_narrative(plan, "BEL", section.id, f"What we say of {section.id}.\nAnd more.")
    path = SharePath((Anchor(2027, 0.002), Anchor(2035, 0.015)))
    plan = plan.with_scenario(plan.scenarios[0].with_path("BEL", Pillar.BROADER, path))
    told = project(plan, plan.scenarios[0])
    said = texts(pages(plan, *ANNUAL, members=("BEL",)))
    for section in SECTIONS:
        assert section.title in said
        assert f"What we say of {section.id}." in said
    core = told.line("BEL", Pillar.CORE, NATIONAL)
    current = told.line("BEL", Pillar.CORE, Money(Prices.CURRENT, Currency.NATIONAL))
    broader = told.line("BEL", Pillar.BROADER, NATIONAL)
    for i, year in enumerate(core.years):
        if year <= told.last_observed:
            continue
        starts = [at for at, text in enumerate(said) if text == str(year)]
        cells = [said[at + 1 : at + 11] for at in starts]
        wanted = [
            number(float(core.share[i]) * 100),
            number(float(core.expenditure[i]), 0),
            number(float(current.expenditure[i]), 0),
            number(float(broader.share[i]) * 100),
            number(float(core.share[i] + broader.share[i]) * 100),
        ]
        assert any(set(wanted) <= set(row) for row in cells), (year, wanted, cells)
    assert "The row in bold is the review year, 2029." in said


def test_an_annual_plan_to_a_deadline_that_has_passed_tells_where_the_plan_ends(sample_plan: Plan) -> None:
    scenario = next(each for each in sample_plan.scenarios if sample_plan.commitment(each).deadline == 2024)
    start = sample_plan.start("BEL", Pillar.CORE)
    assert start is not None
    path = SharePath((Anchor(2035, start.share + 0.009),))
    plan = sample_plan.with_scenario(scenario.with_path("BEL", Pillar.CORE, path))
    wanted = replace(order(plan, *ANNUAL, members=("BEL",)), scenario=scenario.name)
    said = whole(drawn(plan, paper=SHEETS["A4"], order=wanted)[0])
    assert "From 2.00\u2009% in 2026 the plan goes to 2.90\u2009% in 2035, on average +0.10\u2009pp a year." in said


def test_an_annual_plan_of_a_member_without_figures_says_why(sample_plan: Plan) -> None:
    said = whole(pages(sample_plan, *ANNUAL, members=("ISL",)))
    assert "Iceland has no armed forces" in said
    assert "nan" not in said.lower()


def test_the_pages_stand_in_the_order_that_was_asked_for(sample_plan: Plan) -> None:
    titles = [canvas.words[2].text for canvas in pages(sample_plan, "members", "heat", members=("FRA", "BEL"))]
    assert [title.split(" ")[0] for title in titles] == ["France", "Belgium", "3.5\u2009%:"]


def test_every_kind_of_page_can_be_made(sample_plan: Plan) -> None:
    earlier = Earlier(sample_plan, "before.xlsx")
    for kind in KINDS:
        assert pages(sample_plan, kind, members=("EST",), earlier=earlier, against=("US request 5 %",))
